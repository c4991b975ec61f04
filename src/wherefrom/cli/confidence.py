"""The option of every command that leaves out statements below a confidence."""

from __future__ import annotations

from typing import Annotated

import typer


def _share(value: float) -> float:
    if value != value:  # Comparisons let it through.
        raise typer.BadParameter("'nan' is no number between 0 and 1")
    return value


MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="P",
        min=0.0,
        max=1.0,
        show_default=False,
        callback=_share,
        help="Leave out statements that are less likely than this to be right in words, origin and relays (0 to 1).",
    ),
]
