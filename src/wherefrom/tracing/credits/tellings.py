"""Tellings: every statement and credit line of a story with its whole chain, and how plainly it tells of the claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.lang.en.patterns.claims import COMMENTING, NO_COMMENT, SPOKEN
from wherefrom.reading.meaning.vectors import Vector
from wherefrom.reading.types import Reading
from wherefrom.tracing.claims.claims import Utterance, denies
from wherefrom.tracing.credits.credits import Credit
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import Chain, cited_source, links_of, party_of

ALIKE, SPAN = 0.25, 0.45
"""Likeness to the claim from which on a statement tells of it, and by how much more it does so plainly."""
AROUND = 0.9
"""How much the whole sentence of a statement counts beside its own words."""
LATE, FAR = 0.5, 2500
"""How much less a statement far from the head of an article weighs than one at it, and at how many characters half of
that."""
ATTITUDES = frozenset({"intends", "asks", "thinks", "refuses"})
ATTITUDE, REFUSAL = 0.9, 0.4
"""What a plan, wish or belief weighs beside an assertion; what a refusal does."""
HELD = 0.25
"""What its holder weighs where the words are of what he plans or thinks, and of nothing that he said."""
NAMED, PASSED_ON = 0.9, 0.35
"""What a credit outside statements weighs: as a source, and for having passed it on (via, hat tip)."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement (``statement`` None: a credit line) of an article, by its place in the story.

    ``chain``: origin first, the article's own outlet left out; empty where nobody is named or described. ``weight``: 0
    to 1. ``held``: whether its origin only plans or thinks what is told, and is not told to have said it.
    ``passing``: whether a credit line is of somebody who only passed it on; ``reprint``: of whose article it is whole.
    """

    article: int
    statement: int | None
    chain: Chain
    weight: float
    held: bool = False
    passing: bool = False
    reprint: bool = False


def tellings_of(
    readings: Sequence[Reading],
    utterances: Sequence[Utterance],
    credits: Sequence[Sequence[Credit]],
    claim: Vector,
    parties: Parties,
    outlets: Sequence[ChainLink | None],
) -> list[Telling]:
    """What of each article tells of the ``claim``, in order of the readings; ``outlets``: whose each article is."""
    found = [
        telling_of(u, reading, parties, outlets[u.article], _plainness(u, claim))
        for u in utterances
        for reading in (readings[u.article],)
    ]
    kept = [telling for telling in found if telling.weight > 0]
    for i, given in enumerate(credits):
        for credit in given:
            chain = tuple(link for link in credit.chain if link != outlets[i])
            if chain:
                weight = PASSED_ON if credit.passing else NAMED
                kept.append(Telling(i, None, chain, weight, passing=credit.passing, reprint=credit.reprint))
    return sorted(kept, key=lambda telling: telling.article)


def telling_of(u: Utterance, reading: Reading, parties: Parties, own: ChainLink | None, weight: float) -> Telling:
    """A statement with its whole chain; ``own``: the outlet of its article."""
    spoken = SPOKEN.search(reading.article.words_at(u.statement.cue))
    chain = tuple(dict.fromkeys(link for link in _chain(reading, u, parties) if link != own))
    return Telling(u.article, u.statement.id, chain, weight, u.statement.stance in ATTITUDES and not spoken)


def _plainness(u: Utterance, claim: Vector) -> float:
    """How plainly a statement tells of the claim; one that denies it tells nothing of where it is from."""
    stance = u.statement.stance
    if denies(u) or u.background or is_declining(u):
        return 0.0
    likeness = max(float(u.vector @ claim) if u.whole else 0.0, AROUND * float(u.around @ claim))
    start = u.statement.content[0][0]
    at = start / (start + FAR)
    weight = min(1.0, max(0.0, (likeness - ALIKE) / SPAN)) * (1 - LATE * at)
    return weight * (REFUSAL if stance == "refuses" else ATTITUDE if stance in ATTITUDES else 1.0)


def is_declining(u: Utterance) -> bool:
    """Whether somebody only declines to speak: "refused to comment on the plant", "had no comment"."""
    words = u.words.strip()
    return NO_COMMENT.search(words) is not None or (
        u.statement.stance == "refuses" and COMMENTING.match(words) is not None
    )


def _chain(reading: Reading, u: Utterance, parties: Parties) -> Iterator[ChainLink]:
    cited = cited_source(reading.article, u.statement)
    if cited:
        yield cited
    for link in links_of(reading, u.statement, parties):
        party = party_of(link, parties)
        if party is not None:
            yield party
