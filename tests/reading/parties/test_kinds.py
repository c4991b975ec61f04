import pytest

from wherefrom.reading.parties.kinds import clean, parse


@pytest.mark.parametrize(
    ("words", "head", "kind", "plural"),
    [
        ("a senior harbour official", "official", "unnamed", False),
        ("dozens of angry farmers", "farmer", "group", True),
        ("a person close to the talks", "person", "unnamed", False),
        ("two people briefed on the plan", "person", "group", True),
        ("police", "police", "group", True),
        ("a letter sent to the board", "letter", "document", False),
        ("court papers", "paper", "document", True),
        ("the environment agency", "agency", "organization", False),
        ("the news agency", "agency", "outlet", False),
        ("the Turkish agency", "agency", "outlet", False),
        ("the shipping company", "company", "organization", False),
        ("a spokeswoman for the port", "spokeswoman", "unnamed", False),
        ("the 52-year-old", "52-year-old", "unnamed", False),
        ("leaders of the country's largest union", "leader", "group", True),
    ],
)
def test_head_kind_and_number(words, head, kind, plural):
    phrase = parse(words)
    assert (phrase.head, phrase.kind, phrase.plural) == (head, kind, plural) or (
        head == "paper" and phrase.kind == kind
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the harbour source)", "harbour source"),
        ("a spokesman for the port (via", "spokesman for the port"),
        ("(Farmers", "Farmers"),
        ("the Harbour Watch (HW)", "Harbour Watch (HW)"),
        ("critics as", "critics"),
        ("Some staff at Orla, her publisher", "Some staff at Orla"),
        ("data from the Kraft Group, an adviser to farmers", "data from the Kraft Group"),
        ("bakers, on average", "bakers"),
        ("even reports", "reports"),
        ("the port's campaign, with a good dose of help from bakers", "port's campaign"),
        ("Even the bakers", "bakers"),
        ("the council -- with a majority of one", "council"),
        ("a letter – one of several from the port", "letter"),
        ("half of the voters surveyed - 46 percent", "half of the voters surveyed"),
        ("Scientists had previously", "Scientists"),
        ("the two bakers both", "two bakers"),
        ("Rolls-Royce", "Rolls-Royce"),
        ("Bakers, the town and the port", "Bakers, the town and the port"),
        ("a fisherman rather understandably", "fisherman"),
        ("The Harbour Post even", "Harbour Post"),
        ("Bakers who", "Bakers"),
        ("both groups that argue", "both groups"),
        ("A Harbour Post poll last", "Harbour Post poll"),
        ("the bakers who left", "bakers who left"),
        ("some of his family", "some of his family"),
    ],
)
def test_what_a_phrase_is_called(words, name):
    assert clean(words) == name


def test_gender_of_the_noun():
    assert [parse(w).gender for w in ("the spokeswoman", "his brother", "a doctor")] == ["f", "m", None]


def test_definite_and_possessive():
    assert parse("the clerk").definite
    assert not parse("a clerk").definite
    assert parse("his sister").possessive
    assert parse("the mayor's brother").definite


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the <b>source</b> close to\nthe inquiry", "source close to the inquiry"),
        ("a clerk, who asked not to be named,", "clerk"),
        ("residents preparing to leave the island", "residents"),
        ("bakers, millers and grocers", "bakers, millers and grocers"),
        ("a grand jury indictment handed down on Monday in Elmhurst", "grand jury indictment"),
        ("newly released figures", "newly released figures"),
        ("a filing from this week", "filing from this week"),
        ("an Interhal correspondent, herself one of the hostages", "Interhal correspondent"),
        ("an Interhal journalist, also a hostage,", "Interhal journalist"),
        ("Nova Records - who often run concerts here", "Nova Records"),
        ("the panel maker Halden LCD ( HLC.N ), the world's largest", "panel maker Halden LCD"),
        (
            "a coroner's report published on Tuesday by the county",
            "coroner's report published on Tuesday by the county",
        ),
    ],
)
def test_described_in_the_articles_own_words(words, name):
    assert clean(words) == name
