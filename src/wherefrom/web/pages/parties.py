"""The parties of the archive with the reasons for their names, all that one of them said, and names put together."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import quote, urlencode

from wherefrom.archive.ask.lists import article_keys
from wherefrom.archive.ask.parties import MergedParty, parties_listed
from wherefrom.archive.ask.who import Who, who, who_is
from wherefrom.archive.corrections.people import merge, split
from wherefrom.errors import NotInArchiveError
from wherefrom.export.audit import said_table
from wherefrom.reading.types import Link, Stance
from wherefrom.report.audit import who_page
from wherefrom.report.views.audit.who import page_of_who
from wherefrom.report.views.joins import WHY
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import KIND_WORDS, clean, count, shorten
from wherefrom.web.pages.sources import NARROWING, as_table, filters_of
from wherefrom.web.parameters import number, words, yes
from wherefrom.web.places import statement_places
from wherefrom.web.refusals import Refused
from wherefrom.web.twins.asked import Parties, PartyEntry, WhoSaid, typed
from wherefrom.web.twins.kept import Made
from wherefrom.web.views import Action, Ask, Download, Page, Table, View, Went

_ON_A_PAGE = 40
_LONGEST = 300


def parties(ask: Ask) -> Page:
    """The parties, those with most statements first."""
    skip, limit = ask.given["skip"] or 0, ask.given["limit"]
    found = parties_listed(ask.archive, limit + 1, skip, ask.given["q"] or None, several=ask.given["several"])
    more, found = len(found) > limit, found[:limit]
    return Page(
        "parties.html.j2",
        lambda: _shown(ask, found, skip + limit if more else None),
        data=lambda: Parties(skip + limit if more else None, tuple(typed(one, PartyEntry) for one in found)),
        table=lambda: _table(found),
    )


def party(ask: Ask) -> Page:
    """All that one party said."""
    return _said(ask, who_is(ask.archive, ask.place["party"], filters_of(ask)), f"/parties/{ask.place['party']}")


def named(ask: Ask) -> Page:
    """All that everybody said whom a name may mean."""
    if not ask.given["name"]:
        return _said(ask, Who("", ()), "/who")
    return _said(ask, who(ask.archive, ask.given["name"], filters_of(ask)), "/who")


def shared_party(ask: Ask) -> Download:
    """All that one party said as one file."""
    page = who_page(who_is(ask.archive, ask.place["party"], filters_of(ask)))
    return Download(f"party-{ask.place['party']}.html", "text/html; charset=utf-8", page.encode("utf-8", "replace"))


def join(ask: Ask) -> Went:
    """Say that two names are one party's."""
    return _told(ask, "merge")


def part(ask: Ask) -> Went:
    """Say that two names are never one party's."""
    return _told(ask, "split")


def _told(ask: Ask, action: str) -> Went:
    one, other = ask.given["one"], ask.given["other"]
    if not (one and other):
        raise Refused(422, "Two names are wanted.", "Fill in both, and try again.")
    try:
        made = (merge if action == "merge" else split)(ask.archive, one, other, ask.person, ask.given["note"])
    except NotInArchiveError as error:  # Nobody of that name.
        nobody = str(error).partition(": ")[2].partition(";")[0]
        raise Refused(422, f"{nobody[:1].upper()}{nobody[1:]}.", "Find the names in the list of parties.") from error
    return Went(f"/parties?{urlencode({'q': one})}", Made(made.id))


def _shown(ask: Ask, found: tuple[MergedParty, ...], onward: int | None) -> dict[str, Any]:
    keys = article_keys(ask.archive, sorted({join.article for one in found for join in one.joins if join.article}))
    rows = [
        {
            "key": one.key,
            "name": name_words(Link(one.name, one.kind)),
            "kind": one.kind,
            "facts": f"{KIND_WORDS[one.kind][0]} · {count(one.statements, 'statement')}",
            "joins": [
                {
                    "name": _short(join.name),
                    "other": _short(join.other),
                    "names": (join.name, join.other),
                    "why": WHY[join.why] + (f" {clean(join.person)}" if join.person else ""),
                    "article": keys.get(join.article or ""),
                }
                for join in one.joins
            ],
        }
        for one in found
    ]
    narrowed = {name: value for name in ("q", "several") if (value := ask.given[name])}
    address = urlencode({**{k: "yes" if v is True else v for k, v in narrowed.items()}, "skip": onward or 0})
    return {"rows": rows, "asked": ask.given, "more": f"/parties?{address}" if onward else None}


def _table(found: tuple[MergedParty, ...]) -> Table:
    columns = ("key", "name", "kind", "statements", "names")
    return Table(columns, ([one.key, one.name, one.kind, one.statements, "; ".join(one.names)] for one in found))


def _said(ask: Ask, found: Who, here: str) -> Page:
    def shown() -> dict[str, Any]:
        address = statement_places(ask.archive, (said.article.id for one in found.parties for said in one.said))
        like = [(name, f"/who?name={quote(name, safe='')}") for name in found.like]
        return {
            "page": page_of_who(found, lambda said: address(said.article.id, said.statement)),
            "asked": ask.given,
            "at": here,
            "stances": get_args(Stance),
            "like": like,
            "known": len(ask.archive),
            "narrowed": any(ask.given[one.name] for one in NARROWING),
        }

    return Page(
        "who.html.j2", shown, data=lambda: typed(found, WhoSaid), table=lambda: as_table(said_table(found.parties))
    )


def _short(name: str) -> str:
    return shorten(clean(name), 120)


_NAMES = (
    words("one", "A name that the archive has.", most=_LONGEST),
    words("other", "Another one.", most=_LONGEST),
    words("note", "Why; kept with the correction.", most=2_000),
)

VIEWS = (
    View(
        "/parties",
        parties,
        "The parties of the archive, those with most statements first, with the reasons for their names.",
        (
            words("q", "Only those whom this name may mean.", most=200),
            yes("several", "Only those with several names."),
            number("skip", "Leave out so many.", least=0, most=10**9),
            number("limit", "So many at most.", most=500, default=_ON_A_PAGE),
        ),
        nav="Parties",
        is_table=True,
        schema=Parties,
    ),
    View(
        "/parties/{party:key}",
        party,
        "All that one party said, and through whom.",
        NARROWING,
        is_table=True,
        schema=WhoSaid,
    ),
    View(
        "/parties/{party:key}/share",
        shared_party,
        "All that one party said as one HTML file.",
        NARROWING,
        has_data=False,
    ),
    View(
        "/who",
        named,
        "All that everybody said whom a name may mean.",
        (words("name", "The name, in any spelling.", most=200), *NARROWING),
        is_table=True,
        schema=WhoSaid,
    ),
)
ACTIONS = (
    Action("/parties/merge", join, "Two names are one party's, in the whole archive.", _NAMES, schema=Made),
    Action("/parties/split", part, "Two names are never one party's.", _NAMES, schema=Made),
)
