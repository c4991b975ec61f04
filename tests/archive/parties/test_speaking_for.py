"""Who speaks for whom in a story, and who does not: ten of each kind, all invented."""

from __future__ import annotations

import pytest

from wherefrom.archive.parties.parties import Parties, parties_of
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Statement

Named = tuple[str, Kind]


def reading(text: str, *chains: tuple[Named, ...], roles: dict[str, str] | None = None) -> Reading:
    """An article with statements of these chains, origin first; ``roles`` are what it says its people are."""
    statements = tuple(
        Statement(i, ((0, 1),), (), (), "indirect", "asserts", tuple(Link(name, kind) for name, kind in chain))
        for i, chain in enumerate(chains)
    )
    entities = tuple(Entity(i, name, "person", roles=(role,)) for i, (name, role) in enumerate((roles or {}).items()))
    return Reading(Article(id=f"a{abs(hash((text, chains)))}", text=text), statements, entities)


def one(parties: Parties, name: str, other: str) -> bool:
    """Whether the two count as one party in the story."""
    return parties.counts_as(name) is not None and parties.counts_as(name) == parties.counts_as(other)


@pytest.mark.parametrize(
    "text",
    [
        "As Mona Frey of the Velm Bugle reported, the bridge is to close.",
        "Velm Bugle columnist Mona Frey wrote that the bridge is to close.",
        "The bridge is to close, the Velm Bugle's Mona Frey says.",
        "Mona Frey wrote a story for Velm Bugle about the bridge.",
        "Mona Frey, a senior editor at the Velm Bugle, says the bridge is to close.",
        "according to Mona Frey, the transport correspondent of the Velm Bugle, it closes",
        "The Velm Bugle reporter Mona Frey has the list.",
        "Veteran Velm Bugle political writer Mona Frey has the list.",
        "Mona Frey, of the Velm Bugle, has the list.",
        "Mona Frey reported for the Velm Bugle that it closes.",
    ],
)
def test_a_reporter_speaks_for_the_outlet(text):
    parties = parties_of([reading(text, (("Mona Frey", "person"),), (("Velm Bugle", "outlet"),))])
    assert one(parties, "Mona Frey", "Velm Bugle")
    assert parties.counts_as("Frey").name == "Velm Bugle"
    assert parties.named("Mona Frey") != parties.named("Velm Bugle")


@pytest.mark.parametrize(
    "text",
    [
        "Mona Frey told the Velm Bugle that it closes.",
        "Mona Frey, a critic of the Velm Bugle, says that it closes.",
        "Mona Frey, owner of a stake in Velm Bugle, says that it closes.",
        "Mona Frey, the former editor of the Velm Bugle, says that it closes.",
        "In an interview with the Velm Bugle, Mona Frey said that it closes.",
        "The Velm Bugle reported on Monday. Mona Frey said that it closes.",
        "Mona Frey read the Velm Bugle.",
        "Mona Frey said, according to the Velm Bugle, that it closes.",
        "The Velm Bugle quoted Mona Frey as saying so.",
        "Mona Frey denied a report by the Velm Bugle.",
    ],
)
def test_who_talks_to_an_outlet_does_not_speak_for_it(text):
    parties = parties_of([reading(text, (("Mona Frey", "person"),), (("Velm Bugle", "outlet"),))])
    assert not one(parties, "Mona Frey", "Velm Bugle")


@pytest.mark.parametrize(
    "text",
    [
        "Korvo Shipping spokesman Per Alden said so.",
        "Per Alden, a spokesman for Korvo Shipping, said so.",
        "Korvo Shipping CEO Per Alden said so.",
        "Per Alden, chief executive of Korvo Shipping, said so.",
        "Korvo Shipping chief Per Alden said so.",
        "Korvo Shipping analyst Per Alden said so.",
        "Per Alden, an analyst with Korvo Shipping, said so.",
        "Per Alden, president of Korvo Shipping, said so.",
        "Korvo Shipping's spokesperson Per Alden said so.",
        "Per Alden, the communications director at Korvo Shipping, said so.",
    ],
)
def test_an_officer_speaks_for_the_body(text):
    parties = parties_of([reading(text, (("Per Alden", "person"),), (("Korvo Shipping", "organization"),))])
    assert one(parties, "Per Alden", "Korvo Shipping")


@pytest.mark.parametrize(
    "text",
    [
        "Per Alden, a student at Korvo Shipping, said so.",
        "Per Alden, a customer of Korvo Shipping, said so.",
        "Per Alden, former chief executive of Korvo Shipping, said so.",
        "The ambassador to Korvo Shipping Per Alden said so.",
        "Per Alden sued Korvo Shipping.",
        "Per Alden of Korvo Shipping's home town said so.",
        "Korvo Shipping and Per Alden said so.",
        "Korvo Shipping worker Per Alden said so.",
        "Per Alden, a lawyer suing Korvo Shipping, said so.",
        "Per Alden left Korvo Shipping in May.",
    ],
)
def test_others_do_not_speak_for_a_body(text):
    parties = parties_of([reading(text, (("Per Alden", "person"),), (("Korvo Shipping", "organization"),))])
    assert not one(parties, "Per Alden", "Korvo Shipping")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Per Alden, president of the Ethics and Ports Centre, said so.", "Ethics"),
        ("Per Alden, president of the Children's Rescue Fund, said so.", "Children"),
        ("said Arn Harbour Committee spokesman Per Alden", "Committee"),
        ("said Per Alden, director of the Velm Institute for Ships", "Velm"),
        ("the new Brandt Foundation chief Per Alden", "Foundation"),
    ],
)
def test_a_part_of_a_name_is_no_body(text, part):
    parties = parties_of([reading(text, (("Per Alden", "person"),), ((part, "organization"),))])
    assert not one(parties, "Per Alden", part)


@pytest.mark.parametrize(
    "phrase",
    [
        "Korvo Shipping spokeswoman",
        "a spokesman for Korvo Shipping",
        "Korvo Shipping's press officer",
        "a spokesperson for the Korvo Shipping group",
        "the chief executive of Korvo Shipping",
        "Korvo Shipping boss",
        "one Korvo Shipping spokesman",
        "a senior spokeswoman at Korvo Shipping",
        "Korvo Shipping’s chief executive",
        "spokespeople aside, a Korvo Shipping representative",
    ],
)
def test_an_unnamed_officer_speaks_for_the_body(phrase):
    parties = parties_of([reading("x", (("Korvo Shipping", "organization"),), ((phrase, "unnamed"),))])
    assert one(parties, phrase, "Korvo Shipping")


STATE = (("Norwegian government", "organization"),)


@pytest.mark.parametrize(
    "name",
    [
        "Norway's government",
        "the government of Norway",
        "the Norwegian military",
        "Norway's army",
        "Norwegian officials",
        "Norway",
        "the government",
        "a government spokesperson",
        "Norway’s government spokesman",
        "a senior presidential aide",
    ],
)
def test_a_state_under_its_names(name):
    parties = parties_of([reading("x", STATE, (("Norwegian army", "organization"),)), reading("y", STATE)])
    assert one(parties, name, "Norwegian government")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Norway's chief of defence staff, Tor Haugli, said", ""),
        ("Tor Haugli, the head of Norway's armed forces, said", ""),
        ("government spokesman Tor Haugli said", ""),
        ("Norwegian presidential aide Tor Haugli said", ""),
        ("said Tor Haugli, an adviser to the Norwegian president", ""),
        ("x", "Norwegian government spokesman"),
        ("x", "Norwegian President"),
        ("x", "chief of Norway's defence staff"),
        ("x", "aide to Norwegian President Ida Moen"),
        ("x", "Norwegian army chief"),
    ],
)
def test_who_announces_for_a_state(text, role):
    chain = (("Tor Haugli", "person"),)
    parties = parties_of([reading(text, STATE, chain, roles={"Tor Haugli": role} if role else None)])
    assert one(parties, "Tor Haugli", "Norwegian government")
    assert parties.named("Tor Haugli").name == "Tor Haugli"


@pytest.mark.parametrize(
    "role",
    [
        "Norwegian finance minister",
        "Norwegian interior minister",
        "former Norwegian President",
        "Norwegian ambassador to the UN",
        "Norwegian lawmaker",
        "Norwegian footballer",
        "Norwegian opposition leader",
        "Swedish government spokesman",
        "vice president",
        "Norwegian presidential candidate",
    ],
)
def test_who_does_not_speak_for_a_state(role):
    chain = (("Tor Haugli", "person"),)
    parties = parties_of([reading("x", STATE, chain, roles={"Tor Haugli": role})])
    assert not one(parties, "Tor Haugli", "Norwegian government")


def test_two_ministers_are_two():
    text = "Norwegian finance minister Tor Haugli said so. Norwegian interior minister Ida Moen denied it."
    parties = parties_of([reading(text, STATE, (("Tor Haugli", "person"),), (("Ida Moen", "person"),))])
    assert not one(parties, "Tor Haugli", "Ida Moen")


def test_the_government_of_two_states_is_nobodys():
    parties = parties_of([reading("x", STATE, (("Swedish government", "organization"),))])
    assert not one(parties, "the government", "Norwegian government")
    assert not one(parties, "Norwegian government", "Swedish government")


@pytest.mark.parametrize(
    "text",
    [
        "The Velm Coast Guard spokesman Rear Adm. Per Okell said the boat was found.",
        "Velm Coast Guard press secretary Per Okell said the boat was found.",
        "Velm Coast Guard Press Secretary Vice Admiral Per Okell said the boat was found.",
        "The Velm Coast Guard's spokesman Capt. Per Okell said the boat was found.",
        "Velm Coast Guard head of communications Per Okell said the boat was found.",
        "The Velm Coast Guard chief Maj. Gen. Per Okell said the boat was found.",
        "Per Okell, who runs the Velm Coast Guard, said the boat was found.",
        "Per Okell, who speaks for the Velm Coast Guard, said the boat was found.",
        "Per Okell, who heads the Ostmere-based Velm Coast Guard, said the boat was found.",
        "Velm Coast Guard spokesman Col. Per Okell said the boat was found.",
    ],
)
def test_a_spokesman_with_a_rank_and_who_leads_it_speak_for_a_body(text):
    both = (("Per Okell", "person"),), (("Velm Coast Guard", "organization"),)
    assert one(parties_of([reading(text, *both)]), "Per Okell", "Velm Coast Guard")


@pytest.mark.parametrize(
    "text",
    [
        "The Velm Coast Guard said that Rear Adm. Per Okell had not been on the boat.",
        "Per Okell, who sued the Velm Coast Guard, said the boat was found.",
        "Former Velm Coast Guard spokesman Per Okell met the crew, not the press.",
        "The Velm Coast Guard and Capt. Per Okell said the boat was found.",
    ],
)
def test_who_is_only_told_of_beside_a_body_does_not_speak_for_it(text):
    both = (("Per Okell", "person"),), (("Velm Coast Guard", "organization"),)
    assert not one(parties_of([reading(text, *both)]), "Per Okell", "Velm Coast Guard")


@pytest.mark.parametrize(
    "name",
    [
        "Ostmere Front (OF)",
        "Ostmere Front fighters",
        "Ostmere Front militants",
        "the Ostmere Front rebels",
        "Ostmere Front insurgents",
    ],
)
def test_a_body_with_its_letters_or_its_fighters_is_the_body(name):
    both = (("Ostmere Front", "organization"),), ((name, "organization"),)
    assert one(parties_of([reading("The bridge is theirs.", *both)]), name, "Ostmere Front")
