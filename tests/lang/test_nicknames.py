from __future__ import annotations

import pytest

from wherefrom.lang.nicknames import full_given_names, may_be_short_for


@pytest.mark.parametrize(
    ("one", "other"), [("Bill", "William"), ("billy", "BILL"), ("Jon", "Jonathan"), ("Ann", "Ann")]
)
def test_short_and_full_given_names_are_one(one, other):
    assert may_be_short_for(one, other)
    assert may_be_short_for(other, one)


@pytest.mark.parametrize(("one", "other"), [("Bob", "Richard"), ("Jane", "June"), ("Bill", "Phil")])
def test_other_given_names_are_not(one, other):
    assert not may_be_short_for(one, other)


def test_a_short_name_may_be_of_several():
    assert full_given_names("Ted") == {"edward", "theodore"}
    assert full_given_names("Ottoline") == frozenset()
