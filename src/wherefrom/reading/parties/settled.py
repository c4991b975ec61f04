"""Whom a source means where its grammar leaves no doubt: nobody else is a candidate then."""

from __future__ import annotations

import re

from wherefrom.lang.en.patterns.appositions import NAMED_LAST
from wherefrom.lang.en.patterns.descriptions import ANOTHER, INDEFINITE
from wherefrom.lang.en.patterns.nicknames import GOES_BY
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.kinds import Phrase, classify, parse
from wherefrom.reading.parties.roles import LOOK_AHEAD
from wherefrom.text.span import Span


def settled(discourse: Discourse, span: Span) -> Party | None:
    """The party that nothing but ``span`` itself, or the words that take it up, tell; None where that is left open.

    It is the name in apposition that ends a source ("its owner, Ann Lee"), the one that somebody described goes by,
    and the name that comes with "the" afterwards ("a clerk ... The clerk, Ann Lee,").
    """
    text, (start, end) = discourse.text, span
    named = discourse.cast.between(start, end)
    if not named:
        return _taken_up(discourse, span)
    (begin, close), _, party = named[-1]
    if party.kind in ("person", "organization") and end - close < 2 and len({m[2] for m in named}) == 1:
        role = NAMED_LAST.fullmatch(text, start, begin)
        phrase = parse(role.group(1)) if role else None
        if phrase and phrase.kind == "unnamed" and not phrase.plural and classify(phrase.head):
            return party
    called = GOES_BY.search(text, start, min(len(text), end + 1))
    if called is None:
        return None
    at = next(called.start(k) for k in range(1, 7) if called.group(k))
    return next((p for (s, _), _, p in named if s == at), None)


def _taken_up(discourse: Discourse, span: Span) -> Party | None:
    """The one person named after "a clerk" as "the clerk", where no other clerk comes between."""
    if INDEFINITE.match(discourse.text, span[0]) is None:
        return None
    phrase = parse(discourse.text[slice(*span)])
    if phrase.plural or phrase.kind != "unnamed" or not phrase.head:
        return None
    for (start, _), _, party in discourse.cast.between(span[1], span[1] + LOOK_AHEAD):
        if party.mentions[0][0] == start and any(_fits(phrase, parse(role)) for role in party.taken_up):
            between = re.compile(ANOTHER.format(head=re.escape(phrase.head)), re.IGNORECASE)
            return party if between.search(discourse.text, span[1], start) is None else None
    return None


def _fits(phrase: Phrase, role: Phrase) -> bool:
    """Whether a role says no more than a description before it: "the guard" of "a former guard"."""
    words = {word.casefold() for word in re.findall(r"[\w-]+", phrase.text)}
    return role.head == phrase.head and {word.casefold() for word in re.findall(r"[\w-]+", role.text)} <= words
