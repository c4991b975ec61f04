"""Who goes on with the one outlet to which he spoke, by rules alone: "also" parts his statements, and no more."""

from marked import chains

TOLD = "{s1 Anna Voss} {c1 told} the BBC {x1 it rained}. "
WENT_ON = "{s2 Voss} also {c2 forecast} {x2 two storms}."


def test_the_one_outlet_lasts():
    assert chains(TOLD + WENT_ON)[1] == ["Anna Voss", "BBC"]
    assert chains(TOLD + "\n\n" + WENT_ON)[1] == ["Anna Voss", "BBC"]


def test_not_beside_another_outlet():
    other = "\n\n{s3 Max Hille} {c3 told} CNN {x3 it froze}."
    assert chains(TOLD + WENT_ON + other)[1] == ["Anna Voss"]


def test_not_behind_somebody_else():
    between = "{s3 Max Hille} {c3 said} {x3 it froze}. "
    assert chains(TOLD + between + WENT_ON)[1:] == [["Max Hille"], ["Anna Voss"]]


def test_not_over_a_paragraph():
    assert chains(TOLD + "\n\nNobody in Harburg came.\n\n" + WENT_ON)[1] == ["Anna Voss"]


def test_not_on_another_occasion():
    for sentence in (
        "In a statement, {s2 Voss} also {c2 forecast} {x2 two storms}.",
        "{s2 Voss} also {c2 tweeted} {x2 that two storms would come}.",
        "{s2 Voss} later {c2 told} reporters {x2 that two storms would come}.",
    ):
        assert chains(TOLD + sentence)[1] == ["Anna Voss"]
