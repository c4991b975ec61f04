# ruff: noqa: E501  (the texts of the articles stand on one line each, as they were written)
"""Traces made by hand over invented stories, a large one made by rule, and traces of any shape for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from sample_readings import any_readings
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Stance, Statement, StatementDate
from wherefrom.text.span import Span
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Connection,
    Derivation,
    Dispute,
    How,
    Origin,
    Passage,
    Quote,
    QuoteVariant,
    Story,
    Trace,
    TraceFlag,
    TraceFlagName,
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


# Twelve articles about one rumour: an unnamed source spoke to one newspaper, nine others credit that newspaper, one
# takes from it without a word of credit, one denies.

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


@st.composite
def any_traces(draw: st.DrawFn) -> Trace:
    """Traces of any readings, with ways, origins, quotations and flags between any of them."""
    readings = draw(st.lists(any_readings(), min_size=1, max_size=4, unique_by=lambda reading: reading.article.id))
    ids = st.sampled_from([reading.article.id for reading in readings])
    texts = {reading.article.id: reading.article.text for reading in readings}
    words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    some = st.lists(ids, min_size=1, max_size=4, unique=True).map(tuple)
    ways = tuple(_way(draw, ids, texts, words) for _ in range(draw(st.integers(0, 6))))
    kinds = st.sampled_from(get_args(Kind))
    link = st.builds(ChainLink, words, kinds)
    statement = st.builds(ClaimStatement, ids, st.integers(0, 3), st.lists(link, min_size=1, max_size=3).map(tuple))
    origin = st.builds(Origin, words, kinds, st.booleans(), st.none() | words, some)
    dispute = st.builds(Dispute, words, kinds, st.sampled_from(["denies", "doubts"]), ids, st.integers(0, 3))
    claims = tuple(
        Claim(
            i,
            draw(words),
            tuple(draw(st.lists(statement, min_size=1, max_size=4))),
            draw(st.integers(1, 4)),
            tuple(draw(st.lists(origin, max_size=3))),
            draw(st.integers(0, 3)),
            draw(st.none() | ids),
            tuple(draw(st.lists(dispute, max_size=2))),
            at_least=draw(st.none() | st.integers(0, 3)),
            at_most=draw(st.none() | st.integers(0, 3)),
            why=draw(st.none() | words),
        )
        for i in range(draw(st.integers(0, 3)))
    )
    variant = st.builds(QuoteVariant, words, some)
    quote = st.builds(Quote, words, st.lists(variant, min_size=1, max_size=3).map(tuple), st.booleans())
    outlets = st.lists(words, min_size=2, max_size=4).map(tuple)
    connection = st.builds(Connection, st.sampled_from(["owner", "agency"]), words, outlets, some)
    flag = st.builds(TraceFlag, st.sampled_from(get_args(TraceFlagName)), words, st.none(), st.just(()) | some)
    return Trace(
        Story(draw(words), draw(words), draw(st.none() | words), draw(st.none() | words)),
        tuple(readings),
        ways,
        claims,
        draw(st.sampled_from([claim.id for claim in claims])) if claims else None,
        tuple(draw(st.lists(quote, max_size=2))),
        tuple(draw(st.lists(flag, max_size=3))),
        tuple(draw(st.lists(connection, max_size=2))),
    )


def _way(
    draw: st.DrawFn, ids: st.SearchStrategy[str], texts: dict[str, str], words: st.SearchStrategy[str]
) -> Derivation:
    article, source = draw(ids), draw(st.none() | ids)
    here, there = len(texts[article]), len(texts[source]) if source else 0
    spans = st.lists(st.builds(Passage, _span(here), _span(there)), max_size=2) if source else st.just([])
    return Derivation(
        article,
        draw(st.sampled_from(get_args(How))),
        source,
        None if source else draw(words),
        tuple(draw(spans)),
        tuple(draw(st.lists(_span(here), max_size=2))),
        draw(st.floats(0, 1)),
    )


def _span(length: int) -> st.SearchStrategy[Span]:
    return st.integers(0, length - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, length)))
