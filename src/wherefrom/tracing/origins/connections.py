"""Connections: outlets of one owner, and outlets that print one agency. For the same text they are no two origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from wherefrom.intake.article import Article
from wherefrom.lang.outlets import Outlet, host_of, outlet_of_host, outlet_record
from wherefrom.reading.types import Reading
from wherefrom.tracing.credits.agencies import agencies_of
from wherefrom.tracing.origins.derivations import PART
from wherefrom.tracing.origins.explanation import Explanation, Root
from wherefrom.tracing.passages.shared_text import SharedText
from wherefrom.tracing.types import ChainLink, Connection


def connections_of(readings: Iterable[Reading]) -> tuple[Connection, ...]:
    """What the outlets of ``readings`` have in common, owners before agencies, those of most articles first."""
    owned: dict[str, list[tuple[str, str]]] = defaultdict(list)
    printed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for article in (reading.article for reading in readings):
        record = _record(article)
        name = record.name if record else article.outlet
        if record and record.owner:
            owned[record.owner].append((record.name, article.id))
        for agency in agencies_of(article) if name else ():
            printed[agency].append((name or "", article.id))
    return (*_connections("owner", owned), *_connections("agency", printed))


def _connections(
    how: Literal["owner", "agency"], found: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterator[Connection]:
    for name, pairs in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        outlets = tuple(dict.fromkeys(outlet for outlet, _ in pairs))
        if len(outlets) > 1:
            yield Connection(how, name, outlets, tuple(id for _, id in pairs))


def owner_of(article: Article) -> str | None:
    """Who owns the outlet of an article, where the list of outlets knows it."""
    record = _record(article)
    return record.owner if record else None


def _record(article: Article) -> Outlet | None:
    """The outlet by its name, else by the address of the article."""
    found = outlet_record(article.outlet) if article.outlet else None
    host = host_of(article.url)
    named = outlet_of_host(host) if found is None and not article.outlet and host else None
    return outlet_record(named) if named else found


def one_text(
    connections: Iterable[Connection], readings: Sequence[Reading], shared: Iterable[SharedText]
) -> dict[int, int]:
    """For each article with the text of an earlier one of its owner or agency the place of the first that has it."""
    places = {reading.article.id: number for number, reading in enumerate(readings)}
    pairs = {frozenset((places[pair.a], places[pair.b])) for pair in shared if pair.share >= PART}
    first: dict[int, int] = {}
    for connection in connections:
        numbers = sorted(places[id] for id in connection.articles)
        for number in numbers:
            same = [first.get(other, other) for other in numbers if other < number and {number, other} in pairs]
            if same:
                first[number] = min(same)
    return first


def as_one(
    found: Explanation, same: Mapping[int, int], outlets: Sequence[ChainLink | None], *, whole: bool
) -> Explanation:
    """``found`` where outlets that print one text are one origin, the first of them.

    ``same``: what ``one_text`` gives; ``outlets``: whose each article is. ``whole``: of the claim of the whole text,
    which one of them has where the other has it.
    """
    instead = {
        own: first
        for number, place in same.items()
        if (own := outlets[number]) is not None and (first := outlets[place]) is not None and own != first
    }
    origins = {
        number: list(dict.fromkeys(Root(instead.get(root.party, root.party), root.via) for root in roots))
        for number, roots in found.origins.items()
    }
    for number, place in same.items() if whole else ():
        if number not in origins and place in origins:
            origins[number] = origins[place]
        elif place not in origins and number in origins:
            origins[place] = origins[number]
    return Explanation(origins, [party for party in found.further if party not in instead])


def together(bare: Sequence[int], same: Mapping[int, int]) -> list[list[int]]:
    """``bare`` in groups of articles that print one text."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number in bare:
        groups[same.get(number, number)].append(number)
    return list(groups.values())
