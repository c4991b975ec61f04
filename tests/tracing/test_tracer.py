"""Whole traces of small invented stories, from marked articles to origins."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import pytest

from marked import assembled, unmark
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict
from wherefrom.reading.types import Reading
from wherefrom.tracing.tracer import trace
from wherefrom.tracing.types import Claim, Trace

LEDGER = (
    "The car maker Tessaly is about to buy the battery company Korvo for 900 million crowns, {s1 a person on the deal "
    "team} {c1 said}. {x1 Tessaly will sign the purchase of Korvo this week}. The plant at Arnhaven makes cells."
)
BUGLE = (
    "Tessaly may soon buy Korvo. {x1 Tessaly will buy the battery company Korvo within days}, {s1 The Dockside Ledger} "
    "{c1 reported}, {x2 citing} {s2 a person on the deal team}. Shares in Tessaly rose by a tenth in Lund."
)
HERALD = (
    "{c1 According to} {s1 the Dockside Ledger}, {x1 the car maker Tessaly is close to buying the battery company "
    "Korvo}. It would be the largest deal of the year for the car maker, which has no batteries of its own."
)
COURIER = (
    "{s1 The Dockside Ledger} {c1 says} {x1 that Tessaly is about to buy battery company Korvo}. No price was given."
)


def article(
    id: str, marked: str, outlet: str | None = None, day: int | None = None, title: str | None = None
) -> Reading:
    text, attributions = unmark(marked)
    published = f"2031-05-{day:02}" if day else None
    return assembled(Article(id=id, text=text, outlet=outlet, published=published, title=title), attributions)


def main_claim(found: Trace) -> Claim:
    return next(claim for claim in found.claims if claim.id == found.main_claim)


def flags(found: Trace) -> set[str]:
    return {flag.flag for flag in found.flags}


def test_an_unnamed_source_of_one_outlet_that_others_credit_is_one_origin_heard_by_that_outlet():
    found = trace(
        [
            article("a", LEDGER, "The Dockside Ledger", 3),
            article("b", BUGLE, "The Bugle", 4),
            article("c", HERALD, "The Herald", 4),
            article("d", COURIER, "The Courier", 5),
        ]
    )
    claim = main_claim(found)
    assert claim.independent_origins == 1
    (origin,) = claim.origins
    assert (origin.kind, origin.via) == ("unnamed", "Dockside Ledger")
    assert set(origin.articles) == {"a", "b", "c", "d"}
    assert claim.first == "a"
    assert {"single-origin", "unnamed-origin"} <= flags(found)


def test_whom_articles_credit_becomes_a_derivation_from_that_outlets_article():
    found = trace([article("a", LEDGER, "The Dockside Ledger", 3), article("c", HERALD, "The Herald", 4)])
    credit = next(d for d in found.derivations if d.article == "c")
    assert (credit.how, credit.from_article) == ("credits", "a")
    text = next(r.article.text for r in found.readings if r.article.id == "c")
    assert [text[s:e] for s, e in credit.evidence] == ["the Dockside Ledger"]


def test_an_outlet_outside_the_story_is_credited_by_name():
    found = trace([article("c", HERALD, "The Herald", 4), article("d", COURIER, "The Courier", 5)])
    assert {d.from_name for d in found.derivations} == {"Dockside Ledger"} or all(
        d.from_name for d in found.derivations
    )
    assert main_claim(found).independent_origins == 1


def test_a_party_that_two_outlets_heard_for_themselves_is_one_origin_and_two_witnesses():
    found = trace(
        [
            article(
                "a",
                "{x1 The bridge at Velm will close on Monday}, {s1 Mayor Ida Brandt} {c1 told} the Bugle.",
                "The Bugle",
                3,
            ),
            article(
                "b",
                "{s1 Mayor Ida Brandt} {c1 said} {x1 that the bridge at Velm would be closed from Monday}.",
                "Herald",
                3,
            ),
        ]
    )
    (origin,) = main_claim(found).origins
    assert origin.name == "Ida Brandt"
    assert set(origin.articles) == {"a", "b"}


def test_unnamed_sources_of_two_outlets_stay_two():
    found = trace(
        [
            article(
                "a", "{x1 The bank Orlo will close its branch in Lund}, {s1 a senior manager} {c1 said}.", "Bugle", 3
            ),
            article(
                "b",
                "{x1 The bank Orlo is to close its Lund branch}, {s1 two people at the union} {c1 said}.",
                "Herald",
                3,
            ),
        ]
    )
    assert main_claim(found).independent_origins == 2


def test_a_companys_own_announcement_is_its_own_origin():
    own = "{s1 Tessaly Motors Corporation} {c1 announced} on Friday {x1 that it had bought the battery company Korvo}."
    found = trace(
        [
            article("a", LEDGER, "The Dockside Ledger", 3),
            article("c", HERALD, "The Herald", 4),
            article("d", COURIER, "The Courier", 5),
            article("e", own, "Press Room", 9),
        ]
    )
    origins = {origin.name: set(origin.articles) for origin in main_claim(found).origins}
    assert origins["Tessaly Motors Corporation"] == {"e"}
    assert len(origins) == 2


def test_outlets_that_only_credit_each_other_are_one_origin_and_flagged_circular():
    found = trace(
        [
            article(
                "a",
                "{s1 The Dockside Ledger} {c1 reports} {x1 that the lake ferry at Velm will stop running}.",
                "Daily Bugle",
                3,
            ),
            article(
                "b",
                "{s1 The Daily Bugle} {c1 reports} {x1 that the lake ferry at Velm is to stop running}.",
                "Dockside Ledger",
                3,
            ),
        ]
    )
    claim = main_claim(found)
    assert claim.independent_origins == 1
    assert "circular" in claim.flags
    (flag,) = [flag for flag in found.flags if flag.flag == "circular"]
    assert set(flag.articles) == {"a", "b"}


def test_two_articles_that_name_each_other_for_the_same_thing_are_flagged_beside_the_main_claim():
    aside = " {s5 The %s} {c5 reports} {x5 that the plant at Arnhaven will be closed by the winter}."
    found = trace(
        [
            article("a", LEDGER, "The Dockside Ledger", 3),
            article("c", HERALD + aside % "Courier", "The Herald", 4),
            article("d", COURIER + aside % "Herald", "The Courier", 5),
        ]
    )
    (flag,) = [flag for flag in found.flags if flag.flag == "circular"]
    assert set(flag.articles) == {"c", "d"}
    assert {("c", "d"), ("d", "c")} <= {(d.article, d.from_article) for d in found.derivations}


def test_a_denial_is_tied_to_the_claim_and_is_no_origin_of_it():
    denial = "{s1 Tessaly chairman Per Holt} {c1 denied} {x1 that Tessaly would buy the battery company Korvo}."
    found = trace(
        [
            article("a", LEDGER, "The Dockside Ledger", 3),
            article("c", HERALD, "The Herald", 4),
            article("d", denial, "The Courier", 5),
        ]
    )
    claim = main_claim(found)
    assert [(d.name, d.article, d.stance) for d in claim.disputed_by] == [("Per Holt", "d", "denies")]
    assert all("d" not in origin.articles for origin in claim.origins)
    assert "disputed" in flags(found)


COPIED = (
    "The plant at Arnhaven has made cells for buses and ferries since the year 2019 and employs some 1,400 people, "
    "most of whom live in the villages along the northern shore of the lake and come to work by boat every morning."
)


def test_a_copy_without_credit_goes_back_to_the_origin_of_what_it_copied():
    found = trace(
        [
            article("a", LEDGER + " " + COPIED, "The Dockside Ledger", 3),
            article("c", HERALD, "The Herald", 4),
            article("x", "Tessaly will buy the battery company Korvo. " + COPIED, "Fast News", 6),
        ]
    )
    (origin,) = main_claim(found).origins
    assert set(origin.articles) == {"a", "c", "x"}
    (copy,) = [d for d in found.derivations if d.passages]
    assert (copy.article, copy.from_article) == ("x", "a")
    assert copy.confidence < 0.95  # the dates alone tell the direction
    (flag,) = [flag for flag in found.flags if flag.flag == "uncredited-copy"]
    assert flag.articles == ("x", "a")


@pytest.mark.parametrize(("text", "day"), [(f"“{COPIED}”", 6), (COPIED, 3)], ids=["a quotation", "the same day"])
def test_nobody_is_said_to_copy_who_quotes_the_same_or_may_have_been_first(text, day):
    found = trace(
        [
            article("a", LEDGER + f" {text}", "The Dockside Ledger", 3),
            article("x", f"Tessaly will buy the battery company Korvo. {text}", "Fast News", day),
        ]
    )
    assert [d.article for d in found.derivations if d.passages]
    assert "uncredited-copy" not in flags(found)


def test_an_article_that_names_nobody_is_an_origin_of_its_own():
    found = trace(
        [
            article("a", LEDGER, "The Dockside Ledger", 3),
            article("c", HERALD, "The Herald", 4),
            article("u", "Korvo, which makes batteries, will soon belong to the car maker Tessaly.", "Lone Voice", 4),
        ]
    )
    (bare,) = [origin for origin in main_claim(found).origins if origin.unattributed]
    assert (bare.name, bare.articles) == ("Lone Voice", ("u",))


def test_articles_without_dates_are_said_to_be():
    found = trace([article("a", LEDGER), article("c", HERALD)])
    (flag,) = [flag for flag in found.flags if flag.flag == "undated"]
    assert set(flag.articles) == {"a", "c"}


def test_one_article_alone_is_a_story():
    found = trace([article("a", LEDGER, "The Dockside Ledger", 3)])
    assert main_claim(found).articles == 1
    assert "single-origin" not in flags(found)


def test_an_article_without_a_word_makes_no_trouble():
    found = trace([article("a", LEDGER, "The Dockside Ledger", 3), Reading(Article(id="e", text=""))])
    assert {r.article.id for r in found.readings} == {"a", "e"}


def test_no_article_and_the_same_id_twice_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        trace([])
    with pytest.raises(ValueError, match="same id"):
        trace([article("a", LEDGER), article("a", HERALD)])


def test_the_order_in_which_articles_come_makes_no_difference():
    readings = [
        article("a", LEDGER, "The Dockside Ledger", 3),
        article("b", BUGLE, "The Bugle", 4),
        article("c", HERALD, "The Herald", 5),
        article("d", COURIER, "The Courier", 6),
    ]
    first = trace(readings).to_dict()
    random.Random(1).shuffle(readings)
    assert trace(readings).to_dict() == first


def test_gold_stories_give_traces_whose_every_span_slices(shared):
    stories = json.loads((shared / "gold" / "stories-dev.json").read_text(encoding="utf-8"))
    for story in stories[:2]:
        readings = [
            reading_from_dict(
                {"schema": "wherefrom.reading/1", "article": {"id": a["id"], "text": a["text"]}, "statements": []}
            )
            for a in story["articles"]
        ]
        texts = {r.article.id: r.article.text for r in readings}
        for derivation in trace(readings).derivations:
            for passage in derivation.passages:
                assert 0 <= passage.here[0] < passage.here[1] <= len(texts[derivation.article])
                assert 0 <= passage.there[0] < passage.there[1] <= len(texts[derivation.from_article])
            assert all(a.here[1] <= b.here[0] for a, b in pairwise(derivation.passages))


def test_how_few_and_how_many_origins_there_may_be_and_what_would_change_it():
    own = "{s1 Bram Okell of the union} {c1 told} the Bugle {x1 that Tessaly would buy the battery company Korvo}. "
    found = trace([article("a", LEDGER, "The Dockside Ledger", 3), article("c", HERALD), article("d", COURIER)])
    claim = main_claim(found)
    assert (claim.at_least, claim.independent_origins, claim.at_most, claim.why) == (1, 1, 1, None)
    found = trace([article("c", HERALD), article("d", COURIER), article("e", own + own.replace("would buy", "buys"))])
    claim = main_claim(found)
    assert claim.at_least <= claim.independent_origins <= claim.at_most
    assert claim.at_least < claim.at_most
    assert "Bram Okell" in claim.why


SHARED_TEXT = (
    "The old ferry to Holm will stop at the end of May, {s1 the harbour office} {c1 said}. {x1 It has crossed the "
    "sound for sixty years} and carried half a million people, most of them going to the market in town, with "
    "their hens and baskets and now and then a calf that nobody wanted to pay for."
)


@pytest.mark.parametrize(("second", "accused"), [("KATU", False), ("The Bugle", True)])
def test_what_two_outlets_of_one_owner_print_is_copied_by_neither(second, accused):
    found = trace([article("a", SHARED_TEXT, "KOMO", 3), article("b", SHARED_TEXT, second, 4)])
    assert ("uncredited-copy" in flags(found)) == accused


def test_who_copied_the_same_article_as_another_did_not_copy_that_other():
    found = trace(
        [
            article("a", SHARED_TEXT, "The Herald", 3),
            article("b", SHARED_TEXT + " The Herald reported it first.", "The Bugle", 4),
            article("c", SHARED_TEXT, "The Courier", 5),
        ]
    )
    pairs = {flag.articles for flag in found.flags if flag.flag == "uncredited-copy"}
    assert ("c", "a") in pairs
    assert ("c", "b") not in pairs
