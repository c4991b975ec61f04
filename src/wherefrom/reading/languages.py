"""What of an article is in another language than English, and so is not read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from wherefrom.intake.article import Article
from wherefrom.intake.found import joined_spans
from wherefrom.reading.types import Unread
from wherefrom.text.languages import foreign_parts
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span


def unread_in(article: Article) -> tuple[Unread, ...]:
    """The paragraphs of ``article`` in other languages than English, by language, the one with most text first."""
    found: dict[str, list[Span]] = {}
    for span, language in foreign_parts(article.text, article.furniture):
        found.setdefault(language, []).append(span)
    by_size = sorted(found.items(), key=lambda item: -sum(end - start for start, end in item[1]))
    return tuple(Unread(tuple(spans), language) for language, spans in by_size)


def is_whole(article: Article, unread: Sequence[Unread]) -> bool:
    """Whether nothing of ``article`` is left to read, its furniture apart."""
    left_out = {span for one in unread for span in one.text}
    return bool(left_out) and all(span in left_out or _is_furniture(article, span) for span in paragraphs(article.text))


def without(article: Article, unread: Sequence[Unread]) -> Article:
    """``article`` with what is not read made furniture."""
    if not unread:
        return article
    spans = [span for one in unread for span in one.text]
    return structs.replace(article, furniture=joined_spans([*article.furniture, *spans]))


def _is_furniture(article: Article, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in article.furniture)
