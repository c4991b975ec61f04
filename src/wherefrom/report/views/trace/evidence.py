"""Article by article: what each took from whom, with the words that show it side by side and marked in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wherefrom.archive.corrections.types import How
from wherefrom.intake.article import Article
from wherefrom.report.views.reading.view import display_name
from wherefrom.report.views.time import when_words
from wherefrom.report.views.trace.sources import statement_of, statement_page, whole_of
from wherefrom.report.views.trace.tree import COPIES, TraceView
from wherefrom.report.views.trace.words import TOOK_WORDS, WAY_MEANINGS, display, way_words, years
from wherefrom.report.views.words import clean, flag_words, long_date, phrase, safe_url, shorten, title_of
from wherefrom.text.diff import shared_words
from wherefrom.text.span import Span
from wherefrom.tracing.types import Derivation, Passage

_AROUND = 110
"""Letters shown on either side of words that are pointed at."""
_PASSAGE_LIMIT = 1600
_MOST_PASSAGES = 12
_MOST_EVIDENCE = 6
_MOST_WAYS = 8
_CONTENT_LIMIT = 400
_MOST_CLAIMED = 6


@dataclass(frozen=True, slots=True)
class InContext:
    """Words that are pointed at, with some of what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a shared passage: its pieces, each with whether the other side has it. ``cut``: not the whole."""

    pieces: tuple[tuple[str, bool], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """The first passages that two articles share, side by side; there are ``passages`` with ``words`` words."""

    there: str
    here: str
    pairs: tuple[tuple[Cell, Cell], ...]
    more: int
    words: int
    passages: int


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that an article took from somebody. ``sure``: of the direction, in percent.

    ``said``: who says so and when, where somebody put it right. ``page``: where the application shows the article that
    it was taken from; empty where it is none, and in a file by itself.
    """

    how: How
    verb: str
    name: str
    uncredited: bool
    circular: bool
    sure: int
    quotes: tuple[InContext, ...]
    shared: Shared | None
    said: str
    page: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """What an article has of the main claim: who denies it (or empty), its own words, and through whom.

    ``page`` is where the application shows the statement; empty in a file by itself.
    """

    denial: str
    words: str
    chain: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All about one article. ``trail`` is told where it took nothing; ``more``: things taken that are not shown.

    ``page`` is where the application shows the article; empty in a file by itself.
    """

    id: str
    title: str
    facts: tuple[str, ...]
    address: str
    taken: tuple[Taken, ...]
    more: int
    trail: str
    claimed: tuple[Claimed, ...]
    flags: tuple[tuple[str, str], ...]
    page: str


def entries(view: TraceView, pages: Mapping[str, str]) -> tuple[Entry, ...]:
    """What is known of each article, in order of date; ``pages`` says by its id where the application shows it."""
    with_year = years(view)
    return tuple(
        _entry(view, pages, place, r.article, with_year) for place, r in enumerate(view.trace.readings, start=1)
    )


def _entry(view: TraceView, pages: Mapping[str, str], place: int, article: Article, with_year: bool) -> Entry:
    title, name = title_of(article), display(view.node_of[article.id])
    facts = [name] if title != name else []
    facts.append(when_words(article.published, with_year))
    told = _told(view, article)
    return Entry(
        id=f"e{place}",
        title=title,
        facts=tuple(clean(fact) for fact in facts),
        address=safe_url(article.url) or "",
        taken=tuple(_taken(view, pages, article, *derivation) for derivation in told[:_MOST_WAYS]),
        more=max(0, len(told) - _MOST_WAYS),
        trail="" if told else _trail(view, article),
        claimed=tuple(_claimed(view, pages, article)),
        flags=tuple(
            (flag_words(flag.flag), clean(flag.why))
            for flag in view.flags_of(article.id)
            if flag.flag != "uncredited-copy" or flag.articles[0] == article.id  # The other is the one copied from.
        ),
        page=pages.get(article.id, ""),
    )


def _trail(view: TraceView, article: Article) -> str:
    came = view.node_of[article.id].came
    if came is None:
        return ""
    words = way_words(view, came)
    more = {"heard": " itself", "cites": f", {WAY_MEANINGS['cites']}", "own": f": {WAY_MEANINGS['own']}"}
    return clean(words[:1].upper() + words[1:] + more.get(came.way, ""))


def _told(view: TraceView, article: Article) -> list[tuple[int, Derivation]]:
    """What the article took, by its place in the trace; not a credit that stands with a copy already."""
    own = [(i, derivation) for i, derivation in enumerate(view.trace.derivations) if derivation.article == article.id]
    copied = {d.from_article: set(d.evidence) for _, d in own if d.how in COPIES and d.from_article}
    return [(place, d) for place, d in own if d.how in COPIES or not _stands_with(d, copied)]


def _stands_with(credit: Derivation, copied: dict[str, set[Span]]) -> bool:
    """Whether the words of a credit are the evidence of a copy from the same article, and so told there."""
    return set(credit.evidence) <= copied.get(credit.from_article or "", set()) and credit.from_article in copied


def _taken(view: TraceView, pages: Mapping[str, str], article: Article, place: int, derivation: Derivation) -> Taken:
    node = view.node_of[article.id]
    edge = next((edge for edge in (node.came, *node.others) if edge and edge.derivation == place), None)
    source = view.reading_of.get(derivation.from_article or "")
    name = clean(derivation.from_name or derivation.from_article or "")
    if source:
        name = clean(display(view.node_of[source.article.id]))
    return Taken(
        how=derivation.how,
        verb=TOOK_WORDS[derivation.how],
        name=name,
        uncredited=bool(edge and edge.uncredited),
        circular=bool(edge and edge.circular),
        sure=round(100 * derivation.confidence),
        quotes=tuple(_in_context(article.text, span) for span in derivation.evidence[:_MOST_EVIDENCE]),
        shared=_shared(view, article, derivation, name, source.article) if source and derivation.passages else None,
        said=_said_by(view, derivation),
        page=pages.get(derivation.from_article or "", ""),
    )


def _said_by(view: TraceView, derivation: Derivation) -> str:
    made = next((one for one in view.trace.put_right if one.correction == derivation.put_right), None)
    return f"as {clean(made.person)} says, {long_date(made.time[:10])}" if made else ""


def _in_context(text: str, span: Span) -> InContext:
    start, end = span
    before = clean(text[max(0, start - _AROUND) : start])
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    after = clean(text[end : end + _AROUND])
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return InContext(clean(before), clean(shorten(text[start:end], _PASSAGE_LIMIT)), clean(after))


def _shared(view: TraceView, article: Article, derivation: Derivation, name: str, source: Article) -> Shared:
    passages = derivation.passages
    return Shared(
        there=name,
        here=clean(display(view.node_of[article.id])),
        pairs=tuple(_pair(source.text, article.text, passage) for passage in passages[:_MOST_PASSAGES]),
        more=max(0, len(passages) - _MOST_PASSAGES),
        words=sum(len(article.text[slice(*passage.here)].split()) for passage in passages),
        passages=len(passages),
    )


def _pair(there: str, here: str, passage: Passage) -> tuple[Cell, Cell]:
    left, right = there[slice(*passage.there)], here[slice(*passage.here)]
    shown_left, shown_right = left[:_PASSAGE_LIMIT], right[:_PASSAGE_LIMIT]
    in_left, in_right = shared_words(shown_left, shown_right)
    return (
        Cell(tuple(_pieces(shown_left, in_left)), len(left) > _PASSAGE_LIMIT),
        Cell(tuple(_pieces(shown_right, in_right)), len(right) > _PASSAGE_LIMIT),
    )


def _pieces(text: str, shared: list[Span]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in shared:
        yield _words(text[at:start]), False
        yield _words(text[start:end]), True
        at = end
    yield _words(text[at:]), False


def _words(text: str) -> str:
    """A piece of a passage, its outer spaces kept as one."""
    words = clean(text)
    if not words:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() else "")


def _claimed(view: TraceView, pages: Mapping[str, str], article: Article) -> Iterator[Claimed]:
    """What the article has of the main claim, in its own words, and through whom."""
    if view.claim is None:
        return
    reading = view.reading_of[article.id]
    carried = [(s.statement, "") for s in view.claim.statements if s.article == article.id]
    denied = [
        (d.statement, clean(f"{clean(d.name)} {clean(d.stance)} it"))
        for d in view.claim.disputed_by
        if d.article == article.id
    ]
    for number, denial in [*carried, *denied][:_MOST_CLAIMED]:
        statement = statement_of(reading, number)
        if statement:
            said = whole_of(article, statement) if denial else phrase(article.text, statement.content)
            words = clean(shorten(said, _CONTENT_LIMIT))
            chain = tuple(display_name(link) for link in statement.chain)
            yield Claimed(denial, words, chain, statement_page(pages, article.id, statement))
