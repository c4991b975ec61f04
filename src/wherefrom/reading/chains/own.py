"""The article's own outlet and authors, who are never links of a chain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns.names import DOMAIN_ENDING
from wherefrom.lang.en.patterns.relays import (
    CONTRIBUTED,
    LABEL,
    ON_OUTLET,
    OUR,
    OWN_EXCLUSIVE,
    OWN_HANDLE,
    OWN_REPORT,
    OWN_WORK,
    OWNS_PROGRAMME,
    PROGRAMME_BEHIND,
    SHARED_BY_OUTLETS,
    SMALL_IN_NAMES,
    THE,
)
from wherefrom.lang.outlets import outlet_named, outlet_of_host
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Cast, Discourse, Party
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

_DATELINE = re.compile(r"^[^\n(]{0,60}\(([A-Z][\w. -]{1,30})\)\s*(?:—|–|--|-)", re.MULTILINE)
_DATED = re.compile(r"^[^\n(]{0,60}\b[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s([A-Z]\w{2,20})\s(?:—|–|--|-)\s", re.MULTILINE)
"""A dateline without brackets: "Halden, March 6, IRNA --"."""


def own_names(article: Article) -> frozenset[str]:
    """The names under which the article's own outlet and authors may stand in it; they are never links."""
    outlet = article.outlet or ""
    own = {outlet, LABEL.sub("", outlet).strip(), outlet_of_host(outlet) or "", *article.authors}
    own.update(match.group(1) for match in _DATELINE.finditer(article.text[:1500]))
    own.update(m.group(1) for m in _DATED.finditer(article.text[:1500]) if outlet_named(m.group(1)))
    for match in CONTRIBUTED.finditer(article.text[-600:]):
        own.add(match.group(1))
    exclusive = OWN_EXCLUSIVE.match(article.title or article.text)
    own.update(match["own"] for match in (exclusive, *OWN_HANDLE.finditer(article.text)) if match)
    if outlet_named(outlet) is None:
        at_work = {match["own"] for pattern in OWN_WORK for match in pattern.finditer(article.text)}
        own.update(name for name in at_work if outlet_named(name))
    named = {outlet_named(name) or "" for name in own}
    return frozenset(name.casefold() for name in own | named if name)


def own_programmes(text: str, cast: Cast, own: frozenset[str]) -> frozenset[str]:
    """The names of programmes and desks that the article presents as its own outlet's: "the BBC's Money Hour"."""
    found = {
        party.name.casefold()
        for (start, end), _, party in cast.mentions
        if text[max(0, start - len(OUR)) : start].casefold() == OUR and PROGRAMME_BEHIND.match(text, end)
    }
    for (one, _, first), (other, _, second) in pairwise(cast.mentions):
        gap = text[one[1] : other[0]]
        if is_own(first, own) and OWNS_PROGRAMME.fullmatch(gap):
            if gap.endswith(THE) or _is_programme(text, other, second):
                found.add(second.name.casefold())
        elif is_own(second, own) and ON_OUTLET.fullmatch(gap) and _is_programme(text, one, first):
            found.add(first.name.casefold())
    return frozenset(found)


def _is_programme(text: str, span: Span, party: Party) -> bool:
    called = PROGRAMME_BEHIND.search(text, *span) or PROGRAMME_BEHIND.match(text, span[1])
    return party.kind == "outlet" or (party.kind != "person" and called is not None)


def is_own(party: Party, own: frozenset[str]) -> bool:
    """Whether a party is the article's own outlet or one of its authors."""
    if party.kind != "outlet":
        return party.name.casefold() in own
    return is_own_outlet(party.name, own)


def is_own_report(discourse: Discourse, chain: Sequence[Step], layer: Attribution) -> bool:
    """Whether the article's own outlet tells what it found out: its own voice, and no source of it."""
    if len(chain) != 1 or chain[0].party is None or len(layer.cue) != 1:
        return False
    party = discourse.party(chain[0].party)
    own = party.kind == "outlet" and is_own(party, discourse.context.own)
    return own and OWN_REPORT.fullmatch(discourse.text, *layer.cue[0]) is not None


def is_own_outlet(name: str, own: frozenset[str]) -> bool:
    """Whether the name of an outlet is that of the article's own."""
    outlet = outlet_named(name)
    site = DOMAIN_ENDING.sub("", name.casefold())
    known = not own.isdisjoint((name.casefold(), site, (outlet or name).casefold()))
    return known or any(_stands_for(one, name) for one in own)


def is_part_of_own(name: str, outlet: str | None) -> bool:
    """Whether a name is words of the article's own outlet: "the Courier" in the Skarholm Courier."""
    words, own = (_words(one) for one in (name, outlet or ""))
    return bool(words) and set(words) <= set(own)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[\w’'-]+", name) if word.casefold() not in SMALL_IN_NAMES]


def _stands_for(own: str, name: str) -> bool:
    """Whether an article gives its outlet by words of its name or by its initials: "fox", "nyt", "Guardian"."""
    words = _words(name)
    short = [word for word in own.split() if word not in SMALL_IN_NAMES]
    if own in {"".join(word[0] for word in words), "".join(words)} and len(own) > 2:
        return True
    return bool(set(short) - SHARED_BY_OUTLETS) and set(short) <= set(words)
