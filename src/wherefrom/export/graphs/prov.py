"""W3C PROV of a trace, as PROV-N, PROV-JSON or RDF (TriG), by the prov library: ``pip install "wherefrom[prov]"``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from wherefrom.errors import OutputError
from wherefrom.export.exchange.naming import (
    URN,
    address_of,
    article_id,
    bearer_id,
    clean,
    one_line,
    statement_id,
    story_id,
)
from wherefrom.export.graphs.names import NamesOf, names_of_story
from wherefrom.reading.contract import json_bytes
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.tracing.types import Derivation, Trace
from wherefrom.version import __version__

_PERSON = {"person", "unnamed"}


def prov_bytes(trace: Trace, format: str) -> bytes:
    """The provenance of a trace in ``prov-n``, ``prov-json`` or ``prov-rdf``.

    Articles and statements are entities, parties agents: an article wasDerivedFrom what it took from, a statement
    wasQuotedFrom its article, wasAttributedTo its origin and relays, and wasGeneratedBy the reading, an activity of
    wherefrom. Raises OutputError where a library is missing.
    """
    with _libraries():
        document = _document()
        _Told(document, trace, names_of_story)
        return _serialized(document, format)


def prov_bundles(traces: Iterable[Trace], format: str, names_of: NamesOf = names_of_story) -> Iterator[bytes]:
    """The provenance of many traces, a bundle each, in pieces: memory holds one trace. Raises as ``prov_bytes``.

    Agents have the names that ``names_of`` gives them, as in ``model.graph_of``.
    """
    with _libraries():
        empty, before = _serialized(_document(), format), b""
        if format == "prov-rdf":  # TriG may have its prefixes again before every graph.
            begin, end = b"", b""
        elif format == "prov-n":
            begin, _, end = empty.rpartition(b"endDocument")
            end = b"endDocument" + end
        else:
            begin, end = empty.rstrip().removesuffix(b"}") + b', "bundle": {', b"}}\n"
        yield begin
        for trace in traces:
            document = _document()
            _Told(document.bundle(_local(story_id(trace.story.id))), trace, names_of)
            found = _serialized(document, format)
            if format == "prov-n":
                found = b"  bundle " + found.partition(b"\n  bundle ")[2].rpartition(b"endDocument")[0]
            elif format == "prov-json":
                found = before + json_bytes(msgspec.json.decode(found)["bundle"]).removeprefix(b"{").removesuffix(b"}")
                before = b",\n"
            yield found
        yield end


@contextmanager
def _libraries() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise OutputError('PROV needs prov and rdflib: pip install "wherefrom[prov]"') from error


def _document() -> Any:
    from prov.model import ProvDocument

    document = ProvDocument()
    document.add_namespace("wf", URN)
    document.add_namespace("dcterms", "http://purl.org/dc/terms/")
    return document


def _serialized(document: Any, format: str) -> bytes:
    from prov.serializers import DoNotExist

    kind = {"prov-n": "provn", "prov-json": "json", "prov-rdf": "rdf"}[format]
    try:
        return str(document.serialize(format=kind, **({"rdf_format": "trig"} if kind == "rdf" else {}))).encode()
    except DoNotExist as error:  # RDF without rdflib.
        raise ImportError(str(error)) from error


class _Told:
    """A PROV document, or a bundle of one, that is filled from a trace."""

    def __init__(self, document: Any, trace: Trace, names_of: NamesOf) -> None:
        from prov.model import PROV

        self.document = document
        self._prov: Any = PROV
        self._names = names_of(trace)
        self._agents: set[str] = set()
        told: Any = {"prov:type": PROV["SoftwareAgent"], "prov:label": f"wherefrom {__version__}"}
        self._software = self.document.agent("wf:wherefrom", told)
        for reading in trace.readings:
            self._read(reading)
        for way in trace.derivations:
            self._derived(way)

    def _read(self, reading: Reading) -> None:
        document, article = self.document, self._article(reading)
        activity = document.activity(f"{_local(article_id(reading.article.id))}.reading")
        activity.add_attributes({"wf:model": one_line(reading.model)})
        document.wasAssociatedWith(activity, self._software)
        document.used(activity, article)
        if reading.article.outlet:
            document.wasAttributedTo(article, self._agent(self._names.outlet(reading.article.outlet)))
        for statement in reading.statements:
            entity = self._statement(reading, statement)
            document.wasGeneratedBy(entity, activity)
            document.wasQuotedFrom(entity, article)

    def _article(self, reading: Reading) -> Any:
        article = reading.article
        told = {"dcterms:identifier": address_of(article), "prov:label": one_line(article.title or article.id)}
        if article.published:
            told["dcterms:issued"] = one_line(article.published)
        return self.document.entity(_local(article_id(article.id)), told)

    def _statement(self, reading: Reading, statement: Statement) -> Any:
        article = reading.article
        words = {
            "prov:value": clean(article.words_at(statement.content)),
            "wf:stance": statement.stance,
            "wf:voice": statement.voice,
            "wf:confidence": statement.confidence,
        }
        entity = self.document.entity(_local(statement_id(article, statement.id, statement.key)), words)
        for position, link in enumerate(statement.chain):
            role = {"prov:role": "relay" if position else "origin"}
            for bearer in self._names.bearers(link):
                self.document.wasAttributedTo(entity, self._agent(bearer, article.id), other_attributes=role)
        return entity

    def _derived(self, way: Derivation) -> None:
        if way.from_article is not None:
            source = _local(article_id(way.from_article))
        else:
            link = self._names.credited(way.from_name or "")
            who = self._agent(link, way.article)
            source = f"{who}.account"
            self.document.entity(source, {"prov:label": one_line(link.name)})
            self.document.wasAttributedTo(source, who)
        told = {"wf:how": way.how, "wf:confidence": way.confidence}
        self.document.wasDerivedFrom(_local(article_id(way.article)), source, other_attributes=told)

    def _agent(self, link: Link, article: str = "") -> str:
        id = _local(bearer_id(link, article))
        if id not in self._agents:
            self._agents.add(id)
            role = self._prov["Person" if link.kind in _PERSON else "Organization"]
            self.document.agent(id, {"prov:type": role, "prov:label": one_line(link.name), "wf:kind": link.kind})
        return id


def _local(id: str) -> str:
    """An id as a local name, which may hold no colon."""
    return "wf:" + id.replace(":", ".", 1)
