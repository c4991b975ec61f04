"""Article by article: what each took from whom, with the words that show it side by side and marked in both."""

from __future__ import annotations

from collections.abc import Iterator

from wherefrom.intake.article import Article
from wherefrom.report.views.reading.view import display_name, shown
from wherefrom.report.views.trace.rows import quoted
from wherefrom.report.views.trace.tree import COPIES, TraceView
from wherefrom.report.views.trace.words import WAY_MEANINGS, display, way_words, when_words, years
from wherefrom.report.views.words import FLAG_WORDS, clean, count, phrase, safe_url, shorten, title_of
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


def entries(view: TraceView) -> str:
    """A part of the page for each article, in order of date."""
    with_year = years(view)
    parts = [_entry(view, place, r.article, with_year) for place, r in enumerate(view.trace.readings, start=1)]
    return f'<ol class="entries">{"".join(parts)}</ol>'


def _entry(view: TraceView, place: int, article: Article, with_year: bool) -> str:
    title, name = title_of(article), display(view.node_of[article.id])
    facts = [name] if title != name else []
    facts.append(when_words(article.published, with_year))
    address = safe_url(article.url)
    link = f' · <a href="{shown(address)}" rel="noopener noreferrer">on the web</a>' if address else ""
    ways = "".join(_ways(view, article))
    return (
        f'<li class="entry" id="e{place}"><h3>{shown(title)}</h3><p class="facts">{shown(" · ".join(facts))}{link}</p>'
        f"{ways or _trail(view, article)}{_claimed(view, article)}{_flags(view, article)}</li>"
    )


def _trail(view: TraceView, article: Article) -> str:
    node = view.node_of[article.id]
    if node.came is None:
        return ""
    words = way_words(node.came)
    more = {"heard": " itself", "cites": f", {WAY_MEANINGS['cites']}", "own": f": {WAY_MEANINGS['own']}"}
    return f'<p class="took">{shown(words[:1].upper() + words[1:] + more.get(node.came.way, ""))}.</p>'


def _ways(view: TraceView, article: Article) -> Iterator[str]:
    """What the article took, way by way; a credit that stands with a copy already is not told again."""
    own = [(i, derivation) for i, derivation in enumerate(view.trace.derivations) if derivation.article == article.id]
    copied = {d.from_article: set(d.evidence) for _, d in own if d.how in COPIES and d.from_article}
    told = [(place, d) for place, d in own if d.how in COPIES or not _stands_with(d, copied)]
    for place, derivation in told[:_MOST_WAYS]:
        yield _way(view, article, derivation, place)
    if len(told) > _MOST_WAYS:
        yield f'<p class="quiet">and {len(told) - _MOST_WAYS:,} more that stand in the JSON</p>'


def _stands_with(credit: Derivation, copied: dict[str, set[Span]]) -> bool:
    """Whether the words of a credit are the evidence of a copy from the same article, and so told there."""
    return set(credit.evidence) <= copied.get(credit.from_article or "", set()) and credit.from_article in copied


def _way(view: TraceView, article: Article, derivation: Derivation, place: int) -> str:
    node = view.node_of[article.id]
    edges = [edge for edge in (node.came, *node.others) if edge and edge.derivation == place]
    source = view.reading_of.get(derivation.from_article or "")
    name = (
        display(view.node_of[source.article.id])
        if source
        else clean(derivation.from_name or derivation.from_article or "")
    )
    verb = {"republished": "Republished", "excerpted": "Excerpted", "rewritten": "Rewrote", "credits": "Credits"}[
        derivation.how
    ]
    marks = ""
    if edges and edges[0].uncredited:
        marks += ' <span class="mark">⚑ without credit</span>'
    if edges and edges[0].circular:
        marks += ' <span class="mark">⚑ circular: each credits the other</span>'
    sure = f'<span class="sure">{round(100 * derivation.confidence)} % sure of the direction</span>'
    head = f'<p class="took"><b class="did {derivation.how}">{verb} {shown(name)}</b>{marks} {sure}</p>'
    return (
        f'<div class="derived">{head}{_says_so(article, derivation)}{_passages(view, article, derivation, name)}</div>'
    )


def _says_so(article: Article, derivation: Derivation) -> str:
    quotes = [_in_context(article.text, span) for span in derivation.evidence[:_MOST_EVIDENCE]]
    if not quotes:
        return ""
    return "".join(
        f'<blockquote class="credit"><span class="over">It says so</span> {quote}</blockquote>' for quote in quotes
    )


def _in_context(text: str, span: Span) -> str:
    """The words of ``span``, marked, with some of what stands around them."""
    start, end = span
    words = shown(shorten(text[start:end], _PASSAGE_LIMIT))
    after = _after(text, end)
    return f"{shown(_before(text, start))} <mark>{words}</mark>{'' if _joins(after) else ' '}{shown(after)}"


def _joins(words: str) -> bool:
    return words[:1] in ",.;:!?)”’'\""


def _before(text: str, start: int) -> str:
    words = clean(text[max(0, start - _AROUND) : start])
    if start > _AROUND:
        words = "… " + words.partition(" ")[2]
    return words


def _after(text: str, end: int) -> str:
    words = clean(text[end : end + _AROUND])
    if end + _AROUND < len(text):
        words = words.rpartition(" ")[0] + " …"
    return words


def _passages(view: TraceView, article: Article, derivation: Derivation, name: str) -> str:
    source = view.reading_of.get(derivation.from_article or "")
    if not source or not derivation.passages:
        return ""
    words = sum(len(article.text[slice(*passage.here)].split()) for passage in derivation.passages)
    rows = [_pair(source.article.text, article.text, passage) for passage in derivation.passages[:_MOST_PASSAGES]]
    left = len(derivation.passages) - _MOST_PASSAGES
    more = f'<p class="quiet">and {count(left, "passage")} more</p>' if left > 0 else ""
    here = display(view.node_of[article.id])
    label = f"Shared words: {shown(name)} and {shown(here)}"
    names = f'<p role="columnheader">{shown(name)}</p><p role="columnheader">{shown(here)}</p>'
    return (
        f'<div class="beside" role="table" aria-label="{label}"><div role="row" class="pair names">{names}</div>'
        f'{"".join(rows)}</div>{more}<p class="quiet">{count(words, "word")} in'
        f" {count(len(derivation.passages), 'passage')}; words that stand in both are marked.</p>"
    )


def _pair(there: str, here: str, passage: Passage) -> str:
    left, right = there[slice(*passage.there)], here[slice(*passage.here)]
    left, right = left[:_PASSAGE_LIMIT], right[:_PASSAGE_LIMIT]
    in_left, in_right = shared_words(left, right)
    cells = (
        _cell(left, in_left, passage.there[1] - passage.there[0] > _PASSAGE_LIMIT),
        _cell(right, in_right, passage.here[1] - passage.here[0] > _PASSAGE_LIMIT),
    )
    return f'<div role="row" class="pair">{cells[0]}{cells[1]}</div>'


def _cell(text: str, marked: list[Span], cut: bool) -> str:
    pieces, at = [], 0
    for start, end in marked:
        pieces.append(_words(text[at:start]))
        pieces.append(f"<mark>{_words(text[start:end])}</mark>")
        at = end
    pieces.append(_words(text[at:]))
    return f'<p role="cell" dir="auto">{"".join(pieces)}{"…" if cut else ""}</p>'


def _words(text: str) -> str:
    """A piece of a passage, its outer spaces kept as one."""
    words = shown(text)
    if not words:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() else "")


def _claimed(view: TraceView, article: Article) -> str:
    """What the article has of the main claim, in its own words, and through whom."""
    if view.claim is None:
        return ""
    reading = view.reading_of[article.id]
    by_id = {statement.id: statement for statement in reading.statements}
    items = []
    denied = [
        (d.statement, f"<b>{shown(clean(d.name))} {shown(d.stance)} it</b>")
        for d in view.claim.disputed_by
        if d.article == article.id
    ]
    carried = [(s.statement, "") for s in view.claim.statements if s.article == article.id]
    for number, lead in [*carried, *denied][:_MOST_CLAIMED]:
        statement = by_id.get(number)
        if statement is None:
            continue
        words = quoted(shorten(phrase(article.text, statement.content), _CONTENT_LIMIT))
        chain = " → ".join(shown(display_name(link)) for link in statement.chain)
        items.append(f'<li>{lead} {words} <span class="quiet">{chain} → this article</span></li>')
    return f'<p class="over">In its own words</p><ul class="claimed">{"".join(items)}</ul>' if items else ""


def _flags(view: TraceView, article: Article) -> str:
    items = [
        f"<li><b>⚑ {shown(FLAG_WORDS.get(flag.flag, flag.flag))}</b> {shown(flag.why)}</li>"
        for flag in view.flags_of(article.id)
        if flag.flag != "uncredited-copy" or flag.articles[0] == article.id  # The other is the one copied from.
    ]
    return f'<ul class="why">{"".join(items)}</ul>' if items else ""
