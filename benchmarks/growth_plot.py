"""The curves of ``growth.py`` as SVG: what grows with the archive and what does not."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

WIDE, HIGH, LEFT, TOP, BETWEEN = 250, 150, 52, 34, 96
COLOURS = ("#0b62a4", "#c2571a", "#3a8a4d")
ADDING, IN_BULK, SIZE = "adding one, ms of CPU", "adding one in bulk, ms of CPU", "archive, KB an article"

Point = tuple[float, float]
Curves = dict[str, dict[str, list[Point]]]


def plot(logs: Sequence[Path], out: Path) -> None:
    """Draw a small picture for each figure, with a curve for each of ``logs``, under the log's name."""
    curves: Curves = {}
    for log in logs:
        before = 0
        for line in log.read_text(encoding="utf-8").splitlines():
            figures = json.loads(line)
            added, before = figures["articles"] - before, figures["articles"]
            for name, point in _points(figures, added):
                curves.setdefault(name, {}).setdefault(log.stem, []).append(point)
    out.write_text(_drawn(curves), encoding="utf-8")


def _points(figures: dict[str, Any], added: int) -> list[tuple[str, Point]]:
    """CPU and not the clock, which tells what else a machine was doing."""
    count = figures["articles"]
    found = [(SIZE, (count, figures["bytes"] / count / 1024))]
    if "cpu" in figures:  # Not where an archive was only asked.
        adding = IN_BULK if figures.get("bulk") else ADDING
        found.insert(0, (adding, (count, 1000 * figures["cpu"] / figures.get("added", added))))
    return found + [(f"{name}, ms of CPU (p95)", (count, ms)) for name, ms in figures.get("p95_cpu", {}).items()]


def _drawn(curves: Curves) -> str:
    across = 3
    rows = math.ceil(len(curves) / across)
    width, height = across * (WIDE + LEFT) + 20, rows * (HIGH + BETWEEN) + 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="12"><style>text{fill:#333}@media(prefers-color-scheme:dark)'
        "{text{fill:#ccc}}</style>"
    ]
    for number, (name, lines) in enumerate(curves.items()):
        left = LEFT + number % across * (WIDE + LEFT)
        parts += _panel(name, lines, left, TOP + number // across * (HIGH + BETWEEN))
    return "".join([*parts, "</svg>\n"])


def _panel(name: str, lines: dict[str, list[Point]], left: float, top: float) -> list[str]:
    points = [point for line in lines.values() for point in line]
    most, highest = max(x for x, _ in points), _ceiling(max(y for _, y in points))
    low = top + HIGH
    parts = [f'<text x="{left}" y="{top - 14}" font-weight="bold">{escape(name)}</text>']
    for part in (0, 0.5, 1):
        y = low - part * HIGH
        parts.append(f'<text x="{left - 6}" y="{y + 4:.0f}" text-anchor="end">{part * highest:g}</text>')
        parts.append(f'<path d="M{left} {y:.0f}h{WIDE}" stroke="#8884" fill="none"/>')
    parts.append(f'<text x="{left + WIDE}" y="{low + 16}" text-anchor="end">{most:,.0f} articles</text>')
    for number, (who, line) in enumerate(lines.items()):
        drawn = " ".join(f"{left + WIDE * x / most:.1f},{low - HIGH * y / highest:.1f}" for x, y in line)
        colour = COLOURS[number % len(COLOURS)]
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{left}" y="{low + 16 + 15 * number}" style="fill:{colour}">{escape(who)}</text>')
    return parts


def _ceiling(value: float) -> float:
    """The next round number."""
    unit = 10 ** math.floor(math.log10(max(value, 1e-9)))
    return next(step * unit for step in (1, 2, 4, 6, 8, 10) if step * unit >= value)
