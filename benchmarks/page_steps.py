"""What each step of reading a page's body gains, on the pages that the steps were written on and on others.

usage: python benchmarks/page_steps.py SHARED

Each step is left out in turn. A line each: body shingle F1 on ``pages-dev`` (whose pages the older steps were written
on) and ``pages-zyte`` (which they were not), and on how many pages of each the step helps and hurts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pages import SETS, by_wherefrom, pages_of

BODY = "wherefrom.intake.page.body.body."
CHOICE = "wherefrom.intake.page.body.choice."
Rows = dict[str, dict[str, Any]]


def _never(*_: object, **__: object) -> bool:
    return False


def _same(lines: Any, *_: object) -> Any:
    return lines


STEPS: dict[str, tuple[str, Callable[..., Any]]] = {
    "nothing": (BODY + "print", print),
    "the element with the most prose": (CHOICE + "lines_of_prose", lambda lines: []),
    "trafilatura": (CHOICE + "lines_of_extraction", lambda tree, lines: []),
    "the place of lines that one voice takes": (CHOICE + "_stands_well", lambda line, held: True),
    "readers' comments": (CHOICE + "is_readers", _never),
    "lines that are links": (BODY + "_is_link", _never),
    "times and captions": (BODY + "_is_label", _never),
    "prompts": (BODY + "is_prompt", _never),
    "bylines": (BODY + "_is_byline", _never),
    "what stands under More from": (BODY + "_without_more", _same),
    "short lines at the ends": (BODY + "_without_ends", _same),
    "the standfirst": (BODY + "_standfirst", lambda *_: None),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    sys.path.insert(0, str(shared / "benchmarks"))
    sets = {name: pages_of(shared / "corpora", name) for name in SETS}
    whole: dict[str, Rows] = {}
    print("| without | " + " | ".join(f"{name} | helps, hurts" for name in SETS) + " |\n" + "| --- " * 5 + "|")
    for step, (where, instead) in STEPS.items():
        cells = []
        for name, (gold, pages) in sets.items():
            with patch(where, instead, create=True):
                rows, f1 = scored(gold, pages)
            own = whole.setdefault(name, rows)
            changes = [of_page(own[key]) - of_page(rows[key]) for key in own]
            counts = sum(change > 0.005 for change in changes), sum(change < -0.005 for change in changes)
            cells.append(f"{f1:.2f} | {counts[0]}, {counts[1]}")
        print(f"| {step} | " + " | ".join(cells) + " |", flush=True)


def scored(gold: dict[str, Any], pages: dict[str, tuple[bytes, str | None]]) -> tuple[Rows, float]:
    """The score of each page, and the body shingle F1 of all."""
    from score_pages import score

    from wherefrom.errors import InputError

    predicted = {}
    for key, (data, url) in pages.items():
        try:
            predicted[key] = by_wherefrom(data, url)
        except InputError:
            predicted[key] = {}
    rows, result = score(gold, predicted, resamplings=2)
    return rows, 100 * result["body shingles F1"][0]


def of_page(row: dict[str, Any]) -> float:
    """The body shingle F1 of one page."""
    precision, recall = (value or 0.0 for value in row["shingles"])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
