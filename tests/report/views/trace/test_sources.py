"""What each origin rests on: only sentences that show that very origin stand under it."""

from __future__ import annotations

import pytest
from hypothesis import given

from any_traces import any_traces
from sample_readings import STEADY
from sample_traces import at, circle, said
from takeover_trace import takeover
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading
from wherefrom.report.views.trace.sources import rests_of, sentence_of, source_cards
from wherefrom.report.views.trace.tree import TraceView, trace_view
from wherefrom.tracing.types import ChainLink, Claim, ClaimStatement, Derivation, Origin, Passage, Story, Trace

LIND, HOLM = ChainLink("Tor Lind", "person"), ChainLink("Vera Holm", "person")
ECHO = "The dam at Velm will be raised by two metres, Tor Lind told the Echo. Vera Holm said that the dam is ugly."
POST = "There is news about the dam at Velm, as the Echo reported. It will be raised by two metres."
WIRE = "Snow fell. The dam at Velm will be raised by two metres. Nobody was hurt."


def dam(*articles: tuple[str, str, tuple[str, ...]], origin: Origin, ways: tuple[Derivation, ...] = ()) -> TraceView:
    """A view of a story about a dam: (outlet, text, whose words the sentences with them are), one claim, one origin."""
    readings, made = [], []
    for outlet, text, speakers in articles:
        statements = []
        for number, name in enumerate(speakers):
            content = "The dam at Velm will be raised by two metres" if name == "Tor Lind" else "the dam is ugly"
            statements.append(said(text, number, content, (Link(name, "person"),)))
            made.append(ClaimStatement(outlet, number, (ChainLink(name, "person"),)))
        readings.append(Reading(Article(outlet, text, outlet=outlet, title=outlet), tuple(statements)))
    claim = Claim(0, "The dam at Velm will be raised by two metres", tuple(made), len(readings), (origin,), 1)
    return trace_view(Trace(Story("dam", "The dam at Velm"), tuple(readings), ways, (claim,), 0))


def shown(view: TraceView) -> list[tuple[str, str]]:
    (origin,) = view.claim.origins
    return [(rest.why, sentence_of(view, rest).whole) for rest in rests_of(view, view.claim, origin)]


def test_an_origin_has_its_own_sentence_and_nobody_elses():
    view = dam(("Echo", ECHO, ("Tor Lind", "Vera Holm")), origin=Origin("Tor Lind", "person", False, None, ("Echo",)))
    assert shown(view) == [("said", "The dam at Velm will be raised by two metres, Tor Lind told the Echo.")]
    (card,) = source_cards(view)
    assert (card.id, card.sentences[0].words) == ("o1", "The dam at Velm will be raised by two metres")
    assert card.sentences[0].after == ", Tor Lind told the Echo."
    assert card.sentences[0].chain == ("Tor Lind",)


def test_words_that_credit_it_stand_where_there_is_no_statement():
    origin = Origin("Tor Lind", "person", False, None, ("Echo", "Post"))
    credit = Derivation("Post", "credits", "Echo", evidence=(at(POST, "as the Echo reported"),))
    view = dam(("Echo", ECHO, ("Tor Lind",)), ("Post", POST, ()), origin=origin, ways=(credit,))
    assert shown(view)[1] == ("credits", "There is news about the dam at Velm, as the Echo reported.")


def test_shared_words_stand_where_nothing_else_shows_it():
    words = "The dam at Velm will be raised by two metres"
    copy = Derivation("Wire", "excerpted", "Echo", passages=(Passage(at(WIRE, words), at(ECHO, words)),))
    origin = Origin("Tor Lind", "person", False, None, ("Echo", "Wire"))
    view = dam(("Echo", ECHO, ("Tor Lind",)), ("Wire", WIRE, ()), origin=origin, ways=(copy,))
    assert shown(view)[1] == ("shares", f"{words}.")


def test_an_article_that_names_nobody_has_the_sentence_in_which_it_says_so():
    view = dam(("Wire", WIRE, ()), origin=Origin("Wire", "outlet", True, None, ("Wire",)))
    assert shown(view) == [("own", "The dam at Velm will be raised by two metres.")]


def test_what_shows_nothing_is_left_out():
    view = dam(("Echo", ECHO, ("Vera Holm",)), origin=Origin("Tor Lind", "person", False, None, ("Echo",)))
    assert shown(view) == []


def test_the_outlet_that_an_unnamed_source_spoke_to_shows_it():
    view = trace_view(takeover())
    (card,) = source_cards(view)
    assert card.articles.more == 0
    assert card.sentences[0].where.name == "The Dockside Ledger"
    assert len(card.sentences) == 11
    assert [one.why for one in card.sentences if one.where.name == "Motor Daily"] == [
        "shares these words with an article that has it from there"
    ]


def test_a_circle_has_a_sentence_for_each_origin():
    assert all(card.sentences for card in source_cards(trace_view(circle())))


@given(any_traces())
@STEADY
def test_any_trace_has_its_sentences_inside_its_texts(trace: Trace):
    view = trace_view(trace)
    for claim in trace.claims:
        for origin in claim.origins:
            for rest in rests_of(view, claim, origin):
                text = view.reading_of[rest.article].article.text
                assert 0 <= rest.sentence[0] <= rest.sentence[1] <= len(text)
                assert rest.article in origin.articles
                sentence_of(view, rest)


@pytest.mark.parametrize("length", [10, 3000])
def test_a_sentence_is_never_begun_in_the_middle_of_a_word(length: int):
    text = "wave " * length + "and the dam is ugly, Tor Lind said."
    claim = Claim(
        0, "the dam is ugly", (ClaimStatement("Echo", 0, (LIND,)),), 1,
        (Origin("Tor Lind", "person", False, None, ("Echo",)),), 1,
    )  # fmt: skip
    reading = Reading(Article("Echo", text), (said(text, 0, "the dam is ugly", (Link("Tor Lind", "person"),)),))
    view = trace_view(Trace(Story("s", "s"), (reading,), (), (claim,), 0))
    (rest,) = rests_of(view, claim, claim.origins[0])
    assert sentence_of(view, rest).whole.startswith("wave ")
