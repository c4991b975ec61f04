"""Selection: which ways of a claim's statements say where the claim is from, and which only stand beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns import unnamed_sources as en
from wherefrom.reading.types import Reading
from wherefrom.tracing.claims.claims import BACKERS, Utterance
from wherefrom.tracing.claims.meaning import Vector
from wherefrom.tracing.credits.credits import Credit
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import Way, is_anonymous, is_source

SPOKEN_OF = 0.25
"""Part of the articles in whose statements a party is spoken of, from which it is what the claim is about."""
NEAR = 700
"""Characters within which an outlet and an unnamed source are of one passage."""
LATE = 0.25
"""How much less a statement at the very end of an article weighs than one at its head."""


def claim_ways(
    members: Sequence[Utterance],
    topic: Vector,
    readings: Sequence[Reading],
    parties: Parties,
    subjects: Collection[ChainLink],
    opponents: Collection[ChainLink],
) -> list[Way]:
    """The ways of ``members`` that tell where the claim is from, weighed by how near and how early they stand.

    Those who dispute the claim (``opponents``) are not where it is from, and whoever it is about (``subjects``) only
    where the article names nobody else, not even the outlet that most others credit.
    """
    relays = _relays(members)
    found: list[Way] = []
    for i, reading in enumerate(readings):
        text = reading.article.text
        known = [relay for relay in relays if parties.mentions(relay, text)]
        told = [_weighed(u, topic, reading.article) for u in members if u.article == i and u.way.chain]
        ways = without(opponents, told)
        kept = without(subjects, ways)
        if not kept and known and ways:
            kept = [replace(max(ways, key=lambda way: way.weight), chain=(known[0],))]
        found.extend(_told_to_relays(kept or ways, known, signed=bool(reading.article.outlet)))
    return found


def _relays(members: Sequence[Utterance]) -> list[ChainLink]:
    """The outlets that several articles have the claim from, the most often named first."""
    pairs = {(link, u.article) for u in members for link in u.way.chain if link.kind == "outlet"}
    counted = Counter(link for link, _ in pairs)
    return [link for link, count in counted.most_common() if count >= BACKERS]


def credit_ways(readings: Sequence[Reading], credits: Sequence[Sequence[Credit]]) -> list[Way]:
    """The ways of credits outside statements; mere relays weigh nothing."""
    return [
        Way(reading.article.id, None, credit.chain, credit.evidence, 0.0 if credit.passing else 1.0)
        for reading, given in zip(readings, credits, strict=True)
        for credit in given
    ]


def spoken_of(members: Sequence[Utterance], parties: Parties) -> set[ChainLink]:
    """The parties that the claim itself speaks of, in many articles: what it is about, hardly where it is from."""
    speakers = {link for u in members for link in u.way.chain if not is_anonymous(link)}
    articles = {u.article for u in members}
    found = set()
    for link in sorted(speakers, key=lambda link: link.name):
        names = "|".join(re.escape(name) for name in parties.spellings.get(link, (link.name,)))
        pattern = re.compile(rf"\b(?:{names})\b")
        spoken = {u.article for u in members if link not in u.way.chain and pattern.search(u.words)}
        if len(spoken) >= max(2, SPOKEN_OF * len(articles)):
            found.add(link)
    return found


def _weighed(u: Utterance, topic: Vector, article: Article) -> Way:
    at = u.statement.content[0][0] / max(1, len(article.text))
    return replace(u.way, weight=max(0.0, float(u.vector @ topic)) * (1 - LATE * at))


def without(out: Collection[ChainLink], ways: Sequence[Way]) -> list[Way]:
    """``ways`` without those parties."""
    kept = [replace(way, chain=tuple(link for link in way.chain if link not in out)) for way in ways]
    return [way for way in kept if way.chain]


def _told_to_relays(ways: Sequence[Way], known: Sequence[ChainLink], *, signed: bool) -> list[Way]:
    """The ways of one article, an unnamed source that stands alone tied to the outlet that the article credits.

    ``known`` are the relays of the story that the article mentions. Offices without a name and bare plurals beside
    named sources ("the ambassador", "officials") are taken for those, and left out. ``signed``: it is known whose
    article it is; whom that outlet names before any relay spoke to itself.
    """
    named = any(not is_anonymous(link) for way in ways for link in way.chain)
    relays: dict[str, ChainLink | None] = {}
    found = []
    for way in ways:
        told = way.chain[0].name
        if not all(is_anonymous(link) for link in way.chain):
            found.append(way)
            continue
        if en.BACK.match(told) and way is not ways[0]:
            continue
        relay = relays.setdefault(told, _relay_near(way, ways, behind=not signed))
        plain = not is_source(told) or " " not in told
        if not relay and plain and not named:
            relay = known[0] if known else None
        if relay:
            found.append(replace(way, chain=(*(way.chain if is_source(told) else ()), relay)))
        elif not (plain and named):
            found.append(way)
    return found


def _relay_near(way: Way, ways: Sequence[Way], *, behind: bool) -> ChainLink | None:
    """The outlet named last before ``way`` names its source, if near; or (``behind``) the first after it."""
    at = _place(way)
    places = [(_place(w), w.chain[-1]) for w in ways if w.chain[-1].kind == "outlet"]
    before = [place for place in places if at - NEAR <= place[0] <= at]
    if before:
        return max(before, key=lambda place: place[0])[1]
    after = [place for place in places if behind and at < place[0] <= at + NEAR]
    return min(after, key=lambda place: place[0])[1] if after else None


def _place(way: Way) -> int:
    return way.evidence[0][0] if way.evidence else 0
