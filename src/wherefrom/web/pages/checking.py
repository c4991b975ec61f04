"""Is this quotation right? The form, and what the texts of the archive have of it, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wherefrom.check import Checked, Place, check_archive
from wherefrom.check.contract import checked_to_dict
from wherefrom.reading.types import Link
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import clean
from wherefrom.web.pages.articles import facts_of_row, title_of_row
from wherefrom.web.parameters import words
from wherefrom.web.places import statement_places
from wherefrom.web.views import Ask, Page, View

_LONGEST = 5_000
_SHOWN = 20
KINDS = {
    "exact": "Exact",
    "cut": "Cut",
    "spliced": "Spliced",
    "altered": "Altered",
    "other-speaker": "Somebody else's",
    "not-found": "Not found",
}
"""What is found of a quotation, as people read it."""


def check(ask: Ask) -> Page:
    """What the archive has of a quotation; the form alone where none is given."""
    quotation, by = ask.given["q"], ask.given["by"] or None
    asked = any(character.isalnum() for character in quotation)
    found = check_archive(ask.archive, quotation, by) if asked else None

    def shown() -> dict[str, Any]:
        values = {"asked": ask.given, "wordless": bool(quotation) and not asked, "known": len(ask.archive)}
        return values | {"found": _shown(ask, found) if found else None}

    return Page("check.html.j2", shown, data=lambda: checked_to_dict(found) if found else None)


def _shown(ask: Ask, found: Checked) -> dict[str, Any]:
    address = statement_places(ask.archive, (place.article for place in found.places[:_SHOWN]))
    return {
        "kind": found.kind,
        "called": KINDS[found.kind],
        "why": clean(found.why),
        "more": len(found.places) - _SHOWN,
        "places": [
            {
                "href": href,
                "title": title_of_row(place.title, place.article),
                "facts": facts_of_row(place.outlet, place.published),
                "first": number == found.first and len(found.places) > 1,
                "pieces": list(_pieces(found.quotation, place)),
                "chain": [(name_words(Link(link.name, link.kind)), link.kind) for link in place.chain],
                "quoted": place.in_quotation,
            }
            for number, place in enumerate(found.places[:_SHOWN])
            if (href := address(place.article, place.statement))
        ],
    }


def _pieces(quotation: str, place: Place) -> Iterator[tuple[str, str]]:
    """The quotation beside the text: what both have, what only the text has, what only the quotation has."""
    for one in place.differences:
        start, end = one.text
        there = clean(place.words[start - place.span[0] : end - place.span[0]])
        here = clean(quotation[slice(*one.quotation)])
        if one.change == "same":
            yield "same", here
            continue
        if there:
            yield ("marked", "[…]") if one.marked else ("lacks", there)
        if here:
            yield "has", here


VIEWS = (
    View(
        "/check",
        check,
        "Whether a quotation is right: exact, cut, spliced, altered, somebody else's, not found. wherefrom.check/1.",
        (
            words("q", "The quotation.", most=_LONGEST),
            words("by", "Who is said to have said it.", most=200),
        ),
        nav="Check",
        schema=Checked | None,
    ),
)
