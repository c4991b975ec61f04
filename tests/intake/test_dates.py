"""Dates as metadata, bylines and addresses write them."""

from __future__ import annotations

import pytest

from wherefrom.intake.dates import date_in_address, iso_date, printed_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-08-08T08:00Z", "2024-08-08T08:00:00+00:00"),
        ("2024-04-30 16:38:37 +02:00", "2024-04-30T16:38:37+02:00"),
        ("2024-09-16T21:33+0100", "2024-09-16T21:33:00+01:00"),
        ("2026-06-30T16:34:54.488Z", "2026-06-30T16:34:54+00:00"),
        ("2017-12-04", "2017-12-04"),
        ("20171204", "2017-12-04"),
        ("Mon, 04 Dec 2017 10:00:00 GMT", "2017-12-04T10:00:00+00:00"),
        ("December 04, 2017", "2017-12-04"),
        ("4th of March 2016", "2016-03-04"),
        ("Sept. 3, 2015 at 9 a.m.", "2015-09-03"),
        ("1512381600", "2017-12-04T10:00:00+00:00"),
        (1512381600000, "2017-12-04T10:00:00+00:00"),
        ("25/12/2017", "2017-12-25"),
        ("12/25/2017", "2017-12-25"),
    ],
)
def test_dates_are_read(value: object, expected: str) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    "value", ["", None, "03/04/2017", "soon", "0001-01-01T00:00:00Z", "31 February 2016", [], "9" * 500]
)
def test_what_names_no_day_is_no_date(value: object) -> None:
    assert iso_date(value) is None


def test_the_first_date_of_several_is_taken() -> None:
    assert printed_date("Published 3 May 2019, updated 2020-01-01") == "2019-05-03"


def test_dates_in_addresses() -> None:
    assert date_in_address("https://example.org/2024/apr/26/storms") == "2024-04-26"
    assert date_in_address("https://example.org/news/12345") is None
