import pytest

from wherefrom.archive.audit.periods import begins, filled, period_of


@pytest.mark.parametrize(
    ("day", "per", "period"),
    [
        ("2031-03-14", "month", "2031-03"),
        ("2031-03", "month", "2031-03"),
        ("2031", "month", ""),
        ("2031-03-14", "day", "2031-03-14"),
        ("2031-03", "day", ""),
        ("2031-03-14", "week", "2031-W11"),
        ("2027-01-01", "week", "2026-W53"),
        ("2031-02-31", "week", ""),
        (None, "month", ""),
    ],
)
def test_the_period_of_a_day(day, per, period):
    assert period_of(day, per) == period


def test_periods_between_are_there_and_the_last_ones_stay():
    assert filled(["2030-11", "2031-02"], "month", 99) == ("2030-11", "2030-12", "2031-01", "2031-02")
    assert filled(["2030-W52", "2031-W02"], "week", 99) == ("2030-W52", "2031-W01", "2031-W02")
    assert filled(["2031-03-14", "2031-01-01"], "day", 2) == ("2031-03-13", "2031-03-14")
    assert filled(["0001-01-01", "0001-01-03"], "day", 9) == ("0001-01-01", "0001-01-02", "0001-01-03")
    assert filled(["0001-01"], "month", 9) == ("0001-01",)
    assert filled([], "month", 9) == ()
    assert begins("2031-W99", "week") is None
    assert begins("2031-13", "month") is None
