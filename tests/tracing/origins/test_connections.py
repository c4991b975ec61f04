"""Outlets of one owner and outlets that print one agency: told as such, and no two origins for one text."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article
from wherefrom.tracing.origins.connections import connections_of
from wherefrom.tracing.tracer import trace

HARBOUR = (
    "The harbour of Velm will be dredged in the spring and closed to large ships until June. Two berths on the north"
    " side are already empty, and the fish market has moved to a shed behind the station. The work will cost nine"
    " million crowns, twice what was planned."
)
BRIDGE = (
    "A new bridge over the Orr has sunk by a hand's breadth since it was opened in May. Cracks run through the second"
    " pier, and lorries have been sent over the old ferry road for two weeks. Divers were in the water on Sunday."
)


def readings_of(*articles):
    return [
        read_article(Article(id=str(number), outlet=outlet, text=text, published=f"2031-04-0{day}", url=url))
        for number, (outlet, text, day, url) in enumerate(
            ((*one, None) if len(one) == 3 else one for one in articles), start=1
        )
    ]


def origins_of(found):
    return [(origin.name, origin.articles) for origin in found.claims[0].origins]


@pytest.mark.parametrize(
    ("outlets", "owner"),
    [
        (("The Wall Street Journal", "MarketWatch"), "News Corp"),
        (("Barron's", "WSJ"), "News Corp"),
        (("Bloomberg Businessweek", "Bloomberg Law"), "Bloomberg L.P."),
        (("RIA Novosti", "Sputnik"), "Rossiya Segodnya"),
    ],
)
def test_two_outlets_of_one_owner_are_connected(outlets, owner):
    (found,) = connections_of(readings_of((outlets[0], HARBOUR, 1), (outlets[1], BRIDGE, 2)))
    assert (found.how, found.name, found.articles) == ("owner", owner, ("1", "2"))
    assert len(found.outlets) == 2


def test_an_outlet_is_known_by_the_address_of_its_article():
    readings = readings_of(("Barron's", HARBOUR, 1), (None, HARBOUR, 2, "https://www.marketwatch.com/story/velm"))
    assert [found.outlets for found in connections_of(readings)] == [("Barron's", "MarketWatch")]


@pytest.mark.parametrize(
    "outlets", [("Barron's", "USA Today"), ("Barron's", "Barrons"), ("Velm Ledger", "Orr Mirror"), ("Barron's", None)]
)
def test_outlets_of_two_owners_or_of_nobody_known_are_not(outlets):
    assert connections_of(readings_of((outlets[0], HARBOUR, 1), (outlets[1], HARBOUR, 2))) == ()


def test_two_papers_that_print_one_agency_are_connected():
    wire = f"{HARBOUR}\n\n(Reporting by Reuters)"
    (found,) = connections_of(readings_of(("Velm Ledger", wire, 1), ("Orr Mirror", wire, 1), ("Pier Post", HARBOUR, 1)))
    assert (found.how, found.name, found.outlets) == ("agency", "Reuters", ("Velm Ledger", "Orr Mirror"))


@pytest.mark.parametrize("text", [HARBOUR, BRIDGE])
@pytest.mark.parametrize("days", [(1, 1), (1, 2)])
def test_one_text_of_one_owner_is_one_origin(text, days):
    found = trace(readings_of(("Barron's", text, days[0]), ("MarketWatch", text, days[1])))
    assert origins_of(found) == [("Barron's", ("1", "2"))]
    assert found.claims[0].independent_origins == 1
    assert text.startswith(found.claims[0].text.rstrip("."))
    assert found.claims[0].text


def test_one_text_of_one_owner_is_one_origin_where_others_credit_both():
    readings = readings_of(
        ("Barron's", HARBOUR, 1),
        ("MarketWatch", HARBOUR, 1),
        ("Velm Ledger", "The harbour of Velm will be dredged in the spring, Barron's reports.", 2),
        ("Orr Mirror", "The harbour of Velm will be closed to large ships until June, MarketWatch reported.", 2),
    )
    assert origins_of(trace(readings)) == [("Barron's", ("1", "2", "3", "4"))]


def test_two_texts_of_one_owner_stay_two_origins():
    other = (
        "Ships must keep out of Velm until the summer. Dredgers are to clear the harbour of mud from March on, and"
        " captains have been told to sail to Orr instead. Fishermen are let in by night."
    )
    found = trace(readings_of(("Barron's", HARBOUR, 1), ("MarketWatch", other, 1)))
    assert found.claims[0].independent_origins == 2
    assert found.to_dict()["connections"] == [
        {"how": "owner", "name": "News Corp", "outlets": ["Barron's", "MarketWatch"], "articles": ["1", "2"]}
    ]


def test_a_common_paragraph_in_two_articles_of_one_owner_makes_them_no_one_text():
    shared = (
        "The harbour of Velm will be dredged in the spring and closed to large ships until June, and two berths on the"
        " north side are already empty while the fish market has moved to a shed behind the station for the time."
    )
    ferries = (
        "Ferries to the islands go from Orr instead. Their captains complain of the long way, for a crossing now takes"
        " three hours and the sea is rough there until May. A second quay was promised to them ten years ago, and"
        " nothing but the piles of it stands in the water. Tickets cost no more than before, and who has a season"
        " ticket may bring a bicycle. The last boat leaves at nine on weekdays and at eleven on Saturdays."
    )
    mud = (
        "Large ships keep away from Velm. Mud has filled its basin for a generation, for the river brings down a"
        " hundred loads each day, and the last dredger was sold when the shipyard closed. Pilots measured four metres"
        " at low tide where the charts show nine. What is taken out will be spread on the marsh south of the mole, and"
        " birds that nest there are to be driven off with kites before the eggs are laid in April."
    )
    found = trace(readings_of(("Barron's", f"{mud}\n\n{shared}", 1), ("MarketWatch", f"{ferries}\n\n{shared}", 1)))
    assert ("1", "2") not in [origin.articles for origin in found.claims[0].origins]
