import pytest

from wherefrom.report.views.time import Moment, moment, span_words, time_columns, when_words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2031-05-06T09:20:00Z", "6 May 2031, 09:20"),
        ("2031-05-06T01:20:00+02:00", "5 May 2031, 23:20"),
        ("2031-05-06", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("0001-01-01T00:00:00+10:00", "1 January 1, 00:00"),
        ("2031-13-45", "2031"),
        ("yesterday", "yesterday"),
        ("", "no date"),
        (None, "no date"),
    ],
)
def test_when(published: str | None, words: str) -> None:
    assert when_words(published) == words


def test_spans_of_days() -> None:
    assert span_words("2031-05-06", "2031-05-08") == "6 to 8 May 2031"
    assert span_words("2031-05-06", "2031-06-08") == "6 May to 8 June 2031"
    assert span_words("2030-12-31", "2031-01-01") == "31 December 2030 to 1 January 2031"
    assert span_words("2031-05-06", "2031-05-06T10:00:00Z") == "6 May 2031"
    assert span_words(None, None) == "no dates"


def at(*dates: str) -> list[Moment]:
    return [found for date in dates if (found := moment(date))]


def test_columns_of_time() -> None:
    days = time_columns(at("2031-05-06T09:20:00Z", "2031-05-06T18:00:00Z", "2031-05-07", "2031-05-12"))
    assert [(column.label, column.gap) for column in days] == [("6 May", ""), ("7 May", ""), ("12 May", "4 days")]
    hours = time_columns(at("2031-05-06T09:20:00Z", "2031-05-06T11:10:00Z"))
    assert [column.label for column in hours] == ["6 May, 9:00", "11:00"]
    years = time_columns(at("2019-05-06", *(f"2031-{month:02}-01" for month in range(1, 13))))
    assert [(column.label, column.gap) for column in years] == [("2019", ""), ("2031", "11 years")]
    assert len(time_columns(at(*(f"{year}-01-01" for year in range(1900, 2000))))) == 1
    assert time_columns([]) == []
    assert time_columns(at("9999-12-31", "0001-01-01"))[-1].share(at("9999-12-31")[0]) <= 1
