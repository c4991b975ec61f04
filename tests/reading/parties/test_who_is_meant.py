"""Whom names and pronouns mean: ten texts of each kind, read with the network.

Behind a text: for each statement that is looked at, words of its content, the name of its origin, and its kind where
that is not a person.
"""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading, Statement

NEW_SUBJECTS = [
    (
        "The mill has closed. Erna Holt, who ran it, says she wept for a week. The town's new mayor, "
        "Karl Vesper, wants to reopen it. He said a buyer had been found.",
        [("she wept", "Erna Holt"), ("a buyer had been found", "Karl Vesper")],
    ),
    (
        "Lena Brook said the ice was thin. Her brother Tom Brook skated on it anyway. He said it had held before.",
        [("the ice was thin", "Lena Brook"), ("it had held before", "Tom Brook")],
    ),
    (
        "Pavel Orlik told the council that the bridge was safe. The engineer who built it, Mira Danek, "
        "sat in the last row. She said it was not.",
        [("the bridge was safe", "Pavel Orlik"), ("it was not", "Mira Danek")],
    ),
    (
        "“We lost everything,” said Hugo Prins. The insurer's director, Nora Vance, visited the street "
        "on Tuesday. She said claims would be paid by June.",
        [("We lost everything", "Hugo Prins"), ("claims would be paid", "Nora Vance")],
    ),
    (
        "Dr. Ines Falk believes the water is clean. Otto Reimer, a farmer downstream, does not drink it. "
        "He says his calves were born blind.",
        [("the water is clean", "Ines Falk"), ("his calves were born blind", "Otto Reimer")],
    ),
    (
        "Sven Aker denied the theft. Later that day his wife, Britt Aker, walked into the station. She "
        "said she had the ring.",
        [("the theft", "Sven Aker"), ("she had the ring", "Britt Aker")],
    ),
    (
        "The choir's oldest singer is Ada Lindqvist. Her neighbour, Rolf Menk, drives her to every "
        "rehearsal. He said she never missed a note.",
        [("she never missed a note", "Rolf Menk")],
    ),
    (
        "Coach Ben Adler said the team was tired. Goalkeeper Sara Wiik did not agree. She said they had slept well.",
        [("the team was tired", "Ben Adler"), ("they had slept well", "Sara Wiik")],
    ),
    (
        "Greta Holm met Anders Fisk at the harbour. He said the nets were empty. She said they always were in May.",
        [("the nets were empty", "Anders Fisk"), ("they always were in May", "Greta Holm")],
    ),
    (
        "Judge Maud Ferrel read the verdict aloud. The defendant, Lars Unger, stood without moving. He "
        "later told reporters he would appeal.",
        [("he would appeal", "Lars Unger")],
    ),
]
TWO_SPEAKERS = [
    (
        "The teacher, Paula Grant, called in the father, Emil Rask. She said the boy was absent. He said he knew.",
        [("the boy was absent", "Paula Grant"), ("he knew", "Emil Rask")],
    ),
    (
        "Nurse Olivia Penn stopped the surgeon, Max Thorne, in the corridor. She said the patient was "
        "awake. He said he was glad.",
        [("the patient was awake", "Olivia Penn"), ("he was glad", "Max Thorne")],
    ),
    (
        "Anna Krol rang the banker, Josef Lind. He said the money was gone. She said she had feared it.",
        [("the money was gone", "Josef Lind"), ("she had feared it", "Anna Krol")],
    ),
    (
        "The widower, Arne Stahl, waited for the notary, Clara Bosch. She said there was no will. He "
        "said he had burnt it.",
        [("there was no will", "Clara Bosch"), ("he had burnt it", "Arne Stahl")],
    ),
    (
        "Waitress Dina Malik served the actor, Carl Bonner, twice. He said the soup was cold. She said "
        "it was meant to be.",
        [("the soup was cold", "Carl Bonner"), ("it was meant to be", "Dina Malik")],
    ),
    (
        "The duchess, Elin Varga, received the painter, Marc Tolan, at noon. He said he would need a "
        "year. She said she had time.",
        [("he would need a year", "Marc Tolan"), ("she had time", "Elin Varga")],
    ),
    (
        "The grandmother, Teresa Vilk, opened the letter from her landlord, Stefan Roy. He wrote that "
        "the rent would double. She said she would not pay.",
        [("the rent would double", "Stefan Roy"), ("she would not pay", "Teresa Vilk")],
    ),
    (
        "Ivar Lodd, the ferryman, waved to the minister, Hanne Broch. She said the bridge would come. He "
        "said he had heard that before.",
        [("the bridge would come", "Hanne Broch"), ("he had heard that before", "Ivar Lodd")],
    ),
    (
        "The mother, Wanda Ryk, sat beside the officer, Dirk Polder. He said the search was over. She "
        "said it was not over for her.",
        [("the search was over", "Dirk Polder"), ("it was not over for her", "Wanda Ryk")],
    ),
]
NICKNAMES = [
    (
        "“I only wanted to sleep,” said a squatter whom the neighbours call “Badger.” Badger said the "
        "house was empty. “There was no lock,” he said.",
        [("I only wanted to sleep", "Badger"), ("the house was empty", "Badger"), ("There was no lock", "Badger")],
    ),
    (
        "A boxer known to everyone as “Tiny” said the fight was fixed. “They paid me in coins,” Tiny said.",
        [("the fight was fixed", "Tiny"), ("They paid me in coins", "Tiny")],
    ),
    (
        "“The engine was dead,” said a trucker who goes by Moose. He said nobody stopped.",
        [("The engine was dead", "Moose"), ("nobody stopped", "Moose")],
    ),
    (
        "A street musician who goes by the name “Penny Lane” said she had played there for years. “They "
        "like it,” she said.",
        [("she had played there for years", "Penny Lane"), ("They like it", "Penny Lane")],
    ),
    (
        "Robert “Bobby” Krane said the boat had sunk. “It was old,” Krane said.",
        [("the boat had sunk", "Robert “Bobby” Krane"), ("It was old", "Robert “Bobby” Krane")],
    ),
    (
        "The guide, nicknamed “Goat” by his colleagues, said the pass was open. “I walked it yesterday,” Goat said.",
        [("the pass was open", "Goat"), ("I walked it yesterday", "Goat")],
    ),
    (
        "A welder everybody calls “Sparks” said the strike would last. Sparks said he had savings.",
        [("the strike would last", "Sparks"), ("he had savings", "Sparks")],
    ),
    (
        "“Nobody asks us,” said an old sailor known as “Captain Cork.” Captain Cork said the pier was rotten.",
        [("Nobody asks us", "Captain Cork"), ("the pier was rotten", "Captain Cork")],
    ),
    (
        "Maria Lopes, known as “Mimi,” said the café would stay. “I was born here,” Mimi said.",
        [("the café would stay", "Maria Lopes"), ("I was born here", "Maria Lopes")],
    ),
    (
        "A hacker called “Zero” claimed the files were real. Zero said more would come.",
        [("the files were real", "Zero"), ("more would come", "Zero")],
    ),
    (
        "The prisoner, dubbed “the Fox” by guards, was caught at dawn. James Hollis, his lawyer, said he was ill.",
        [("he was ill", "James Hollis")],
    ),
    (
        "Edward Moran, who goes by Ned, said the well was dry. “We dug for weeks,” Ned said.",
        [("the well was dry", "Edward Moran"), ("We dug for weeks", "Edward Moran")],
    ),
]
GENERATIONS = [
    (
        "Paul Harker Sr. said the farm was his. Paul Harker Jr. said it was not.",
        [("the farm was his", "Paul Harker Sr."), ("it was not", "Paul Harker Jr.")],
    ),
    (
        "Thomas Reed III, a banker, said the fund was safe. Thomas Reed II, who founded it, said he had doubts.",
        [("the fund was safe", "Thomas Reed III"), ("he had doubts", "Thomas Reed II")],
    ),
    (
        "King Erik II said the war was over. King Erik III later said it had never ended.",
        [("the war was over", "Erik II"), ("it had never ended", "Erik III")],
    ),
    (
        "Queen Maud I promised the islanders a school. Her granddaughter, Maud II, said it was never built.",
        [("the islanders a school", "Maud I"), ("it was never built", "Maud II")],
    ),
    (
        "According to Samuel Voigt Jr., the lawyer, the will is false. According to Samuel Voigt Sr., "
        "his uncle, it is true.",
        [("the will is false", "Samuel Voigt Jr."), ("it is true", "Samuel Voigt Sr.")],
    ),
    (
        "Pope Clement VII wrote that the marriage stood. Pope Clement XI wrote that it did not.",
        [("the marriage stood", "Clement VII"), ("it did not", "Clement XI")],
    ),
    (
        "Frank Moss Jr. said the dam had cracked. “It was an old crack,” said his father, Frank Moss Sr.",
        [("the dam had cracked", "Frank Moss Jr."), ("It was an old crack", "Frank Moss Sr.")],
    ),
]
FIRMS = [
    (
        "The ship's owner, Velmar, said the cargo was dry. The shares of Velmar fell.",
        [("the cargo was dry", "Velmar", "organization")],
    ),
    ("Tragon said its drivers had been trained.", [("its drivers had been trained", "Tragon", "organization")]),
    ("Rival Kelpo said it would sue.", [("it would sue", "Kelpo", "organization")]),
    (
        "Shares of Orvane rose by a tenth. Orvane said the results were good.",
        [("the results were good", "Orvane", "organization")],
    ),
    ("The shipping company Brask said two boats were late.", [("two boats were late", "Brask", "organization")]),
    ("Dorfin, which makes pumps, said it had sold none.", [("it had sold none", "Dorfin", "organization")]),
    ("The airline Skarla said it regretted the delay.", [("it regretted the delay", "Skarla", "organization")]),
    (
        "A spokesman for Hulden declined to comment. Hulden later said it was looking into the matter.",
        [("it was looking into the matter", "Hulden", "organization")],
    ),
    (
        "Its competitor, Zintra, said the market was too small.",
        [("the market was too small", "Zintra", "organization")],
    ),
    (
        "The drugmaker Pellox said its pill was safe. Pellox employs 900 people.",
        [("its pill was safe", "Pellox", "organization")],
    ),
    (
        "In a statement, Quorben said it had no plans to leave the city.",
        [("no plans to leave", "Quorben", "organization")],
    ),
    (
        "Investors in Lumo were surprised. Lumo announced that it would pay no dividend.",
        [("it would pay no dividend", "Lumo", "organization")],
    ),
    ("Orlik said his boat was dry.", [("his boat was dry", "Orlik")]),
    ("The boat's owner, Marten, said he was sorry.", [("he was sorry", "Marten")]),
    ("The captain, Velmar, said the cargo was dry. He had seen it.", [("the cargo was dry", "Velmar")]),
]
NAMED_LATER = [
    (
        "The car never stopped, a nurse said. The nurse, Jana Kolb, said it was red.",
        [("The car never stopped", "Jana Kolb"), ("it was red", "Jana Kolb")],
    ),
    (
        "A gardener found the coins under a pear tree. “I thought they were buttons,” the gardener, Felix Tamm, said.",
        [("I thought they were buttons", "Felix Tamm")],
    ),
    (
        "“He came in wet,” a barman told police. The barman, Colm Hayes, said the man left no tip.",
        [("He came in wet", "Colm Hayes"), ("the man left no tip", "Colm Hayes")],
    ),
    (
        "A plumber says the pipes are full of lead. The plumber, Aldo Ricci, wrote to the mayor in May.",
        [("the pipes are full of lead", "Aldo Ricci")],
    ),
    (
        "The bishop was drunk, a waiter claimed. The waiter, Omar Haddad, has since lost his job.",
        [("The bishop was drunk", "Omar Haddad")],
    ),
    (
        "One juror said the vote was close. The juror, Edith Blane, said three had wept.",
        [("the vote was close", "Edith Blane"), ("three had wept", "Edith Blane")],
    ),
    (
        "A former guard said prisoners were beaten. The former guard, Luka Perić, said he had seen it twice.",
        [("prisoners were beaten", "Luka Perić"), ("he had seen it twice", "Luka Perić")],
    ),
    (
        "The lift was broken for weeks, a tenant complained. The tenant, Rosa Amado, lives on the ninth floor.",
        [("The lift was broken for weeks", "Rosa Amado")],
    ),
    (
        "A librarian remembered that the book was blue. Ewa Zych, the librarian, said it was never returned.",
        [("the book was blue", "Ewa Zych"), ("it was never returned", "Ewa Zych")],
    ),
    (
        "A clerk said the door was locked. Another clerk, Nils Berg, said it was open.",
        [("the door was locked", "clerk", "unnamed"), ("it was open", "Nils Berg")],
    ),
]
GIVEN_NAMES = [
    (
        "Kim Varro gave up her shop in April. She said, “Thirty winters are enough.” In May the grocer "
        "was seen in Tolby.",
        [("Thirty winters are enough", "Kim Varro")],
    ),
    (
        "Robin Tesk, a carpenter and father of two, broke his arm. He said he would rest.",
        [("he would rest", "Robin Tesk")],
    ),
    ("Alexis Brandt won her third race. She said the wind had helped.", [("the wind had helped", "Alexis Brandt")]),
    ("Andrea Conti left his post on Friday. He said he was tired.", [("he was tired", "Andrea Conti")]),
    ("Jean Marchal sold her vineyard. She said the soil was poor.", [("the soil was poor", "Jean Marchal")]),
    (
        "Sasha Volk, a widower, lives alone in Brenn. He said the nights were long.",
        [("the nights were long", "Sasha Volk")],
    ),
    ("Carol Dinu painted his last icon in 1990. He said his eyes had failed.", [("his eyes had failed", "Carol Dinu")]),
    ("Leslie Harn, a mother of four, runs the inn. She said trade was slow.", [("trade was slow", "Leslie Harn")]),
    ("Pat Lorne closed the cinema in Gorsby. He said nobody came.", [("nobody came", "Pat Lorne")]),
    ("Vivian Stroud lost his licence. He said the test was unfair.", [("the test was unfair", "Vivian Stroud")]),
    ("Mika is nine and lives in Arlo. He says school is boring.", [("school is boring", "Mika")]),
    ("Marion Pike sold his lorry. In Denholm he said the road was done.", [("the road was done", "Marion Pike")]),
]


def _read(text: str) -> Reading:
    return read_article(Article(id="1", text=text), threads=1)


def _saying(reading: Reading, words: str) -> Statement:
    """The shortest statement with these words in its content."""
    found = {
        "".join(reading.article.text[s:e] for s, e in statement.content): statement for statement in reading.statements
    }
    return found[min((content for content in found if words in content), key=len)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*NEW_SUBJECTS, *TWO_SPEAKERS, *NICKNAMES, *GENERATIONS, *FIRMS, *NAMED_LATER, *GIVEN_NAMES],
)
def test_who_is_meant(text: str, expected: list[tuple[str, ...]]) -> None:
    reading = _read(text)
    for words, name, *kind in expected:
        links = [(link.name.rstrip("."), link.kind) for link in _saying(reading, words).chain]
        assert links == [(name.rstrip("."), *(kind or ["person"]))]


@pytest.mark.parametrize(
    "source",
    [
        "A senior adviser to Halden's President Ann Lee",
        "A student who supports Mayor Ann Lee",
        "A staffer for the candidate Ann Lee",
    ],
)
def test_who_tells_by_her_name_whom_is_meant_has_not_said_it(source: str) -> None:
    reading = _read(f"{source} said that the pool was cold. Ann Lee left.")
    (link,) = _saying(reading, "the pool was cold").chain
    assert (link.name, link.kind) == (source.removeprefix("A "), "unnamed")


@pytest.mark.parametrize(("text", "expected"), GENERATIONS)
def test_generations_are_entities_of_their_own(text: str, expected: list[tuple[str, ...]]) -> None:
    reading = _read(text)
    assert len({_saying(reading, words).chain[0].entity for words, *_ in expected}) == 2


def test_a_nickname_is_nothing_said() -> None:
    reading = _read("A hacker called “Zero” claimed the files were real. Zero said more would come.")
    assert len(reading.statements) == 2
