"""What stands below the picture: the claims with their origins, the quotations with what was changed, the flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wherefrom.reading.types import Kind
from wherefrom.report.views.time import when_words
from wherefrom.report.views.trace.rows import card_of
from wherefrom.report.views.trace.sources import (
    ArticleLink,
    ArticleLinks,
    Sentence,
    article_link,
    article_links,
    disputed_in,
    shown_sentences,
    statement_of,
    statement_page,
)
from wherefrom.report.views.trace.tree import TraceView
from wherefrom.report.views.trace.words import claim_words, in_numbers, origin_words, years
from wherefrom.report.views.words import FLAG_MEANINGS, STANCE_WORDS, clean, flag_words, phrase, shorten
from wherefrom.text.diff import Change, word_changes
from wherefrom.tracing.types import Claim, ClaimStatement, Dispute, Origin, Quote, QuoteVariant

_CLAIM_LIMIT = 400
_QUOTE_LIMIT = 900
_CONTENT_LIMIT = 300
_NAME_LIMIT = 80
_MOST_OPEN = 12
"""Claims shown at full length; the rest is folded away."""
_MOST_CLAIMS = 300
_MOST_STATEMENTS = 60


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin of a claim; ``articles`` None where its words name the only one already.

    ``card``: the id of the part of the page that has its ``sentences``; empty where they stand here.
    """

    kind: Kind
    words: str
    articles: ArticleLinks | None
    card: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """Who denies or doubts a claim, where, and in which words (empty where they are not known)."""

    name: str
    stance: str
    meaning: str
    where: ArticleLink
    words: str


@dataclass(frozen=True, slots=True)
class Put:
    """How one statement puts a claim, through whom, and where.

    ``page`` is where the application shows the statement; empty in a file by itself.
    """

    words: str
    chain: tuple[str, ...]
    where: ArticleLink
    page: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim with all that is known of it. ``statements``: how many make it, ``puts`` those that are shown."""

    id: int
    size: Literal["main", "", "small"]
    text: str
    numbers: str
    flags: tuple[str, ...]
    origins: tuple[OriginLine, ...]
    disputes: tuple[DisputeLine, ...]
    first: ArticleLink | None
    first_when: str
    statements: int
    puts: tuple[Put, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims: shown at full length, and folded away, of which ``left_out`` are not even shown there."""

    full: tuple[ClaimCard, ...]
    folded: tuple[ClaimCard, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a quotation in pieces, each the same as in the first wording, left out, or put in."""

    articles: ArticleLinks
    pieces: tuple[tuple[Change, str], ...]


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quotation and its wordings."""

    speaker: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotations whose words were changed, and the others, of which ``number`` there are. ``marked``: words differ."""

    changed: tuple[QuoteCard, ...]
    same: tuple[QuoteCard, ...]
    number: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a flag is there, and the articles it is about."""

    why: str
    articles: ArticleLinks


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """A flag, with every reason for it."""

    name: str
    reasons: tuple[Reason, ...]


def claims(view: TraceView, pages: Mapping[str, str]) -> Claims:
    """The main claim, then those that more than one article makes or somebody disputes, then the rest, folded.

    ``pages`` says where the application shows each article, by its id.
    """
    others = sorted(
        (claim for claim in view.trace.claims if claim is not view.claim),
        key=lambda claim: (-claim.articles, not claim.disputed_by),
    )
    full = [claim for claim in others if claim.articles > 1 or claim.disputed_by][:_MOST_OPEN]
    shown_in_full = {claim.id for claim in full}
    rest = [claim for claim in others if claim.id not in shown_in_full]
    main = (_claim(view, pages, view.claim, "main"),) if view.claim else ()
    return Claims(
        (*main, *(_claim(view, pages, claim, "") for claim in full)),
        tuple(_claim(view, pages, claim, "small") for claim in rest[:_MOST_CLAIMS]),
        max(0, len(rest) - _MOST_CLAIMS),
    )


def _claim(view: TraceView, pages: Mapping[str, str], claim: Claim, size: Literal["main", "", "small"]) -> ClaimCard:
    first = view.reading_of.get(claim.first or "") if len(view.trace.readings) > 1 else None
    return ClaimCard(
        id=claim.id,
        size=size,
        text=clean(shorten(claim_words(claim.text), _CLAIM_LIMIT)),
        numbers=in_numbers(claim.articles, claim.independent_origins),
        flags=tuple(flag_words(name) for name in claim.flags),
        origins=tuple(_origin(view, claim, origin) for origin in claim.origins),
        disputes=tuple(_dispute(view, dispute) for dispute in claim.disputed_by),
        first=article_link(view, first.article.id) if first else None,
        first_when=clean(when_words(first.article.published, years(view))) if first else "",
        statements=len(claim.statements),
        puts=tuple(_puts(view, pages, claim.statements[:_MOST_STATEMENTS])),
        more=max(0, len(claim.statements) - _MOST_STATEMENTS),
    )


def _origin(view: TraceView, claim: Claim, origin: Origin) -> OriginLine:
    main = claim is view.claim
    named_already = origin.unattributed and len(origin.articles) == 1
    return OriginLine(
        "unnamed" if origin.unattributed else origin.kind,
        clean(origin_words(origin, view)),
        None if named_already else article_links(view, origin.articles),
        card_of(view, origin) if main else "",
        () if main else shown_sentences(view, claim, origin),
    )


def _dispute(view: TraceView, dispute: Dispute) -> DisputeLine:
    words = disputed_in(view.reading_of.get(dispute.article), dispute)
    return DisputeLine(
        name=clean(dispute.name),
        stance=clean(dispute.stance),
        meaning=STANCE_WORDS.get(dispute.stance, ""),
        where=article_link(view, dispute.article),
        words=clean(shorten(words, _CONTENT_LIMIT)),
    )


def _puts(view: TraceView, pages: Mapping[str, str], statements: Iterable[ClaimStatement]) -> Iterator[Put]:
    for made in statements:
        reading = view.reading_of.get(made.article)
        statement = statement_of(reading, made.statement)
        if reading and statement:
            words = clean(shorten(phrase(reading.article.text, statement.content), _CONTENT_LIMIT))
            chain = tuple(clean(shorten(clean(link.name), _NAME_LIMIT)) for link in made.chain)
            yield Put(words, chain, article_link(view, made.article), statement_page(pages, made.article, statement))


def quotes(view: TraceView) -> Quotes:
    """Quotations: those whose words were changed, word by word; then the others."""
    changed = [quote for quote in view.trace.quotes if quote.altered and len(quote.variants) > 1]
    same = [quote for quote in view.trace.quotes if quote not in changed]
    cards = tuple(_quote(view, quote) for quote in changed)
    pieces = [piece for card in cards for wording in card.wordings for piece in wording.pieces]
    return Quotes(
        cards,
        tuple(_quote(view, quote) for quote in same[:_MOST_CLAIMS]),
        len(same),
        any(change != "same" for change, _ in pieces),
    )


def _quote(view: TraceView, quote: Quote) -> QuoteCard:
    before = shorten(clean(quote.variants[0].text), _QUOTE_LIMIT)
    wordings = [
        _wording(view, variant, before, quote.altered and place > 0) for place, variant in enumerate(quote.variants)
    ]
    return QuoteCard(clean(quote.speaker) or "unnamed", tuple(wordings))


def _wording(view: TraceView, variant: QuoteVariant, before: str, compared: bool) -> Wording:
    after = shorten(clean(variant.text), _QUOTE_LIMIT)
    changes: list[tuple[Change, str]] = word_changes(before, after) if compared else [("same", after)]
    pieces = tuple((change, clean(words)) for change, words in changes)
    return Wording(article_links(view, variant.articles), pieces)


def flag_groups(view: TraceView) -> tuple[FlagGroup, ...]:
    """What deserves a second look, flag by flag."""
    reasons: dict[str, list[Reason]] = {}
    for flag in view.trace.flags:
        why = clean(flag.why) or FLAG_MEANINGS.get(flag.flag, "")
        reasons.setdefault(flag.flag, []).append(Reason(why, article_links(view, flag.articles)))
    return tuple(FlagGroup(flag_words(name), tuple(found)) for name, found in reasons.items())
