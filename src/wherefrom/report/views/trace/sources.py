"""What each origin of a claim rests on: the sentences of the articles that show it, with the words that count marked.

Only what shows that very origin stands under it: statements whose chain names it (or the outlet that it spoke to, or an
outlet that has it from there), else the words that credit it, else a passage shared with an article that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wherefrom.intake.article import Article
from wherefrom.reading.types import Kind, Reading, Statement
from wherefrom.report.views.trace.rows import card_of, entry_id
from wherefrom.report.views.trace.tree import COPIES, TraceView, party_key
from wherefrom.report.views.trace.words import display, origin_kind, origin_words
from wherefrom.report.views.words import clean, phrase, shorten
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span
from wherefrom.tracing.claims.choice import stems
from wherefrom.tracing.types import ChainLink, Claim, Derivation, Dispute, Origin

Why = Literal["said", "passed on", "credits", "shares", "own"]
"""Why a sentence stands under an origin: it tells what the origin said; what a relay has from it; it credits it; it
shares words with an article that does; or the article says it in its own voice."""

WHY_WORDS: dict[Why, str] = {
    "said": "",
    "passed on": "through one that has it from there",
    "credits": "credits it",
    "shares": "shares these words with an article that has it from there",
    "own": "says so and names no source",
}
_NAME_LIMIT = 80
_MOST_NAMED = 14
_MOST_EACH = 2
"""Sentences of one article that are shown for an origin."""
_MOST_SHOWN = 12
_LONGEST = 700
"""Characters of the words that are pointed at."""
_AROUND = 600
"""Characters around words that are pointed at, of which only whole sentences are shown."""
_LEADING = 12
"""Sentences of an article among which the one is looked for in which it makes the claim in its own voice."""


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """An article by name, and the id of the part of the page about it; empty where there is none."""

    entry: str
    name: str


@dataclass(frozen=True, slots=True)
class ArticleLinks:
    """Articles by name, and how many more there are than are shown."""

    shown: tuple[ArticleLink, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Words of an article on which an origin rests: ``span`` is what counts, ``sentence`` all of it."""

    article: str
    why: Why
    sentence: Span
    span: Span
    statement: Statement | None = None
    chain: tuple[ChainLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is shown: its words that count, what stands around them, through whom, and in which article.

    ``whole``: all of it.
    """

    whole: str
    before: str
    words: str
    after: str
    chain: tuple[str, ...]
    why: str
    where: ArticleLink


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One origin of the main claim with its sentences, of which there are ``more`` than are shown."""

    id: str
    kind: Kind
    name: str
    about: str
    articles: ArticleLinks
    sentences: tuple[Sentence, ...]
    more: int


def article_link(view: TraceView, article: str) -> ArticleLink:
    """The name of an article, and the part of the page about it."""
    node = view.node_of.get(article)
    if node is None:
        return ArticleLink("", clean(article))
    return ArticleLink(entry_id(view, node), clean(shorten(display(node), _NAME_LIMIT)))


def article_links(view: TraceView, articles: Iterable[str]) -> ArticleLinks:
    """The names of articles, the first few of them."""
    links = [article_link(view, article) for article in articles]
    return ArticleLinks(tuple(links[:_MOST_NAMED]), max(0, len(links) - _MOST_NAMED))


def statement_page(pages: Mapping[str, str], article: str, statement: Statement) -> str:
    """Where the application shows a statement; empty in a file by itself."""
    return f"{pages[article]}/statements/{statement.key}" if article in pages else ""


def statement_of(reading: Reading | None, number: int | None) -> Statement | None:
    """The statement with that id, where there is one."""
    return next((s for s in reading.statements if s.id == number), None) if reading else None


def source_cards(view: TraceView) -> tuple[SourceCard, ...]:
    """The origins of the main claim, in their order."""
    if view.claim is None:
        return ()
    return tuple(_card(view, view.claim, origin) for origin in view.claim.origins)


def shown_sentences(view: TraceView, claim: Claim, origin: Origin) -> tuple[Sentence, ...]:
    """The first sentences on which an origin of a claim rests."""
    return tuple(sentence_of(view, rest) for rest in rests_of(view, claim, origin)[:_MOST_SHOWN])


def rests_of(view: TraceView, claim: Claim, origin: Origin) -> list[Rest]:
    """All that an origin of a claim rests on, article by article in order of date; two sentences of each at most.

    Of an article those that come nearest to the wording of the claim stand first. Articles of which no words show the
    origin are left out.
    """
    ordered = sorted(origin.articles, key=lambda article: view.place_of.get(article, 0))
    found: list[Rest] = []
    for article in ordered:
        reading = view.reading_of.get(article)
        if reading is not None:
            found += _rests_in(view, claim, origin, reading)
    return found


def sentence_of(view: TraceView, rest: Rest) -> Sentence:
    """A sentence on which an origin rests, as it is shown."""
    text = view.reading_of[rest.article].article.text
    (begin, end), (start, stop) = rest.sentence, rest.span
    before, after = clean(text[begin:start]), clean(text[stop:end])
    words = clean(shorten(phrase(text, [rest.span]), _LONGEST))
    chain = tuple(clean(shorten(clean(link.name), _NAME_LIMIT)) for link in rest.chain)
    return Sentence(
        clean(text[begin:end]),
        before,
        words,
        after,
        chain,
        WHY_WORDS[rest.why],
        article_link(view, rest.article),
    )


def disputed_in(reading: Reading | None, dispute: Dispute) -> str:
    """The sentence in which somebody disputes a claim, or the outlet takes it back.

    All of it: what is denied, by itself, would read as if the one who denies it had said so.
    """
    if reading is None:
        return ""
    if dispute.retraction is not None:
        taken_back = reading.retractions[dispute.retraction : dispute.retraction + 1]
        return "".join(phrase(reading.article.text, one.text) for one in taken_back)
    statement = statement_of(reading, dispute.statement)
    return whole_of(reading.article, statement) if statement else ""


def whole_of(article: Article, statement: Statement) -> str:
    """The sentences in which a statement stands, with who says it."""
    spans = [*statement.content, *statement.cue, *statement.source]
    return clean(article.text[slice(*_sentences_at(article.text, spans))]) if spans else ""


def in_marks(words: str) -> str:
    """Words of an article in quotation marks, unless there are any in them, which would then stand in one another."""
    return words if any(mark in words for mark in '“”"«»„') or words[:1] in "'‘" else f"“{words}”"


def _card(view: TraceView, claim: Claim, origin: Origin) -> SourceCard:
    rests = rests_of(view, claim, origin)
    return SourceCard(
        id=card_of(view, origin),
        kind="unnamed" if origin.unattributed else origin.kind,
        name=clean(origin_words(origin, view)),
        about=clean(origin_kind(origin)),
        articles=article_links(view, origin.articles),
        sentences=tuple(sentence_of(view, rest) for rest in rests[:_MOST_SHOWN]),
        more=max(0, len(rests) - _MOST_SHOWN),
    )


def _rests_in(view: TraceView, claim: Claim, origin: Origin, reading: Reading) -> list[Rest]:
    keys = {party_key(name) for name in (origin.name, origin.via) if name}
    told = list(_told(claim, reading, keys, "said"))
    if not told:
        relays = {party_key(name) for name in _relays(view, origin, reading.article)}
        told = list(_told(claim, reading, relays - {party_key(reading.article.outlet or "")}, "passed on"))
    if told:
        wanted = stems(claim.text)
        text = reading.article.text
        told.sort(key=lambda rest: -len(wanted & stems(text[slice(*rest.sentence)])))
        return _apart(told)[:_MOST_EACH]
    return [*_derived(view, origin, reading.article, keys), *_own_voice(claim, origin, reading.article)][:1]


def _apart(rests: Sequence[Rest]) -> list[Rest]:
    """Without those whose words are part of another's: an outer and an inner layer are one sentence."""
    found: list[Rest] = []
    for rest in rests:
        if all(rest.sentence != other.sentence for other in found):
            found.append(rest)
    return found


def _told(claim: Claim, reading: Reading, keys: set[str], why: Why) -> Iterator[Rest]:
    for made in claim.statements:
        if made.article != reading.article.id or not keys & {party_key(link.name) for link in made.chain}:
            continue
        statement = statement_of(reading, made.statement)
        if statement and statement.content:
            spans = [*statement.content, *statement.cue, *statement.source]
            sentence = _sentences_at(reading.article.text, spans)
            span = (statement.content[0][0], statement.content[-1][1])
            yield Rest(reading.article.id, why, sentence, span, statement, made.chain)


def _relays(view: TraceView, origin: Origin, article: Article) -> Iterator[str]:
    """The outlets that have it from the origin: those of its other articles."""
    for other in origin.articles:
        reading = view.reading_of.get(other)
        if reading and other != article.id and reading.article.outlet:
            yield reading.article.outlet


def _derived(view: TraceView, origin: Origin, article: Article, keys: set[str]) -> Iterator[Rest]:
    ways = [one for one in view.trace.derivations if one.article == article.id and _leads(one, origin, keys)]
    for way in ways:
        for span in way.evidence[:1]:
            yield Rest(article.id, "credits", _sentences_at(article.text, [span]), span)
    for way in ways:
        if way.how in COPIES and way.passages:
            start, end = max(way.passages, key=lambda passage: passage.here[1] - passage.here[0]).here
            shown = (start, min(end, start + _LONGEST))
            yield Rest(article.id, "shares", _sentences_at(article.text, [shown]), shown)


def _leads(way: Derivation, origin: Origin, keys: set[str]) -> bool:
    return way.from_article in origin.articles or party_key(way.from_name or "") in keys


def _own_voice(claim: Claim, origin: Origin, article: Article) -> Iterator[Rest]:
    """The sentence in which an article that names nobody makes the claim."""
    if not origin.unattributed:
        return
    wanted, text = stems(claim.text), article.text
    first = [
        (a, b)
        for a, b in sentences(text[: _LONGEST * _LEADING])
        if not any(start < b and a < end for start, end in article.furniture)
    ]
    best = max(first[:_LEADING], key=lambda span: len(wanted & stems(text[slice(*span)])), default=None)
    if best is not None and wanted & stems(text[slice(*best)]):
        yield Rest(article.id, "own", best, best)


def _sentences_at(text: str, spans: Sequence[Span]) -> Span:
    """From the start of the first sentence in which any of ``spans`` stands to the end of the last."""
    begin, end = min(start for start, _ in spans), max(stop for _, stop in spans)
    first = max(0, begin - _AROUND)
    if first:
        first += len(text[first:begin].partition(" ")[0])  # Not in the middle of a word.
    bounds = sentences(text, first, min(len(text), end + _AROUND))
    held = [(a, b) for a, b in bounds if a < end and b > begin]
    return (held[0][0], held[-1][1]) if held else (begin, end)
