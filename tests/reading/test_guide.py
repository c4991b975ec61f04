"""The annotation guide's decisions, one test a decision, shown on sentences of our own."""

import pytest

from marked import chains, only, read, words

LAID_DOWN = [
    # Sources and chains
    ("no source at all is unnamed", "{x1 The mill} was {c1 reportedly} {x1 sold}.", [["unnamed"]]),
    (
        "a relay holds for the next statements in the passage",
        "{s1 Ann Lee} {c1 told} Reuters {x1 it rained}. {s2 She} {c2 added} {x2 it snowed}.",
        [["Ann Lee", "Reuters"], ["Ann Lee", "Reuters"]],
    ),
    (
        "a relay never holds backwards",
        "{s1 Ann Lee} {c1 said} {x1 it snowed}. {s2 She} {c2 told} Reuters {x2 it rained}.",
        [["Ann Lee"], ["Ann Lee", "Reuters"]],
    ),
    (
        "a programme stands for its network",
        "{s1 Ann Lee} {c1 said} on ABC's This Week {x1 it rained}.",
        [["Ann Lee", "ABC News"]],
    ),
    (
        "a reporter who speaks is a link before the outlet",
        "{s1 Max Hille of the Daily Mirror} {c1 reported} {x1 that it rained}.",
        [["Max Hille", "Daily Mirror"]],
    ),
    (
        "a reporter with the outlet's name before",
        "{s1 BBC correspondent Max Hille} {c1 said} {x1 it rained}.",
        [["Max Hille", "BBC"]],
    ),
    (
        "an outlet's founder is no reporter",
        "{s1 Max Hille, founder of the Daily Mirror,} {c1 said} {x1 it rained}.",
        [["Max Hille"]],
    ),
    (
        "a reporter who is only spoken to is folded into the outlet",
        "{s1 Ann Lee} {c1 told} a reporter for the BBC {x1 it rained}.",
        [["Ann Lee", "BBC"]],
    ),
    ("listeners that are no outlet are no links", "{s1 Ann Lee} {c1 told} parliament {x1 it rained}.", [["Ann Lee"]]),
    (
        "a document that is the subject is the link",
        "{s1 The petition} {c1 asks} {x1 the mayor to leave}.",
        [["petition"]],
    ),
    (
        "a body that issues a document is the link",
        "{s1 The board} {c1 issued a statement saying} {x1 it rained}.",
        [["board"]],
    ),
    ("joint sources are one link", "{s1 Ann Lee and Max Hille} {c1 said} {x1 it rained}.", [["Ann Lee and Max Hille"]]),
    ("names lose titles", "{s1 President Ann Lee} {c1 said} {x1 it rained}.", [["Ann Lee"]]),
    ("names lose a leading the", "{s1 the Harburg Council} {c1 said} {x1 it rained}.", [["Harburg Council"]]),
    (
        "a spokesman is named as the article names him",
        "{s1 A spokesman for Ann Lee} {c1 said} {x1 it rained}.",
        [["spokesman for Ann Lee"]],
    ),
    (
        "unnamed is described in the article's own words",
        "{s1 A source close to the investigation} {c1 said} {x1 it rained}.",
        [["source close to the investigation"]],
    ),
    (
        "names are in their fullest form",
        "{s1 Qassem Silo} {c1 said} {x1 it rained}. {s2 Mr. Silo} {c2 said} {x2 it snowed}.",
        [["Qassem Silo"], ["Qassem Silo"]],
    ),
    (
        "an outlet that hears from sources is their relay",
        "{s1 The BBC} {c1 has learned} from sources close to the talks {x1 that it rained}.",
        [["sources close to the talks", "BBC"]],
    ),
    (
        "whom a report cites is its origin",
        "{x1 It rained}, {c1 according to} {s1 the BBC}, which cited an unnamed member of the crew.",
        [["unnamed member of the crew", "BBC"]],
    ),
    (
        "the report is its outlet's",
        "{s1 The Ashel Courier} {c1 said} {x1 it rained}. {s2 The report} {c2 claims} {x2 it snowed}.",
        [["Ashel Courier"], ["Ashel Courier"]],
    ),
    (
        "the article's own we is no link",
        "{s1 Ann Lee} {c1 said} {x1 it rained}. {s2 We} {c2 hope} {x2 {s3 she} {c3 knows} {x3 the way}}.",
        [["Ann Lee"], ["Ann Lee"]],
    ),
]


@pytest.mark.parametrize(("marked", "chain"), [case[1:] for case in LAID_DOWN], ids=[case[0] for case in LAID_DOWN])
def test_chain(marked, chain):
    assert chains(marked) == chain


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("{s1 Ann Lee} {c1 said} {x1 it rained}.", "person"),
        ("{s1 Norway} {c1 said} {x1 it rained}.", "organization"),
        ("{s1 The BBC} {c1 said} {x1 it rained}.", "outlet"),
        ("{s1 The letter} {c1 said} {x1 it rained}.", "document"),
        ("{s1 Many experts} {c1 said} {x1 it rained}.", "group"),
        ("{s1 A small percentage of people} {c1 think} {x1 it rained}.", "group"),
        ("{s1 A senior official} {c1 said} {x1 it rained}.", "unnamed"),
    ],
)
def test_kind(marked, kind):
    assert only(marked).chain[0].kind == kind


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("said", "it rained", "asserts"),
        ("said", "she will leave on Monday", "intends"),
        ("said", "“Please leave the mill,”", "asks"),
        ("said", "“I will not leave,”", "refuses"),
        ("replied", "“I am not able to do that,”", "refuses"),
        ("said", "it did not rain", "asserts"),
        ("denied", "the theft", "denies"),
        ("confirmed", "the theft", "confirms"),
        ("doubted", "the theft", "doubts"),
        ("declined to", "comment", "refuses"),
        ("vowed to", "leave", "intends"),
        ("urged", "the mayor to leave", "asks"),
        ("hopes", "it rains", "thinks"),
        ("learned", "that it rained", "thinks"),
        ("denounced", "the plan", "asserts"),
        ("acknowledged", "the theft", "asserts"),
        ("said", "there was no evidence that it rained", "doubts"),
    ],
)
def test_stance(cue, content, stance):
    assert only(f"{{s1 Ann Lee}} {{c1 {cue}}} {{x1 {content}}}.").stance == stance


def test_an_outer_layer_that_says_nothing_more_lists_all_cues_and_the_origin_s_words():
    reading = read("{s1 Ann Lee} {c1 said} {x1 that {s2 Max Hille} {c2 denied} {x2 the theft}}.")
    (statement,) = reading.statements
    assert words(reading, statement.cue) == "said|denied"
    assert words(reading, statement.source) == "Max Hille"


def test_an_outer_layer_that_says_more_is_a_statement_of_its_own():
    text = "{s1 Ann Lee} {c1 said} {x1 the bank fell and {s2 Max Hille} {c2 denied} {x2 the theft}}."
    reading = read(text)
    assert [words(reading, s.cue) for s in reading.statements] == ["said", "denied"]
    assert [[link.name for link in s.chain] for s in reading.statements] == [["Ann Lee"], ["Max Hille", "Ann Lee"]]


@pytest.mark.parametrize(
    ("marked", "voice"),
    [
        ("{x1 “It rained,”} {s1 Ann Lee} {c1 said}.", "direct"),
        ("{s1 Ann Lee} {c1 said} {x1 it rained}.", "indirect"),
        ("{s1 Ann Lee} {c1 said} {x1 it was a “very bad flood”}.", "mixed"),
        ("{s1 Ann Lee} {c1 wrote:}\n\n{x1 It rained and rained.}", "direct"),
    ],
)
def test_voice_follows_the_marks_as_printed(marked, voice):
    assert only(marked).voice == voice


def test_order_is_by_start_of_content_the_outer_first():
    reading = read("{s1 Ann Lee} {c1 said} {x1 the bank fell and {s2 Max Hille} {c2 denied} {x2 the theft}}.")
    starts = [s.content[0][0] for s in reading.statements]
    assert starts == sorted(starts)
