"""Questions to an archive, on SQLite and PostgreSQL alike: search, who, the source audit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from postgres import KINDS, new_archive
from small_readings import harbour, told, with_entity
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.search import SearchHit, search
from wherefrom.archive.ask.snippets import search_words, snippet
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import Party, who
from wherefrom.errors import NotInArchiveError


@pytest.fixture(params=KINDS, scope="module")
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path_factory.mktemp("archive"))) as opened:
        for reading in harbour():
            opened.add(reading)
        yield opened


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


def ids(hits: tuple[SearchHit, ...]) -> list[str]:
    return sorted(hit.article.id for hit in hits)


# Search


def test_words_are_found_in_any_form_in_articles_and_statements(archive: Archive) -> None:
    hits = search(archive, "quay closing")
    assert ids(hits) == ["blog", "courier", "post"]
    post = next(hit for hit in hits if hit.article.id == "post")
    (said,) = post.statements
    assert said.statement == 1
    assert said.snippet.words == "the quay is closing next week"
    assert [said.snippet.words[a:b] for a, b in said.snippet.marks] == ["quay", "closing"]
    assert said.chain == (("Ana Brandt", "person"), ("Coast Radio", "outlet"))
    text = archive.reading("post").article.text
    assert post.snippet is not None
    assert text[slice(*post.snippet.span)] == post.snippet.words
    assert {post.snippet.words[a:b] for a, b in post.snippet.marks} == {"quay", "closing"}


def test_titles_phrases_exclusions_and_alternatives(archive: Archive) -> None:
    assert ids(search(archive, "notes")) == ["blog"]
    assert ids(search(archive, '"ferry hall"')) == ["post", "radio"]
    assert ids(search(archive, '"hall ferry"')) == []
    assert ids(search(archive, "quay -million")) == ["blog", "courier", "post"]
    assert ids(search(archive, "million or boats")) == ["courier", "radio"]
    assert search(archive, "zeppelin") == ()
    assert search(archive, "' ; DROP TABLE articles; --") == ()
    assert search(archive, "   ") == ()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(outlet="the ellery post"), ["post"]),
        (Filters(outlet="radio"), ["radio"]),
        (Filters(since="2031-03-15"), ["courier", "radio"]),
        (Filters(since="2031-03-15", until="2031"), ["courier", "radio"]),
        (Filters(since="2031-03", until="2031-03"), ["courier", "post"]),
        (Filters(until="2031-03-14"), ["post"]),
        (Filters(stance="thinks"), ["radio"]),
        (Filters(kind="organization"), []),
        (Filters(source="Ana Brandt"), ["blog", "courier", "post", "radio"]),
        (Filters(source="Coast Radio"), ["post"]),
        (Filters(source="nobody at all"), []),
    ],
)
def test_filters(archive: Archive, filters: Filters, found: list[str]) -> None:
    assert ids(search(archive, "quay or harbour", filters)) == found


def test_statement_filters_leave_statements_alone(archive: Archive) -> None:
    (hit,) = search(archive, "quay", Filters(stance="thinks"))
    assert hit.snippet is None
    assert [said.stance for said in hit.statements] == ["thinks"]


def test_the_limit_and_unknown_outlets(archive: Archive) -> None:
    assert len(search(archive, "quay or hall or wall", limit=2)) == 2
    with pytest.raises(NotInArchiveError, match=r"no article of an outlet 'Elery Pots'; did you mean The Ellery Post"):
        search(archive, "quay", Filters(outlet="Elery Pots"))


def test_a_snippet_shows_where_most_of_the_words_are() -> None:
    text = "Quay. " + "Nothing is here. " * 40 + "On Friday the quay was closed by the harbour master. " + "More. " * 90
    found = snippet(text, search_words('"closed quay" harbours -nothing'))
    assert found.words == text[slice(*found.span)]
    assert found.words.startswith("On Friday the quay was closed")
    assert [found.words[a:b] for a, b in found.marks] == ["quay", "closed", "harbour"]
    assert len(found.words) <= 240
    assert snippet("", frozenset()).words == ""
    assert snippet("x" * 1000, frozenset({"y"})).words == "x" * 240


# Who


def by_name(archive: Archive, name: str, filters: Filters | None = None) -> dict[str, Party]:
    return {party.name: party for party in who(archive, name, filters).parties}


def test_all_that_a_party_said_under_every_variant(archive: Archive) -> None:
    found = by_name(archive, "Ana Brandt")
    ana = found.pop("Ana Brandt")
    assert ana.variants == ("Ana Brandt", "A. Brandt", "Åna Brandt")
    assert [(said.article.id, said.content) for said in ana.said] == [
        ("post", "the quay is closing next week"),
        ("courier", "the quay will close"),
        ("courier", "the survey was hidden"),
        ("radio", "a new quay costs nine million"),
    ]
    assert ana.said[0].chain == (("Ana Brandt", "person"), ("Coast Radio", "outlet"))
    assert ana.articles == 3
    (bare,) = found.values()  # "Brandt" may be Ivo: he is listed apart, and Ivo himself not at all.
    assert bare.name == "Brandt"
    assert sorted(bare.may_be) == ["Ana Brandt", "Ivo Brandt"]


def test_a_surname_gives_everybody_of_that_name(archive: Archive) -> None:
    assert set(by_name(archive, "brandt")) == {"Ana Brandt", "Ivo Brandt", "Brandt"}


def test_what_a_party_passed_on_counts_too(archive: Archive) -> None:
    lind = by_name(archive, "Tomas Lind")["Tomas Lind"]
    assert [(said.content, said.position) for said in lind.said] == [
        ("no money was spent on the hall", 0),
        ("the survey was hidden", 1),
    ]
    (radio,) = who(archive, "coast radio").parties
    assert [said.position for said in radio.said] == [1]


def test_bodies_by_words_initials_and_other_names(archive: Archive, empty: Archive) -> None:
    assert [party.name for party in who(archive, "harbour board").parties] == ["Ellery Harbour Board"]
    assert [party.name for party in who(archive, "EHB").parties] == ["Ellery Harbour Board"]
    reading = told("a", "Post", None, ("it rains", "asserts", "organization Meteorological Office"))
    empty.add(with_entity(reading, "Meteorological Office", "organization", "the Weathermen"))
    assert [party.name for party in who(empty, "weathermen").parties] == ["Meteorological Office"]


def test_what_is_less_likely_than_asked_does_not_count(empty: Archive) -> None:
    sayings = [("it rains", "asserts", "person Ana Brandt"), ("it snows", "denies", "person Ana Brandt")]
    before = told("post", "Post", "2031", *sayings)
    said = zip(before.statements, (0.6, 0.59), strict=True)
    empty.add(replace(before, statements=tuple(replace(one, confidence=share) for one, share in said)))
    (ana,) = who(empty, "Ana Brandt", Filters(min_confidence=0.6)).parties
    assert [said.content for said in ana.said] == ["it rains"]
    assert who(empty, "Ana Brandt", Filters(min_confidence=0.7)).parties == ()
    assert audit_sources(empty, Filters(min_confidence=0.6)).statements == 1
    assert audit_sources(empty, Filters(min_confidence=0.59)).statements == 2
    assert ids(search(empty, "snows", Filters(min_confidence=0.6))) == ["post"]


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_between_0_and_1(least: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Filters(min_confidence=least)


def test_nobody_of_that_name(archive: Archive, empty: Archive) -> None:
    found = who(archive, "Ana Brant")
    assert found.parties == ()
    assert "Ana Brandt" in found.like
    assert who(empty, "anybody").like == ()


def test_who_is_narrowed_like_search(archive: Archive) -> None:
    ana = by_name(archive, "Ana Brandt", Filters(outlet="Inland Courier", stance="asserts"))["Ana Brandt"]
    assert [said.content for said in ana.said] == ["the quay will close", "the survey was hidden"]
    assert by_name(archive, "Ana Brandt", Filters(until="2030")) == {}


# Sources


def test_the_source_audit(archive: Archive) -> None:
    audit = audit_sources(archive)
    assert (audit.articles, audit.statements, audit.named, audit.unnamed, audit.parties) == (4, 11, 9, 2, 8)
    first = audit.by_party[0]
    assert (first.name, first.kind, first.statements, first.articles, first.outlets) == (
        "Ana Brandt",  # with "A. Brandt" and "Åna Brandt"; "Brandt" alone may be Ivo
        "person",
        4,
        3,
        3,
    )
    assert {count.name: (count.statements, count.named) for count in audit.by_kind} == {
        "person": (7, 7),
        "organization": (1, 1),
        "document": (1, 1),
        "group": (1, 0),
        "unnamed": (1, 0),
    }
    assert [(count.name, count.articles, count.statements, count.unnamed) for count in audit.by_outlet] == [
        ("The Ellery Post", 1, 4, 1),
        ("Coast Radio", 1, 3, 0),
        ("Inland Courier", 1, 3, 1),
        ("", 1, 1, 0),
    ]
    assert [(count.name, count.statements) for count in audit.by_month] == [("2031-03", 7), ("2031-04", 3), ("", 1)]


def test_the_audit_is_narrowed_and_empty_where_nothing_is_left(archive: Archive, empty: Archive) -> None:
    audit = audit_sources(archive, Filters(outlet="Ellery Post", kind="person"), limit=1)
    assert (audit.statements, audit.parties, len(audit.by_party)) == (2, 2, 1)
    assert audit_sources(archive, Filters(source="Ana Brandt", since="2031-04")).statements == 1
    nothing = audit_sources(empty)
    assert (nothing.articles, nothing.statements, nothing.by_month) == (0, 0, ())
