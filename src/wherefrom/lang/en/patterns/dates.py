"""Dates as articles write them: months and weekdays by name, days counted back from the one of publication."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH as MONTH_NAME
from wherefrom.lang.en.calendar import ORDINAL, SHORT_MONTH
from wherefrom.lang.en.calendar import WEEKDAY as WEEKDAY_NAME
from wherefrom.lang.en.numbers import NUMBERS

_MONTH = rf"(?P<month>{MONTH_NAME}|(?:{SHORT_MONTH})\.?)"
_MAYBE_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
# No colon: "May 5:30 p.m." is a time of day.
MONTH_FIRST = re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:{ORDINAL})?\b(?!:){_MAYBE_YEAR}")
DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:{ORDINAL})?\s(?:of\s)?{_MONTH}(?![\w]){_MAYBE_YEAR}")
# A month alone only behind one of these: "May" and "March" are words of their own.
MONTH_ONLY = re.compile(rf"\b(?:[Ii]n|[Ll]ast|[Ee]arly|[Ll]ate)\s{_MONTH}(?!\s\d{{1,2}}\b)(?![\w]){_MAYBE_YEAR}")
YEAR_ONLY = re.compile(r"\b[Ii]n\s(?P<year>(?:19|20)\d\d)\b")
WEEKDAY = re.compile(rf"\b(?:(?P<shift>last|next|this|coming)\s)?(?P<name>{WEEKDAY_NAME})\b(?!['’]s)", re.IGNORECASE)
# Nothing was said on a day to come.
TO_COME = frozenset({"next", "coming"})
LAST = "last"
RELATIVE = re.compile(
    r"\b(?P<word>yesterday|today|tonight|this (?:morning|afternoon|evening|week|month|year)|"
    r"last (?:night|week|month|year)|earlier (?:today|this (?:week|month|year)))\b",
    re.IGNORECASE,
)
EARLIER = "earlier "
DAY_BEFORE = frozenset({"yesterday", "last night"})
DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"
COUNTS = {"a": 1, "an": 1} | {word: number for word, number in NUMBERS.items() if 1 <= number <= 10}
AGO = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})\s(?P<unit>day|week|month|year)s?\s(?:ago|earlier)\b", re.IGNORECASE
)

# What a date tells of that stands in a clause of its own, beside what was said: "who has led it since 2015".
CLAUSE_OPENS = re.compile(r"[,;(—–”\"]\s?")
OF_SOMEBODY = re.compile(
    r"\b(?:who|which|whose|whom|where|since)\b|\b(?:born|founded|built|rebuilt|established|created|formed|(?:re)?elected|"
    r"appointed|opened|closed|bought|sold|acquired|merged|retired|married|divorced|bankrupt|passed|enacted|adopted|"
    r"introduced|invented|launched|died|killed|jailed|painted|composed|set\sup)\b"
)
# Where it tells of speaking or printing all the same, it is the statement's: "in a report that was published in May".
OF_SPEAKING = re.compile(
    r"\b(?:sp[eo]\w+k\w*|said|says|told|interview\w*|publish\w*|releas\w*|issu\w*|broadcast|aired|wrote|written|post\w*|"
    r"testif\w*|dated|testimony|announc\w*|report\w*)\b"
)
