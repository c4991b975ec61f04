"""One reading for a terminal, a pipe or a file: plain lines, with colours only where the console shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.lines import FLAG_STYLE, KIND_STYLES, Line, Part, print_lines
from wherefrom.report.views.doubt import is_unsure, percent, stance_words, unsure_who
from wherefrom.report.views.reading.summary import KINDS, Source, Summary, is_nobody, reasons, summarize
from wherefrom.report.views.unread import left_out, not_read
from wherefrom.report.views.words import (
    KIND_WORDS,
    NOBODY,
    RETRACTION_WORDS,
    SIGNS,
    VOICE_WORDS,
    clean,
    count,
    flag_words,
    layer_phrase,
    listed,
    long_date,
    numbers,
    phrase,
    shorten,
    title_of,
)

if TYPE_CHECKING:
    from rich.console import Console

_INDENT = 5
_CONTENT_LIMIT = 300
_CUE_LIMIT = 60
_LISTED = 12


def print_reading(reading: Reading, console: Console) -> None:
    """Print ``reading``: heading, statements with their chains, sources by kind, and the figures in short.

    Control characters of the article never reach the console, and nothing in it is taken for rich markup.
    """
    print_lines(_lines(reading), console)


def _lines(reading: Reading) -> Iterator[Line]:
    summary = summarize(reading)
    number_of = numbers(reading)
    yield from _heading(reading)
    yield from _retractions(reading, number_of)
    if not reading.statements:
        nothing = not_read(reading)
        told = f"the article {nothing}" if nothing else "the article passes on nothing from anybody else"
        yield Line(((f"No statements: {told}.", ""),))
        return
    yield _section("STATEMENTS")
    why = reasons(reading)
    for statement in reading.statements:
        yield Line()
        yield from _statement(reading.article.text, statement, number_of)
        for name, words in why[statement.id].items():
            yield Line(_flag_parts(name, words), _INDENT)
    yield Line()
    yield _section("SOURCES")
    yield from _sources(summary, number_of)
    yield Line()
    yield _section("IN SHORT")
    yield from _in_short(reading, summary, number_of)


def _section(name: str) -> Line:
    return Line(((name, "bold"),))


def _heading(reading: Reading) -> Iterator[Line]:
    article = reading.article
    yield Line(((title_of(article), "bold"),))
    by = listed(clean(author) for author in article.authors)
    facts = [clean(article.outlet or ""), f"by {by}" if by else ""]
    facts.append(long_date(article.published) if article.published else "no date")
    yield Line(((" · ".join(fact for fact in facts if fact), ""),))
    if article.url:
        yield Line(((clean(article.url), "dim"),))
    if article.credited_origin:
        yield Line((("Credits as its original source: ", ""), (clean(article.credited_origin.name), "bold")))
    parts = left_out(reading)
    if parts:
        yield Line((("Not read: ", ""), (parts, "bold")))
    for flag in reading.flags:
        if flag.statement is None:
            yield Line(_flag_parts(flag.flag, flag.why))
    yield Line()


def _retractions(reading: Reading, number_of: dict[int, int]) -> Iterator[Line]:
    for one in reading.retractions:
        about = f", about {_ranges(one.targets, number_of)}" if one.targets else ""
        words = shorten(phrase(reading.article.text, one.text), _CONTENT_LIMIT)
        yield Line(((f"{RETRACTION_WORDS[one.stance]}: ", "bold"), (f"“{words}”{about}", "")))
    if reading.retractions:
        yield Line()


def _statement(text: str, statement: Statement, number_of: dict[int, int]) -> Iterator[Line]:
    number = (f"{number_of[statement.id]:>3}", "bold")
    yield Line(tuple(_chain(statement)), _INDENT, number)
    for words in unsure_who(statement.chain):
        yield Line(((words, ""),), _INDENT)
    content = shorten(phrase(text, statement.content), _CONTENT_LIMIT)
    yield Line(((content, ""),), _INDENT)
    yield Line(tuple(_manner(text, statement, number_of)), _INDENT)
    for position, layer in enumerate(statement.layers):
        words = layer_phrase(text, layer) or "without a cue"
        sign = "└ " if position == len(statement.layers) - 1 else "├ "
        yield Line(((sign + shorten(words, _CONTENT_LIMIT), "dim"),), _INDENT + 2 * position)


def _chain(statement: Statement) -> Iterator[Part]:
    for position, link in enumerate(statement.chain):
        yield (f"{SIGNS[link.kind]} ", KIND_STYLES[link.kind])
        style = KIND_STYLES[link.kind]
        yield (_link_name(link), style if position else f"bold {style}")
        yield (" → ", "dim")
    yield ("this article", "dim")


def _link_name(link: Link) -> str:
    return NOBODY if is_nobody(link) else shorten(clean(link.name), _CONTENT_LIMIT)


def _manner(text: str, statement: Statement, number_of: dict[int, int]) -> Iterator[Part]:
    stance = stance_words(statement)
    yield (stance, "dim" if stance == "asserts" else "bold")
    targets = [str(number_of[target]) for target in statement.targets if target in number_of]
    if targets:
        yield (f" {listed(targets)}", "bold")
    said = layer_phrase(text, statement)
    if len(said) > _CUE_LIMIT:
        said = shorten(phrase(text, statement.cue), _CUE_LIMIT)
    details = [f"“{said}”" if said else "no cue", VOICE_WORDS[statement.voice]]
    if statement.date:
        details.append(long_date(statement.date.value))
    yield (" · " + " · ".join(details), "dim")
    if is_unsure(statement):
        yield (f" · unsure ({percent(statement.confidence)})", "")


def _flag_parts(name: str, why: str) -> tuple[Part, ...]:
    label = f"⚑ {flag_words(name)}"
    return ((label, f"bold {FLAG_STYLE}"), (f": {clean(why)}" if why else "", ""))


def _sources(summary: Summary, number_of: dict[int, int]) -> Iterator[Line]:
    for kind in KINDS:
        sources = [source for source in summary.sources if source.kind == kind]
        if not sources:
            continue
        style = KIND_STYLES[kind]
        yield Line(((KIND_WORDS[kind][len(sources) != 1], style),), _INDENT, (f"  {SIGNS[kind]}", style))
        for source in sources:
            yield Line(tuple(_source(source, number_of)), _INDENT + 2)


def _source(source: Source, number_of: dict[int, int]) -> Iterator[Part]:
    nobody = is_nobody(Link(source.name, source.kind))
    yield (NOBODY if nobody else shorten(clean(source.name), _CONTENT_LIMIT), "bold")
    if source.members:
        yield (f", together {listed(shorten(clean(member), _CONTENT_LIMIT) for member in source.members)}", "")
    if source.roles:
        yield (f", {clean(source.roles[0])}", "")
    said = []
    if source.origin_of:
        said.append(f"{len(source.origin_of)} × ({_ranges(source.origin_of, number_of)})")
    if source.relay_of:
        said.append(f"passed on {len(source.relay_of)} ({_ranges(source.relay_of, number_of)})")
    yield ("  " + ", ".join(said), "dim")


def _ranges(ids: tuple[int, ...], number_of: dict[int, int]) -> str:
    known = [str(number_of[i]) for i in ids if i in number_of]
    return ", ".join(known[:_LISTED]) + (", …" if len(known) > _LISTED else "")


def _in_short(reading: Reading, summary: Summary, number_of: dict[int, int]) -> Iterator[Line]:
    by_id = {statement.id: statement for statement in reading.statements}
    shares = [
        (summary.named, "from named sources"),
        (summary.group, "from groups without names"),
        (summary.unnamed, "from an unnamed person"),
        (summary.sourceless, "from nobody the article names"),
    ]
    said = ", ".join(f"{number:,} {what}" for number, what in shares if number)
    yield _fact(count(summary.statements, "statement"), said)
    if summary.depth > 1:
        deepest = by_id[summary.deepest[0]]
        chain = " → ".join(_link_name(link) for link in deepest.chain)
        others = f" ({len(summary.deepest) - 1:,} more as deep)" if len(summary.deepest) > 1 else ""
        yield _fact(f"deepest chain {summary.depth}", f"statement {number_of[deepest.id]}: {chain}{others}")
    else:
        yield _fact("no relays", "every statement is told as heard from its source")
    if summary.sourceless_ids:
        which = _ranges(summary.sourceless_ids, number_of)
        yield _fact("no source at all", f"{count(summary.sourceless, 'statement')}: {which}")
    unsure = tuple(statement.id for statement in reading.statements if is_unsure(statement))
    if unsure:
        which = _ranges(unsure, number_of)
        yield _fact("unsure", f"{count(len(unsure), 'statement')} less likely right than wrong: {which}")
    for dispute in summary.disputes[:_LISTED]:
        about = f", about {_ranges(dispute.targets, number_of)}" if dispute.targets else ""
        who = _link_name(dispute.origin)
        yield _fact(dispute.stance, f"{who} in {_ranges(dispute.statements, number_of)}{about}")
    if summary.characters:
        share = round(100 * min(1, summary.attributed_characters / summary.characters))
        yield _fact("others’ words", f"{share} % of the text; the rest is the article’s own")
    if summary.by_flag:
        flags = ", ".join(f"{number:,} {flag_words(name)}" for name, number in summary.by_flag)
        yield _fact("flags", flags)


def _fact(name: str, words: str) -> Line:
    return Line(((words, ""),), 20, (f"  {name}", "bold"))
