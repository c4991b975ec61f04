"""Raw confidence to calibrated confidence: of the statements with 0.8, about eight in ten are right."""

from __future__ import annotations

import functools
import json
import math
from importlib.resources import files


def calibrated(raw: float) -> float:
    """The chance that an attribution of ``raw`` confidence is right: Platt scaling (Platt 1999), fitted on PolNeAR dev.

    ``training/calibrate.py`` fits the line and draws docs/calibration.svg.
    """
    slope, offset = _line()
    clipped = min(max(raw, 1e-4), 1 - 1e-4)
    return round(1 / (1 + math.exp(-(slope * math.log(clipped / (1 - clipped)) + offset))), 3)


@functools.cache
def _line() -> tuple[float, float]:
    line = json.loads((files("wherefrom") / "data" / "calibration.json").read_text(encoding="utf-8"))
    return line["slope"], line["offset"]
