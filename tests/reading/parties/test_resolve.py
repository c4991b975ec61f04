import pytest

from marked import chains, only, read
from wherefrom.lang.en.patterns.pronouns import IMPERSONAL


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("Port chief Anna Voss left. {s1 She} {c1 said} {x1 it was late}.", "Anna Voss", "person"),
        ("Paul Brandt met Anna Voss. {s1 He} {c1 said} {x1 it was late}.", "Paul Brandt", "person"),
        ("{s1 Mr. Brandt} {c1 said} {x1 so}. Paul Brandt left.", "Paul Brandt", "person"),
        ("{s1 Ferry captain Paul Brandt of Harburg} {c1 said} {x1 so}.", "Paul Brandt", "person"),
        ("{s1 One of Mr. Voss's rivals, Senator Eva Brandt,} {c1 said} {x1 so}.", "Eva Brandt", "person"),
        ("{s1 The Coastal Rescue Service} {c1 said} {x1 so}.", "Coastal Rescue Service", "organization"),
        ("{c1 According to} {s1 the Daily Mirror story}, {x1 so it was}.", "Daily Mirror", "outlet"),
        ("Anna Voss, {s1 who} {c1 says} {x1 it rained}, left.", "Anna Voss", "person"),
        (
            "a driver for the ferry line, {s1 who} {c1 said} {x1 it rained}, left.",
            "driver for the ferry line",
            "unnamed",
        ),
        ("Guards have been seizing sailors {s1 who} {c1 want to} {x1 land}.", "sailors", "group"),
        ("It met Ms. Voss’s sailors, {s1 who} {c1 want to} {x1 land}.", "Ms. Voss’s sailors", "group"),
        ("It met the country's sailors, {s1 who} {c1 want to} {x1 land}.", "country's sailors", "group"),
        ("It is one of {s1 several of Anna Voss's} {c1 plans to} {x1 land}.", "Anna Voss", "person"),
        ("The ship sank, said the sailors, {s1 who} {c1 declined to} {x1 be named}.", "sailors", "group"),
        ("It met Deputy Anna Voss (H-Halden) {s1 who} {c1 claimed} {x1 it rained}.", "Anna Voss", "person"),
        (
            "It ran an ad from the Harbour Institute, a small think tank, {s1 which} {c1 argued} {x1 it rained}.",
            "Harbour Institute",
            "organization",
        ),
        ("{s1 Germany} {c1 said} {x1 it would pay}.", "Germany", "organization"),
        ("{s1 many bakers} {c1 fear} {x1 the price of flour}", "many bakers", "group"),
        ("{s1 other sites such as Gawker.com} {c1 said} {x1 so}", "other sites such as Gawker.com", "group"),
    ],
)
def test_whom_a_source_names(marked, name, kind):
    statement = only(marked)
    assert [(link.name, link.kind) for link in statement.chain] == [(name, kind)]


def test_pronoun_after_a_quotation_is_the_speaker_not_somebody_in_it():
    text = "{s1 Anna Voss} {c1 said} {x1 so}. {x2 “Eva Brandt never came,”} {s2 she} {c2 added}."
    assert chains(text) == [["Anna Voss"], ["Anna Voss"]]


def test_i_and_we_inside_a_quotation():
    text = "{x1 “{s2 I} {c2 warned} {x2 the mayor},”} {c1 said} {s1 Anna Voss}."
    assert chains(text) == [["Anna Voss"]]


def test_unresolved_they_is_an_unnamed_group():
    statement = only("It rained. {s1 They} {c1 said} {x1 so}.")
    assert [(link.name, link.kind) for link in statement.chain] == [("unnamed", "group")]


def test_joint_sources_are_one_link():
    statement = only("{s1 Anna Voss and Paul Brandt} {c1 said} {x1 it rained}.")
    assert [link.name for link in statement.chain] == ["Anna Voss and Paul Brandt"]


def test_the_mention_of_a_link_slices_to_the_source():
    reading = read("Anna Voss came. {s1 She} {c1 said} {x1 so}.")
    start, end = reading.statements[0].chain[0].mention
    assert reading.article.text[start:end] == "She"


def test_an_acronym_ends_on_its_noun():
    text = "{s1 The Ashel Courier} {c1 reported} {x1 on the QHL and its clubs}. {s2 The league} {c2 denied} {x2 it}."
    assert chains(text)[1] == ["QHL"]


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        (
            "{s1 A spokesman for Gov. Ellen Harth} {c1 said} {x1 it rained}.",
            "spokesman for Gov. Ellen Harth",
            "unnamed",
        ),
        ('{s1 His son} {c1 said} {x1 it rained}. "My son Seth Moss likes rain," Abe Moss said.', "Seth Moss", "person"),
    ],
)
def test_names_beside_a_description(marked, name, kind):
    link = only(marked).chain[0]
    assert (link.name, link.kind) == (name, kind)


def test_a_house_in_somebody_s_title_is_not_they():
    marked = (
        "{s1 Mill House manager Ben Moss} {c1 said} {x1 he met {s2 a man} who {c2 said} {x2 they wanted rain today}}."
    )
    assert "House" not in " ".join(chains(marked)[-1])


def test_who_is_the_envoy_not_the_body_that_the_envoy_is_sent_to():
    text = "{s1 The Norwegian ambassador to the United Nations}, {s2 who} {c2 said} {x2 it rained}, left."
    assert chains(text.replace("{s1 ", "").replace("Nations}", "Nations")) == [
        ["Norwegian ambassador to the United Nations"]
    ]


@pytest.mark.parametrize("words", ["It was reported that", "It is still unclear who", "It emerged that"])
def test_it_stands_for_nobody(words):
    assert IMPERSONAL.match(words + " the pier sank.", 2)


@pytest.mark.parametrize("words", ["It was built in 1908", "It said that", "It has announced its plans"])
def test_it_stands_for_somebody(words):
    assert not IMPERSONAL.match(words + ".", 2)


def test_an_impersonal_it_is_no_body_named_before():
    text = "The Harbour Board met. {s1 It} {c1 was reported} that {x1 the pier sank}."
    assert chains(text) == [["unnamed"]]


def test_acronyms_that_look_like_pronouns_are_names():
    assert chains("The US met Norway. {s1 The US} {c1 said} {x1 it was late}.") == [["US"]]
    assert chains("The WHO met. {s1 The WHO} {c1 said} {x1 it was late}.") == [["WHO"]]


def test_a_capital_speaks_for_the_country_that_the_article_names():
    text = "Envoys of Norway came. {s1 Oslo} {c1 denied} {x1 the delay}."
    assert chains(text) == [["Norway"]]
    assert chains(text.replace("Norway", "the board")) == [["Oslo"]]


def test_a_full_stop_is_no_part_of_a_name_but_of_an_abbreviation():
    marked = "{x1 It rained}, {c1 according to} {s1 Reuters.} {x2 It snowed}, {c2 according to} {s2 Halden Stores Inc.}"
    assert chains(marked) == [["Reuters"], ["Halden Stores Inc."]]
