"""A reading made by hand over an invented article, and readings of any shape for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from wherefrom.intake.article import Article, CreditedOrigin, Rights, Snapshot
from wherefrom.reading.contract import with_keys
from wherefrom.reading.types import (
    Candidate,
    Entity,
    Flag,
    FlagName,
    Kind,
    Layer,
    Link,
    Member,
    Reading,
    Retraction,
    Stance,
    Statement,
    StatementDate,
    Unread,
    Voice,
)
from wherefrom.text.span import Span

# A machine that is busy with other things must not make a property fail.
STEADY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXT = """Harbour wall at Port Ellery will not last the winter, engineers warn

By Mara Quill, The Ellery Post, 14 March 2031

The outer wall of the harbour has lost a fifth of its stone, according to a survey by the county engineers.

"We are one storm away from losing the quay," Ana Brandt, the harbour master, told Coast Radio on Tuesday.

A senior official said the money for repairs had been spent on the new ferry hall. Mayor Tomas Lind denied it.

"Brandt told me that the survey was hidden for a year," Lind was quoted as saying by the Coast Radio reporter Ivo Mund.

Fishermen fear for their boats. The hall is reportedly over budget.

This article first appeared in The Inland Courier. Copyright 2031 The Inland Courier
"""


def at(words: str, which: int = 1) -> Span:
    """Where ``words`` stand in TEXT for the ``which``-th time."""
    start = -1
    for _ in range(which):
        start = TEXT.index(words, start + 1)
    return (start, start + len(words))


DENIED = (at("denied it")[1] - len("it"), at("denied it")[1])


def sample() -> Reading:
    """Seven statements: relays, nesting, pieces, a denial with its target, an unnamed source, none at all."""
    return with_keys(Reading(_article(), _statements(), _entities(), _flags(), "by hand"))


def doubtful() -> Reading:
    """The sample, unsure of two statements, of a stance, and of who two links are; and two sources that are joint."""
    before = sample()
    ask, tell, official, denial, hidden, fear, hall = before.statements
    either = (Candidate("Tomas Lind", 0.4125), Candidate("Ana <Brandt>", 0.46))
    both = (Member("Ana Brandt", "person", 1), Member("Tomas Lind", "person", 3))
    fishers = Link(
        "Jo Ruel and Ned Pask", "person", None, None, (Member("Jo Ruel", "person"), Member("Ned Pask", "person"))
    )
    changed = (
        ask,
        replace(tell, confidence=0.5, stance_confidence=0.5),
        replace(official, chain=(replace(official.chain[0], candidates=either),), confidence=0.31),
        replace(denial, stance_confidence=0.42),
        replace(hidden, chain=(hidden.chain[0], Link("the two", "group", members=both)), confidence=0.499),
        replace(fear, chain=(fishers,)),
        replace(hall, chain=(hall.chain[0], Link("reporter", "person", candidates=either)), stance_confidence=0.3),
    )
    return with_keys(replace(before, statements=changed))


def _article() -> Article:
    return Article(
        id="post-2031-03-14",
        text=TEXT,
        url="https://post.example/harbour?a=1&b=2",
        outlet="The Ellery Post",
        title="Harbour wall at Port Ellery will not last the winter, engineers warn",
        authors=("Mara Quill",),
        published="2031-03-14",
        language="en",
        sections={"region": ("Port Ellery",)},
        credited_origin=CreditedOrigin("The Inland Courier", (at("first appeared in The Inland Courier"),)),
        rights=Rights((at("Copyright 2031 The Inland Courier"),), "The Inland Courier"),
        furniture=(at("By Mara Quill, The Ellery Post, 14 March 2031"), at("This article first")),
        snapshot=Snapshot("5e" * 32, "text/plain", 1024),
    )


def _statements() -> tuple[Statement, ...]:
    survey = Link("survey by the county engineers", "document", 0, at("a survey by the county engineers"))
    brandt, radio = Link("Ana Brandt", "person", 1, at("Ana Brandt")), Link("Coast Radio", "outlet", 2)
    lind, mund = Link("Tomas Lind", "person", 3), Link("Ivo Mund", "person", 4, at("Ivo Mund"))
    inner, outer = at("the survey was hidden for a year"), at('"Brandt told me that the survey was hidden for a year,"')
    lind_layer = Layer((outer,), (at("was quoted as saying"),), (at("Lind", 2),))
    brandt_layer = Layer((inner,), (at("told", 2),), (at("Brandt", 2),))
    spending = at("the money for repairs had been spent on the new ferry hall")
    return (
        Statement(
            0,
            (at("The outer wall of the harbour has lost a fifth of its stone"),),
            (at("according to"),),
            (at("a survey by the county engineers"),),
            "indirect",
            "asserts",
            (survey,),
            confidence=0.9,
        ),
        Statement(
            1,
            (at('"We are one storm away from losing the quay,"'),),
            (at("told"),),
            (at("Ana Brandt, the harbour master"),),
            "direct",
            "asserts",
            (brandt, radio),
            date=StatementDate("2031-03-11", at("Tuesday")),
        ),
        Statement(
            2,
            (spending,),
            (at("said"),),
            (at("A senior official"),),
            "indirect",
            "asserts",
            (Link("senior official", "unnamed"),),
            flags=("unnamed-origin",),
        ),
        Statement(3, (DENIED,), (at("denied"),), (at("Mayor Tomas Lind"),), "indirect", "denies", (lind,), (), (2,)),
        Statement(
            4,
            (inner,),
            (at("told", 2), at("was quoted as saying")),
            (at("Brandt", 2),),
            "direct",
            "asserts",
            (brandt, lind, mund, radio),
            layers=(lind_layer, brandt_layer),
            flags=("hearsay",),
        ),
        Statement(
            5,
            (at("for their boats"),),
            (at("fear"),),
            (at("Fishermen"),),
            "indirect",
            "thinks",
            (Link("Fishermen", "group", 5),),
        ),
        Statement(
            6,
            (at("The hall"), at("over budget")),
            (at("reportedly"),),
            (),
            "indirect",
            "asserts",
            (Link("unnamed", "unnamed"),),
            flags=("unnamed-origin",),
        ),
    )


def _entities() -> tuple[Entity, ...]:
    return (
        Entity(0, "survey by the county engineers", "document", (), (), (at("survey"),)),
        Entity(1, "Ana Brandt", "person", ("harbour master",), ("Brandt",), (at("Ana Brandt"), at("Brandt", 2))),
        Entity(2, "Coast Radio", "outlet", (), (), (at("Coast Radio"), at("Coast Radio", 2))),
        Entity(3, "Tomas Lind", "person", ("mayor",), ("Lind",), (at("Tomas Lind"), at("Lind", 2))),
        Entity(4, "Ivo Mund", "person", ("reporter",), (), (at("Ivo Mund"),)),
        Entity(5, "Fishermen", "group", (), (), (at("Fishermen"),)),
    )


def _flags() -> tuple[Flag, ...]:
    return (
        Flag("unnamed-origin", 2, "The article does not name the senior official."),
        Flag("hearsay", 4, "Brandt's words went through Lind, Mund and Coast Radio."),
        Flag("unnamed-origin", 6, "Reportedly: the article names no source."),
        Flag("undated", None, "The page gives no date of its own."),
    )


def texts() -> st.SearchStrategy[str]:
    """Article texts: line breaks of every kind, markup, quotes, scripts of both directions, control characters."""
    pieces = st.sampled_from(
        [
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            " ",
            "\t",
            "<",
            ">",
            "&amp;",
            "</script>",
            "<u>",
            '"',
            "'",
            "“",
            "日本",
            "עב",
            "😀",
        ]
    )
    return st.lists(pieces | st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1).map("".join)


@st.composite
def any_readings(draw: st.DrawFn) -> Reading:
    """Readings of any text, with spans anywhere in it: nested, overlapping, in pieces, over paragraphs."""
    text = draw(texts().filter(lambda found: len(found) > 1))
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    some_spans = st.lists(_spans(len(text)), max_size=3).map(tuple)
    entities = tuple(
        Entity(i, draw(words), draw(st.sampled_from(get_args(Kind))), (draw(words),), (), draw(some_spans))
        for i in range(draw(st.integers(0, 3)))
    )
    number = draw(st.integers(0, 4))
    statements = tuple(_statement(draw, i, number, entities, some_spans) for i in range(number))
    flags = draw(st.lists(st.builds(Flag, st.sampled_from(get_args(FlagName)), st.none(), words), max_size=2))
    article = Article(
        id=draw(words),
        text=text,
        url=draw(st.none() | words),
        title=draw(st.none() | words),
        authors=tuple(draw(st.lists(words, max_size=2))),
        published=draw(st.none() | words),
        sections=draw(st.dictionaries(words, st.lists(words, max_size=2).map(tuple), max_size=2)),
        credited_origin=draw(st.none() | st.builds(CreditedOrigin, words, some_spans)),
        rights=draw(st.none() | st.builds(Rights, some_spans, st.none() | words)),
        furniture=draw(some_spans),
        snapshot=draw(st.none() | st.builds(Snapshot, words, words, st.integers(0, 10**9))),
    )
    about = st.lists(st.sampled_from(range(number)), max_size=2).map(tuple) if number else st.just(())
    retractions = draw(
        st.lists(st.builds(Retraction, some_spans, st.sampled_from(["denies", "confirms"]), about), max_size=1)
    )
    unread = draw(st.lists(st.builds(Unread, some_spans, words), max_size=1))
    return with_keys(
        Reading(article, statements, entities, tuple(flags), draw(words), tuple(retractions), tuple(unread))
    )


def _spans(length: int) -> st.SearchStrategy[Span]:
    pair = st.tuples(st.integers(0, length), st.integers(0, length))
    return pair.filter(lambda ends: ends[0] != ends[1]).map(lambda ends: (min(ends), max(ends)))


def _statement(
    draw: st.DrawFn,
    number: int,
    total: int,
    entities: tuple[Entity, ...],
    some_spans: st.SearchStrategy[tuple[Span, ...]],
) -> Statement:
    ids = st.none() | st.sampled_from([entity.id for entity in entities]) if entities else st.none()
    names, kinds = st.text(max_size=9), st.sampled_from(get_args(Kind))
    members = st.just(()) | st.tuples(*[st.builds(Member, names, kinds, ids)] * 2)
    candidates = st.just(()) | st.tuples(*[st.builds(Candidate, names, st.floats(0, 1))] * 2)
    links = st.builds(Link, names, kinds, ids, st.none(), members, candidates)
    layers = st.lists(st.builds(Layer, some_spans, some_spans, some_spans), min_size=2, max_size=3)
    return Statement(
        id=number,
        content=draw(some_spans),
        cue=draw(some_spans),
        source=draw(some_spans),
        voice=draw(st.sampled_from(get_args(Voice))),
        stance=draw(st.sampled_from(get_args(Stance))),
        chain=tuple(draw(st.lists(links, min_size=1, max_size=4))),
        layers=tuple(draw(st.just([]) | layers)),
        targets=tuple(draw(st.lists(st.integers(0, total - 1), max_size=2))),
        confidence=draw(st.floats(0, 1)),
        stance_confidence=draw(st.none() | st.floats(0, 1)),
        flags=tuple(draw(st.lists(st.sampled_from(get_args(FlagName)), max_size=2, unique=True))),
    )
