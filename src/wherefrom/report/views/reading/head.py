"""The upper parts of a page about one reading: its heading, its figures in words, its flags, its filters."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from wherefrom.report.views.reading.summary import reasons
from wherefrom.report.views.reading.view import (
    View,
    display_name,
    heading,
    reference,
    references,
    safe_url,
    shown,
    sign,
)
from wherefrom.report.views.words import (
    FLAG_MEANINGS,
    FLAG_WORDS,
    KIND_WORDS,
    NOBODY,
    clean,
    count,
    listed,
    long_date,
    phrase,
    shorten,
    title_of,
)

_EVIDENCE_LIMIT = 260
_ADDRESS_LIMIT = 90
_NAME_LIMIT = 40
_MOST_DISPUTES = 12


def headline(view: View) -> str:
    """Title, outlet, authors, date, address and credited origin."""
    article = view.reading.article
    facts = [shown(article.outlet or "")]
    if article.authors:
        facts.append("by " + shown(listed(clean(author) for author in article.authors)))
    day = article.published
    facts.append(f'<time datetime="{shown(day)}">{shown(long_date(day))}</time>' if day else "no date")
    address = safe_url(article.url)
    if address:
        facts.append(f'<a href="{html.escape(address)}" rel="noopener noreferrer">the article on the web</a>')
    elif article.url:
        facts.append(shown(shorten(article.url, _ADDRESS_LIMIT)))
    credit = article.credited_origin
    credited = f'<p class="credit-line">{_credit(view)}</p>' if credit else ""
    title = heading(view, 0, shown(title_of(view.reading.article)), "title")
    return f'{title}<p class="facts">{" · ".join(fact for fact in facts if fact)}</p>{credited}'


def _credit(view: View) -> str:
    credit = view.reading.article.credited_origin
    if credit is None:
        return ""
    evidence = phrase(view.reading.article.text, credit.evidence)
    says = f": <q>{shown(shorten(evidence, _EVIDENCE_LIMIT))}</q>" if evidence else ""
    return f"The article credits <b>{shown(credit.name)}</b> as its original source{says}"


def lead(view: View, linked: bool = True) -> str:
    """The figures of the reading in a few sentences; ``linked``: statements named in them are links."""
    summary = view.summary
    if not summary.statements:
        return '<p class="lead">This article passes on nothing from anybody else.</p>'
    parties = sum(1 for source in summary.sources if source.origin_of and display_name(source) != NOBODY)
    shares = [
        (summary.named, "from named sources"),
        (summary.group, "from groups without names"),
        (summary.unnamed, "from somebody unnamed"),
        (summary.sourceless, "from nobody it names"),
    ]
    told = listed(f"<b>{number:,}</b> {what}" for number, what in shares if number)
    sentences = [
        f"This article passes on <b>{count(summary.statements, 'statement')}</b>"
        f" from {count(parties, 'source')}: {told}.",
        _depth_sentence(view, linked),
    ]
    if summary.characters:
        share = round(100 * min(1, summary.attributed_characters / summary.characters))
        sentences.append(f"Others’ words make up <b>{share} %</b> of its text.")
    return "".join(f'<p class="{"lead" if i == 0 else "also"}">{words}</p>' for i, words in enumerate(sentences))


def _depth_sentence(view: View, linked: bool) -> str:
    summary = view.summary
    if summary.depth < 2:
        return "It names nobody in between: every statement is told as heard from its source."
    deepest = view.by_id[summary.deepest[0]]
    chain = " → ".join(shown(display_name(link)) for link in deepest.chain)
    where = reference(view, deepest.id) if linked else f"statement {view.number_of[deepest.id]}"
    return f"The longest chain has {summary.depth} links: {chain} ({where})."


def kind_bar(view: View) -> str:
    """The statements by kind of their origin: one bar, and its legend."""
    total = max(1, view.summary.statements)
    at, bars = 0.0, []
    for kind, number in view.summary.by_kind:
        width = 1000 * number / total
        bars.append(f'<rect class="k-{kind}" x="{at:.1f}" width="{max(1, width - 4):.1f}" height="12"/>')
        at += width
    legend = "".join(
        f'<li class="k-{kind}">{sign(kind)} <b>{number:,}</b> {_origin_words(kind, number)}</li>'
        for kind, number in view.summary.by_kind
    )
    return (
        f'<svg class="kinds" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">{"".join(bars)}</svg>'
        f'<ul class="legend" aria-label="Statements by kind of source">{legend}</ul>'
    )


def _origin_words(kind: str, number: int) -> str:
    names = {
        "person": ("from a person", "from people"),
        "organization": ("from an organization", "from organizations"),
        "outlet": ("from a news outlet", "from news outlets"),
        "document": ("from a document", "from documents"),
        "group": ("from an unnamed group", "from unnamed groups"),
        "unnamed": ("unnamed", "unnamed"),
    }
    return names[kind][number != 1]


def flag_list(view: View) -> str:
    """What deserves a second look: each flag with its meaning and the statements it is on; empty if none."""
    on: dict[str, list[int]] = {}
    about_article: list[str] = []
    for flag in view.reading.flags:
        if flag.statement is None:
            about_article.append(f"<li><b>{shown(FLAG_WORDS.get(flag.flag, flag.flag))}</b> {shown(flag.why)}</li>")
    for statement, why in reasons(view.reading).items():
        for name in why:
            on.setdefault(name, []).append(statement)
    items = [
        f"<li><b>{shown(FLAG_WORDS.get(name, name))}</b> {shown(FLAG_MEANINGS.get(name, ''))}:"
        f" {references(view, statements)}</li>"
        for name, statements in on.items()
    ]
    disputes = "".join(_disputes(view))
    if not (items or about_article or disputes):
        return ""
    return (
        f'<section class="flags">{heading(view, 1, "Worth a second look")}'
        f"<ul>{''.join(about_article)}{disputes}{''.join(items)}</ul></section>"
    )


def _disputes(view: View) -> Iterator[str]:
    for dispute in view.summary.disputes[:_MOST_DISPUTES]:
        about = f", about {references(view, dispute.targets)}" if dispute.targets else ""
        where = references(view, dispute.statements)
        yield f"<li><b>{dispute.stance}</b> {shown(display_name(dispute.origin))} in {where}{about}</li>"


def filters(view: View) -> str:
    """The tool bar: kinds as switches, stance, flag and source as lists."""
    summary = view.summary
    switches = "".join(
        f'<button type="button" class="switch k-{kind}" data-kind="{kind}" aria-pressed="false">'
        f"{sign(kind)} {KIND_WORDS[kind][number != 1]} <b>{number:,}</b></button>"
        for kind, number in summary.by_kind
    )
    flagged: dict[str, int] = {}
    for why in reasons(view.reading).values():
        for name in why:
            flagged[name] = flagged.get(name, 0) + 1
    lists = [
        _choice("stance", "any stance", ((stance, f"{stance} ({n})") for stance, n in summary.by_stance)),
        _choice("flag", "any flag", ((name, f"{FLAG_WORDS.get(name, name)} ({n})") for name, n in flagged.items())),
        _choice("party", "any source", _parties(view)),
    ]
    return (
        f'<div class="switches" role="group" aria-label="Show only statements that come from">{switches}</div>'
        f'<div class="choices">{"".join(lists)}<button type="button" class="clear" hidden>Show all</button>'
        '<output class="status" aria-live="polite"></output></div>'
    )


def _parties(view: View) -> Iterator[tuple[str, str]]:
    for place, source in enumerate(view.summary.sources):
        yield str(place), f"{shorten(display_name(source), _NAME_LIMIT)} ({len({*source.origin_of, *source.relay_of})})"


def _choice(name: str, nothing: str, options: Iterable[tuple[str, str]]) -> str:
    listed_options = "".join(f'<option value="{shown(value)}">{shown(words)}</option>' for value, words in options)
    if not listed_options:
        return ""
    return (
        f'<select data-filter="{name}" aria-label="{name}"><option value="">{nothing}</option>{listed_options}</select>'
    )
