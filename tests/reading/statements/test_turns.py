"""Turns behind a dash, read by the shipped network."""

from __future__ import annotations

import pytest

from plain import said

TURNS = [
    (
        "They sat in silence for a while.\n\n— I will never go back there, said Anna Crowe.\n\n— Then I shall go alone, replied Hugh Dale.",  # noqa: E501
        {("Anna Crowe", "I will never go back there"), ("Hugh Dale", "Then I shall go alone")},
    ),
    (
        "— The harvest is lost, said Pedro Sanz, a farmer.",
        {("Pedro Sanz", "The harvest is lost")},
    ),
    (
        "– We need more doctors, says Inga Dahl, who heads the ward. – And we need them now.",
        {("Inga Dahl", "We need more doctors | And we need them now")},
    ),
    (
        "— It was a mistake, Lars Nygaard admitted. — I should have called.",
        {("Lars Nygaard", "It was a mistake | I should have called")},
    ),
    (
        "The coach shook his head.\n\n— No, he said. — We were too slow.\n\nThe team of Erik Moe has lost six times.",
        {("Erik Moe", "No | We were too slow")},
    ),
    (
        "— The tunnel, said Frida Holm, the engineer, will open in May.",
        {("Frida Holm", "The tunnel | will open in May")},
    ),
    (
        "— Where is the money? asked Irene Walsh.\n\n— It is gone, answered Mark Dean.",
        {("Irene Walsh", "Where is the money?"), ("Mark Dean", "It is gone")},
    ),
    (
        "–The price will rise again, said Jakob Frey, the union's economist. Bread costs four crowns.",
        {("Jakob Frey", "The price will rise again")},
    ),
    (
        "— We sold the house in spring, says Elin Strand. — It was too big for two.",
        {("Elin Strand", "We sold the house in spring | It was too big for two")},
    ),
    (
        "– Did you see the driver? the lawyer, Ken Blom, asked.\n\n– No, answered Ruth Sand.",
        {("Ken Blom", "Did you see the driver?"), ("Ruth Sand", "No")},
    ),
    (
        "— The snow came early, Per Dahl told us.",
        {("Per Dahl", "The snow came early")},
    ),
    (
        "—My brother is innocent, insisted Carla Ruiz.",
        {("Carla Ruiz", "My brother is innocent")},
    ),
    (
        "— I have waited all my life for this, she said.\n\nLisa Moen is 80.",
        {("Lisa Moen", "I have waited all my life for this")},
    ),
]


@pytest.mark.parametrize(("text", "statements"), [*TURNS])
def test_each_has_its_own_words(text: str, statements: set[tuple[str, str]]) -> None:
    assert said(text) == statements
