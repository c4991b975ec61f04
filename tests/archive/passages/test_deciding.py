"""Which articles share passages: decided without a database, over articles of our own making."""

import pytest

from shared_passages import BRIDGE, NOTICE, article, changed, filler
from wherefrom.archive.passages.counting import pairs_among
from wherefrom.archive.passages.deciding import (
    COMMON,
    NEIGHBOURS,
    PassagePair,
    clusters,
    earlier,
    is_repeated,
)


def test_a_passage_has_its_place_in_both_and_who_was_first():
    one = article(1, filler(1), BRIDGE, filler(2), published="2031-03-05")
    two = article(2, BRIDGE, filler(3), published="2031-03-04")
    (pair,) = pairs_among([two, one, article(3, filler(4))])
    assert (pair.a, pair.b, pair.earlier, pair.is_reprint) == ("a0001", "a0002", "a0002", False)
    (passage,) = pair.passages
    assert one.text[slice(*passage.a)] == two.text[slice(*passage.b)] == BRIDGE.rstrip(".")
    assert pair.words == passage.words == len(BRIDGE.split())


@pytest.mark.parametrize(
    "changes",
    [
        lambda text: changed(text, 15),
        lambda text: text.replace(",", " -").upper(),
        lambda text: text.replace("on Friday ", ""),
        lambda text: text.replace("the county said", "the county's press office said this week"),
        lambda text: " ".join(text.split()[:25]),
        lambda text: "“" + text.replace("the ", "the\n") + "”",
        lambda text: text.replace("Larn", "Lárn").replace("o", "o\u00ad"),
        lambda text: text.split(". ")[1],
        lambda text: ". ".join(reversed(text.rstrip(".").split(". "))),
        lambda text: text.replace("two of its piers", "three piers").replace("Hebble", "Moss End"),
    ],
)
def test_a_passage_is_found_however_it_was_changed(changes):
    found = list(pairs_among([article(1, filler(1), BRIDGE), article(2, filler(2), changes(BRIDGE), filler(3))]))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (filler(1), filler(2)),
        ("The president of the United States said on Tuesday that " + filler(1),) * 1
        + ("The president of the United States said on Tuesday that " + filler(2),),
        (" ".join(BRIDGE.split()[:9]) + " " + filler(1), " ".join(BRIDGE.split()[:9]) + " " + filler(2)),
        (changed(BRIDGE, 4) + " " + filler(1), BRIDGE + " " + filler(2)),
        ("said " * 200, "said " * 300 + filler(1)),
    ],
)
def test_chance_is_no_passage(one, two):
    assert not list(pairs_among([article(1, one), article(2, two)]))


def notices(days, outlet="Larn Courier"):
    return [article(i, filler(i), NOTICE, outlet=outlet, published=day) for i, day in enumerate(days)]


def test_what_an_outlet_prints_on_many_days_is_its_boilerplate():
    days = [f"2031-03-{day:02}" for day in range(1, 8)]
    assert not list(pairs_among(notices(days)))
    shown = list(pairs_among(notices(days), boilerplate=True))
    assert len(shown) == 21
    assert all(passage.boilerplate for pair in shown for passage in pair.passages)


def test_boilerplate_does_not_hide_a_passage_beside_it():
    days = [f"2031-03-{day:02}" for day in range(1, 8)]
    copies = [
        article(50, filler(50), BRIDGE, NOTICE, outlet="Larn Courier", published="2031-04-01"),
        article(51, BRIDGE, NOTICE, filler(51), outlet="Larn Courier", published="2031-04-02"),
    ]
    (pair,) = pairs_among([*notices(days), *copies])
    assert (pair.a, pair.b) == ("a0050", "a0051")
    assert pair.words == len(BRIDGE.split())
    seen = [p for p in pairs_among([*notices(days), *copies], boilerplate=True) if (p.a, p.b) == ("a0050", "a0051")]
    assert seen[0].words > pair.words


def test_a_text_brought_up_to_date_in_two_days_is_no_boilerplate():
    days = ["2031-03-01"] * 5 + ["2031-03-02"] * 4
    again = [
        article(i, filler(i), BRIDGE, filler(20 + i), outlet="Larn Courier", published=day)
        for i, day in enumerate(days)
    ]
    assert len(list(pairs_among(again))) == 36


CLOSING = (
    "The mill index closed {} points lower at {} on Tuesday, and shares in the three largest of the mills lost between"
    " {} and {} crowns in the last hour of trading."
)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ((filler(1), NOTICE), (filler(2), NOTICE)),
        ((NOTICE, filler(1)), (NOTICE, filler(2))),
        ((filler(1), CLOSING.format(4, 310, 2, 3), filler(2)), (filler(3), CLOSING.format(9, 288, 5, 7), filler(4))),
    ],
)
def test_what_an_outlet_has_at_both_ends_and_its_forms_are_boilerplate(one, two):
    def found(first, second, boilerplate=False):
        articles = [article(1, *one, outlet=first), article(2, *two, outlet=second)]
        return list(pairs_among(articles, boilerplate=boilerplate))

    assert not found("Larn Courier", "Larn Courier")
    assert len(found("Larn Courier", "Moss Post")) == len(found(None, None)) == 1
    (shown,) = found("Larn Courier", "Larn Courier", boilerplate=True)
    assert all(passage.boilerplate for passage in shown.passages)


def test_names_and_turns_of_phrase_that_two_articles_have_are_no_passage():
    shared = ("the Larn and Hebble District Council of Mill Workers and Their Families", "for the first time since May")
    one, two = (
        article(i, " ".join(f"{filler(10 * i + at, 40)} {words}" for at, words in enumerate(shared * 2)))
        for i in (1, 2)
    )
    assert not list(pairs_among([one, two]))


def test_what_many_outlets_print_once_is_no_boilerplate():
    wire = [article(i, filler(i), BRIDGE, outlet=f"Outlet {i}", published=f"2031-03-{i + 1:02}") for i in range(8)]
    assert len(list(pairs_among(wire))) == 28


def test_undated_articles_count_as_a_day_each():
    assert is_repeated([("Courier", f"#{i}") for i in range(6)])
    assert not is_repeated([(None, f"#{i}") for i in range(6)])
    assert not list(pairs_among(notices([None] * 6)))


def test_what_everybody_prints_tells_nothing_and_costs_little():
    everywhere = [article(i, filler(i, 30), BRIDGE) for i in range(COMMON + 1)]
    assert not list(pairs_among(everywhere))


def test_a_large_cluster_stays_one_though_not_every_pair_is_told():
    wire = [article(i, BRIDGE, filler(i, 8)) for i in range(NEIGHBOURS + 50)]
    found = list(pairs_among(wire))
    assert len(found) < len(wire) * NEIGHBOURS
    assert [len(cluster) for cluster in clusters(found, {})] == [NEIGHBOURS + 50]


def test_clusters_begin_with_the_earliest_and_leave_excerpts_out():
    pairs = [
        PassagePair("a", "b", (), 90, 0.9, None),
        PassagePair("b", "c", (), 90, 0.5, None),
        PassagePair("c", "d", (), 40, 0.2, None),
        PassagePair("x", "y", (), 90, 1.0, None),
    ]
    days = {"a": None, "b": "2031-02", "c": "2031-01-30", "x": "2031", "y": "2030"}
    assert clusters(pairs, days) == [("c", "b", "a"), ("y", "x")]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("2031-03-04", "2031-03-05", "a0001"),
        ("2031-03-05T10:00", "2031-03-05T09:00", None),
        ("2031-03", "2031-03-05", None),
        ("2031-04", "2031-03-05", "a0002"),
        (None, "2031-03-05", None),
    ],
)
def test_who_is_earlier_is_told_as_far_as_the_dates_tell(one, other, first):
    assert earlier(article(1, published=one), article(2, published=other)) == first


def test_two_articles_of_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        list(pairs_among([article(1, BRIDGE), article(1, NOTICE)]))


def test_a_text_made_to_be_slow_costs_no_more_than_its_words():
    hostile = "la " * 20_000
    assert not list(pairs_among([article(1, hostile), article(2, hostile + "x")]))
