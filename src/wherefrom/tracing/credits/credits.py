"""Whom an article credits outside its statements: source lines, "[via X]", hat tips, the origin its page names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns import credit_lines as en
from wherefrom.text.span import Span
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink

_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Credit:
    """A party credited, and through whom: origin first, as in a chain. ``evidence`` is where the text says so.

    ``passing``: it is credited for passing the news on (via, hat tip), not as its source. ``reprint``: the whole
    article is said to be its own, which this outlet prints again.
    """

    chain: tuple[ChainLink, ...]
    evidence: tuple[Span, ...]
    passing: bool = False
    reprint: bool = False


def credits_of(article: Article, parties: Parties) -> tuple[Credit, ...]:
    """The credits of ``article``, in order of the text, each party under the name that the trace uses."""
    found = list(_written(article.text, parties))
    credited = article.credited_origin
    if (
        credited
        and not en.PICTURES.match(credited.name)
        and not any(parties.named(credited.name) in credit.chain for credit in found)
    ):
        reprint = en.REPRINT.search(article.words_at(credited.evidence)) is not None
        found.append(Credit((_party(credited.name, parties),), credited.evidence, reprint=reprint))
    return tuple(found)


def _written(text: str, parties: Parties) -> Iterator[Credit]:
    for match in en.PASSED_ON.finditer(text):
        chain = (_party(match["origin"], parties), _party(match["names"], parties))
        yield Credit(chain, (match.span(),))
    for pattern in (en.LINE, en.INLINE):
        for match in pattern.finditer(text):
            if match.end() - match.start() > _LONGEST_LINE:
                continue
            passing = not en.SOURCE.match(match[0])
            for name in en.BETWEEN_NAMES.split(match["names"]):
                if en.PICTURES.match(name):
                    continue
                yield Credit((_party(name, parties),), (match.span(),), passing)


def _party(name: str, parties: Parties) -> ChainLink:
    return parties.named(name) or ChainLink(name, "outlet")
