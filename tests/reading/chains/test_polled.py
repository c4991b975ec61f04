"""Through which poll a share of those asked is heard, by rules alone."""

from marked import chains

FOUND = "{s1 A survey by the Ostby Institute} {c1 found} {x1 that rents rose}. "


def test_a_share_came_through_the_poll_told_of_before():
    for share in (
        "Some 40 percent of tenants",
        "Two in five tenants",
        "A third of tenants",
        "More than half of tenants",
    ):
        assert chains(FOUND + f"{{s2 {share}}} {{c2 said}} {{x2 they would move}}.")[1][1:] == [
            "survey by the Ostby Institute"
        ]


def test_it_lasts_over_the_next_shares_of_the_passage():
    more = "{s2 About 30%} {c2 said} {x2 they would stay}, and {s3 12%} {c3 wanted to} {x3 buy}. "
    assert [chain[-1] for chain in chains(FOUND + more)] == ["survey by the Ostby Institute"] * 3


def test_not_whoever_is_no_share_of_those_asked():
    for who in ("Tenants", "Most tenants", "Anna Voss", "The 30 tenants"):
        assert len(chains(FOUND + f"{{s2 {who}}} {{c2 said}} {{x2 they would move}}.")[1]) == 1


def test_not_far_below_and_not_through_another_document():
    share = "{s2 Some 40 percent of tenants} {c2 said} {x2 they would move}."
    assert len(chains(FOUND + "The trains ran on time. " * 80 + share)[1]) == 1
    assert len(chains(FOUND.replace("survey", "letter") + share)[1]) == 1
