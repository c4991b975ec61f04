"""Which articles are reprints: the same words again, with little more, cut, or only alike."""

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from small_readings import told
from wherefrom.archive.add import fingerprint_index
from wherefrom.archive.archive import Archive
from wherefrom.archive.audit.reprints import reprints
from wherefrom.archive.store.schema import articles

WORDS = ["harbour", "bridge", "council", "evening", "engine", "letter", "stone", "winter", "market", "garden"]


def prose(seed: int, words: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(40)}" for _ in range(words))


def found(folder: Path, texts: dict[str, tuple[str | None, str]]) -> dict[str, str]:
    with Archive(folder / "archive.db") as archive:
        for id, (day, text) in texts.items():
            reading = told(id, None, day)
            archive.add(replace(reading, article=replace(reading.article, text=text)))
        with archive.connect() as connection:
            ids = dict(connection.execute(articles.select().with_only_columns(articles.c.key, articles.c.id)).all())
            return {ids[key]: ids[of] for key, of in reprints(connection, archive.database).items()}


@pytest.mark.parametrize("words", [40, 120, 800])
@pytest.mark.parametrize("fresh", [1, 1_024], ids=["in the index", "fresh"])
def test_copies_and_cut_copies_fold_into_one(
    tmp_path: Path, words: int, fresh: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint_index, "FRESH", fresh)
    text = prose(words, words)
    cut = " ".join(text.split()[: words * 2 // 3])
    texts = {
        "later": ("2031-02-02", text),
        "first": ("2031-02-01", f"{text} {prose(1, words // 20)}"),
        "undated": (None, text.upper()),
        "cut": ("2031-01-01", cut),
        "other": ("2031-02-01", prose(99, words)),
        "part": ("2031-02-03", f"{cut} {prose(5, words)}"),
    }
    assert found(tmp_path, texts) == {"later": "first", "undated": "first", "cut": "first"}


def test_nothing_is_a_reprint_of_itself_or_of_no_words(tmp_path: Path) -> None:
    assert found(tmp_path, {"a": (None, "Two words"), "b": (None, "two Words"), "c": (None, "Two words")}) == {"c": "a"}


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == {}
