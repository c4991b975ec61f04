"""The context of a statement: the text, its parties, its sentences and quotations, and who spoke so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from wherefrom.reading.parties.cast import Cast, Party
from wherefrom.reading.parties.kinds import Phrase
from wherefrom.text.span import Span


@dataclass(slots=True)
class Context:
    """One article being read. ``spoken`` and ``described`` grow as statements are taken in text order."""

    text: str
    cast: Cast
    sentences: Sequence[Span]
    quotes: list[Span]
    spoken: list[tuple[int, Party]] = field(default_factory=list)
    """Who spoke so far, at which offset; people inside somebody else's words are left out."""
    described: list[tuple[int, Phrase, Party]] = field(default_factory=list)
    """Sources without a name, as the article describes them."""

    def sentence_of(self, at: int) -> int:
        """The number of the sentence that holds offset ``at``; -1 before the first."""
        return bisect_right(self.sentences, (at, 1 << 60)) - 1

    def last_speaker(self, before: int) -> Party | None:
        """Who spoke last before offset ``before``."""
        return next((party for at, party in reversed(self.spoken) if at < before), None)
