import re
from collections import defaultdict
from xml.etree import ElementTree

import pytest
from hypothesis import given

from html_pages import macro
from sample_readings import STEADY, any_readings, sample
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.views.reading.flow import NARROW, WIDE, Shape, flow
from wherefrom.report.views.reading.view import reading_view

SHAPES = pytest.mark.parametrize("shape", [WIDE, NARROW], ids=["wide", "narrow"])


def drawn(reading: Reading, shape: Shape) -> ElementTree.Element:
    return ElementTree.fromstring(macro("reading/flow.html.j2", "flow")(flow(reading_view(reading), shape)))


def bars(svg: ElementTree.Element) -> list[tuple[float, float, float]]:
    return [(float(bar.get("x", 0)), float(bar.get("y", 0)), float(bar.get("height", 0))) for bar in svg.iter("rect")]


def chains(*names: tuple[str, ...]) -> Reading:
    statements = tuple(
        Statement(i, ((0, 1),), (), (), "indirect", "asserts", tuple(Link(name, "person") for name in chain))
        for i, chain in enumerate(names)
    )
    return Reading(Article("a", "text"), statements)


@SHAPES
def test_every_party_of_the_sample_is_drawn_and_can_be_chosen(shape: Shape) -> None:
    svg = drawn(sample(), shape)
    nodes = [node.get("aria-label", "") for node in svg.iter("g") if node.get("role") == "button"]
    assert all(node.get("tabindex") == "0" for node in svg.iter("g") if node.get("role") == "button")
    assert "Ana Brandt, person: 2 statements. Show all it said." in nodes
    assert "Coast Radio, news outlet: 2 statements passed on. Show all it said." in nodes
    assert "no source named, unnamed source: 1 statement. Show all it said." in nodes


@SHAPES
def test_one_ribbon_runs_from_every_origin_to_the_article(shape: Shape) -> None:
    svg = drawn(chains(("Ann",), ("Ann",), ("Ben", "Cleo"), ("Dan", "Eve", "Cleo")), shape)
    ribbons = [ribbon.get("data-parties") for ribbon in svg.iter("path")]
    # Ann goes past both columns of relays in one piece, Ben past one.
    assert len(ribbons) == 1 + 2 + 3
    columns = sorted({x for x, _, _ in bars(svg)})
    assert len(columns) == 4
    assert columns[-1] == shape.right


@SHAPES
@STEADY
@given(reading=any_readings())
def test_any_reading_draws_without_overlaps_inside_its_frame(shape: Shape, reading: Reading) -> None:
    svg = drawn(reading, shape)
    height = float(svg.get("viewBox", "").split()[-1])
    columns = defaultdict(list)
    for x, top, tall in bars(svg):
        columns[x].append((top, top + tall))
        assert top >= 0
        assert top + tall <= height + 1
        assert 0 <= x <= shape.width
    for edges in columns.values():
        edges.sort()
        assert all(after[0] >= before[1] for before, after in zip(edges, edges[1:], strict=False))
    assert not re.search(r"nan|inf", " ".join(path.get("d", "") for path in svg.iter("path")))


@SHAPES
def test_crowds_are_bundled(shape: Shape) -> None:
    svg = drawn(chains(*((f"person {i}", f"radio {i}") for i in range(50))), shape)
    words = " ".join("".join(svg.itertext()).split())
    assert f"{50 - shape.origins} other sources {50 - shape.origins}" in words
    assert len([node for node in svg.iter("g") if node.get("role")]) == shape.origins + shape.relays
    assert len(bars(svg)) == shape.origins + shape.relays + 3


def test_a_bundle_never_holds_a_single_source() -> None:
    svg = drawn(chains(*((f"person {i}",) for i in range(WIDE.origins + 1))), WIDE)
    assert "other sources" not in "".join(svg.itertext())


def test_long_and_wide_names_are_cut_but_kept_in_full_for_the_pointer() -> None:
    name = "日本" * 30
    svg = drawn(chains((name,)), NARROW)
    assert next(svg.iter("title")).text == f"{name}: 1 statement"
    assert "…" in "".join(text for text in next(svg.iter("text")).itertext())
