"""What people marked, as gold readings: whole articles that somebody read through, of others what they looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wherefrom.archive.corrections.history import History, history
from wherefrom.archive.store import schema

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading, Statement
    from wherefrom.text.span import Span

_LOOKED_AT = ("confirm", "reject", "add", "change", "read-through")


def gold_records(archive: Archive) -> Iterator[dict[str, Any]]:
    """A gold reading for each article that people looked at, as ``wherefrom evaluate`` and training read them.

    ``partial`` is false where a person read the article through: its statements are all there are. Else only those are
    there that somebody confirmed, changed or added, and ``rejected`` has the places of those that are none.
    """
    table, articles = schema.corrections, schema.articles
    query = select(articles.c.id).join(table, table.c.article == articles.c.key).where(table.c.action.in_(_LOOKED_AT))
    whole = select(articles.c.id).join(table, table.c.article == articles.c.key)
    whole = whole.where(table.c.action == "read-through", table.c.state == "applied")
    with archive.connect() as connection:
        ids = list(connection.execute(query.distinct().order_by(articles.c.id)).scalars())
        read_through = set(connection.execute(whole).scalars())
    for article_id in ids:
        record = _record(history(archive, article_id), partial=article_id not in read_through)
        if record["statements"] or record["rejected"] or not record["partial"]:
            yield record


def _record(found: History, *, partial: bool) -> dict[str, Any]:
    shown = found.shown
    article = shown.reading.article
    there = [s for s in shown.reading.statements if not partial or s.id in shown.by]
    places = {statement.id: place for place, statement in enumerate(there)}
    kept = set(shown.model.values())
    gone = [s for number, s in enumerate(found.model.statements) if number not in kept]
    return {
        "id": article.id,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "url": article.url,
        "partial": partial,
        "statements": [_statement(shown.reading, one, places) for one in there],
        "rejected": [{"content": _spans(one.content), "cue": _spans(one.cue)} for one in gone],
    }


def _statement(reading: Reading, one: Statement, places: dict[int, int]) -> dict[str, Any]:
    text = reading.article.text
    roles = {"content": one.content, "cue": one.cue, "source": one.source}
    record: dict[str, Any] = {role: [text[a:b] for a, b in spans] for role, spans in roles.items()}
    record |= {
        "voice": one.voice,
        "stance": one.stance,
        "chain": [
            {"name": link.name, "kind": link.kind, "mention": list(link.mention) if link.mention else None}
            for link in one.chain
        ],
        "targets": [places[target] for target in one.targets if target in places],
        "spans": {role: _spans(spans) for role, spans in roles.items()},
    }
    if one.layers:
        record["layers"] = [
            {"content": _spans(layer.content), "cue": _spans(layer.cue), "source": _spans(layer.source)}
            for layer in one.layers
        ]
    return record


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
