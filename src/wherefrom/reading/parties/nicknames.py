"""Names that somebody only goes by: "a sleeper whom everybody calls “Stumpy.” Stumpy said".

They are names wherever they stand, be they common words or in quotation marks. One that follows a full name ("Ann Lee,
known as “Bee”") is of the same person; one that follows a description names whom that describes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import nicknames as en
from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.parties.names import Name
from wherefrom.text.span import Span

MOST = 50
"""Nicknames of one text that are looked at."""
NEAR = 90
"""Characters back in which somebody must have been spoken of."""
_DETERMINED = re.compile(r"(?<!\w)(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\s")
_CLAUSE = re.compile(r"[.;:!?\n]\s|[\"“”]\s?")


@dataclass(frozen=True, slots=True)
class Nickname:
    """One place where somebody is said to go by a name; ``of`` is the full name before it, if there is one."""

    span: Span
    of: Name | None


def nicknames(text: str, known: Sequence[Name]) -> list[Nickname]:
    """Every such place, in order; ``known`` are the names of the text."""
    found: list[Nickname] = []
    ends = [name.span[1] for name in known]
    for match in islice(en.GOES_BY.finditer(text), MOST):
        span = match.span(next(k for k in range(1, 7) if match.group(k)))
        words = text[slice(*span)]
        if outlet_named(words) or words in lexicon.words("organizations") or words in lexicon.nations():
            continue
        last = bisect_right(ends, match.start()) - 1
        of = known[last] if last >= 0 and _joins(text, known[last], match.start()) else None
        if of is not None and of.kind in ("person", "unknown") and len(of.words) > 1 and of.span[1] < span[0]:
            found.append(Nickname(span, of))
        elif of is None and _describes(text, match.start(), span[0]):
            found.append(Nickname(span, None))
    return found


def _joins(text: str, name: Name, at: int) -> bool:
    return at - name.span[1] < 30 and en.CALLED_PERSON.fullmatch(text, name.span[1], at) is not None


def _describes(text: str, at: int, end: int) -> bool:
    """Whether what stands before is a person described: "a rough sleeper whom", "the guide,"."""
    left = max(0, at - NEAR)
    cut = max((m.end() for m in _CLAUSE.finditer(text, left, at)), default=left)
    begin = next((m.start() for m in _DETERMINED.finditer(text, cut, at)), cut)
    if en.A_PERSON.fullmatch(text, begin, at) is None:
        return False
    known = classify(parse(text[begin:at]).head)
    return known.kind == "unnamed" if known else en.WHO.search(text, begin, end) is not None


def with_nicknames(text: str, known: Sequence[Name]) -> list[Name]:
    """``known`` with the names that somebody only goes by, wherever they stand in the text."""
    added = [one for nickname in nicknames(text, known) for one in _everywhere(text, nickname)]
    added += [
        Name(m.span(), tuple(m.group().split()), "person", _gender(m.group(1)), _role(known, m.start()))
        for m in en.INSIDE.finditer(text)
        if m.group(1) in lexicon.gendered("given_names")
    ]
    if not added:
        return list(known)
    added.sort(key=lambda name: (name.span[0], -name.span[1]))
    whole = [name for i, name in enumerate(added) if not i or name.span[0] >= added[i - 1].span[1]]
    starts = [name.span[0] for name in whole]
    kept = [name for name in known if not _overlaps(name.span, whole, starts)]
    return sorted([*kept, *whole], key=lambda name: name.span)


def _overlaps(span: Span, names: Sequence[Name], starts: Sequence[int]) -> bool:
    last = bisect_left(starts, span[1]) - 1
    return last >= 0 and names[last].span[1] > span[0]


def _everywhere(text: str, nickname: Nickname) -> Iterator[Name]:
    words = text[slice(*nickname.span)]
    named = nickname.of.words if nickname.of else tuple(words.split())
    for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text):
        yield Name(match.span(), named, "person", nickname.of.gender if nickname.of else None, told=True)


def _gender(given: str) -> str | None:
    known = lexicon.gendered("given_names")[given]
    return known if known != "x" else None


def _role(known: Sequence[Name], at: int) -> str | None:
    return next((name.role for name in known if name.span[0] == at), None)
