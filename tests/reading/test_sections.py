"""Which stretches of a text its layout gives to one speaker, and what is said there, read with the network."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import context_of, read_article

PANEL = (
    "The two met on Channel Nine's Open Table on Sunday. It went like this:\n\n"
    "PETRA HOLM: The canal will never pay for itself. It was a dream of rich men.\n\n"
    "SAM OKORO: That is nonsense. The port authority says it will pay in nine years.\n\n"
    "HOLM: Nine years of what?\n\n"
    "OKORO: Of tolls, and of patience.\n\n"
    "HOLM: Thank you.\n\n"
    "Holm left the studio before the credits ran, and Okoro stayed for coffee."
)
TALK = (
    "The novelist Ida Brandt spoke to us about her new book and the house it was written in.\n\n"
    "Q: Why did you leave the city?\n\n"
    "A: I could not hear myself. My doctor said I was going deaf from the trams.\n\n"
    "Q: Do you miss it?\n\n"
    "A: Never. I miss one bakery."
)
BOLD = (
    "The climber Jo Park came down from the Eiger last week. We caught up with Park over soup.\n\n"
    "What went wrong on the third day?\n\n"
    "I dropped a glove, and then I dropped the other one.\n\n"
    "How cold was it?\n\n"
    "Cold enough for me to sing. My guide said minus thirty.\n\n"
    "Would you go again?\n\n"
    "I have already bought the ticket."
)
EXPLAINER = (
    "The tram strike enters its third week. Here is what to know; we asked the union.\n\n"
    'Who is on strike?\n\nDrivers of four lines. "I am tired," said driver Ed Moss.\n\n'
    "Why now?\n\nTheir contract ended in June.\n\n"
    "How long will it last?\n\nNobody knows."
)
REPORT = (
    "NORA LIND, HOST: The bees are back on the roofs of the capital. Paul Marsh went up to see them.\n\n"
    "PAUL MARSH, BYLINE: The first hives came by crane. Ann Ode, who keeps them, says they are calm.\n\n"
    "ANN ODE: They know the wind better than we do.\n\n"
    "MARSH: Last year a third of them died.\n\n"
    "ODE: We fed them sugar, and still they died.\n\n"
    "MARSH: They will be counted again in May. Paul Marsh, KTOW News, Harburg."
)
POSTS = (
    "The minister answered within the hour.\n\n"
    "I never signed that order, and whoever says so has not read it. https://t.co/abc123 "
    "— Karl Weber (@kweber) March 3, 2019\n\n"
    "His deputy was shorter.\n\n"
    "No comment on gossip.\n\n— Ana Sol (@anasol) 4 March 2019\n\nThe chamber meets on Monday."
)
CHECK = (
    "Governor Mary Quill spoke in Elm City on Friday.\n\n"
    'QUILL: "We have built ten thousand homes."\n\n'
    "THE FACTS: The state built 6,100, according to its own register.\n\n"
    'QUILL: "Nobody in this state waits for a doctor."\n\n'
    "THE FACTS: The wait is 31 days."
)


SHOWN = (
    "The two met on Channel Nine on Sunday. It went like this:\n\n"
    "PETRA HOLM: You do grandstand a little. [clip of Open Table on Fox News]\n\n"
    "SAM OKORO: I am looking at an overgrown infant. [end clip]\n\n"
    "HOLM: Is that fair?\n\n"
    "KARL WEBER: I do my job, and I do it well. (LAUGHTER)\n\n"
    "Image copyright Getty Images Image caption The port at night\n\nOn the port\n\n"
    "HOLM: And the port?\n\n"
    "WEBER: It will pay in nine years."
)


def speakers(text, **known):
    """Who speaks, and the first words, section by section; None where the outlet itself does."""
    sections = context_of(Article(id="t", text=text, **known)).sections
    return [(s.speaker and text[slice(*s.speaker)], " ".join(text[slice(*s.content)].split()[:3])) for s in sections]


def said(text, **known):
    """The chain of every statement read, with the first words of its content."""
    reading = read_article(Article(id="t", text=text, **known))
    return [
        (" ".join(text[s.content[0][0] :].split()[:3]), [link.name for link in s.chain]) for s in reading.statements
    ]


def test_turns_of_a_conversation():
    assert speakers(PANEL) == [
        ("PETRA HOLM", "The canal will"),
        ("SAM OKORO", "That is nonsense."),
        ("HOLM", "Nine years of"),
        ("OKORO", "Of tolls, and"),
        (None, "Thank you."),
    ]


def test_notes_and_captions_are_no_part_of_a_turn_and_a_clip_has_an_outlet():
    sections = context_of(Article(id="t", text=SHOWN)).sections
    assert [SHOWN[slice(*one.content)] for one in sections][1:4] == [
        "I am looking at an overgrown infant.",
        "Is that fair?",
        "I do my job, and I do it well.",
    ]
    assert said(SHOWN)[:4] == [
        ("You do grandstand", ["Petra Holm", "Channel Nine"]),
        ("I am looking", ["Sam Okoro", "Fox News", "Channel Nine"]),
        ("Is that fair?", ["Petra Holm", "Channel Nine"]),
        ("I do my", ["Karl Weber", "Channel Nine"]),
    ]


def test_the_article_goes_on_behind_the_last_turn():
    reading = context_of(Article(id="t", text=PANEL))
    assert PANEL[slice(*reading.sections[-1].content)] == "Thank you."


def test_headings_with_a_colon_are_no_turns():
    text = "UPDATE: The gate is shut.\n\nWHY IT MATTERS: Ships wait.\n\nUPDATE: It is open again.\n\nREAD MORE: Gates."
    assert speakers(text) == []


def test_what_somebody_tells_under_a_heading_of_their_name_is_no_exchange():
    text = "HOLM: Petra Holm won by nine votes.\n\nOKORO: Sam Okoro lost his seat.\n\nLIND: Nora Lind did not run."
    assert speakers(text) == []


def test_nor_does_it_say_anything():
    text = "The new house meets in May.\n\nMARSH: Senator Paul Marsh’s district is farmland. “I am tired,” Marsh said."
    assert said(text) == [("“I am tired,”", ["Paul Marsh"])]


def test_a_full_name_behind_a_caption_speaks_to_the_end_of_its_paragraph():
    text = "It was on air.\n\n6 p.m. [CAPTION: Storm] ANN BECK: The ferry is late. It is dark.\n\nNobody slept."
    assert speakers(text) == [("ANN BECK", "The ferry is")]
    (beck,) = context_of(Article(id="t", text=text)).sections
    assert text[slice(*beck.content)] == "The ferry is late. It is dark."


def test_a_script_of_a_film():
    text = "SOUNDBITE (English) MAYOR INA MOOR, SAYING: “We will rebuild.” SOT: Leo Grant, 5/3/19 “We did it.” The end."
    assert speakers(text) == [("INA MOOR", "“We will rebuild.”"), ("Leo Grant", "“We did it.”")]


def test_a_quotation_behind_a_noun_is_no_script():
    assert speakers("His SOUNDBITE of the week was “We did it.” Nobody laughed.") == []


def test_a_turn_goes_on_over_paragraphs_until_the_next():
    text = "LEE: It rained for a week.\n\nThen the dam broke.\n\nMOSS: And then?\n\nLEE: Then we ran."
    (lee, *_) = context_of(Article(id="t", text=text)).sections
    assert text[slice(*lee.content)] == "It rained for a week.\n\nThen the dam broke."


def test_the_outlets_own_interviewer_is_no_source():
    text = "HERALD: Who paid?\n\nLEE: I did, all of it.\n\nHERALD: With whose money?\n\nLEE: With my own."
    assert [who for who, _ in speakers(text, outlet="The Herald")] == [None, "LEE", None, "LEE"]


def test_questions_and_answers_of_an_interview():
    assert [who for who, _ in speakers(TALK)] == [None, "Ida Brandt", None, "Ida Brandt"]
    assert [who for who, _ in speakers(BOLD)] == [None, "Jo Park"] * 3


def test_what_the_outlet_answers_itself_is_no_interview():
    assert speakers(EXPLAINER) == []


def test_a_reporter_who_signs_off_and_the_host_are_the_outlet():
    assert [who for who, _ in speakers(REPORT)] == [None, None, "ANN ODE", None, "ODE", None]


def test_posts_without_their_links():
    assert speakers(POSTS) == [("Karl Weber", "I never signed"), ("Ana Sol", "No comment on")]
    (first, _) = context_of(Article(id="t", text=POSTS)).sections
    assert POSTS[slice(*first.content)].endswith("has not read it.")


def test_a_fact_check_has_the_claims_and_its_own_verdict():
    assert [who for who, _ in speakers(CHECK)] == ["QUILL", None, "QUILL", None]
    text = 'Senator Tom Ash spoke.\n\nClaim 1: "Crime has doubled."\n\nReality check: It has fallen.'
    assert speakers(text) == [("Tom Ash", '"Crime has doubled."')]


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        (PANEL, {}, ("The canal will", ["Petra Holm", "Channel Nine"])),
        (TALK, {"outlet": "The Herald"}, ("I could not", ["Ida Brandt"])),
        (TALK, {"outlet": "The Herald"}, ("I was going", ["Ida Brandt's doctor", "Ida Brandt"])),
        (BOLD, {}, ("I dropped a", ["Jo Park"])),
        (BOLD, {}, ("minus thirty. Would", ["Jo Park's guide", "Jo Park"])),
        (REPORT, {}, ("They know the", ["Ann Ode"])),
        (REPORT, {}, ("We fed them", ["Ann Ode"])),
        (POSTS, {}, ("I never signed", ["Karl Weber"])),
        (POSTS, {}, ("No comment on", ["Ana Sol"])),
        (CHECK, {}, ('"We have built', ["Mary Quill"])),
        (CHECK, {}, ('"Nobody in this', ["Mary Quill"])),
    ],
)
def test_what_is_said_in_a_section_is_a_statement(text, known, expected):
    assert dict(said(text, **known))[expected[0]] == expected[1]


def test_what_the_outlet_says_in_a_section_is_none():
    for text in (TALK, BOLD, REPORT):
        asked = [words for who, words in speakers(text) if who is None]
        assert not set(asked) & {first for first, _ in said(text)}


def test_a_turn_that_ends_in_a_question_asks():
    text = (
        "PETRA HOLM: The canal will never pay for itself, and you know it.\n\n"
        "SAM OKORO: The bridge took nine years. Who paid for that?\n\n"
        "HOLM: People who crossed it."
    )
    reading = read_article(Article(id="t", text=text))
    assert [(s.chain[0].name, s.stance) for s in reading.statements] == [
        ("Petra Holm", "asserts"),
        ("Sam Okoro", "asks"),
        ("Petra Holm", "asserts"),
    ]
