"""Dates as articles write them: months and weekdays by name, days counted back from the one of publication."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_MAYBE_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
# No colon: "May 5:30 p.m." is a time of day.
MONTH_FIRST = re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){_MAYBE_YEAR}")
DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?![\w]){_MAYBE_YEAR}")
# A month alone only behind one of these: "May" and "March" are words of their own.
MONTH_ONLY = re.compile(rf"\b(?:[Ii]n|[Ll]ast|[Ee]arly|[Ll]ate)\s{_MONTH}(?!\s\d{{1,2}}\b)(?![\w]){_MAYBE_YEAR}")
YEAR_ONLY = re.compile(r"\b[Ii]n\s(?P<year>(?:19|20)\d\d)\b")
WEEKDAY = re.compile(
    r"\b(?:(?P<shift>last|next|this|coming)\s)?(?P<name>Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday)\b(?!['’]s)",
    re.IGNORECASE,
)
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
AGO = re.compile(
    r"\b(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten)\s(?P<unit>day|week|month|"
    r"year)s?\s(?:ago|earlier)\b",
    re.IGNORECASE,
)
NUMBERS = {
    word: number
    for number, words in enumerate(
        ("zero", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
    for word in words.split()
}
