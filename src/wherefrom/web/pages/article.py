"""One article: its text with the statements and their chains, who put what right, and what puts it right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wherefrom.archive.ask.lists import article_state
from wherefrom.archive.corrections.history import History, history
from wherefrom.archive.corrections.log import Wanted, log
from wherefrom.archive.corrections.making import correct
from wherefrom.archive.corrections.record import correction_record
from wherefrom.archive.corrections.relations import mark_read_through
from wherefrom.archive.corrections.types import Values
from wherefrom.reading.contract import plain, reading_to_dict
from wherefrom.reading.types import Reading
from wherefrom.report.html import corrected_page, reading_page
from wherefrom.report.views.reading.page import Place, page_with_corrections
from wherefrom.report.views.reading.put_right import put_right
from wherefrom.web.correcting.desk import desk
from wherefrom.web.correcting.fields import ARTICLE_FIELDS, STATEMENT_FIELDS, added, changed, of_article
from wherefrom.web.correcting.forms import statement_of
from wherefrom.web.correcting.telling import told
from wherefrom.web.parameters import HANDLE, choice, number, words, yes
from wherefrom.web.refusals import Refused
from wherefrom.web.twins.kept import ArticleCorrections, Made
from wherefrom.web.views import Action, Ask, Download, Page, View, Went

if TYPE_CHECKING:
    from wherefrom.archive.ask.lists import ArticleState
    from wherefrom.archive.corrections.types import Action as Doing

_DOINGS: tuple[Doing, ...] = ("confirm", "reject", "change", "add", "metadata", "read-through")
_SEEN = number("seen", "The number of the last correction that the page showed.", least=0, most=10**17)
_REVIEW = number("review", "The random order of the queue that led here.", least=0)
_PART = yes("part", "Whether the page's part is answered, in the place of going on to the page.")


def article(ask: Ask) -> Page:
    """The article with this key."""
    state = article_state(ask.archive, ask.place["article"])
    made = ask.given["made"]
    return Page(
        "article.html.j2",
        lambda: _shown(ask, ask.place["article"], state, made),
        data=lambda: _data(history(ask.archive, state.id), state),
        kept=None if made else state,
        fragment="article_part.html.j2",
    )


def shared_article(ask: Ask) -> Download:
    """The report of the article as one file; with what people put right where the sharer wants it."""
    state = article_state(ask.archive, ask.place["article"])
    if ask.given["corrections"]:
        page = corrected_page(history(ask.archive, state.id))
    else:
        page = reading_page(ask.archive.reading(state.id))
    return Download(f"article-{ask.place['article']}.html", "text/html; charset=utf-8", page.encode("utf-8", "replace"))


def put_it_right(ask: Ask) -> Page | Went:
    """One correction; what others did to the same statement meanwhile is told."""
    key, given = ask.place["article"], ask.given
    state = article_state(ask.archive, key)
    if not given["do"]:
        raise Refused(400, f"do: say what is done: {', '.join(_DOINGS)}.")
    if given["do"] == "read-through":
        return answer(ask, key, mark_read_through(ask.archive, state.id, ask.person, given["note"]).id)
    after = _after(history(ask.archive, state.id), given)
    made = correct(
        ask.archive,
        state.id,
        given["do"],
        ask.person,
        statement=given["statement"] or None,
        after=after,
        note=given["note"],
    )
    return answer(ask, key, made.id)


def answer(ask: Ask, key: int, made: str) -> Page | Went:
    """The part of the article's page after a correction, or the way to the page."""
    state = article_state(ask.archive, key)
    if ask.given["part"]:
        shown, data = (lambda: _shown(ask, key, state, made)), (lambda: Made(made, state.correction))
        return Page("article.html.j2", shown, data, fragment="article_part.html.j2")
    seen = "" if ask.given["seen"] is None else f"&seen={ask.given['seen']}"
    review = "" if ask.given.get("review") is None else f"&review={ask.given['review']}"
    return Went(f"/articles/{key}?made={made}{seen}{review}#told", Made(made, state.correction))


def _after(found: History, given: Mapping[str, Any]) -> Values | None:
    reading = found.shown.reading
    if given["do"] == "add":
        return added(reading, given)
    if given["do"] == "metadata":
        return of_article(reading, given)
    if given["do"] == "change":
        return changed(reading, statement_of(found, given["statement"]), given)
    return None


def _shown(ask: Ask, key: int, state: ArticleState, made: str) -> dict[str, Any]:
    found = history(ask.archive, state.id)
    corrected = put_right(found)
    seen = ask.given.get("seen")
    since = log(ask.archive, Wanted(article=key, since=seen)).rows if made and seen is not None else ()
    return {
        "page": page_with_corrections(found, Place(f"/articles/{key}", state.correction, ask.given.get("review"))),
        "key": key,
        "story": (state.story or "").removeprefix("story-"),
        "desk": desk(found.shown.reading, corrected),
        "told": told(found, corrected, made, since) if made else None,
        "read_through": corrected.read_through,
    }


def _data(found: History, state: ArticleState) -> dict[str, Any]:
    beside = ArticleCorrections(tuple(map(correction_record, found.log)), state.correction)
    return {**reading_to_dict(found.shown.reading), **plain(beside)}


VIEWS = (
    View(
        "/articles/{article:key}",
        article,
        "One article with its statements and chains: wherefrom.reading/1, and its corrections.",
        (words("made", "The correction that was made last, to be told.", most=40), _SEEN, _REVIEW),
        schema=(Reading, ArticleCorrections),
    ),
    View(
        "/articles/{article:key}/share",
        shared_article,
        "The article's report as one HTML file.",
        (yes("corrections", "Whether it shows what people put right, who and when."),),
        has_data=False,
    ),
)
ACTIONS = (
    Action(
        "/articles/{article:key}/correct",
        put_it_right,
        "Confirm, reject, change or add a statement, correct what is known of the article, or say that all was read.",
        (
            choice("do", "What is done.", _DOINGS),
            words(
                "statement",
                "Key of the statement, or the id of the correction that added it.",
                most=40,
                pattern=HANDLE,
            ),
            words("note", "Why; kept with the correction.", most=2_000),
            _SEEN,
            _REVIEW,
            _PART,
            *STATEMENT_FIELDS,
            *ARTICLE_FIELDS,
        ),
        schema=Made,
    ),
)
