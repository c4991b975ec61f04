import pytest

from marked import unmark
from wherefrom.reading.statements.unsaid import without_unsaid


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("{s1 The court} {c1 may say} {x1 the law is silent}.", False),
        ("{s1 Voss} {c1 can also promise to} {x1 pay for it}.", False),
        ("{s1 The police} {c1 did not identify} {x1 the driver}.", False),
        ("{s1 Voss} {c1 hasn’t said} {x1 when she will go}.", False),
        ("{s1 The mayor} {c1 made no mention of} {x1 the pier}.", False),
        ("{s1 The Courier} {c1 ran a piece titled} {x1 “A Pier Too Far”}.", False),
        ("{s1 The mayor} {c1 has named} {x1 her brother head of the port}.", False),
        ("{s1 Voss} {c1 nicknamed} {x1 the pier “Long Tom”}.", False),
        ("{s1 The judge} {c1 overturned} {x1 the town’s ban on kites}.", False),
        ("{s1 Lundor and Harle} {c1 agreed on} {x1 a border through the bay}.", True),
        ("{s1 The captain} {c1 is best known for} {x1 her dislike of gulls}.", False),
        ("{s1 The yard} {c1 prides itself on} {x1 its cranes}.", False),
        ("{s1 The mayor} {c1 agreed} {x1 the pier leans}.", True),
        ("{s1 The mayor} {c1 named the thief, saying} {x1 it was Voss}.", True),
        ("{s1 The clerks} {c1 sued} {x1 the port over lost wages}.", True),
        ("{s1 The board} {c1 can confirm} {x1 the sale}.", True),
        ("{s1 The board} {c1 would not say} {x1 who bought it}.", True),
        ("{s1 Voss} {c1 did not deny} {x1 the sale}.", True),
        ("{s1 Voss} {c1 said} {x1 the pier may lean}.", True),
        ("{s1 The harbour master} {c1 denied} {x1 them moorings}.", False),
        ("{s1 The guards} {c1 have denied} {x1 the gull watchers access to the mole}.", False),
        ("{s1 Two clerks} {c1 were denied} {x1 leave at Easter}.", False),
        ("Last year {s1 herring} was {c1 denied} {x1 such low tariffs}.", False),
        ("{s1 The yard} was accused of {c1 denying} {x1 women the right to weld}.", False),
        ("{s1 The port} {c1 denied} {x1 her entry}.", False),
        ("{s1 Voss} {c1 denied} {x1 them}.", True),
        ("{s1 Voss} {c1 denied} {x1 her claims}.", True),
        ("{s1 Voss} {c1 denied} {x1 the permit was forged}.", True),
        ("{s1 Voss} {c1 denied} {x1 any part in the sale}.", True),
        ("{x1 The sale} {c1 was denied by} {s1 Voss}.", True),
        ("If {s1 the owners} {c1 think} {x1 the pier will last}, they can stand on it.", False),
        ("Asked if {s1 she} {c1 plans to} {x1 sail in May}, Voss laughed.", False),
        ("Nobody knows whether {s1 Voss} {c1 believes} {x1 the story}.", False),
        ("Unless {s1 the board} {c1 decides to} {x1 sell}, the yard will close.", False),
        ("If {s1 harbour volunteers} {c1 think} {x1 the board is wrong}, they can leave.", False),
        ("It matters if {s1 the clerk} {c1 really said} {x1 that it rained}.", False),
        ("If {s1 his} {c1 plan to} {x1 sell the yard} fails, he will leave.", True),
        ("If {x1 it rains}, {s1 Voss} {c1 said}, {x1 the fair will end}.", True),
        ("{s1 Voss} {c1 said} {x1 she would leave if he came}.", True),
        ("Voss {c1 was asked about} {x1 the pier}.", False),
        ("{s1 Voss} {c1 asked about} {x1 the pier}.", True),
        ("If so, {s1 Voss} {c1 said}, {x1 the fair will end}.", True),
    ],
)
def test_what_nobody_said_is_no_statement(marked: str, said: bool) -> None:
    text, attributions = unmark(marked)
    assert bool(without_unsaid(text, attributions)) is said
