"""Where a content ends, chosen anew among the places where it may, if the network is in doubt.

The network tells of each piece whether it is in a content; it does not weigh one end against another by all that tells:
marks, small words, quotations, sentences. A small head does (``choice.Learned.end``), over the features here. Begins
are left as they are: of them a third as many would be spoiled as put right (``training/RUNS.md``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from wherefrom.lang.en.patterns import ends as en
from wherefrom.reading.context import Context
from wherefrom.reading.network.view import UNSEEN, Ending, View
from wherefrom.reading.statements.spoken import section_of
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside, span_around
from wherefrom.text.span import Span, meets

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LIKELIEST = 6
"""Places that are taken because the network finds them likely, and from which probability on."""
LEAST = 0.02
_KNOWN = 4096  # words, and gaps between words, of which it is kept what they are
_PAD = 2  # words on either side of those read, of which nothing is known
_WIDTH = len(en.SORTS) + len(en.FORMS)


@dataclass(frozen=True, slots=True)
class End:
    """The end of a content, in doubt: the places where it may be, and what tells which it is.

    ``words`` (m, 2): the characters of the content's last word at each place; ``sizes`` (m,): how many characters the
    content then has; ``features`` (m, f); ``present``: the place where it is.
    """

    layer: Attribution
    words: Ints
    sizes: Ints
    features: Floats
    present: int


Choose = Callable[[End], int]


def with_ends(context: Context, attributions: Sequence[Attribution], choose: Choose) -> list[Attribution]:
    """``attributions``, each content whose end the network is in doubt of to where ``choose`` says.

    What is said in a turn or an item, and ends that a rule has put elsewhere than the network did, stay: there the form
    decides.
    """
    found = list(attributions)
    for number, a in enumerate(attributions):
        end = _end(context, a)
        if end is not None and (at := choose(end)) != end.present:
            found[number] = _ended(context, a, *end.words[at].tolist())
    return [_with_word(context, a) for a in found]


def _with_word(context: Context, a: Attribution) -> Attribution:
    """The content with the whole of the word that it ends in: "a self-" of "a self-made man"."""
    start, end = a.content[-1]
    rest = en.REST_OF_WORD.match(context.text, end)
    whole = rest and not meets((*a.cue, *a.source), rest.span())
    return replace(a, content=(*a.content[:-1], (start, rest.end()))) if rest and whole else a


def _ended(context: Context, a: Attribution, start: int, end: int) -> Attribution:
    """``a`` with this as the last word of its content, and the marks behind it that close what the content opens."""
    begin, text = a.content[-1][0], context.text
    quote = span_around(context.quotes, start)
    if quote is not None and not any(map(str.isalnum, text[end : quote[1]])):
        end = quote[1]
    elif text[end : end + 1] in (")", "]") and any(mark in text[begin:end] for mark in "(["):
        end += 1
    return replace(a, content=(*a.content[:-1], (begin, end)))


def _end(context: Context, a: Attribution) -> End | None:
    """The end of a content that is in doubt, and may be in more than one place."""
    ending = None if a.view is None or a.plain else a.view.ending
    if a.view is None or ending is None or ending.end != a.content[-1][1] or section_of(context, a) is not None:
        return None
    words = _words(context.text, a.content[-1], a.view, ending)
    present = int(words.begins.searchsorted(ending.end)) - 1
    if present < 0:
        return None
    behind = [start for start, _ in (*a.cue, *a.source) if start >= ending.end]
    most = int(words.begins.searchsorted(min(behind))) if behind else len(words.begins)
    places = _places(words, present, most)
    if len(places) < 2:
        return None
    about = np.repeat(_about(context, a)[None], len(places), 0)
    ends = words.ends[places]
    return End(
        a,
        np.stack([words.begins[places], ends], 1),
        ends - words.ends[present] + sum(stop - start for start, stop in a.content),
        np.concatenate([_features(context, words, places, present), about], 1),
        int(places.searchsorted(present)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The n words around an end, in the last piece of the content and behind it.

    ``begins``, ``ends``: characters. ``marks`` (n, m): which stand behind each; ``lines`` (n,): ends of lines up to
    there. ``sorts`` (n + 2 * _PAD, s), of which sort each is, and ``odds`` (n + 2 * _PAD, 4), as of ``Ending``, in
    thirds, are padded on both sides.
    """

    begins: Ints
    ends: Ints
    marks: Floats
    lines: Floats
    sorts: Floats
    odds: Floats


def _words(text: str, piece: Span, view: View, ending: Ending) -> _Words:
    around = ending.odds.astype(np.float32) / 3
    side = len(around) // 2
    first, last = max(0, ending.last - side), min(len(view.offsets), ending.last + side + 1)
    offsets = view.offsets[first:last]
    start, stop = max(piece[0], int(offsets[0, 0])), int(offsets[-1, 1])
    places = [m.span() for m in en.WORD.finditer(text, start, stop)]
    begins, ends = np.array(places, dtype=np.int64).reshape(-1, 2).T
    gaps = [text[a:b] for a, b in zip(ends.tolist(), [*begins.tolist(), stop][1:], strict=True)]
    marks = _table([_marks(gap) for gap in gaps], len(en.MARKS))
    sorts = np.zeros((len(places) + 2 * _PAD, _WIDTH), dtype=np.float32)
    sorts[_PAD:-_PAD] = _table([_sorts(text[a:b]) for a, b in places], _WIDTH)
    seen = around[first - ending.last + side : last - ending.last + side]
    into = np.minimum(offsets[:, 1].searchsorted(begins, "right"), len(offsets) - 1)
    out = np.maximum(offsets[:, 0].searchsorted(ends) - 1, 0)
    odds = np.full((len(places) + 2 * _PAD, 4), UNSEEN / 3, dtype=np.float32)
    odds[_PAD:-_PAD] = seen[into]
    odds[_PAD:-_PAD, 0] = (seen[into, 0] + seen[out, 0]) / 2
    return _Words(begins, ends, marks, np.cumsum(marks[:, en.LINE]), sorts, odds)


def _table(rows: Sequence[bytes], width: int) -> Floats:
    return np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(-1, width).astype(np.float32)


@lru_cache(_KNOWN)
def _sorts(word: str) -> bytes:
    small = word.casefold()
    return bytes((*(small in sort for sort in en.SORTS), *(form.match(word) is not None for form in en.FORMS)))


@lru_cache(_KNOWN)
def _marks(gap: str) -> bytes:
    return bytes(mark.search(gap) is not None for mark in en.MARKS)


def _places(words: _Words, present: int, most: int) -> Ints:
    """The words, before that of number ``most``, which may be the content's last, in order."""
    places = np.arange(most)
    said, beyond = words.odds[_PAD:-_PAD, 0], words.odds[_PAD + 1 : 1 - _PAD, 0]
    share = (1 / (1 + np.exp(-3 * said)) / (1 + np.exp(3 * beyond)))[:most]
    likely = share >= max(LEAST, np.sort(share)[-LIKELIEST:][0])
    taken = (words.marks[:most, en.BREAK] > 0) | likely
    near = words.lines[:most] <= words.lines[present] + 1
    found: Ints = places[taken & near | (np.abs(places - present) <= 1)]
    return found


def _about(context: Context, a: Attribution) -> Floats:
    """What tells of every place alike: how the cue stands and reads."""
    first, last = a.content[0][0], a.content[-1][1]
    begin, end = (a.cue[0][0], a.cue[-1][1]) if a.cue else (first, first)
    read = en.WORD.findall(context.text, begin, end)
    sorts = _table([_sorts(word) for word in (read[0], read[-1])], _WIDTH) if read else np.zeros((2, _WIDTH))
    numbers = (
        bool(a.cue) and begin < first,
        bool(a.cue) and begin >= last,
        not a.source,
        len(a.content) - 1,
        np.log1p(sum(stop - start for start, stop in a.content)) / 5,
        is_inside(context.quotes, first),
        is_inside(context.quotes, last - 1),
        np.log1p(max(0, begin - last)) / 4,
        np.log1p(max(0, first - end)) / 4,
        (end - begin) / 20,
    )
    return np.concatenate([numbers, sorts.ravel()]).astype(np.float32)


def _features(context: Context, words: _Words, places: Ints, present: int) -> Floats:
    """What tells of each place: the word that would be the last, the one before it, the two behind."""
    moved = places - present
    inner = words.begins[places].tolist()
    outer = words.begins[np.minimum(places + 1, len(words.begins) - 1)].tolist()
    inside, outside = ([span_around(context.quotes, at) for at in ats] for ats in (inner, outer))
    here, behind = (np.array([context.sentence_of(at) for at in ats]) for ats in (inner, outer))
    within, before, out, beyond = (words.odds[places + _PAD + step] for step in (0, -1, 1, 2))
    sums = np.cumsum(words.odds[_PAD:-_PAD, 0]) * 3
    gained = sums[places] - sums[present]
    columns = [
        moved == 0,
        moved < 0,
        moved > 0,
        np.log1p(np.abs(moved)),
        np.clip(gained / 10, -3, 3),
        np.clip(gained / 3, -2, 2),
        *within.T,
        *out.T,
        within[:, 0] - out[:, 0],
        beyond[:, 0],
        beyond[:, 3],
        before[:, 0],
        [quote is not None for quote in inside],
        [quote is not None for quote in outside],
        [quote is not None and quote == other for quote, other in zip(inside, outside, strict=True)],
        np.clip(here - context.sentence_of(int(words.begins[present])), -3, 3),
        behind != here,
        np.clip(words.lines[places] - words.lines[present], -2, 2),
        np.log1p(places) / 2,
    ]
    read = [words.sorts[places + _PAD + step] for step in (0, -1, 1, 2)]
    return np.concatenate([np.array(columns, dtype=np.float32).T, words.marks[places], *read], 1)
