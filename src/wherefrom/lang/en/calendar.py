"""Months and weekdays: the one table for whatever reads or writes a date or has to know a name from a month."""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = {
    **{"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7},
    **{"Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11, "Dec": 12},
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = ("Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")

# Capitalised words of the calendar that begin no name; "May", "August", "Jan" and "March" may.
NO_NAMES = frozenset((*MONTHS, *SHORT_MONTHS, *WEEKDAYS)) - frozenset(
    ("March", "April", "May", "June", "August", "Jan", "Mar", "Jun", "Jul", "Sep")
)

# For patterns; the longer of two that begin alike comes first.
MONTH = "|".join(MONTHS)
SHORT_MONTH = "|".join(sorted(SHORT_MONTHS, key=len, reverse=True))
WEEKDAY = "|".join(WEEKDAYS)
SHORT_WEEKDAY = "|".join(sorted(SHORT_WEEKDAYS, key=len, reverse=True))
ORDINAL = "st|nd|rd|th"

_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {
    name.lower(): number for name, number in SHORT_MONTHS.items()
}


def month_number(name: str) -> int | None:
    """1 to 12 for the name of a month, full or short, in any case, with or without a dot; None for another word."""
    return _NUMBERS.get(name.rstrip(".").lower())
