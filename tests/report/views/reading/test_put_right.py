"""What people put right as a page tells it: nothing is left out, and what is shown says whose it is."""

from __future__ import annotations

import html
import re

from msgspec.structs import replace

from html_pages import HOSTILE, Page
from sample_readings import at, sample
from wherefrom.archive.corrections.history import History
from wherefrom.archive.corrections.making import Kept
from wherefrom.archive.corrections.overlay import overlay
from wherefrom.archive.corrections.pairing import anchor_of
from wherefrom.archive.corrections.types import Correction, Values
from wherefrom.reading.contract import with_keys
from wherefrom.reading.types import Link, Reading
from wherefrom.report.html import corrected_page, reading_page
from wherefrom.report.views.reading.put_right import FieldChange, put_right
from wherefrom.text.digest import text_sha256

MODEL = with_keys(sample())


def correction(number: int, action: str, **fields: object) -> Correction:
    """One about the sample; ``statement`` is the number of the model's statement."""
    statement = fields.pop("statement", None)
    if isinstance(statement, int):
        fields["anchor"] = anchor_of(MODEL.article.text, MODEL.statements[statement])
    given = {"person": "ann", "time": f"2031-04-0{number}T09:30:00.000+00:00"} | fields
    return Correction(
        id=f"c{number}",
        article=MODEL.article.id,
        text_sha256=text_sha256(MODEL.article.text),
        action=action,  # type: ignore[arg-type]
        **given,  # type: ignore[arg-type]
    )


def told(*made: Correction, waiting: frozenset[str] = frozenset(), model: Reading = MODEL) -> History:
    shown = overlay(model, made, waiting)
    return History(model, shown, tuple(Kept(one, shown.states[one.id]) for one in made))


def by(name: str, *relays: str) -> Values:
    return Values(chain=(Link(name, "person"), *(Link(relay, "outlet") for relay in relays)))


def words_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_statement_says_what_the_model_had_and_who_changed_it() -> None:
    before = Values(chain=MODEL.statements[0].chain)
    found = put_right(told(correction(1, "change", statement=0, before=before, after=by("Ida Moor"), note="I asked")))
    of = found.of[MODEL.statements[0].id]
    assert FieldChange("speaker", MODEL.statements[0].chain[0].name, "Ida Moor") in of.differs
    (made,) = of.made
    assert (made.person, made.when, made.note) == ("ann", "1 April 2031, 09:30 UTC", "I asked")
    assert "speaker" in made.done
    assert found.told == "1 correction by ann, the last on 1 April 2031, 09:30 UTC."


def test_the_handle_stays_whatever_is_corrected() -> None:
    moved = Values(content=(at("lost a fifth"),), chain=MODEL.statements[0].chain)
    plain, later = put_right(told()), put_right(told(correction(1, "change", statement=0, after=moved)))
    assert plain.handles == later.handles
    assert plain.handles[MODEL.statements[0].id] == MODEL.statements[0].key
    shown = told(correction(1, "change", statement=0, after=moved)).shown.reading
    assert shown.statements[0].key != MODEL.statements[0].key


def test_a_rejected_statement_is_listed_with_what_the_model_has() -> None:
    history = told(correction(1, "reject", statement=6))
    (gone,) = put_right(history).rejected
    assert gone.handle == MODEL.statements[6].key
    assert (gone.chain, gone.by.person) == ("no source named", "ann")
    assert f"Rejected {gone.words} the model: no source named" in words_of(corrected_page(history))


def test_what_was_corrected_of_the_article_is_told() -> None:
    before, after = Values(title=MODEL.article.title), Values(title="The wall", authors=("Bo Ek", "Ann Lee"))
    page = words_of(corrected_page(told(correction(1, "metadata", before=before, after=after))))
    assert "The article changed title and authors by ann" in page
    assert f"title: The wall before: {MODEL.article.title}" in page
    assert "authors: Bo Ek and Ann Lee" in page


def test_what_waits_for_review_is_listed() -> None:
    history = told(correction(1, "confirm", statement=6), waiting=frozenset({"c1"}))
    assert [one.id for one in put_right(history).waiting] == ["c1"]
    assert "Waits for review" in words_of(corrected_page(history))


def test_what_the_model_no_longer_finds_is_listed() -> None:
    history = told(correction(1, "confirm", statement=6), model=replace(MODEL, statements=MODEL.statements[:3]))
    assert [one.id for one in put_right(history).unpaired] == ["c1"]
    assert "The model no longer finds" in words_of(corrected_page(history))


def test_an_added_statement_that_was_rejected_is_listed_too() -> None:
    add = correction(1, "add", after=Values(content=(at("Fishermen fear"),), chain=by("Ida Moor").chain))
    found = put_right(told(add, correction(2, "reject", of="c1", person="ben")))
    assert [(one.handle, one.words, one.chain, one.by.person) for one in found.rejected] == [
        ("c1", "Fishermen fear", "Ida Moor", "ben")
    ]


def test_of_two_people_the_log_has_both_and_the_later_one_shows() -> None:
    history = told(
        correction(1, "change", statement=0, after=by("Ida Moor")),
        correction(2, "change", statement=0, after=by("Lars Penn"), person="ben"),
    )
    found = put_right(history)
    assert [(one.person, one.state) for one in found.log] == [("ben", "applied"), ("ann", "overruled")]
    assert [one.person for one in found.of[MODEL.statements[0].id].made] == ["ben"]
    assert "a later correction says otherwise" in words_of(corrected_page(history))


def test_what_an_undo_took_back_is_told() -> None:
    found = put_right(told(correction(1, "confirm", statement=0), correction(2, "undo", undoes="c1", person="ben")))
    assert found.log[0].done == "took back “confirmed” of ann"
    assert [one.can_undo for one in found.log] == [True, False]


def test_nothing_that_people_write_runs_on_the_page() -> None:
    values = Values(chain=(Link(HOSTILE, "person"), Link(HOSTILE, "outlet")))
    made = (
        correction(1, "change", statement=0, after=values, person=HOSTILE, note=HOSTILE),
        correction(2, "metadata", after=Values(title=HOSTILE, outlet=HOSTILE, authors=(HOSTILE,), published=HOSTILE)),
        correction(3, "reject", statement=1, person=HOSTILE, note=HOSTILE),
    )
    elements = Page(corrected_page(told(*made))).elements
    assert [tag for tag, _ in elements if tag in ("script", "img", "iframe")] == ["script", "script"]
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on")]


def test_a_page_without_corrections_says_nothing_of_them() -> None:
    assert "Put right by people" not in reading_page(MODEL)
    assert "Put right by people" not in corrected_page(told())
