"""A source audit, and all that somebody said, as HTML: one self-contained page (no network, works from disk)."""

from __future__ import annotations

from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.sources import SourceAudit
from wherefrom.archive.ask.who import Who
from wherefrom.archive.audit.citations import Citations
from wherefrom.report.render import render
from wherefrom.report.views.audit.page import page_of_audit
from wherefrom.report.views.audit.who import page_of_who

__all__ = ["audit_page", "who_page"]


def audit_page(audit: SourceAudit, citations: Citations, filters: Filters, known: int) -> str:
    """An audit as a whole HTML page; ``known`` is how many articles the archive has, ``filters`` what was asked."""
    return render("audit.html.j2", page=page_of_audit(audit, citations, filters, known))


def who_page(found: Who) -> str:
    """All that the parties of a name said as a whole HTML page, with links to the articles' addresses."""
    return render("who.html.j2", page=page_of_who(found))
