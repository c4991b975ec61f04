"""Offices, trades and relations printed beside a name: "Ann Lee, head of the port," "port chief Ann Lee"."""

from __future__ import annotations

import re

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.roles import (
    ADMINISTRATION,
    APPOSITION,
    BARE,
    BEFORE,
    BODY_AFTER,
    BODY_BEFORE,
    COPULA,
    HEAD_ENDS,
    LED,
    MEDIUM_AFTER,
    MEDIUM_BEFORE,
    NO_ROLE,
    PREDICATE,
    PREPOSITION,
    ROLE_ENDS,
    SPEAKS,
    SURELY_BODIES,
    THE_PRESIDENT,
    TOLD_MEDIUM,
)
from wherefrom.reading.parties.cast import Cast, Party
from wherefrom.reading.parties.kinds import kind_of
from wherefrom.reading.parties.phrases import classify, clean

_CLOSES = re.compile(r"[\"”]?[,.;:)]")
_AGED = re.compile(r"\s?,\s(\d{1,3}),")


def gather_roles(text: str, cast: Cast) -> None:
    """Give every named party the roles that stand in apposition to it, before or after its name."""
    _learn_outlets(text, cast)
    for (start, end), _, party in cast.between(0, len(text)):
        if party.kind != "person":
            continue
        before = _role_before(text, start)
        party.known_as(before)
        if ADMINISTRATION.match(text[end : end + 20]):
            party.known_as(THE_PRESIDENT)
        after = _role_after(text, end)
        party.known_as(after)
        _learn_gender(party, before, after)


def _learn_outlets(text: str, cast: Cast) -> None:
    """A name of unknown kind is an outlet's where the article calls it one: "the website Aldline", "Trud newspaper"."""
    for (start, end), name, party in cast.between(0, len(text)):
        told = party.certain and not (name.definite and party.kind == "organization")
        if party.kind in ("person", "outlet") and not name.role and _is_body_after(text, end, name.words):
            party.kind, party.certain = "organization", True
        if told or name.role or kind_of(" ".join(name.words)) != "unknown":
            continue
        left = max(0, start - 60)
        clause = TOLD_MEDIUM.search(text, left, start) and PREDICATE.match(text, end)
        called = MEDIUM_BEFORE.search(text, left, start) and not clause
        if called or MEDIUM_AFTER.match(text, end, end + 90):
            party.kind, party.certain = "outlet", True
        elif _is_called_body(text, left, start, end):
            party.kind, party.certain = "organization", True


def _is_called_body(text: str, left: int, start: int, end: int) -> bool:
    """Whether a name stands beside a body's noun: "the charity Open Hand", "the operator, Halden Lines, said"."""
    before = BODY_BEFORE.search(text, left, start)
    if before is None or before.group(1).casefold() not in lexicon.words("organization_nouns"):
        return False
    if before.group(2):
        return _CLOSES.match(text, end) is not None and not LED.search(text, left, before.start())
    return " " in text[start:end] or _CLOSES.match(text, end) is not None or SPEAKS.match(text, end) is not None


def _is_body_after(text: str, end: int, words: tuple[str, ...]) -> bool:
    """Whether a body's noun stands behind a name: "Open Hand, a charity that", "Factline, the campaign group"."""
    match = BODY_AFTER.match(text, end, end + 120)
    noun = match.group(1).split()[-1].casefold() if match else ""
    if noun not in lexicon.words("organization_nouns") or words[0] in lexicon.gendered("given_names"):
        return False
    known = kind_of(" ".join(words)) == "outlet"
    return noun in SURELY_BODIES or not known


def _role_before(text: str, start: int) -> str | None:
    match = BEFORE.search(text, max(0, start - 90), start)
    if not match:
        return None
    words = match.group(1)
    if "\n" in words or classify(words.split()[-1].casefold()) is None:
        return None
    cuts = [m.end() for m in PREPOSITION.finditer(words)]
    role = words[cuts[-1] :] if cuts else words
    found = classify(role.split()[-1].casefold()) if role else None
    return role if found and found.kind == "unnamed" else None


def _role_after(text: str, end: int) -> str | None:
    aged = _AGED.match(text, end)
    if aged:
        end = aged.end() - 1
    for pattern in (APPOSITION, BARE, COPULA):
        match = pattern.match(text, end)
        if match and is_role(match.group(1)):
            return clean(match.group(1))
    return None


def is_role(words: str) -> bool:
    """Whether words are an office, a trade or a relation: their head noun, before any preposition, is a person's."""
    head = ROLE_ENDS.split(words, maxsplit=1)[0].split()
    if not head or head[0].casefold() in NO_ROLE:
        return False
    found = classify(head[-1].casefold())
    return bool(found and found.kind == "unnamed")


def _learn_gender(party: Party, *roles: str | None) -> None:
    for role in roles:
        if role and party.gender is None:
            head = HEAD_ENDS.split(role, maxsplit=1)[0].split()
            found = classify(head[-1].casefold()) if head else None
            party.gender = found.gender if found else None
