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

LISTS = [
    (
        "What they say about the new stadium\n\nMarek Dvorak, club president: “It will be full every week.”\n\n"
        "Sofia Lind, resident: “We will not sleep.”\n\nPaul Adeyemi, mayor: “The city pays nothing.”",
        [
            "“It will be full every week.” = Marek Dvorak",
            "“We will not sleep.” = Sofia Lind",
            "“The city pays nothing.” = Paul Adeyemi",
        ],
    ),
    (
        "Voices on the strike\n\nAna Petrovic (teacher): “The roof leaks.”\n\nIvo Brandt (pupil): “I like it at home.”",
        ["“The roof leaks.” = Ana Petrovic", "“I like it at home.” = Ivo Brandt"],
    ),
    (
        "The verdict drew replies.\n\nFrom Governor Ellen Marsh:\n\n“Justice has been done.”\n\n"
        "And from the family's lawyer, Omar Said:\n\n“We are going to appeal.”",
        ["“Justice has been done.” = Ellen Marsh", "“We are going to appeal.” = Omar Said"],
    ),
    (
        "How the market took it\n\nRuth Ives, head of research at Calder Bank: “Rates have peaked.”\n\n"
        "Yusuf Kaya, trader: “Nobody saw this coming.”",
        ["“Rates have peaked.” = Ruth Ives", "“Nobody saw this coming.” = Yusuf Kaya"],
    ),
    (
        "On the pitch afterwards\n\nCoach Dino Ferri: “We slept for an hour.”\n\nCaptain Joel Amsel: “It was cold.”",
        ["“We slept for an hour.” = Dino Ferri", "“It was cold.” = Joel Amsel"],
    ),
    (
        'Readers on the tram\n\nBea Kohl, baker: "It is always late."\n\nNils Dahl, nurse: "I walk now."',
        ['"It is always late." = Bea Kohl', '"I walk now." = Nils Dahl'],
    ),
    (
        "The museum has a new director.\n\nFrom the office of Senator Hugo Lamb:\n\n“She is the right choice.”",
        ["“She is the right choice.” = Hugo Lamb / office of Senator Hugo Lamb"],
    ),
    (
        "Reactions to the death of the tenor\n\nConductor Vera Stahl:\n\n“He sang as others breathe.”\n\n"
        "Composer Ilja Renn:\n\n“I wrote for him alone.”",
        ["“He sang as others breathe.” = Vera Stahl", "“I wrote for him alone.” = Ilja Renn"],
    ),
    (
        "After the flood\n\nGreta Moll, widow, 71: “The cellar is gone.”\n\n"
        "Sam Ode, student, 20: “We carried sandbags.”",
        ["“The cellar is gone.” = Greta Moll", "“We carried sandbags.” = Sam Ode"],
    ),
    (
        "What the parties want\n\nThe Greens: “No new runway.”\n\nThe Liberals: “Lower fares.”",
        ["“No new runway.” = Greens", "“Lower fares.” = Liberals"],
    ),
]

# The second quotation is no statement of the first speaker's: both paragraphs, that quotation, the first speaker.
ANSWERS = [
    (
        "“The bus never came,” said student Lena Roth.",
        "“It never does.” Her friend, Mira Sand, shrugged.",
        "It never does",
        "Lena Roth",
    ),
    (
        "“I paid in full,” said the baker, Hans Dorn.",
        "“He did not.” His landlord, Emil Fuchs, shook his head.",
        "He did not",
        "Hans Dorn",
    ),
    (
        "“Take the lot,” said dealer Rob Cane.",
        "“For nothing?” The widow, Ada Pell, laughed.",
        "For nothing?",
        "Rob Cane",
    ),
    (
        "“We start at dawn,” guide Pia Holt said.",
        "“With coffee, I hope.” Her husband, Nils, yawned.",
        "With coffee",
        "Pia Holt",
    ),
    (
        "“It is safe,” said engineer Ravi Nair.",
        "“Then you go first.” Tess Monk, the foreman, stepped back.",
        "Then you go first",
        "Ravi Nair",
    ),
    (
        "“Nobody warned us,” said miller Karl Ohm.",
        "“I did.” His brother, Max, folded his arms.",
        "I did.",
        "Karl Ohm",
    ),
    (
        "“She sings well,” said the teacher, Ute Falk.",
        "“Not today.” The girl, Ida, looked at the floor.",
        "Not today",
        "Ute Falk",
    ),
    (
        "“We lost the cup there,” said captain Joe Webb.",
        "“And the bus.” The driver, Al Pike, grinned.",
        "And the bus",
        "Joe Webb",
    ),
    (
        "“The town is dying,” said grocer Lea Marx.",
        "“It was never alive.” A customer put down her bag.",
        "It was never alive",
        "Lea Marx",
    ),
    (
        "“I would do it again,” said nurse Eva Lorca.",
        "“So would I.” Her colleague, Tim Brandt, closed the door.",
        "So would I",
        "Eva Lorca",
    ),
]

ASKED = [
    ("Asked if the factory would close, Peter Novak said it would not.", ["it would not = Peter Novak"]),
    ("Pressed on the delay, the surgeon said the scanner was late.", ["the scanner was late = surgeon"]),
    (
        "When asked whether she had lied, Maria Lopez said she had told the truth.",
        ["she had told the truth = Maria Lopez"],
    ),
    ("Asked about the fire, Ole Dahl said the alarm had worked.", ["the alarm had worked = Ole Dahl"]),
    ("Questioned about the leak, Tom Baker denied that the pipe was old.", ["the pipe was old = Tom Baker"]),
    (
        "Asked why the train was late, Rosa Klein said snow had blocked the line.",
        ["snow had blocked the line = Rosa Klein"],
    ),
    (
        "The goalkeeper, Jan Smit, asked whether he would retire, said he was tired.",
        ["he was tired = Jan Smit"],
    ),
    (
        "“It was my father’s,” Rita Blom said when asked who owned the gun.",
        ["“It was my father’s,” = Rita Blom"],
    ),
    ("Quizzed about her salary, the director said it was public.", ["it was public = director"]),
    (
        "Asked whether the ferry was full, Carl Jensen said that it was half empty. "
        "Asked what it cost, he said it was free.",
        ["it was half empty = Carl Jensen", "it was free = Carl Jensen"],
    ),
]

PASSIVES = [
    (
        "The treasurer was accused by three members of stealing the fund.",
        ["The treasurer | stealing the fund = three members"],
    ),
    (
        "Two doctors have been accused by the regulator of faking the trial.",
        ["Two doctors | faking the trial = regulator"],
    ),
    ("The plan was called reckless by the senator, Hugo Lamb.", ["The plan | reckless = Hugo Lamb"]),
    ("The film was described as dull by the critic, Ana Ruiz.", ["The film | dull = Ana Ruiz"]),
    ("The tower is considered safe by inspectors.", ["The tower | safe = inspectors"]),
    ("The vote was condemned as a farce by the opposition.", ["The vote | a farce = opposition"]),
    ("The bank was charged by prosecutors with bribery.", ["The bank | bribery = prosecutors"]),
    ("The law was denounced by bishops as cruel.", ["The law | cruel = bishops"]),
    (
        "The clerk was accused of forging the deeds by her former boss, Ivan Marsh.",
        ["The clerk | forging the deeds = Ivan Marsh"],
    ),
    ("The painting is believed by experts to be a forgery.", ["The painting | be a forgery = experts"]),
]

TABLES = {
    "words read out": READ_OUT,
    "citing": CITING,
    "what they say": LISTS,
    "asked whether": ASKED,
    "passives": PASSIVES,
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


def test_who_answers_is_not_who_spoke_before():
    texts = {f"{said}\n\n{answered}": (answer, speaker) for said, answered, answer, speaker in ANSWERS}
    wrong = [shown(reading_of(text)) for text, row in texts.items() if not answers_itself(reading_of(text), *row)]
    assert len(wrong) <= len(ANSWERS) / 10, wrong


def answers_itself(reading: Reading, answer: str, speaker: str) -> bool:
    first = [s for s in reading.statements if s.chain[0].name == speaker]
    return len(first) == 1 and answer not in content_of(reading, first[0])


def test_by_reportedly_nobody_named_passes_it_on_where_nobody_else_does():
    said = "Mayor Anna Voss reportedly claims that the pier was closed"
    alone, credited = (reading_of(f"{said}{end}.") for end in ("", ", according to Reuters"))
    assert [link.name for link in alone.statements[-1].chain] == ["Anna Voss", "unnamed"]
    assert [link.name for link in credited.statements[-1].chain] == ["Anna Voss", "Reuters"]
