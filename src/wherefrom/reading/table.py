"""A reading as a table, one row a statement: what a notebook shows and a data frame holds."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

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
    """The reading as an HTML table for a notebook, everything in it escaped; no style sheet, no script."""
    article = reading.article
    facts = (article.outlet, ", ".join(article.authors), article.published)
    by = " · ".join(escape(fact) for fact in facts if fact)
    rows = reading_rows(reading)
    head = "".join(f"<th>{column}</th>" for column in SHOWN)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows[:MOST_ROWS])
    more = f"<p>and {len(rows) - MOST_ROWS:,} more; to_dataframe() has all</p>" if len(rows) > MOST_ROWS else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else "<p>No statements.</p>"
    return f"<div><p><b>{escape(article.title or article.id)}</b><br>{by}</p>{table}{more}</div>"


def _cells(row: dict[str, Any]) -> str:
    return "".join(f'<td style="text-align: left">{escape(row[column] or "")}</td>' for column in SHOWN)


def reading_frame(reading: Reading) -> Any:
    """The rows as a ``pandas.DataFrame``, all columns there even without a row.

    Raises ImportError, with the way to mend it, where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_dataframe needs pandas: pip install wherefrom[dataframe]") from error
    return pandas.DataFrame(reading_rows(reading), columns=list(COLUMNS))
