"""Quotations without a cue, read by the shipped network."""

from __future__ import annotations

import pytest

from marked import read, words
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
    (
        "Greta Ohl sells fish on the quay. “My father stood here before me.”",
        {("Greta Ohl", "“My father stood here before me.”")},
    ),
    (
        "Lars Holm, the pilot of the second plane: “I saw nothing but snow.”",
        {("Lars Holm", "“I saw nothing but snow.”")},
    ),
    (
        "The judge in her ruling: “The contract was never signed.”",
        {("judge", "“The contract was never signed.”")},
    ),
    (
        "Ana Cruz shook her head. “They never paid the rent.” Then she closed the door.",
        {("Ana Cruz", "“They never paid the rent.”")},
    ),
    (
        "“We need rain,” said farmer Otto Beil. He looked at the sky. “We need it this week.”",
        {("Otto Beil", "“We need rain,” | “We need it this week.”")},
    ),
    (
        'Paul Dorn has lived in the tower since 1980. "The lift has not worked for a year." His wife cannot walk.',
        {("Paul Dorn", '"The lift has not worked for a year."')},
    ),
    (
        "Chief Inspector Hal Reed late on Friday: “We have arrested two men.”",
        {("Hal Reed", "“We have arrested two men.”")},
    ),
    (
        "Mira Sohn was the first to arrive. “I heard somebody crying under the stones.”\n\nThe house had been built in 1920.",  # noqa: E501
        {("Mira Sohn", "“I heard somebody crying under the stones.”")},
    ),
    (
        "The head of the school, Iris Bohm, is proud. ‘We have 40 languages here.’ The school opened in 1970.",
        {("Iris Bohm", "‘We have 40 languages here.’")},
    ),
    (
        "Max Orr, owner of the bakery: ‘I pay twice what I paid last year.’",
        {("Max Orr", "‘I pay twice what I paid last year.’")},
    ),
    (
        "“We saw lights,” said Ben Cox. “Then we heard the engine.”\n\n“It was very loud.”\n\nCox lives alone.",
        {("Ben Cox", "“We saw lights,” | “Then we heard the engine.” | “It was very loud.”")},
    ),
    (
        "The fans were angry. “We paid for nothing.” Many had travelled all night.",
        {("fans", "“We paid for nothing.”")},
    ),
    (
        "The nurse has seen it all. “Last week a man slept in the lift.”",
        {("nurse", "“Last week a man slept in the lift.”")},
    ),
    (
        "Jutta Frey (54) works at the till. “Nobody greets me any more.”",
        {("Jutta Frey", "“Nobody greets me any more.”")},
    ),
    (
        "“The soup,” said the cook, Pia Moro, “is cold, and the guests,” she looked at the door, “are early.”",
        {("Pia Moro", "“The soup,” | “is cold, and the guests,” | “are early.”")},
    ),
    (
        "It was the worst night of her life, said Gerda Pohl. “The water came up the stairs, she said. “We sat on the roof.”",  # noqa: E501
        {
            ("Gerda Pohl", "It was the worst night of her life"),
            ("Gerda Pohl", "“The water came up the stairs | “We sat on the roof.”"),
        },
    ),
    (
        "- Why did you stay? he was asked.\n- I had nowhere to go, said Emil Roth.",
        {("Emil Roth", "I had nowhere to go")},
    ),
]


@pytest.mark.parametrize(("text", "statements"), [*UNCUED])
def test_each_has_its_own_words(text: str, statements: set[tuple[str, str]]) -> None:
    assert said(text) == statements


def test_who_is_quoted_inside_of_a_quotation_has_not_said_the_whole() -> None:
    reading = read(
        "{s1 Ann Lee} {c1 said} {x1 “the pier leans.”}\n\n“The board mends it, and {s2 Max Hille} {c2 says} {x2 it is "
        "safe}. We should wait and see.”\n\nIt rained."
    )
    assert [(link.name, words(reading, s.content)) for s in reading.statements for link in s.chain[:1]] == [
        (
            "Ann Lee",
            "“the pier leans.”|“The board mends it, and Max Hille says it is safe. We should wait and see.”",
        ),
        ("Max Hille", "it is safe"),
    ]
