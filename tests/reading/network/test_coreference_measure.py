"""The coreference measures give what their papers say, and mentions are paired as the benchmark promises."""

import sys

import pytest

from places import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from coreference import (  # noqa: E402 - its folder is on the path only now
    align,
    b_cubed,
    ceaf_e,
    conll,
    gold_clusters,
    muc,
    read_clusters,
    without_singletons,
)


def clusters(*words):
    return [frozenset(word) for word in words]


GOLD = clusters("abcde", "fg", "hijkl")
ALL_BUT_ONE_JOINED = clusters("abcde", "fghijkl")  # Bagga and Baldwin (1998), figure 1: one response
THE_BIG_JOINED = clusters("abcdehijkl", "fg")  # and the other


def test_muc_cannot_tell_which_entities_were_joined_and_b_cubed_can():
    for response in (ALL_BUT_ONE_JOINED, THE_BIG_JOINED):
        counts = muc(GOLD, response)
        assert (counts.recall, counts.precision) == (1.0, pytest.approx(9 / 10))
    assert b_cubed(GOLD, ALL_BUT_ONE_JOINED).precision == pytest.approx(0.762, abs=0.001)
    assert b_cubed(GOLD, THE_BIG_JOINED).precision == pytest.approx(0.583, abs=0.001)
    assert b_cubed(GOLD, THE_BIG_JOINED).recall == 1.0


def test_ceaf_aligns_entities_one_to_one():
    # Luo (2005), figure 1 (b): the likeness of the two aligned pairs is 1 and 10/12.
    counts = ceaf_e(GOLD, ALL_BUT_ONE_JOINED)
    assert counts.hit_recall == pytest.approx(1 + 10 / 12)
    assert counts.recall == pytest.approx((1 + 10 / 12) / 3)
    assert counts.precision == pytest.approx((1 + 10 / 12) / 2)


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
def test_the_bounds(measure):
    assert measure(GOLD, GOLD).f1 == 1.0
    assert measure(GOLD, clusters("xyz")).f1 == 0.0
    assert measure(GOLD, []).f1 == 0.0
    assert measure([], GOLD).f1 == 0.0


def test_conll_is_their_mean():
    mean = sum(measure(GOLD, THE_BIG_JOINED).f1 for measure in (muc, b_cubed, ceaf_e)) / 3
    assert conll(GOLD, THE_BIG_JOINED) == pytest.approx(mean)


def test_counts_add_up_over_documents():
    both = b_cubed(GOLD, ALL_BUT_ONE_JOINED) + b_cubed(GOLD, GOLD)
    assert both.precision == pytest.approx((0.7619 + 1) / 2, abs=0.001)


TEXT = "The mayor, Ann Lee, saw Lee."


def mention(words, head, entity, start=0):
    at = TEXT.index(words, start)
    return {
        "span": [at, at + len(words)],
        "head": [TEXT.index(head, at), TEXT.index(head, at) + len(head)],
        "entity": entity,
    }


def test_a_mention_is_right_where_one_lies_in_the_other_with_the_end_of_the_head():
    gold = [
        mention("The mayor", "mayor", "1"),
        mention("Ann Lee", "Ann Lee", "1"),
        mention("Lee", "Lee", "1", start=20),
    ]
    ann, last = TEXT.index("Ann"), TEXT.rindex("Lee")
    assert align(gold, [(0, 9), (ann + 4, ann + 7), (last, last + 3), (10, 11)]) == {
        (0, 9): 0,
        (ann + 4, ann + 7): 1,
        (last, last + 3): 2,
    }
    assert align(gold, [(ann, ann + 3)]) == {}  # the given name alone is not the head's end
    assert align(gold, [(ann, ann + 7), (ann + 4, ann + 7)]) == {(ann, ann + 7): 1}  # one to one, the better first
    assert align(gold, [tuple(gold[0]["span"]), (ann + 4, ann + 7)], exact=True) == {tuple(gold[0]["span"]): 0}
    read = read_clusters(gold, [[(0, 9), (ann, ann + 7)], [(last, last + 3), (10, 11)]])
    assert read == [frozenset({0, 1}), frozenset({2, (10, 11)})]
    assert gold_clusters(gold) == [frozenset({0, 1, 2})]
    assert without_singletons([*read, frozenset({9})]) == read
