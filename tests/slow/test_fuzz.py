"""Two thousand broken inputs, each between two good ones."""

import os

import pytest

import fuzz

pytestmark = pytest.mark.slow


@pytest.mark.skipif(os.name != "posix", reason="measures memory as POSIX tells it")
def test_broken_inputs_cost_no_neighbour_no_ten_seconds_and_no_gigabyte():
    found = fuzz.run(2000, seed=1)
    assert found.inputs == 2000
    assert found.lost == []
    assert found.slow == []
    assert found.memory <= fuzz.MAX_MEMORY
    assert set(found.outcomes) <= {"Article", "InputError", "FetchError", "StatusError"}


def test_the_same_seed_gives_the_same_inputs_and_every_form_comes():
    one, two = (list(fuzz.broken_inputs(60, seed=7)) for _ in range(2))
    assert [name for name, _ in one] == [name for name, _ in two]
    assert {name for name, _ in one} == set(fuzz.whole_inputs())
