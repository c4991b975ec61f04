# ruff: noqa: E501  (the texts of the articles stand on one line each, as they were written)
"""A trace made by hand: twelve articles about one rumour.

An unnamed source spoke to one newspaper, nine others credit that newspaper, one takes from it without a word of credit,
one denies.
"""

from __future__ import annotations

from sample_traces import at, passage, said
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Derivation,
    Dispute,
    Origin,
    Quote,
    QuoteVariant,
    Story,
    Trace,
    TraceFlag,
)

LEDGER = """Tessaly Motors is close to buying the battery maker Korvo for about 900 million crowns, a person on its deal team told The Dockside Ledger.

The two boards met on Monday in Arnhaven and could sign within days, the person said. "The price is settled and the champagne is ordered," the person said, asking not to be named because the talks are private.

Korvo makes cells for buses and ferries and employs 1,400 people at its plant outside Lund. It lost money in each of the last three years.

A spokeswoman for Tessaly declined to comment."""

_CREDITING = [
    ("wheelhouse", "Wheelhouse", "2031-05-06T09:20:00Z", "Tessaly reportedly in talks to buy Korvo",
     "The car maker Tessaly is in advanced talks to take over Korvo, The Dockside Ledger reports. A person on the deal team told the newspaper that the boards could sign within days."),
    ("cellnews", "Cell News", "2031-05-06T10:05:00Z", "Korvo to be sold, newspaper says",
     "According to The Dockside Ledger, Tessaly Motors is about to buy the battery maker Korvo. \"The price is settled and the champagne is ordered,\" the newspaper quotes a person as saying."),
    ("marketwire", "Marrow Market Wire", "2031-05-06T10:40:00Z", "Shares of Korvo jump 18 percent on takeover report",
     "Shares of Korvo rose 18 percent on Tuesday after The Dockside Ledger reported that Tessaly was close to buying the company. Traders said that the price of 900 million crowns looked low."),
    ("evening", "Arnhaven Evening Post", "2031-05-06T15:00:00Z", "Tessaly close to Korvo deal: report",
     "Tessaly Motors is close to buying the battery maker Korvo for about 900 million crowns, a person on its deal team told The Dockside Ledger. The two boards met on Monday in Arnhaven and could sign within days, the person said. In Lund the mayor said she had heard nothing."),
    ("gadgetry", "Gadgetry", "2031-05-06T16:30:00Z", "Is this the end of Korvo as we know it?",
     "Tessaly looks set to swallow Korvo, says The Dockside Ledger, citing a single person with knowledge of the talks. We have asked both companies."),
    ("ferryman", "The Ferryman", "2031-05-07", "What a Tessaly takeover would mean for electric ferries",
     "If the report in The Dockside Ledger is right, the cells in half of our ferries will soon come from a car maker. The newspaper says that a deal with Korvo is days away."),
    ("northline", "Northline Radio", "2031-05-07", "Lund waits for word on Korvo",
     "Workers in Lund learned from Wheelhouse that their plant may be sold to Tessaly. Wheelhouse had it from The Dockside Ledger."),
    ("ampere", "Ampere Blog", None, "Korvo, champagne and a grain of salt",
     "The Dockside Ledger says the champagne is ordered for Tessaly and Korvo. One person says so, and that person has no name."),
    ("capital", "Capital Letter", "2031-05-08", "Five things to know about Tessaly and Korvo",
     "First: Tessaly is said to be paying about 900 million crowns for Korvo, as first reported by The Dockside Ledger and then by Wheelhouse."),
]  # fmt: skip
_COPY = """Tessaly Motors is close to buying the battery maker Korvo for about 900 million crowns, Motor Daily has learned.

The two boards met on Monday in Arnhaven and could sign within days. "The price is agreed and the champagne is cold," a source said.

Korvo makes cells for buses and ferries and has 1,400 workers at its plant outside Lund."""
_DENIAL = """Tessaly Motors is not in talks to buy Korvo, its chief executive, Hanne Brekke, said on Thursday.

"There is no deal, and I do not even like champagne," Brekke told the broadcaster."""

PERSON = "person on its deal team"


def takeover() -> Trace:
    """Twelve articles, one independent origin: a person who spoke to The Dockside Ledger."""
    ledger_chain = (Link(PERSON, "unnamed"),)
    ledger = Reading(
        Article(
            "ledger", LEDGER, "https://ledger.example/korvo", "The Dockside Ledger",
            "Tessaly Motors close to buying battery maker Korvo", ("Ann Holt",), "2031-05-06T06:00:00Z", language="en",
        ),
        (
            said(LEDGER, 0, "Tessaly Motors is close to buying the battery maker Korvo for about 900 million crowns", ledger_chain),
            said(LEDGER, 1, '"The price is settled and the champagne is ordered,"', ledger_chain),
        ),
    )  # fmt: skip
    crediting = [_crediting(*row) for row in _CREDITING]
    copy = Reading(
        Article("motordaily", _COPY, None, "Motor Daily", "Exclusive: Tessaly to buy Korvo", (), "2031-05-06T18:10:00Z"),
        (
            said(_COPY, 0, "Tessaly Motors is close to buying the battery maker Korvo for about 900 million crowns", (Link("unnamed", "unnamed"),)),
            said(_COPY, 1, '"The price is agreed and the champagne is cold,"', (Link("source", "unnamed"),)),
        ),
    )  # fmt: skip
    denial = Reading(
        Article("broadcast", _DENIAL, None, "Arnhaven Broadcasting", "Tessaly chief: no deal with Korvo", (), "2031-05-08"),
        (said(_DENIAL, 0, "Tessaly Motors is not in talks to buy Korvo", (Link("Hanne Brekke", "person"),), "denies"),),
    )  # fmt: skip
    dated = sorted(
        (r for r in [ledger, *crediting, copy, denial] if r.article.published), key=lambda r: r.article.published or ""
    )
    undated = [r for r in crediting if not r.article.published]
    readings = (*dated, *undated)
    return Trace(
        Story("tessaly-korvo", "Tessaly to buy Korvo", "2031-05-06", "2031-05-08"),
        readings,
        _takeover_ways(),
        (_takeover_claim(), _price_claim()),
        0,
        _takeover_quotes(),
        _takeover_flags(),
    )


def _crediting(article: str, outlet: str, published: str | None, title: str, text: str) -> Reading:
    link = Link("The Dockside Ledger", "outlet")
    content = text[: text.index(".")]
    statement = Statement(0, ((0, len(content)),), (), (), "indirect", "asserts", (link,))
    return Reading(Article(article, text, None, outlet, title, (), published), (statement,))


def _text(article: str) -> str:
    return next(text for name, _, _, _, text in _CREDITING if name == article)


def _takeover_ways() -> tuple[Derivation, ...]:
    words = "Tessaly Motors is close to buying the battery maker Korvo for about 900 million crowns"
    evening, evening_words = _text("evening"), _text("evening")[: _text("evening").index(" In Lund")]
    ways = [
        Derivation(name, "credits", "ledger", None, (), (at(text, "The Dockside Ledger"),), 0.97)
        for name, _, _, _, text in _CREDITING
        if name not in ("evening", "northline")
    ]
    first_half = evening_words[: evening_words.index(" The two boards")]
    second_half = "The two boards met on Monday in Arnhaven and could sign within days, the person said."
    return (
        *ways,
        Derivation(
            "evening", "excerpted", "ledger", None,
            (passage(evening, LEDGER, first_half), passage(evening, LEDGER, second_half)),
            (at(evening, "told The Dockside Ledger"),), 0.99,
        ),
        Derivation(
            "motordaily", "rewritten", "ledger", None,
            (
                passage(_COPY, LEDGER, words),
                passage(_COPY, LEDGER,
                        'The two boards met on Monday in Arnhaven and could sign within days. "The price is agreed and the champagne is cold," a source said.',
                        'The two boards met on Monday in Arnhaven and could sign within days, the person said. "The price is settled and the champagne is ordered," the person said'),
                passage(_COPY, LEDGER, "Korvo makes cells for buses and ferries and has 1,400 workers at its plant outside Lund",
                        "Korvo makes cells for buses and ferries and employs 1,400 people at its plant outside Lund"),
            ),
            (), 0.93,
        ),
        Derivation("northline", "credits", "wheelhouse", None, (), (at(_text("northline"), "learned from Wheelhouse"),), 0.95),
        Derivation("capital", "credits", "wheelhouse", None, (), (at(_text("capital"), "then by Wheelhouse"),), 0.8),
    )  # fmt: skip


def _takeover_claim() -> Claim:
    carrying = ["ledger", *(row[0] for row in _CREDITING), "motordaily"]
    ledger, source = ChainLink("The Dockside Ledger", "outlet"), ChainLink(PERSON, "unnamed")
    chains: dict[str, tuple[ChainLink, ...]] = dict.fromkeys(carrying, (source, ledger)) | {
        "ledger": (source,),
        "motordaily": (ChainLink("unnamed", "unnamed"),),
    }
    chains["northline"] = (source, ledger, ChainLink("Wheelhouse", "outlet"))
    return Claim(
        0,
        "Tessaly Motors is close to buying the battery maker Korvo",
        tuple(ClaimStatement(name, 0, chains[name]) for name in carrying),
        11,
        (Origin(PERSON, "unnamed", False, "The Dockside Ledger", tuple(carrying), tuple((name, 0) for name in carrying)),),
        1,
        "ledger",
        (Dispute("Hanne Brekke", "person", "denies", "broadcast", 0),),
        ("unnamed-origin", "single-origin", "disputed"),
    )  # fmt: skip


def _price_claim() -> Claim:
    ledger, source = ChainLink("The Dockside Ledger", "outlet"), ChainLink(PERSON, "unnamed")
    return Claim(
        1,
        "The price is settled and the champagne is ordered",
        (ClaimStatement("ledger", 1, (source,)), ClaimStatement("cellnews", 0, (source, ledger))),
        2,
        (Origin(PERSON, "unnamed", False, "The Dockside Ledger", ("ledger", "cellnews"), (("ledger", 1), ("cellnews", 0))),),
        1,
        "ledger",
        (),
        ("unnamed-origin",),
    )  # fmt: skip


def _takeover_quotes() -> tuple[Quote, ...]:
    return (
        Quote(
            PERSON,
            (
                QuoteVariant("The price is settled and the champagne is ordered", ("ledger", "cellnews")),
                QuoteVariant("The price is agreed and the champagne is cold", ("motordaily",)),
            ),
            True,
        ),
        Quote("Hanne Brekke", (QuoteVariant("There is no deal, and I do not even like champagne", ("broadcast",)),), False),
    )  # fmt: skip


def _takeover_flags() -> tuple[TraceFlag, ...]:
    return (
        TraceFlag("single-origin", "All 11 articles go back to one unnamed person who spoke to The Dockside Ledger.", 0),
        TraceFlag("unnamed-origin", "The person on Tessaly's deal team has no name.", 0),
        TraceFlag("uncredited-copy", "Motor Daily shares 54 words with The Dockside Ledger and does not name it.", None, ("motordaily", "ledger")),
        TraceFlag("altered-quote", "Motor Daily prints a quotation in other words.", None, ("motordaily",)),
        TraceFlag("disputed", "Hanne Brekke denies it.", 0, ("broadcast",)),
        TraceFlag("undated", "Ampere Blog gives no date.", None, ("ampere",)),
    )  # fmt: skip
