"""W3C PROV of a trace, as PROV-N, PROV-JSON or RDF (TriG), by the prov library: ``pip install "wherefrom[prov]"``."""

from __future__ import annotations

from typing import Any

from wherefrom.errors import OutputError
from wherefrom.export.exchange.naming import URN, address_of, article_id, clean, one_line, party_id, statement_id
from wherefrom.reading.types import Kind, Reading, Statement
from wherefrom.tracing.parties import parties_of
from wherefrom.tracing.types import ChainLink, Derivation, Trace
from wherefrom.version import __version__

_PERSON = {"person", "unnamed"}


def prov_bytes(trace: Trace, format: str) -> bytes:
    """The provenance of a trace in ``prov-n``, ``prov-json`` or ``prov-rdf``.

    Articles and statements are entities, parties agents: an article wasDerivedFrom what it took from, a statement
    wasQuotedFrom its article, wasAttributedTo its origin and relays, and wasGeneratedBy the reading, an activity of
    wherefrom. Raises OutputError where a library is missing.
    """
    try:
        document = _Document(trace).document
        kind = {"prov-n": "provn", "prov-json": "json", "prov-rdf": "rdf"}[format]
        found = document.serialize(format=kind, **({"rdf_format": "trig"} if kind == "rdf" else {}))
    except ImportError as error:
        raise OutputError('PROV needs prov and rdflib: pip install "wherefrom[prov]"') from error
    return str(found).encode()


class _Document:
    """A PROV document that is filled from a trace."""

    def __init__(self, trace: Trace) -> None:
        from prov.model import PROV, ProvDocument

        self.document: Any = ProvDocument()
        self._prov: Any = PROV
        self._parties = parties_of(trace.readings) if trace.readings else None
        self._agents: set[str] = set()
        self.document.add_namespace("wf", URN)
        self.document.add_namespace("dcterms", "http://purl.org/dc/terms/")
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
            document.wasAttributedTo(article, self._agent(reading.article.outlet, "outlet"))
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
            named = self._parties.of(link) if self._parties else ChainLink(link.name, link.kind)
            who = self._agent(named.name, named.kind, article.id)
            role = {"prov:role": "relay" if position else "origin"}
            self.document.wasAttributedTo(entity, who, other_attributes=role)
        return entity

    def _derived(self, way: Derivation) -> None:
        if way.from_article is not None:
            source = _local(article_id(way.from_article))
        else:
            known = self._parties.named(way.from_name or "") if self._parties else None
            name, kind = (known.name, known.kind) if known else (way.from_name or "", "outlet")
            who = self._agent(name, kind, way.article)
            source = f"{who}.account"
            self.document.entity(source, {"prov:label": one_line(name)})
            self.document.wasAttributedTo(source, who)
        told = {"wf:how": way.how, "wf:confidence": way.confidence}
        self.document.wasDerivedFrom(_local(article_id(way.article)), source, other_attributes=told)

    def _agent(self, name: str, kind: Kind, article: str = "") -> str:
        id = _local(party_id(f"{article} {name}" if kind in {"unnamed", "group"} else name, kind))
        if id not in self._agents:
            self._agents.add(id)
            role = self._prov["Person" if kind in _PERSON else "Organization"]
            self.document.agent(id, {"prov:type": role, "prov:label": one_line(name), "wf:kind": kind})
        return id


def _local(id: str) -> str:
    """An id as a local name, which may hold no colon."""
    return "wf:" + id.replace(":", ".", 1)
