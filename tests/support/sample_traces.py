# ruff: noqa: E501  (the texts of the articles stand on one line each, as they were written)
"""Traces made by hand over invented stories, one with whatever may stand in a name, and a large one made by rule."""

from __future__ import annotations

from typing import get_args

from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Stance, Statement, StatementDate
from wherefrom.text.span import Span
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Derivation,
    How,
    Origin,
    Passage,
    Story,
    Trace,
    TraceFlag,
)


def at(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return (start, start + len(words))


def said(text: str, number: int, content: str, chain: tuple[Link, ...], stance: Stance = "asserts") -> Statement:
    """A statement whose content is ``content``."""
    return Statement(number, (at(text, content),), (), (), "indirect", stance, chain)


def passage(here: str, there: str, words: str, other: str = "") -> Passage:
    """``words`` in ``here`` beside the same, or ``other``, in ``there``."""
    return Passage(at(here, words), at(there, other or words))


# Whatever may stand in names, titles, addresses and ids.

HOSTILE = (
    "Ann\nLee \x00\x0b\ud83d <b>&\"' \u202eevil\ufffe ]]>",
    "\x00",
    "\u2066\u2029\x85\r\n",
    "=HYPERLINK(1)",
    "-->{}[]@context:\\",
    "\U000e0041\U0001f9ad " + "Lee-" * 2500,
)


def hostile() -> Trace:
    """Two articles for each of HOSTILE, which is the name, title, id, address, outlet, author and day of all in them."""
    readings, ways = list[Reading](), list[Derivation]()
    for odd in HOSTILE:
        chain = Link(odd, "person"), Link(odd, "group"), Link(odd, "document"), Link(odd, "outlet")
        statements = Statement(0, ((0, len(odd)),), (), (), "direct", "denies", chain, key=odd), *_hostile_kinds(odd)
        articles = [Article(f"{odd}{n}", odd, odd, odd, odd, (odd,), odd, odd, odd) for n in range(2)]
        readings += [
            Reading(article, statements, (Entity(0, odd, "person", (odd,), (odd,)),), (), odd) for article in articles
        ]
        ways += [
            Derivation(articles[0].id, "credits", articles[1].id),
            Derivation(articles[0].id, "credits", None, odd),
        ]
    return Trace(Story("s", HOSTILE[0]), tuple(readings), tuple(ways))


def _hostile_kinds(odd: str) -> tuple[Statement, ...]:
    kinds = get_args(Kind)
    return tuple(
        Statement(
            number, ((0, 1),), (), (), "indirect", "asserts", (Link(odd, kind, 0),), date=StatementDate(odd, (0, 1))
        )
        for number, kind in enumerate(kinds, 1)
    )


# Three articles: two outlets that credit each other, and a document that a third one read.

_ROUND = {
    "lantern": "Harbour dues in Velm will double next year, the Quay Gazette reports. Skippers are angry.",
    "gazette": "Harbour dues in Velm are to double, as the Lantern wrote. The council has not answered.",
    "herald": "Harbour dues in Velm will double in two steps, according to a draft budget that the Herald has read.",
}


def circle() -> Trace:
    """Three articles: a pair that credit each other, and one that read a document; two independent origins."""
    names = {"lantern": "Lantern", "gazette": "Quay Gazette", "herald": "Herald"}
    days = {"lantern": "2031-02-03", "gazette": "2031-02-03", "herald": "2031-02-05"}
    budget = Link("draft budget", "document")
    links = {"lantern": Link("Quay Gazette", "outlet"), "gazette": Link("Lantern", "outlet"), "herald": budget}
    readings = tuple(
        Reading(
            Article(name, text, None, names[name], text[: text.index(",")], (), days[name]),
            (said(text, 0, text[: text.index(",")], (links[name],)),),
        )
        for name, text in _ROUND.items()
    )
    chains = {name: (ChainLink(link.name, link.kind),) for name, link in links.items()}
    return Trace(
        Story("velm-dues", "Harbour dues in Velm", "2031-02-03", "2031-02-05"),
        readings,
        (
            Derivation("lantern", "credits", "gazette", None, (), (at(_ROUND["lantern"], "the Quay Gazette reports"),), 0.9),
            Derivation("gazette", "credits", "lantern", None, (), (at(_ROUND["gazette"], "as the Lantern wrote"),), 0.9),
        ),
        (
            Claim(
                0,
                "Harbour dues in Velm will double",
                tuple(ClaimStatement(name, 0, chains[name]) for name in _ROUND),
                3,
                (
                    Origin("Lantern", "outlet", True, None, ("lantern", "gazette"), (("lantern", 0), ("gazette", 0))),
                    Origin("draft budget", "document", False, None, ("herald",), (("herald", 0),)),
                ),
                2,
                "lantern",
                (),
                ("circular",),
            ),
        ),
        0,
        (),
        (TraceFlag("circular", "Lantern and Quay Gazette credit each other; neither says where else it is from.", 0, ("lantern", "gazette")),),
    )  # fmt: skip


def many(number: int = 40) -> Trace:
    """A story of ``number`` articles over nine days: three origins, chains of outlets, a tenth of them undated."""
    sentence = "The bridge at Orsund will close for two years, "
    hows: tuple[How, ...] = ("credits", "republished", "credits", "rewritten", "excerpted")
    readings, ways = [], []
    members: tuple[list[str], ...] = ([], [], [])
    for i in range(number):
        home = 0 if i < 2 or i % 7 else (1 if i % 2 else 2)
        above = members[home][(i * 7) % max(1, len(members[home]))] if members[home] else None
        text = f"{sentence}the Orsund outlet {above or 'ministry'} says. Article {i} adds that the detour is {i} kilometres long."
        outlet = f"{('Orsund', 'Kettle Bay', 'Upper Marrow', 'Holm')[i % 4]} {('Times', 'Echo', 'Radio', 'Observer', 'Weekly Advertiser')[i % 5]} {i}"
        day = None if i % 10 == 9 else f"2032-09-{1 + i * 9 // number:02}T{(i * 5) % 24:02}:{(i * 17) % 60:02}:00Z"
        title = f"Orsund bridge to close for two years, {('ministry says', 'drivers furious', 'report', 'and what that means for ferries, freight and schools')[i % 4]}"
        readings.append(
            Reading(
                Article(f"n{i}", text, None, outlet, title, (), day),
                (said(text, 0, sentence.rstrip(", "), (Link("ministry", "organization"),)),),
            )
        )
        if above:
            other = next(r.article.text for r in readings if r.article.id == above)
            how = hows[i % len(hows)]
            shared = () if how == "credits" else (passage(text, other, sentence.strip()),)
            ways.append(
                Derivation(f"n{i}", how, above, None, shared, (at(text, f"outlet {above}"),) if i % 3 else (), 0.8)
            )
        members[home].append(f"n{i}")
    readings.sort(key=lambda r: r.article.published or "9")
    origins = (
        Origin("Ministry of Roads", "organization", False, None, tuple(members[0])),
        Origin("senior engineer who asked not to be named", "unnamed", False, readings[0].article.outlet, tuple(members[1])),
        Origin("traffic study by the University of Marrow, commissioned in 2030", "document", False, None, tuple(members[2])),
    )  # fmt: skip
    claim = Claim(0, sentence.rstrip(", "), tuple(ClaimStatement(f"n{i}", 0, (ChainLink("Ministry of Roads", "organization"),)) for i in range(number)), number, origins, 3, "n0")  # fmt: skip
    uncredited = tuple(TraceFlag("uncredited-copy", f"{d.article} does not say so.", None, (d.article,)) for d in ways if not d.evidence and d.passages)  # fmt: skip
    return Trace(Story("orsund", "The bridge at Orsund", "2032-09-01", "2032-09-09"), tuple(readings), tuple(ways), (claim,), 0, (), uncredited)  # fmt: skip
