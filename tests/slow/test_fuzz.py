"""Two thousand broken inputs, each between two good ones."""

import os
import re
import subprocess
import sys
from unittest.mock import patch

import pytest

import fuzz

pytestmark = pytest.mark.slow


@pytest.mark.skipif(os.name != "posix", reason="measures memory as POSIX tells it")
def test_broken_inputs_cost_no_neighbour_no_ten_seconds_and_no_gigabyte():
    # In a process of its own: what other tests and their children held is not counted.
    done = subprocess.run([sys.executable, fuzz.__file__, "2000"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (results,) = re.findall(r"2,000 inputs; results: (\{.*\})", done.stdout)
    assert set(re.findall(r"'(\w+)'", results)) <= {"Article", "InputError", "FetchError"}


def test_the_same_seed_gives_the_same_inputs_at_any_time_and_every_form_comes():
    one = list(fuzz.broken_inputs(60, seed=7))
    with patch("time.time", return_value=1_000_000_000.0):
        assert list(fuzz.broken_inputs(60, seed=7)) == one
    assert {name for name, _ in one} == set(fuzz.whole_inputs())
