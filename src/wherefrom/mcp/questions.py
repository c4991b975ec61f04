"""The questions about articles and people: search, who, article, check, sources, passages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wherefrom.mcp import types
from wherefrom.mcp.arguments import (
    ArticleArguments,
    CheckArguments,
    Narrowed,
    PassagesArguments,
    SearchArguments,
    SourcesArguments,
    WhoArguments,
)
from wherefrom.mcp.paging import Found, RefusedError
from wherefrom.mcp.quoting import NAME, Readings, about, chain, name_or_none, paragraphs, pieces, quoted, shown_id, told
from wherefrom.mcp.tokens import shortened

if TYPE_CHECKING:
    from msgspec import Struct

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.filters import Filters
    from wherefrom.archive.ask.search import SearchHit
    from wherefrom.archive.ask.sources import PartyCount
    from wherefrom.archive.ask.who import Said
    from wherefrom.archive.passages.deciding import PassagePair, SharedPassage
    from wherefrom.check.types import Place
    from wherefrom.reading.types import Reading, Statement

    Items = list[tuple[str, Callable[[], Struct]]]

_DEEPEST = 300
"""Articles, or sources, that one question goes through, however many pages are asked for."""
_PARTIES = 8
_EACH = 3
"""Statements of one article that a search shows."""
_SENTENCE = 150


def search(archive: Archive, asked: SearchArguments) -> Found:
    """Articles and statements with certain words."""
    from wherefrom.archive.ask.search import search as find

    hits = find(archive, asked.words, _filters(asked), _DEEPEST if asked.cursor else min(_DEEPEST, 3 * asked.limit))
    readings = Readings(archive)
    items: Items = []
    for hit in hits:
        items.append(("hits", partial(_hit, readings, hit)))
        items += [("statements", partial(readings.told, hit.article.id, s.statement)) for s in hit.statements[:_EACH]]
    return Found(types.SearchAnswer(types.NOTE), items)


def _hit(readings: Readings, hit: SearchHit) -> types.Hit:
    text = readings.of(hit.article.id).article.text
    return types.Hit(about(hit.article), quoted(text, hit.snippet.span) if hit.snippet else None, len(hit.statements))


def who(archive: Archive, asked: WhoArguments) -> Found:
    """All that a party said, in order of date."""
    from wherefrom.archive.ask.who import who as ask

    found, readings = ask(archive, asked.name, _filters(asked)), Readings(archive)
    items: Items = []
    for number, party in enumerate(found.parties[:_PARTIES], 1):
        speaker = types.Speaker(
            number,
            shortened(party.name, NAME),
            party.kind,
            tuple(shortened(name, NAME) for name in party.variants[:8]),
            tuple(shortened(name, NAME) for name in party.may_be[:8]),
            party.articles,
            len(party.said),
        )
        items.append(("parties", partial(_same, speaker)))
        items += [("statements", partial(_said, readings, number, said)) for said in party.said]
    return Found(types.WhoAnswer(types.NOTE, like=tuple(shortened(name, NAME) for name in found.like)), items)


def _said(readings: Readings, number: int, said: Said) -> types.Said:
    return types.Said(number, said.position > 0, readings.told(said.article.id, said.statement))


def article(archive: Archive, asked: ArticleArguments) -> Found:
    """One article: its statements, or its text."""
    reading = archive.reading(asked.id)
    this = reading.article
    credit = this.credited_origin
    head = types.ArticleAnswer(
        types.NOTE,
        about(this),
        tuple(shortened(name, NAME) for name in this.authors[:8]),
        name_or_none(credit.name if credit else None),
        archive.story_of(this.id),
        len(this.text),
        len(reading.statements),
    )
    if asked.part == "text":
        return Found(head, [("text", partial(_same, piece)) for piece in paragraphs(this)])
    return Found(head, [("statements", partial(_detail, reading, one)) for one in reading.statements])


def _detail(reading: Reading, one: Statement) -> types.Detail:
    text = reading.article.text
    return types.Detail(
        told(reading, one), pieces(text, one.cue), pieces(text, one.source), round(one.confidence, 3), one.flags
    )


def check(archive: Archive, asked: CheckArguments) -> Found:
    """Whether a quotation is right."""
    from wherefrom.check import check_archive

    if not any(character.isalnum() for character in asked.quotation):
        raise RefusedError("quotation: a quotation has at least one word")
    found = check_archive(archive, asked.quotation, asked.by, _filters(asked))
    head = types.CheckAnswer(types.NOTE, found.kind, shortened(found.why, _SENTENCE), found.texts)
    places = enumerate(found.places)
    return Found(head, [("places", partial(_stands, place, first=number == found.first)) for number, place in places])


def _stands(place: Place, *, first: bool) -> types.Stands:
    from wherefrom.archive.ask.filters import ArticleRow

    words = shortened(place.words, 2 * _SENTENCE)
    start = place.span[0]
    return types.Stands(
        about(ArticleRow(place.article, place.outlet, place.title, place.published, place.url)),
        place.kind,
        types.Quoted(words, (start, start + len(words)), len(words) < len(place.words)),
        place.share,
        place.in_quotation,
        chain((link.name, link.kind) for link in place.chain),
        place.by_speaker,
        first,
    )


def sources(archive: Archive, asked: SourcesArguments) -> Found:
    """Who is quoted how often."""
    from wherefrom.archive.ask.sources import audit_sources

    audit = audit_sources(archive, _filters(asked), _DEEPEST)
    kinds = tuple(types.KindCount(count.name, count.statements, count.articles) for count in audit.by_kind)
    head = types.SourcesAnswer(types.NOTE, audit.articles, audit.statements, audit.named, kinds)
    return Found(head, [("sources", partial(_counted, archive, asked, party)) for party in audit.by_party])


def _counted(archive: Archive, asked: SourcesArguments, party: PartyCount) -> types.Counted:
    """A source with the first statement of it that the question leaves, where its name finds one."""
    from wherefrom.archive.ask.who import who as ask

    example = None
    if party.statements <= _DEEPEST:
        own = (said for one in ask(archive, party.name, _filters(asked)).parties for said in one.said)
        first = next((said for said in own if not said.position), None)
        example = Readings(archive).told(first.article.id, first.statement) if first else None
    return types.Counted(
        shortened(party.name, NAME), party.kind, party.statements, party.articles, party.outlets, example
    )


def passages(archive: Archive, asked: PassagesArguments) -> Found:
    """The text that an article shares with others."""
    from wherefrom.archive.passages.finding import passages_of

    pairs, reading, readings = passages_of(archive, asked.id), archive.reading(asked.id), Readings(archive)
    head = types.PassagesAnswer(types.NOTE, about(reading.article), len(pairs))
    shared = [(pair, one) for pair in pairs for one in sorted(pair.passages, key=lambda one: -one.words)]
    return Found(head, [("passages", partial(_shared, reading, readings, pair, one)) for pair, one in shared])


def _shared(reading: Reading, readings: Readings, pair: PassagePair, one: SharedPassage) -> types.Shared:
    own, other = reading.article, pair.b if pair.a == reading.article.id else pair.a
    here, there = (one.a, one.b) if other == pair.b else (one.b, one.a)
    first = pair.earlier and shown_id(pair.earlier)
    return types.Shared(
        about(readings.of(other).article), quoted(own.text, here), there, one.words, first, pair.is_reprint
    )


def _filters(asked: Narrowed) -> Filters:
    from wherefrom.archive.ask.filters import Filters

    names = ("source", "outlet", "stance", "kind", "since", "until")
    return Filters(**{name: value for name in names if (value := getattr(asked, name, None)) is not None})


def _same(item: Struct) -> Struct:
    return item
