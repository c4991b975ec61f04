"""How a quotation stands in a text: exact, cut, spliced or altered, with every word accounted for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.check.wording import wording_of
from wherefrom.text.quoted_words import quoted_words

TEXT = (
    'The lift stood still on Monday. "We did not see the cable fray before the morning check," said Orla Venn, who runs'
    ' the mine. "Nobody asked the night shift, and that is a habit which will end with those who signed the papers."'
    '\n\nOn Monday the union met. "The pumps were never paid for by this company," Venn told the meeting. "We will mend'
    ' whatever the inspectors find."\n\nThe report calls the shaft "a danger to all who ride in it".'
)


@pytest.mark.parametrize(
    ("quotation", "kind", "changes"),
    [
        ("We did not see the cable fray before the morning check", "exact", []),
        ("“We did not see the cable fray before the Morning Check,”", "exact", []),
        ("see the cable fray", "exact", []),
        ("We did not see the cable fray before the morning check. Nobody asked the night shift", "exact", []),
        ("We did see the cable fray before the morning check", "altered", [("left-out", "", "not")]),
        ("We did not see the rope fray before the morning check", "altered", [("replaced", "rope", "cable")]),
        ("We did not ever see the cable fray before the morning check", "altered", [("put-in", "ever", "")]),
        (
            "Nobody asked the night shift, and that is why it will end with those who signed the papers",
            "altered",
            [("replaced", "why it", "a habit which")],
        ),
        ("The pumps were paid for by this company", "altered", [("left-out", "", "never")]),
        ("Nobody asked the night shift who signed the papers", "cut", None),
        ("Nobody asked the night shift … those who signed the papers", "cut", None),
        ("Nobody asked [us], and that is a habit which will end", "cut", None),
        ("We did not see whatever the inspectors find", "spliced", None),
        ("The pumps were never paid for by those who signed the papers", "spliced", None),
    ],
)
def test_a_quotation_beside_a_text(quotation, kind, changes):
    found = wording_of(quotation, TEXT)
    assert found is not None
    assert found.kind == kind
    if changes is not None:
        told = [d for d in found.differences if d.change != "same"]
        assert [(d.change, quotation[slice(*d.quotation)], TEXT[slice(*d.text)]) for d in told] == changes


def test_what_the_quotation_leaves_out_by_its_own_word_is_marked():
    found = wording_of("Nobody asked the night shift … those who signed the papers", TEXT)
    assert [d.marked for d in found.differences if d.change != "same"] == [True]
    found = wording_of("Nobody asked the night shift who signed the papers", TEXT)
    assert [d.marked for d in found.differences if d.change != "same"] == [False]


@pytest.mark.parametrize(
    "quotation",
    ["The sun rose over the harbour and nobody was there", "the of and", "cable morning", "mend whatever inspectors"],
)
def test_words_that_do_not_stand_there(quotation):
    assert wording_of(quotation, TEXT) is None


def test_words_of_the_article_itself_are_no_quotation():
    assert wording_of("The lift stood still on Monday", TEXT).in_quotation is False
    assert wording_of("a danger to all who ride in it", TEXT).in_quotation is True


@pytest.mark.slow
def test_a_long_text_of_few_words_takes_no_time():
    text = "the cat said that the dog said that " * 20_000
    found = wording_of("the cat said that the dog said that the bird sang " * 8, text)
    assert found is None or found.share < 1


def _plain(words):
    return [word.plain for word in quoted_words(words)]


WORDS = st.lists(
    st.sampled_from(["the", "gate", "was", "shut", "at", "noon", "and", "Lee", "saw", "it"]), min_size=1, max_size=30
)


@settings(deadline=None, max_examples=150)
@given(WORDS, WORDS, st.sampled_from(['"', "", " … ", ". "]))
def test_every_word_is_accounted_for_once(quotation, text, mark):
    quoted, written = mark.join([" ".join(quotation)] * 2), mark + " ".join(text)
    found = wording_of(quoted, written)
    if found is None:
        return
    own = [d.quotation for d in found.differences if d.quotation[0] < d.quotation[1]]
    assert own == sorted(own)
    assert all(one[1] <= other[0] for one, other in zip(own, own[1:], strict=False))
    for d in (d for d in found.differences if d.change == "same"):
        assert _plain(quoted[slice(*d.quotation)]) == _plain(written[slice(*d.text)])
    assert 0 < found.share <= 1


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 60), st.integers(4, 25))
def test_words_as_they_stand_are_exact(start, length):
    words = TEXT.split()
    quotation = " ".join(words[start : start + length])
    found = wording_of(quotation, TEXT)
    if found is not None:
        assert (found.kind, found.share) == ("exact", 1.0)
