"""What is known of an article grows by being told, not by being asked."""

from dataclasses import FrozenInstanceError, replace

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.context import Discourse
from wherefrom.reading.parties.resolve import resolve
from wherefrom.reading.reader import context_of

TEXT = "Ruth Calloway met Halden. A weary pilot spoke. The pilot left, Calloway said. She smiled."


@pytest.fixture
def discourse():
    return Discourse(context_of(Article(id="t", text=TEXT)))


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def test_a_question_changes_nothing_until_its_answer_is_recorded(discourse):
    known = list(discourse.parties())
    found = resolve(discourse, span("A weary pilot"), ())
    assert found.name == "weary pilot"
    assert list(discourse.parties()) == known
    discourse.record(found)
    assert list(discourse.parties()) == [*known, found]
    assert resolve(discourse, span("The pilot"), ()) == found


def test_a_kind_that_is_recorded_holds_everywhere(discourse):
    halden = discourse.cast.at(TEXT.index("Halden"))
    discourse.record(replace(halden, kind="outlet"))
    assert discourse.party(halden.number).kind == "outlet"
    assert discourse.cast.at(TEXT.index("Halden")).kind == "outlet"
    assert discourse.context.cast.at(TEXT.index("Halden")).kind != "outlet"


def test_who_spoke_is_told_by_place(discourse):
    calloway = discourse.cast.at(0)
    discourse.hear(10, calloway)
    assert discourse.last_speaker(10) is None
    assert discourse.last_speaker(11) == calloway
    assert discourse.lately(11, 8) == [(10, calloway)]


def test_parties_are_values_and_equal_by_number(discourse):
    party = discourse.cast.parties[0]
    assert replace(party, name="Somebody") == party
    assert party != discourse.cast.parties[1]
    with pytest.raises(FrozenInstanceError):
        party.kind = "outlet"
