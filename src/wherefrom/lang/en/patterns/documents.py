"""How an article tells which document it means: against whom a suit is, who filed it, about what a report is."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.lang.en.calendar import MONTH, WEEKDAY

NOUNS = (
    ("lawsuit", "suit"), ("complaint",), ("petition",), ("motion",), ("indictment",), ("memo",), ("letter",),
    ("subpoena",), ("warrant",), ("affidavit",), ("brief",), ("filing",), ("email",), ("statement",),
)  # fmt: skip
"""Documents of which an article mostly has one, with other nouns for the same."""
_NAMED = rf"(?!{WEEKDAY}|{MONTH})[A-Z][\w’'&-]*(?:\s(?:of\s(?:the\s)?|and\s|&\s)?[A-Z][\w’'&-]*){{0,5}}"


@cache
def full_names(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """How an article says which document it means: in a longer name, or by who filed it (``owner``)."""
    noun = rf"\b(?P<noun>{'|'.join(nouns)})"
    return (
        re.compile(rf"{noun}\s(?:against|addressed\sto|attributed\sto)\s(?:the\s)?(?:[a-z][\w’'-]*\s){{0,3}}?{_NAMED}"),
        re.compile(rf"{noun}\sthat\s(?:[\w’'-]+\s){{1,5}}?(?:filed|brought|wrote|sent|signed|released|published)\b"),
        re.compile(
            rf"{noun},?\s(?:(?:which|that)\s)?(?:was|were|is)\s(?:filed|brought|written|issued|published|released)\b"
            rf"[^.;\n“”\"]{{0,120}}?\bby\s(?:the\s)?(?P<owner>{_NAMED})"
        ),
    )


SAID_WHOSE = frozenset(
    {"report", "study", "survey", "poll", "analysis", "review", "audit", "document", "memo", "guidelines", "findings"}
)
"""Documents that an article calls by whose they are at one place, and by the noun alone at others."""


@cache
def whose(noun: str) -> re.Pattern[str]:
    """How an article says whose a document is: "the Ostby Institute study"."""
    word = rf"(?!(?:{WEEKDAY}|{MONTH})\b)[A-Z][\w.&’'-]*\s(?:of\s(?:the\s)?)?"
    return re.compile(
        rf"\b(?:[Tt]he|[Aa]n?)\s(?:(?:new|latest|recent|annual|landmark|official)\s)?(?P<name>(?:{word}){{1,4}}{noun})\b"
    )


ALIKE = {noun: nouns for nouns in NOUNS for noun in nouns}
"""By the noun, the nouns for the same document."""
