"""Corrections: none is lost when articles are read anew or their texts change; what writing one costs as it grows.

python benchmarks/corrections.py            1,000 random corrections, then another model's output, then other texts
python benchmarks/corrections.py --speed N  what one correction costs in an archive of N articles
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import wherefrom
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import correct, corrections, undo
from wherefrom.archive.corrections.people import merge, split
from wherefrom.archive.corrections.relations import mark_read_through, say_derivation, say_same_claim
from wherefrom.archive.corrections.rereading import reread
from wherefrom.archive.corrections.types import Taken, Values
from wherefrom.archive.verify import verify
from wherefrom.errors import CorrectionError, NotInArchiveError
from wherefrom.intake.article import Article
from wherefrom.reading.contract import with_keys
from wherefrom.reading.types import Link, Reading, Statement

STORY = Path(__file__).resolve().parent.parent / "examples" / "story"
ACTIONS = ("change", "change", "change", "confirm", "reject", "add", "metadata", "undo", "merge", "split")
OF_TWO = ("derivation", "same-claim", "read-through")


def story(articles: int = 6) -> list[Reading]:
    """The readings of the first articles of the example's story."""
    paths = sorted(path for path in STORY.iterdir() if path.name[:1].isdigit())[:articles]
    return [found for found in wherefrom.read_many(paths) if isinstance(found, Reading)]


def correct_at_random(archive: Archive, number: int, rng: random.Random) -> list[str]:
    """Make ``number`` corrections of every kind; their ids."""
    ids = list(archive.article_ids())
    made: list[str] = []
    while len(made) < number:
        article, other = rng.sample(ids, 2)
        try:
            one = _one(archive, (article, other), rng.choice((*ACTIONS, *OF_TWO)), rng, made)
        except (CorrectionError, NotInArchiveError):
            continue
        made.append(one)
    return made


def _one(archive: Archive, two: tuple[str, str], action: str, rng: random.Random, made: Sequence[str]) -> str:
    reading, person = archive.reading(two[0]), rng.choice(("ann", "ben", "cid"))
    statement = rng.choice(reading.statements).id if reading.statements else 0
    names = [link.name for one in reading.statements for link in one.chain] or ["nobody"]
    if action == "undo":
        return undo(archive, rng.choice(made) if made else "none", person).id
    if action in ("merge", "split"):
        verb = merge if action == "merge" else split
        return verb(archive, rng.choice(names), rng.choice(names), person).id
    if action == "derivation":
        return say_derivation(archive, two[0], Taken(article=two[1]), person, yes=rng.random() < 0.5).id
    if action == "same-claim":
        there = rng.choice(archive.reading(two[1]).statements).id
        return say_same_claim(archive, (two[0], statement), (two[1], there), person, yes=rng.random() < 0.5).id
    if action == "read-through":
        return mark_read_through(archive, two[0], person).id
    after: Values | None = None
    if action == "change":
        speaker = Link(rng.choice(("Mira Solt", "Otto Renn")), "person")
        after = rng.choice((Values(chain=(speaker,)), Values(stance="doubts"), Values(voice="mixed")))
    elif action == "add":
        start = rng.randrange(max(1, len(reading.article.text) - 40))
        end = min(len(reading.article.text), start + 30)
        after = Values(content=((start, end),), chain=(Link("Otto Renn", "person"),))
    elif action == "metadata":
        after = Values(title=f"Headline {rng.random()}")
    about = None if action in ("add", "metadata") else statement
    return correct(archive, two[0], action, person, statement=about, after=after).id  # type: ignore[arg-type]


def altered(reading: Reading, rng: random.Random) -> Reading:
    """Another model's output: of a third of the statements ends moved, other cues, some dropped, some new."""
    kept: list[Statement] = []
    for one in reading.statements:
        what = rng.choice(["same"] * 8 + ["moved", "cue", "dropped", "new"])
        (start, end), *rest = one.content
        if what == "moved":
            moved = (start, max(start + 1, end - rng.randrange(12)))
            one = replace(one, content=(moved, *rest), key="", layers=())
        elif what == "cue":
            one = replace(one, cue=(), key="", layers=())
        elif what == "new":
            at = rng.randrange(max(1, len(reading.article.text) - 20))
            new = replace(one, id=1_000 + len(kept), content=((at, at + 15),), cue=(), layers=(), targets=(), key="")
            kept.append(new)
        if what != "dropped":
            kept.append(one)
    there = {one.id for one in kept}
    kept = [replace(one, targets=tuple(t for t in one.targets if t in there)) for one in kept]
    retractions = tuple(replace(r, targets=tuple(t for t in r.targets if t in there)) for r in reading.retractions)
    return with_keys(replace(reading, statements=tuple(kept), flags=(), retractions=retractions, model="another model"))


def changed(article: Article, rng: random.Random) -> Article:
    """The same article with a new first line and one in thirty words changed."""
    words = article.text.split(" ")
    text = " ".join(f"{word}x" if word.isalpha() and rng.random() < 1 / 30 else word for word in words)
    return replace(article, text="It rained all day.\n\n" + text, furniture=(), rights=None, credited_origin=None)


def proof(place: str, readings: Sequence[Reading], number: int, seed: int) -> list[tuple[str, Counter[str]]]:
    """What becomes of ``number`` corrections in the end of each step. Raises AssertionError where one is lost.

    ``place``: where an archive without articles is, or none yet.
    """
    rng, found = random.Random(seed), list[tuple[str, Counter[str]]]()
    with Archive(place) as archive:
        for reading in readings:
            archive.add(reading)
        correct_at_random(archive, number, rng)
        made = [one.correction for one in corrections(archive)]
        assert len(made) == number
        for step in ("as they were made", "another model's output", "changed texts"):
            for reading in readings:
                if step == "another model's output":
                    reread(archive, altered(reading, rng))
                elif step == "changed texts":
                    archive.add(wherefrom.read(changed(reading.article, rng)))
            kept = corrections(archive)
            assert [one.correction for one in kept] == made, "a correction is lost, or is another"
            assert [problem for problem in verify(archive) if not problem.note] == []
            found.append((step, Counter(one.state for one in kept)))
    return found


def speed(folder: Path, size: int) -> dict[str, list[float]]:
    """Seconds of each of twenty corrections of some kinds in an archive of ``size`` short articles."""
    rng = random.Random(1)
    with Archive(folder / "speed.db") as archive:
        for number in range(size):
            archive.add(_short(number, rng))
        took: dict[str, list[float]] = {
            "change a speaker": [],
            "undo": [],
            "merge two names": [],
            "look at an article": [],
        }
        for number in range(20):
            _round(archive, f"a{rng.randrange(size)}", f"a{rng.randrange(size)}", number, took)
    return took


def _round(archive: Archive, article: str, other: str, number: int, took: dict[str, list[float]]) -> None:
    after = Values(chain=(Link(f"Person {number}", "person"),))
    one, two = (archive.reading(name).statements[0].chain[0].name for name in (article, other))
    made = _timed(
        took["change a speaker"], lambda: correct(archive, article, "change", "ann", statement=0, after=after)
    )
    _timed(took["look at an article"], lambda: archive.reading(article))
    _timed(took["undo"], lambda: undo(archive, made.id, "ann"))
    if one != two:
        _timed(took["merge two names"], lambda: merge(archive, one, two, "ann"))


def _timed(times: list[float], work: Any) -> Any:
    begun = time.perf_counter()
    done = work()
    times.append(time.perf_counter() - begun)
    return done


def _short(number: int, rng: random.Random) -> Reading:
    lines = [f"thing {rng.randrange(10**6)} of place {rng.randrange(10**4)} is so" for _ in range(4)]
    text, statements = "", []
    for place, line in enumerate(lines):
        name = f"{rng.choice('ABCDEFGH')}{rng.choice('aeiou')}n{rng.randrange(40)} Orlo{rng.randrange(400)}"
        span = (len(text), len(text) + len(line))
        statements.append(Statement(place, (span,), (), (), "indirect", "asserts", (Link(name, "person"),)))
        text += line + ".\n"
    article = Article(f"a{number}", text, outlet=f"Post {number % 50}", published=f"2031-0{1 + number % 9}-01")
    return with_keys(Reading(article, tuple(statements)))


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--speed", type=int, metavar="N")
    options.add_argument("--number", type=int, default=1_000)
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if given.speed:
            for what, times in speed(Path(name), given.speed).items():
                slow = sorted(times)
                print(f"{what:20} median {1000 * slow[len(slow) // 2]:6.1f} ms, slowest {1000 * slow[-1]:6.1f} ms")
            return
        for step, states in proof(f"{name}/proof.db", story(), given.number, given.seed):
            told = ", ".join(
                f"{states[state]} {state}" for state in ("applied", "overruled", "undone", "waiting", "unpaired")
            )
            print(f"{step:24} {states.total()} kept: {told}")


if __name__ == "__main__":
    sys.exit(main())
