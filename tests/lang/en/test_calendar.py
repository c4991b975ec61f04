"""Months and weekdays."""

import re

import pytest

from wherefrom.lang.en import calendar


@pytest.mark.parametrize(
    ("name", "number"),
    [("January", 1), ("may", 5), ("SEPT.", 9), ("Sep", 9), ("dec", 12), ("Mayor", None), ("", None)],
)
def test_the_number_of_a_month(name, number):
    assert calendar.month_number(name) == number


def test_every_month_but_may_has_a_short_name():
    assert sorted({*calendar.SHORT_MONTHS.values(), 5}) == list(range(1, 13))
    assert all(calendar.MONTHS[number - 1].startswith(short[:3]) for short, number in calendar.SHORT_MONTHS.items())


def test_patterns_take_the_longer_name():
    assert re.match(calendar.SHORT_MONTH, "Sept. 4")[0] == "Sept"
    assert re.match(calendar.SHORT_WEEKDAY, "Thurs. 4")[0] == "Thurs"
