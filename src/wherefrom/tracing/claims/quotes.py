"""Quotations that several articles print: which are the same words, and where the words were changed.

A quotation may be cut at its ends, shortened with an ellipsis or explained in brackets without being altered; the
convention is that of news style books. What counts as altered are words changed, put in or left out unmarked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from wherefrom.reading.types import Reading, Statement
from wherefrom.text.quotations import quotations
from wherefrom.text.quoted_words import TELLING, QuotedWord, quoted_words
from wherefrom.text.shingles import plain_word
from wherefrom.text.span import Span
from wherefrom.tracing.types import Quote, QuoteVariant

Operation = Literal["equal", "deleted", "inserted", "replaced"]

_LEAST = 4
"""Words of a quotation; fewer are a phrase that anybody may use."""
_MOST = 400
"""Words of a quotation that are compared; a longer one is a speech, and comparing costs the square."""
_SAME = 0.6
"""The part of the shorter quotation that must agree for both to be the same words."""
_RUN = 8
"""Words in a row that show the same, however little of the quotations they are."""
_ANYBODY = 12
"""Words in a row that show the same even where the articles name different speakers."""
_SENTENCE_END = re.compile(r"[.?!]\W{0,8}$")
_MARKS = " \t\n\u00a0\"“”„«»‘’'`,"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of two quotations: ``a`` and ``b`` are spans into the first and second, empty where it has no words."""

    operation: Operation
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class _Printed:
    """One quotation as one article prints it."""

    article: str
    speaker: str
    named: bool
    text: str
    words: tuple[QuotedWord, ...]
    plain: tuple[str, ...]
    vocabulary: frozenset[str]
    runs: frozenset[tuple[str, ...]]


def quotes(readings: Sequence[Reading], name_of: Callable[[str, Statement], str] | None = None) -> tuple[Quote, ...]:
    """The quotations that more than one of ``readings`` prints, in the order in which they first appear.

    ``name_of`` gives the speaker of a statement of an article (by its id) in the names of the whole trace; without it
    the first link of the chain is the speaker, and two are the same where one's name is part of the other's.
    """
    printed = [quote for reading in readings for quote in _printed(reading, name_of)]
    found: list[Quote] = []
    for same in _same_words(printed, exact_names=name_of is not None):
        if len({quote.article for quote in same}) > 1:
            found.append(_quote(same))
    return tuple(found)


def differences(a: str, b: str) -> list[Difference]:
    """What turns quotation ``a`` into ``b``, word by word, in order; case, punctuation and marks do not count.

    Every word of both lies in exactly one difference. A word in brackets and an ellipsis are in none.
    """
    here, there = quoted_words(a, _MOST), quoted_words(b, _MOST)
    found: list[Difference] = []
    i = j = 0
    for x, y, size in [*_common(here, there), (len(here), len(there), 0)]:
        if x > i or y > j:
            kind: Operation = "replaced" if x > i and y > j else "deleted" if x > i else "inserted"
            found.append(Difference(kind, _place(here, i, x), _place(there, j, y)))
        i, j = x + size, y + size
        if size:
            found.append(Difference("equal", _place(here, x, i), _place(there, y, j)))
    return found


def is_altered(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` print the same quotation in other words.

    False where they are not the same quotation, or where one is only cut, or has an ellipsis or brackets in that place.
    """
    here, there = quoted_words(a, _MOST), quoted_words(b, _MOST)
    common = _common(here, there)
    return _are_same(here, there, common) and _differ(here, there, common)


def _place(words: Sequence[QuotedWord], begin: int, end: int) -> Span:
    if begin < end:
        return words[begin].span[0], words[end - 1].span[1]
    at = words[begin - 1].span[1] if begin else 0
    return at, at


def _common(a: Sequence[QuotedWord], b: Sequence[QuotedWord]) -> list[tuple[int, int, int]]:
    """The runs of words that agree (place in a, in b, length), without those that agree by chance."""
    here, there = [w.plain for w in a], [w.plain for w in b]
    if here == there:
        return [(0, 0, len(here))] if here else []
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return []
    core = max(range(len(blocks)), key=lambda at: blocks[at][2])
    kept = [blocks[core]]
    for i, j, size in blocks[core + 1 :]:
        x, y, length = kept[-1]
        if _belongs(max(i - x - length, j - y - length), size):
            kept.append((i, j, size))
    kept.reverse()
    for i, j, size in reversed(blocks[:core]):
        x, y, _ = kept[-1]
        if _belongs(max(x - i - size, y - j - size), size):
            kept.append((i, j, size))
    return sorted(kept)


def _belongs(gap: int, size: int) -> bool:
    """Whether a run behind a gap belongs to the same wording: the shorter it is, the nearer it must be."""
    return size >= _LEAST or gap <= 2 * size


def _are_same(a: Sequence[QuotedWord], b: Sequence[QuotedWord], common: Sequence[tuple[int, int, int]]) -> bool:
    agreeing = sum(size for _, _, size in common)
    if max((size for _, _, size in common), default=0) >= _RUN:
        return True
    telling = {word.plain for i, _, size in common for word in a[i : i + size] if len(word.plain) >= TELLING}
    return agreeing >= max(_LEAST, _SAME * min(len(a), len(b))) and len(telling) > 1


def _differ(a: Sequence[QuotedWord], b: Sequence[QuotedWord], common: Sequence[tuple[int, int, int]]) -> bool:
    """Whether words differ between the first and the last that agree, or where both go on in other words."""
    i, j, size = common[0]
    if i and j and not (_breaks(a, 0, i) or _breaks(b, 0, j) or a[i].first or b[j].first):
        return True
    for x, y, length in common[1:]:
        i, j = i + size, j + size
        if (x > i or y > j) and not (_breaks(a, i, x) or _breaks(b, j, y) or _left_out(a, i, x) or _left_out(b, j, y)):
            return True
        i, j, size = x, y, length
    i, j = i + size, j + size
    if i == len(a) or j == len(b):
        return False
    return not (a[i].open or b[j].open or a[i].first or b[j].first)


def _breaks(words: Sequence[QuotedWord], begin: int, end: int) -> bool:
    """Whether an ellipsis or brackets stand somewhere from the word before ``begin`` to the word at ``end``."""
    return any(word.open for word in words[begin : end + 1])


def _left_out(words: Sequence[QuotedWord], begin: int, end: int) -> bool:
    """Whether the words from ``begin`` to ``end`` are whole sentences, which the other leaves out."""
    return begin < end < len(words) and words[begin].first and words[end].first


def _printed(reading: Reading, name_of: Callable[[str, Statement], str] | None) -> Iterator[_Printed]:
    article = reading.article
    marked = quotations(article.text)
    for statement in reading.statements:
        if statement.voice == "indirect" or not statement.chain:
            continue
        quoted = [
            (max(start, begin), min(end, stop))
            for start, end in statement.content
            for begin, stop in marked
            if begin < end and stop > start
        ]
        text = _joined(article.text, quoted or statement.content, mixed=statement.voice == "mixed")
        words = quoted_words(text, _MOST)
        if len(words) >= _LEAST:
            origin = statement.chain[0]
            name = name_of(article.id, statement) if name_of else origin.name
            named = origin.kind not in {"unnamed", "group"}
            plain = tuple(word.plain for word in words)
            runs = frozenset(plain[at : at + _RUN] for at in range(len(plain) - _RUN + 1))
            yield _Printed(article.id, name, named, text, words, plain, frozenset(plain), runs)


def _joined(text: str, spans: Sequence[Span], *, mixed: bool) -> str:
    """The pieces of a quotation as one text; what the article tells in its own words between them is an ellipsis."""
    joined, before = "", 0
    for start, end in spans:
        piece = " ".join(text[start:end].strip(_MARKS).split())
        if joined and piece:
            told = text[before:start]
            ends = joined[-1] in ".?!…"
            joined += " … " if mixed else " " if ends else ". " if _SENTENCE_END.search(told) else ", "
        joined, before = joined + piece, end
    return joined


def _same_words(printed: Sequence[_Printed], *, exact_names: bool) -> list[list[_Printed]]:
    """``printed`` in groups of the same quotation, each linked to another of its group."""
    groups: list[list[_Printed]] = []
    for quote in printed:
        linked = [at for at, group in enumerate(groups) if any(_linked(quote, other, exact_names) for other in group)]
        if not linked:
            groups.append([quote])
            continue
        for at in reversed(linked[1:]):
            groups[linked[0]].extend(groups.pop(at))
        groups[linked[0]].append(quote)
    return groups


def _linked(a: _Printed, b: _Printed, exact_names: bool) -> bool:
    if len(a.vocabulary & b.vocabulary) < min(_SAME * min(len(a.vocabulary), len(b.vocabulary)), _LEAST):
        return False
    same = _same_speaker(a, b, exact_names)
    if a.runs.isdisjoint(b.runs) and not (same and _may_agree(a, b)):
        return False
    common = _common(a.words, b.words)
    longest = max((size for _, _, size in common), default=0)
    if not (same or longest >= _ANYBODY):
        return False
    return _are_same(a.words, b.words, common)


def _may_agree(a: _Printed, b: _Printed) -> bool:
    """Whether as many words as must agree stand in both at all: far cheaper to tell than which do."""
    least = max(_LEAST, _SAME * min(len(a.words), len(b.words)))
    return all(sum(word in y.vocabulary for word in x.plain) >= least for x, y in ((a, b), (b, a)))


def _same_speaker(a: _Printed, b: _Printed, exact: bool) -> bool:
    if a.speaker == b.speaker or not (a.named and b.named):
        return True
    if exact:
        return False
    here, there = ({plain_word(word) for word in name.split()} for name in (a.speaker, b.speaker))
    return here <= there or there <= here


def _quote(same: Sequence[_Printed]) -> Quote:
    by_words: dict[tuple[str, ...], list[_Printed]] = defaultdict(list)
    for quote in same:
        by_words[quote.plain].append(quote)
    ranked = sorted(by_words.values(), key=lambda found: (-len({q.article for q in found}), -len(found[0].words)))
    variants = tuple(QuoteVariant(found[0].text, tuple(dict.fromkeys(q.article for q in found))) for found in ranked)
    altered = any(
        len({*first.articles, *second.articles}) > 1 and is_altered(first.text, second.text)
        for at, first in enumerate(variants)
        for second in variants[at + 1 :]
    )
    names = Counter(quote.speaker for quote in same if quote.named) or Counter(quote.speaker for quote in same)
    speaker = min(names, key=lambda name: (-names[name], -len(name), name))
    return Quote(speaker, variants, altered)
