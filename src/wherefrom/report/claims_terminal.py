"""The claims of a story for a terminal, a pipe or a file: what there is to be traced, by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wherefrom.report.lines import Line, print_lines
from wherefrom.report.views.trace.words import all_origins, claim_words, in_numbers
from wherefrom.report.views.words import count, shorten
from wherefrom.tracing.types import Claim

if TYPE_CHECKING:
    from rich.console import Console

_LIMIT = 300
_ORIGINS = 3
_SHOWN = 30
"""Claims of one article each that are printed, after all those that several make."""


def print_claims(claims: Sequence[Claim], articles: int, console: Console) -> None:
    """Print the claims of a story of so many articles, each with its number, its articles and its origins."""
    print_lines(_lines(claims, articles), console)


def claim_line(number: int, text: str) -> str:
    """A claim with its number in one line: ``(3) The gate will not hold``."""
    return f"({number}) {shorten(claim_words(text), _LIMIT)}"


def _lines(claims: Sequence[Claim], articles: int) -> Iterator[Line]:
    yield Line(((f"{count(len(claims), 'claim')} in {count(articles, 'article')}", "bold"),))
    told: set[str] = set()
    alone = 0
    for claim in claims:
        if claim.text in told:
            continue  # one sentence, of which two statements are a part
        told.add(claim.text)
        alone += claim.articles < 2
        if alone > _SHOWN:
            continue
        margin = f"{claim.id} "
        yield Line()
        yield Line(((shorten(claim_words(claim.text), _LIMIT), ""),), 5, (margin.rjust(5), "bold"))
        origins = all_origins(claim, None, _ORIGINS)
        numbers = in_numbers(claim.articles, claim.independent_origins)
        yield Line(((f"{numbers}{f': {origins}' if origins else ''}", "dim"),), 5)
    if alone > _SHOWN:
        yield Line()
        yield Line(((f"and {alone - _SHOWN} more, each in one article; --json has them all", "dim"),), 5)
