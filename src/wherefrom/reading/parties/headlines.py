"""Names in headlines, where every word is capitalised: only what the body names as well, or the word lists know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.fold import spelling_key
from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.parties.kinds import NameKind
from wherefrom.reading.parties.names import Name, names
from wherefrom.text.quotations import is_inside
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_][\w&]*(?:[-‑.'’](?!s\b)\w+)*")
MOST_WORDS = 30
"""A longer paragraph is no headline, however many capitals it has."""


def all_names(text: str) -> list[Name]:
    """Every name in ``text``, those in its headlines among them, in order."""
    lines = headlines(text)
    running = [name for name in names(text) if not is_inside(lines, name.span[0])]
    return sorted([*running, *headline_names(text, lines, running)], key=lambda name: name.span)


def headlines(text: str) -> list[Span]:
    """Paragraphs that are set like headlines: short, no closing stop, (nearly) every longer word capitalised."""
    found = []
    for start, end in paragraphs(text):
        if end - start > 250 or text[end - 1] in '.!”"':
            continue
        words = [m.group() for m in _WORD.finditer(text, start, end)]
        heavy = [w for w in words if w.casefold() not in lexicon.word_set("headlines_small") and w[0].isalpha()]
        capital = sum(w[0].isupper() for w in heavy)
        if len(heavy) >= 4 and len(words) <= MOST_WORDS and capital >= 0.8 * len(heavy):
            found.append((start, end))
    return found


def headline_names(text: str, lines: Sequence[Span], known: Iterable[Name]) -> list[Name]:
    """The names in headlines: persons by the family name the body uses, bodies by their whole name or the lists."""
    persons: dict[str, Name] = {}
    bodies: dict[tuple[str, ...], Name] = {}
    for name in known:
        if name.kind in ("person", "unknown"):
            longer = persons.get(spelling_key(name.words[-1]))
            if longer is None or len(name.words) > len(longer.words):
                persons[spelling_key(name.words[-1])] = name
        else:
            bodies[tuple(map(spelling_key, name.words))] = name
    return [found for start, end in lines for found in _line(text, start, end, persons, bodies)]


def _line(text: str, start: int, end: int, persons: dict[str, Name], bodies: dict[tuple[str, ...], Name]) -> list[Name]:
    words = list(_WORD.finditer(text, start, end))
    folded = [spelling_key(m.group()) for m in words]
    found: list[Name] = []
    k = 0
    while k < len(words):
        length = next((n for n in range(min(8, len(words) - k), 0, -1) if tuple(folded[k : k + n]) in bodies), 0)
        if length:
            known = bodies[tuple(folded[k : k + length])]
            found.append(_at(text, words[k : k + length], known))
            k += length
            continue
        person = persons.get(folded[k])
        if person is not None and words[k].group()[0].isupper():
            given = k > 0 and (
                folded[k - 1] == spelling_key(person.words[0])
                if len(person.words) > 1
                else _is_given_behind_small(words, k - 1)
            )
            found.append(_at(text, words[k - given : k + 1], person))
        elif _listed(words[k].group()):
            kind: NameKind = "outlet" if outlet_named(words[k].group()) else "organization"
            found.append(Name(words[k].span(), (words[k].group(),), kind))
        k += 1
    return found


def _is_given_behind_small(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a given name stands behind a small word: "The Morning Boat with Ann Lee", but not "Will Lee Go?"."""
    return at > 0 and words[at - 1].group().islower() and words[at].group() in lexicon.gendered("given_names")


def _at(text: str, words: Sequence[re.Match[str]], known: Name) -> Name:
    parts = tuple(m.group() for m in words)
    kind = known.kind if known.kind != "unknown" else "unknown"
    return Name((words[0].start(), words[-1].end()), parts, kind, known.gender)


def _listed(word: str) -> bool:
    return word in lexicon.nations() or word in lexicon.words("organizations") or outlet_named(word) is not None
