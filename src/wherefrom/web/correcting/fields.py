"""What a form or a key of the page says, as the fields of a correction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from wherefrom.archive.corrections.links import link_named
from wherefrom.archive.corrections.types import Values
from wherefrom.reading.types import Kind, Link, Reading, Stance, Statement, Voice
from wherefrom.report.views.words import phrase
from wherefrom.text.span import Span
from wherefrom.web.parameters import Parameter, choice, words, yes
from wherefrom.web.refusals import Refused

SPANS = ("content", "cue", "source")
_MOST_WORDS = 20_000
_MOST_NAME = 300
_PLACES = r"\d{1,9}-\d{1,9}(?:,\d{1,9}-\d{1,9}){0,49}"
_BETWEEN = re.compile(r"\s*…\s*")


def _places(name: str, about: str) -> Parameter:
    def read(given: str) -> tuple[Span, ...]:
        if not re.fullmatch(_PLACES, given.strip(), re.ASCII):
            raise ValueError(f"{given[:40]!r} is no place in the text; write 12-40, or 12-40,52-60")
        pairs = (pair.split("-") for pair in given.strip().split(","))
        return tuple((int(start), int(end)) for start, end in pairs)

    return Parameter(name, about, read, {"type": "string", "pattern": f"^{_PLACES}$"})


STATEMENT_FIELDS = (
    words("speaker", "Who said it: a name as the article has it, or another; unnamed is nobody.", most=_MOST_NAME),
    choice("speaker_kind", "What the speaker is, where the article and the lists do not know it.", get_args(Kind)),
    _places("speaker_at", "Where the article names the speaker, in characters."),
    yes("relays_given", "Whether the relays are these; otherwise they stay."),
    words("relay", "Who passed it on, in order; several, or one a line.", most=_MOST_NAME * 8, many=True),
    choice("stance", "How it is meant.", get_args(Stance)),
    choice("voice", "Whether it is in quotation marks.", get_args(Voice)),
    words("content", "What is said, in the article's words; … where others stand between.", most=_MOST_WORDS),
    words("cue", "The words that attribute it.", most=2_000),
    words("source", "The words that name the source in that place.", most=2_000),
    *(_places(f"{name}_at", f"Where the {name} stands, in characters.") for name in SPANS),
)  # fmt: skip
ARTICLE_FIELDS = (
    words("title", "The article's headline.", most=1_000),
    words("outlet", "Who published it.", most=_MOST_NAME),
    words("authors", "Its authors, one a line.", most=2_000),
    words("published", "Its day: 2031-04-01, 2031-04 or 2031.", most=40),
)


def changed(reading: Reading, statement: Statement, given: Mapping[str, Any]) -> Values:
    """The fields in which the form differs from ``statement``; all else stays. Raises Refused where one is unfit."""
    chain = _chain(reading, statement, given)
    values: dict[str, Any] = {}
    if chain != statement.chain:
        values["chain"] = chain
    for name in ("stance", "voice"):
        if given[name] and given[name] != getattr(statement, name):
            values[name] = given[name]
    for name in SPANS:
        spans = _spans(reading, name, getattr(statement, name), given)
        if spans is not None:
            values[name] = spans
    return Values(**values)


def added(reading: Reading, given: Mapping[str, Any]) -> Values:
    """The fields of a new statement. Raises Refused where one is missing or unfit."""
    if not given["speaker"]:
        raise Refused(
            422, "A statement is somebody's: say whose.", "Give a name, or unnamed where the article has none."
        )
    content, cue, source = (_spans(reading, name, (), given) for name in SPANS)
    if not content:
        raise Refused(422, "A statement has words of the article.", "Select them in the text, or copy them from it.")
    chain = (_speaker(reading, None, given), *_relays(reading, (), given["relay"]))
    return Values(content, cue, source, given["voice"], given["stance"], chain)


def of_article(reading: Reading, given: Mapping[str, Any]) -> Values:
    """What is known of the article, where it differs. Raises Refused where the day is none."""
    values: dict[str, Any] = {}
    for name in ("title", "outlet", "published"):
        if given[name] and given[name] != getattr(reading.article, name):
            values[name] = given[name]
    authors = tuple(_lines([given["authors"]]))
    if authors and authors != reading.article.authors:
        values["authors"] = authors
    day = values.get("published")
    if day is not None and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day, re.ASCII):
        raise Refused(422, f"published: {day[:40]!r} is no day.", "Write 2031-04-01, 2031-04 or 2031.")
    return Values(**values)


def _chain(reading: Reading, statement: Statement, given: Mapping[str, Any]) -> tuple[Link, ...]:
    chain = statement.chain
    if not given["relays_given"]:  # Whoever passed it on and is now the one who said it did not pass it on as well.
        said = [n for n, link in enumerate(chain) if link.name == given["speaker"] and not given["speaker_at"]]
        if said and said[0] > 0:
            return chain[said[0] :]
    origin = chain[0]
    if given["speaker"] and (given["speaker"] != origin.name or given["speaker_at"]):
        origin = _speaker(reading, origin, given)
    elif given["speaker_kind"] and given["speaker_kind"] != origin.kind:
        origin = Link(origin.name, given["speaker_kind"], origin.entity, origin.mention)
    relays = _relays(reading, chain[1:], given["relay"]) if given["relays_given"] else chain[1:]
    return (origin, *relays)


def _speaker(reading: Reading, before: Link | None, given: Mapping[str, Any]) -> Link:
    places = given["speaker_at"]
    mention = places[0] if places else None
    return link_named(reading, given["speaker"], given["speaker_kind"], before=before, mention=mention)


def _relays(reading: Reading, before: Sequence[Link], names: Sequence[str]) -> tuple[Link, ...]:
    known = {link.name: link for link in before}
    return tuple(known.get(name) or link_named(reading, name) for name in _lines(names))


def _lines(given: Sequence[str]) -> list[str]:
    return [line.strip() for one in given for line in one.splitlines() if line.strip()]


def _spans(reading: Reading, name: str, before: Sequence[Span], given: Mapping[str, Any]) -> tuple[Span, ...] | None:
    """Where the words of the field stand; None where it says nothing new."""
    if given[f"{name}_at"]:
        return tuple(sorted(given[f"{name}_at"]))
    asked = given[name]
    if not asked or " ".join(asked.split()) == phrase(reading.article.text, before):
        return None
    near = before[0][0] if before else 0
    found = []
    for piece in filter(None, _BETWEEN.split(asked)):
        span = placed(reading.article.text, piece, near)
        if span is None:
            todo = "Copy them from the text; … where others stand between."
            raise Refused(422, f"{name}: the article has no words “{piece[:60]}”.", todo)
        found.append(span)
        near = span[1]
    return tuple(sorted(set(found))) or None


def placed(text: str, words: str, near: int) -> Span | None:
    """Where ``words`` stand, whatever the white space between them: the place next to ``near``."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return min((match.span() for match in pattern.finditer(text)), key=lambda s: abs(s[0] - near), default=None)
