"""Search over the articles and statements."""

from __future__ import annotations

from typing import Any, get_args

from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.lists import article_keys
from wherefrom.archive.ask.search import SearchHit, search
from wherefrom.archive.ask.snippets import Snippet
from wherefrom.errors import NotInArchiveError
from wherefrom.reading.types import Kind, Link, Stance
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import count
from wherefrom.web.pages.articles import facts_of_row, title_of_row
from wherefrom.web.parameters import choice, day, words
from wherefrom.web.twins.asked import FoundArticle, FoundLink, FoundStatement, Hit, Hits
from wherefrom.web.views import Ask, Page, Table, View

_MOST = 50
_NARROWED = ("source", "outlet", "stance", "kind", "since", "until")
_COLUMNS = ("article", "title", "outlet", "published", "url", "statement", "words", "stance", "chain")


def find(ask: Ask) -> Page:
    """What matches the words, the best first."""
    hits, problem = _hits(ask)
    keys = article_keys(ask.archive, [hit.article.id for hit in hits])

    def shown() -> dict[str, Any]:
        rows = [_row(hit, keys.get(hit.article.id)) for hit in hits]
        narrowed = any(ask.given[name] for name in _NARROWED)
        told = count(len(hits), "article") + (" or more" if len(hits) == _MOST else "")
        choices = {"stance": get_args(Stance), "kind": get_args(Kind)}
        values = {"rows": rows, "asked": ask.given, "told": told, "narrowed": narrowed, "problem": problem}
        return values | choices | {"known": len(ask.archive)}

    def data() -> Hits:
        return Hits(ask.given["q"], problem or None, tuple(_record(hit, keys) for hit in hits))

    return Page("search.html.j2", shown, data=data, table=lambda: Table(_COLUMNS, _flat(hits)))


def _hits(ask: Ask) -> tuple[tuple[SearchHit, ...], str]:
    if not ask.given["q"]:
        return (), ""
    given: dict[str, Any] = {name: ask.given[name] or None for name in _NARROWED}
    filters = Filters(**given)
    try:
        return search(ask.archive, ask.given["q"], filters, _MOST), ""
    except NotInArchiveError as error:  # No outlet of that name.
        return (), str(error).partition(": ")[2]


def _pieces(found: Snippet) -> list[tuple[str, bool]]:
    """The words of a snippet, each piece with whether it was searched for."""
    pieces, at = [], 0
    for start, end in found.marks:
        pieces += [(found.words[at:start], False), (found.words[start:end], True)]
        at = end
    return [piece for piece in [*pieces, (found.words[at:], False)] if piece[0]]


def _row(hit: SearchHit, key: int | None) -> dict[str, Any]:
    return {
        "key": key,
        "title": title_of_row(hit.article.title, hit.article.id),
        "facts": facts_of_row(hit.article.outlet, hit.article.published),
        "snippet": _pieces(hit.snippet) if hit.snippet else [],
        "statements": [
            {
                "chain": [(name_words(Link(name, kind)), kind) for name, kind in one.chain],
                "stance": one.stance,
                "pieces": _pieces(one.snippet),
                "id": one.statement,
            }
            for one in hit.statements
        ],
    }


def _record(hit: SearchHit, keys: dict[str, int]) -> Hit:
    row = hit.article
    article = FoundArticle(row.id, row.title, row.outlet, row.published, row.url, key=keys.get(row.id))
    statements = (
        FoundStatement(one.statement, one.snippet.words, one.stance, tuple(FoundLink(*link) for link in one.chain))
        for one in hit.statements
    )
    return Hit(article, hit.snippet.words if hit.snippet else None, tuple(statements))


def _flat(hits: tuple[SearchHit, ...]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for hit in hits:
        row = hit.article
        about = [row.id, row.title, row.outlet, row.published, row.url]
        if hit.snippet:
            rows.append([*about, None, hit.snippet.words, None, None])
        for one in hit.statements:
            chain = " > ".join(name for name, _ in one.chain)
            rows.append([*about, one.statement, one.snippet.words, one.stance, chain])
    return rows


VIEWS = (
    View(
        "/search",
        find,
        "Articles and statements that have the words, the best first.",
        (
            words("q", 'Words in any order; "an exact phrase", -without, or.', most=400),
            words("source", "Only statements of this party, or passed on by it.", most=200),
            words("outlet", "Only articles of this outlet.", most=200),
            choice("stance", "Only statements of this stance.", get_args(Stance)),
            choice("kind", "Only statements whose origin is of this kind.", get_args(Kind)),
            day("since", "Only articles of this day or later."),
            day("until", "Only articles of this day or earlier."),
        ),
        nav="Search",
        is_table=True,
        schema=Hits,
    ),
)
