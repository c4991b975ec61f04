"""The option of every command that reads or traces: outlets of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

OutletsOption = Annotated[
    Path | None,
    typer.Option(
        "--outlets",
        metavar="FILE",
        show_default=False,
        help="Know the outlets of this file too, one a line: name | alias | address | type; country; owner.",
    ),
]


def know_outlets(path: Path | None) -> None:
    """Add the outlets of a file, where one was given. Raises InputError where it cannot be used."""
    if path is not None:
        from wherefrom.lang.outlets import add_outlets

        add_outlets(path)
