"""Bytes to Article: pages, plain text, PDF, JSON lines, folders, standard input and web addresses."""

from wherefrom.intake.article import Article, CreditedOrigin, Rights, Snapshot, Span
from wherefrom.intake.batches import count_inputs, read_inputs
from wherefrom.intake.fetch import Fetched, fetch
from wherefrom.intake.found import Given
from wherefrom.intake.loading import article_from_bytes, article_from_html, article_from_text

__all__ = [
    "Article",
    "CreditedOrigin",
    "Fetched",
    "Given",
    "Rights",
    "Snapshot",
    "Span",
    "article_from_bytes",
    "article_from_html",
    "article_from_text",
    "count_inputs",
    "fetch",
    "read_inputs",
]
