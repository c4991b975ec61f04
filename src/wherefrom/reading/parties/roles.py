"""Offices, trades and relations printed beside a name: "Ann Lee, head of the port," "port chief Ann Lee"."""

from __future__ import annotations

import re

from wherefrom.lang import lexicon
from wherefrom.reading.parties.cast import Cast, Party
from wherefrom.reading.parties.kinds import kind_of
from wherefrom.reading.parties.phrases import classify, clean

_APPOSITION = re.compile(
    r"\s?,\s(?:who\s(?:is|was|has been)\s)?((?:(?:a|an|the|"
    r"one of)\s)?[^,.;:()\n\"“”]{3,90}?)(?=[,.;:\n(]|\s(?:said|who|whose)\b|$)"
)
_BARE = re.compile(
    r"\s((?:the\s)?(?:former|then|current|acting)\s[^,.;:()\n\"“”]{3,80}?)(?=[,.;:\n(]|\s(?:said|"
    r"says|told|revealed)\b)"
)
_COPULA = re.compile(r"\s(?:is|was|became)\s((?:a|an|the)\s[^,.;:()\n\"“”]{3,70}?)(?=[,.;:\n(])")
_BEFORE = re.compile(r"((?:[\w’'.&-]+[ \u00a0]){0,5}[a-z][\w-]*)[ \u00a0]$")
_MEDIUM = (
    r"(?:newspaper|magazine|broadcaster|tabloid|newswire|broadsheet|(?:news\s)?(?:web\s?site|site|portal|blog)|"
    r"(?:news|press)\s(?:agency|service|outlet|channel|network|programme|program|magazine)|wire\sservice|"
    r"(?:radio|TV|television)\s(?:station|channel|network|broadcaster))"
)
_MEDIUM_BEFORE = re.compile(
    rf"\b(?:{_MEDIUM}|(?:the|an?)\s(?:(?:local|national|regional|state|private|public|independent|[A-Z]\w+(?:ese|an|sh|i))\s)?"
    r"(?:agency|station|channel|paper|daily|weekly))\s[\"“]?$",
    re.IGNORECASE,
)
_MEDIUM_AFTER = re.compile(
    rf"\s(?!(?:web\s?)?site|portal|blog){_MEDIUM}\b(?!\s(?:editor|reporter|owner|chief))"
    rf"|[\"”]?,\s(?:an?|the|one\sof)\s(?:[\w’'-]+\s){{0,4}}?{_MEDIUM}\b"
)
_TOLD_MEDIUM = re.compile(rf"\b(?:tell|tells|told)\s(?:the|a|an|his|her|their)\s(?:[\w’'-]+\s){{0,3}}?{_MEDIUM}\s$")
_PREDICATE = re.compile(r"\s(?:had|has|have|was|is|were|are|would|will|did|could|can|may|might|should|must)\b")
_BODY_AFTER = re.compile(
    r"[\"”]?(?:\s\([A-Z]{2,8}\))?,\s(?:an?|the|one\sof\sthe)\s([^,.;:()\n\"“”]{3,90}?)"
    r"(?=[,.;:\n(]|\s(?:of|for|in|at|on|from|by|with|to|that|which|who|whose|based|backed|run|led|dedicated)\b)"
)
_BODY_BEFORE = re.compile(r"\b[Tt]he\s(?:[a-z][\w’'-]*\s){0,3}?([a-z][\w-]+)(,)?\s[\"“]?$")
_CLOSES = re.compile(r"[\"”]?[,.;:)]")
_SPEAKS = re.compile(r"\s(?:said|says|announced|reported|warned|told|has|had|is|was|will|plans)\b")
_LED = re.compile(r"(?:\b(?:to|in|at|on|for|after|by|with|of|from|told)|[a-z],)\s$", re.IGNORECASE)
_AGED = re.compile(r"\s?,\s(\d{1,3}),")
_PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|from|by|with|to|and|that|as|than|the|a|an|his|her|their|said|"
    r"says)\s",
    re.IGNORECASE,
)


def gather_roles(text: str, cast: Cast) -> None:
    """Give every named party the roles that stand in apposition to it, before or after its name."""
    _learn_outlets(text, cast)
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


def _learn_outlets(text: str, cast: Cast) -> None:
    """A name of unknown kind is an outlet's where the article calls it one: "the website Aldline", "Trud newspaper"."""
    for (start, end), name, party in cast.between(0, len(text)):
        told = party.certain and not (name.definite and party.kind == "organization")
        if party.kind in ("person", "outlet") and not name.role and _is_body_after(text, end, name.words):
            party.kind, party.certain = "organization", True
        if told or name.role or kind_of(" ".join(name.words)) != "unknown":
            continue
        left = max(0, start - 60)
        clause = _TOLD_MEDIUM.search(text, left, start) and _PREDICATE.match(text, end)
        called = _MEDIUM_BEFORE.search(text, left, start) and not clause
        if called or _MEDIUM_AFTER.match(text, end, end + 90):
            party.kind, party.certain = "outlet", True
        elif _is_called_body(text, left, start, end):
            party.kind, party.certain = "organization", True


def _is_called_body(text: str, left: int, start: int, end: int) -> bool:
    """Whether a name stands beside a body's noun: "the charity Open Hand", "the operator, Halden Lines, said"."""
    before = _BODY_BEFORE.search(text, left, start)
    if before is None or before.group(1).casefold() not in lexicon.words("organization_nouns"):
        return False
    if before.group(2):
        return _CLOSES.match(text, end) is not None and not _LED.search(text, left, before.start())
    return " " in text[start:end] or _CLOSES.match(text, end) is not None or _SPEAKS.match(text, end) is not None


def _is_body_after(text: str, end: int, words: tuple[str, ...]) -> bool:
    """Whether a body's noun stands behind a name: "Open Hand, a charity that", "Factline, the campaign group"."""
    match = _BODY_AFTER.match(text, end, end + 120)
    noun = match.group(1).split()[-1].casefold() if match else ""
    if noun not in lexicon.words("organization_nouns") or words[0] in lexicon.gendered("given_names"):
        return False
    known = kind_of(" ".join(words)) == "outlet"
    return noun in {"group", "organization", "organisation", "nonprofit", "charity"} or not known


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
