"""The log of corrections, and undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from msgspec.structs import asdict

from wherefrom.archive.ask.lists import article_key
from wherefrom.archive.corrections.log import Log, Logged, Wanted, log
from wherefrom.archive.corrections.making import undo
from wherefrom.archive.corrections.record import correction_record
from wherefrom.archive.corrections.types import Action as Doing
from wherefrom.reading.contract import plain
from wherefrom.report.views.reading.put_right import logged
from wherefrom.report.views.words import count, shorten
from wherefrom.web.pages.article import answer
from wherefrom.web.pages.articles import title_of_row
from wherefrom.web.parameters import choice, day, number, words, yes
from wherefrom.web.twins.kept import Corrections, LoggedCorrection, Made
from wherefrom.web.views import Action, Ask, Page, Table, View, Went

_ON_A_PAGE = 50
_COLUMNS = (
    *("id", "time", "person", "action", "state", "article", "title", "outlet"),
    *("words", "before", "after", "note", "undoes"),
)
_NARROWED = ("person", "article", "action", "day", "since")


def corrections(ask: Ask) -> Page:
    """Who put what right, the newest first."""
    wanted = Wanted(**{name: ask.given[name] or None for name in _NARROWED})
    found = log(ask.archive, wanted, ask.given["limit"], ask.given["before"])
    return Page(
        "corrections.html.j2",
        lambda: _shown(ask, found),
        data=lambda: _data(found),
        table=lambda: Table(_COLUMNS, _flat(found)),
    )


def take_back(ask: Ask) -> Page | Went:
    """Undo a correction; undoing an undo brings it back."""
    made = undo(ask.archive, ask.place["correction"], ask.person, ask.given["note"])
    if ask.given["story"] is not None:
        return Went(f"/stories/{ask.given['story']}?made={made.id}#told", Made(made.id))
    if ask.given["back"] == "log" or made.article is None:
        return Went("/corrections", Made(made.id))
    return answer(ask, article_key(ask.archive, made.article), made.id)


def _shown(ask: Ask, found: Log) -> dict[str, Any]:
    rows = [
        {
            "made": logged(one.kept, one.undone),
            "article": one.article,
            "title": title_of_row(one.title, one.kept.correction.article or "") if one.article else "All articles",
            "other": one.other,
            "other_title": shorten(title_of_row(one.other_title, f"number {one.other}"), 120),
        }
        for one in found.rows
    ]
    narrowed = {name: ask.given[name] for name in _NARROWED if ask.given[name]}
    return {
        "rows": rows,
        "told": count(found.total, "correction"),
        "asked": ask.given,
        "narrowed": narrowed,
        "people": found.people,
        "doings": get_args(Doing),
        "before": found.before,
        "known": len(ask.archive),
    }


def _data(found: Log) -> Corrections:
    return Corrections(found.total, found.before, tuple(map(_entry, found.rows)))


def _entry(one: Logged) -> LoggedCorrection:
    record = asdict(correction_record(one.kept))
    return LoggedCorrection(**record, key=one.key, article_key=one.article, title=one.title)


def _flat(found: Log) -> Iterator[list[Any]]:
    for one in found.rows:
        made = one.kept.correction
        values = [json.dumps(plain(v), ensure_ascii=False) if v else None for v in (made.before, made.after)]
        about = [made.id, made.time, made.person, made.action, one.kept.state, made.article, one.title, one.outlet]
        yield [*about, made.anchor.words if made.anchor else None, *values, made.note or None, made.undoes]


VIEWS = (
    View(
        "/corrections",
        corrections,
        "Who put what right, the newest first: wherefrom.correction/1.",
        (
            words("person", "Only those of this person.", most=200),
            number("article", "Only those of the article with this key.", most=10**17),
            choice("action", "Only these.", get_args(Doing)),
            day("day", "Only those of this day, month or year (UTC)."),
            number("since", "Only those after the one with this number.", least=0, most=10**17),
            number("before", "Go on before the one with this number.", most=10**17),
            number("limit", "So many at most.", most=1_000, default=_ON_A_PAGE),
        ),
        nav="Corrections",
        is_table=True,
        schema=Corrections,
    ),
)
ACTIONS = (
    Action(
        "/corrections/{correction:handle}/undo",
        take_back,
        "Take a correction back.",
        (
            words("note", "Why; kept with the correction.", most=2_000),
            choice("back", "Where to go on.", ("log", "article"), default="article"),
            number("story", "The number of the story to go on to.", most=10**17),
            number("seen", "The number of the last correction that the page showed.", least=0, most=10**17),
            yes("part", "Whether the article's part is answered, in the place of going on."),
        ),
        schema=Made,
    ),
)
