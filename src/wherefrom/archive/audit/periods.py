"""Days put into months, weeks or days of an audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, get_args

Per = Literal["month", "week", "day"]
"""The unit of time in which an audit counts; weeks are those of ISO 8601, ``2031-W11``."""
PERS: tuple[Per, ...] = get_args(Per)

_LENGTHS: dict[Per, int] = {"month": 7, "day": 10}


def period_of(day: str | None, per: Per) -> str:
    """The period of an ISO date; empty where the date is not that exact (``2031`` has no month)."""
    if per == "week":
        found = _date(day or "")
        return f"{found.isocalendar().year}-W{found.isocalendar().week:02}" if found else ""
    length = _LENGTHS[per]
    return (day or "")[:length] if len(day or "") >= length else ""


def begins(period: str, per: Per) -> date | None:
    """The first day of a period; None where it is no date of the calendar."""
    if per == "week":
        year, _, week = period.partition("-W")
        try:
            return date.fromisocalendar(int(year), int(week), 1)
        except ValueError:
            return None
    return _date(period if per == "day" else f"{period}-01")


def filled(periods: Sequence[str], per: Per, most: int) -> tuple[str, ...]:
    """Every period from the first to the last of ``periods``, those without any article too; the last ``most``."""
    days = sorted(found for period in periods if (found := begins(period, per)))
    if not days:
        return ()
    at: date | None = days[-1]
    every = list[str]()
    while at is not None and at >= days[0] and len(every) < most:
        every.append(period_of(at.isoformat(), per))
        at = _before(at, per)
    return tuple(reversed(every))


def _before(day: date, per: Per) -> date | None:
    """The first day of the period before; None before the calendar."""
    try:
        if per == "month":
            return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
        return day - timedelta(days=7 if per == "week" else 1)
    except OverflowError:
        return None


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10]) if len(day) >= 10 else None
    except ValueError:
        return None
