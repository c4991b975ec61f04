"""What was given to be added, how far it is, and what came of it."""

from __future__ import annotations

from typing import Any

from msgspec.structs import astuple

from wherefrom.archive.ask.lists import article_keys
from wherefrom.archive.jobs.keeping import forget_finished, job, jobs
from wherefrom.archive.jobs.types import Job
from wherefrom.report.views.words import clean, count
from wherefrom.web.parameters import number
from wherefrom.web.twins.kept import Forgotten, Import, Imports
from wherefrom.web.views import Action, Ask, Page, View, Went

_ON_A_PAGE = 50
_SHOWN = 5
_STATES = {"waiting": "waiting", "running": "being read", "done": "done", "failed": "could not be read"}
_OUTCOMES = {"new": "new", "unchanged": "there already", "changed": "a new version", "failed": "not read"}


def imports(ask: Ask) -> Page:
    """The newest first."""
    found = jobs(ask.archive, _ON_A_PAGE, ask.given["before"])

    def shown() -> dict[str, Any]:
        rows = _rows(ask, found, _SHOWN)
        more = found[-1].key if len(found) == _ON_A_PAGE else None
        return {"rows": rows, "busy": _busy(found), "before": more}

    return Page(
        "imports.html.j2",
        shown,
        data=lambda: Imports(tuple(map(_record, found))),
        fragment="imports_part.html.j2",
    )


def one_import(ask: Ask) -> Page:
    """One of them, with all its articles."""
    found = job(ask.archive, ask.place["job"])

    def shown() -> dict[str, Any]:
        (row,) = _rows(ask, [found], None)
        return {"row": row, "busy": _busy([found])}

    return Page("import.html.j2", shown, data=lambda: _record(found), fragment="import_part.html.j2")


def forget(ask: Ask) -> Went:
    """Take what is done off the list; the articles stay."""
    return Went("/imports", Forgotten(forget_finished(ask.archive)))


def _busy(found: list[Job]) -> bool:
    return any(one.state in {"waiting", "running"} for one in found)


def _record(one: Job) -> Import:
    about = (one.key, one.what, one.name, one.person, one.made, one.state, one.total)
    return Import(*about, *astuple(one.result))


def _rows(ask: Ask, found: list[Job], most: int | None) -> list[dict[str, Any]]:
    told = [told for one in found for told in one.result.articles[:most]]
    keys = article_keys(ask.archive, [one.article for one in told])
    return [_row(one, keys, most) for one in found]


def _row(one: Job, keys: dict[str, int], most: int | None) -> dict[str, Any]:
    result = one.result
    counts = [f"{getattr(result, name):,} {words}" for name, words in _OUTCOMES.items() if getattr(result, name)]
    total = f" of {one.total:,}" if one.total else ""
    return {
        "key": one.key,
        "name": clean(one.name),
        "state": one.state,
        "told": _STATES[one.state],
        "person": clean(one.person),
        "made": one.made[:16].replace("T", " "),
        "far": f"{count(result.done, 'article')}{total}" if one.state == "running" else "",
        "done": result.done,
        "total": one.total,
        "counts": counts,
        "articles": [
            {
                "key": keys.get(told.article),
                "title": clean(told.title or (one.name if result.done == 1 else told.article)),
                "how": _OUTCOMES[told.outcome],
            }
            for told in result.articles[:most]
        ],
        "more": max(0, len(result.articles) - most) if most is not None else 0,
        "problems": [(clean(problem.name), clean(problem.reason)) for problem in result.problems[:most]],
        "error": clean(result.error or ""),
    }


VIEWS = (
    View(
        "/imports",
        imports,
        "What was given to be added, the newest first.",
        (number("before", "Go on before the import with this key.", most=10**17),),
        schema=Imports,
    ),
    View("/imports/{job:key}", one_import, "One import: how far it is, and what came of it.", schema=Import),
)
ACTIONS = (
    Action(
        "/imports/forget", forget, "Take imports that are done off the list; their articles stay.", schema=Forgotten
    ),
)
