"""The upper parts of a page about one reading: its heading, its figures in words, its flags, its filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wherefrom.reading.types import Kind, Reading, Retraction, Stance
from wherefrom.report.views.doubt import is_unsure
from wherefrom.report.views.reading.summary import reasons
from wherefrom.report.views.reading.view import ReadingView, Reference, References, display_name
from wherefrom.report.views.unread import left_out, not_read
from wherefrom.report.views.words import (
    FLAG_MEANINGS,
    KIND_WORDS,
    NOBODY,
    ORIGIN_WORDS,
    RETRACTION_WORDS,
    clean,
    flag_words,
    listed,
    long_date,
    phrase,
    safe_url,
    shorten,
    title_of,
)

_EVIDENCE_LIMIT = 260
_ADDRESS_LIMIT = 90
_NAME_LIMIT = 40
_MOST_DISPUTES = 12
_KINDS_WIDTH = 1000
_UNSURE_MEANING = "less likely right than wrong, in words, origin or a relay"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What the outlet takes back or stands by of its own: its words, and the statements that they are about."""

    how: str
    words: str
    about: References


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, outlet, authors, date, address and credited origin; empty what the article does not say.

    ``address`` may be linked to; ``unlinked`` is one that may not. ``credit`` is the name, ``evidence`` what says so.
    ``not_read`` tells what was not read as it is in another language, ``taken_back`` what the outlet corrects.
    """

    title: str
    outlet: str
    authors: str
    published: str
    day: str
    address: str
    unlinked: str
    credit: str
    evidence: str
    not_read: str
    taken_back: tuple[TakenBack, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """The figures of the reading, to be told in a few sentences. ``others`` is a percentage; None where nothing is."""

    statements: int
    sources: int
    shares: tuple[tuple[int, str], ...]
    depth: int
    longest: tuple[str, ...]
    """The names of the longest chain; empty where nobody stands in between."""
    where: Reference | None
    others: int | None


@dataclass(frozen=True, slots=True)
class KindShare:
    """The statements whose origin is of one kind, and its piece of a bar that is 1000 wide."""

    kind: Kind
    number: int
    words: str
    called: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class ArticleFlag:
    """A flag on the article as a whole."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """Who denies or doubts something, where, and which statements that is about."""

    stance: Stance
    name: str
    where: References
    about: References


@dataclass(frozen=True, slots=True)
class StatementFlag:
    """A flag, and the statements that have it."""

    name: str
    meaning: str
    where: References


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What deserves a second look."""

    article: tuple[ArticleFlag, ...]
    disputes: tuple[DisputeLine, ...]
    statements: tuple[StatementFlag, ...]

    def __bool__(self) -> bool:
        return bool(self.article or self.disputes or self.statements)


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from: what is chosen, the words for no choice, values with their words."""

    name: str
    nothing: str
    options: tuple[tuple[str, str], ...]


def heading(view: ReadingView) -> Heading:
    """Title, outlet, authors, date, address and credited origin."""
    article = view.reading.article
    address, credit = safe_url(article.url), article.credited_origin
    evidence = phrase(article.text, credit.evidence) if credit else ""
    return Heading(
        title=title_of(article),
        outlet=clean(article.outlet or ""),
        authors=listed(clean(author) for author in article.authors),
        published=clean(article.published or ""),
        day=long_date(article.published) if article.published else "",
        address=address or "",
        unlinked="" if address else clean(shorten(article.url or "", _ADDRESS_LIMIT)),
        credit=clean(credit.name) if credit else "",
        evidence=clean(shorten(evidence, _EVIDENCE_LIMIT)),
        not_read=_not_read(view.reading),
        taken_back=tuple(_taken_back(view, one) for one in view.reading.retractions),
    )


def _taken_back(view: ReadingView, one: Retraction) -> TakenBack:
    words = shorten(phrase(view.reading.article.text, one.text), _EVIDENCE_LIMIT)
    return TakenBack(RETRACTION_WORDS[one.stance], clean(words), view.references(one.targets))


def _not_read(reading: Reading) -> str:
    nothing, parts = not_read(reading), left_out(reading)
    return f"Not read: the article {nothing}." if nothing else f"Not read: {parts}." if parts else ""


def lead(view: ReadingView) -> Lead:
    """The figures of the reading, to be told in a few sentences."""
    summary = view.summary
    shares = [
        (summary.named, "from named sources"),
        (summary.group, "from groups without names"),
        (summary.unnamed, "from somebody unnamed"),
        (summary.sourceless, "from nobody it names"),
    ]
    deepest = view.by_id[summary.deepest[0]] if summary.depth > 1 else None
    share = min(1, summary.attributed_characters / summary.characters) if summary.characters else None
    return Lead(
        statements=summary.statements,
        sources=sum(1 for source in summary.sources if source.origin_of and display_name(source) != NOBODY),
        shares=tuple((number, words) for number, words in shares if number),
        depth=summary.depth,
        longest=tuple(display_name(link) for link in deepest.chain) if deepest else (),
        where=view.reference(deepest.id) if deepest else None,
        others=None if share is None else round(100 * share),
    )


def kind_shares(view: ReadingView) -> tuple[KindShare, ...]:
    """The statements by kind of their origin."""
    total = max(1, view.summary.statements)
    at, shares = 0.0, []
    for kind, number in view.summary.by_kind:
        width = _KINDS_WIDTH * number / total
        words, called = ORIGIN_WORDS[kind][number != 1], KIND_WORDS[kind][number != 1]
        shares.append(KindShare(kind, number, words, called, at, max(1, width - 4)))
        at += width
    return tuple(shares)


def second_look(view: ReadingView) -> SecondLook:
    """What deserves a second look: each flag with its meaning and the statements it is on."""
    on: dict[str, list[int]] = {}
    for statement, why in reasons(view.reading).items():
        for name in why:
            on.setdefault(name, []).append(statement)
    return SecondLook(
        tuple(
            ArticleFlag(flag_words(flag.flag), clean(flag.why)) for flag in view.reading.flags if flag.statement is None
        ),
        tuple(
            DisputeLine(
                dispute.stance,
                display_name(dispute.origin),
                view.references(dispute.statements),
                view.references(dispute.targets),
            )
            for dispute in view.summary.disputes[:_MOST_DISPUTES]
        ),
        tuple(
            StatementFlag(flag_words(name), FLAG_MEANINGS.get(name, ""), view.references(statements))
            for name, statements in on.items()
        )
        + _unsure(view),
    )


def _unsure(view: ReadingView) -> tuple[StatementFlag, ...]:
    which = [one.id for one in view.reading.statements if is_unsure(one)]
    return (StatementFlag("unsure", _UNSURE_MEANING, view.references(which)),) if which else ()


def choices(view: ReadingView) -> tuple[Choice, ...]:
    """Stances, flags, sureness and sources to choose statements by; without the lists that would be empty."""
    flagged: dict[str, int] = {}
    for why in reasons(view.reading).values():
        for name in why:
            flagged[name] = flagged.get(name, 0) + 1
    lists = (
        Choice("stance", "any stance", tuple((stance, f"{stance} ({n})") for stance, n in view.summary.by_stance)),
        Choice("flag", "any flag", tuple((clean(name), f"{flag_words(name)} ({n})") for name, n in flagged.items())),
        Choice("sure", "sure or not", tuple(_sureness(view))),
        Choice("party", "any source", tuple(_parties(view))),
    )
    return tuple(choice for choice in lists if choice.options)


def _sureness(view: ReadingView) -> Iterator[tuple[str, str]]:
    unsure = sum(is_unsure(one) for one in view.reading.statements)
    if unsure:
        yield "sure", f"not unsure ({len(view.reading.statements) - unsure})"
        yield "unsure", f"unsure ({unsure})"


def _parties(view: ReadingView) -> Iterator[tuple[str, str]]:
    for place, source in enumerate(view.summary.sources):
        number = len({*source.origin_of, *source.relay_of})
        yield str(place), f"{shorten(display_name(source), _NAME_LIMIT)} ({number})"
