"""What confidence is worth: ``python benchmarks/trust.py SHARED [--plot docs/trust.svg]``.

Over all statements read of layered train (by cross-validation, see ``quality.py --folds``) and of layered dev: the area
under the ROC curve of telling right chains from wrong ones, the share of statements that are kept where nine of ten
kept are right (El-Yaniv and Wiener 2010: risk and coverage), and the expected calibration error (Naeini et al. 2015).
The same for the stance. A statement is right where it is paired with a gold one by its content and the whole chain is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pairing import paired
from quality import TRAIN, article_of, replayed
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading

DEV = "gold/layered/dev.jsonl"
SURE = 0.9
Judged = tuple[float, bool]


def judged(gold: Path, readings: Iterable[Reading], scorer: Any) -> Iterator[tuple[Judged, Judged | None]]:
    """Of every statement read: its confidence and whether it is right; the same of the stance where it is paired."""
    rows = {row["id"]: row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    for reading in readings:
        row, read = rows[reading.article.id], reading_to_dict(reading)["statements"]
        gold_words = scorer.token_sets(row["text"], [s["spans"] for s in row["statements"]])
        found = paired(scorer, gold_words, scorer.token_sets(row["text"], read))
        pairs = {j: row["statements"][i] for i, j, _ in found}
        for j, statement in enumerate(read):
            one = pairs.get(j)
            right = one is not None and scorer.same_chain(one["chain"], statement["chain"])
            sure = statement.get("stance_confidence")
            stance = None if one is None or sure is None else (sure, one["stance"] == statement["stance"])
            yield (statement["confidence"], right), stance


def area(found: Sequence[Judged]) -> float:
    """Area under the ROC curve: how often a right one has the higher confidence; a tie is half."""
    right = np.sort([c for c, ok in found if ok])
    wrong = np.array([c for c, ok in found if not ok])
    below, upto = np.searchsorted(right, wrong, "left"), np.searchsorted(right, wrong, "right")
    return float(1 - (below + upto).mean() / 2 / len(right))


def coverage(found: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    """For each number of statements kept, surest first: the share of all that it is, and the share of it right."""
    ordered = np.array([ok for _, ok in sorted(found, key=lambda pair: -pair[0])], dtype=float)
    kept = np.arange(1, len(ordered) + 1)
    return kept / len(ordered), np.cumsum(ordered) / kept


def calibration_error(found: Sequence[Judged], bins: int = 10) -> float:
    """Mean distance of confidence and share right, over equally filled bins."""
    ordered = np.array(sorted(found), dtype=float)
    return float(sum(abs(part.mean(0) @ (1, -1)) * len(part) for part in np.array_split(ordered, bins)) / len(ordered))


def figures(name: str, found: Sequence[Judged]) -> str:
    """All of them, on one line."""
    share, right = coverage(found)
    enough = np.flatnonzero(right >= SURE)
    kept = 100 * float(share[enough[-1]]) if len(enough) else 0.0
    every = 100 * float(right[-1])
    return (
        f"{name}: {len(found)} read, {every:.1f} % right, AUC {area(found):.3f}, "
        f"{kept:.1f} % kept where 90 % are right, calibration error {100 * calibration_error(found):.1f}"
    )


def plot(curves: dict[str, Sequence[Judged]]) -> str:
    """Risk and coverage as SVG: how many of the surest statements are right."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 460 330" width="460" height="330" '
        'font-family="sans-serif" font-size="12"><style>text{fill:#333}@media(prefers-color-scheme:dark)'
        "{text{fill:#ccc}}</style>"
    ]
    for tick in range(0, 101, 20):
        x, y = 50 + 4 * tick, 290 - 2.6 * tick
        parts.append(f'<text x="{x}" y="308" text-anchor="middle">{tick}</text>')
        parts.append(f'<text x="42" y="{y + 4:.0f}" text-anchor="end">{tick}</text>')
        parts.append(f'<path d="M50 {y:.0f}H450" stroke="#8884" fill="none"/>')
    parts.append('<text x="250" y="325" text-anchor="middle">statements kept, surest first, in %</text>')
    parts.append('<text x="52" y="16">whole chain right, in %</text>')
    for number, (name, found) in enumerate(curves.items()):
        colour = ("#0b62a4", "#c2571a")[number]
        share, right = coverage(found)
        at = np.linspace(len(share) // 50, len(share) - 1, 100).astype(int)
        points = " ".join(f"{50 + 400 * share[i]:.1f},{290 - 260 * right[i]:.1f}" for i in at)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="70" y="{255 + 16 * number}" style="fill:{colour}">{name}</text>')
    return "".join([*parts, "</svg>\n"])


def main() -> None:
    """Print, and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "benchmarks"))
    import score_chains

    train, dev = options.shared / TRAIN, options.shared / DEV
    rows = map(json.loads, dev.read_text(encoding="utf-8").splitlines())
    read = {"train, by folds": (train, replayed(train)), "dev": (dev, (read_article(article_of(r)) for r in rows))}
    curves = {}
    for name, (gold, readings) in read.items():
        found = list(judged(gold, readings, score_chains))
        curves[name] = [chain for chain, _ in found]
        print(figures(name, curves[name]))
        print(figures(f"{name}, stance", [stance for _, stance in found if stance]), flush=True)
    if options.plot:
        options.plot.write_text(plot(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
