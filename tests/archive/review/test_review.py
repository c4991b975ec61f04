"""What people's looks give: a queue whose random part is unbiased, gold that evaluation reads, agreement."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import wherefrom
from postgres import KINDS, new_archive
from small_readings import told
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import correct, undo
from wherefrom.archive.corrections.relations import mark_read_through
from wherefrom.archive.corrections.types import Values
from wherefrom.archive.review.agreement import agreement, krippendorff_alpha
from wherefrom.archive.review.gold import gold_records
from wherefrom.archive.review.queue import measured
from wherefrom.errors import NotInArchiveError
from wherefrom.evaluate import evaluate, load_gold, load_readings
from wherefrom.export.columns import table_of
from wherefrom.reading.types import Link, Reading

TEXT = (
    'The pumps will hold until Friday, said Ana Reyes, the mayor. "We have sand for two more nights," she added.\n\n'
    "Joost Pell, who owns the mill, doubts that. He told the Coast Post that nobody had asked him for his sand.\n\n"
    "According to the water board the dike is dry. Reyes denied that the council had been warned."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return wherefrom.read(wherefrom.Article(id="dike", text=TEXT, outlet="Dike Post", published="2031-02-01"))


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path, reading: Reading) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        opened.add(reading)
        yield opened


def by(name: str, kind: str = "person") -> Values:
    return Values(chain=(Link(name, kind),))  # type: ignore[arg-type]


def test_the_queue_has_what_is_doubtful_and_what_much_hangs_on_first(archive: Archive, reading: Reading) -> None:
    found = archive.queue(3)
    assert len(found) == 3
    assert sum(one.is_sample for one in found) == 1
    weighty = [one for one in found if not one.is_sample]
    assert weighty == sorted(weighty, key=lambda one: -one.weight)
    assert archive.queue(3) == found
    first = found[0]
    correct(archive, "dike", "confirm", "ann", statement=first.statement)
    assert first.statement not in {one.statement for one in archive.queue(99)}
    assert len(archive.queue(99)) == len(reading.statements) - 1
    with pytest.raises(ValueError, match="at least 1"):
        archive.queue(0)


def test_nothing_of_an_article_that_was_read_through_is_left_to_look_at(archive: Archive, reading: Reading) -> None:
    made = mark_read_through(archive, "dike", "ann")
    assert "dike" not in {one.article for one in archive.queue(99)}
    (looked_at, wrong) = (measured(archive).looked_at, measured(archive).wrong)
    assert (looked_at, wrong) == (len(reading.statements), 0)
    undo(archive, made.id, "ann")
    assert {one.article for one in archive.queue(99)} == {"dike"}
    assert measured(archive).looked_at == 0


def test_no_weighty_statement_is_passed_over(archive: Archive) -> None:
    everything = archive.queue(99)
    weights = sorted((one.weight for one in everything), reverse=True)
    for limit in (4, 5, 6, 7):
        found = archive.queue(limit)
        assert len(found) == min(limit, len(everything))
        samples = [one.weight for one in found if one.is_sample]
        rest = sorted(weights, reverse=True)
        for weight in samples:
            rest.remove(weight)
        assert [one.weight for one in found if not one.is_sample] == rest[: limit - len(samples)]


def test_what_hangs_on_a_statement_weighs(archive: Archive) -> None:
    for name in "abc":
        archive.add(
            told(name, "Velm Post", "2031-02-01", (f"the quay {name} is shut", "asserts", f"person {name} Orlo"))
        )
    archive.set_story(["a", "b", "c"])
    hangs = {one.article: one.hangs for one in archive.queue(99)}
    assert hangs["a"] == 6
    assert hangs["a"] > hangs["dike"]


def test_the_random_part_measures_the_error_rate(archive: Archive) -> None:
    rng, wrong = random.Random(3), set[tuple[str, int]]()
    for number in range(60):
        sayings = [(f"thing {n} of {number} is so", "asserts", f"person Ann {chr(65 + n)}xo") for n in range(3)]
        archive.add(told(f"a{number}", "Velm Post", "2031-02-01", *sayings))
        wrong |= {(f"a{number}", n) for n in range(3) if rng.random() < 0.3}
    assert measured(archive).share is None
    looked = 0
    while looked < 40:
        for one in archive.queue(10):
            bad = (one.article, one.statement) in wrong or one.article == "dike"
            action = "reject" if bad else "confirm"
            correct(archive, one.article, action, "ann", statement=one.statement)
            looked += 1
    rate = measured(archive)
    assert rate.looked_at >= 8
    assert rate.share is not None
    assert rate.low is not None
    assert rate.high is not None
    assert rate.low <= rate.share <= rate.high
    assert rate.low <= 0.3 <= rate.high


def test_gold_is_whole_where_somebody_read_it_through_and_partial_elsewhere(
    archive: Archive, reading: Reading, tmp_path: Path
) -> None:
    assert list(gold_records(archive)) == []
    archive.add(told("other", "Velm Post", "2031-02-01", ("the quay is shut", "asserts", "person Ivo Orlo")))
    correct(archive, "dike", "change", "ann", statement=1, after=by("Joost Pell"))
    correct(archive, "dike", "reject", "ann", statement=2)
    correct(archive, "other", "confirm", "ann", statement=0)
    (dike, other) = gold_records(archive)
    assert (dike["partial"], len(dike["statements"]), len(dike["rejected"])) == (True, 1, 1)
    assert dike["statements"][0]["chain"][0]["name"] == "Joost Pell"
    made = mark_read_through(archive, "dike", "ann")
    (dike, other) = gold_records(archive)
    assert (dike["partial"], len(dike["statements"])) == (False, len(reading.statements) - 1)
    assert other["partial"]
    undo(archive, made.id, "ann")
    assert next(gold_records(archive))["partial"]
    mark_read_through(archive, "dike", "ben")
    _check_round_trip(archive, tmp_path, len(reading.statements))


def _check_round_trip(archive: Archive, folder: Path, found: int) -> None:
    """What evaluation reads is what people see; the model's own reading differs from it in what they put right."""
    (folder / "gold.jsonl").write_text("".join(json.dumps(r) + "\n" for r in table_of("gold").records(archive)))
    gold = load_gold(folder / "gold.jsonl")
    shown = [archive.reading(name).to_dict() for name in ("dike", "other")]
    (folder / "read.jsonl").write_text("".join(json.dumps(one) + "\n" for one in shown))
    measures = evaluate(gold, load_readings(folder / "read.jsonl")).measures
    assert [measures[name].f1 for name in ("statement", "chain")] == [1, 1]  # type: ignore[union-attr]
    own = [archive.version(name, 1).to_dict() for name in ("dike", "other")]
    (folder / "own.jsonl").write_text("".join(json.dumps(one) + "\n" for one in own))
    measures = evaluate(gold, load_readings(folder / "own.jsonl")).measures
    statement, chain = measures["statement"], measures["chain"]
    assert (statement.hit, statement.gold, statement.read) == (found, found, found + 1)  # type: ignore[union-attr]
    assert chain.hit == statement.hit - 1


def test_of_a_partial_article_only_what_is_known_counts(archive: Archive, tmp_path: Path) -> None:
    correct(archive, "dike", "confirm", "ann", statement=0)
    correct(archive, "dike", "reject", "ann", statement=2)
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(r) + "\n" for r in gold_records(archive)))
    own = {"dike": json.loads(json.dumps(archive.version("dike", 1).to_dict()))}
    found = evaluate(load_gold(tmp_path / "gold.jsonl"), own).measures["statement"]
    assert (found.hit, found.gold, found.read) == (1, 1, 2)  # type: ignore[union-attr]


def test_two_people_agree_as_far_as_they_do(archive: Archive) -> None:
    for person in ("ann", "ben"):
        correct(archive, "dike", "confirm", person, statement=0)
        correct(archive, "dike", "change", person, statement=1, after=by("Joost Pell"))
    correct(archive, "dike", "change", "ann", statement=3, after=Values(stance="doubts"))
    correct(archive, "dike", "change", "ben", statement=3, after=by("the council", "organization"))
    correct(archive, "dike", "confirm", "ann", statement=4)
    found = agreement(archive, "ann", "ben")
    assert (found.articles, found.statements, found.found, found.spans) == (1, 3, 1.0, 1.0)
    assert found.stance is not None
    assert found.stance < 1
    key = archive.reading("dike").statements[0].key
    correct(archive, "dike", "reject", "ben", statement=key)
    found = agreement(archive, "ben", "ann")
    assert found.found == pytest.approx(2 * 2 / (2 + 3))
    with pytest.raises(NotInArchiveError, match="cid"):
        agreement(archive, "ann", "cid")


def units(*rows: str) -> list[list[str | None]]:
    """What each person says of each unit, from a row for each person; a full stop is nothing said."""
    return [
        [None if value == "." else value for value in unit] for unit in zip(*(row.split() for row in rows), strict=True)
    ]


def test_alpha_is_that_of_the_published_examples() -> None:
    """Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A, B and C."""
    binary = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    nominal = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
    missing = units(
        "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
    )
    assert krippendorff_alpha(binary) == pytest.approx(0.095, abs=0.0005)
    assert krippendorff_alpha(nominal) == pytest.approx(0.692, abs=0.0005)
    assert krippendorff_alpha(missing) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([("a", "a")]) is None
