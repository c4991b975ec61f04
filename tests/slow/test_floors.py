"""No figure that only ``benchmarks/floors.py`` measures may fall unnoticed.

``python benchmarks/floors.py ../shared --write`` makes the present figures those to keep.
"""

import json
import subprocess
import sys

import pytest

from places import ROOT

FLOORS = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now(shared):
    command = [sys.executable, ROOT / "benchmarks" / "floors.py", shared, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_the_data_is_that_on_which_the_floors_were_measured(now):
    changed = [name for name, digest in FLOORS["data"].items() if now["data"].get(name) != digest]
    assert not changed, f"{', '.join(changed)} changed: look at python benchmarks/floors.py SHARED, then --write"


def test_every_figure_has_a_floor_with_its_reason(now):
    assert now["figures"].keys() == FLOORS["figures"].keys()
    assert all(floor["margin"] >= 0 and floor["why"] for floor in FLOORS["figures"].values())


@pytest.mark.parametrize("figure", [name for name in FLOORS["figures"] if "memory" not in name])
def test_no_figure_falls(figure, now):
    floor = FLOORS["figures"][figure]
    assert now["figures"][figure] >= floor["reached"] - floor["margin"], floor["why"]


def test_a_reading_takes_no_more_memory(now):
    floor = FLOORS["figures"]["memory, MB"]
    assert now["figures"]["memory, MB"] <= floor["reached"] + floor["margin"], floor["why"]
