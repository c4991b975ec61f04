"""The page of all that a party said: in which stances, when, through whom, and every sentence with its article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wherefrom.archive.ask.filters import ArticleRow
from wherefrom.archive.ask.who import Party, Said, Who
from wherefrom.archive.audit.periods import period_of
from wherefrom.reading.types import STANCES, Kind, Link
from wherefrom.report.views.audit.charts import Chart, chart, period_words
from wherefrom.report.views.doubt import EVEN
from wherefrom.report.views.reading.put_right import name_words
from wherefrom.report.views.words import (
    KIND_WORDS,
    STANCE_WORDS,
    VOICE_WORDS,
    clean,
    count,
    listed,
    long_date,
    part_of,
    safe_url,
    shorten,
)

Address = Callable[[Said], str | None]
"""Where a link to a statement leads; None for no link."""
_NAME = 120
_WORDS = 600
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One name with ``3 of 12 (25 %)``, how long its bar is, and what is said of it."""

    name: str
    words: str
    share: float
    about: str = ""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A statement with its article."""

    content: str
    stance: str
    how: str
    through: tuple[str, ...]
    outlet: str
    title: str
    day: str
    href: str | None
    unsure: bool


@dataclass(frozen=True, slots=True)
class PartyPage:
    """A party: figures, lists, and all statements, the newest first."""

    anchor: str
    name: str
    kind: Kind
    figures: str
    also: str
    may_be: str
    stances: tuple[Line, ...]
    through: tuple[Line, ...]
    outlets: tuple[Line, ...]
    months: tuple[tuple[str, int, int], ...]
    chart: Chart | None
    said: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class WhoPage:
    """Each of the parties that a name may mean; ``like`` are other names, where none has it."""

    title: str
    parties: tuple[PartyPage, ...]
    like: tuple[str, ...]


def page_of_who(found: Who, address: Address | None = None) -> WhoPage:
    """The page; statements are linked to what ``address`` says, else to the articles' own addresses."""
    title = _called(found.parties[0]) if len(found.parties) == 1 else _short(found.query)
    linked = address or _own_address
    parties = tuple(_party(party, f"p{number}", linked) for number, party in enumerate(found.parties, 1))
    return WhoPage(title, parties, tuple(map(_short, found.like)))


def _called(party: Party) -> str:
    return name_words(Link(party.name, party.kind))


def _own_address(said: Said) -> str | None:
    return safe_url(said.article.url)


def _party(party: Party, anchor: str, address: Address) -> PartyPage:
    own = [said for said in party.said if not said.position]
    passed = [said for said in party.said if said.position]
    others = [clean(name) for name in party.variants if name != party.name]
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for said in party.said:
        months[period_of(said.article.published, "month")]["relays" if said.position else "people"] += 1
    number = (
        f"{count(len(own), 'statement')} of its own, {len(passed):,} passed on, in {count(party.articles, 'article')}"
    )
    return PartyPage(
        anchor,
        _called(party),
        party.kind,
        f"{KIND_WORDS[party.kind][0]} · {number}",
        f"also written {listed(_first(others))}" if others else "",
        f"may be {listed(_first(map(clean, party.may_be)), 'or')}" if party.may_be else "",
        _stances(own),
        _lines(Counter(name for said in own for name, _ in said.chain[1:]), len(own)),
        _lines(Counter(said.article.outlet or "not known" for said in party.said), len(party.said)),
        tuple(
            (period_words(month, "month"), found["people"], found["relays"])
            for month, found in sorted(months.items(), key=lambda item: (not item[0], item[0]))
        ),
        chart({month: list(found.items()) for month, found in months.items()}, "month"),
        tuple(_said(said, address) for said in reversed(party.said)),
    )


def _first(names: Iterable[str]) -> list[str]:
    return [_short(name) for name in names][:12]


def _stances(own: list[Said]) -> tuple[Line, ...]:
    found = Counter(said.stance for said in own)
    return tuple(
        Line(stance, part_of(found[stance], len(own)), 100 * found[stance] / len(own), STANCE_WORDS[stance])
        for stance in STANCES
        if found[stance]
    )


def _lines(found: Counter[str], whole: int) -> tuple[Line, ...]:
    most = sorted(found, key=lambda name: (-found[name], name))[:_SHOWN]
    return tuple(Line(_short(name), part_of(found[name], whole), 100 * found[name] / whole) for name in most)


def _said(said: Said, address: Address) -> SaidRow:
    chain = said.chain if said.position else said.chain[1:]
    return SaidRow(
        shorten(clean(said.content), _WORDS),
        "passes on" if said.position else said.stance,
        VOICE_WORDS[said.voice],
        tuple(_short(name) for name, _ in chain),
        _short(said.article.outlet or ""),
        _title(said.article),
        long_date(said.article.published) if said.article.published else "no date",
        address(said),
        said.confidence < EVEN,
    )


def _title(article: ArticleRow) -> str:
    return _short(article.title or article.id)


def _short(name: str) -> str:
    return shorten(clean(name), _NAME)
