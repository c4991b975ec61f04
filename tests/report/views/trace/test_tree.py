import io

import pytest
from hypothesis import given
from msgspec.structs import replace
from rich.console import Console

from any_traces import any_traces
from sample_readings import STEADY
from sample_traces import circle, many
from takeover_trace import takeover
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.report.html import trace_page
from wherefrom.report.trace_terminal import print_trace
from wherefrom.report.views.trace.tree import Node, TraceView, party_key, trace_view
from wherefrom.tracing.types import Claim, Derivation, Origin, Story, Trace, TraceFlag


def outline(view: TraceView, top: Node) -> list[tuple[int, str, str]]:
    """A tree as depth, name and way."""
    return [(depth, one.name, one.came.way if one.came else "") for one, depth in view.walk(top)]


def test_articles_stand_under_the_place_they_took_from() -> None:
    view = trace_view(takeover())
    (root,) = view.trees
    lines = outline(view, root)
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
    assert [view.source(edge).name for edge in view.node_of["capital"].others] == ["Wheelhouse"]


def test_only_the_copy_that_names_nobody_is_without_credit() -> None:
    view = trace_view(takeover())
    assert [name for name, node in view.node_of.items() if node.came and node.came.uncredited] == ["motordaily"]


def test_a_circle_is_cut_where_the_first_article_stands() -> None:
    view = trace_view(circle())
    lantern = view.node_of["lantern"]
    assert lantern.came
    assert lantern.came.way == "own"
    assert [(view.source(edge).name, edge.circular) for edge in lantern.others] == [("Quay Gazette", True)]
    assert [child.name for child in view.children(lantern)] == ["Quay Gazette"]


def test_a_pair_that_a_flag_calls_circular_is_shown_over_bands() -> None:
    trace = circle()
    flag = TraceFlag("circular", "Each names the other.", None, ("gazette", "herald"))
    view = trace_view(replace(trace, flags=(flag,)))
    for one, other in (("gazette", "herald"), ("herald", "gazette")):
        assert (other, True) in [
            (found.id, edge.circular) for edge in view.node_of[one].others if (found := view.source(edge).article)
        ]


@pytest.mark.parametrize("make", [takeover, circle, many])
def test_every_article_stands_once(make: object) -> None:
    assert callable(make)
    trace = make()
    view = trace_view(trace)
    found = [one.article.id for top in (*view.trees, *view.rest) for one, _ in view.walk(top) if one.article]
    assert sorted(found) == sorted(reading.article.id for reading in trace.readings)


@STEADY
@given(any_traces())
def test_every_article_of_any_trace_stands_once(trace: Trace) -> None:
    view = trace_view(trace)
    found = [one.article.id for top in (*view.trees, *view.rest) for one, _ in view.walk(top) if one.article]
    assert sorted(found) == sorted(reading.article.id for reading in trace.readings)


def test_names_of_one_party() -> None:
    assert party_key("The Pando Daily") == party_key("PandoDaily")
    assert party_key("!?") != party_key("??")


@pytest.mark.slow
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
