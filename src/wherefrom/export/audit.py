"""Answers of an archive as flat tables: a source audit, all that somebody said, what a search found.

The same for the command line, the pages, and data frames, which take one by ``__arrow_c_stream__``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from wherefrom.archive.audit.counts import GROUP_OF, Count
from wherefrom.export.columns import Record
from wherefrom.reading.arrow import Shape, arrow_reader, arrow_schema
from wherefrom.reading.types import KINDS

if TYPE_CHECKING:
    from wherefrom.archive.ask.evidence import Counted
    from wherefrom.archive.ask.filters import ArticleRow
    from wherefrom.archive.ask.search import SearchHit
    from wherefrom.archive.ask.sources import SourceAudit
    from wherefrom.archive.ask.who import Party
    from wherefrom.archive.audit.attributes import Beside
    from wherefrom.archive.audit.citations import Citations

_ARTICLE: dict[str, Shape] = dict.fromkeys(("article", "title", "url", "outlet", "published"), str)
_SHARES = ("people", "institutional", "documents", "unnamed")
THROUGH = " < "
"""Stands between the links of a chain, the origin first."""


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Columns with the kind of what is in them, and records of them, which are made as they are taken, and once."""

    columns: dict[str, Shape]
    records: Iterable[Record]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The records as Arrow, so that pandas, polars and DuckDB take them. Raises OutputError without pyarrow."""
        reader = arrow_reader(arrow_schema(self.columns, "answer"), self.records)
        return cast("object", reader.__arrow_c_stream__(requested_schema))


def statements_table(counted: Iterable[Counted], attributes: Sequence[str] = ()) -> FlatTable:
    """A row a statement; the ``attributes`` of a table of people are columns with ``person_`` before their names."""
    columns: dict[str, Shape] = {
        **_ARTICLE, "section": str, "statement": int, "source": str, "source_kind": str,
        "source_group": str, "source_name": str, "through": str, "stance": str, "voice": str,
        "date": str, "confidence": float, "content": str,
        **{f"person_{name}": str for name in attributes},
    }  # fmt: skip
    return FlatTable(columns, map(_counted_record, counted))


def _counted_record(one: Counted) -> Record:
    return {
        **_article(one.article),
        "section": "; ".join(one.sections),
        "statement": one.statement,
        "source": "; ".join(one.parties),
        "source_kind": one.chain[0][1],
        "source_group": GROUP_OF[one.chain[0][1]],
        "source_name": one.chain[0][0],
        "through": THROUGH.join(name for name, _ in one.chain[1:]),
        "stance": one.stance,
        "voice": one.voice,
        "date": one.date,
        "confidence": one.confidence,
        "content": one.content,
        **{f"person_{name}": value for name, value in one.attributes.items()},
    }


def _article(article: ArticleRow) -> Record:
    about = {"title": article.title, "url": article.url, "outlet": article.outlet, "published": article.published}
    return {"article": article.id, **about}


def counts_table(audit: SourceAudit) -> FlatTable:
    """A row a heading: all, each kind, outlet, section, period, outlet and section in a period, value of an attribute.

    An empty ``period`` is all of them; what has no exact date is ``undated``.
    """
    columns: dict[str, Shape] = {
        "by": str, "name": str, "period": str, "articles": int, "statements": int,
        **dict.fromkeys(("named", *_SHARES), int), **{f"kind_{kind}": int for kind in KINDS},
        **{f"{name}_share": float for name in ("named", *_SHARES)}, "of": int, "share": float,
    }  # fmt: skip
    return FlatTable(columns, _count_rows(audit))


def _count_rows(audit: SourceAudit) -> Iterator[Record]:
    yield _count_row("all", "", "", audit.total)
    for heading, counts in (("kind", audit.by_kind), ("outlet", audit.by_outlet), ("section", audit.by_section)):
        for count in counts:
            yield _count_row(heading, count.name, "", count)
    for count in audit.by_time:
        yield _count_row(audit.per, "", count.name or "undated", count)
    for heading, cells in (("outlet", audit.outlets), ("section", audit.sections)):
        for cell in cells:
            yield _count_row(f"{heading} and {audit.per}", cell.name, cell.period or "undated", cell.count)
    for one in audit.by_attribute:
        yield {
            "by": f"person_{one.column}",
            "name": one.value,
            "period": "",
            "articles": one.articles,
            "statements": one.statements,
            "of": one.of,
            "share": _share(one.statements, one.of),
        }


def _count_row(by: str, name: str, period: str, count: Count) -> Record:
    parts = {"named": count.named, **{group: getattr(count, group) for group in _SHARES}}
    return {
        "by": by,
        "name": name,
        "period": period,
        "articles": count.articles,
        "statements": count.statements,
        **parts,
        **{f"kind_{kind}": count.kinds.get(kind, 0) for kind in KINDS},
        **{f"{part}_share": _share(number, count.statements) for part, number in parts.items()},
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def parties_table(audit: SourceAudit) -> FlatTable:
    """A row a party, the most frequent first."""
    attributes = audit.people.columns if audit.people else ()
    columns: dict[str, Shape] = {
        "name": str, "kind": str, "statements": int, "articles": int, "outlets": int,
        "of": int, "share": float, **{f"person_{name}": str for name in attributes},
    }  # fmt: skip
    return FlatTable(
        columns,
        (
            {
                "name": party.name,
                "kind": party.kind,
                "statements": party.statements,
                "articles": party.articles,
                "outlets": party.outlets,
                "of": audit.statements,
                "share": _share(party.statements, audit.statements),
                **{f"person_{name}": value for name, value in party.attributes.items()},
            }
            for party in audit.by_party
        ),
    )


def matrix_table(found: Citations) -> FlatTable:
    """A row an outlet, a column each outlet that is cited: how many articles of the one cite the other."""
    cited = found.cited
    numbers = {(pair.citing, pair.cited): pair.articles for pair in found.pairs}
    rows = (
        {"outlet": citing, **{f"cites {name}": numbers.get((citing, name), 0) for name in cited}}
        for citing in found.citing
    )
    return FlatTable({"outlet": str, **dict.fromkeys((f"cites {name}" for name in cited), int)}, rows)


def people_table(people: Beside) -> FlatTable:
    """A row a person of the table that was given: whom of the archive it is about, or why nobody."""
    columns: dict[str, Shape] = {
        "name": str, "line": int, "party": str, "why_not": str, "may_be": str,
        **{f"person_{name}": str for name in people.columns},
    }  # fmt: skip
    return FlatTable(
        columns,
        (
            {
                "name": row.person.name,
                "line": row.person.line,
                "party": row.called if row.party is not None else None,
                "why_not": row.why,
                "may_be": "; ".join(row.may_be),
                **{f"person_{name}": value for name, value in row.person.attributes.items()},
            }
            for row in people.rows
        ),
    )


def said_table(parties: Sequence[Party]) -> FlatTable:
    """A row a statement with one of the parties in its chain: who said it, and each that passed it on."""
    columns: dict[str, Shape] = {
        "party": str, "kind": str, "role": str, **_ARTICLE, "statement": int, "stance": str,
        "voice": str, "date": str, "confidence": float, "chain": str, "content": str, "may_be": str,
    }  # fmt: skip
    return FlatTable(
        columns,
        (
            {
                "party": party.name,
                "kind": party.kind,
                "role": "passes on" if said.position else "says",
                **_article(said.article),
                "statement": said.statement,
                "stance": said.stance,
                "voice": said.voice,
                "date": said.date,
                "confidence": said.confidence,
                "chain": THROUGH.join(name for name, _ in said.chain),
                "content": said.content,
                "may_be": "; ".join(party.may_be),
            }
            for party in parties
            for said in party.said
        ),
    )


def hits_table(hits: Sequence[SearchHit]) -> FlatTable:
    """A row a statement that a search found, the best article first; an article found by other words has one row."""
    columns: dict[str, Shape] = {
        "rank": int, **_ARTICLE, "statement": int, "stance": str, "voice": str, "source": str, "source_kind": str,
        "chain": str, "words": str,
    }  # fmt: skip
    return FlatTable(columns, (record for rank, hit in enumerate(hits, 1) for record in _hit_records(rank, hit)))


def _hit_records(rank: int, hit: SearchHit) -> Iterator[Record]:
    about = {"rank": rank, **_article(hit.article)}
    if not hit.statements:
        yield {**about, "words": hit.snippet.words if hit.snippet else None}
    for said in hit.statements:
        yield {
            **about,
            "statement": said.statement,
            "stance": said.stance,
            "voice": said.voice,
            "source": said.chain[0][0],
            "source_kind": said.chain[0][1],
            "chain": THROUGH.join(name for name, _ in said.chain),
            "words": said.snippet.words,
        }
