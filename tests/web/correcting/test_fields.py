"""What a form says, as the fields of a correction: only what differs, and words by where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from sample_readings import TEXT, at, sample
from wherefrom.archive.corrections.types import Values
from wherefrom.reading.contract import with_keys
from wherefrom.reading.types import Link, Reading
from wherefrom.web.correcting.desk import choices, parties
from wherefrom.web.correcting.fields import ARTICLE_FIELDS, STATEMENT_FIELDS, added, changed, of_article, placed
from wherefrom.web.parameters import values_of
from wherefrom.web.refusals import Refused

READING: Reading = with_keys(sample())
RELAYED = next(s for s in READING.statements if len(s.chain) == 2)
DEEP = next(s for s in READING.statements if len(s.chain) == 4)


def given(**fields: str) -> dict[str, Any]:
    """The values of all fields, as the application reads a form."""
    return values_of((*STATEMENT_FIELDS, *ARTICLE_FIELDS), lambda name: [fields[name]] if name in fields else [])


def names(values: Values) -> list[str]:
    return [link.name for link in values.chain or ()]


def test_a_form_as_it_was_changes_nothing() -> None:
    text = READING.article.text
    words = {name: " ".join(text[s:e] for s, e in getattr(DEEP, name)) for name in ("content", "cue", "source")}
    relays = "\r\n".join(link.name for link in DEEP.chain[1:])
    form = given(speaker=DEEP.chain[0].name, relays_given="yes", relay=relays, stance=DEEP.stance, voice=DEEP.voice)
    assert changed(READING, DEEP, form) == Values()
    assert changed(READING, DEEP, given(content=words["content"])) == Values()


@pytest.mark.parametrize(
    ("fields", "chain"),
    [
        ({"speaker": "Ida Moor"}, ["Ida Moor", "Tomas Lind", "Ivo Mund", "Coast Radio"]),
        ({"speaker": "Tomas Lind"}, ["Tomas Lind", "Ivo Mund", "Coast Radio"]),
        ({"speaker": "Coast Radio"}, ["Coast Radio"]),
        ({"speaker": "Tomas Lind", "relays_given": "yes", "relay": "Ivo Mund"}, ["Tomas Lind", "Ivo Mund"]),
        ({"relays_given": "yes"}, ["Ana Brandt"]),
        ({"relays_given": "yes", "relay": "Ivo Mund\nVale FM"}, ["Ana Brandt", "Ivo Mund", "Vale FM"]),
        ({"relay": "Vale FM"}, []),
        ({"speaker": "unnamed"}, ["unnamed", "Tomas Lind", "Ivo Mund", "Coast Radio"]),
        ({"speaker": "  "}, []),
        ({"speaker_kind": "person"}, []),
    ],
)
def test_chains(fields: dict[str, str], chain: list[str]) -> None:
    assert names(changed(READING, DEEP, given(**fields))) == chain


def test_a_relay_that_stays_is_the_same_link() -> None:
    found = changed(READING, RELAYED, given(speaker="Ida Moor"))
    assert found.chain is not None
    assert found.chain[1] == RELAYED.chain[1]
    assert found.chain[0] == Link("Ida Moor", "person")


def test_words_are_found_where_they_stand_next() -> None:
    assert placed("a wall, the wall, a wall", "wall", 12) == (12, 16)
    assert placed("a wall, the\n  wall", "the wall", 0) == (8, 18)
    assert placed("a wall", "walls", 0) is None
    found = changed(READING, DEEP, given(content="Brandt told me … the survey was hidden", cue_at="5-9,1-3"))
    assert found.content == (at("Brandt told me"), at("the survey was hidden"))
    assert found.cue == ((1, 3), (5, 9))


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(Refused, match="content: the article has no words “never was”"):
        changed(READING, DEEP, given(content="never was"))


def test_a_new_statement_has_words_and_a_speaker() -> None:
    found = added(READING, given(speaker="Ida Moor", content="Fishermen fear", relay="Vale FM"))
    assert (found.content, names(found)) == ((at("Fishermen fear"),), ["Ida Moor", "Vale FM"])
    for fields in ({"speaker": "Ida Moor"}, {"content": "Fishermen fear"}):
        with pytest.raises(Refused):
            added(READING, given(**fields))


def test_of_the_article_only_what_differs() -> None:
    article = READING.article
    assert of_article(READING, given(title=article.title or "", authors="\n".join(article.authors))) == Values()
    assert of_article(READING, given(authors="Bo Ek\n\n Ann Lee ")) == Values(authors=("Bo Ek", "Ann Lee"))


def test_whom_a_statement_may_be_of() -> None:
    everybody, kinds = parties(READING)
    assert len(everybody) == len(set(everybody)) == len(kinds)
    assert "unnamed" not in everybody
    assert choices(READING, DEEP)[:3] == ["Tomas Lind", "Ivo Mund", "Coast Radio"]
    assert DEEP.chain[0].name not in choices(READING, DEEP)
    assert TEXT.count("Brandt") > 1
