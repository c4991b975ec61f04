"""Sources and outlets without a name, over several articles: ten of each kind, all invented."""

from __future__ import annotations

import pytest

from wherefrom.archive.parties.parties import Parties, parties_of
from wherefrom.archive.parties.unnamed import alike
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Statement

Named = tuple[str, Kind]
TOLD: tuple[Named, ...] = (("a single source in Korvo's design team", "unnamed"), ("Velmpost", "outlet"))


def reading(text: str, *chains: tuple[Named, ...]) -> Reading:
    statements = tuple(
        Statement(i, ((0, 1),), (), (), "indirect", "asserts", tuple(Link(name, kind) for name, kind in chain))
        for i, chain in enumerate(chains)
    )
    return Reading(Article(id=f"a{abs(hash((text, chains)))}", text=text), statements)


def one(parties: Parties, name: str, other: str) -> bool:
    return parties.counts_as(name) is not None and parties.counts_as(name) == parties.counts_as(other)


@pytest.mark.parametrize(
    "description",
    [
        "a well-placed source inside Korvo’s design team",
        "one anonymous source on Korvo's design team",
        "an unnamed member of Korvo's design team",
        "an insider on Korvo's design squad",
        "single source in Korvo's design team",
        'a "well-placed" source in the Korvo design team',
        "an employee in Korvo's design department",
        "a person working in Korvo's design team",
        "a source within Korvo’s design group",
        "internal source in Korvo's design team",
    ],
)
def test_wordings_of_the_source_that_one_outlet_has(description):
    parties = parties_of([reading("x", TOLD), reading("y", ((description, "unnamed"),))])
    assert one(parties, description, "Velmpost")
    later = parties_of([reading("x", TOLD)])
    assert one(later, description, "Velmpost")


@pytest.mark.parametrize(
    "description",
    [
        "a source",
        "sources",
        "a source in the Ostmere police",
        "a Korvo spokesman",
        "people briefed on the negotiations",
        "a doctor in Velm",
        "three executives of Mandrel",
        "a person close to the widow",
        "residents of Korvo's home town",
        "an investor in the company",
    ],
)
def test_other_descriptions_are_of_others(description):
    parties = parties_of([reading("x", TOLD), reading("y", ((description, "unnamed"),))])
    assert not one(parties, description, "Velmpost")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a person with knowledge of the matter", "a person familiar with the matter"),
        ("sources close to the talks", "sources familiar with the negotiations"),
        ("people briefed on the plans", "people with knowledge of the discussions"),
        ("a source close to the situation", "one source with knowledge of the situation"),
        ("a ferry company insider", "a source at the ferry company"),
    ],
)
def test_descriptions_that_are_alike(first, second):
    assert alike(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a person familiar with the matter", "people briefed on the discussions"),
        ("a source at the ferry company", "a source at the harbour police"),
        ("a source", "a source"),
        ("an aide to the mayor", "a friend of the family"),
        ("a bank insider", "a member of the design team"),
    ],
)
def test_descriptions_that_are_not(first, second):
    assert not alike(first, second)


def test_a_source_of_two_outlets_is_neithers():
    both = tuple((name, kind) for name, kind in (TOLD[0], ("Arn Herald", "outlet")))
    parties = parties_of([reading("x", TOLD), reading("y", both)])
    assert not one(parties, TOLD[0][0], "Velmpost")
    assert not one(parties, "Velmpost", "Arn Herald")


def test_in_a_chain_any_unnamed_source_is_one_with_who_has_it_from_them():
    parties = parties_of([reading("x", TOLD), reading("y", (("Arn Herald", "outlet"),))])
    source, relay = parties.chain(["a source", "Arn Herald"])
    assert source == relay == parties.counts_as("Arn Herald")
    assert parties.chain(["a source"])[0].kind == "unnamed"
    lee, herald = parties.chain(["Ann Lee", "Arn Herald"])
    assert lee != herald


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("told the radio station Velm 98 that", "a local radio station"),
        ("the Velmian daily Velm 98 wrote", "a local daily"),
        ("The newspaper Velm 98 wrote", "the British newspaper"),
        ("the weekly magazine Velm 98 has", "a German magazine"),
        ("the tabloid Velm 98 has", "one tabloid"),
        ("The news site Velm 98 reported", "a news site"),
        ("the website Velm 98 reported", "a Taiwanese website"),
        ("broadcaster Velm 98 reported", "the public broadcaster"),
        ("the TV station Velm 98 reported", "a Turkish TV station"),
        ("the gadget blog Velm 98 reported", "a gadget blog"),
    ],
)
def test_a_described_outlet_is_the_only_one_that_is_called_so(text, phrase):
    parties = parties_of([reading(text, (("Velm 98", "outlet"),)), reading("y", ((phrase, "outlet"),))])
    assert one(parties, phrase, "Velm 98")
    other = text.replace("Velm 98", "Arnwave")
    two = parties_of([reading(text, (("Velm 98", "outlet"),)), reading(other, (("Arnwave", "outlet"),))])
    assert not one(two, phrase, "Velm 98")


def test_a_report_from_a_place_is_the_only_outlet_of_that_place():
    parties = parties_of([reading("x", (("Velm Province", "outlet"),), (("Arn Herald", "outlet"),))])
    assert one(parties, "A report from Velm", "Velm Province")
    assert parties.counts_as("A report from Ostmere") is None


def test_a_site_of_a_company_is_no_outlet_of_the_story():
    parties = parties_of([reading("the website Velm 98 reported", (("Velm 98", "outlet"),))])
    assert parties.counts_as("Korvo's own website") is None


def with_people(*phrases: str, **roles: str) -> Parties:
    """An article that says what its people are, and one that has the ``phrases``."""
    people = tuple(Entity(i, name.replace("_", " "), "person", (role,)) for i, (name, role) in enumerate(roles.items()))
    chains = tuple(((phrase, "unnamed"),) for phrase in phrases)
    return parties_of([Reading(Article(id="people", text="x"), (), people), reading("y", *chains)])


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("Haugli's attorney", "Haugli’s attorney"),
        ("a retired navy sailor", "navy sailor"),
        ("Velmian ferry union leader", "the ferry union leader"),
        ("the harbour's chief pilot", "the chief pilot"),
        ("assistant manager for marketing at Korvo", "marketing manager"),
        ("professor of naval history", "a naval history professor"),
        ("head of the pilots' union", "the head of the pilots’ union"),
        ("senior Norwegian lawmaker", "a Norwegian lawmaker"),
        ("22-year-old design student", "a design student"),
        ("leader of the Red Dock militia", "Red Dock leader"),
    ],
)
def test_a_described_person_is_the_only_one_who_is_called_that(role, phrase):
    parties = with_people(phrase, Ida_Moen=role, Per_Alden="ship broker")
    assert one(parties, phrase, "Ida Moen")
    assert not one(with_people(phrase, Ida_Moen=role, Per_Alden=role), phrase, "Ida Moen")


@pytest.mark.parametrize(
    ("role", "phrase"),
    [
        ("Haugli's attorney", "an attorney"),
        ("Haugli's attorney", "Brandt's attorney"),
        ("former navy sailor", "a navy sailor"),
        ("ferry union leader", "ferry union leaders"),
        ("Norwegian lawmaker", "a Swedish lawmaker"),
        ("ferry company official", "a ferry company official in Velm"),
        ("ferry company insider", "a source at the ferry company"),
        ("chief pilot", "the chief engineer"),
        ("marketing manager", "former marketing manager"),
        ("union leader", "a leader"),
    ],
)
def test_a_described_person_may_be_another(role, phrase):
    assert not one(with_people(phrase, Ida_Moen=role), phrase, "Ida Moen")
