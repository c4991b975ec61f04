"""Search words mean the same on both databases, whatever a person types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.search import search
from wherefrom.archive.store import schema
from wherefrom.archive.store.full_text import INDEXED, Term, parsed, plain
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement

TEXTS = {
    "ferry": ("New hall", "The ferry hall costs more than the wall, said Søren Müller-Lind."),
    "bridge": ("Ferry repaired", "The bridge at Zürich’s quay/harbour was repaired; U.S. engineers helped."),
    "hall": ("Town", "In the hall there was no ferry, only e-mail to press@hall.example and 3.5 tons of stone."),
}


@pytest.fixture(scope="module", params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path_factory.mktemp("texts"))) as opened:
        for article_id, (title, text) in TEXTS.items():
            last = (text.rindex(" ") + 1, len(text))
            statement = Statement(0, (last,), (), (), "indirect", "asserts", (Link("x", "person"),))
            opened.add(Reading(Article(article_id, text, title=title, outlet="Gazette"), (statement,)))
        yield opened


def found(archive: Archive, query: str) -> list[str]:
    """Ids of the articles, the best first."""
    hits = archive.database.matching("article_words", query)
    asked = select(schema.articles.c.id).join(hits, hits.c.key == schema.articles.c.key).order_by(hits.c.rank.desc())
    with archive.connect() as connection:
        return list(connection.execute(asked).scalars())


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("ferry", {"ferry", "bridge", "hall"}),
        ("ferry hall", {"ferry", "hall"}),
        ('"ferry hall"', {"ferry"}),
        ("FERRIES", {"ferry", "bridge", "hall"}),
        ("ferry -bridge", {"ferry", "hall"}),
        ('ferry -"ferry hall"', {"bridge", "hall"}),
        ("wall or bridge", {"ferry", "bridge"}),
        ("zurich", {"bridge"}),
        ("Müller-Lind", {"ferry"}),
        ("harbour", {"bridge"}),
        ("Zürich's", {"bridge"}),
        ("press@hall.example", {"hall"}),
        ("3.5 tons", {"hall"}),
        ("repairing", {"bridge"}),
        ("-bridge", set()),
        ("", set()),
        ('"', set()),
        ('ferry "wall', {"ferry"}),
        ("* : ^ ( ) ' \\ % & | !", set()),
        ("ferry NEAR(hall)", set()),
        ("title:ferry", set()),
        ("or or or", set()),
        ("\0 \ud800", set()),
        ("nothing of this", set()),
    ],
)
def test_what_a_search_finds(archive: Archive, query: str, ids: set[str]) -> None:
    assert set(found(archive, query)) == ids


def test_the_headline_counts_more(archive: Archive) -> None:
    assert found(archive, "ferry")[0] == "bridge"


def test_of_very_many_matches_those_that_were_added_last_are_ranked(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(archive.database), "ranked", 2)
    assert {hit.article.id for hit in search(archive, "ferry")} == {"bridge", "hall"}
    assert [hit.article.id for hit in search(archive, "ferry", limit=1)] == ["bridge"]
    assert {hit.article.id for hit in search(archive, "wall")} == {"ferry"}
    narrowed = {hit.article.id for hit in search(archive, "ferry", Filters(outlet="Gazette"))}
    assert narrowed == {"ferry", "bridge", "hall"}


def test_statements_have_an_index_of_their_own(archive: Archive) -> None:
    hits = archive.database.matching("statement_words", "stone or helped")
    with archive.connect() as connection:
        asked = select(schema.statements.c.content).join(hits, hits.c.key == schema.statements.c.key)
        assert set(connection.execute(asked).scalars()) == {"stone.", "helped."}
        wall = archive.database.matching("statement_words", "wall")
        assert connection.execute(select(wall.c.key)).all() == []


@pytest.mark.slow
def test_a_text_of_any_length_and_script_can_be_added(archive: Archive) -> None:
    for number, text in enumerate(("𐐀𐐁 " * 300_000, "ab" * 500_000, "".join(f"w{n} " for n in range(150_000)))):
        archive.add(Reading(Article(f"long-{number}", text)))
    assert found(archive, "w12345") == ["long-2"]


def test_how_a_search_is_read() -> None:
    assert parsed('Ferry "old hall" -wall OR quay') == [
        [Term("Ferry"), Term("old hall"), Term("wall", excluded=True)],
        [Term("quay")],
    ]
    assert parsed("-wall") == []
    assert plain("Zürich’s quay/harbour") == "Zurich s quay harbour"
    assert len(plain("ﷺ" * INDEXED)) <= INDEXED
