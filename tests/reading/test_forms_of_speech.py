"""Forms of speech, in sentences of our own, read by the real network: nine in ten of a kind have to be right."""

from __future__ import annotations

import functools

import pytest

from wherefrom import read
from wherefrom.reading.types import Reading, Statement

# A row: a text, and of each statement the pieces of its content and the names of its chain, origin first; "/" parts
# names of which each is right.
READ_OUT = [
    (
        "The nurse read aloud a postcard from her brother, Emil Varga: “The sea is warm and I owe nobody.”",
        ["“The sea is warm and I owe nobody.” = Emil Varga / postcard < nurse"],
    ),
    (
        "Counsel Ines Moreau quoted an e-mail sent by the treasurer, Paul Okafor: “Move it before Friday.”",
        ["“Move it before Friday.” = Paul Okafor / e-mail < Ines Moreau"],
    ),
    (
        "The coach recalled the words of the late goalkeeper Sven Lund: “A net is only string.”",
        ["“A net is only string.” = Sven Lund < coach"],
    ),
    (
        "Mr Haddad read from a diary kept by his wife, Leila: “Snow again, and no bread.”",
        ["“Snow again, and no bread.” = Leila / diary < Haddad"],
    ),
    (
        "The prosecutor read jurors a text message from the pilot, Dana Reyes: “Do not tell the tower.”",
        ["“Do not tell the tower.” = Dana Reyes / text message < prosecutor"],
    ),
    (
        "Detective Lou Banner read out a note left by the cashier, Mia Stone: “Gone fishing.”",
        ["“Gone fishing.” = Mia Stone / note < Lou Banner"],
    ),
    ("The bishop quoted the poet Anna Sorel: “Bread is a prayer.”", ["“Bread is a prayer.” = Anna Sorel < bishop"]),
    (
        "The actress quoted a letter that Clara Weiss had written to her: “Bring the piano.”",
        ["“Bring the piano.” = Clara Weiss / letter < actress"],
    ),
    (
        "The lawyer cited a voicemail left by the driver, Tom Vance: “The brakes are gone.”",
        ["“The brakes are gone.” = Tom Vance / voicemail < lawyer"],
    ),
    (
        "Lena Roth read a telegram from the consul, Aldo Neri: “Stay where you are.”",
        ["“Stay where you are.” = Aldo Neri / telegram < Lena Roth"],
    ),
]

CITING = [
    (
        "The dam is leaking, the Alpine Herald reported, citing the engineer, Marta Vogel.",
        ["The dam is leaking = Marta Vogel < Alpine Herald"],
    ),
    (
        "Two trains collided near Lodz, AFP reported on Friday, citing a railway spokesman.",
        ["Two trains collided near Lodz = railway spokesman < AFP"],
    ),
    (
        "Citing a leaked memo, the Harbour Times said the museum would close.",
        ["the museum would close = leaked memo < Harbour Times"],
    ),
    (
        "The singer has sold her house, the Daily Mirror reports, quoting a neighbour.",
        ["The singer has sold her house = neighbour < Daily Mirror"],
    ),
    (
        "Quoting the coach, Luis Prado, Radio Metropol said the striker was injured.",
        ["the striker was injured = Luis Prado < Radio Metropol"],
    ),
    (
        "The bank will cut 300 jobs, Bloomberg reported, citing people familiar with the matter.",
        ["The bank will cut 300 jobs = people familiar with the matter < Bloomberg"],
    ),
    (
        "The virus came from a farm, according to the Nordic Post, which cited a report by the health ministry.",
        ["The virus came from a farm = report by the health ministry / health ministry / report < Nordic Post"],
    ),
    ("The BBC, citing three officials, said the talks had failed.", ["the talks had failed = three officials < BBC"]),
    (
        "“The bridge was never checked,” Interfax said, quoting the governor, Oleg Sidorov.",
        ["“The bridge was never checked,” = Oleg Sidorov < Interfax"],
    ),
    (
        "The minister will resign on Monday, the Lisbon Gazette wrote, citing two sources close to her.",
        ["The minister will resign on Monday = two sources close to her / two sources < Lisbon Gazette"],
    ),
]

TABLES = {
    "words read out": READ_OUT,
    "citing": CITING,
}


@functools.cache
def reading_of(text: str) -> Reading:
    return read(text)


def content_of(reading: Reading, statement: Statement) -> str:
    return " | ".join(reading.article.text[start:end] for start, end in statement.content)


def shown(reading: Reading) -> list[str]:
    return [
        f"{content_of(reading, s)} = {' < '.join(link.name for link in s.chain)} [{s.stance}]"
        + (f" ({s.date.value})" if s.date else "")
        for s in reading.statements
    ]


def is_right(reading: Reading, wanted: list[str]) -> bool:
    if len(reading.statements) != len(wanted):
        return False
    for statement, row in zip(reading.statements, wanted, strict=True):
        content, _, chain = row.rpartition(" = ")
        names = [[name.strip() for name in link.split(" / ")] for link in chain.split(" < ")]
        if content_of(reading, statement).rstrip(".") != content.rstrip(".") or len(names) != len(statement.chain):
            return False
        if any(link.name not in known for link, known in zip(statement.chain, names, strict=True)):
            return False
    return True


@pytest.mark.parametrize("kind", TABLES)
def test_nine_in_ten_of_a_kind_come_out_right(kind):
    wrong = [shown(reading_of(text)) for text, wanted in TABLES[kind] if not is_right(reading_of(text), wanted)]
    assert len(wrong) <= len(TABLES[kind]) / 10, wrong
