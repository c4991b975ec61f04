"""Names in the running text: capitalised words with the titles before them, and what kind of party they name.

Rules and word lists only. Titles and offices before a name are kept apart from it (``role``), possessive endings and
a leading "The" are left out of its span. A word that is capitalised only because it begins a sentence is no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import (
    ABBREVIATED,
    ADHERENT_ADJECTIVES,
    ADHERENTS,
    ARTICLES,
    BEFORE_MONTHS,
    BEFORE_REPORT,
    BEHIND_COMMA,
    CHAMBERS,
    CHIEF,
    CIRCUIT,
    CLEARLY_NAMED,
    FIRMS,
    HEADLINE_VERBS,
    HONOURS,
    IN_STATE,
    JOINERS,
    MONTHS_AND_NAMES,
    OF,
    OFFICE_MODIFIERS,
    PARTICLES,
    REPORTS_ITSELF,
    SPEAKS_ITSELF,
    THE,
    TICKER,
)
from wherefrom.lang.en.patterns.phrases import OFFICE_AREAS
from wherefrom.lang.en.patterns.relays import TOLD, TOLD_ABOUT
from wherefrom.lang.en.patterns.sections import NAMELESS, SOMEBODY
from wherefrom.lang.outlets import outlet_named, small_names
from wherefrom.lang.tokens import POSSESSIVE, Token, is_capitalised, tokens_of
from wherefrom.reading.parties.kinds import NameKind, is_magazine, is_show, kind_of
from wherefrom.reading.parties.offices import name_start, office_of_seat
from wherefrom.reading.parties.openers import Seen, is_noise, is_trade, without_openers
from wherefrom.reading.parties.runs import is_calendar, listed_end, run_end
from wherefrom.text.span import Span

_LABEL = re.compile(r"(?:[A-Z][\w’'-]+\s){1,2}[A-Z][\w’'-]+(?:,\s[^.:“”\"\n]{2,60}|\s\([^()\n]{2,60}\))?:\s*[“\"]")
_WORK_CLOSES = re.compile(r"[\w’' ]{0,40}[,.]?[\"”’]")
_DATELINE = re.compile(r"(?:,\s[\w. ]{2,20})?(?:,\s[A-Z][\w.]+\s\d+)?\s*(?:\([\w./ ]{2,20}\)\s*)?(?:—|–|--|-\s)")

_MODEL = re.compile(r"[A-Z]{1,4}-\d[\w-]*")  # AR-15, F-35, I-95: what is numbered is no party


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name. ``words`` are the name's own words; ``role`` the title or office printed before it."""

    span: Span
    words: tuple[str, ...]
    kind: NameKind
    gender: str | None = None
    role: str | None = None
    definite: bool = False
    told: bool = False
    """Whether the words around it say that it is somebody's: "who goes by Tiny"."""


def names(text: str) -> list[Name]:
    """Every name in ``text`` in order, not overlapping, outside headlines set in capitals throughout."""
    tokens = tokens_of(text)
    seen = Seen(
        lower=frozenset(token.text for token in tokens if token.text[0].islower()),
        upper=frozenset(
            POSSESSIVE.sub("", token.text) for token in tokens if not token.opens and token.text[0].isupper()
        ),
        beside=frozenset(
            (one.text, POSSESSIVE.sub("", other.text))
            for one, other in pairwise(tokens)
            if not one.opens and one.text[0].isupper() and other.text[0].isupper()
        ),
    )
    found: list[Name] = []
    small = small_names()
    i = 0
    while i < len(tokens):
        word = tokens[i].text
        plain = word.islower() and word.isalpha() and word not in small  # most words: a fast look
        if word[0].isdigit() and CIRCUIT.match(text, tokens[i].start):
            end = run_end(text, tokens, i)
            found.append(_name(text, tokens[i:end]))
            i = end
            continue
        if plain or not is_capitalised(word) or is_calendar(word) or _is_month(tokens, i) or word in HEADLINE_VERBS:
            i += 1
            continue
        if TICKER.match(text, tokens[i].start):
            i += 3
            continue
        end = run_end(text, tokens, i)
        first = i + (word in ARTICLES and i + 1 < len(tokens))
        if (behind := listed_end(tokens, first)) >= end:
            found.append(_name(text, tokens[first:behind]))
            i = behind
            continue
        if not _is_dateline(text, tokens, i, end):
            found.extend(_placed(text, n) for n in _parse(text, tokens[i:end], seen) if not _is_work(text, n))
        i = end
    return found


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a given name is a month here: "an article in April Lee said"."""
    return tokens[at].text in MONTHS_AND_NAMES and at > 0 and tokens[at - 1].text.casefold() in BEFORE_MONTHS


def _is_dateline(text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a paragraph opens here with the place it was written in: "WASHINGTON (AP) —"."""
    opens = tokens[start].start == 0 or text[tokens[start].start - 1] == "\n"
    if not (opens and tokens[start].text.isupper() and len(tokens[start].text) > 2):
        return False
    return bool(_DATELINE.match(text[tokens[end - 1].end :][:70]))


def _placed(text: str, name: Name) -> Name:
    """A name of unknown kind is a town's where its state follows ("Aldwater, Ind."), a magazine's that was told."""
    if name.kind == "unknown" and is_magazine(text[max(0, name.span[0] - 40) : name.span[0]], name.words):
        return replace(name, kind="outlet")
    return replace(name, kind="place") if name.kind == "unknown" and IN_STATE.match(text, name.span[1]) else name


def _is_work(text: str, name: Name) -> bool:
    """Whether an unknown name is the title of a film, a book or a show, standing in quotation marks by itself."""
    start, end = name.span
    if name.kind != "unknown" or start == 0 or text[start - 1] not in '"“‘':
        return False
    return bool(_WORK_CLOSES.match(text[end : end + 45]))


def _parse(text: str, run: Sequence[Token], seen: Seen) -> list[Name]:
    first = run[0]
    run = run if _opens_label(text, run) else without_openers(text, run, seen)
    speaks = bool(run) and CLEARLY_NAMED.match(text, run[-1].end) is not None
    told = _told_outlet(text, run)
    if told:
        return [_name(text, run[:told]), *_parse(text, run[told:], seen)]
    definite = bool(run) and text[max(0, run[0].start - 4) : run[0].start].casefold() == f"{THE} "
    definite = definite or first.text in FIRMS and run[:1] != [first]  # "Retailer Ostra": a body, as "the Ostra"
    while run and run[0].text == ".":
        run = run[1:]
    if run and run[0].text in ARTICLES and not _is_initial(run):
        run, definite = run[1:], run[0].text.casefold() == THE
    while run and run[-1].text in {*JOINERS, *PARTICLES, ".", ","}:
        run = run[:-1] if not (run[-1].text == "." and _is_abbreviation(run)) else run
        if run and run[-1].text == ".":
            break
    if not run or (len(run) == 1 and is_noise(run[0], seen, speaks)) or _is_description(run):
        return []
    if definite and _is_office(run):
        return []
    if all(t.text in ADHERENT_ADJECTIVES or t.text in lexicon.demonyms() or t.text in lexicon.nations() for t in run):
        run = [t for t in run if t.text in lexicon.nations()][:1] if run[-1].text in ADHERENT_ADJECTIVES else run
        if not run:
            return []
    whole = _name(text, run, definite=definite)
    if whole.kind == "outlet" or " ".join(whole.words) in lexicon.words("organizations"):
        return [whole]
    return _split_roles(text, run, definite)


def _told_outlet(text: str, run: Sequence[Token]) -> int:
    """How many words of a run are the outlet that was told about whoever is named behind it: "told CNN Lee was"."""
    told = len(run) > 1 and TOLD.search(text, max(0, run[0].start - 12), run[0].start)
    if not told or TOLD_ABOUT.match(text, run[-1].end) is None:
        return 0
    words = [token.text for token in run]
    size = next((k for k in range(len(run), 0, -1) if outlet_named(" ".join(words[:k]))), len(run))
    rest = words[size:]
    generic = lexicon.words("organization_words") | lexicon.word_set("names_outlet_endings")
    return size if rest and rest[0].isalpha() and not generic & set(rest) else 0


def _is_initial(run: Sequence[Token]) -> bool:
    """Whether a name opens with one letter and its full stop: "A. Edward Lee" has no article."""
    return len(run) > 2 and len(run[0].text) == 1 and run[1].text == "."


def _opens_label(text: str, run: Sequence[Token]) -> bool:
    """Whether a line gives a quotation by the name that opens it: in "Brother Lee, baker:" both are his name."""
    if not run[0].opens or len(run) < 2 or run[0].text.casefold() in lexicon.words("function_words"):
        return False
    return _LABEL.match(text, run[0].start) is not None


def _is_description(run: Sequence[Token]) -> bool:
    """Whether capitals only describe: "the Ohio Democrat" is somebody spoken of before; an AR-15 is nobody."""
    if len(run) == 1:
        return _MODEL.fullmatch(run[0].text) is not None
    if _is_nameless([token.text for token in run]):
        return True
    place = " ".join(token.text for token in run[:-1])
    return run[-1].text in ADHERENTS and (place in lexicon.words("places") or place in CHAMBERS)


def _is_nameless(words: Sequence[str]) -> bool:
    """Whether a transcript's label only describes who speaks: "UNIDENTIFIED VOTER", "OLD WOMAN"."""
    if words[0].casefold() in NAMELESS:
        return True
    return words[-1].casefold() in SOMEBODY and all(word.isupper() for word in words)


def _is_office(run: Sequence[Token]) -> bool:
    """Whether capitals behind "the" tell an office and nobody's name: "the Prime Minister", "the Danish President"."""
    offices, demonyms = lexicon.gendered("titles"), lexicon.demonyms()
    words = [token.text for token in run]
    parts = (offices, demonyms, OFFICE_AREAS, OFFICE_MODIFIERS)
    return words[-1] in offices and all(any(word in known for known in parts) for word in words)


def _is_abbreviation(run: Sequence[Token]) -> bool:
    return len(run) > 1 and run[-2].text in ABBREVIATED


def _split_roles(text: str, run: Sequence[Token], definite: bool) -> list[Name]:
    words = [POSSESSIVE.sub("", token.text) for token in run]
    cut, gender, is_person = (0, None, False) if is_show(words) else name_start(words)
    office = None if is_person else office_of_seat(text, run)
    if office:
        cut, is_person = office.seat, True
    if not is_person and is_trade(run):
        cut, is_person = 1, True
    if cut >= len(run):
        return []
    head, rest = run[:cut], run[cut:]
    if not is_person:
        return [_name(text, run, definite=definite)]
    stop = next((k for k, token in enumerate(rest) if k and token.text in JOINERS), len(rest))
    person, tail = _without_honours(rest[:stop]), rest[stop + 1 :]
    role = text[office.start if office else head[0].start : head[-1].end] if head else None
    found = []
    before = _body_before(text, head)
    if before:
        found.append(before)
    found.append(_name(text, person, gender=gender, role=role, person=True))
    if tail:
        found.append(_name(text, tail))
    return found


def _without_honours(person: Sequence[Token]) -> Sequence[Token]:
    """A person's name without the letters behind it: "Ann Lee KC"."""
    count = len(person)
    while count > 2 and person[count - 1].text in HONOURS:
        count -= 1
    return person[:count]


def _body_before(text: str, head: Sequence[Token]) -> Name | None:
    """The body that an office names: the agency in "Central Intelligence Agency Director"."""
    offices = lexicon.gendered("titles")
    kept = list(head)
    if len(kept) > 1 and kept[-2].text == CHIEF:
        kept.pop()  # "Chief Engineer"
    while kept and (kept[-1].text in offices or kept[-1].text in {".", *OFFICE_MODIFIERS}):
        kept.pop()
    if not kept or any(token.text in offices or token.text == OF for token in kept):
        return None
    name = _name(text, kept)
    return name if name.kind in ("organization", "outlet") and name.words else None


def _name(
    text: str,
    run: Sequence[Token],
    *,
    definite: bool = False,
    gender: str | None = None,
    role: str | None = None,
    person: bool = False,
) -> Name:
    parts = [token.text for token in run]
    end = run[-1].end
    ending = POSSESSIVE.search(parts[-1])
    marked = ending is not None and _ends_on_mark(text, run, " ".join(parts))
    if ending and not marked:
        parts[-1] = parts[-1][: ending.start()]
        end -= len(ending.group())
    words = _dotted(parts)
    span = (run[0].start, end)
    if person and not marked:
        known = lexicon.gendered("given_names").get(words[0]) if words else None
        return Name(span, words, "person", gender or (known if known != "x" else None), role, definite)
    stripped = _without_demonym(run, words)
    if stripped:
        return _name(text, run[stripped:], definite=definite)
    kind = kind_of(" ".join(words), definite)
    return Name(span, words, "organization" if marked and kind != "outlet" else kind, None, role, definite)


def _ends_on_mark(text: str, run: Sequence[Token], words: str) -> bool:
    """Whether a possessive is the name's own: a body's, or an outlet's that reports ("Barron's said")."""
    if words.replace("’", "'") in lexicon.words("organizations") or SPEAKS_ITSELF.match(text, run[-1].end):
        return True
    if outlet_named(words) is None or outlet_named(POSSESSIVE.sub("", words)):
        return False
    start, end = run[0].start, run[-1].end
    closes = text[end : end + 1] in (",", ".") and BEFORE_REPORT.search(text, max(0, start - 20), start)
    return bool(closes or REPORTS_ITSELF.match(text, end))


def _dotted(parts: Sequence[str]) -> tuple[str, ...]:
    """The words with the full stops of their abbreviations and the commas of their lists: "Sean", "P."."""
    words: list[str] = []
    for part, behind in zip(parts, [*parts[1:], ""], strict=True):
        if part == "." and words or part == "," and words and behind.rstrip(".") not in BEHIND_COMMA:
            words[-1] += part
        elif part != ",":
            words.append(part)
    return tuple(words)


def _without_demonym(run: Sequence[Token], words: tuple[str, ...]) -> int:
    """1 where the first word only says from which country the outlet is ("the Turkish Anadolu Agency")."""
    if len(run) < 2 or words[0] not in lexicon.demonyms():
        return 0
    return 1 if outlet_named(" ".join(words[1:])) else 0
