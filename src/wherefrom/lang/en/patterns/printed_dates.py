"""Dates with their year, as metadata, bylines and lines under a headline print them: December 4, 2017; 4 Dec. 2017."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH, ORDINAL, SHORT_MONTH

_MONTH = rf"(?P<month>{MONTH}|{SHORT_MONTH})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:{ORDINAL})?\s*,?\s+{_YEAR}", re.IGNORECASE)
DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:{ORDINAL})?(?:\s+of\s+|[-\s]\s{{0,3}}){_MONTH}[-\s,]\s*{_YEAR}", re.IGNORECASE
)
# What a date behind it is of: a change, or the publication.
DATED_AS = re.compile(
    r"\b(?:(?P<changed>(?:last\s+)?(?:updated?|modified|revised|edited|changed|corrected|amended|reviewed)\b)|"
    r"(?:first\s+|originally\s+)?(?:published|posted|created|issued|released)\b)",
    re.IGNORECASE,
)
