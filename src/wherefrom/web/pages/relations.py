"""What a person says of two articles: one took from the other, two of their statements say the same. By plain forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from wherefrom.archive.ask.lists import article_keys, article_state
from wherefrom.archive.corrections.history import history
from wherefrom.archive.corrections.relations import How, Taken, say_derivation, say_same_claim
from wherefrom.report.views.reading.put_right import chain_words
from wherefrom.report.views.trace.words import TOOK_WORDS
from wherefrom.report.views.words import clean, phrase, shorten, title_of
from wherefrom.web.correcting.forms import statement_of
from wherefrom.web.pages.articles import facts_of_row
from wherefrom.web.parameters import Parameter, choice, number, words
from wherefrom.web.refusals import Refused
from wherefrom.web.twins.kept import Made
from wherefrom.web.views import Action, Ask, Page, View, Went

if TYPE_CHECKING:
    from wherefrom.archive.ask.lists import ArticleState
    from wherefrom.reading.types import Reading, Statement

_MOST = 80
"""Statements of other articles that are offered, those most alike first."""
_WORDS = 300
_OTHER = r"[1-9][0-9]{0,16}-[0-9a-f]{16}"


def taken(ask: Ask) -> Page:
    """The form that says from whom an article was taken: another article of its story, or a party that it credits."""
    state = article_state(ask.archive, ask.place["article"])
    here, others = _story(ask, state)

    def shown() -> dict[str, Any]:
        rows = [(key, title_of(one.article), _facts(one)) for key, one in others]
        ways = [(how, TOOK_WORDS[how]) for how in get_args(How)]
        return {"key": ask.place["article"], "title": shorten(title_of(here.article), 120), "rows": rows, "ways": ways}

    return Page("taken.html.j2", shown)


def say_taken(ask: Ask) -> Went:
    """Say that the article took from another one, or that it did not."""
    given, state = ask.given, article_state(ask.archive, ask.place["article"])
    if not given["said"]:
        raise Refused(400, "said: say yes or no.", "Press one of the two buttons.")
    if (given["source"] is None) == (not given["name"]):
        raise Refused(422, "One source is wanted.", "Choose an article, or write the name of a party.")
    source = None if given["source"] is None else article_state(ask.archive, given["source"]).id
    asked = Taken(source, given["name"] or None, given["how"])
    made = say_derivation(ask.archive, state.id, asked, ask.person, yes=given["said"] == "yes", note=given["note"])
    return _went(state, made.id)


def same(ask: Ask) -> Page:
    """The statements of the story's other articles, those first that are most like this one."""
    state = article_state(ask.archive, ask.place["article"])
    found = history(ask.archive, state.id)
    one = statement_of(found, ask.place["statement"])
    here, others = _story(ask, state)

    def shown() -> dict[str, Any]:
        rows = list(_alike(phrase(here.article.text, one.content), others, ask.given["q"].casefold().split()))
        return {
            "key": ask.place["article"],
            "handle": ask.place["statement"],
            "title": shorten(title_of(here.article), 120),
            "words": phrase(here.article.text, one.content),
            "chain": chain_words(one.chain),
            "rows": [
                {
                    "value": f"{key}-{statement.key}",
                    "words": shorten(phrase(reading.article.text, statement.content), _WORDS),
                    "chain": chain_words(statement.chain),
                    "where": f"{title_of(reading.article)} · {_facts(reading)}",
                }
                for key, reading, statement in rows[:_MOST]
            ],
            "more": max(0, len(rows) - _MOST),
            "asked": ask.given,
        }

    return Page("same.html.j2", shown)


def say_same(ask: Ask) -> Went:
    """Say that the two statements make one claim, or that they do not."""
    given, state = ask.given, article_state(ask.archive, ask.place["article"])
    if not given["said"]:
        raise Refused(400, "said: say yes or no.", "Press one of the two buttons.")
    if given["other"] is None:
        raise Refused(422, "Another statement is wanted.", "Choose one of the list.")
    other, key = given["other"]
    one = statement_of(history(ask.archive, state.id), ask.place["statement"])
    made = say_same_claim(
        ask.archive,
        (state.id, one.key),
        (article_state(ask.archive, other).id, key),
        ask.person,
        yes=given["said"] == "yes",
        note=given["note"],
    )
    return _went(state, made.id)


def _story(ask: Ask, state: ArticleState) -> tuple[Reading, list[tuple[int, Reading]]]:
    """The article, and the others of its story with their keys, as people see them."""
    ids = [one for one in ask.archive.story(state.story).articles if one != state.id] if state.story else []
    keys = article_keys(ask.archive, ids)
    others = [(keys[one.article.id], one) for one in ask.archive.readings(ids) if one.article.id in keys]
    return ask.archive.reading(state.id), others


def _alike(said: str, others: list[tuple[int, Reading]], asked: list[str]) -> Iterator[tuple[int, Reading, Statement]]:
    """The statements that have the words that are asked for, those first that are about the same as ``said``."""
    from wherefrom.reading.meaning.vectors import word_vectors  # Its numbers are not needed to start.

    vectors = word_vectors()
    meaning, found = vectors.vector(said), []
    for key, reading in others:
        for statement in reading.statements:
            there = phrase(reading.article.text, statement.content)
            if all(word in there.casefold() for word in asked):
                found.append((float(meaning @ vectors.vector(there)), (key, reading, statement)))
    return (one for _, one in sorted(found, key=lambda pair: -pair[0]))


def _facts(reading: Reading) -> str:
    return facts_of_row(clean(reading.article.outlet or ""), reading.article.published)


def _went(state: ArticleState, made: str) -> Went:
    number = (state.story or "").removeprefix("story-")
    return Went(f"/stories/{number}?made={made}#told", Made(made, state.correction))


def _other(given: str) -> tuple[int, str]:
    key, _, statement = given.strip().partition("-")
    if not (key.isascii() and key.isdigit() and len(key) < 18 and len(statement) == 16):
        raise ValueError(f"{given[:40]!r} names no statement; write the number of its article, -, and its key")
    return int(key), statement


_SAID = choice("said", "Whether it is so.", ("yes", "no"))
_NOTE = words("note", "Why; kept with the correction.", most=2_000)
_TAKEN = "/articles/{article:key}/taken"
_SAME = "/articles/{article:key}/statements/{statement:handle}/same"
VIEWS = (
    View(_TAKEN, taken, "The form that says from whom an article was taken.", has_data=False),
    View(
        _SAME,
        same,
        "The form that says which statement of another article says the same.",
        (words("q", "Only statements that have these words.", most=200),),
        has_data=False,
    ),
)
ACTIONS = (
    Action(
        _TAKEN,
        say_taken,
        "Say that an article took from another, or credits a party; or that it does not.",
        (
            number("source", "The key of the article that it took from.", most=10**17),
            words("name", "The party that it credits.", most=300),
            choice("how", "How it took; empty: as its words tell.", get_args(How)),
            _SAID,
            _NOTE,
        ),
        schema=Made,
    ),
    Action(
        _SAME,
        say_same,
        "Say that two statements of two articles make one claim; or that they do not.",
        (
            Parameter(
                "other",
                "The other statement: the key of its article, -, and its own.",
                _other,
                {"type": "string", "pattern": f"^{_OTHER}$"},
            ),
            _SAID,
            _NOTE,
        ),
        schema=Made,
    ),
)
