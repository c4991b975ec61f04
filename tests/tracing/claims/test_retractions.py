"""An outlet that takes back what it wrote disputes the claim itself."""

from __future__ import annotations

import io

import jsonschema
from rich.console import Console

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article
from wherefrom.report.html import trace_page
from wherefrom.report.trace_terminal import print_trace
from wherefrom.tracing.contract import trace_schema
from wherefrom.tracing.tracer import trace
from wherefrom.tracing.types import Trace

CLAIM = "Police arrested the harbour master of Skarholm for smuggling diesel on board, the Skarholm Courier reported."
NOTE = "The Skarholm Courier has withdrawn its report that police arrested the harbour master for smuggling diesel."
OTHER = "Correction: Lena Holm's first name was misspelled in a caption."


def traced(note: str) -> Trace:
    texts = {
        "courier": (
            "Skarholm Courier",
            f"Police arrested the harbour master for smuggling, officers said.\n\n{note}",
        ),
        "radio": ("Coast Radio", f"{CLAIM}\n\nThe ferry sails again on Monday."),
        "post": ("Inland Post", f"{CLAIM}\n\nThe harbour is quiet."),
    }
    articles = [Article(id, text, outlet=outlet, title="Harbour master of Skarholm arrested for smuggling diesel")
                for id, (outlet, text) in texts.items()]  # fmt: skip
    return trace([read_article(article) for article in articles])


def test_it_stands_among_those_who_dispute_the_claim() -> None:
    found = traced(NOTE)
    (dispute,) = [one for one in found.claims[0].disputed_by if one.retraction is not None]
    assert (dispute.name, dispute.kind, dispute.stance) == ("Skarholm Courier", "outlet", "denies")
    assert (dispute.article, dispute.statement, dispute.retraction) == ("courier", None, 0)
    assert "disputed" in found.claims[0].flags
    record = found.to_dict()
    jsonschema.validate(record, trace_schema())
    out = io.StringIO()
    print_trace(found, Console(file=out, width=200))
    shown = " ".join(out.getvalue().split())
    assert "Skarholm Courier denies it" in shown
    assert "has withdrawn its report that police" in shown
    assert "has withdrawn its report that police" in trace_page(found)


def test_another_article_may_tell_of_it() -> None:
    note = "The Inland Post has withdrawn its report that police arrested the harbour master for smuggling diesel."
    (dispute,) = traced(note).claims[0].disputed_by
    assert (dispute.name, dispute.stance, dispute.article) == ("Inland Post", "denies", "courier")
    assert dispute.statement is not None


def test_a_correction_of_something_else_does_not() -> None:
    assert traced(OTHER).claims[0].disputed_by == ()
