"""Checked quotations: ``python benchmarks/check.py SHARED``.

Three hundred quotations of BASIL and layered train (predicted by networks that have not seen them), drawn with a fixed
seed; a third is altered: a word changed, a negation dropped, words cut out, two halves put together, given to somebody
else. Prints for each kind how many are called that, and what the others are called. With --wrong, those others too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from quality import TRAIN, article_of, replayed
from wherefrom.check import check
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.quotations import quotations

SEED = 3
LEAST, MOST = 8, 60  # words
EACH = 20  # of each of the five alterations
WHOLE = 200
BASIL = 60  # articles
NEGATION = re.compile(r"\b(?:not|never|no)\b ")
OTHER_WORDS = ("yesterday", "factory", "twelve", "gladly", "mountain", "refuse")
STRANGERS = ("Odalys Brinkmeier", "Tarquin Vesterholt")

Drawn = tuple[Reading, Statement, str]


def quoted(reading: Reading) -> Iterator[Drawn]:
    """Every direct quotation in one piece of an article whose speaker is named, with its words."""
    marked = quotations(reading.article.text)
    for statement in reading.statements:
        if statement.voice != "direct" or statement.chain[0].kind != "person" or len(statement.content) != 1:
            continue
        start, end = statement.content[0]
        words = reading.article.text[start:end].strip(" \n\"“”‘’'")
        inside = any(begin <= start and end <= stop for begin, stop in marked)
        if inside and LEAST <= len(words.split()) <= MOST and not re.search(r"[\[\]…]|\.\.|\n", words):
            yield reading, statement, words


def altered(kind: str, drawn: Drawn, others: list[Drawn], rng: random.Random) -> str | None:
    """The words altered as ``kind`` says; None where these words do not allow it."""
    reading, statement, quotation = drawn
    words = quotation.split()
    if kind == "word changed":
        at = rng.randrange(1, len(words) - 1)
        return " ".join([*words[:at], rng.choice(OTHER_WORDS), *words[at + 1 :]])
    if kind == "negation dropped":
        found = NEGATION.search(quotation)
        return quotation[: found.start()] + quotation[found.end() :] if found and found.start() else None
    if kind == "cut":
        sentence = max(re.split(r"(?<=[.?!]) ", quotation), key=len).split()
        if len(sentence) < 13:
            return None
        at = rng.randrange(4, len(sentence) - 8)
        return " ".join([*sentence[:at], *sentence[at + 4 :]])
    near = [
        q
        for r, s, q in others
        if r is reading and s is not statement and abs(s.content[0][0] - statement.content[0][0]) > 400
    ]
    if not near:
        return None
    other = rng.choice(near).split()
    return " ".join([*words[: len(words) // 2], *other[len(other) // 2 :]])


def cases(drawn: list[Drawn], rng: random.Random) -> Iterator[tuple[str, str, str, str | None, Reading]]:
    """(what was done, what is right, the quotation, its speaker, the reading) of each."""
    rest = list(drawn)
    rng.shuffle(rest)
    kinds = {"word changed": "altered", "negation dropped": "altered", "cut": "cut", "spliced": "spliced"}
    for kind, right in kinds.items():
        done = 0
        for one in list(rest):
            if done < EACH and (words := altered(kind, one, drawn, rng)) is not None:
                rest.remove(one)
                done += 1
                yield kind, right, words, None, one[0]
    for number, (reading, statement, words) in enumerate(rest[: EACH + WHOLE]):
        if number < EACH:
            yield "given to somebody else", "other-speaker", words, STRANGERS[number % 2], reading
        else:
            speaker = statement.chain[0].name if number % 2 else None
            yield "as it stands" + (", with its speaker" if speaker else ""), "exact", words, speaker, reading


def main() -> None:
    """Draw, alter, check, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what is not called right")
    options = parser.parse_args()
    rng = random.Random(SEED)
    basil = (options.shared / "corpora/basil-dev.jsonl").read_text(encoding="utf-8").splitlines()
    readings = [read_article(article_of(json.loads(line))) for line in rng.sample(basil, min(BASIL, len(basil)))]
    readings += rng.sample(list(replayed(options.shared / TRAIN)), 3 * BASIL)
    drawn = [one for reading in readings for one in quoted(reading)]
    by_id = {reading.article.id: reading for reading in readings}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    expected: dict[str, str] = {}
    for done, right, words, speaker, reading in cases(drawn, rng):
        near = [reading, *rng.sample(list(by_id.values()), 5)]
        found = check(words, {one.article.id: one for one in near}.values(), speaker)
        called[done][found.kind] += 1
        expected[done] = right
        if options.wrong and found.kind != right:
            print(f"{done}: {found.kind}: {words!r} {speaker or ''} {found.why}")
    whole = sum(sum(kinds.values()) for kinds in called.values())
    for done, kinds in called.items():
        print(f"{done:32}{kinds[expected[done]]:4} of {sum(kinds.values()):3}  {dict(kinds)}")
    print(f"right {100 * sum(kinds[expected[done]] for done, kinds in called.items()) / whole:.1f} % of {whole}")


if __name__ == "__main__":
    main()
