"""Shared passages: the words that two articles have in common, with their exact places in both.

Candidates share fingerprints (``text.shingles``); each is then aligned word by word (``text.passages.alignment``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.text.passages.alignment import WHOLE_SHARE, Words, common_passages, words_of
from wherefrom.text.passages.boilerplate import boilerplate
from wherefrom.text.shingles import fingerprints_of_words
from wherefrom.text.span import Span

COPY_WORDS = 35
COPY_SHARE = 0.19


@dataclass(frozen=True, slots=True)
class SharedText:
    """The passages that articles ``a`` and ``b`` (ids) have in common.

    ``passages``: pairs of spans, the first into a's text, the second into b's, in the order of a, not overlapping in
    either. ``words``: how many words of the shorter article lie in them, the few edited ones between included.
    ``share``: those as a part of its reporting, the furniture left out.
    """

    a: str
    b: str
    passages: tuple[tuple[Span, Span], ...]
    words: int
    share: float

    @property
    def is_copy(self) -> bool:
        """Whether one has so much of the other that it is a copy, not just a common phrase or a line of a speech.

        About forty words and about a fifth of the shorter article, or nearly all of it.
        """
        return (self.words >= COPY_WORDS and self.share >= COPY_SHARE) or self.share >= WHOLE_SHARE


def shared_texts(readings: Sequence[Reading]) -> list[SharedText]:
    """The pairs of ``readings`` that share text, in the order of the readings.

    Costs grow with the words and with the pairs that share fingerprints, not with all pairs.
    """
    prepared = [_words_of(reading.article) for reading in readings]
    ids = [reading.article.id for reading in readings]
    found = (_shared((ids[i], prepared[i]), (ids[j], prepared[j])) for i, j in _candidates(prepared))
    return [shared for shared in found if shared]


def aligned(a: Article, b: Article) -> SharedText | None:
    """What ``a`` and ``b`` share; None where that is nothing beyond chance."""
    return _shared((a.id, _words_of(a)), (b.id, _words_of(b)))


def _words_of(article: Article) -> Words:
    return words_of(article.text, [*article.furniture, *boilerplate(article.text)])


def _candidates(prepared: Sequence[Words]) -> Iterator[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for i, article in enumerate(prepared):
        for fingerprint in fingerprints_of_words(article.words):
            holders[fingerprint].append(i)
    common: Counter[tuple[int, int]] = Counter()
    for articles in holders.values():
        common.update((i, j) for at, i in enumerate(articles) for j in articles[at + 1 :])
    yield from sorted(common)


def _shared(a: tuple[str, Words], b: tuple[str, Words]) -> SharedText | None:
    passages = common_passages(a[1], b[1])
    if not passages:
        return None
    words = sum(passage.words for passage in passages)
    shorter = min(len(a[1].words), len(b[1].words))
    return SharedText(a[0], b[0], tuple((p.here, p.there) for p in passages), words, words / shorter)
