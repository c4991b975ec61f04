"""Under which name a party stands in a graph: that of its story, or that of the whole archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from wherefrom.archive.ask.parties import parties_of_names
from wherefrom.archive.identity.found import NameOf, kept_name
from wherefrom.archive.parties.types import SaidOfNames
from wherefrom.export.exchange.naming import bearers, is_somebody
from wherefrom.reading.types import Kind, Link
from wherefrom.tracing.parties import Parties, parties_of
from wherefrom.tracing.types import Trace

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive


class Names(Protocol):
    """The names of one trace, each party under one."""

    def bearers(self, link: Link) -> Sequence[Link]:
        """Who a link of a chain is: of a joint source each of them."""

    def outlet(self, name: str) -> Link:
        """The outlet of an article."""

    def credited(self, name: str) -> Link:
        """Whom an article took from, by the name that its trace has for it."""


NamesOf = Callable[[Trace], Names]
"""The names of a trace."""


def names_of_story(trace: Trace) -> Names:
    """Each party under the name that the whole trace uses for it."""
    return _OfStory(trace)


def names_of_archive(archive: Archive) -> NamesOf:
    """Each party under the name by which the archive shows it, so that whoever is one there is one here."""
    known: dict[NameOf, Link | None] = {}
    return lambda trace: _OfArchive(archive, trace, known)


class _OfStory:
    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    @cached_property
    def _parties(self) -> Parties | None:
        if not self._trace.readings:
            return None
        merged = tuple(one.names for one in self._trace.put_right if one.action == "merge")
        split = tuple(((a,), (b,)) for a, b in (one.names for one in self._trace.put_right if one.action == "split"))
        return parties_of(self._trace.readings, SaidOfNames(merged, split))

    @cached_property
    def _documents(self) -> set[str]:
        return {link.name for link in _links(self._trace) if link.kind == "document"}

    def bearers(self, link: Link) -> Sequence[Link]:
        if link.candidates or self._parties is None:
            return (link,)
        named = (self._parties.of(one) for one in bearers(link))
        return list(dict.fromkeys(Link(one.name, one.kind) for one in named))

    def outlet(self, name: str) -> Link:
        return self._named(name) or Link(name, "outlet")

    def credited(self, name: str) -> Link:
        return self._named(name) or Link(name, "document" if name in self._documents else "outlet")

    def _named(self, name: str) -> Link | None:
        found = self._parties.named(name) if self._parties else None
        return Link(found.name, found.kind) if found else None


class _OfArchive:
    def __init__(self, archive: Archive, trace: Trace, known: dict[NameOf, Link | None]) -> None:
        self._archive, self._known, self._story = archive, known, _OfStory(trace)
        self._learn(kept_name(one.name, one.kind) for link in _links(trace) for one in bearers(link))
        outlets = (reading.article.outlet for reading in trace.readings)
        self._learn(kept_name(outlet, "outlet") for outlet in outlets if outlet)

    def bearers(self, link: Link) -> Sequence[Link]:
        shown = (self._shown(one.name, one.kind) if is_somebody(one) else one for one in bearers(link))
        return list(dict.fromkeys(shown))

    def outlet(self, name: str) -> Link:
        return self._shown(name, "outlet")

    def credited(self, name: str) -> Link:
        if known := self._of_archive(name, "outlet"):
            return known
        named = self._story.credited(name)
        return self._shown(named.name, named.kind)

    def _shown(self, name: str, kind: Kind) -> Link:
        return self._of_archive(name, kind) or Link(name, kind)

    def _of_archive(self, name: str, kind: Kind) -> Link | None:
        kept = kept_name(name, kind)
        self._learn([kept])
        return self._known[kept]

    def _learn(self, names: Iterable[NameOf]) -> None:
        new = {name for name in names if name not in self._known}
        found = parties_of_names(self._archive, new)
        self._known.update((name, Link(found[name].name, found[name].kind) if name in found else None) for name in new)


def _links(trace: Trace) -> Iterator[Link]:
    return (link for reading in trace.readings for statement in reading.statements for link in statement.chain)
