"""Offices, trades and relations printed beside a name: "Ann Lee, head of the port," "port chief Ann Lee"."""

from __future__ import annotations

import re

from wherefrom.reading.entities import Cast, Party
from wherefrom.reading.phrases import classify, clean

_APPOSITION = re.compile(
    r"\s?,\s(?:who\s(?:is|was|has been)\s)?((?:(?:a|an|the|"
    r"one of)\s)?[^,.;:()\n\"“”]{3,90}?)(?=[,.;:\n(]|\ssaid\b|$)"
)
_BARE = re.compile(
    r"\s((?:the\s)?(?:former|then|current|acting)\s[^,.;:()\n\"“”]{3,80}?)(?=[,.;:\n(]|\s(?:said|"
    r"says|told|revealed)\b)"
)
_COPULA = re.compile(r"\s(?:is|was|became)\s((?:a|an|the)\s[^,.;:()\n\"“”]{3,70}?)(?=[,.;:\n(])")
_BEFORE = re.compile(r"((?:[\w’'.&-]+[ \u00a0]){0,5}[a-z][\w-]*)[ \u00a0]$")
_AGED = re.compile(r"\s?,\s(\d{1,3}),")
_PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|from|by|with|to|and|that|as|than|the|a|an|his|her|their|said|"
    r"says)\s",
    re.IGNORECASE,
)


def gather_roles(text: str, cast: Cast) -> None:
    """Give every named party the roles that stand in apposition to it, before or after its name."""
    for (start, end), _, party in cast.between(0, len(text)):
        if party.kind != "person":
            continue
        before = _role_before(text, start)
        party.known_as(before)
        if re.match(r"(?:['’]s)?\sadministration\b", text[end : end + 20]):
            party.known_as("president")
        after = _role_after(text, end)
        party.known_as(after)
        _learn_gender(party, before, after)


def _role_before(text: str, start: int) -> str | None:
    match = _BEFORE.search(text, max(0, start - 90), start)
    if not match:
        return None
    words = match.group(1)
    if "\n" in words or classify(words.split()[-1].casefold()) is None:
        return None
    cuts = [m.end() for m in _PREPOSITION.finditer(words)]
    role = words[cuts[-1] :] if cuts else words
    found = classify(role.split()[-1].casefold()) if role else None
    return role if found and found[0] == "unnamed" else None


def _role_after(text: str, end: int) -> str | None:
    aged = _AGED.match(text, end)
    if aged:
        end = aged.end() - 1
    for pattern in (_APPOSITION, _BARE, _COPULA):
        match = pattern.match(text, end)
        if match and is_role(match.group(1)):
            return clean(match.group(1))
    return None


def is_role(words: str) -> bool:
    """Whether words are an office, a trade or a relation: their head noun, before any preposition, is a person's."""
    head = re.split(r"\b(?:of|for|at|in|from|with|who|to|on)\b", words, maxsplit=1)[0].split()
    if not head or head[0].casefold() in {"but", "and", "who", "which", "where", "he", "she", "it", "they", "while"}:
        return False
    found = classify(head[-1].casefold())
    return bool(found and found[0] == "unnamed")


def _learn_gender(party: Party, *roles: str | None) -> None:
    for role in roles:
        if role and party.gender is None:
            head = re.split(r"\b(?:of|for|at|in|from)\b", role, maxsplit=1)[0].split()
            found = classify(head[-1].casefold()) if head else None
            party.gender = found[2] if found else None
