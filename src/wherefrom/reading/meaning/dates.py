"""When a statement was made: dates beside its cue, resolved against the day the article was published.

ISO 8601 values: a day ``2017-11-30``, a month ``2017-11``, a year ``2017``, a week ``2017-W48``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wherefrom.reading.types import StatementDate
from wherefrom.text.span import Span

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?")
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?![\w])(?:,?\s(?P<year>(?:19|"
    rf"20)\d\d)\b)?"
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_MONTH_ONLY = re.compile(
    rf"\b(?:[Ii]n|[Ll]ast|[Ee]arly|"
    rf"[Ll]ate)\s{_MONTH}(?!\s\d{{1,2}}\b)(?![\w])(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
)
_YEAR_ONLY = re.compile(r"\b[Ii]n\s(?P<year>(?:19|20)\d\d)\b")
_WEEKDAY = re.compile(
    r"\b(?:(?P<shift>last|next|this|coming)\s)?(?P<name>Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday)\b(?!['’]s)",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?P<word>yesterday|today|tonight|this (?:morning|afternoon|evening|week|month|year)|last (?:night|week|"
    r"month|year)|"
    r"earlier (?:today|this (?:week|month|year)))\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten)\s(?P<unit>day|week|month|"
    r"year)s?\s(?:ago|earlier)\b",
    re.I,
)
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_of(text: str, frame: Sequence[Span], cue: Sequence[Span], published: str | None) -> StatementDate | None:
    """The date nearest to the cue in ``frame`` (the parts of its sentence outside the content), or None.

    Without a publication day only dates that name their year are resolved.
    """
    day = _published_day(published)
    at = cue[0][0] if cue else (frame[0][0] if frame else 0)
    found = [d for start, end in frame for d in _dates(text, start, end, day)]
    return min(found, key=lambda d: min(abs(d.span[0] - at), abs(d.span[1] - at)), default=None)


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dates(text: str, start: int, end: int, day: date | None) -> Iterator[StatementDate]:
    taken: list[Span] = []
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _MONTH_ONLY, _YEAR_ONLY):
        for match in pattern.finditer(text, start, end):
            value = _calendar(match, day)
            if value and not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                yield StatementDate(value, match.span())
    if day is None:
        return
    for pattern, resolve in ((_WEEKDAY, _weekday), (_RELATIVE, _relative), (_AGO, _ago)):
        for match in pattern.finditer(text, start, end):
            value = resolve(match, day)
            if value and not any(s < match.end() and match.start() < e for s, e in taken):
                yield StatementDate(value, match.span())


def _calendar(match: re.Match[str], day: date | None) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if not parts.get("month"):
        return str(year)
    month = _month(parts["month"])
    if not parts.get("day"):
        if year is None and day is not None:
            year = day.year if month <= day.month else day.year - 1
        return f"{year}-{month:02}" if year else None
    number = int(parts["day"])
    try:
        if year is None and day is not None:
            # Dates without a year lie in the past of the article; a few days ahead allow for time zones and embargoes.
            year = day.year if date(day.year, month, number) <= day + timedelta(days=3) else day.year - 1
        return date(year, month, number).isoformat() if year else None
    except ValueError:
        return None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    small = name.rstrip(".").casefold()
    return _SHORT.get(small) or _MONTHS.index(small) + 1


def _weekday(match: re.Match[str], day: date) -> str | None:
    shift = (match.group("shift") or "").casefold()
    if shift in {"next", "coming"}:
        return None
    back = (day.weekday() - _DAYS.index(match.group("name").casefold())) % 7
    return (day - timedelta(days=back or (7 if shift == "last" else 0))).isoformat()


def _relative(match: re.Match[str], day: date) -> str:
    word = match.group("word").casefold().removeprefix("earlier ")
    if word in {"yesterday", "last night"}:
        return (day - timedelta(days=1)).isoformat()
    if word.endswith("week"):
        week = (day - timedelta(days=7 if word.startswith("last") else 0)).isocalendar()
        return f"{week.year}-W{week.week:02}"
    if word.endswith("month"):
        return _months_back(day, 1 if word.startswith("last") else 0)
    if word.endswith("year"):
        return str(day.year - (1 if word.startswith("last") else 0))
    return day.isoformat()


def _ago(match: re.Match[str], day: date) -> str:
    word, unit = match.group("count").casefold(), match.group("unit").casefold()
    count = int(word) if word.isdigit() else 1 if word in {"a", "an"} else _NUMBERS.index(word)
    if unit == "day":
        return (day - timedelta(days=count)).isoformat()
    if unit == "week":
        week = (day - timedelta(weeks=count)).isocalendar()
        return f"{week.year}-W{week.week:02}"
    return _months_back(day, count) if unit == "month" else str(day.year - count)


def _months_back(day: date, count: int) -> str:
    months = day.year * 12 + day.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"
