"""Readings and traces as HTML: one self-contained page (no network, works from disk)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wherefrom.reading.types import Reading
from wherefrom.report.render import render
from wherefrom.report.views.reading.page import page_of_one, page_of_several, page_with_corrections

if TYPE_CHECKING:
    from wherefrom.archive.corrections.history import History
    from wherefrom.tracing.types import Trace

__all__ = ["corrected_page", "reading_page", "readings_page", "trace_page"]


def reading_page(reading: Reading) -> str:
    """One reading as a whole HTML page: write it to a file as UTF-8 and open it in any browser."""
    return render("reading.html.j2", page=page_of_one(reading))


def corrected_page(history: History) -> str:
    """An article of an archive as a whole HTML page: who put what right and when, and what the model has."""
    return render("reading.html.j2", page=page_with_corrections(history))


def readings_page(readings: Sequence[Reading]) -> str:
    """Several readings as one HTML page: a list of the articles, then each as in ``reading_page``."""
    index, pages = page_of_several(readings)
    return render("readings.html.j2", index=index, pages=pages)


def trace_page(trace: Trace, histories: Sequence[History] = ()) -> str:
    """One trace as a whole HTML page: write it to a file as UTF-8 and open it in any browser.

    ``histories``: of its articles in the archive, where the page is to tell who put what right in them.
    """
    from wherefrom.report.views.trace.page import page_of_trace  # Who shows articles starts without tracing.

    return render("trace.html.j2", page=page_of_trace(trace, histories=histories))
