"""The forms that put one statement right, add one, or correct what is known of an article; they need no script."""

from __future__ import annotations

from typing import Any, get_args

from starlette.convertors import Convertor, register_url_convertor

from wherefrom.archive.ask.lists import article_state
from wherefrom.archive.corrections.history import history
from wherefrom.archive.corrections.record import correction_record
from wherefrom.reading.types import Kind, Stance, Voice
from wherefrom.report.views.reading.put_right import put_right
from wherefrom.report.views.words import KIND_WORDS, STANCE_WORDS, VOICE_WORDS, shorten, title_of
from wherefrom.web.correcting.desk import parties
from wherefrom.web.correcting.forms import statement_form, statement_of
from wherefrom.web.correcting.telling import handle_of
from wherefrom.web.parameters import Parameter
from wherefrom.web.refusals import Refused
from wherefrom.web.twins.kept import OneStatement
from wherefrom.web.views import Ask, Page, View


class Handle(Convertor[str]):
    """``{statement:handle}``: the key of a statement, or the id of the correction that added it."""

    regex = "[0-9a-f]{16}"

    def convert(self, value: str) -> str:
        """The digits."""
        return value

    def to_string(self, value: str) -> str:
        """The digits."""
        return value


register_url_convertor("handle", Handle())


def _place(given: str) -> tuple[int, int]:
    start, _, end = given.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(given) < 20):
        raise ValueError(f"{given[:40]!r} is no place in the text; write 12-40")
    return int(start), int(end)


def statement(ask: Ask) -> Page:
    """The forms of one statement, and what people did to it."""
    state = article_state(ask.archive, ask.place["article"])
    found = history(ask.archive, state.id)
    handle = ask.place["statement"]
    form = statement_form(found, handle)

    def shown() -> dict[str, Any]:
        corrected = put_right(found)
        ids = {k.correction.id for k in found.corrections if handle_of(k.correction, corrected) == handle}
        made = [one for one in corrected.log if one.id in ids]
        return {"form": form, "made": made, "seen": state.correction, **_common(ask, found.shown.reading)}

    def data() -> OneStatement:
        corrected = put_right(found)
        about = (k for k in found.corrections if handle_of(k.correction, corrected) == handle)
        return OneStatement(statement_of(found, handle), tuple(map(correction_record, about)))

    return Page("statement.html.j2", shown, data=data)


def add_statement(ask: Ask) -> Page:
    """The form that adds a statement; the words may be given by their place."""
    state = article_state(ask.archive, ask.place["article"])
    reading = ask.archive.reading(state.id)
    start, end = ask.given["at"] or (0, 0)
    if not 0 <= start <= end <= len(reading.article.text):
        raise Refused(400, f"at: {start}-{end} is no place in the text.")
    words = " ".join(reading.article.text[start:end].split())
    at = f"{start}-{end}" if words else ""
    return Page(
        "add_statement.html.j2", lambda: {"words": words, "at": at, "seen": state.correction, **_common(ask, reading)}
    )


def about_article(ask: Ask) -> Page:
    """The form that corrects title, outlet, authors and day."""
    state = article_state(ask.archive, ask.place["article"])
    reading = ask.archive.reading(state.id)
    return Page(
        "about_article.html.j2",
        lambda: {"article": reading.article, "seen": state.correction, **_common(ask, reading)},
    )


def _common(ask: Ask, reading: Any) -> dict[str, Any]:
    names, _ = parties(reading)
    return {
        "key": ask.place["article"],
        "title": shorten(title_of(reading.article), 120),
        "names": names,
        "kinds": [(kind, KIND_WORDS[kind][0]) for kind in get_args(Kind)],
        "stances": [(stance, STANCE_WORDS[stance]) for stance in get_args(Stance)],
        "voices": [(voice, VOICE_WORDS[voice]) for voice in get_args(Voice)],
    }


VIEWS = (
    View(
        "/articles/{article:key}/statements/{statement:handle}",
        statement,
        "One statement with the forms that put it right, and what people did to it.",
        schema=OneStatement,
    ),
    View(
        "/articles/{article:key}/add",
        add_statement,
        "The form that adds a statement.",
        (Parameter("at", "The place of its words.", _place, {"type": "string", "pattern": r"^\d+-\d+$"}),),
        has_data=False,
    ),
    View(
        "/articles/{article:key}/about",
        about_article,
        "The form that corrects title, outlet, authors and day.",
        has_data=False,
    ),
)
