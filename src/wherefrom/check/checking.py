"""Check a quotation: over readings, or over an archive. It says what the texts say, never whether somebody said it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wherefrom.check.speakers import is_called, is_named, statement_with
from wherefrom.check.types import WORDS_KINDS, Checked, CheckKind, Named, Place
from wherefrom.check.why import why
from wherefrom.check.wording import LONGEST, Wording, wording_of
from wherefrom.reading.types import Link, Reading
from wherefrom.text.quoted_words import quoted_words
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.filters import Filters

PHRASE = 3
"""Words of the phrases by which an archive is asked: of a changed quotation some stay whole."""
PHRASES = 24
"""Phrases that are asked for, spread over the quotation."""
ARTICLES = 60
"""Articles of an archive that are looked at, those with most of the phrases first."""
CLOSE = 0.8
"""The part of the words that must stand in a place for it to decide: whose they are, whether they come from there."""


def check(quotation: str, readings: Iterable[Reading], by: str | None = None) -> Checked:
    """What ``readings`` say of ``quotation``: whether its words stand in them, how, where first, and of whom.

    ``by`` is the speaker whom somebody gives as its source. Words in brackets and what an ellipsis leaves out count as
    marked by the quotation itself; the first 400 words are compared. Raises ValueError where ``quotation`` has no word.
    """
    if not quoted_words(quotation, 1):
        raise ValueError("a quotation has at least one word")
    found: list[tuple[Place, Wording]] = []
    looked = list(readings)
    for reading in looked:
        wording = wording_of(quotation, reading.article.text)
        if wording is not None:
            found.append((_place(reading, wording, by), wording))
    found.sort(key=lambda one: _rank(one[0]))
    places = _with_spliced(quotation, found, looked, by)
    if not places:
        return Checked(quotation, by, "not-found", None, why("not-found", (), by, quotation), texts=len(looked))
    kind = _verdict(places, by)
    best = next((p for p in places if p.by_speaker), places[0]) if kind != "other-speaker" else places[0]
    dated = [(p.published, n) for n, p in enumerate(places) if p.published]
    sentence = why(kind, [best, *(p for p in places if p is not best)], by, quotation)
    return Checked(quotation, by, kind, best.kind, sentence, places, min(dated)[1] if dated else None, len(looked))


def check_archive(archive: Archive, quotation: str, by: str | None = None, filters: Filters | None = None) -> Checked:
    """``check`` over the articles of an archive that share phrases with ``quotation``.

    ``filters`` narrows to outlets and days. Raises NotInArchiveError where no article has an outlet of that name.
    """
    from wherefrom.archive.ask.search import search

    hits = search(archive, asked_for(quotation), filters, ARTICLES)
    return check(quotation, archive.readings([hit.article.id for hit in hits]), by)


def asked_for(quotation: str) -> str:
    """What full text is asked for: any of the phrases of three words, as many as find a changed quotation too."""
    words = [word.plain for word in quoted_words(quotation, LONGEST)]
    if len(words) <= PHRASE:
        return f'"{" ".join(words)}"'
    starts = range(len(words) - PHRASE + 1)
    step = max(1, -(-len(starts) // PHRASES))
    return " or ".join(f'"{" ".join(words[i : i + PHRASE])}"' for i in starts[::step])


def could_have(quotation: str, text: str) -> bool:
    """Whether ``text`` is worth reading: whether the words of ``quotation`` stand in it at all."""
    return wording_of(quotation, text) is not None


def _rank(place: Place) -> tuple[bool, float, int, bool, str, str]:
    """The speaker's own first, then those with most of the words, the least changed, the earliest."""
    own = bool(place.by_speaker) and place.share >= CLOSE
    undated = place.published is None
    return not own, -round(place.share, 3), WORDS_KINDS.index(place.kind), undated, place.published or "", place.article


def _verdict(places: Sequence[Place], by: str | None) -> CheckKind:
    if by is None or any(place.by_speaker for place in places):
        return next((place for place in places if place.by_speaker), places[0]).kind
    told = [place for place in places if place.chain and place.share >= CLOSE]
    named = [place for place in told if place.by_speaker is False]
    return "other-speaker" if named else places[0].kind


def _place(reading: Reading, wording: Wording, by: str | None) -> Place:
    article = reading.article
    statement = statement_with(reading, wording.pieces)
    chain = statement.chain if statement else ()
    start, end = _around(article.text, wording.pieces)
    return Place(
        article.id,
        article.outlet,
        article.title,
        article.url,
        article.published,
        wording.kind,
        article.text[start:end],
        (start, end),
        wording.pieces,
        round(wording.share, 3),
        wording.differences,
        wording.in_quotation,
        statement.id if statement else None,
        tuple(Named(link.name, link.kind) for link in chain),
        _is_by(chain, by),
    )


def _is_by(chain: Sequence[Link], by: str | None) -> bool | None:
    """Whether the article gives the words to ``by``; None where nobody was asked about or the article names nobody."""
    if by is None or not chain:
        return None
    if is_called(chain[0], by):
        return True
    return False if is_named(chain[0]) else None


def _around(text: str, pieces: Sequence[Span]) -> Span:
    """The sentences that have the pieces."""
    start, end = min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
    spans = sentences(text)
    starts = [span[0] for span in spans]
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    return min(start, spans[max(first, 0)][0]), max(end, spans[max(last, 0)][1])


def _with_spliced(
    quotation: str, found: Sequence[tuple[Place, Wording]], readings: Sequence[Reading], by: str | None
) -> tuple[Place, ...]:
    """The places; the best one as spliced where what it lacks stands in another article."""
    places = [place for place, _ in found]
    missing = found[0][1].missing if found else None
    if missing is None:
        return tuple(places)
    for reading in readings:
        rest = wording_of(quotation[slice(*missing)], reading.article.text)
        if reading.article.id != places[0].article and rest is not None and rest.share >= CLOSE:
            other = replace(_place(reading, rest, by), kind="spliced", differences=())
            kept = [place for place in places[1:] if place.article != other.article]
            return replace(places[0], kind="spliced"), other, *kept
    return tuple(places)
