"""What stands below the picture: the claims with their origins, the quotations with what was changed, the flags."""

from __future__ import annotations

from collections.abc import Iterable

from wherefrom.report.views.reading.view import shown, sign
from wherefrom.report.views.trace.rows import entry_id, quoted
from wherefrom.report.views.trace.tree import TraceView
from wherefrom.report.views.trace.words import claim_words, display, in_numbers, origin_words, when_words, years
from wherefrom.report.views.words import FLAG_MEANINGS, FLAG_WORDS, STANCE_WORDS, clean, count, phrase, shorten
from wherefrom.text.diff import word_changes
from wherefrom.tracing.types import Claim, Dispute, Origin, Quote

_CLAIM_LIMIT = 400
_QUOTE_LIMIT = 900
_CONTENT_LIMIT = 300
_MOST_NAMED = 14
_MOST_OPEN = 12
"""Claims shown at full length; the rest is folded away."""
_MOST_CLAIMS = 300
_MOST_STATEMENTS = 60


def claim_list(view: TraceView) -> str:
    """The main claim, then those that more than one article makes or somebody disputes, then the rest, folded."""
    others = sorted(
        (claim for claim in view.trace.claims if claim is not view.claim),
        key=lambda claim: (-claim.articles, not claim.disputed_by),
    )
    full = [claim for claim in others if claim.articles > 1 or claim.disputed_by][:_MOST_OPEN]
    shown_in_full = {claim.id for claim in full}
    rest = [claim for claim in others if claim.id not in shown_in_full]
    main = _claim(view, view.claim, "main") if view.claim else ""
    folded = ""
    if rest:
        cards = "".join(_claim(view, claim, "small") for claim in rest[:_MOST_CLAIMS])
        cut = (
            f'<p class="quiet">{len(rest) - _MOST_CLAIMS:,} more stand in the JSON.</p>'
            if len(rest) > _MOST_CLAIMS
            else ""
        )
        folded = f"<details><summary>{count(len(rest), 'further claim')}</summary><div>{cards}{cut}</div></details>"
    return main + "".join(_claim(view, claim, "") for claim in full) + folded


def _claim(view: TraceView, claim: Claim, size: str) -> str:
    origins = "".join(_origin(view, origin) for origin in claim.origins)
    disputes = "".join(_dispute(view, dispute) for dispute in claim.disputed_by)
    disputes = f'<ul class="disputes">{disputes}</ul>' if disputes else ""
    text = shown(shorten(claim_words(claim.text), _CLAIM_LIMIT))
    flags = "".join(f' <span class="chip flag">⚑ {shown(FLAG_WORDS.get(name, name))}</span>' for name in claim.flags)
    first = view.reading_of.get(claim.first or "")
    since = ""
    if first and len(view.trace.readings) > 1:
        when = when_words(first.article.published, years(view))
        since = f'<p class="quiet">First in {article_link(view, first.article.id)}, {shown(when)}.</p>'
    over = '<p class="over">The main claim</p>' if size == "main" else ""
    return (
        f'<article class="claim {size}" id="c{claim.id}">{over}<h3>{text}</h3>'
        f'<p class="count"><b>{in_numbers(claim.articles, claim.independent_origins)}</b>{flags}</p>'
        f'<ul class="origins">{origins}</ul>{disputes}{since}'
        f"{_statements(view, claim)}</article>"
    )


def _origin(view: TraceView, origin: Origin) -> str:
    kind = "unnamed" if origin.unattributed else origin.kind
    articles = ""
    if not (origin.unattributed and len(origin.articles) == 1):
        articles = f' <span class="quiet">{_articles(view, origin.articles)}</span>'
    return f'<li class="k-{kind}">{sign(kind)} <b>{shown(origin_words(origin, view))}</b>{articles}</li>'


def _dispute(view: TraceView, dispute: Dispute) -> str:
    reading = view.reading_of.get(dispute.article)
    statement = next((s for s in reading.statements if s.id == dispute.statement), None) if reading else None
    words = shorten(phrase(reading.article.text, statement.content), _CONTENT_LIMIT) if reading and statement else ""
    said = f": {quoted(words)}" if words else ""
    where = article_link(view, dispute.article)
    stance = f'<span title="{shown(STANCE_WORDS.get(dispute.stance, ""))}">{shown(dispute.stance)} it</span>'
    return f"<li>✗ <b>{shown(clean(dispute.name))} {stance}</b> in {where}{said}</li>"


def _statements(view: TraceView, claim: Claim) -> str:
    items = []
    for made in claim.statements[:_MOST_STATEMENTS]:
        reading = view.reading_of.get(made.article)
        statement = next((s for s in reading.statements if s.id == made.statement), None) if reading else None
        if reading is None or statement is None:
            continue
        words = quoted(shorten(phrase(reading.article.text, statement.content), _CONTENT_LIMIT))
        chain = " → ".join(shown(shorten(clean(link.name), 80)) for link in made.chain)
        items.append(f'<li>{words} <span class="quiet">{chain} → {article_link(view, made.article)}</span></li>')
    if not items:
        return ""
    more = len(claim.statements) - _MOST_STATEMENTS
    cut = f'<li class="quiet">and {more:,} more</li>' if more > 0 else ""
    how = f"How {count(len(claim.statements), 'statement')} put it"
    return f'<details><summary>{how}</summary><ul class="claimed">{"".join(items)}{cut}</ul></details>'


def article_link(view: TraceView, article: str) -> str:
    """The name of an article, as a link to the part of the page about it."""
    node = view.node_of.get(article)
    if node is None:
        return shown(article)
    entry = entry_id(view, node)
    return f'<a href="#{entry}" data-e="{entry}">{shown(shorten(display(node), 80))}</a>'


def _articles(view: TraceView, articles: Iterable[str]) -> str:
    links = [article_link(view, article) for article in articles]
    more = f" and {len(links) - _MOST_NAMED} more" if len(links) > _MOST_NAMED else ""
    return ", ".join(links[:_MOST_NAMED]) + more


def quote_list(view: TraceView) -> str:
    """Quotations: those whose words were changed, word by word; the others folded away."""
    changed = [quote for quote in view.trace.quotes if quote.altered and len(quote.variants) > 1]
    same = [quote for quote in view.trace.quotes if quote not in changed]
    parts = [_quote(view, quote) for quote in changed]
    if same:
        name = f"{count(len(same), 'quotation')} with the same words everywhere, or only cut short"
        inside = "".join(_quote(view, quote) for quote in same[:_MOST_CLAIMS])
        parts.append(f"<details><summary>{name}</summary><div>{inside}</div></details>")
    return "".join(parts)


def _quote(view: TraceView, quote: Quote) -> str:
    first, *others = quote.variants
    before = shorten(clean(first.text), _QUOTE_LIMIT)
    items = [f'<li><p class="quiet">{_articles(view, first.articles)}</p><blockquote>{shown(before)}</blockquote></li>']
    for variant in others:
        after = shorten(clean(variant.text), _QUOTE_LIMIT)
        words = _changed(before, after) if quote.altered else shown(after)
        items.append(
            f'<li><p class="quiet">{_articles(view, variant.articles)}</p><blockquote>{words}</blockquote></li>'
        )
    speaker = shown(clean(quote.speaker)) or "unnamed"
    return f'<div class="quote"><h3>{speaker}</h3><ul class="variants">{"".join(items)}</ul></div>'


def _changed(before: str, after: str) -> str:
    tags = {"same": "{}", "out": "<del>{}</del>", "in": "<ins>{}</ins>"}
    return " ".join(tags[change].format(shown(words)) for change, words in word_changes(before, after))


def flag_section(view: TraceView) -> str:
    """What deserves a second look, flag by flag; empty where there is nothing."""
    by_name: dict[str, list[str]] = {}
    for flag in view.trace.flags:
        why = shown(flag.why) or shown(FLAG_MEANINGS.get(flag.flag, ""))
        links = f' <span class="quiet">{_articles(view, flag.articles)}</span>' if flag.articles else ""
        by_name.setdefault(flag.flag, []).append(f"{why}{links}")
    if not by_name:
        return ""
    items = "".join(_flag(name, whys) for name, whys in by_name.items())
    return f'<section class="flags"><h2>Worth a second look</h2><ul>{items}</ul></section>'


def _flag(name: str, whys: list[str]) -> str:
    label = f"<b>{shown(FLAG_WORDS.get(name, name))}</b>"
    if len(whys) == 1:
        return f"<li>{label} {whys[0]}</li>"
    rows = "".join(f"<li>{why}</li>" for why in whys)
    return f"<li>{label} {len(whys):,} times<details><summary>all of them</summary><ul>{rows}</ul></details></li>"
