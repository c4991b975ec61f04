"""What a memo says: one page about one claim, to be sent to a colleague who has not seen the articles.

The claim, how many sources there are and how sure that is, which, each with words of an article that anybody can look
up (its address, day, outlet, and the SHA-256 of the bytes that were read), who disputes it, and what is uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wherefrom.intake.article import Article
from wherefrom.reading.types import Kind
from wherefrom.report.views.doubt import is_unsure, percent, unsure_who
from wherefrom.report.views.time import span_words, when_words
from wherefrom.report.views.trace.sources import Rest, disputed_in, in_marks, rests_of, sentence_of
from wherefrom.report.views.trace.tree import TraceView, trace_view
from wherefrom.report.views.trace.words import (
    DISPUTE_WORDS,
    claim_words,
    connected,
    display,
    in_doubt,
    origin_words,
    outlets,
    story_title,
)
from wherefrom.report.views.words import KIND_WORDS, clean, count, listed, safe_url, shorten, title_of
from wherefrom.tracing.types import Claim, Dispute, Origin, Trace
from wherefrom.version import __version__

_CLAIM = 280
_QUOTATION = 240
_NAME = 140
_TITLE = 80
_ADDRESS = 160
_SOURCES = 5
"""Sources that are told with their quotations; the others by name, for a memo is one page."""
_LEAST = 2
_PAGE, _LINE = 34, 92
"""Lines that a page of A4 has beside its headings, and letters in one: sources beyond are told by name."""
_DISPUTES = 2
_UNCERTAIN = 5
_CONNECTIONS = 2
_NAMED = 4
_TELLING = ("circular", "hearsay", "undated", "altered-quote")
"""Flags of a trace that make its answer less certain, beside what the memo says anyway."""
_OF_ONE_FLAG = 2


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of an article, and what is needed to look them up; what is not known is empty."""

    quotation: str
    outlet: str
    title: str
    day: str
    address: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MemoSource:
    """One origin. ``told``: in which articles it stands, in words; ``proof`` None where no words show it."""

    name: str
    kind: Kind
    about: str
    told: str
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class MemoDispute:
    """Who denies or doubts the claim: ``says`` is the rest of a sentence that begins with the name."""

    name: str
    says: str
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class Memo:
    """One memo. ``numbers``: how many sources; ``doubt``: how few and how many there may be, and why; may be empty.

    ``more``: the sources that are named only, in words, and ``besides`` the disputes, or that there are none.
    """

    story: str
    told: str
    claim: str
    numbers: str
    doubt: str
    sources: tuple[MemoSource, ...]
    more: str
    disputes: tuple[MemoDispute, ...]
    besides: str
    uncertain: tuple[str, ...]
    made: str


def memo_of(trace: Trace, missing: int = 0) -> Memo:
    """The memo about the main claim of ``trace``; ``missing`` articles of the story could not be read."""
    view = trace_view(trace)
    claim = view.claim
    of = " ".join(filter(None, (count(len(trace.readings), "article"), outlets(view))))
    disputes = tuple(_dispute(view, dispute) for dispute in (claim.disputed_by if claim else ())[:_DISPUTES])
    uncertain = tuple(_uncertain(view, claim, missing))[:_UNCERTAIN]
    doubt = clean(shorten(in_doubt(view), _CLAIM))
    taken = _height(doubt, *uncertain) + sum(_height(dispute.name, dispute.proof) for dispute in disputes)
    told = _fitting(_sources(view, claim), _PAGE - taken) if claim else ()
    return Memo(
        story=clean(shorten(story_title(view), _CLAIM)),
        told=clean(f"{of}, {span_words(trace.story.begins, trace.story.ends)}"),
        claim=clean(shorten(claim_words(claim.text), _CLAIM)) if claim else "",
        numbers=_numbers(view, claim),
        doubt=doubt,
        sources=told,
        more=_more(view, claim.origins[len(told) :]) if claim else "",
        disputes=disputes,
        besides=_besides(claim) if claim else "",
        uncertain=uncertain,
        made=(
            f"Made by wherefrom {__version__} from the texts of the articles alone. It says who says so, not what is"
            " true; quotations are the articles' words."
        ),
    )


def _numbers(view: TraceView, claim: Claim | None) -> str:
    if claim is None:
        return "No claim stands in these articles that could be followed."
    total = len(view.trace.readings)
    carrying = f"{claim.articles:,} of {count(total, 'article')}"
    if claim.articles >= total > 1:
        carrying = f"all {count(total, 'article')}"
    verb = "carries" if claim.articles == 1 else "carry"
    return f"{count(claim.independent_origins, 'independent origin')}; {carrying} {verb} the claim"


def _sources(view: TraceView, claim: Claim) -> Iterator[MemoSource]:
    for origin in claim.origins[:_SOURCES]:
        rests = rests_of(view, claim, origin)
        # Somebody's own words say most, then whatever shows the source.
        best = next((rest for rest in rests if rest.why == "said"), rests[0] if rests else None)
        first = view.reading_of.get(origin.articles[0]) if origin.articles else None
        proof = _proof_of(view, best) if best else _proof("", first.article) if first else None
        yield MemoSource(
            name=clean(shorten(origin_words(origin, view), _NAME)),
            kind="unnamed" if origin.unattributed else origin.kind,
            about="" if origin.unattributed else KIND_WORDS[origin.kind][0],
            told=_articles_told(view, origin),
            proof=proof,
        )


def _articles_told(view: TraceView, origin: Origin) -> str:
    names = [clean(shorten(display(view.node_of[a]), _TITLE)) for a in origin.articles if a in view.node_of]
    more = len(names) - _NAMED
    told = ", ".join(names[:_NAMED]) + f" and {more} more" if more > 0 else listed(names)
    return f"{count(len(origin.articles), 'article')} go{'es' if len(origin.articles) == 1 else ''} back to it: {told}"


def _fitting(sources: Iterable[MemoSource], lines: int) -> tuple[MemoSource, ...]:
    """The first sources, as many as so many lines hold; two at least."""
    found: list[MemoSource] = []
    for source in sources:
        lines -= _height(source.name, source.proof, source.told)
        if lines < 0 and len(found) >= _LEAST:
            break
        found.append(source)
    return tuple(found)


def _height(*parts: str | Proof | None) -> int:
    """About how many lines parts of a memo take."""
    lines = 0
    for part in parts:
        if isinstance(part, Proof):
            facts = " ".join((part.outlet, part.title, part.day, part.address))
            lines += _height(part.quotation, facts, part.sha256)
        elif part:
            lines += 1 + len(part) // _LINE
    return lines


def _more(view: TraceView, rest: Sequence[Origin]) -> str:
    if not rest:
        return ""
    names = [clean(shorten(origin_words(origin, view), _TITLE)) for origin in rest]
    more = len(names) - _NAMED
    told = f"{', '.join(names[:_NAMED])} and {more} more" if more > 0 else listed(names)
    return f"Further origins: {told}."


def _besides(claim: Claim) -> str:
    if not claim.disputed_by:
        return "None of these articles has anybody who denies or doubts it."
    names = [clean(shorten(dispute.name, _TITLE)) for dispute in claim.disputed_by[_DISPUTES:]]
    return f"Disputed as well by {listed(dict.fromkeys(names[:_NAMED]))}." if names else ""


def _dispute(view: TraceView, dispute: Dispute) -> MemoDispute:
    reading = view.reading_of.get(dispute.article)
    words = clean(disputed_in(reading, dispute))
    verb = DISPUTE_WORDS.get(dispute.stance, clean(dispute.stance))
    quotation = in_marks(shorten(words, _QUOTATION)) if words else ""
    return MemoDispute(
        clean(shorten(dispute.name, _NAME)), verb, _proof(quotation, reading.article) if reading else None
    )


def _proof_of(view: TraceView, rest: Rest) -> Proof:
    return _proof(in_marks(shorten(sentence_of(view, rest).whole, _QUOTATION)), view.reading_of[rest.article].article)


def _proof(quotation: str, article: Article) -> Proof:
    outlet, title = clean(article.outlet or ""), clean(shorten(title_of(article), _TITLE))
    address = safe_url(article.url) or ""
    return Proof(
        quotation=quotation,
        outlet=outlet,
        title=title,
        day=clean(when_words(article.published)),
        address=address if len(address) <= _ADDRESS else "",
        sha256=article.snapshot.sha256 if article.snapshot else "",
    )


def _uncertain(view: TraceView, claim: Claim | None, missing: int) -> Iterator[str]:
    """What the reader should not rely on, the weightiest first."""
    if missing:
        are = "article of the story could not be read and is" if missing == 1 else "articles could not be read and are"
        yield f"{missing:,} {are} missing here, so there may be more origins."
    if claim is None:
        return
    yield from (clean(shorten(words, _CLAIM)) for words in connected(view)[:_CONNECTIONS])
    for origin in claim.origins[:_SOURCES]:
        yield from _unsure(view, claim, origin)
    unnamed = [origin for origin in claim.origins if origin.kind in ("unnamed", "group") and not origin.unattributed]
    if unnamed:
        names = listed(clean(shorten(origin_words(origin, view), _TITLE)) for origin in unnamed[:_DISPUTES])
        yield f"Nobody outside can ask who has no name: {names}."
    told: dict[str, int] = {}
    for flag in view.trace.flags:
        told[flag.flag] = told.get(flag.flag, 0) + 1
        if flag.flag in _TELLING and flag.why and told[flag.flag] <= _OF_ONE_FLAG:
            yield clean(shorten(flag.why, _NAME))


def _unsure(view: TraceView, claim: Claim, origin: Origin) -> Iterator[str]:
    """What is unsure of the sentence by which an origin is shown."""
    rests = rests_of(view, claim, origin)
    if not rests:
        name = clean(shorten(origin_words(origin, view), _TITLE))
        yield f"No sentence of these articles says in so many words that it comes from {name}."
    for rest in rests:
        if rest.statement is not None and rest.why == "said":
            where, name = display(view.node_of[rest.article]), clean(shorten(origin.name, _TITLE))
            if is_unsure(rest.statement):
                sure = percent(rest.statement.confidence)
                yield f"That what {where} is quoted with comes from {name} is only {sure} sure: read it there."
            for doubt in unsure_who(rest.statement.chain)[:1]:
                yield f"In {where}, {doubt}."
            return
