"""Who answers in interviews whose turns have no names, and what: ten ways of presenting and of asking."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import context_of, read_article

QUESTIONS = (
    "\n\nWhen did you begin?\n\nI began at nine, on my uncle's boat."
    "\n\nWhat do you fear?\n\nFog, and I fear it more each year."
    "\n\nWould you begin again?\n\nI would, in a larger boat."
)
TWO = (
    "\n\nWhy do you think so few people eat kelp?\n\nTaste is learned. Nobody was born with a love of olives."
    "\n\nWhat would you change?\n\nThe name, to begin with."
)


def told(text: str) -> list[tuple[str | None, str]]:
    """Who speaks in each section, None where the outlet does, with the words."""
    sections = context_of(Article(id="t", text=text)).sections
    return [(s.speaker and text[slice(*s.speaker)], text[slice(*s.content)]) for s in sections]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Pilot Odd Nilsen tells the Herald about fog" + QUESTIONS, "Odd Nilsen"),
        ("June is Coastal Heritage Month. We spoke with Hanne Lund, head of the guild." + QUESTIONS, "Hanne Lund"),
        ("The Herald interviewed assistant professor of marine botany Ruth Vega about kelp." + TWO, "Ruth Vega"),
        ("We sat down with Ruth Vega to talk about Carl Boman's novels." + QUESTIONS, "Ruth Vega"),
        (
            "We interviewed one of the owners of a kiosk in Bergen about kelp." + TWO,
            "one of the owners of a kiosk in Bergen",
        ),
        (
            "In a 2003 interview with the Post, Paul Marsh compared kelp to rope.\n\nAnn Ode now sat down with us."
            + TWO,
            "Ann Ode",
        ),
        ("Interview with the diver Zefira Okwu\n\nOkwu lives in Lagos." + TWO, "Zefira Okwu"),
        ("The last lighthouse\n\n“It is cold,” says Karl Weber. Image: Paul Marsh" + QUESTIONS, "Karl Weber"),
    ],
)
def test_who_answers(text: str, who: str) -> None:
    assert {speaker for speaker, _ in told(text)} == {None, who}


@pytest.mark.parametrize(
    "question",
    [
        "How did you come to be a diver",
        "The reef is dying, they say. Is it yours, too? Tell us what you saw there.",
        "I just wanted to know what you think of the new law.",
        "What do you say to the critics who call it “a toy for the rich”?",
        "Isn't it too late? Although, as you wrote, one never …",
    ],
)
def test_what_asks(question: str) -> None:
    text = f"We spoke with Ruth Vega last week.\n\n{question}\n\nI was nine then.\n\nAnd you stayed?\n\nI stayed."
    assert told(text) == [
        (None, question),
        ("Ruth Vega", "I was nine then."),
        (None, "And you stayed?"),
        ("Ruth Vega", "I stayed."),
    ]


def test_an_answer_has_neither_captions_nor_headings_at_its_ends() -> None:
    text = (
        "We spoke with Ruth Vega last week.\n\nWhat did you see?\n\nA reef off Bergen. Photo: Sam Okoro\n\n"
        "I saw crabs.\n\nThey fled.\n\nRuth Vega with some of the crabs.\n\nThe second dive\n\n"
        "Were you alone?\n\nI was.\n\nI still am.\n\nThe end."
    )
    assert [words for speaker, words in told(text) if speaker] == [
        "I saw crabs.\n\nThey fled.",
        "I was.\n\nI still am.",
    ]


def test_who_asks_what_you_think_says_nothing_and_i_am_who_answers() -> None:
    text = (
        "We spoke with Ruth Vega last week. Carl Boman was not there.\n\nDo you think that the reef is dead?\n\n"
        "I realized that in May. I promised to stay.\n\nDoes he know?\n\n"
        "Carl Boman called. I told him that it was over."
    )
    found = read_article(Article(id="t", text=text)).statements
    assert {statement.chain[0].name for statement in found} == {"Ruth Vega"}
    assert not any("dead" in text[start:end] for statement in found for start, end in statement.content)


def test_a_long_turn_that_ends_in_a_question_asserts() -> None:
    turns = (
        "RUTH VEGA: Why so late?\n\nODD NILSEN: The fog came. The lamp was out. Nobody rang. We waited. "
        "Who would sail then?\n\nVEGA: I see that.\n\nNILSEN: It cleared at nine."
    )
    assert [s.stance for s in read_article(Article(id="t", text=turns)).statements][:2] == ["asks", "asserts"]


def test_an_interjection_says_nothing():
    text = "We spoke with Ruth Vega last week.\n\nIs it open to you?\n\nYes.\n\nWho built it?\n\nI built it in May."
    assert [words for speaker, words in told(text) if speaker] == ["I built it in May."]


def test_what_is_told_in_a_turn_came_through_its_speaker_before_the_programme() -> None:
    text = (
        "Fog over Arlo, aired Monday, October 5, 2015 on CNN.\n\n"
        "OSK BREMER, CNN HOST: Good evening. Here is the news of the fog.\n\n"
        "ANN LEE, PILOT: It is thick tonight.\n\n"
        "BREMER: The mayor told CNN that the mills make the fog. Some people think about the cold part of the fog.\n\n"
        "LEE: I know."
    )
    chains = [[link.name for link in s.chain] for s in read_article(Article(id="t", text=text)).statements]
    assert ["mayor", "OSK BREMER", "CNN"] in chains
