"""What ``trace`` found, shown as it was asked for: for the eye, as a page, as JSON, or as the list of claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wherefrom.cli.listing import console_of, print_object
from wherefrom.cli.output import Results, say, write_whole

if TYPE_CHECKING:
    from wherefrom.errors import NoSuchClaimError
    from wherefrom.reading.types import Reading
    from wherefrom.tracing.types import Claim, Trace


def show_trace(found: Trace, results: Results, *, as_json: bool, html: Path | None, quiet: bool) -> None:
    """Print a trace, or write it as a page to ``html``."""
    if html is not None:
        from wherefrom.report.html import trace_page

        write_whole(html, trace_page(found).encode("utf-8", "replace"))
        _say_written(found, html, quiet=quiet)
    elif as_json:
        print_object(found.to_dict(), results)
    else:
        from wherefrom.report.trace_terminal import print_trace

        print_trace(found, console_of(results))


def write_memo(found: Trace, path: Path, *, missing: int, quiet: bool) -> None:
    """Write the memo of a trace to ``path``; ``missing`` articles of the story could not be read."""
    from wherefrom.report.memo.writing import memo_bytes
    from wherefrom.report.views.memo import memo_of

    write_whole(path, memo_bytes(memo_of(found, missing), path.name))
    _say_written(found, path, quiet=quiet)


def show_claims(claims: Sequence[Claim], readings: Sequence[Reading], results: Results, *, as_json: bool) -> None:
    """Print the claims of a story that may be chosen."""
    if as_json:
        from wherefrom.tracing.contract import claims_to_list

        print_object(claims_to_list(claims, [reading.article for reading in readings]), results)
    else:
        from wherefrom.report.claims_terminal import print_claims

        print_claims(claims, len(readings), console_of(results))


def say_no_such_claim(error: NoSuchClaimError) -> None:
    """The lines for words that mean no claim of the story: what was asked, and what comes nearest."""
    from wherefrom.report.claims_terminal import claim_line

    say(f"{error.asked!r}: {error.reason}{'; the nearest are' if error.nearest else ''}")
    for number, text in error.nearest:
        say(claim_line(number, text))
    say("choose one by its number (--claim 2), or see them all: --claims")


def _say_written(found: Trace, path: Path, *, quiet: bool) -> None:
    from wherefrom.report.views.trace.tree import trace_view
    from wherefrom.report.views.trace.words import headline_numbers

    if not quiet:
        say(f"{headline_numbers(trace_view(found))}, written to {path}")
