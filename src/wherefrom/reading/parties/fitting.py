"""How well a party fits a definite description: "the mayor", "the company".

What the article calls somebody tells more than how near they stand: an office that somebody is given, a noun that
stands beside a name or in it. Where nobody has the office, "the mayor" is somebody whom the article does not name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.descriptions import APPOSED_BEFORE, BESIDE_AFTER, BESIDE_BEFORE, SPOKES
from wherefrom.lang.en.patterns.phrases import EXPLAINED, OFF, SHARE
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.descriptions import alike, fits, role_head
from wherefrom.reading.parties.kinds import Phrase, classify
from wherefrom.reading.types import Kind
from wherefrom.text.span import Span

SETS = ("descriptions_offices", "descriptions_generic", "descriptions_public", "descriptions_firms")
BESIDES = ("descriptions_offices", "descriptions_generic", "descriptions_besides")
BESIDE = 6
"""Mentions of a party at which a noun may stand beside its name; more are not looked at."""
NEAR = 200
"""Mentions back in which somebody may have been given an office."""
REACH = 6000
"""Characters back in which a noun may have been used before."""
OPENS = len("the ")
"""Characters behind which a name no longer opens a phrase."""
FAR = 90
"""Characters in which a noun that tells what a name is must follow it."""


@dataclass(frozen=True, slots=True)
class Around:
    """The parties named shortly before a description, as far as they bear on it."""

    most: Mapping[Kind, int]
    """By kind, the mentions of the party that is mentioned most."""
    held: bool
    """Whether somebody has the office that is told."""


def around(discourse: Discourse, phrase: Phrase, at: int) -> Around:
    """Who stands around the description ``phrase`` at offset ``at``."""
    most: dict[Kind, int] = {}
    held = False
    for party in {party.number: party for _, _, party in discourse.cast.before(at, NEAR)}.values():
        most[party.kind] = max(most.get(party.kind, 0), len(party.mentions))
        held = held or _holds(party, phrase.head)
    return Around(most, held)


def _holds(party: Party, head: str) -> bool:
    return any(alike(role_head(role), head) for role in party.roles)


def head_features(discourse: Discourse, phrase: Phrase | None, at: int) -> Iterator[float]:
    """What the noun of a description tells by itself, the same for every party."""
    if phrase is None or not phrase.head:
        yield from [0.0] * (len(SETS) + 5)
        return
    yield from (float(phrase.head in lexicon.word_set(name)) for name in SETS)
    yield float(phrase.head in SPOKES)
    words = phrase.text.split()
    yield math.log1p(len(words)) / 2
    yield float(any(word[0].isupper() for word in words))
    before = len(_noun(phrase.head).findall(discourse.text, max(0, at - REACH), at))
    yield float(before > 0)
    yield math.log1p(before) / 2


def fit_features(
    discourse: Discourse, phrase: Phrase | None, party: Party | None, near: Around | None
) -> Iterator[float]:
    """How well ``party`` fits the description ``phrase``; ``near`` is who stands around it."""
    if phrase is None or not phrase.head or near is None:
        yield from [0.0] * 10
        return
    yield float(near.held)
    if party is None:
        yield from [0.0] * 9
        return
    office = phrase.head in lexicon.word_set("descriptions_offices")
    same = _holds(party, phrase.head)
    beside = bool(party.words) and _is_beside(discourse.text, phrase.head, party.mentions)
    named = phrase.head in (word.casefold() for word in party.words)
    yield float(same)
    yield float(bool(party.roles) and not same)
    yield float(is_of_another_trade(discourse, phrase, party))
    yield float(office and party.kind == "person" and bool(party.words) and not (same or beside or named))
    yield float(beside)
    yield float(beside or named or same)
    yield float(party.phrase is not None and alike(party.phrase.head, phrase.head) and fits(phrase, party.phrase))
    yield float(party.phrase is not None and not alike(party.phrase.head, phrase.head))
    yield len(party.mentions) / max(near.most.get(party.kind, 0), len(party.mentions)) if party.words else 0.0


def is_impossible(discourse: Discourse, phrase: Phrase, party: Party) -> bool:
    """Whether a description cannot mean ``party``: it has a name, another trade or number, or was called otherwise."""
    return (
        _is_without_name(discourse, phrase, party)
        or _is_another_share(phrase, party)
        or is_of_another_trade(discourse, phrase, party)
        or _is_another_body(phrase, party)
        or _is_in_another_business(phrase, party)
    )


def _is_without_name(discourse: Discourse, phrase: Phrase, party: Party) -> bool:
    """Whether a person is named of whom nothing tells that it is "a source" or "the witness": they have no names."""
    if phrase.head not in lexicon.word_set("descriptions_nameless") or party.kind != "person" or not party.words:
        return False
    named = any(word in phrase.text for word in party.words)
    return not (named or _holds(party, phrase.head) or _is_beside(discourse.text, phrase.head, party.mentions))


def _is_another_share(phrase: Phrase, party: Party) -> bool:
    """Whether a party is one share of those asked and the phrase another: "12 percent" are not "27 percent"."""
    one, other = (SHARE.match(p.text) if p is not None else None for p in (phrase, party.phrase))
    return one is not None and other is not None and one.group("number") != other.group("number")


def _is_another_body(phrase: Phrase, party: Party) -> bool:
    """Whether a party was described as one body, and the phrase tells another: the army is not "the church"."""
    other = party.phrase
    if other is None or other.head == phrase.head or not phrase.definite or party.words:
        return False
    apart, firms = lexicon.word_set("descriptions_apart"), lexicon.word_set("descriptions_firms")
    public = other.head in apart, phrase.head in apart
    general = lexicon.word_set("descriptions_any_body")
    return all(public) or (
        any(public) and not {other.head, phrase.head} & general and {other.head, phrase.head} <= apart | firms
    )


def _is_in_another_business(phrase: Phrase, party: Party) -> bool:
    """Whether a firm's name tells one business and the phrase another: no energy firm is "the toy company"."""
    if not party.words or party.kind == "person" or phrase.head not in lexicon.word_set("descriptions_firms"):
        return False
    trades = lexicon.industries()
    told = {trades[word] for word in phrase.text.casefold().split() if word in trades}
    named = {trades[word] for word in (w.casefold() for w in party.words) if word in trades}
    return bool(told and named) and told.isdisjoint(named)


def _apposed(text: str, mentions: Sequence[Span]) -> Iterator[str]:
    """The nouns by which a name is told before it: "the doctor, Ann Lee"."""
    for start, _ in mentions[:BESIDE]:
        told = APPOSED_BEFORE.search(text, max(0, start - 60), start)
        if told and classify(told.group(1).casefold()):
            yield told.group(1).casefold()


def is_of_another_trade(discourse: Discourse, phrase: Phrase, party: Party) -> bool:
    """Whether an office is told, and the article knows a person by a trade alone: a farmer is not "the mayor".

    Nor is somebody whom it names once and gives no office.
    """
    if phrase.plural or not phrase.definite or phrase.head not in lexicon.word_set("descriptions_held"):
        return False
    if party.kind != "person" or not party.words or phrase.head in (word.casefold() for word in party.words):
        return False
    heads = {role_head(role) for role in party.roles} | set(_apposed(discourse.text, party.mentions))
    if any(alike(head, phrase.head) for head in heads):
        return False
    trades = {h for h in heads if not any(h in lexicon.word_set(name) for name in BESIDES)}
    told = any((known := classify(head)) and known.kind == "unnamed" for head in trades)
    once = len(party.mentions) == 1 and all(head in lexicon.word_set("descriptions_besides") for head in heads - trades)
    return (told and trades == heads or once) and not _is_beside(discourse.text, phrase.head, party.mentions)


@lru_cache(maxsize=1024)
def _noun(head: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(head)}s?\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _beside(head: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = (pattern.format(head=re.escape(head)) for pattern in (BESIDE_BEFORE, BESIDE_AFTER))
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _is_beside(text: str, head: str, mentions: Sequence[Span]) -> bool:
    """Whether the article calls a party so right before or behind its name."""
    before, after = _beside(head)
    return any(
        before.search(text, max(0, start - 40), start) or after.match(text, end, min(len(text), end + FAR))
        for start, end in mentions[:BESIDE]
    )


def is_named_by(discourse: Discourse, span: Span | None, party: Party | None) -> bool:
    """Whether the words are a name and what explains it, and call nobody otherwise.

    It opens them ("Open Hand, a charity"), or closes them as that of ``party`` ("a charity, Open Hand").
    """
    if span is None:
        return False
    start, end = span
    named = discourse.cast.between(start, end)
    if named and named[0][0][0] <= start + OPENS and EXPLAINED.match(discourse.text, named[0][0][1], end):
        return True
    last = next((at for at, _, known in reversed(named) if known == party), None) if party and party.words else None
    return last is not None and last[0] > start and end - last[1] <= 1 and discourse.text[start : last[0]].endswith(OFF)
