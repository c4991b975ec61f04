"""Joint sources by their grammar alone: who is a member, and where an "and" joins something else."""

import pytest

from marked import chains, read
from wherefrom.intake.article import Article
from wherefrom.reading.context import Discourse
from wherefrom.reading.parties.descriptions import described
from wherefrom.reading.parties.joint import is_surely_joint, joined_before, joint_party
from wherefrom.reading.reader import context_of


def discourse_of(text):
    return Discourse(context_of(Article(id="t", text=text)))


def joint(words):
    discourse = discourse_of(f"{words} said it rained.")
    party = joint_party(discourse, (0, len(words)), lambda span: described(discourse, span, lambda _: None))
    return None if party is None else (party.name, party.kind, len(party.joined))


@pytest.mark.parametrize(
    ("words", "name", "kind", "members"),
    [
        ("Anna Voss and Paul Brandt", "Anna Voss and Paul Brandt", "person", 2),
        ("Dr. Anna Voss and the surgeon, Paul Brandt,", "Anna Voss and Paul Brandt", "person", 2),
        ("Anna Voss, head of the port, and Paul Brandt, the mayor,", "Anna Voss and Paul Brandt", "person", 2),
        ("Anna Voss, 44, and Paul Brandt, 39,", "Anna Voss and Paul Brandt", "person", 2),
        ("The museum, the city and the Harbour Board", "museum, city and Harbour Board", "organization", 3),
        ("Both the museum and the city", "museum and city", "organization", 2),
        ("Neither the captain nor the owner of the ship", "captain and owner of the ship", "group", 2),
        ("Mayor Anna Voss and her driver", "Anna Voss and her driver", "group", 2),
        ("Lundor's police and their allies", "Lundor's police and their allies", "group", 2),
        ("Microsoft, along with rivals like Nokia", "Microsoft and rivals like Nokia", "group", 2),
    ],
)
def test_several_are_one_party(words, name, kind, members):
    assert joint(words) == (name, kind, members)


@pytest.mark.parametrize(
    "words",
    [
        "The director of parks and gardens",
        "A spokesman for Nokia and Ericsson",
        "Anna Voss, a teacher and mother of three,",
        "Anna Voss, the fund legend and billionaire philanthropist,",
        "Anna Voss, of Lund and Bergen Hospital,",
        "The singer and actor Anna Voss",
        "Anna Voss, Social Democrat MP and party spokesperson for trade,",
        "Nokia President and Chief Legal Officer Paul Brandt",
        "The Department of Food and Drugs",
        "Deputy Information and Social Services Minister Paul Brandt",
        "Longtime Nova writer and performer Paul Brandt",
        "Paul Brandt of Harle Fire and Rescue",
        "Paul Brandt, who owns the mill and the shop,",
    ],
)
def test_an_and_that_joins_no_two(words):
    assert joint(words) is None


def test_what_explains_a_name_leaves_a_doubt():
    plain, explained = "Anna Voss and Paul Brandt", "Anna Voss, 44, and Paul Brandt"
    assert is_surely_joint(discourse_of(f"{plain} said it rained."), (0, len(plain)))
    assert not is_surely_joint(discourse_of(f"{explained} said it rained."), (0, len(explained)))


def test_those_who_were_named_together():
    text = "Max Hille left. Anna Voss and Paul Brandt won the race. They were glad."
    discourse = discourse_of(text)
    found = [party.name for party in joined_before(discourse, text.index("They"), lambda _: None)]
    assert found == ["Anna Voss and Paul Brandt"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Both officers", "Anna Voss and Paul Brandt"),
        ("The pair", "Anna Voss and Paul Brandt"),
        ("Both councils", "Both councils"),
        ("Two officers", "Two officers"),
    ],
)
def test_both_may_have_been_named_together_long_before(words, name):
    before = "Anna Voss and Paul Brandt rowed. It rained. It snowed. It blew. It thawed."
    text = f"{before} {{s1 {words}}} {{c1 said}} {{x1 so}}."
    assert chains(text) == [[name]]


def test_the_members_are_parties_of_their_own():
    text = "{s1 Mayor Anna Voss and her driver} {c1 said} {x1 it rained}. {s2 Anna Voss} {c2 said} {x2 it snowed}."
    both, alone = read(text).statements
    (link,) = both.chain
    assert [member.name for member in link.members] == ["Anna Voss", "her driver"]
    assert link.members[0].entity == alone.chain[0].entity
