"""Articles and statements as the tools show them: words with their places, all of it bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from wherefrom.errors import NotInArchiveError
from wherefrom.mcp.tokens import cost, shortened, visible
from wherefrom.mcp.types import About, Party, Quoted, Told
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.intake.article import Article
    from wherefrom.reading.types import Kind, Reading, Statement

NAME = 30
"""Tokens of a name."""
_ID = 300
_TITLE = 60
_ADDRESS = 150
_QUOTED = 150
_PIECE = 400
_LINKS = 6
_PIECES = 4
_PIECES_COST = 300


class _Described(Protocol):
    """What lists and readings say of an article."""

    @property
    def id(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


def about(article: _Described) -> About:
    """An article, as lists have it or as its reading does."""
    url = article.url
    return About(
        shown_id(article.id),
        name_or_none(article.outlet),
        shortened(article.title, _TITLE) if article.title else None,
        shortened(article.published, NAME) if article.published else None,
        url if url and len(url) < 1_000 and visible(url) == url and cost(url) <= _ADDRESS else None,
    )


def shown_id(article_id: str) -> str:
    """An id as it can be asked for; of one that is as long as an answer the beginning, by which nothing is found."""
    return visible(article_id) if cost(visible(article_id)) <= _ID else shortened(article_id, _ID) + "…"


def name_or_none(name: str | None) -> str | None:
    """A name, bounded."""
    return shortened(name, NAME) if name else None


def quoted(text: str, span: Span, most: int = _QUOTED) -> Quoted:
    """The words at ``span``, or the beginning of them; its place is that of what is quoted."""
    start, end = span
    words = shortened(text[start:end], most)
    return Quoted(words, (start, start + len(words)), len(words) < end - start)


def pieces(text: str, spans: Sequence[Span]) -> tuple[Quoted, ...]:
    """The words at several places, as many as there is room for."""
    found: list[Quoted] = []
    left = _PIECES_COST
    for span in spans[:_PIECES]:
        made = quoted(text, span, min(_QUOTED, left))
        left -= cost(made.words)
        found.append(made)
        if made.more or left < NAME:
            break
    return tuple(found)


def chain(links: Iterable[tuple[str, Kind]]) -> tuple[Party, ...]:
    """The links of a chain, the origin first."""
    return tuple(Party(shortened(name, NAME), kind) for name, kind in list(links)[:_LINKS])


def told(reading: Reading, statement: Statement) -> Told:
    """A statement with its place, its words and its chain."""
    return Told(
        about(reading.article),
        statement.id,
        pieces(reading.article.text, statement.content),
        statement.stance,
        statement.voice,
        chain((link.name, link.kind) for link in statement.chain),
        statement.date.value if statement.date else None,
    )


def paragraphs(article: Article) -> Iterator[Quoted]:
    """The whole text piece by piece: its sentences, put together as far as a piece goes; a longer one in parts."""
    text, begin = article.text, 0
    for start, end in sentences(text):
        if start > begin and cost(text[begin:end]) > _PIECE:
            yield from _parts(text, begin, start)
            begin = start
    yield from _parts(text, begin, len(text))


def _parts(text: str, start: int, end: int) -> Iterator[Quoted]:
    while text[start:end].strip():
        start += len(text[start:end]) - len(text[start:end].lstrip())
        made = quoted(text, (start, start + len(text[start:end].rstrip())), _PIECE)
        yield Quoted(made.words, made.span, more=False)
        start = max(made.span[1], start + 1)


class Readings:
    """The readings of an archive, each fetched when it is first needed."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._held: dict[str, Reading] = {}

    def of(self, article_id: str) -> Reading:
        """The reading of an article. Raises NotInArchiveError."""
        if article_id not in self._held:
            self._held[article_id] = self._archive.reading(article_id)
        return self._held[article_id]

    def told(self, article_id: str, statement_id: int) -> Told:
        """A statement. Raises NotInArchiveError where a new version of the article has it no more."""
        reading = self.of(article_id)
        for statement in reading.statements:
            if statement.id == statement_id:
                return told(reading, statement)
        raise NotInArchiveError(f"statement {statement_id} of {article_id} is there no more; ask again")
