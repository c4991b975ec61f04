"""Where each article stands from left to right: a column for each day (hour, month, year) on which articles appeared.

A straight scale would crowd a busy first day into a corner when one article follows months later. So every span of
time in which something appeared gets a column of its own with its date over it, and gaps between them are named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wherefrom.report.views.trace.words import MONTHS, Moment

Unit = Literal["hour", "day", "month", "year"]

_MOST_COLUMNS = 9
_HOURS_UP_TO = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class Column:
    """A span of time. ``label`` names it; ``gap``: how much time without articles lies before it, in words or empty."""

    label: str
    gap: str
    starts: datetime
    ends: datetime

    def share(self, moment: Moment) -> float:
        """How far through the span a moment is, 0 to 1; what has no hour stands at the beginning of its day."""
        return max(0.0, min(1.0, (moment.when - self.starts) / max(timedelta(seconds=1), self.ends - self.starts)))


def time_columns(moments: Sequence[Moment]) -> list[Column]:
    """The columns in which ``moments`` fall, in order: of the finest unit that does not need more than nine."""
    if not moments:
        return []
    first, last = min(m.when for m in moments), max(m.when for m in moments)
    units: list[Unit] = ["day", "month", "year"]
    if all(m.timed for m in moments) and first.date() == last.date() and last - first <= _HOURS_UP_TO:
        units.insert(0, "hour")
    for unit in units:
        starts = sorted({_start(m.when, unit) for m in moments})
        if len(starts) <= _MOST_COLUMNS:
            return _columns(starts, unit)
    return [Column(f"{first.year} to {last.year}", "", _start(first, "year"), _after(last, "year"))]


def _columns(starts: list[datetime], unit: Unit) -> list[Column]:
    columns: list[Column] = []
    years = starts[0].year != starts[-1].year
    for start in starts:
        before = columns[-1] if columns else None
        gap = _gap_words(before.ends, start, unit) if before else ""
        columns.append(Column(_label(start, unit, before, years), gap, start, _after(start, unit)))
    return columns


def _start(when: datetime, unit: Unit) -> datetime:
    cuts: dict[Unit, Callable[[datetime], datetime]] = {
        "hour": lambda at: at.replace(minute=0, second=0, microsecond=0),
        "day": lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0),
        "month": lambda at: at.replace(day=1, hour=0, minute=0, second=0, microsecond=0),
        "year": lambda at: at.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0),
    }
    return cuts[unit](when)


def _after(when: datetime, unit: Unit) -> datetime:
    start = _start(when, unit)
    try:
        if unit == "hour":
            return start + timedelta(hours=1)
        # The first of a month plus 31 days lies in the next one, 366 days after new year in the next year.
        return _start(start + timedelta(days={"day": 1, "month": 31, "year": 366}[unit]), unit)
    except OverflowError:
        return datetime.max


def _gap_words(before: datetime, start: datetime, unit: Unit) -> str:
    if start <= before:
        return ""
    days = (start - before).days
    if unit == "hour":
        return f"{(start - before).seconds // 3600} h"
    if days < 60:
        return f"{days} day{'s' * (days != 1)}"
    return f"{days // 30} months" if days < 700 else f"{days // 365} years"


def _label(start: datetime, unit: Unit, before: Column | None, years: bool) -> str:
    """The name of a column, with the year where that changes: columns are narrow."""
    month = MONTHS[start.month - 1]
    new_year = years and (before is None or before.starts.year != start.year)
    if unit == "hour":
        return f"{start.day} {month}, {start.hour}:00" if before is None else f"{start.hour}:00"
    if unit == "year":
        return str(start.year)
    named = month if unit == "month" else f"{start.day} {month[:3] if len(month) > 4 else month}"
    return f"{named} {start.year}" if new_year else named
