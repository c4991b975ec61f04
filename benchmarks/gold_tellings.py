"""What each step of tracing could gain: gold credits in place of read ones, gold names in place of joined ones.

The tracer runs as it is, but for the tellings that it weighs: with gold credits these are the credit lines of
``gold/STORIES.md``, plainly told; with gold names every link is the party that ``same_names`` says it is, a name that
gold does not know staying as it is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from gold_credits import Story, gold_naming, lines_of
from wherefrom.archive.parties.names import key_of
from wherefrom.reading.types import Reading
from wherefrom.tracing import tracer
from wherefrom.tracing.credits.tellings import Telling
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import is_anonymous, is_source

PLAINLY = 0.95
"""What a gold credit weighs."""


@contextmanager
def put_in_place(story: Story, *, credits: bool, names: bool) -> Iterator[None]:
    """Within it, ``tracer.trace`` of the readings of ``story`` has its gold credits, its gold names, or both."""
    read: Callable[..., list[Telling]] = tracer.tellings_of

    def tellings_of(readings: Sequence[Reading], *rest: Any) -> list[Telling]:
        parties, outlets = rest[-2:]
        found = gold_tellings(story, readings, parties) if credits else read(readings, *rest)
        if names:
            found = [_renamed(telling, story, outlets[telling.article]) for telling in found]
        return [telling for telling in found if telling.chain or telling.statement is not None]

    with patch.object(tracer, "tellings_of", tellings_of):
        yield


def gold_tellings(story: Story, readings: Sequence[Reading], parties: Parties) -> list[Telling]:
    """The credit lines of every article, origin first, under the names of the trace."""
    articles = {article["id"]: article for article in story["articles"]}
    return [
        Telling(i, None, tuple(dict.fromkeys(_link(name, story, parties) for name in line[::-1])), PLAINLY)
        for i, reading in enumerate(readings)
        for line in lines_of(story, articles[reading.article.id])
    ]


def _link(name: str, story: Story, parties: Parties) -> ChainLink:
    if known := parties.named(name):
        return known
    unnamed = is_source(name) or not name[:1].isupper()
    return ChainLink(name, "outlet" if name in story["relays"] else "unnamed" if unnamed else "person")


def _renamed(telling: Telling, story: Story, own: ChainLink | None) -> Telling:
    outlet = own and _party(own, story)
    chain = (link for link in (_party(link, story) for link in telling.chain) if link != outlet)
    return dataclasses.replace(telling, chain=tuple(dict.fromkeys(chain)))


def _party(link: ChainLink, story: Story) -> ChainLink:
    naming = gold_naming(story)
    held = [name for group in story["same_names"] for name in group]
    held += [name for o in story["origins"] for name in (o["name"], o.get("via")) if name]
    name = next((name for name in held if key_of(name) == key_of(link.name)), None)
    if name is None:
        return link
    group = naming((name,))[0]
    same = [other for other in held if naming((other,))[0] == group]
    shown = next((o.get("via") or o["name"] for o in story["origins"] if naming((o["name"],))[0] == group), same[0])
    relays = any(other in story["relays"] for other in same)
    # A party that gold knows by a name is one, whatever its article calls it.
    return ChainLink(shown, "outlet" if relays else "person" if is_anonymous(link) else link.kind)
