"""How a quotation stands in one text: in the same words, cut, put together, or changed; word by word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.check.alignment import Run, aligned, matched
from wherefrom.check.types import WORDS_KINDS, Change, Difference, WordsKind
from wherefrom.text.quotations import quotations
from wherefrom.text.quoted_words import QuotedWord, quoted_words
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

LONGEST = 400
"""Words of a quotation that are compared; a longer one is a speech."""
FEW = 2
"""Words that are left out one by one: "not", "may have". More of them in a row are a cut."""
ASIDE = 25
"""Words outside the marks between two parts of one quotation: who says it. More of them are a telling of its own."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a quotation stands in a text: ``pieces`` are places in the text, in the quotation's order."""

    kind: WordsKind
    share: float
    pieces: tuple[Span, ...]
    differences: tuple[Difference, ...]
    in_quotation: bool
    missing: Span | None
    """The longest stretch of the quotation that does not stand there, four words or more."""


@dataclass(frozen=True, slots=True)
class _Text:
    words: tuple[QuotedWord, ...]
    quotes: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def is_quoted(self, at: int) -> bool:
        """Whether a character stands between quotation marks."""
        number = bisect_right(self.quotes, (at, 1 << 60)) - 1
        return number >= 0 and at < self.quotes[number][1]

    def sentence(self, word: QuotedWord) -> int:
        """The number of the sentence of a word."""
        return bisect_right(self.sentences, (word.span[0], 1 << 60)) - 1


@dataclass(frozen=True, slots=True)
class _Joint:
    """What lies between two runs: words of the quotation, words of the text, and what kind of joint that is."""

    here: Span
    there: Span | None
    marked: bool
    kind: WordsKind


def wording_of(quotation: str, text: str) -> Wording | None:
    """How ``quotation`` stands in ``text``; None where it does not.

    Exact is what agrees word for word, whatever the marks, capitals and spellings; who speaks may stand between. A
    part of a sentence is exact as well: quotations are.
    """
    words = quoted_words(quotation, LONGEST)
    every = quoted_words(text)
    runs = aligned(words, every)
    if not runs:
        return None
    about = _Text(every, tuple(quotations(text)), tuple(sentences(text)))
    joints = _joints(words, about, runs)
    return Wording(
        kind=_kind(joints),
        share=matched(runs) / len(words),
        pieces=tuple((every[run.there].span[0], every[run.stop - 1].span[1]) for run in runs),
        differences=tuple(_differences(words, every, runs, joints)),
        in_quotation=all(about.is_quoted(every[run.there].span[0]) for run in runs),
        missing=_missing(words, joints),
    )


def _kind(joints: Sequence[_Joint]) -> WordsKind:
    """What is worst: words changed, then parts put together, then words left out. What the quotation marks is a cut."""
    kinds = {"cut" if joint.marked else joint.kind for joint in joints if joint.kind != "exact"}
    return next((kind for kind in reversed(WORDS_KINDS) if kind in kinds), "exact")


def _joints(words: Sequence[QuotedWord], text: _Text, runs: Sequence[Run]) -> list[_Joint]:
    first, last = runs[0], runs[-1]
    found = []
    if first.here:
        found.append(_Joint((0, first.here), None, _is_open(words, 0, first.here), "altered"))
    for run, following in zip(runs, runs[1:], strict=False):
        here = run.end, following.here
        marked = _is_open(words, *here)
        there = (run.stop, following.there) if following.there >= run.stop else None
        found.append(_Joint(here, there, marked, _joint_kind(text, run, following)))
    if last.end < len(words):
        marked = any(word.open for word in words[last.end :])
        found.append(_Joint((last.end, len(words)), None, marked, "altered"))
    return found


def _is_open(words: Sequence[QuotedWord], begin: int, end: int) -> bool:
    """Whether an ellipsis or brackets stand from ``begin`` on, the word at ``end`` among those behind them."""
    return any(word.open for word in words[begin : end + 1])


def _joint_kind(text: _Text, run: Run, following: Run) -> WordsKind:
    put_in = following.here - run.end
    if following.there < run.stop:
        return "spliced"
    one, other = text.words[run.stop - 1], text.words[following.there]
    between = text.words[run.stop : following.there]
    quoted = text.is_quoted(one.span[0]) and text.is_quoted(other.span[0])
    left_out = [word for word in between if text.is_quoted(word.span[0])] if quoted else list(between)
    told = len(between) - len(left_out)
    one_sentence = text.sentence(one) == text.sentence(other)
    if put_in > FEW or (put_in and (one_sentence or len(left_out) <= put_in + FEW)):
        return "altered"
    if told > ASIDE:
        return "spliced"
    if not left_out:
        return "exact"
    if len(left_out) <= FEW:
        return "altered"
    begins = other.first or text.sentence(other) != text.sentence(text.words[following.there - 1])
    ends = text.words[run.stop].first or text.sentence(one) != text.sentence(text.words[run.stop])
    return "cut" if one_sentence or (begins and ends) else "spliced"


def _differences(
    words: Sequence[QuotedWord], every: Sequence[QuotedWord], runs: Sequence[Run], joints: Sequence[_Joint]
) -> list[Difference]:
    found = [Difference("same", _place(words, run.here, run.end), _place(every, run.there, run.stop)) for run in runs]
    for joint in joints:
        if joint.kind == "exact":
            continue
        here = _place(words, *joint.here)
        there = _beside(every, runs, joint) if joint.there is None else _place(every, *joint.there)
        empty = here[0] == here[1], there[0] == there[1]
        if not all(empty):
            change: Change = "left-out" if empty[0] else "put-in" if empty[1] else "replaced"
            found.append(Difference(change, here, there, joint.marked))
    return sorted(found, key=lambda one: (one.quotation, one.text))


def _beside(every: Sequence[QuotedWord], runs: Sequence[Run], joint: _Joint) -> Span:
    """As many words of the text as the quotation has there, before its first run or behind its last one."""
    count = joint.here[1] - joint.here[0]
    if joint.here[0] == 0:
        return _place(every, max(0, runs[0].there - count), runs[0].there)
    if joint.here[0] >= runs[-1].end:
        return _place(every, runs[-1].stop, min(len(every), runs[-1].stop + count))
    at = every[runs[-1].there].span[0]
    return at, at


def _place(words: Sequence[QuotedWord], begin: int, end: int) -> Span:
    if begin < end:
        return words[begin].span[0], words[end - 1].span[1]
    at = words[begin - 1].span[1] if begin else 0
    return at, at


def _missing(words: Sequence[QuotedWord], joints: Sequence[_Joint]) -> Span | None:
    lacking = [joint.here for joint in joints if joint.here[1] - joint.here[0] > FEW + 1]
    longest = max(lacking, key=lambda here: here[1] - here[0], default=None)
    return None if longest is None else _place(words, *longest)
