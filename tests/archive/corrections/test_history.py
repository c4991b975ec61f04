"""What happened to an article: the model's reading, what people see, each correction with its state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import wherefrom
from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.history import history
from wherefrom.archive.corrections.making import correct, corrections, shown, undo
from wherefrom.archive.corrections.types import Values
from wherefrom.errors import NotInArchiveError
from wherefrom.reading.types import Link, Reading

TEXT = (
    "The kiln will be lit in May, said Petra Voss, the potter.\n\n"
    "Hugo Lamm, who sells clay, doubts that the kiln is dry. Voss denied that the roof had been damaged."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return wherefrom.read(wherefrom.Article(id="kiln", text=TEXT, outlet="Alder Post", published="2031-03-01"))


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path, reading: Reading) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        opened.add(reading)
        yield opened


def test_history_has_both_readings_and_every_correction(archive: Archive, reading: Reading) -> None:
    assert history(archive, "kiln").corrections == ()
    made = correct(archive, "kiln", "change", "ann", statement=0, after=Values(chain=(Link("Ida Moor", "person"),)))
    correct(archive, "kiln", "reject", "ben", statement=1)
    undo(archive, made.id, "ben")
    found = history(archive, "kiln")
    assert found.model.to_dict() == reading.to_dict()
    assert found.shown == shown(archive, "kiln")
    assert [one.state for one in found.corrections] == ["undone", "applied", "applied"]
    assert found.corrections == tuple(corrections(archive, "kiln"))


def test_places_are_those_of_the_newest_text(archive: Archive, reading: Reading) -> None:
    correct(archive, "kiln", "confirm", "ann", statement=0)
    before = history(archive, "kiln").corrections[0].correction.anchor
    archive.add(wherefrom.read(replace(reading.article, text="Rain.\n\n" + TEXT)))
    after = history(archive, "kiln").corrections[0].correction.anchor
    assert before is not None
    assert after is not None
    assert [(s - 7, e - 7) for s, e in after.content] == list(before.content)


def test_an_article_that_is_not_there(archive: Archive) -> None:
    with pytest.raises(NotInArchiveError, match="oven"):
        history(archive, "oven")
