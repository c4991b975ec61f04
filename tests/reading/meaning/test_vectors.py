"""What statements are about, as vectors that travel with a reading and are in none of its JSON."""

import json

import numpy as np
import pytest

from small_readings import told
from wherefrom.reading.contract import reading_from_dict
from wherefrom.reading.meaning.vectors import WIDTH
from wherefrom.reading.types import Reading

SAYINGS = [
    "the ferry to the island will not sail because of the storm",
    "boats stay in the harbour while the gale lasts",
    "the bank raises its interest rate by half a point",
    "it",
]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return told("a", "Post", "2031", *((words, "asserts", "person Ana Brandt") for words in SAYINGS))


def alike(one: np.ndarray, other: np.ndarray) -> float:
    a, b = one.astype(float), other.astype(float)
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def test_statements_about_one_thing_are_alike(reading: Reading) -> None:
    storm, boats, bank, empty = reading.vectors()
    assert alike(storm, boats) > alike(storm, bank) + 0.2
    assert not empty.any()


def test_they_are_small_whole_numbers_and_the_same_each_time(reading: Reading) -> None:
    found = reading.vectors()
    assert (found.shape, found.dtype) == ((len(SAYINGS), WIDTH), np.int8)
    assert np.abs(found[:3].astype(int)).max(axis=1).tolist() == [127, 127, 127]
    assert np.array_equal(found, reading.vectors())
    assert told("b", None, None).vectors().shape == (0, WIDTH)


def test_they_are_not_in_the_json_and_come_back_from_it(reading: Reading) -> None:
    record = reading.to_dict()
    assert "vector" not in json.dumps(record)
    assert np.array_equal(reading_from_dict(record).vectors(), reading.vectors())
