"""Derivations: which article took from which, by the words they share, by what they credit, and by their dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from wherefrom.archive.corrections.types import How
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.text.span import Span
from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.passages.shared_text import SharedText
from wherefrom.tracing.types import ChainLink, Derivation, Passage
from wherefrom.tracing.ways import Way, is_anonymous

WHOLE = 0.8
"""Part of the derived article that is shared, from which it is the other one republished."""
PART = 0.35
"""The same, from which it is rewritten from the other one; below it holds an excerpt."""
SAME_THING = 0.6
"""Likeness of two statements from which they are of the same thing."""
UNKNOWN_DIRECTION = 0.5
_CREDITED, _DATED = 0.95, 0.8


def derivations_of(
    readings: Sequence[Reading], shared: Sequence[SharedText], ways: Sequence[Way], parties: Parties
) -> tuple[Derivation, ...]:
    """Derivations by shared words, then those by credits; ``ways`` are those that tell where the main claim is from."""
    articles = {reading.article.id: reading.article for reading in readings}
    published = {party: id for party, id in _outlets(readings, parties).items() if id}
    credited = _credited(ways)
    copies = [_by_words(pair, articles, credited, parties) for pair in shared]
    return (*copies, *_by_credit(ways, articles, published))


def taken_from(readings: Sequence[Reading], shared: Sequence[SharedText]) -> dict[int, int]:
    """For each article that is mostly the words of an earlier one the place of that one, the earliest there is."""
    places = {reading.article.id: i for i, reading in enumerate(readings)}
    found: dict[int, int] = {}
    for pair in shared:
        one, other = sorted((places[pair.a], places[pair.b]), key=lambda i: readings[i].article.published or "")
        days = [readings[i].article.published for i in (one, other)]
        if not all(days) or days[0] == days[1] or not pair.is_copy:
            continue
        spans = [span for both in pair.passages for span in both[(places[pair.b] == other) :][:1]]
        here = [Passage(span, span) for span in spans]
        if how_of(readings[other].article, here) != "excerpted":
            found[other] = min(found.get(other, one), one, key=lambda i: readings[i].article.published or "")
    return {number: source for number, source in found.items() if source not in found}


def _outlets(readings: Sequence[Reading], parties: Parties) -> dict[ChainLink, str | None]:
    """The one article that each outlet has in the story; None where it has several."""
    found: dict[ChainLink, str | None] = {}
    for reading in readings:
        party = outlet_of(reading.article, parties)
        if party:
            found[party] = None if party in found else reading.article.id
    return found


def outlet_of(article: Article, parties: Parties) -> ChainLink | None:
    """The outlet of ``article`` as a party of the trace."""
    return parties.named(article.outlet) if article.outlet else None


def _credited(ways: Sequence[Way]) -> dict[tuple[str, ChainLink], Way]:
    """The first way on which each article names each party."""
    found: dict[tuple[str, ChainLink], Way] = {}
    for way in ways:
        for link in way.chain:
            found.setdefault((way.article, link), way)
    return found


def _by_words(
    pair: SharedText, articles: Mapping[str, Article], credited: Mapping[tuple[str, ChainLink], Way], parties: Parties
) -> Derivation:
    """The later of the two took from the earlier, unless one credits the other; without either it stays open."""
    a, b = articles[pair.a], articles[pair.b]
    passages = [Passage(here, there) for here, there in pair.passages]
    a_credits_b = _credit(a, b, credited, parties)
    b_credits_a = _credit(b, a, credited, parties)
    evidence: tuple[Span, ...] = ()
    if bool(a_credits_b) != bool(b_credits_a):
        turned, confidence = bool(b_credits_a), _CREDITED
        evidence = (a_credits_b or b_credits_a or _NOWHERE).evidence
    elif a.published and b.published and a.published != b.published:
        turned, confidence = a.published < b.published, _DATED
    else:
        turned, confidence = len(a.text) >= len(b.text), UNKNOWN_DIRECTION
    if turned:
        a, b = b, a
        passages = [Passage(p.there, p.here) for p in passages]
    passages.sort(key=lambda p: p.here)
    return Derivation(a.id, how_of(a, passages), b.id, None, tuple(passages), evidence, confidence)


_NOWHERE = Way("", None, ())


def _credit(a: Article, b: Article, credited: Mapping[tuple[str, ChainLink], Way], parties: Parties) -> Way | None:
    """The way on which ``a`` names the outlet of ``b``."""
    party = outlet_of(b, parties)
    return credited.get((a.id, party)) if party and party != outlet_of(a, parties) else None


def how_of(article: Article, passages: Sequence[Passage]) -> How:
    """How an article has what it shares with another, by how much of it that is."""
    held = sum(end - start for start, end in (p.here for p in passages))
    all_words = len(article.text) - sum(end - start for start, end in article.furniture)
    part = held / max(1, all_words)
    if part >= WHOLE:
        return "republished"
    return "rewritten" if part >= PART else "excerpted"


def mutual_credits(
    utterances: Sequence[Utterance], readings: Sequence[Reading], parties: Parties
) -> list[tuple[Derivation, Derivation]]:
    """Pairs of articles that each name the other's outlet for the same thing, whether it is the main claim or not."""
    outlets = {reading.article.id: outlet_of(reading.article, parties) for reading in readings}
    known = set(outlets.values()) - {None}
    credit = [u for u in utterances if u.way.chain and u.way.chain[-1] in known]
    found: dict[tuple[str, str], tuple[Derivation, Derivation]] = {}
    for one, other in combinations(credit, 2):
        a, b = one.way.article, other.way.article
        crossed = one.way.chain[-1] == outlets[b] and other.way.chain[-1] == outlets[a] and outlets[a] != outlets[b]
        if crossed and float(one.vector @ other.vector) >= SAME_THING:
            pair = (_credits(a, b, one.way), _credits(b, a, other.way))
            found.setdefault((a, b), pair)
    return list(found.values())


def _credits(article: str, source: str, way: Way) -> Derivation:
    return Derivation(article, "credits", source, None, (), way.evidence, _CREDITED)


def _by_credit(
    ways: Sequence[Way], articles: Mapping[str, Article], published: Mapping[ChainLink, str]
) -> list[Derivation]:
    """One derivation for each party that an article credits, whether it is an article of the story or not."""
    found: dict[tuple[str, ChainLink], Derivation] = {}
    for way in ways:
        for link in way.chain:
            if is_anonymous(link) or link.kind not in ("outlet", "document"):
                continue
            source = published.get(link)
            if source == way.article:
                continue
            name = None if source else link.name
            made = Derivation(way.article, "credits", source, name, (), way.evidence, _CREDITED)
            found.setdefault((way.article, link), made)
    return list(found.values())
