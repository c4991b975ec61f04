"""Bytes to Article: pages, plain text, PDF, JSON lines, WARC, feeds, sitemaps, folders, standard input, addresses.

What loads is imported when it is first asked for: who only has articles, as an archive does, starts without it.
"""

from typing import TYPE_CHECKING, Any

from wherefrom.intake.article import Article, CreditedOrigin, Rights, Snapshot
from wherefrom.intake.found import Given
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from wherefrom.intake.containers.batches import count_inputs, load_inputs, read_inputs
    from wherefrom.intake.loading import Loaded, article_from_bytes, article_from_html, article_from_text

_LATER = {
    **dict.fromkeys(("count_inputs", "load_inputs", "read_inputs"), "wherefrom.intake.containers.batches"),
    **dict.fromkeys(
        ("Loaded", "article_from_bytes", "article_from_html", "article_from_text"), "wherefrom.intake.loading"
    ),
}


def __getattr__(name: str) -> Any:
    """What stands in ``_LATER``, from where it is made."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'wherefrom.intake' has no attribute {name!r}")


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
