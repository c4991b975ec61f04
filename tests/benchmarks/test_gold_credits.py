"""The two measures of names with gold credits, on a story of three articles."""

from __future__ import annotations

import pytest

import gold_credits


def article(id: str, *credits: str, stance: str = "for", outlet: str | None = None) -> dict:
    return {"id": id, "credits": list(credits), "stance": stance, "outlet": outlet, "copied_from_or_with": []}


@pytest.fixture
def story() -> dict:
    return {
        "articles": [
            article("a", "Velmpost", "a clerk"),
            article("b", "Arn Herald", "The Velmpost", "Coast Guard"),
            article("c", "Arn Herald"),
            article("d", stance="against"),
            article("e"),
        ],
        "origins": [
            {"name": "a clerk", "via": "Velmpost", "articles": ["a", "b", "c"]},
            {"name": "Coast Guard", "articles": ["b"]},
            {"name": "unattributed:e", "articles": ["e"]},
        ],
        "relays": ["Velmpost", "Arn Herald"],
        "contradicted_by": [],
        "same_names": [["Velmpost", "The Velmpost"]],
    }


def by_letters(line):
    return [name.removeprefix("The ") for name in line]


def test_a_line_ends_where_its_origin_is_reached(story):
    assert gold_credits.lines_of(story, story["articles"][1]) == [("Arn Herald", "The Velmpost"), ("Coast Guard",)]
    assert gold_credits.lines_of(story, story["articles"][0]) == [("Velmpost", "a clerk")]


def test_pairs_that_gold_and_the_naming_tie(story):
    # Five names; gold ties three of them, the letters two.
    assert gold_credits.pairs_of(story, by_letters) == gold_credits.Pairs(right=1, gold=3, found=1)
    assert gold_credits.pairs_of(story, gold_credits.gold_naming(story)) == gold_credits.Pairs(3, 3, 3)
    assert ("The Velmpost", "a clerk", True) in gold_credits.wrong_pairs(story, by_letters)


def test_articles_go_back_to_the_last_of_their_lines_and_on_from_there(story):
    (claim,) = gold_credits.sent_back(story, by_letters)["claims"]
    found = {origin["name"]: origin["articles"] for origin in claim["origins"]}
    assert found == {"a clerk": ["a", "b", "c"], "Coast Guard": ["b"], "e": ["e"]}
    assert [origin["name"] for origin in claim["origins"] if origin["unattributed"]] == ["e"]


def test_a_circle_of_credits_ends(story):
    story["articles"] = [article("a", "Velmpost", "Arn Herald"), article("b", "Arn Herald", "Velmpost")]
    story["origins"] = [{"name": "Velmpost", "articles": ["b"]}]
    assert gold_credits.sent_back(story, by_letters)["claims"][0]["independent_origins"] >= 1
