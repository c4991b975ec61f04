import pytest

from marked import chains

PASSED_ON = {
    "{s1 Ann Lee} {c1 said} {x1 the pier fell}, according to Reuters.": ["Ann Lee", "Reuters"],
    "{s1 Ann Lee} {c1 said} {x1 the pier fell}, according to Max Hille.": ["Ann Lee", "Max Hille"],
    "{x1 The pier fell}, {c1 according to} {s1 a Reuters report citing two officials}.": ["two officials", "Reuters"],
}


@pytest.mark.parametrize("text", PASSED_ON)
def test_through_whom_it_came(text):
    assert chains(text) == [PASSED_ON[text]]


def test_an_outlet_that_is_talked_about_is_no_relay():
    text = "{s1 Ann Lee} {c1 lashed out at} {x1 Max Hille}, blaming “his friends at the BBC.”"
    assert chains(text) == [["Ann Lee"]]
    assert chains("{x1 “It rained,”} {s1 Lee} {c1 said}, referring to the BBC piece.") == [["Lee"]]
    assert chains("{x1 “It rained,”} {s1 Lee} {c1 said} to the BBC.") == [["Lee", "BBC"]]


@pytest.mark.parametrize(
    ("outlet", "named", "own"),
    [
        ("fox", "Fox News", True),
        ("nyt", "the New York Times", True),
        ("Guardian", "the Guardian", True),
        ("Sky News", "Fox News", False),
        ("news", "Fox News", False),
    ],
)
def test_the_own_outlet_under_a_short_name_is_never_a_link(outlet, named, own):
    (chain,) = chains(f"{{s1 Ann Lee}} {{c1 told}} {named} {{x1 it rained}}.", outlet=outlet)
    assert (len(chain) == 1) == own


def test_whose_claim_or_plan_is_only_judged_did_not_come_through_who_judges():
    for outer in ("rubbished", "disagreed with", "deplored", "expressed disappointment at"):
        marked = f"{{s1 Max Hille}} {{c1 {outer}}} {{x1 {{s2 Anna Voss's}} {{c2 decision to}} {{x2 sell the ferry}}}}."
        assert chains(marked)[-1] == ["Anna Voss"], outer
