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


ALIKE = {noun: nouns for nouns in NOUNS for noun in nouns}
"""By the noun, the nouns for the same document."""
