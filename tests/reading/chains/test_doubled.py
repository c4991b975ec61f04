"""Nobody passes on what he has from himself: a link that only names the one beside it again goes."""

import numpy as np
import pytest

from by_rules import ByRules
from marked import unmark
from wherefrom.intake.article import Article
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.network.encode import encode
from wherefrom.reading.network.features import Encoded
from wherefrom.reading.network.model import load_network
from wherefrom.reading.parties.resolve import resolve
from wherefrom.reading.reader import WIDTH, assemble


class ThroughAll(ByRules):
    """Heads that take all the words that the test marks for relays, in the order of its numbers."""

    def __init__(self, relays):
        self.marked = relays

    def relays(self, discourse, node, chain, said, before):
        parties = [discourse.record(resolve(discourse, span, ())) for span in self.marked]
        return [*chain[:1], *(Step(p.number, span) for p, span in zip(parties, self.marked, strict=True))]


def chain_of(marked: str) -> list[str]:
    text, (said, *others) = unmark(marked)
    unseen = Encoded(encode("", load_network(1).tokenizer), np.zeros((0, WIDTH), dtype=np.float16))
    choose = ThroughAll([span for other in others for span in other.source])
    (statement,) = assemble(Article(id="t", text=text), [said], unseen, choose).statements
    return [link.name for link in statement.chain]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{s1 Ann Lee} {c1 said} {x1 it burned}. So wrote {s2 the Orby Times}{x2 .} A note of {s3 the Times}{x3 .}",
         ["Ann Lee", "Orby Times"]),
        ("{s1 Ann Lee} {c1 said} {x1 it burned}, so {s2 a CNN report filed on Monday}{x2 .} It was {s3 CNN}{x3 .}",
         ["Ann Lee", "CNN"]),
        ("{s1 Ann Lee} {c1 said} {x1 it burned}, so {s2 the Harbour Board report}{x2 .} {s3 The Harbour Board}{x3 .}",
         ["Ann Lee", "Harbour Board report"]),
        ("{s1 Lee} {c1 said} {x1 it burned}, wrote {s2 the BBC}{x2 .} A note of {s3 the Orby Times}{x3 .}",
         ["Lee", "BBC", "Orby Times"]),
    ],
)  # fmt: skip
def test_one_and_the_same_is_one_link(marked, expected):
    assert chain_of(marked) == expected
