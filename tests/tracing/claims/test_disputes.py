"""Who is told to deny a claim."""

import pytest

from marked import assembled, unmark
from wherefrom.intake.article import Article
from wherefrom.tracing.tracer import trace

CLAIM = (
    "{c1 According to} {s1 the Dockside Ledger}, {x1 the car maker Tessaly will buy the battery company Korvo in May}.",
    "{x1 Tessaly is about to buy the battery company Korvo}, {s1 the Dockside Ledger} {c1 reported} on Monday.",
)


def disputed_by(third):
    readings = []
    for number, text in enumerate((*CLAIM, third)):
        plain, attributions = unmark(text)
        readings.append(assembled(Article(id=str(number), text=plain), attributions))
    found = trace(readings)
    main = next(claim for claim in found.claims if claim.id == found.main_claim)
    return [dispute.name for dispute in main.disputed_by]


@pytest.mark.parametrize(
    "third",
    [
        "{s1 Ida Brandt of Tessaly} {c1 denied} {x1 that the car maker would buy the battery company Korvo}.",
        "{s1 Ida Brandt} {c1 dismissed} {x1 the report that Tessaly will buy the battery company Korvo}.",
        "{s1 Ida Brandt}, who runs the car maker, {c1 denied} {x1 that Tessaly was to buy Korvo}.",
    ],
)
def test_who_denies_the_claim_by_name_is_told(third):
    assert disputed_by(third) == ["Ida Brandt"]


@pytest.mark.parametrize(
    "third",
    [
        "The car maker Tessaly may soon buy the battery company Korvo, of which little is known so far in Arnhaven. "
        "{s1 Ida Brandt} {c1 denied} {x1 that the river at Velm had been poisoned by the new paper mill}.",
        "{s1 A manager} {c1 denied} {x1 that Tessaly would buy the battery company Korvo}.",
        "{s1 Ida Brandt} {c1 confirmed} {x1 that Tessaly will buy the battery company Korvo}.",
        "{s1 Ida Brandt} {c1 declined to} {x1 comment on whether Tessaly will buy the battery company Korvo}.",
        "{s1 Ida Brandt} {c1 said} {x1 that no price for the battery company Korvo had been agreed with Tessaly}.",
        "{s1 Ida Brandt} {c1 doubted} {x1 that Tessaly could pay for the battery company Korvo}.",
    ],
)
def test_nobody_is_said_to_deny_what_he_does_not(third):
    assert disputed_by(third) == []


def test_an_outlet_that_calls_the_claim_false_is_told():
    verdict = "{s1 The Guardian} {c1 denied} {x1 that the car maker Tessaly would buy the battery company Korvo}."
    assert disputed_by(verdict) == ["Guardian"]


@pytest.mark.parametrize(
    "told",
    [
        "{s1 The Guardian} {c1 reported} {x1 that Tessaly would not buy the battery company Korvo}.",
        "{s1 The Guardian} {c1 doubted} {x1 that Tessaly would buy the battery company Korvo}.",
        "{s1 Workers}, {c1 according to} {r1 the Guardian}, {c1 denied} {x1 that Tessaly would buy Korvo}.",
    ],
)
def test_an_outlet_is_not_said_to_deny_what_it_tells_of_others(told):
    assert disputed_by(told) == []


@pytest.mark.parametrize(
    "officer",
    [
        "{s2 Tessaly chairwoman Ida Brandt} {c2 denied} {x2 that Tessaly would buy the battery company Korvo}.",
        "{s2 Ida Brandt, a Tessaly spokeswoman,} {c2 denied} {x2 that Tessaly would buy the battery company Korvo}.",
        "{s2 Ida Brandt, head of Tessaly,} {c2 denied} {x2 that Tessaly would buy the battery company Korvo}.",
        "{s2 Ida Brandt, the spokeswoman for Tessaly,} {c2 denied} {x2 that it would buy the battery company Korvo}.",
        "{s2 Tessaly press spokeswoman Dr. Ida Brandt} {c2 denied} {x2 that it would buy the battery company Korvo}.",
        "{s2 Tessaly's chief Ida Brandt} {c2 denied} {x2 that it would buy the battery company Korvo}.",
        "{s2 Ida Brandt, the company's spokeswoman,} {c2 denied} {x2 that it would buy the battery company Korvo}.",
        "{s2 Ida Brandt, Tessaly's long-serving president,} {c2 denied} {x2 that it would buy the company Korvo}.",
    ],
)
def test_a_body_and_who_denies_it_for_the_body_are_one(officer):
    body = "{s1 Tessaly} {c1 denied} {x1 reports that the car maker would buy the battery company Korvo in May}.\n\n"
    assert len(disputed_by(body + officer)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "{s2 Ida Brandt, who once drove for Tessaly,} {c2 denied} {x2 that it would buy the battery company Korvo}.",
        "{s2 Ida Brandt, the former head of Tessaly,} {c2 denied} {x2 that it would buy the battery company Korvo}.",
        "{s2 Ida Brandt of Ostmere} {c2 denied} {x2 that Tessaly would buy the battery company Korvo}.",
        "{s2 Ida Brandt, head of the Ostmere Bank,} {c2 denied} {x2 that it would buy the battery company Korvo}.",
    ],
)
def test_who_does_not_speak_for_the_body_is_told_beside_it(other):
    body = "{s1 Tessaly} {c1 denied} {x1 reports that the car maker would buy the battery company Korvo in May}.\n\n"
    assert sorted(disputed_by(body + other)) == ["Ida Brandt", "Tessaly"]


@pytest.mark.parametrize("said", ["it was a hoax", "the report was false", "such talk was nonsense"])
def test_who_calls_it_false_needs_none_of_its_words(said):
    third = (
        "The report about the car maker and the battery company kept Arnhaven busy all of Monday. "
        f"{{s1 Ida Brandt}} {{c1 denied}} {{x1 that Tessaly would take Korvo and told the mayor that {said}}}."
    )
    assert disputed_by(third) == ["Ida Brandt"]
