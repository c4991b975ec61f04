import io
from dataclasses import replace

import pytest
from hypothesis import given
from rich.console import Console

from sample_readings import STEADY
from sample_traces import any_traces, circle, many, takeover
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.report.trace_html import trace_page
from wherefrom.report.trace_terminal import print_trace
from wherefrom.report.views.trace.time import time_columns
from wherefrom.report.views.trace.tree import Node, party_key, trace_view
from wherefrom.report.views.trace.words import (
    Moment,
    all_origins,
    carried,
    claim_words,
    headline_numbers,
    moment,
    span_words,
    when_words,
)
from wherefrom.text.diff import shared_words, word_changes
from wherefrom.tracing.types import Claim, Derivation, Origin, Story, Trace, TraceFlag


def outline(node: Node) -> list[tuple[int, str, str]]:
    """A tree as depth, name and way."""
    return [(depth, one.name, one.came.way if one.came else "") for one, depth in node.walk()]


def test_articles_stand_under_the_place_they_took_from() -> None:
    view = trace_view(takeover())
    (root,) = view.trees
    lines = outline(root)
    assert lines[:4] == [
        (0, "person on its deal team", ""),
        (1, "The Dockside Ledger", "heard"),
        (2, "Wheelhouse", "credits"),
        (3, "Northline Radio", "credits"),
    ]
    assert (2, "Arnhaven Evening Post", "excerpted") in lines
    assert (2, "Motor Daily", "rewritten") in lines
    assert len(lines) == 12
    assert [node.name for node in view.rest] == ["Arnhaven Broadcasting"]
    assert [edge.source.name for edge in view.node_of["capital"].others] == ["Wheelhouse"]


def test_only_the_copy_that_names_nobody_is_without_credit() -> None:
    view = trace_view(takeover())
    assert [name for name, node in view.node_of.items() if node.came and node.came.uncredited] == ["motordaily"]


def test_a_circle_is_cut_where_the_first_article_stands() -> None:
    view = trace_view(circle())
    lantern = view.node_of["lantern"]
    assert lantern.came
    assert lantern.came.way == "own"
    assert [(edge.source.name, edge.circular) for edge in lantern.others] == [("Quay Gazette", True)]
    assert [child.name for child in lantern.children] == ["Quay Gazette"]


def test_a_pair_that_a_flag_calls_circular_is_shown_over_bands() -> None:
    trace = circle()
    flag = TraceFlag("circular", "Each names the other.", None, ("gazette", "herald"))
    view = trace_view(replace(trace, flags=(flag,)))
    for one, other in (("gazette", "herald"), ("herald", "gazette")):
        assert (other, True) in [
            (edge.source.article.id, edge.circular) for edge in view.node_of[one].others if edge.source.article
        ]


@pytest.mark.parametrize("make", [takeover, circle, many])
def test_every_article_stands_once(make: object) -> None:
    assert callable(make)
    trace = make()
    view = trace_view(trace)
    found = [one.article.id for top in (*view.trees, *view.rest) for one, _ in top.walk() if one.article]
    assert sorted(found) == sorted(reading.article.id for reading in trace.readings)


@STEADY
@given(any_traces())
def test_every_article_of_any_trace_stands_once(trace: Trace) -> None:
    view = trace_view(trace)
    found = [one.article.id for top in (*view.trees, *view.rest) for one, _ in top.walk() if one.article]
    assert sorted(found) == sorted(reading.article.id for reading in trace.readings)


def test_names_of_one_party() -> None:
    assert party_key("The Pando Daily") == party_key("PandoDaily")
    assert party_key("!?") != party_key("??")


def test_the_story_in_words() -> None:
    view = trace_view(takeover())
    assert headline_numbers(view) == "12 articles, 1 independent origin"
    assert view.claim
    assert all_origins(view.claim, view) == "a person on its deal team who spoke to The Dockside Ledger"
    assert carried(view) == "11 of them carry it; Hanne Brekke denies it"
    assert claim_words("that the gate will  hold") == "The gate will hold"
    assert claim_words("Thatcham is flooded") == "Thatcham is flooded"


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


def test_changed_words() -> None:
    before, after = "We cannot promise that gate three would hold.", "Gate three would not hold!"
    assert word_changes(before, after) == [
        ("out", "We cannot promise that"),
        ("same", "Gate three would"),
        ("in", "not"),
        ("same", "hold!"),
    ]
    assert word_changes("same words", "same words") == [("same", "same words")]


def test_shared_words_are_marked_in_both() -> None:
    one, other = "It employs 1,400 people at Lund", "It has 1,400 workers at Lund"
    here, there = shared_words(one, other)
    assert [one[slice(*span)] for span in here] == ["It", "1,400", "at Lund"]
    assert [other[slice(*span)] for span in there] == ["It", "1,400", "at Lund"]
    assert shared_words("", "x") == ([], [])


def test_a_thousand_articles_in_one_line_are_shown() -> None:
    number = 1200
    readings = tuple(Reading(Article(f"a{i}", "Text.", outlet=f"Post {i}")) for i in range(number))
    ways = tuple(Derivation(f"a{i}", "credits", f"a{i - 1}") for i in range(1, number))
    origin = Origin("Ann Holt", "person", False, None, tuple(r.article.id for r in readings))
    trace = Trace(Story("s", "Rain"), readings, ways, (Claim(0, "It rains", (), number, (origin,), 1),), 0)
    out = io.StringIO()
    print_trace(trace, Console(file=out, width=80))
    assert f"Post {number - 1} · credits Post {number - 2}" in out.getvalue()
    page = trace_page(trace)
    assert page.count('<a class="row"') == number
    assert page[page.index('<ul class="tree">') : page.index("<figcaption>")].count('<b class="who">') == number
