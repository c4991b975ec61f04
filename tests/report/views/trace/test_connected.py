"""Outlets of one owner or agency are told as such wherever a trace is shown."""

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from html_pages import Page as Parsed
from takeover_trace import takeover
from wherefrom.report.html import trace_page
from wherefrom.report.memo.writing import memo_bytes
from wherefrom.report.trace_terminal import print_trace
from wherefrom.report.views.memo import memo_of
from wherefrom.report.views.trace.tree import trace_view
from wherefrom.report.views.trace.words import connected
from wherefrom.tracing.types import Connection, Trace

ARTICLES = ("ledger", "wheelhouse")
OWNER = Connection("owner", "Quayside Media Inc.", ("The Dockside Ledger", "Wheelhouse"), ARTICLES)


@pytest.mark.parametrize(
    ("connection", "told"),
    [
        (OWNER, "The Dockside Ledger and Wheelhouse both belong to Quayside Media Inc."),
        (replace(OWNER, name="Orr", outlets=("A", "B", "C")), "A, B and C all belong to Orr."),
        (
            replace(OWNER, how="agency", name="Corvane News"),
            "The Dockside Ledger and Wheelhouse both print Corvane News.",
        ),
        (replace(OWNER, name="Orr", outlets=tuple("ABCDEF")), "A, B, C, D and 2 more all belong to Orr."),
        (replace(OWNER, name="Orr\x1b[2J", outlets=("A\n", "B")), "A and B both belong to Orr[2J."),
    ],
)
def test_a_connection_in_a_sentence(connection: Connection, told: str) -> None:
    assert connected(trace_view(replace(takeover(), connections=(connection,)))) == [told]


def terminal(trace: Trace) -> str:
    out = io.StringIO()
    print_trace(trace, Console(file=out, width=80))
    return out.getvalue()


@pytest.mark.parametrize(
    "shown",
    [
        terminal,
        lambda trace: " ".join(Parsed(trace_page(trace)).text),
        lambda trace: memo_bytes(memo_of(trace), "memo.md").decode(),
    ],
    ids=["terminal", "page", "memo"],
)
def test_owners_are_told_in_every_form(shown) -> None:
    told = "The Dockside Ledger and Wheelhouse both belong to Quayside Media Inc."
    assert told in " ".join(shown(replace(takeover(), connections=(OWNER,))).split())
    assert "belong to" not in shown(takeover())
