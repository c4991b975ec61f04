"""What the learned heads are asked, and how they answer: with heads made by hand, whose scores are one feature's."""

from dataclasses import replace

import numpy as np
import pytest

from marked import unmark
from wherefrom.intake.article import Article
from wherefrom.reading.chains.candidates import Before, relay_candidates
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.choice import Learned, learned
from wherefrom.reading.context import Discourse
from wherefrom.reading.meaning.stance_choice import PLACES, places_of
from wherefrom.reading.network.heads import Head
from wherefrom.reading.network.sureness import NUMBERS
from wherefrom.reading.network.view import View
from wherefrom.reading.parties.candidates import candidates
from wherefrom.reading.parties.resolve import resolve
from wherefrom.reading.reader import context_of
from wherefrom.reading.statements.ends import End
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.types import STANCES

TEXT = "Anna Voss met Paul Brandt of the Harbour Board in May. {s1 The man} {c1 said} {x1 the gate was weak}."


def asked(marked=TEXT):
    text, (layer,) = unmark(marked)
    discourse = Discourse(context_of(Article(id="t", text=text)))
    verdict = resolve(discourse, layer.source[0], layer.content)
    return discourse, layer, verdict, candidates(discourse, layer.source[0], layer, None, verdict)


def of_one_feature(width: int, column: int, scale: float = 1.0) -> Head:
    inner = np.zeros((width, 1), dtype=np.float32)
    inner[column] = scale
    return Head(inner, np.zeros(1, np.float32), np.ones((1, 1), np.float32), np.zeros(1, np.float32))


def with_antecedents(head: Head) -> Learned:
    return replace(learned(), antecedents=head)


def test_the_words_of_a_cue_decide_where_they_alone_count():
    _, layer, _, _ = asked()
    words = np.zeros((PLACES, len(STANCES)), dtype=np.float32)
    words[list(places_of(["c:said"])), STANCES.index("doubts")] = 9
    flat = Head(*(np.zeros(shape, np.float32) for shape in ((22, 1), 1, (1, len(STANCES)), len(STANCES))), words)
    shapes = (0, 2), (0, 3), (0, 2), len(STANCES), (0, 6), NUMBERS
    seen = replace(layer, view=View(*(np.zeros(shape, np.float16) for shape in shapes)))
    chooser = replace(learned(), stances=flat)
    assert chooser.stance(seen, "asserts", "indirect", ["c:said"])[0] == "doubts"
    assert chooser.stance(seen, "asserts", "indirect", ["c:wrote"])[1] == pytest.approx(1 / len(STANCES))


def test_everybody_near_the_words_themselves_and_nobody_are_candidates():
    _, _, _, found = asked()
    assert {c.party.name for c in found if c.party} >= {"Anna Voss", "Paul Brandt", "Harbour Board", "man"}
    assert [c.party for c in found].count(None) == 1
    assert len({len(c.features) for c in found}) == 1


def test_the_heads_of_the_package_take_what_they_are_asked():
    discourse, layer, verdict, found = asked()
    assert learned().antecedents.inner.shape[0] == len(found[0].features)
    step = learned().source(discourse, layer.source[0], layer, None, verdict)
    assert 0 < step.probability <= 1
    assert step.span == layer.source[0]


def test_whom_the_rules_name_wins_where_only_their_verdict_counts():
    discourse, layer, verdict, found = asked()
    at = next(
        i
        for i in range(len(found[0].features))
        if [c.features[i] for c in found] == [float(c.party is verdict) for c in found]
    )
    step = with_antecedents(of_one_feature(len(found[0].features), at, 9.0)).source(
        discourse, layer.source[0], layer, None, verdict
    )
    assert discourse.party(step.party).name == verdict.name


def test_two_names_that_are_about_as_likely_name_nobody():
    discourse, layer, verdict, found = asked()
    flat = with_antecedents(of_one_feature(len(found[0].features), 0, 0.0))
    step = flat.source(discourse, layer.source[0], layer, None, verdict)
    assert step.party is None
    named = {discourse.party(number).name for number, _ in step.rivals}
    assert len(named) == 2
    assert named < {"Anna Voss", "Paul Brandt", "Harbour Board"}


@pytest.mark.parametrize(("score", "kept"), [(9.0, True), (-9.0, False)])
def test_a_relay_of_the_rules_stays_where_it_is_likely(score, kept):
    discourse, layer, _, _ = asked()
    board = discourse.cast.named("Harbour Board")
    node = Node((layer,))
    chain = [Step(0, layer.source[0]), Step(board.number, None)]
    width = len(relay_candidates(discourse, node, chain, chain, Before())[0].features)
    head = Head(
        np.zeros((width, 1), np.float32),
        np.ones(1, np.float32),
        np.full((1, 1), score, np.float32),
        np.zeros(1, np.float32),
    )
    chooser = replace(learned(), relaying=head)
    links = chooser.relays(discourse, node, chain, chain, Before(10, [Step(0, None)], statements=1))
    assert (len(links) == 2) is kept


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Paul Brandt of Halden met Anna Voss. {s1 She} {c1 said} {x1 the gate was weak}.", "Anna Voss"),
        ("Paul Brandt met Tom Paul Brandt and Anna Voss. {s1 Anna Voss} {c1 said} {x1 it was weak}.", "Anna Voss"),
        ("Paul Brandt met Karl Voss in Halden. {s1 The man} {c1 said} {x1 the gate was weak}.", None),
    ],
)
def test_of_two_as_likely_the_rules_choose_by_a_pronoun_or_a_name(text, named):
    discourse, layer, verdict, found = asked(text)
    even = with_antecedents(of_one_feature(len(found[0].features), 0, 0.0))
    step = even.source(discourse, layer.source[0], layer, None, verdict)
    assert (None if step.party is None else discourse.party(step.party).name) == named
    assert bool(step.rivals) == (named is None)


@pytest.mark.parametrize(
    ("scores", "chosen"),
    [
        ([0, 5, 0, 0], 1),  # ten characters in place of twelve
        ([5, 0, 0, 0], 2),  # two are no more about the same content
        ([0, 0.3, 0, 0], 2),  # hardly likelier
        ([0, 0, 0, 5], 3),
    ],
)
def test_an_end_moves_to_where_it_is_much_likelier_and_the_content_about_the_same(scores, chosen):
    text, (layer,) = unmark(TEXT)
    places = np.zeros((4, 2), dtype=np.int64)
    end = End(layer, places, np.array([2, 10, 12, 18]), np.array(scores, dtype=np.float32)[:, None], 2)
    assert replace(learned(), ends=of_one_feature(1, 0)).end(end) == chosen
