"""Make confidences mean something: ``python training/calibrate.py --corpora DIR``.

Fits a line in log-odds (Platt 1999) from the raw confidence of an attribution to the chance that it is right (content
and source share half of their tokens with a gold one) on PolNeAR dev, and writes data/calibration.json and the plot
docs/calibration.svg. The expected calibration error it prints is cross-validated by article: each fifth of the articles
is judged by a line fitted on the others.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from wherefrom.evaluate import evaluate, load_gold
from wherefrom.intake.article import Article
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import find_outermost

BINS = 10


def collect(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Raw confidence, right or not, and article number of every attribution found."""
    gold, network = load_gold(path), load_network(0)
    sure, right, article = [], [], []
    for number, (key, doc) in enumerate(gold.items()):
        for found in find_outermost(Article(id=key, text=doc["text"]), network):
            one = {"source": found.source, "cue": found.cue, "content": found.content}
            score = evaluate({key: doc}, {key: {"statements": [one]}}).measures["attribution"]
            sure.append(found.confidence)
            right.append(score.hit)
            article.append(number)
    return np.array(sure), np.array(right, dtype=float), np.array(article)


def fit(odds: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and offset of the logistic regression of ``right`` on ``odds``, by Newton's method."""
    x = np.stack([odds, np.ones_like(odds)], 1)
    weights = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x, x.T @ (right - p))
    return float(weights[0]), float(weights[1])


def binned(chance: np.ndarray, right: np.ndarray) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, how many) of each tenth of the attributions, by confidence."""
    parts = np.array_split(np.argsort(chance), BINS)
    return [(float(chance[p].mean()), float(right[p].mean()), len(p)) for p in parts]


def calibration_error(chance: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over equally filled bins (Naeini et al. 2015, Nguyen and O'Connor 2015)."""
    return sum(n * abs(c - r) for c, r, n in binned(chance, right)) / len(chance)


def plot(raw: list[tuple[float, float, int]], fitted: list[tuple[float, float, int]]) -> str:
    """Reliability diagram as SVG: confidence to the right, share right upwards; the diagonal is perfect."""

    def dots(points: list[tuple[float, float, int]], style: str) -> str:
        at = [(60 + 300 * x, 330 - 300 * y) for x, y, _ in points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        circles = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in at)
        return f'<g class="{style}"><polyline points="{line}" fill="none"/>{circles}</g>'

    ticks = "".join(
        f'<text x="{60 + 300 * t / 5}" y="348" text-anchor="middle">{t / 5}</text>'
        f'<text x="52" y="{334 - 300 * t / 5}" text-anchor="end">{t / 5}</text>'
        for t in range(6)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" '
        'font-family="sans-serif" font-size="12"><style>.raw{stroke:#999;fill:#999}.fitted{stroke:#0b62a4;fill:#0b62a4}'
        ".raw polyline,.fitted polyline{fill:none}</style>"
        '<rect width="400" height="400" fill="#fff"/>'
        '<rect x="60" y="30" width="300" height="300" fill="none" stroke="#444"/>'
        '<line x1="60" y1="330" x2="360" y2="30" stroke="#bbb" stroke-dasharray="4 4"/>'
        f"{ticks}{dots(raw, 'raw')}{dots(fitted, 'fitted')}"
        '<text x="210" y="372" text-anchor="middle">confidence</text>'
        '<text x="18" y="180" text-anchor="middle" transform="rotate(-90 18 180)">share that is right</text>'
        '<text x="70" y="50" fill="#0b62a4">calibrated (cross-validated)</text>'
        '<text x="70" y="66" fill="#777">raw</text></svg>\n'
    )


def main() -> None:
    """Fit, check, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    raw, right, article = collect(options.corpora / "polnear-dev.jsonl")
    clipped = np.clip(raw, 1e-4, 1 - 1e-4)
    odds = np.log(clipped / (1 - clipped))
    crossed = np.empty_like(raw)
    for fold in range(5):
        judged = article % 5 == fold
        slope, offset = fit(odds[~judged], right[~judged])
        crossed[judged] = 1 / (1 + np.exp(-(slope * odds[judged] + offset)))
    slope, offset = fit(odds, right)
    print(f"{len(raw)} attributions, {right.mean():.3f} right")
    print(f"expected calibration error: raw {100 * calibration_error(raw, right):.1f}", end=", ")
    print(f"calibrated {100 * calibration_error(crossed, right):.1f} (cross-validated)")
    line = {"slope": round(slope, 4), "offset": round(offset, 4)}
    (options.root / "src/wherefrom/data/calibration.json").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (options.root / "docs/calibration.svg").write_text(
        plot(binned(raw, right), binned(crossed, right)), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
