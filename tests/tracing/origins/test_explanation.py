"""Where articles go back to, from on whom they rest."""

import pytest

from wherefrom.tracing.credits.basis import Basis
from wherefrom.tracing.origins.explanation import Root, explained, roots_of, same_description
from wherefrom.tracing.types import ChainLink

LEDGER, BUGLE, HERALD = (ChainLink(name, "outlet") for name in ("The Ledger", "The Bugle", "The Herald"))
BRANDT, OKELL = ChainLink("Ida Brandt", "person"), ChainLink("Bram Okell", "person")
SOURCE = ChainLink("a person on the deal team", "unnamed")
NOBODY = (None, None, None, None)


def basis(*weights, had_from=None):
    heard = {}
    for here in weights:
        for link, weight in here.items():
            heard[link] = heard.get(link, 0) + weight
    return Basis(weights, had_from or {}, heard)


def roots(found):
    return {number: [root.party for root in own] for number, own in found.origins.items()}


def test_what_most_articles_rest_on_is_the_one_origin():
    found = explained(basis({LEDGER: 0.9}, {LEDGER: 0.8, BRANDT: 0.2}, {LEDGER: 0.9}), NOBODY[:3], {})
    assert roots(found) == {0: [LEDGER], 1: [LEDGER], 2: [LEDGER]}


def test_an_outlet_is_followed_to_whom_it_has_it_from():
    told = {LEDGER: {BRANDT: 0.9}, BUGLE: {LEDGER: 1.5}}
    assert roots_of(BUGLE, basis({BUGLE: 0.9}, had_from=told)) == [BRANDT]
    assert roots_of(BRANDT, basis({BRANDT: 0.9}, had_from={BRANDT: {LEDGER: 9.0}})) == [BRANDT]


def test_a_circle_ends_at_its_best_known_wherever_one_comes_in():
    circle = {LEDGER: {BUGLE: 0.9}, BUGLE: {LEDGER: 0.9}, HERALD: {LEDGER: 0.9}}
    rests = basis({LEDGER: 0.9}, {BUGLE: 0.5}, {HERALD: 0.9}, had_from=circle)
    assert [roots_of(link, rests) for link in (LEDGER, BUGLE, HERALD)] == [[LEDGER], [LEDGER], [LEDGER]]


def test_an_outlet_whose_unnamed_source_is_plainer_than_whom_it_quotes_is_not_followed():
    told = {LEDGER: {SOURCE: 0.8, BRANDT: 0.5}}
    assert roots_of(LEDGER, basis({LEDGER: 0.9}, had_from=told)) == [LEDGER]
    told = {LEDGER: {SOURCE: 0.4, BRANDT: 0.5}}
    assert roots_of(LEDGER, basis({LEDGER: 0.9}, had_from=told)) == [BRANDT]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("port officials", "Port officials"),
        ("officials at the port", "several port officials"),
        ("officials of the Ostmere fire service", "Ostmere fire service officials"),
        ("rescue officials", "some rescue officials"),
        ("two officials in the ministry", "officials in the ministry"),
        ("members of the harbour crew", "harbour crew members"),
        ("employees of the mill", "mill employees"),
        ("local fishery officials", "Local fishery officials"),
        ("friends of the captain", "the captain's friends"),
        ("a colleague of the captain", "colleague of the captain"),
    ],
)
def test_an_unnamed_source_of_several_articles_that_is_nobodys_is_an_origin(one, other):
    first, second = ChainLink(one, "group"), ChainLink(other, "group")
    found = roots(explained(basis({first: 0.9}, {second: 0.9}, {first: 0.9}), NOBODY[:3], {}))
    assert found[0] == found[1] == found[2]
    assert found[0][0] in (first, second)


@pytest.mark.parametrize("description", ["sources", "a source", "two insiders", "an unnamed person"])
def test_a_description_that_tells_nothing_is_no_origin_of_several_articles(description):
    link = ChainLink(description, "unnamed")
    found = explained(basis({LEDGER: 0.5, link: 0.5}, {link: 0.9}, {LEDGER: 0.9}), NOBODY[:3], {})
    assert roots(found)[1] == [LEDGER]


def test_a_name_in_passing_is_not_followed():
    told = {LEDGER: {BRANDT: 0.1}}
    assert roots_of(LEDGER, basis({LEDGER: 0.9}, had_from=told)) == [LEDGER]


def test_a_second_origin_must_explain_articles_of_its_own():
    three = basis({LEDGER: 0.9}, {LEDGER: 0.9}, {LEDGER: 0.9, OKELL: 0.5}, {OKELL: 0.5})
    assert OKELL not in roots(explained(three, NOBODY, {})).get(2, [])
    many = basis({LEDGER: 0.9}, {LEDGER: 0.9}, {OKELL: 0.8, LEDGER: 0.7}, {OKELL: 0.8}, {OKELL: 0.8})
    found = roots(explained(many, (None,) * 5, {}))
    assert found[2] == [OKELL, LEDGER] or found[2] == [LEDGER, OKELL]
    assert found[3] == found[4] == [OKELL]


def test_an_article_with_plain_evidence_of_its_own_has_an_origin_of_its_own():
    found = explained(basis({LEDGER: 0.9}, {LEDGER: 0.9}, {OKELL: 0.7}), NOBODY[:3], {})
    assert roots(found)[2] == [OKELL]


def test_who_credits_nobody_goes_with_whom_it_shares_text():
    found = explained(basis({LEDGER: 0.9}, {LEDGER: 0.9}, {}), NOBODY[:3], {2: {0}})
    assert roots(found)[2] == [LEDGER]


def test_who_credits_nobody_and_shares_nothing_goes_back_to_nobody():
    found = explained(basis({LEDGER: 0.9}, {LEDGER: 0.9}, {}), NOBODY[:3], {})
    assert 2 not in found.origins


def test_an_article_that_only_denies_the_claim_is_no_origin_though_others_name_its_outlet():
    rests = basis({LEDGER: 0.9}, {LEDGER: 0.9, HERALD: 0.3}, {})
    outlets = (None, None, HERALD)
    assert roots(explained(rests, outlets, {}))[2] == [HERALD]
    assert 2 not in explained(rests, outlets, {}, denying={2}).origins


def test_an_unnamed_source_that_nobody_else_tells_of_is_one_that_spoke_to_the_articles_outlet():
    rests = basis({LEDGER: 0.9}, {LEDGER: 0.9}, {SOURCE: 0.95})
    found = explained(rests, (None, None, HERALD), {})
    assert found.origins[2] == [Root(SOURCE, HERALD)]


def test_an_unnamed_source_that_others_describe_alike_is_that_of_the_foremost_origin():
    other = ChainLink("one person on the deal team", "unnamed")
    rests = basis({LEDGER: 0.9, other: 0.6}, {LEDGER: 0.9}, {SOURCE: 0.95})
    assert roots(explained(rests, (None, None, HERALD), {}))[2] == [LEDGER]


def test_where_only_the_name_of_the_origin_stands_in_a_text_the_article_goes_back_to_it():
    rests = basis({LEDGER: 0.9}, {LEDGER: 0.9}, {})
    found = explained(rests, NOBODY[:3], {}, mentions=lambda number, link: (number, link) == (2, LEDGER))
    assert roots(found)[2] == [LEDGER]


def test_descriptions_are_compared_by_their_content_words():
    assert same_description("a person with knowledge of the deal", "person who has knowledge of the deal")
    assert not same_description("a source", "the source")
    assert not same_description("a union official", "a bank official in Lund")
