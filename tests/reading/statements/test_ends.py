"""Ends of contents: which places are asked about, and what becomes of the content where another one is chosen."""

import re

import numpy as np
import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.network.decode import AROUND
from wherefrom.reading.network.sureness import NUMBERS
from wherefrom.reading.network.view import UNSEEN, Ending, View
from wherefrom.reading.reader import context_of
from wherefrom.reading.statements.ends import with_ends
from wherefrom.reading.types import Attribution

TEXT = "Ann Lee said the pier (the old one) leans, when asked. “It must go now,” she told the board.\n\nIt rained."


def place(words):
    start = TEXT.index(words)
    return (start, start + len(words))


def seen(content, likely):
    """What the network sees where these words are likely content, and in doubt of the end of ``content``."""
    offsets = np.array([m.span() for m in re.finditer(r"\w+|[^\w\s]", TEXT)])
    n = len(offsets)
    last = int(np.flatnonzero(offsets[:, 1] <= place(content)[1])[-1])
    whole = np.full((n + 2 * AROUND, 4), UNSEEN, dtype=np.float16)
    start, end = place(likely)
    whole[AROUND : AROUND + n][(offsets[:, 0] >= start) & (offsets[:, 1] <= end), 0] = 4
    ending = Ending.of(last, place(content)[1], whole[last : last + 2 * AROUND + 1])
    empty = np.zeros((n, 3)), np.zeros((n, 2)), np.full(8, -2.0), np.zeros((n, 6)), np.zeros(NUMBERS)
    return View(offsets, *(part.astype(np.float16) for part in empty), ending)


def said(content, view, cue="said", source="Ann Lee", **more):
    return Attribution((place(content),), (place(cue),), (place(source),), view=view, **more)


def asked_of(a):
    ends = []
    context = context_of(Article(id="a", text=TEXT))
    assert with_ends(context, [a], lambda end: ends.append(end) or end.present) == [a]
    return ends


def words_of(end):
    return [TEXT[start:stop] for start, stop in end.words.tolist()]


def test_places_are_where_something_stops_and_where_the_network_sees_an_end():
    content = "the pier (the old one) leans, when"
    (end,) = asked_of(said(content, seen(content, "the pier (the old one) leans")))
    words = words_of(end)
    assert words[end.present] == "when"
    assert {"pier", "one", "leans", "when", "asked"} <= set(words)
    assert "Ann" not in words
    assert end.sizes[end.present] == len(content)
    assert end.sizes.tolist() == sorted(end.sizes.tolist())
    assert len(end.features) == len(words)


@pytest.mark.parametrize(
    ("content", "cue", "source", "word", "then"),
    [
        ("the pier (the old one) leans, when", "said", "Ann Lee", "leans", "the pier (the old one) leans"),
        ("the pier", "said", "Ann Lee", "one", "the pier (the old one)"),
        ("“It must", "told", "she", "now", "“It must go now,”"),
    ],
)
def test_marks_go_with_the_words_that_they_stand_at(content, cue, source, word, then):
    a = said(content, seen(content, content), cue, source)
    (found,) = with_ends(context_of(Article(id="a", text=TEXT)), [a], lambda end: words_of(end).index(word))
    assert [TEXT[start:end] for start, end in found.content] == [then]


def test_what_is_not_in_doubt_and_what_a_rule_or_a_form_decides_is_not_asked():
    view = seen("the pier", "the pier")
    assert asked_of(said("the pier", view)) != []
    assert asked_of(said("the pier", None)) == []
    assert asked_of(said("the pier", view, plain=True)) == []
    assert asked_of(said("the pier (the old one)", view)) == []


def test_no_end_goes_over_the_own_cue():
    a = said("“It must", seen("“It must", "“It must go now,” she told the board"), "told", "she")
    (end,) = asked_of(a)
    assert words_of(end)[-1] == "now"


def test_a_content_without_a_word_is_not_asked():
    assert asked_of(said("(", seen("(", "("))) == []


@pytest.mark.parametrize("end", ["self-", "self"])
def test_no_content_ends_inside_a_hyphenated_word(end):
    text = "Ann Lee said the pier is a self-made wreck."
    start = text.index("the pier")
    a = Attribution(((start, text.index(end) + len(end)),), ((8, 12),), ((0, 7),))
    (found,) = with_ends(context_of(Article(id="a", text=text)), [a], lambda end: end.present)
    assert text[slice(*found.content[0])] == "the pier is a self-made"
