"""A trace follows what people say of names, articles and statements, and shows who said it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

import wherefrom
from postgres import KINDS, new_archive
from small_readings import told
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import corrections, undo
from wherefrom.archive.corrections.people import merge, split
from wherefrom.archive.corrections.relations import say_derivation, say_same_claim
from wherefrom.archive.corrections.types import Taken
from wherefrom.archive.verify import verify
from wherefrom.errors import CorrectionError, NotInArchiveError
from wherefrom.intake.article import Article
from wherefrom.report.html import trace_page
from wherefrom.report.trace_terminal import print_trace
from wherefrom.tracing.archived import story_readings, trace_story
from wherefrom.tracing.tracer import claims_of
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


LONG = (
    "The survey of the weir at Ostmere was finished in March, and nobody has read it since then, said Ines Adair."
    " The stones on the northern side are loose, the gate is rusted through, and the meadow behind it is wet all year."
    " She asked the council twice for money to mend it and twice she was told to wait until the summer."
)


@pytest.fixture(params=KINDS)
def weir(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        opened.add(wherefrom.read(Article(id="a", text=LONG, outlet="Velm Post", published="2031-02-01")))
        opened.add(wherefrom.read(Article(id="b", text=LONG, outlet="Arn Herald", published="2031-02-02")))
        more = "The weir may give way this spring, Otto Renn told the Tarn Echo. The stones are loose, he said."
        opened.add(wherefrom.read(Article(id="c", text=more, outlet="Tarn Echo", published="2031-02-03")))
        opened.set_story(["a", "b", "c"])
        yield opened


def ways(trace: Trace) -> set[tuple[str, str | None]]:
    return {(d.article, d.from_article) for d in trace.derivations if d.from_article}


def test_a_person_says_what_was_taken_from_what(weir: Archive) -> None:
    before = traced(weir)
    assert ways(before) == {("b", "a")}
    turned = say_derivation(weir, "a", Taken(article="b"), "ann", note="Arn had it first")
    after = traced(weir)
    assert ways(after) == {("a", "b")}
    (derivation,) = after.derivations
    assert (derivation.how, derivation.confidence, derivation.put_right) == ("republished", 1.0, turned.id)
    assert after.to_dict()["derivations"][0]["put_right"] == turned.id
    assert "says that Velm Post took from Arn Herald: Arn had it first" in shown(after)
    say_derivation(weir, "b", Taken(article="a"), "ben", yes=False)
    assert [one.state for one in corrections(weir)] == ["overruled", "applied"]
    assert ways(traced(weir)) == set()
    told = say_derivation(weir, "c", Taken(article="a"), "ben")
    assert ways(traced(weir)) == {("c", "a")}
    assert trace_page(traced(weir))
    for one in corrections(weir):
        if one.state != "undone" and one.correction.action != "undo":
            undo(weir, one.correction.id, "ann")
    assert {one.state for one in corrections(weir) if one.correction.id == told.id} == {"undone"}
    assert traced(weir).to_dict() == before.to_dict()
    assert list(verify(weir)) == []


def test_a_person_says_whom_an_article_credits(weir: Archive) -> None:
    before = traced(weir)
    made = say_derivation(weir, "c", Taken(name="Corvane News"), "ann")
    assert ("c", "Corvane News") in {(d.article, d.from_name) for d in traced(weir).derivations}
    say_derivation(weir, "c", Taken(name="corvane news"), "ben", yes=False)
    assert "Corvane News" not in {d.from_name for d in traced(weir).derivations}
    assert [one.state for one in corrections(weir) if one.correction.id == made.id] == ["overruled"]
    for one in corrections(weir):
        undo(weir, one.correction.id, "ann")
    assert traced(weir).to_dict() == before.to_dict()


def statements(trace: Trace) -> list[set[tuple[str, int]]]:
    return [{(s.article, s.statement) for s in claim.statements} for claim in trace.claims]


def test_a_person_says_which_statements_are_one_claim(archive: Archive) -> None:
    archive.add(told("e", "Sund Mail", "2031-02-04", ("the ferry is late again", "asserts", "person Joost Pell")))
    archive.set_story(["a", "b", "c", "d", "e"])
    before = traced(archive)
    pair = {("a", 0), ("e", 0)}
    assert not any(pair <= held for held in statements(before))
    made = say_same_claim(archive, ("a", 0), ("e", 0), "ann")
    after = traced(archive)
    assert any(pair <= held for held in statements(after))
    assert after.claims[0].independent_origins == before.claims[0].independent_origins + 1
    assert "are the same claim" in shown(after)
    no = say_same_claim(archive, ("b", 0), ("a", 0), "ben", yes=False)
    assert not any({("a", 0), ("b", 0)} <= held for held in statements(traced(archive)))
    undo(archive, no.id, "ann")
    undo(archive, made.id, "ann")
    assert traced(archive).to_dict() == before.to_dict()


def test_the_claims_that_can_be_chosen_follow_what_a_person_says(archive: Archive) -> None:
    archive.add(told("e", "Sund Mail", "2031-02-04", ("the ferry is late again", "asserts", "person Joost Pell")))
    archive.add(told("f", "Pell Times", "2031-02-04", ("nobody mended the lamps", "asserts", "person Ada Lind")))
    archive.set_story(["a", "b", "c", "d", "e", "f"])

    def offered() -> list[set[tuple[str, int]]]:
        (story,) = archive.stories()
        readings, _, said = story_readings(archive, story.id)
        return [{(s.article, s.statement) for s in claim.statements} for claim in claims_of(readings, said)]

    before = offered()
    assert [held for held in before if held & {("e", 0), ("f", 0)}] == [{("f", 0)}, {("e", 0)}]
    made = say_same_claim(archive, ("e", 0), ("f", 0), "ann")
    assert {("e", 0), ("f", 0)} in offered()
    no = say_same_claim(archive, ("f", 0), ("e", 0), "ben", yes=False)
    assert sorted(offered(), key=sorted) == sorted(before, key=sorted)
    undo(archive, no.id, "ann")
    undo(archive, made.id, "ann")
    assert offered() == before


def test_the_same_claim_follows_its_words_into_a_later_text(weir: Archive) -> None:
    say_same_claim(weir, ("a", 0), ("c", 0), "ann")
    article = weir.reading("a").article
    weir.add(wherefrom.read(replace(article, text="It rained. " + LONG)))
    assert [one.state for one in corrections(weir)] == ["applied"]
    assert traced(weir).put_right
    weir.add(wherefrom.read(replace(article, text=LONG.replace("finished in March", "begun in April"))))
    assert [one.state for one in corrections(weir)] == ["waiting"]
    assert not traced(weir).put_right


def test_what_cannot_be_said(weir: Archive) -> None:
    for wrong in (Taken(), Taken(article="a", name="X"), Taken(article="b")):
        with pytest.raises(CorrectionError):
            say_derivation(weir, "b", wrong, "ann")
    with pytest.raises(NotInArchiveError):
        say_derivation(weir, "b", Taken(article="nowhere"), "ann")
    with pytest.raises(CorrectionError, match="two articles"):
        say_same_claim(weir, ("a", 0), ("a", 1), "ann")
    with pytest.raises(CorrectionError, match="no statement 99"):
        say_same_claim(weir, ("a", 0), ("b", 99), "ann")
    assert corrections(weir) == []
