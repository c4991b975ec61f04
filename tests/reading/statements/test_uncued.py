"""Quotations without a cue, read by the shipped network."""

from __future__ import annotations

import pytest

from plain import said

UNCUED = [
    (
        "Selma Krog is tired. “I work seven days a week.” Her shop closes in March.",
        {("Selma Krog", "“I work seven days a week.”")},
    ),
    (
        "Jonas Weil, the head of the clinic: “We turn nobody away.”",
        {("Jonas Weil", "“We turn nobody away.”")},
    ),
    (
        "The ambassador on Friday: “There will be no talks.”",
        {("ambassador", "“There will be no talks.”")},
    ),
    (
        "Nora Falk lost her home in the fire. “We could only save the dog.”",
        {("Nora Falk", "“We could only save the dog.”")},
    ),
    (
        "Viktor Hahn has sold bread here for thirty years. “People still come for the rye.” He gets up at two.",
        {("Viktor Hahn", "“People still come for the rye.”")},
    ),
    (
        "Bea Loft, a lawyer for the tenants: “The notice is void.” The owner's lawyer, Max Rehn: “It stands.”",
        {("Bea Loft", "“The notice is void.”"), ("Max Rehn", "“It stands.”")},
    ),
    (
        'Dora Mint has two of the new meters. "Mine runs backwards at night." She showed us a video.',
        {("Dora Mint", '"Mine runs backwards at night."')},
    ),
    (
        "The striker was in tears after the match. “I let everybody down.”",
        {("striker", "“I let everybody down.”")},
    ),
    (
        "Uwe Stark, mayor of the village since 1999, on Sunday evening: “Half of the houses are empty.”",
        {("Uwe Stark", "“Half of the houses are empty.”")},
    ),
]


@pytest.mark.parametrize(("text", "statements"), [*UNCUED])
def test_each_has_its_own_words(text: str, statements: set[tuple[str, str]]) -> None:
    assert said(text) == statements
