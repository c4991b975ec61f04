"""Lists for the eye and for programs: one way to print tables, and one to print JSON, for every command that lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO, cast

from wherefrom.cli.output import Results
from wherefrom.reading.contract import json_bytes

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from wherefrom.archive.ask.filters import ArticleRow

Chain = Sequence[tuple[str, str]]


def print_records(records: Iterable[dict[str, Any]], results: Results, *, lines: bool) -> None:
    """Print records as JSON: one a line, or as one list, which is indented on a terminal."""
    if lines:
        for record in records:
            results.write_bytes(json_bytes(record) + b"\n")
    else:
        print_object(list(records), results)


def print_object(record: object, results: Results) -> None:
    """Print one JSON value, indented on a terminal."""
    results.write_bytes(json_bytes(record, indent=results.isatty()) + b"\n")


def console_of(results: Results) -> Console:
    """The console for what the eye reads."""
    from rich.console import Console

    return Console(file=cast(TextIO, results), highlight=False)


def print_table(console: Console, columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """Print a table; a column whose name begins with ``#`` holds numbers. Nothing in a cell is taken for markup."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from wherefrom.report.views.words import clean

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        number = column.startswith("#")
        table.add_column(column.lstrip("#"), justify="right" if number else "left", no_wrap=number, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) if isinstance(cell, str) else cell for cell in row))
    console.print(table)


def heading(console: Console, words: str, details: str = "") -> None:
    """Print a line that stands over a table."""
    from rich.text import Text

    from wherefrom.report.views.words import clean

    console.print(Text.assemble((clean(words), "bold"), (f"  {clean(details)}" if details else "", "")))


def chain_words(chain: Chain) -> str:
    """A chain in one line, the origin first: ``Ana Brandt → Coast Radio``."""
    from wherefrom.report.views.words import clean, shorten

    return " → ".join(shorten(clean(name), 60) for name, _ in chain)


def signed(name: str, kind: str) -> Text:
    """A party's name with the sign and colour of its kind."""
    from rich.text import Text

    from wherefrom.reading.types import Kind, Link
    from wherefrom.report.lines import KIND_STYLES
    from wherefrom.report.views.reading.summary import is_nobody
    from wherefrom.report.views.words import NOBODY, SIGNS, clean, shorten

    known = cast(Kind, kind)
    shown = NOBODY if is_nobody(Link(name, known)) else shorten(clean(name), 80)
    return Text.assemble((f"{SIGNS[known]} ", KIND_STYLES[known]), shown)


def chain_records(chain: Chain) -> list[dict[str, str]]:
    """A chain as JSON has it."""
    return [{"name": name, "kind": kind} for name, kind in chain]


def article_record(article: ArticleRow) -> dict[str, Any]:
    """An article as JSON has it in lists."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "url": article.url,
    }


def day_words(published: str | None) -> str:
    """The day of publication as people write it; empty where it is not known."""
    from wherefrom.report.views.words import long_date

    return long_date(published) if published else ""
