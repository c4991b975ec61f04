"""Headings, headline stacks and subheadings, each in texts of our own, read by the real network."""

from __future__ import annotations

import functools

import pytest

from wherefrom import read
from wherefrom.reading.types import Reading

BODY = "\n\nThe town has 4,000 inhabitants and one school. It lies on the river Arn, an hour from the capital.\n"
# A text, and the contents of its statements where no heading is one.
SUBHEADINGS = [
    (
        "The mine at Halde closed on Friday after two accidents in a month.\n\nMen leave at dawn\n\n"
        "Sixty men went home, foreman Paul Arndt said.\n\nWhat comes next\n\n"
        "The owner, the Corvus group, said it would pump the water out.",
        ["Sixty men went home", "it would pump the water out"],
    ),
    (
        "Doctors at the clinic have been on strike since Tuesday.\n\nNo beds left\n\n"
        "The corridor is full, nurse Ida Brenner said.\n\nA long winter\n\nTalks failed twice, according to the union.",
        ["The corridor is full", "Talks failed twice"],
    ),
    (
        "The orchestra lost its hall in the fire on Sunday night.\n\nInstruments burned\n\n"
        "“Nine cellos are gone,” conductor Milo Hart said.\n\nHelp from abroad\n\n"
        "The city of Graz offered to lend a piano.",
        ["“Nine cellos are gone,”", "lend a piano"],
    ),
    (
        "A new bus line will open in the spring.\n\nEvery ten minutes\n\n"
        "Buses will run until midnight, the operator said.\n\nCheaper for pupils\n\n"
        "Fares will fall by a third, mayor Lena Roos promised.",
        ["Buses will run until midnight", "Fares will fall by a third"],
    ),
    (
        "The trial of the banker opened on Monday in front of a full gallery.\n\nMillions on an island\n\n"
        "The money went to Jersey, prosecutor Ann Gild told the court.\n\nA denial\n\n"
        "The banker denied that he had known of the account.",
        ["The money went to Jersey", "he had known of the account"],
    ),
    (
        "The salmon are back in the upper valley for the first time since the war.\n\nCleaner water\n\n"
        "The paper mill has a new filter, biologist Tor Lunde said.\n\nAnglers rejoice\n\n"
        "“I caught two,” said pensioner Knut Berg.",
        ["The paper mill has a new filter", "“I caught two,”"],
    ),
    (
        "The school in Norrby has one pupil left.\n\nToo far for the others\n\n"
        "The road is closed in winter, the headmistress said.\n\nA teacher stays\n\n"
        "The county said it would pay her until June.",
        ["The road is closed in winter", "it would pay her until June"],
    ),
    (
        "The theatre has cancelled its summer season.\n\nRain on every night\n\n"
        "The stage was under water, director Emma Stone-Lee said.\n\nMoney back\n\n"
        "All tickets will be refunded, the theatre said in a statement.",
        ["The stage was under water", "All tickets will be refunded"],
    ),
    (
        "The vaccine trial has ended two months early.\n\nFewer cases than feared\n\n"
        "Only nine people fell ill, researchers said.\n\nNext steps\n\n"
        "The firm, Alba Pharma, said it would ask for approval in May.",
        ["Only nine people fell ill", "it would ask for approval in May"],
    ),
    (
        "Prices of flour have doubled within a year.\n\nBakers give up\n\n"
        "Three shops closed in March, baker Ole Vind said.\n\nHope for the harvest\n\n"
        "The fields look good, farmers say.",
        ["Three shops closed in March", "The fields look good"],
    ),
]

# A text with a stack of headlines: its title, its author, the contents of the body's statements; those of the
# headlines may be there or not.
STACKS = [
    (
        "Coach: ‘We will not sell him’\nStriker wants to leave in summer, agent says\n‘I am happy here’: keeper stays\n"
        "By Carla Mendes\n\nPORTO (Ball Weekly) - The club will not sell its striker, coach Rui Leal said on Sunday.",
        "Coach: ‘We will not sell him’",
        "Carla Mendes",
        ["The club will not sell its striker"],
    ),
    (
        "Flood water reaches the old town\nThousands leave their homes, police say\nBy Jonas Weber\n\n"
        "The river rose by two metres overnight, the weather service said on Monday.",
        "Flood water reaches the old town",
        "Jonas Weber",
        ["The river rose by two metres overnight"],
    ),
    (
        "Judge frees the baker\n“A day of joy,” says his lawyer\nProsecutors to appeal\nBy Mina Farouk and Lee Chan\n\n"
        "The bread was never poisoned, judge Olga Renner said in her ruling.",
        "Judge frees the baker",
        "Mina Farouk",
        ["The bread was never poisoned"],
    ),
    (
        "Hospital: no beds until Friday\nDoctors warn of a hard week\nBy Sven Holm\n\n"
        "Patients should stay at home, chief physician Rita Blum said.",
        "Hospital: no beds until Friday",
        "Sven Holm",
        ["Patients should stay at home"],
    ),
    (
        "Tram drivers walk out\nCity threatens to sue\n‘Nobody asked us’: passengers\nBy Ada Krol\n\n"
        "WARD (City Post) - The strike will last three days, the union said on Tuesday.",
        "Tram drivers walk out",
        "Ada Krol",
        ["The strike will last three days"],
    ),
    (
        "Minister denies secret meeting\nOpposition demands an inquiry\nBy Peter Falk\n\n"
        "No such meeting took place, minister Ella Voss said.",
        "Minister denies secret meeting",
        "Peter Falk",
        ["No such meeting took place"],
    ),
    (
        "Wolf seen near kindergarten\nParents afraid, mayor calm\nBy Inga Norén\n\n"
        "The animal was young and shy, ranger Bo Lindahl said.",
        "Wolf seen near kindergarten",
        "Inga Norén",
        ["The animal was young and shy"],
    ),
    (
        "Painting was a fake, museum admits\nDirector steps down\nBy Tomas Grell\n\n"
        "The varnish is not older than forty years, restorer Lia Conti said.",
        "Painting was a fake, museum admits",
        "Tomas Grell",
        ["The varnish is not older than forty years"],
    ),
    (
        "Airline cuts summer flights\nPilots: ‘We warned them’\nBy Nadia Okoye\n\n"
        "Forty flights a day will be dropped, Aero Sud said on Thursday.",
        "Airline cuts summer flights",
        "Nadia Okoye",
        ["Forty flights a day will be dropped"],
    ),
    (
        "Bees die in the valley\nFarmers blame new spray, maker silent\nBy Hugo Stein\n\n"
        "Half of the hives are empty, beekeeper Rosa Amann said.",
        "Bees die in the valley",
        "Hugo Stein",
        ["Half of the hives are empty"],
    ),
]


@functools.cache
def reading_of(text: str) -> Reading:
    return read(text)


def contents(reading: Reading) -> list[str]:
    return [" | ".join(reading.article.text[s:e] for s, e in one.content) for one in reading.statements]


def words(reading: Reading) -> list[str]:
    spans = [span for s in reading.statements for span in (*s.content, *s.cue, *s.source)]
    return [reading.article.text[start:end] for start, end in spans]


def test_no_subheading_is_part_of_a_statement():
    wrong = [
        (contents(found), wanted)
        for text, wanted in SUBHEADINGS
        for found in (reading_of(text),)
        if any("\n" in each for each in words(found)) or contents(found) != wanted
    ]
    assert len(wrong) <= len(SUBHEADINGS) / 10, wrong


def is_right(text: str, title: str, author: str, wanted: list[str]) -> bool:
    found = reading_of(text)
    head = len(text.partition("\n\n")[0])
    body = [s for s in found.statements if s.content[0][0] > head]
    return (
        found.article.title == title
        and author in found.article.authors
        and [text[slice(*s.content[0])] for s in body] == wanted
        and not any("\n" in each for each in words(found))
    )


def test_a_stack_of_headlines_is_no_part_of_the_body():
    wrong = [
        (found.article.title, found.article.authors, contents(found))
        for row in STACKS
        for found in (reading_of(row[0]),)
        if not is_right(*row)
    ]
    assert len(wrong) <= len(STACKS) / 10, wrong


@pytest.mark.parametrize("text", ["Mayor: ‘The pool stays open’\nSwimmers will march on Sunday, club says" + BODY])
def test_headlines_without_a_byline_stay_within_their_lines(text):
    assert not any("\n" in each for each in words(reading_of(text)))
