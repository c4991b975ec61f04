import pytest

from marked import chains, only
from wherefrom.reading.chains.relays import is_plain


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("{s1 Anna Voss} {c1 told} the BBC {x1 it rained}.", ["Anna Voss", "BBC"]),
        ("{s1 Anna Voss} {c1 told} reporters {x1 it rained}.", ["Anna Voss"]),
        ("{s1 Anna Voss} {c1 told} investigators {x1 it rained}.", ["Anna Voss"]),
        ("{s1 Anna Voss} {c1 told} parliament {x1 it rained}.", ["Anna Voss"]),
        ("{s1 Anna Voss} {c1 said} {x1 it rained}, according to Reuters.", ["Anna Voss", "Reuters"]),
        (
            "{s1 Anna Voss} {c1 said} in an interview with the Daily Mirror {x1 it rained}.",
            ["Anna Voss", "Daily Mirror"],
        ),
        ("{s1 Anna Voss} {c1 said} in a statement to CNN {x1 it rained}.", ["Anna Voss", "CNN"]),
        ("{s1 Anna Voss} {c1 said} on ABC's This Week {x1 it rained}.", ["Anna Voss", "ABC News"]),
        (
            "{s1 A source close to the talks} {c1 told} Reuters {x1 so it was}.",
            ["source close to the talks", "Reuters"],
        ),
        ("{s1 Anna Voss} {c1 told} a writer for the website Gawker.com {x1 it rained}.", ["Anna Voss", "Gawker.com"]),
        ("{s1 Anna Voss} {c1 said} in a post on Twitter {x1 it rained}.", ["Anna Voss"]),
        ("{s1 Reuters} {c1 reported} {x1 that it rained}, citing Anna Voss.", ["Anna Voss", "Reuters"]),
        ("{s1 Paul Brandt} {c1 quoted Anna Voss as saying} {x1 it rained}.", ["Anna Voss", "Paul Brandt"]),
        ("Paul Brandt {c1 quoted} {s1 Anna Voss} {c1 as saying} {x1 it rained}.", ["Anna Voss", "Paul Brandt"]),
        ("{s1 Anna Voss}, quoted by Paul Brandt, {c1 said} {x1 it rained}.", ["Anna Voss", "Paul Brandt"]),
        ("{c1 According to} {s1 the Daily Mirror's source}, {x1 it rained}.", ["source", "Daily Mirror"]),
        ("{s1 Anna Voss} {c1 cited} {x1 remarks that Paul Brandt made}.", ["Anna Voss"]),
    ],
)
def test_who_passed_it_on(marked, chain):
    found = chains(marked)[0]
    assert [name.removeprefix("Daily Mirror's ") for name in found] == chain


def test_three_links_and_the_hearsay_flag():
    statement = only(
        "{x1 “I never read it,”} {s1 Max Hille} {c1 quoted Gen. Anna Voss as saying}, according to the British BBC."
    )
    assert [link.name for link in statement.chain] == ["Anna Voss", "Max Hille", "BBC"]
    assert [link.kind for link in statement.chain] == ["person", "person", "outlet"]
    assert statement.flags == ("hearsay",)


def test_own_outlet_and_author_are_never_links():
    text = "{s1 Anna Voss} {c1 told} the BBC {x1 it rained}."
    assert chains(text, outlet="BBC News") == [["Anna Voss"]]
    assert chains("{s1 Anna Voss} {c1 told} Reuters {x1 it rained}.\n\nReuters writer P. Low contributed.") == [
        ["Anna Voss"]
    ]
    assert chains("LUNDOR (AFP) — {s1 Anna Voss} {c1 told} AFP {x1 it rained}.") == [["Anna Voss"]]
    assert chains("Lundor, May 6, IRNA -- {s1 Anna Voss} {c1 told} IRNA {x1 it rained}.") == [["Anna Voss"]]


@pytest.mark.parametrize(
    ("marked", "own"),
    [
        ("The mill did not respond to Reuters’ request for comment.", True),
        ("The mill referred Reuters to the port office.", True),
        ("Reuters' Max Hille and Paul Brandt contributed to this report.", True),
        ("Reuters' Max Hille, reporting from Lundor, said the road was open.", True),
        ("The mill did not respond to requests for comment from Reuters.", False),
        ("Harbour officials contributed to this report.", False),
    ],
)
def test_an_article_without_an_outlet_shows_by_its_own_work_whose_it_is(marked, own):
    text = f"{{s1 Anna Voss}} {{c1 told}} Reuters {{x1 it rained}}.\n\n{marked}"
    assert chains(text)[0] == (["Anna Voss"] if own else ["Anna Voss", "Reuters"])
    assert chains(text, outlet="BBC News")[0] == ["Anna Voss", "Reuters"]


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{s1 Reuters} {c1 has learned} that {x1 it rained}.", False),
        ("{s1 Reuters} {c1 found} {x1 it had rained}.", False),
        ("{s1 Reuters} {c1 said} {x1 it would sell its house}.", True),
        ("{s1 The BBC} {c1 understands} {x1 that it rained}.", True),
        ("{s1 Anna Voss} {c1 reported} to Reuters {x1 that it rained}.", True),
    ],
)
def test_what_the_articles_outlet_found_out_is_its_own_voice(marked, told):
    assert bool(chains(marked, outlet="Reuters")) is told


@pytest.mark.parametrize(
    ("told", "relays"),
    [
        ("the BBC's Harbour Show", []),
        ("BBC Wales's The Quay", []),
        ("the Harbour Show on BBC Radio", []),
        ("our Daybreak unit", []),
        ("the Harbour Show on Sky News", ["Sky News"]),
        ("CNN's Harbour Show", ["CNN"]),
    ],
)
def test_programmes_of_the_articles_own_outlet_are_never_links(told, relays):
    text = f"{{s1 Anna Voss}} {{c1 told}} {told} {{x1 it rained}}."
    assert chains(text, outlet="BBC News") == [["Anna Voss", *relays]]


def test_the_label_of_an_outlet_is_no_part_of_its_name():
    text = "{s1 Anna Voss} {c1 told} CNN {x1 it rained}."
    assert chains(text, outlet="CNN (Web News)") == chains(text, outlet="CNN - News") == [["Anna Voss"]]
    assert chains(text, outlet="Halden Courier (Online)") == [["Anna Voss", "CNN"]]


def test_who_is_spoken_of_is_no_part_of_the_outlet_that_was_told():
    assert chains("{s1 Anna Voss} {c1 told} CNN {x1 Hale was at home}.") == [["Anna Voss", "CNN"]]


def test_a_reporter_who_is_told_something_stands_for_the_outlet():
    text = "CNN anchor Ida Brandt asked. {s1 Anna Voss} {c1 told} Brandt {x1 that it rained}."
    assert chains(text) == [["Anna Voss", "CNN"]]


def test_a_merely_mentioned_outlet_is_no_relay():
    assert chains("{s1 Anna Voss, founder of CNN,} {c1 said} {x1 it rained}.") == [["Anna Voss"]]


def test_an_agency_as_quoted_by_a_paper():
    text = (
        "The Corvane News Agency and the Ashel Courier wrote about it. {x2 {s1 Anna Voss} {c1 warned} {x1 that it rained}}, "  # noqa: E501
        "{c2 according to} {s2 Corvane}, as quoted by the Courier."
    )
    assert chains(text) == [["Anna Voss", "Corvane News Agency", "Ashel Courier"]]


def test_somebody_s_website_is_a_document():
    text = "The Ashel Gazette came. {s1 The board's website} {c1 says} {x1 that it rained}."
    (link,) = only(text).chain
    assert (link.name, link.kind) == ("board's website", "document")


def test_the_same_paper_is_the_one_named_last():
    text = "{s1 Anna Voss} {c1 told} the BBC {x1 it rained}. {s2 Max Hille} {c2 told} the same paper {x2 it snowed}."
    assert chains(text) == [["Anna Voss", "BBC"], ["Max Hille", "BBC"]]


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("{s1 Anna Voss} {c1 told} the newspaper {x1 it rained}.", ["Anna Voss", "Harle Times"]),
        ("{s1 Anna Voss} {c1 tells} the fact-checking site {x1 it rained}.", ["Anna Voss", "Harle Times"]),
        ("{s1 Anna Voss} {c1 confirmed} to the news agency {x1 that it rained}.", ["Anna Voss", "Harle Times"]),
        ("{s1 Anna Voss} {c1 admitted} to the magazine {x1 that it rained}.", ["Anna Voss", "Harle Times"]),
        ("{s1 Anna Voss} {c1 told} the programme {x1 it rained}.", ["Anna Voss", "Harle Times"]),
        ("{s1 Anna Voss} {c1 wrote} to the agency {x1 that it rained}.", ["Anna Voss"]),
    ],
)
def test_the_outlet_is_the_one_named_last(marked, chain):
    assert chains(f"The Harle Times looked into the weather. Max Hille would not help. {marked}") == [chain]


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("{s1 Two CNN hosts} {c1 said} {x1 that it rained}.", ["Two CNN hosts", "CNN"]),
        ("{s1 An Interfax correspondent, also held,} {c1 said} {x1 so}.", ["Interfax correspondent", "Interfax"]),
        ("{s1 The BBC's moderators} {c1 asked} {x1 who had paid}.", ["BBC's moderators", "BBC"]),
        ("{s1 A Daily Mirror columnist} {c1 claims} {x1 that it rained}.", ["Daily Mirror columnist", "Daily Mirror"]),
        ("{s1 CNN host Anna Voss} {c1 said} {x1 that it rained}.", ["Anna Voss", "CNN"]),
        ("{s1 The CNN host, Anna Voss,} {c1 said} {x1 that it rained}.", ["Anna Voss", "CNN"]),
        ("{s1 Bakers polled by Reuters} {c1 expect} {x1 less rain}.", ["Bakers polled by Reuters", "Reuters"]),
        ("{s1 Voters surveyed by the BBC} {c1 fear} {x1 more rain}.", ["Voters surveyed by the BBC", "BBC"]),
        ("CNN was there. {s1 Anna Voss} {c1 told} host Ida Brandt {x1 that it rained}.", ["Anna Voss", "CNN"]),
    ],
)
def test_who_reports_for_an_outlet_or_asks_for_it_is_heard_through_it(marked, chain):
    assert chains(marked) == [chain]


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("{x1 “It rained.”}\n\n{c1 —} {s1 Anna M. Voss}, Harle Times\n\nMore.", ["Anna M. Voss", "Harle Times"]),
        ("{x1 “It rained.”} {c1 —} {s1 Anna M. Voss}, the Harle Times", ["Anna M. Voss", "Harle Times"]),
        ("{x1 “It rained,”} {s1 Max Hille} {c1 said}, Harle Times readers know.", ["Max Hille"]),
        ("As reported by the Harle Times, {s1 Max Hille} {c1 said} {x1 it rained}.", ["Max Hille", "Harle Times"]),
        ("{s1 Max Hille}, when contacted by Reuters, {c1 said} {x1 it rained}.", ["Max Hille", "Reuters"]),
        ("Writing for the Harle Times, {s1 Max Hille} {c1 said} {x1 it rained}.", ["Max Hille", "Harle Times"]),
    ],
)
def test_who_signs_for_an_outlet_or_is_reported_by_it(marked, chain):
    assert chains(f"The weather was odd. Anna M. Voss saw the Harle Times.\n\n{marked}") == [chain]


@pytest.mark.parametrize(
    ("text", "outlet", "plain"),
    [
        ("She told the paper that it rained.", "the paper", True),
        ("She wrote about the paper that it rained.", "the paper", False),
        ("It rained, as first reported by the Harle Times.", "Harle Times", True),
        ("It rained, she told Reuters.", "Reuters", False),
        ("The firm, contacted by Reuters, denied it.", "Reuters", True),
        ("“It rained.” — Anna Voss, Harle Times\n", "Harle Times", True),
        ("“It rained.” — Anna Voss, Harle Times readers", "Harle Times", False),
    ],
)
def test_some_words_leave_the_heads_no_doubt_about_a_relay(text, outlet, plain):
    start = text.index(outlet)
    assert is_plain(text, (start, start + len(outlet))) is plain


def test_reporters_of_the_articles_own_outlet_came_through_nobody():
    assert chains("{s1 Two CNN hosts} {c1 said} {x1 that it rained}.", outlet="CNN")[0][1:] == []


@pytest.mark.parametrize(
    ("marked", "outlet"),
    [
        ("{s1 Anna Voss} {c1 told} Radio Nordlys {x1 it rained}.", "Radio Nordlys"),
        ("{s1 Anna Voss} {c1 told} HalPress {x1 it rained}.", "HalPress"),
        ("{s1 Anna Voss} {c1 told} WQRD-TV on Tuesday {x1 that it rained}.", "WQRD-TV"),
        ("The mayor thanked Anna Voss, {s1 who} {c1 told} BBC Radio Harle that {x1 it rained}.", "BBC Radio Harle"),
        ("Speaking to the Harle Daily, {s1 Anna Voss} {c1 said} {x1 it rained}.", "Harle Daily"),
        ('{x1 "It rained,"} {s1 Anna Voss} {c1 said} in comments to Harle TV.', "Harle TV"),
        ("{s1 Anna Voss} {c1 said} in an interview with the Harle Times {x1 it rained}.", "Harle Times"),
        ("{s1 Anna Voss} {c1 told} the website Aldline {x1 that it rained}.", "Aldline"),
        ("{s1 Anna Voss} {c1 told} local broadcaster Norvik {x1 that it rained}.", "Norvik"),
        ("{s1 Anna Voss} {c1 told} the agency Interhal {x1 that it rained}.", "Interhal"),
        ("{s1 Anna Voss} {c1 told} the Aldring news agency {x1 that it rained}.", "Aldring"),
        ("{s1 Anna Voss} {c1 told} Meridiane, a news website, {x1 that it rained}.", "Meridiane"),
        ("{s1 Anna Voss} {c1 told} daily Nova Zora {x1 that it rained}.", "Nova Zora"),
        ("{s1 Anna Voss} {c1 told} the Harle Garden website {x1 that it rained}.", "Harle Garden"),
        ("{s1 Anna Voss} {c1 told} KQRD {x1 it rained}.", "KQRD"),
        ("{s1 Anna Voss} {c1 told} local media {x1 that it rained}.", "local media"),
        ("{s1 Anna Voss} {c1 told} an Austrian television network {x1 that it rained}.", "Austrian television network"),
        ("{s1 Anna Voss} {c1 announced} on state television {x1 that it rained}.", "state television"),
        ("{s1 Anna Voss} {c1 said on} state television {x1 that it rained}.", "state television"),
    ],
)
def test_an_outlet_is_known_by_the_form_of_its_name_or_by_what_it_is_called(marked, outlet):
    assert chains(marked) == [["Anna Voss", outlet]]


@pytest.mark.parametrize("listener", ["the Radio Authority", "the space agency Roskar", "Radio Nordlys Workers Union"])
def test_a_body_that_is_no_outlet_passes_nothing_on(listener):
    assert chains(f"{{s1 Anna Voss}} {{c1 told}} {listener} {{x1 that it rained}}.") == [["Anna Voss"]]


def test_those_who_told_the_newspaper_are_not_the_newspaper():
    marked = "Two divers met the Harle Times. {x1 The wreck is empty}, {s1 they} {c1 told} the newspaper."
    assert chains(marked) == [["Two divers", "Harle Times"]]
