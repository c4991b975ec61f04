"""Which claim a person chooses: the candidates of a story, and the one that words mean."""

from __future__ import annotations

import pytest

from marked import assembled, unmark
from wherefrom.errors import NoSuchClaimError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.tracing.tracer import claims_of, trace

GAZETTE = (
    "{s1 The port authority} {c1 said} {x1 the ferry line from Lund to Velm will close in May}. {x2 Nine crews will "
    "lose their work}, {s2 Ida Brandt} {c2 said}. {s3 Mayor Okell} {c3 denied} {x3 that the town sold the old quay}."
)
ECHO = (
    "{x1 The ferry line between Lund and Velm closes in May}, {c1 according to} {s1 the port authority}. "
    "{s2 Ida Brandt} {c2 warned} {x2 that nine crews would lose their work}. {s3 Skippers} {c3 asked} {x3 whether the "
    "harbour master had been bribed}."
)
COURIER = (
    "{s1 The port authority} {c1 confirmed} {x1 that the ferry line from Lund to Velm will close in May}. "
    "{s2 Tor Lind} {c2 said} {x2 a bridge over the sound would cost 300 million crowns}. "
    "{s3 Vera Holm} {c3 refused} {x3 to sign the new timetable}."
)
POST = (
    "{s1 Ida Brandt} {c1 said} {x1 that nine crews will not lose their work after all}. "
    "{s2 The port authority} {c2 said} {x2 the ferry line to Velm would close}."
)


def story(*marked: str) -> list[Reading]:
    readings = []
    for number, text in enumerate(marked or (GAZETTE, ECHO, COURIER)):
        plain, attributions = unmark(text)
        article = Article(id=str(number), text=plain, outlet=f"Paper {number}", published=f"2031-05-0{number + 1}")
        readings.append(assembled(article, attributions))
    return readings


def test_the_claims_of_a_story_the_main_one_first_then_by_articles():
    found = claims_of(story())
    assert [claim.id for claim in found] == list(range(1, len(found) + 1))
    assert "ferry line" in found[0].text
    assert found[0].articles == 3
    assert [claim.articles for claim in found[1:]] == sorted((claim.articles for claim in found[1:]), reverse=True)
    assert "crews" in found[1].text
    assert found[1].articles == 2
    assert [origin.name for origin in found[1].origins] == ["Ida Brandt"]


def test_what_is_denied_refused_or_asked_is_nobodys_claim():
    told = " ".join(claim.text for claim in claims_of(story()))
    assert "bridge" in told
    assert not {"quay", "bribed", "timetable"} & set(told.replace(".", "").split())


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("nine crews lose their work", "crews"),
        ("Brandt: nine crews are going to lose work", "crews"),
        ("a bridge over the sound costs 300 million crowns", "bridge"),
        ("the ferry line from Lund to Velm will be closed in May", "ferry line"),
    ],
)
def test_words_choose_the_claim_that_means_them(asked, words):
    found = trace(story(), claim=asked)
    claim = next(claim for claim in found.claims if claim.id == found.main_claim)
    assert words in claim.text
    assert [claim.id for claim in found.claims] == list(range(len(found.claims)))


def test_the_chosen_claim_has_the_numbers_of_the_list():
    listed = claims_of(story())[1]
    for asked in ("nine crews lose their work", "2"):
        chosen = trace(story(), claim=asked).claims[0]
        assert (chosen.text, chosen.articles, chosen.origins) == (listed.text, listed.articles, listed.origins)
    assert trace(story(), claim="1").claims[0].text == trace(story()).claims[0].text


def test_everybody_under_a_claim_is_told_to_have_said_it():
    readings = story()
    found = trace(readings, claim="nine crews lose their work")
    texts = {reading.article.id: reading for reading in readings}
    for made in found.claims[0].statements:
        reading = texts[made.article]
        (statement,) = [s for s in reading.statements if s.id == made.statement]
        assert "crews" in reading.article.words_at(statement.content)
        assert made.chain[0].name == statement.chain[0].name == "Ida Brandt"


@pytest.mark.parametrize(
    "asked",
    [
        "the mayor sold the old quay",
        "the harbour master had been bribed",
        "Vera Holm signed the new timetable",
        "a bridge over the sound costs 900 wage packets of gold dust",
        "Tor Lind was elected mayor",
        "the moon landing of 1969",
    ],
)
def test_words_that_no_claim_means_are_refused_with_the_nearest(asked):
    with pytest.raises(NoSuchClaimError, match="no claim of the story means that") as raised:
        trace(story(), claim=asked)
    assert raised.value.asked == asked
    numbers = {claim.id: claim.text for claim in claims_of(story())}
    assert raised.value.nearest
    assert all(numbers[number] == text for number, text in raised.value.nearest)


def test_the_opposite_is_not_chosen():
    with pytest.raises(NoSuchClaimError):
        trace(story(POST), claim="nine crews lose their work")
    assert "not lose" in trace(story(POST, COURIER), claim="nine crews do not lose their work").claims[0].text


@pytest.mark.parametrize("asked", ["0", "99"])
def test_a_number_that_no_claim_has_is_refused(asked):
    with pytest.raises(NoSuchClaimError, match=r"there are \d+ claims"):
        trace(story(), claim=asked)


def test_a_denial_of_the_chosen_claim_is_shown_and_not_as_its_source():
    denial = "{s1 Tor Lind} {c1 denied} {x1 that nine crews would lose their work on the ferry line from Lund to Velm}."
    claim = trace(story(GAZETTE, ECHO, COURIER, denial), claim="nine crews lose their work").claims[0]
    assert [dispute.name for dispute in claim.disputed_by] == ["Tor Lind"]
    assert "Tor Lind" not in {origin.name for origin in claim.origins}
