"""The cards beside the text, one a statement, and the list of sources with all that each said."""

from __future__ import annotations

from wherefrom.reading.types import Link, Stance, Statement
from wherefrom.report.views.reading.summary import KINDS, Source, reasons
from wherefrom.report.views.reading.view import View, display_name, heading, reference, references, shown, sign
from wherefrom.report.views.words import (
    FLAG_MEANINGS,
    FLAG_WORDS,
    KIND_WORDS,
    STANCE_WORDS,
    VOICE_WORDS,
    clean,
    count,
    layer_phrase,
    listed,
    long_date,
    phrase,
    shorten,
)

_CONTENT_LIMIT = 600
_SAID_LIMIT = 260
_CUE_LIMIT = 90
_ANSWERED: dict[Stance, str] = {"denies": "denied by", "doubts": "doubted by", "confirms": "confirmed by"}


def cards(view: View) -> str:
    """One card a statement: its chain as a line of arrows, and inside, all that is known of it."""
    disputed: dict[int, list[Statement]] = {}
    for statement in view.reading.statements:
        for target in statement.targets:
            disputed.setdefault(target, []).append(statement)
    flagged = reasons(view.reading)
    return "".join(
        _card(view, statement, flagged[statement.id], disputed.get(statement.id, []))
        for statement in view.reading.statements
    )


def _card(view: View, statement: Statement, why: dict[str, str], answered: list[Statement]) -> str:
    number = view.number_of[statement.id]
    kind = statement.chain[0].kind if statement.chain else "unnamed"
    parties = " ".join(map(str, view.sources_of(statement)))
    text = view.reading.article.text
    content = shown(shorten(phrase(text, statement.content), _CONTENT_LIMIT))
    tags = _tags(view, statement, why, answered)
    more = f"<blockquote>{content}</blockquote>{_manner(text, statement)}{_layers(text, statement)}{_why(why)}"
    return (
        f'<li class="card k-{kind}" id="{view.prefix}s{number}" data-s="{statement.id}" data-kind="{kind}"'
        f' data-stance="{statement.stance}" data-flags="{shown(" ".join(why))}" data-parties="{parties}">'
        f'<a class="number" href="#{view.prefix}t{number}" aria-label="Statement {number}, to its place in the text">'
        f'{number}</a><div class="body"><p class="chain">{chain(view, statement)}</p>{tags}'
        f'<div class="more">{more}</div></div></li>'
    )


def _why(why: dict[str, str]) -> str:
    items = "".join(
        f"<li><b>⚑ {shown(FLAG_WORDS.get(name, name))}</b> {shown(words or FLAG_MEANINGS.get(name, ''))}</li>"
        for name, words in why.items()
    )
    return f'<ul class="why">{items}</ul>' if items else ""


def chain(view: View, statement: Statement) -> str:
    """The chain as a line of arrows, ending at this article; each party can be chosen."""
    links = [_link(view, link) for link in statement.chain]
    arrow = ' <span class="arrow"><span aria-hidden="true">→</span><span class="spoken"> through </span></span> '
    end = '<span class="here"><span aria-hidden="true">→</span> this article</span>'
    return arrow.join(links) + " " + end


def _link(view: View, link: Link) -> str:
    spoken = f'<span class="spoken">{KIND_WORDS[link.kind][0]} </span>'
    return (
        f'<button type="button" class="party k-{link.kind}" data-party="{view.source_index(link)}">'
        f"{sign(link.kind)}{spoken} {shown(display_name(link))}</button>"
    )


def _tags(view: View, statement: Statement, why: dict[str, str], answered: list[Statement]) -> str:
    tags = []
    if statement.stance != "asserts":
        targets = references(view, statement.targets)
        meaning = STANCE_WORDS[statement.stance]
        tags.append(f'<span class="chip stance" title="{meaning}">{statement.stance}</span> {targets}')
    tags.extend(
        f'<span class="chip">{_ANSWERED.get(other.stance, other.stance)}</span> {reference(view, other.id)}'
        for other in answered
    )
    tags.extend(f'<span class="chip flag">⚑ {shown(FLAG_WORDS.get(name, name))}</span>' for name in why)
    return f'<p class="tags">{" ".join(tags)}</p>' if tags else ""


def _manner(text: str, statement: Statement) -> str:
    words = layer_phrase(text, statement)
    facts = [f"<q>{shown(shorten(words, _CUE_LIMIT))}</q>" if words else "no cue"]
    facts.append(f"{statement.stance}: {STANCE_WORDS[statement.stance]}")
    facts.append(VOICE_WORDS[statement.voice])
    if statement.date:
        facts.append(f"said {shown(long_date(statement.date.value))}")
    facts.append(f"{round(100 * statement.confidence)} % sure")
    return f'<p class="manner">{" · ".join(facts)}</p>'


def _layers(text: str, statement: Statement) -> str:
    if not statement.layers:
        return ""
    nested = "".join(
        f"<li>{shown(shorten(layer_phrase(text, layer), _SAID_LIMIT)) or 'without a cue'}</li>"
        for layer in statement.layers
    )
    return f'<p class="layers-name">Told within what others told:</p><ol class="layers">{nested}</ol>'


def source_list(view: View) -> str:
    """Every party by kind, with its share of the text and all it said or passed on."""
    most = max((source.characters for source in view.summary.sources), default=0)
    groups = []
    for kind in KINDS:
        members = [(i, source) for i, source in enumerate(view.summary.sources) if source.kind == kind]
        if members:
            rows = "".join(_source(view, i, source, most) for i, source in members)
            name = KIND_WORDS[kind][len(members) != 1].capitalize()
            groups.append(f'<div class="group">{heading(view, 2, f"{sign(kind)} {name}")}{rows}</div>')
    return "".join(groups)


def _source(view: View, place: int, source: Source, most: int) -> str:
    share = 100 * source.characters / max(1, view.summary.characters)
    facts = [count(len(source.origin_of), "statement")] if source.origin_of else []
    if source.relay_of:
        facts.append(f"passed on {len(source.relay_of):,}")
    if source.origin_of:
        facts.append(f"{share:.0f} % of the text" if share >= 1 else "under 1 % of the text")
    about = [shown(role) for role in source.roles[:3]]
    if source.aliases:
        about.append("also " + shown(listed(f"“{clean(alias)}”" for alias in source.aliases[:4])))
    width = 100 * source.characters / max(1, most)
    described = f'<p class="about">{", ".join(about)}</p>' if about else ""
    button = f'<button type="button" class="party" data-party="{place}">'
    name = heading(view, 3, f"{button}{sign(source.kind)} {shown(display_name(source))}</button>", "name")
    return (
        f'<section class="source k-{source.kind}" id="{view.prefix}p{place}" data-party="{place}">{name}{described}'
        '<svg class="share" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="3"/><rect width="{width:.1f}" height="3"/></svg>'
        f'<p class="facts">{" · ".join(facts)}</p>'
        f"<details><summary>All of it</summary>{_said(view, source)}</details></section>"
    )


def _said(view: View, source: Source) -> str:
    lists = []
    for name, ids in (("Said", source.origin_of), ("Passed on", source.relay_of)):
        items = "".join(_said_item(view, view.by_id[i]) for i in ids)
        if items:
            lists.append(f'<p class="said-how">{name}</p><ul class="said">{items}</ul>')
    return "".join(lists)


def _said_item(view: View, statement: Statement) -> str:
    words = shown(shorten(phrase(view.reading.article.text, statement.content), _SAID_LIMIT))
    stance = f"<i>{statement.stance}</i> " if statement.stance != "asserts" else ""
    return f"<li>{reference(view, statement.id)} {stance}{words}</li>"
