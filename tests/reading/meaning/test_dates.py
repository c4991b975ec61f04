import time

import pytest

from marked import only
from wherefrom.reading.meaning.dates import date_of

PUBLISHED = "2017-12-04"  # a Monday


def date(words: str, published: str | None = PUBLISHED) -> str | None:
    found = date_of(words, [(0, len(words))], [(0, 1)], published)
    assert found is None or words[slice(*found.span)] != ""
    return found.value if found else None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on November 30", "2017-11-30"),
        ("on Nov. 30, 2016", "2016-11-30"),
        ("on December 20", "2016-12-20"),
        ("on 3 March 2015", "2015-03-03"),
        ("on 2014-05-06", "2014-05-06"),
        ("in October", "2017-10"),
        ("in 2012", "2012"),
        ("on Tuesday", "2017-11-28"),
        ("on Monday", "2017-12-04"),
        ("last Monday", "2017-11-27"),
        ("yesterday", "2017-12-03"),
        ("earlier today", "2017-12-04"),
        ("last week", "2017-W48"),
        ("last month", "2017-11"),
        ("last year", "2016"),
        ("two days ago", "2017-12-02"),
        ("next Friday", None),
        ("on February 31, 2016", None),
        ("in his house", None),
        ("Tuesday's vote", None),
    ],
)
def test_dates_against_the_day_of_publication(words, value):
    assert date(words) == value


def test_without_publication_only_what_names_its_year():
    assert date("on Tuesday", None) is None
    assert date("on November 30", None) is None
    assert date("on November 30, 2016", None) == "2016-11-30"


def test_a_date_in_the_content_does_not_date_the_statement():
    assert only("{s1 Anna Voss} {c1 said} {x1 the pier opens on December 1}.", published=PUBLISHED).date is None


def test_a_date_beside_the_cue_does():
    statement = only("On November 30, {s1 Anna Voss} {c1 said} {x1 the pier opens on May 1}.", published=PUBLISHED)
    assert (statement.date.value, statement.date.span) == ("2017-11-30", (3, 14))


def test_an_unreadable_publication_date_dates_nothing():
    assert date("on Tuesday", "soon") is None


@pytest.mark.parametrize("line", ["1 " * 400_000, "May " * 250_000, "last " * 200_000])
def test_hostile_lines_take_linear_time(line):
    began = time.process_time()
    date(line)
    assert time.process_time() - began < 20
