"""What trust rests on: how hard the choices were."""

import math

import numpy as np

from wherefrom.reading.chains.candidates import RelayCandidate
from wherefrom.reading.choice import learned
from wherefrom.reading.parties.candidates import Candidate
from wherefrom.reading.trust import CHOICE, RELAYING, of_choice, of_relays


def test_a_choice_between_two_that_are_as_likely_is_harder_than_a_plain_one() -> None:
    asked = [Candidate(None, by_rule, ()) for by_rule in (False, True, False)]
    plain = of_choice(np.array([0.02, 0.97, 0.01], dtype=np.float32), asked)
    torn = of_choice(np.array([0.49, 0.48, 0.03], dtype=np.float32), asked)
    assert len(plain) == len(torn) == CHOICE
    second, ruled, by_rule, _, count, entropy, _ = torn
    assert (round(second, 2), round(ruled, 2), by_rule) == (0.48, 0.48, 0)
    assert plain[2] == 1
    assert count == math.log(4)
    assert entropy > 5 * plain[5]


def test_relays_left_out_and_taken_count_by_how_likely_all_of_them_are() -> None:
    asked = [RelayCandidate(None, None, by_rule, ()) for by_rule in (True, False, False)]
    told = of_relays([0.8, 0.4, 0.1], asked)
    assert len(told) == RELAYING
    assert np.allclose(told[:5], [0.8, 0.4, 0.8 * 0.6 * 0.9, 0.6 * 0.9, 0.8])
    assert told[6:] == (1, 0, 0.8, 0.4, 0)
    alone = of_relays([0.3], asked[:1])
    assert np.allclose(alone[:5], [0.3, 0, 0.7, 0.7, 1])
    assert alone[7] == 1


def test_the_heads_of_the_package_tell_both_probabilities() -> None:
    known = learned()
    more = known.right.inner.shape[0] - known.found.inner.shape[0]
    assert more > CHOICE + RELAYING
