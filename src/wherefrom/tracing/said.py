"""What people say of a story, handed in as frozen values: tracing itself asks no archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec.structs import replace

from wherefrom.archive.parties.types import SaidOfNames
from wherefrom.lang.fold import fold
from wherefrom.reading.types import Reading
from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.credits.credits import Credit
from wherefrom.tracing.credits.tellings import Telling
from wherefrom.tracing.origins.derivations import how_of
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.passages.shared_text import SharedText
from wherefrom.tracing.types import ChainLink, Derivation, Passage, PutRight

Key = tuple[int, int]
"""A statement: the place of its article in the story, and its id there."""
_Group = TypeVar("_Group", bound=Sequence[Utterance])


@dataclass(frozen=True, slots=True)
class Said:
    """``names``: who is one and who is not; ``made``: every correction that is followed here, as it is shown."""

    names: SaidOfNames = field(default_factory=SaidOfNames)
    made: tuple[PutRight, ...] = ()

    def derivations(self) -> list[PutRight]:
        """What is said of whom articles took from."""
        return [one for one in self.made if one.action == "derivation"]

    def claims(self, readings: Sequence[Reading]) -> list[tuple[Key, Key, bool]]:
        """The pairs of statements that make one claim, or do not."""
        places = {reading.article.id: place for place, reading in enumerate(readings)}
        return [
            ((places[a], x), (places[b], y), bool(one.yes))
            for one in self.made
            if one.action == "same-claim"
            for (a, x), (b, y) in (one.statements,)
        ]


NOTHING = Said()


def without_denied(shared: Iterable[SharedText], said: Said) -> list[SharedText]:
    """The pairs that share text, but for those of which somebody says that neither is taken from the other."""
    no = {frozenset((one.article, one.source)) for one in said.derivations() if one.source and not one.yes}
    return [pair for pair in shared if frozenset((pair.a, pair.b)) not in no]


def with_taken(taken: Mapping[int, int], said: Said, readings: Sequence[Reading]) -> dict[int, int]:
    """From which earlier article each is taken, with what people say; each goes back to the first of its line."""
    places = {reading.article.id: place for place, reading in enumerate(readings)}
    found = dict(taken)
    told = [(places[one.article or ""], places[one.source]) for one in said.derivations() if one.source and one.yes]
    for article, source in told:
        if found.get(source) == article:
            del found[source]
        found[article] = source
    return {article: source for article in found if (source := _first(article, found)) != article}


def _first(article: int, taken: Mapping[int, int]) -> int:
    seen = {article}
    while article in taken and taken[article] not in seen:
        article = taken[article]
        seen.add(article)
    return article


def with_credits(
    credits: Sequence[Sequence[Credit]], said: Said, readings: Sequence[Reading], parties: Parties
) -> list[tuple[Credit, ...]]:
    """The credits of each article, with those that people say there are, and without those that they deny."""
    found = [tuple(given) for given in credits]
    places = {reading.article.id: place for place, reading in enumerate(readings)}
    for one in said.derivations():
        if one.name is not None:
            place, party = places[one.article or ""], parties.named(one.name) or ChainLink(one.name, "outlet")
            rest = tuple(credit for credit in found[place] if party not in credit.chain)
            found[place] = (*rest, Credit((party,), ())) if one.yes else rest
    return found


def with_said(
    derivations: Iterable[Derivation], said: Said, readings: Sequence[Reading], parties: Parties
) -> tuple[Derivation, ...]:
    """The derivations that people do not deny, and those that they tell."""
    by_id = {reading.article.id: reading for reading in readings}
    found = list(derivations)
    for one in said.derivations():
        pair = frozenset((one.article, one.source))
        about = [d for d in found if _is_about(d, one, pair, parties)]
        found = [d for d in found if d not in about]
        if one.yes:
            found.append(_told(one, about, by_id))
        elif one.source:  # What is denied one way may be so the other way.
            found += [d for d in about if d.article != one.article]
    return tuple(found)


def _is_about(made: Derivation, one: PutRight, pair: frozenset[str | None], parties: Parties) -> bool:
    if one.source is not None:
        return frozenset((made.article, made.from_article)) == pair
    if made.article != one.article or made.from_name is None or one.name is None:
        return False
    party = parties.named(one.name)
    return fold(made.from_name) == fold(one.name) or (party is not None and party == parties.named(made.from_name))


def _told(one: PutRight, about: Sequence[Derivation], by_id: Mapping[str, Reading]) -> Derivation:
    article = by_id[one.article or ""].article
    known = next((d for d in about if d.passages), about[0] if about else None)
    passages = () if known is None else known.passages
    if known is not None and known.article != one.article:
        passages = tuple(sorted((Passage(p.there, p.here) for p in passages), key=lambda p: p.here))
    here = known is not None and known.article == one.article
    otherwise = "credits" if one.source is None else "rewritten"
    how = one.how or (how_of(article, passages) if passages else known.how if known is not None and here else otherwise)
    evidence = known.evidence if known is not None and here else ()
    made = Derivation(article.id, how, one.source, one.name, passages, evidence, 1.0)  # type: ignore[arg-type]
    return replace(made, put_right=one.correction)


def claim_pairs(
    members: Sequence[Utterance],
    every: Sequence[Utterance],
    weights: Mapping[Key, float],
    pairs: Iterable[tuple[Key, Key, bool]],
) -> tuple[list[Utterance], dict[Key, float], set[Key]]:
    """``members`` of the main claim with what people say: those that are it, what came with its weight, what went.

    Of two that are one claim, each tells it as plainly as the other; of two that are not, the less plain one goes.
    """
    held, came, went = {u.key for u in members}, dict[Key, float](), set[Key]()
    known = {u.key for u in every}
    for one, other, yes in pairs:
        if not {one, other} <= known or not held & {one, other}:
            continue
        least, most = sorted((one, other), key=lambda key: (weights.get(key, 0.0), key))
        if yes:
            came[least] = came.get(most, weights.get(most, 0.0))
            held |= {one, other}
        elif {one, other} <= held:
            went.add(least)
            held -= {least}
    return [u for u in every if u.key in held], came, went


def adjusted(tellings: Iterable[Telling], came: Iterable[Telling], went: set[Key]) -> list[Telling]:
    """``tellings`` without those that ``went``, and with those that ``came`` in full weight, in order."""
    new = {(t.article, t.statement): t for t in came}
    kept = [t for t in tellings if (t.article, t.statement) not in new and (t.article, t.statement) not in went]
    return sorted((*kept, *new.values()), key=lambda telling: telling.article)


def regrouped(
    groups: Sequence[Sequence[Utterance]], every: Sequence[Utterance], pairs: Iterable[tuple[Key, Key, bool]]
) -> list[list[Utterance]]:
    """Groups of statements that say the same thing, with what people say of two; what leaves one stands alone."""
    found = [list(group) for group in groups]
    known = {u.key: u for u in every}
    for one, other, yes in pairs:
        if one not in known or other not in known:
            continue
        here, there = (next((g for g in found if known[key] in g), None) for key in (one, other))
        if not yes and here is not None and here is there:
            here.remove(known[other])
            found.append([known[other]])
        elif yes and (here is None or here is not there):
            both = [*(here or [known[one]]), *(there or [known[other]])]
            found = [g for g in found if g is not here and g is not there] + [both]
    return found
