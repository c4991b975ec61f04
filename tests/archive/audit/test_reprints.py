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


def test_what_is_folded_has_four_fifths_of_its_words_in_passages_of_another(tmp_path: Path) -> None:
    """Counted by fingerprints, it is what the aligned passages show: of each text from a third to all is another's."""
    text, texts = prose(7, 900), {"whole": ("2031-02-01", prose(7, 900))}
    for part in range(3, 11):
        kept = " ".join(text.split()[: part * 90])
        texts[f"part-{part}"] = ("2031-02-02", f"{kept} {prose(50 + part, 900 - part * 90)}")
    folded = found(tmp_path, texts)
    with Archive(tmp_path / "archive.db") as archive:
        shared = {pair.a: pair.words for pair in archive.passages() if pair.b == "whole"}
    assert len(shared) == len(texts) - 1
    sure = {id for id, words in shared.items() if not 0.72 < words / 900 < 0.88}
    assert len(sure) >= 6
    assert {id for id in folded if id in sure} == {id for id in sure if shared[id] / 900 > 0.8}


def test_nothing_is_a_reprint_of_itself_or_of_no_words(tmp_path: Path) -> None:
    assert found(tmp_path, {"a": (None, "Two words"), "b": (None, "two Words"), "c": (None, "Two words")}) == {"c": "a"}


def test_an_empty_archive_has_none(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == {}
