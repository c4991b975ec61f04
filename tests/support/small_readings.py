"""Small readings made of statements alone, for questions to an archive."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from wherefrom.intake.article import Article, CreditedOrigin
from wherefrom.reading.types import Entity, Kind, Link, Reading, Stance, Statement

Saying = tuple[str, str, str]
"""Words, stance, and the chain as ``person Ana Brandt < outlet Coast Radio``."""


def told(id: str, outlet: str | None, published: str | None, *sayings: Saying, title: str | None = None) -> Reading:
    """An article with nothing but these statements in it, one a line."""
    text, statements = "", []
    for number, (words, stance, chain) in enumerate(sayings):
        span = (len(text), len(text) + len(words))
        links = []
        for link in chain.split(" < "):
            kind, _, name = link.partition(" ")
            links.append(Link(name, cast("Kind", kind)))
        statements.append(Statement(number, (span,), (), (), "indirect", cast("Stance", stance), tuple(links)))
        text += words + ".\n"
    url = f"https://{id}.example/"
    return Reading(Article(id, text, url=url, outlet=outlet, published=published, title=title), tuple(statements))


def harbour() -> list[Reading]:
    """Four articles of three outlets about a harbour wall."""
    return [
        told(
            "post",
            "The Ellery Post",
            "2031-03-14",
            ("the old wall will not last the winter", "asserts", "document survey"),
            ("the quay is closing next week", "asserts", "person Ana Brandt < outlet Coast Radio"),
            ("the money was spent on the ferry hall", "asserts", "unnamed senior official"),
            ("no money was spent on the hall", "denies", "person Tomas Lind"),
            title="Harbour wall failing",
        ),
        told(
            "courier",
            "Inland Courier",
            "2031-03-15T08:00:00+00:00",
            ("the quay will close", "asserts", "person A. Brandt"),
            ("the survey was hidden", "asserts", "person Ana Brandt < person Tomas Lind"),
            ("boats are at risk", "thinks", "group fishermen"),
        ),
        told(
            "radio",
            "Coast Radio",
            "2031-04",
            ("the ferry hall is over budget", "asserts", "organization Ellery Harbour Board"),
            ("a new quay costs nine million", "thinks", "person Åna Brandt"),
            ("the wall is safe", "denies", "person Ivo Brandt"),
        ),
        told("blog", None, None, ("the harbour is closed", "asserts", "person Brandt"), title="Quay notes"),
    ]


def with_entity(reading: Reading, name: str, kind: Kind, *aliases: str) -> Reading:
    """The reading with one more entity, which the links of that name point at."""
    return Reading(reading.article, reading.statements, (Entity(0, name, kind, aliases=aliases),), ())


PEOPLE = b"""name,gender,expertise
Dora Finch,f,engineer
Milo Garner,m,
Ruth Okafor,f,engineer
Lenny Absent,m,pilot
"""
MILL = (
    ("the mill burned for two hours before the first engine came up the hill", "asserts", "person Dora Finch"),
    ("nobody has been inside the boiler house since the spring of last year", "asserts", "person Milo Garner"),
    ("somebody was seen with a lamp beside the lower gate that night", "asserts", "unnamed neighbour"),
    ("the owners were warned about the wiring in three letters", "asserts", "document fire report"),
)


def filed(reading: Reading, **sections: tuple[str, ...]) -> Reading:
    """The reading with its article in these sections."""
    return replace(reading, article=replace(reading.article, sections=sections))


def mill() -> list[Reading]:
    """Seven articles; the second prints the first again, with a line more."""
    first = told("ash-1", "The Ashel Gazette", "2031-05-01", *MILL, title="Mill burns")
    again = told(
        "dell-1", "Dell Courier", "2031-05-02", *MILL, ("it was arson", "thinks", "group neighbours"), title="Mill fire"
    )
    credit = CreditedOrigin("The Ashel Gazette")
    again = replace(again, article=replace(again.article, credited_origin=credit))
    return [
        filed(first, theme=("Local", "Crime"), tags=("mill",)),
        filed(again, theme=("Local",)),
        filed(
            told(
                "ash-2",
                "The Ashel Gazette",
                "2031-05-09T10:00:00+00:00",
                ("the roof will be gone", "asserts", "person D. Finch < outlet Dell Courier"),
                ("the council will pay", "intends", "organization Ashel Council"),
                ("it will not", "denies", "person Ruth Okafor"),
            ),
            theme=("Local",),
        ),
        told("dell-2", "Dell Courier", "2031-06-30", ("the gate is open", "asserts", "outlet The Ashel Gazette")),
        told("dell-3", "Dell Courier", "2031", ("the bell rang", "asserts", "group boys")),
        told("wire", None, None, ("the bell did not ring", "denies", "person Garner")),
        told("empty", "Ostmere Post", "2031-05-03"),
    ]
