"""Learned groups of mentions given to parties."""

from wherefrom.intake.article import Article
from wherefrom.reading.assemble import context_of
from wherefrom.reading.network.coreference import Mentioned
from wherefrom.reading.parties.cast import Party
from wherefrom.reading.parties.gathering import gather_groups

TEXT = (
    "Anna Voss met Paul Brandt. She had seen an old diver and his wife. The diver swam. "
    "The staff of the mill were tired, so they left. We stayed, because we like it."
)


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def mention(words, head=None, nth=0, *, body=False):
    start, end = at(words, nth)
    a = start + words.index(head) if head else start
    return Mentioned((start, end), (a, a + len(head or words)), body)


def gathered(*groups, linked=()):
    context = context_of(Article(id="t", text=TEXT))
    parties = gather_groups(context, groups, linked)
    assert all(party in context.cast.parties for party in parties if party not in [p for _, p in linked])
    return {party.name: ([TEXT[a:b] for a, b in party.mentions], party.kind) for party in parties}


def test_a_group_belongs_to_whom_it_names():
    found = gathered([mention("Anna Voss", "Voss"), mention("She")], [mention("Paul Brandt", "Brandt")])
    assert found["Anna Voss"] == (["Anna Voss", "She"], "person")
    assert found["Paul Brandt"] == (["Paul Brandt"], "person")


def test_who_is_named_otherwise_in_a_group_stays_apart():
    found = gathered([mention("Anna Voss", "Voss"), mention("She"), mention("Paul Brandt", "Brandt")])
    assert found["Anna Voss"][0] == ["Anna Voss", "She"]
    assert found["Paul Brandt"][0] == ["Paul Brandt"]


def test_a_new_party_is_called_by_its_noun_phrase():
    found = gathered(
        [mention("an old diver", "diver"), mention("his"), mention("The diver", "diver")],
        [mention("The staff of the mill", "staff"), mention("they")],
        [mention("We"), mention("we", nth=1)],
        [mention("his wife", "wife")],
    )
    assert found["old diver"] == (["an old diver", "his", "The diver"], "unnamed")
    assert found["staff of the mill"] == (["The staff of the mill", "they"], "group")
    assert found["we"][1] == "group"
    assert "his wife" not in found  # mentioned once and without a name


def test_a_group_without_a_name_belongs_to_whom_a_chain_takes_it_for():
    known = Party("the diver of Aldermere", "unnamed")
    found = gathered([mention("an old diver", "diver"), mention("his")], linked=[(at("an old diver"), known)])
    assert found == {"the diver of Aldermere": (["an old diver", "his"], "unnamed")}


def test_what_a_chain_rests_on_stays_a_mention():
    context = context_of(Article(id="t", text=TEXT))
    (voss,) = [party for party in context.cast.parties if party.name == "Anna Voss"]
    gather_groups(context, [[mention("Anna Voss", "Voss")]], [(at("She"), voss)])
    assert voss.mentions == [at("Anna Voss"), at("She")]
