"""A reading as a table, one row a statement: what a notebook shows and a data frame holds."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from wherefrom.text.showing import clean, safe_url

if TYPE_CHECKING:
    from wherefrom.reading.types import Reading, Statement

COLUMNS = (
    "article",
    "outlet",
    "published",
    "statement",
    "content",
    "cue",
    "source",
    "voice",
    "stance",
    "origin",
    "kind",
    "chain",
    "links",
    "date",
    "confidence",
    "flags",
    "start",
    "end",
)
"""The columns of a data frame, in order."""
SHOWN = ("chain", "stance", "content", "date", "flags")
"""The columns that a notebook shows."""
MOST_ROWS = 60
"""Rows that a notebook shows; a data frame has all."""


def reading_rows(reading: Reading) -> list[dict[str, Any]]:
    """One flat row a statement: plain values only, spans as words, the chain as names with arrows, origin first."""
    return [_row(reading, statement) for statement in reading.statements]


def _row(reading: Reading, statement: Statement) -> dict[str, Any]:
    article, chain = reading.article, statement.chain
    return {
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "statement": statement.id,
        "content": article.words_at(statement.content),
        "cue": article.words_at(statement.cue),
        "source": article.words_at(statement.source),
        "voice": statement.voice,
        "stance": statement.stance,
        "origin": chain[0].name if chain else None,
        "kind": chain[0].kind if chain else None,
        "chain": " → ".join(link.name for link in chain),
        "links": len(chain),
        "date": statement.date.value if statement.date else None,
        "confidence": statement.confidence,
        "flags": ", ".join(statement.flags),
        "start": statement.content[0][0] if statement.content else None,
        "end": statement.content[-1][1] if statement.content else None,
    }


def reading_table(reading: Reading) -> str:
    """The reading as an HTML table for a notebook, everything in it escaped; no style sheet, no script.

    The title links to the article where it has a web address.
    """
    article = reading.article
    facts = (article.outlet, ", ".join(article.authors), article.published)
    by = " · ".join(shown(fact) for fact in facts if fact)
    rows = [[shown(row[column] or "") for column in SHOWN] for row in reading_rows(reading)]
    head = f"<p><b>{linked(article.title or article.id, article.url)}</b><br>{by}</p>"
    return f"<div>{head}{html_table(SHOWN, rows) if rows else '<p>No statements.</p>'}</div>"


def shown(words: str) -> str:
    """What somebody wrote, as HTML: on one line, escaped, without characters that turn or hide others."""
    return escape(clean(words))


def linked(words: str, url: str | None) -> str:
    """The same as a link to ``url``, where that is a web address."""
    address = safe_url(url)
    if not address:
        return shown(words)
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{shown(words)}</a>'


def html_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML; of many rows the first ones, and how many more there are."""
    head = "".join(f"<th>{column}</th>" for column in columns)
    cells = ("".join(f'<td style="text-align: left">{cell}</td>' for cell in row) for row in rows[:MOST_ROWS])
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    more = f"<p>and {len(rows) - MOST_ROWS:,} more</p>" if len(rows) > MOST_ROWS else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def reading_frame(reading: Reading) -> Any:
    """The rows as a ``pandas.DataFrame``, all columns there even without a row.

    Raises ImportError, with the way to mend it, where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_dataframe needs pandas: pip install wherefrom[dataframe]") from error
    return pandas.DataFrame(reading_rows(reading), columns=list(COLUMNS))
