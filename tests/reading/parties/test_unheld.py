"""Offices that an article gives to nobody, in somebody's quotation or before a colon."""

from __future__ import annotations

import pytest

from marked import chains
from plain import said


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        (
            "{x2 It rained}, {c2 said} {s2 Paul Roth}.\n\n{x1 “{s3 The bishop} {c3 told us} {x3 ‘Go home’} and we did,”} {c1 said} {s1 Ida Krum}.",  # noqa: E501
            ["bishop", "Ida Krum"],
        ),
        (
            "{x2 It rained}, {c2 said} {s2 Bishop Paul Roth}.\n\n{x1 “{s3 The bishop} {c3 told us} {x3 ‘Go home’} and we did,”} {c1 said} {s1 Ida Krum}.",  # noqa: E501
            ["Paul Roth", "Ida Krum"],
        ),
        (
            "{x2 It rained}, {c2 said} {s2 Paul Roth}, the new bishop.\n\n{x1 “{s3 The bishop} {c3 told us} {x3 ‘Go home’} and we did,”} {c1 said} {s1 Ida Krum}.",  # noqa: E501
            ["Paul Roth", "Ida Krum"],
        ),
    ],
)
def test_in_a_quotation(marked: str, chain: list[str]) -> None:
    assert chains(marked)[-1] == chain


def test_before_a_colon() -> None:
    text = "“We wait,” said Tom Bell, a farmer. The ambassador on Friday: “There will be no talks.”"
    assert ("ambassador", "“There will be no talks.”") in said(text)
