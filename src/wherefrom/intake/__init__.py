"""Bytes to Article: pages, plain text, PDF, JSON lines, WARC, feeds, sitemaps, folders, standard input, addresses."""

from wherefrom.intake.article import Article, CreditedOrigin, Rights, Snapshot
from wherefrom.intake.containers.batches import count_inputs, load_inputs, read_inputs
from wherefrom.intake.found import Given
from wherefrom.intake.loading import Loaded, article_from_bytes, article_from_html, article_from_text
from wherefrom.text.span import Span

__all__ = [
    "Article",
    "CreditedOrigin",
    "Given",
    "Loaded",
    "Rights",
    "Snapshot",
    "Span",
    "article_from_bytes",
    "article_from_html",
    "article_from_text",
    "count_inputs",
    "load_inputs",
    "read_inputs",
]
