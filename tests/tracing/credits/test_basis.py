"""On whom an article rests, from what it tells."""

import pytest

from wherefrom.tracing.credits.basis import basis_of, is_named, sort_of, standing_of
from wherefrom.tracing.credits.tellings import Telling
from wherefrom.tracing.types import ChainLink

LEDGER, BUGLE = ChainLink("The Ledger", "outlet"), ChainLink("The Bugle", "outlet")
BRANDT, KORVO = ChainLink("Ida Brandt", "person"), ChainLink("Korvo", "organization")


@pytest.mark.parametrize(
    ("name", "kind", "sort"),
    [
        ("The Ledger", "outlet", "outlet"),
        ("local media", "outlet", "media"),
        ("a daily newspaper", "unnamed", "media"),
        ("a report", "document", "media"),
        ("Barrier Act", "document", "document"),
        ("a source close to the talks", "unnamed", "source"),
        ("two people at the union", "group", "source"),
        ("male passengers", "group", "other"),
        ("Ida Brandt", "person", "person"),
    ],
)
def test_what_a_party_is_as_a_source(name, kind, sort):
    link = ChainLink(name, kind)
    assert sort_of(link) == sort
    assert is_named(link) is (sort in ("outlet", "document", "person", "organization"))


def weight(chain, of, *, held=False, standing=None, articles=1):
    tellings = [Telling(i, 0, chain, 0.8, held) for i in range(articles)]
    return basis_of(tellings, standing or {}, (None,) * articles).weights[0].get(of, 0.0)


def test_an_outlet_that_is_credited_weighs_more_than_somebody_who_speaks():
    assert weight((LEDGER,), LEDGER) > weight((BRANDT,), BRANDT) > 0


def test_whose_plan_is_told_weighs_little():
    assert weight((KORVO, LEDGER), KORVO, held=True) < weight((KORVO, LEDGER), KORVO) / 2
    assert weight((KORVO, LEDGER), LEDGER, held=True) == weight((KORVO, LEDGER), LEDGER)


def test_whom_the_claim_is_about_and_who_contradicts_it_weigh_less_but_not_nothing():
    standing = standing_of({KORVO}, {BRANDT})
    for party in (KORVO, BRANDT):
        assert 0 < weight((party,), party, standing=standing) < weight((party,), party)


def test_a_party_on_whom_others_rest_as_well_weighs_more():
    assert weight((LEDGER,), LEDGER, articles=5) > weight((LEDGER,), LEDGER)


def test_several_tellings_make_it_surer_and_never_certain():
    once = basis_of([Telling(0, 0, (LEDGER,), 0.8)], {}, (None,)).weights[0][LEDGER]
    thrice = basis_of([Telling(0, i, (LEDGER,), 0.8) for i in range(3)], {}, (None,)).weights[0][LEDGER]
    assert once < thrice < 1


def test_an_outlet_has_it_from_whom_its_own_article_rests_on_and_from_whom_others_tell():
    own = basis_of([Telling(0, 0, (BRANDT,), 0.8)], {}, (LEDGER,))
    assert own.had_from[LEDGER][BRANDT] > 0
    others = basis_of([Telling(0, 0, (BRANDT, LEDGER), 0.8)], {}, (BUGLE,))
    assert others.had_from[LEDGER][BRANDT] > 0
    assert others.had_from[BUGLE].keys() == {LEDGER, BRANDT}
