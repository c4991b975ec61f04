"""The source audit over a small archive whose every share was counted by hand, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from postgres import KINDS, new_archive
from small_readings import PEOPLE, filed, mill
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.evidence import counted_statements
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import SourceAudit, audit_sources, citations
from wherefrom.archive.audit.attributes import people_of
from wherefrom.archive.audit.counts import Count
from wherefrom.archive.verify import verify


@pytest.fixture(params=KINDS, scope="module")
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path_factory.mktemp("archive"))) as opened:
        for reading in mill():
            opened.add(reading)
        yield opened


def row(count: Count) -> tuple[str, int, int, int, int, int, int]:
    """Name, articles, statements; of people, institutions, documents, without a name."""
    parts = (count.people, count.institutional, count.documents, count.unnamed)
    return (count.name, count.articles, count.statements, *parts)


def test_who_is_quoted_in_all(archive: Archive) -> None:
    found = audit_sources(archive)
    assert row(found.total) == ("", 6, 15, 7, 2, 2, 4)
    assert (found.named, found.unnamed) == (11, 4)
    assert [row(one)[:3] for one in found.by_kind] == [
        ("person", 4, 7), ("organization", 1, 1), ("outlet", 1, 1), ("document", 2, 2), ("group", 2, 2),
        ("unnamed", 2, 2),
    ]  # fmt: skip
    assert found.reprints is None


def test_shares_by_outlet_section_and_month(archive: Archive) -> None:
    assert audit_sources(archive).outlets == ()
    found = audit_sources(archive, crossed=True)
    assert [row(one) for one in found.by_outlet] == [
        ("Dell Courier", 3, 7, 2, 1, 1, 3),
        ("The Ashel Gazette", 2, 7, 4, 1, 1, 1),
        ("", 1, 1, 1, 0, 0, 0),
    ]
    assert [row(one) for one in found.by_section] == [
        ("Local", 3, 12, 6, 1, 2, 3),
        ("Crime", 1, 4, 2, 0, 1, 1),
        ("", 3, 3, 1, 1, 0, 1),
    ]
    assert [row(one) for one in found.by_time] == [
        ("2031-05", 3, 12, 6, 1, 2, 3),
        ("2031-06", 1, 1, 0, 1, 0, 0),
        ("", 2, 2, 1, 0, 0, 1),
    ]
    assert [one.name for one in found.by_month] == ["2031", "2031-05", "2031-06", ""]
    places = [(one.name, one.period, one.count.statements) for one in found.outlets]
    assert places[1:4] == [("Dell Courier", "2031-05", 5), ("Dell Courier", "2031-06", 1), ("Dell Courier", "", 1)]
    assert [(one.name, one.period) for one in found.sections][0] == ("", "2031-06")


@pytest.mark.parametrize(
    ("per", "names"),
    [
        ("week", ["2031-W18", "2031-W19", "2031-W27", ""]),
        ("day", ["2031-05-01", "2031-05-02", "2031-05-09", "2031-06-30", ""]),
    ],
)
def test_weeks_and_days(archive: Archive, per: str, names: list[str]) -> None:
    found = audit_sources(archive, per=per)  # type: ignore[arg-type]
    assert [one.name for one in found.by_time] == names
    assert found.by_time[-1].articles == 2, "a year alone is no exact day"
    assert row(found.total) == row(audit_sources(archive).total)


@pytest.mark.parametrize("per", ["month", "week", "day"])
@pytest.mark.parametrize("filters", [Filters(), Filters(min_confidence=0.5), Filters(since="2031")])
def test_what_is_kept_and_what_is_counted_agree(archive: Archive, per: str, filters: Filters) -> None:
    found: SourceAudit = audit_sources(archive, filters, per=per)  # type: ignore[arg-type]
    for counts in (found.by_outlet, found.by_time, found.by_month):
        assert sum(one.statements for one in counts) == found.statements
        assert sum(one.articles for one in counts) == found.articles
    if not filters.since:
        assert [row(one) for one in found.by_section] == [row(one) for one in audit_sources(archive).by_section]


def test_a_text_counts_once_where_reprints_are_folded(archive: Archive) -> None:
    found = audit_sources(archive, fold=True)
    assert found.reprints == 1
    assert row(found.total) == ("", 5, 10, 5, 2, 1, 2)
    assert {one.name: one.statements for one in found.by_outlet} == {"The Ashel Gazette": 7, "Dell Courier": 2, "": 1}
    only = audit_sources(archive, Filters(outlet="Dell Courier"), fold=True)
    assert (only.reprints, only.statements) == (0, 7), "what the filters leave out stands for nothing"


def test_filters_narrow_every_count(archive: Archive) -> None:
    denied = audit_sources(archive, Filters(stance="denies"))
    assert row(denied.total) == ("", 2, 2, 2, 0, 0, 0)
    assert audit_sources(archive, Filters(kind="unnamed")).unnamed == 2
    assert audit_sources(archive, Filters(since="2031-05-02", until="2031-05-31")).statements == 8
    assert audit_sources(archive, Filters(source="Dora Finch")).statements == 3


def test_what_is_known_of_people_is_counted(archive: Archive) -> None:
    found = audit_sources(archive, people=people_of(PEOPLE, "people.csv"))
    counts = [(one.column, one.value, one.parties, one.articles, one.statements, one.of) for one in found.by_attribute]
    assert counts == [
        ("gender", "f", 2, 3, 4, 7),
        ("gender", "m", 1, 3, 3, 7),
        ("expertise", "engineer", 2, 3, 4, 4),
    ]
    assert found.people is not None
    assert [(one.person.name, one.why) for one in found.people.unmatched] == [("Lenny Absent", "not in the archive")]
    party = next(one for one in found.by_party if one.name == "Dora Finch")
    assert dict(party.attributes) == {"gender": "f", "expertise": "engineer"}


def test_each_statement_with_its_article(archive: Archive) -> None:
    rows = list(counted_statements(archive, people=people_of(PEOPLE, "people.csv")))
    assert len(rows) == audit_sources(archive).statements
    first = rows[0]
    assert (first.article.title, first.article.url) == ("Mill burns", "https://ash-1.example/")
    assert first.sections == ("Local", "Crime")
    assert (first.parties, first.attributes["gender"]) == (("Dora Finch",), "f")
    short = next(one for one in rows if one.chain[0][0] == "D. Finch")
    assert (short.parties, short.chain[1:]) == (("Dora Finch",), (("Dell Courier", "outlet"),))
    assert len(list(counted_statements(archive, Filters(stance="denies")))) == 2
    assert len(list(counted_statements(archive, fold=True))) == 10


def test_who_cites_whom(archive: Archive) -> None:
    found = citations(archive)
    assert [(one.citing, one.cited, one.articles, one.statements) for one in found.pairs] == [
        ("Dell Courier", "The Ashel Gazette", 2, 1),
        ("The Ashel Gazette", "Dell Courier", 1, 1),
    ]
    assert citations(archive, Filters(since="2031-06-01")).citing == ("Dell Courier",)
    assert citations(archive, fold=True).pairs[0].articles == 1


def test_the_archive_is_sound_and_counts_follow_what_changes(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive.db") as opened:
        for reading in mill():
            opened.add(reading)
        assert list(verify(opened)) == []
        moved = mill()[0]
        text = moved.article.text + "More is known now about the fire at the mill.\n"
        opened.add(filed(replace(moved, article=replace(moved.article, text=text)), theme=("Business",)))
        assert {one.name: one.statements for one in audit_sources(opened).by_section} == {
            "Local": 8, "Business": 4, "": 3,
        }  # fmt: skip
        assert list(verify(opened)) == []
        with opened.database.writing() as connection:
            connection.exec_driver_sql("UPDATE section_counts SET statements = 9 WHERE section = 'Business'")
        assert any("by section" in problem.what for problem in verify(opened))
