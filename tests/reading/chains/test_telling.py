"""Who tells what another said or did is a link by the form of the sentence, whatever the heads say of relays."""

import numpy as np
import pytest

from by_rules import ByRules
from marked import unmark
from wherefrom.intake.article import Article
from wherefrom.reading.network.encode import encode
from wherefrom.reading.network.features import Encoded
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import WIDTH, assemble


class WithoutRelays(ByRules):
    """Heads that find no relay anywhere."""

    def relays(self, discourse, node, chain, said, before):
        return list(chain[:1])


def chain_of(marked: str) -> list[str]:
    text, attributions = unmark(marked)
    unseen = Encoded(encode("", load_network(1).tokenizer), np.zeros((0, WIDTH), dtype=np.float16))
    (statement,) = assemble(Article(id="t", text=text), attributions, unseen, WithoutRelays()).statements
    return [link.name for link in statement.chain]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{x1 {s2 The Harbour Board} {c2 ordered} {x2 the divers to stop}}, {s1 town records} {c1 show}.",
         ["Harbour Board", "town records"]),
        ("{s1 Two clerks} {c1 said} {x1 {s2 Dean Rita Faber} {c2 wanted to} {x2 hide the letter}}.",
         ["Rita Faber", "Two clerks"]),
        ("{c1 According to} {s1 three neighbours}, {x1 {s2 Paul Dunn} {c2 threatened to} {x2 burn the barn}}.",
         ["Paul Dunn", "three neighbours"]),
        ("{s1 The prosecutor} {c1 said} {x1 {s2 the Orby Laboratory} {c2 found} {x2 no poison in the cup}}.",
         ["Orby Laboratory", "prosecutor"]),
        ("{s1 A witness} {c1 testified} that {x1 {s2 Ivo Tamm} {c2 agreed to} {x2 turn back}}.",
         ["Ivo Tamm", "witness"]),
        ("{s1 Nurses} {c1 reported} {x1 {s2 the Halden Clinic} {c2 promised to} {x2 pay them}}.",
         ["Halden Clinic", "Nurses"]),
    ],
)  # fmt: skip
def test_who_tells_it_is_a_link(marked, expected):
    assert chain_of(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 Ann Lee} {c1 said} {x1 {s2 she} {c2 wants to} {x2 stay}}.",  # "she" may be Ann Lee herself
        "{s1 The unions} {c1 criticised} {x1 {s2 the Harbour Board's} {c2 plan to} {x2 sell the pier}}.",  # a judgement
        "{s1 The unions} {c1 disagreed with} {x1 {s2 the Harbour Board's} {c2 plan to} {x2 sell the pier}}.",
        "{s1 The unions} {c1 expressed regret at} {x1 {s2 the Harbour Board's} {c2 decision to} {x2 sell the pier}}.",
        "{s1 Critics} {c1 feared} {x1 {s2 the Harbour Board} {c2 planned to} {x2 sell the pier}}.",  # a thought
    ],
)
def test_nobody_is_where_the_outer_cue_passes_nothing_on(marked):
    assert len(chain_of(marked)) == 1
