"""A trace follows what people say of names, articles and statements, and shows who said it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from postgres import KINDS, new_archive
from small_readings import told
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import undo
from wherefrom.archive.corrections.people import merge, split
from wherefrom.report.html import trace_page
from wherefrom.report.trace_terminal import print_trace
from wherefrom.tracing.archived import trace_story
from wherefrom.tracing.types import Trace

WORDS = (
    "the old dam above Ostmere will not survive another winter",
    "another winter is more than the Ostmere dam can survive",
    "Ostmere's old dam is going to break when winter comes",
    "the dam at Ostmere cannot survive this winter",
)


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        opened.add(told("a", "Velm Post", "2031-02-01", (WORDS[0], "asserts", "person William Orlo")))
        opened.add(told("b", "Arn Herald", "2031-02-02", (WORDS[1], "asserts", "person Sela Munk")))
        opened.add(told("c", "Tarn Echo", "2031-02-03", (WORDS[2], "asserts", "person Ines M. Adair")))
        opened.add(told("d", "Pell Times", "2031-02-03", (WORDS[3], "asserts", "person Ines Adair")))
        opened.set_story(["a", "b", "c", "d"])
        yield opened


def traced(archive: Archive) -> Trace:
    (story,) = archive.stories()
    return trace_story(archive, story.id)


def origins(trace: Trace) -> set[str]:
    return {origin.name for origin in trace.claims[0].origins}


def shown(trace: Trace) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_trace(trace, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_names_that_a_person_put_together_are_one_origin(archive: Archive) -> None:
    before = traced(archive)
    assert {"William Orlo", "Sela Munk"} <= origins(before)
    made = merge(archive, "William Orlo", "Sela Munk", "ann", "they told <b>me</b>")
    after = traced(archive)
    assert len(origins(after)) == len(origins(before)) - 1
    assert after.to_dict()["put_right"] == [
        {
            "correction": made.id,
            "action": "merge",
            "person": "ann",
            "time": made.time,
            "note": "they told <b>me</b>",
            "names": ["William Orlo", "Sela Munk"],
        }
    ]
    assert "says that “William Orlo” and “Sela Munk” are one: they told <b>me</b>" in shown(after)
    assert "they told &lt;b&gt;me&lt;/b&gt;" in trace_page(after)
    undo(archive, made.id, "ben")
    assert traced(archive).to_dict() == before.to_dict()


def test_names_that_a_person_parted_are_two_origins(archive: Archive) -> None:
    before = traced(archive)
    assert len({"Ines Adair", "Ines M. Adair"} & origins(before)) == 1
    made = split(archive, "Ines Adair", "Ines M. Adair", "ann")
    after = traced(archive)
    assert {"Ines Adair", "Ines M. Adair"} <= origins(after)
    assert "are never one" in shown(after)
    undo(archive, made.id, "ben")
    assert traced(archive).to_dict() == before.to_dict()
