"""The options that say which column of a table holds what: the same seven for every command that reads articles."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

NamedColumns = dict[str, str]
"""The names of columns that were given, by what they hold: the keywords of ``intake.tables.columns.Columns``."""


def _option(*names: str, holds: str) -> Any:
    option = typer.Option(*names, metavar="NAME", help=f"Table: the column of {holds}.")
    return Annotated[str | None, option]


_OPTIONS: dict[str, Any] = {
    "text": _option("--text-column", holds="the articles' texts"),
    "title": _option("--title-column", holds="the headlines"),
    "outlet": _option("--outlet-column", holds="who published each"),
    "date": _option("--date-column", "--published-column", holds="the days of publication"),
    "author": _option("--author-column", holds="the authors"),
    "url": _option("--url-column", holds="the addresses"),
    "id": _option("--id-column", holds="the ids"),
}


def with_columns(command: Callable[..., None]) -> Callable[..., None]:
    """``command`` with the seven options; it gets what was given of them as one, its keyword ``columns``."""
    own = inspect.signature(command, eval_str=True)
    parameters = [parameter for name, parameter in own.parameters.items() if name != "columns"]
    added = [
        inspect.Parameter(f"{role}_column", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for role, option in _OPTIONS.items()
    ]

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        given = {role: kwargs.pop(f"{role}_column", None) for role in _OPTIONS}
        command(*args, **kwargs, columns={role: name for role, name in given.items() if name is not None})

    wrapped.__signature__ = own.replace(parameters=[*parameters, *added])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in [*parameters, *added]}
    return wrapped
