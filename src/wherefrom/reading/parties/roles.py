"""Offices, trades and relations: those printed beside a name, and those that stand for it before it is given.

"Ann Lee, head of the port," and "port chief Ann Lee" tell her role. Where the article opens on an office ("Norway's
ambassador to the U.N. said") and names its holder further down (cataphora), exactly one person who has not been named
yet must carry that office, or fit it best.
"""

from __future__ import annotations

import re

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.appositions import APPOSED, CLOSES, DETERMINED
from wherefrom.lang.en.patterns.descriptions import ANOTHER_ONE, EMPTY, INDEFINITE, SAME_OFFICE
from wherefrom.lang.en.patterns.names import THE
from wherefrom.lang.en.patterns.phrases import NO_PLURAL
from wherefrom.lang.en.patterns.roles import (
    ADMINISTRATION,
    APPOSITION,
    BARE,
    BEFORE,
    BODY_AFTER,
    BODY_BEFORE,
    BODY_OPENS,
    COPULA,
    HEAD_ENDS,
    LAST_BEFORE,
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
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.cast import CastBuilder
from wherefrom.reading.parties.draft import Draft
from wherefrom.reading.parties.kinds import Phrase, classify, clean, kind_of, parse
from wherefrom.reading.parties.names import Name
from wherefrom.text.span import Span

_CLOSES = re.compile(r"[\"”]?[,.;:)]")
_AGED = re.compile(r"\s?,\s(\d{1,3}),")


def learn_roles(text: str, builder: CastBuilder) -> None:
    """Give every named party the roles that stand in apposition to it, before or after its name."""
    _learn_kinds(text, builder)
    for (start, end), _, party in builder.mentions:
        if party.kind != "person":
            continue
        before = _role_before(text, start)
        apposed, definite = (None, False) if before else _role_apposed(text, start, end)
        before = before or apposed
        party.add_role(before)
        if apposed and definite:
            party.taken_up.append(apposed)
        if ADMINISTRATION.match(text[end : end + 20]):
            party.add_role(THE_PRESIDENT)
        after = _role_after(text, end)
        party.add_role(after)
        _learn_gender(party, before, after)


def _learn_kinds(text: str, builder: CastBuilder) -> None:
    """A name of unknown kind is an outlet's where the article calls it one: "the website Aldline", "Trud newspaper"."""
    for (start, end), name, party in builder.mentions:
        told = party.certain and not (name.definite and party.kind == "organization")
        if party.kind in ("person", "outlet") and not name.role and _is_body_after(text, end, name.words):
            party.learn_kind("organization")
        if _is_family(name) and party.kind == "organization" and len(party.words) == 1:
            party.kind, party.plural, party.certain = "group", True, True
        left = max(0, start - 60)
        if party.kind == "person" and not name.role and _opens_as_body(text, left, start, end):
            party.learn_kind("organization")
        if told or name.role or kind_of(" ".join(name.words)) != "unknown":
            continue
        clause = TOLD_MEDIUM.search(text, left, start) and PREDICATE.match(text, end)
        called = MEDIUM_BEFORE.search(text, left, start) and not clause
        if called or MEDIUM_AFTER.match(text, end, end + 90):
            party.learn_kind("outlet")
        elif _is_called_body(text, left, start, end):
            party.learn_kind("organization")


def _opens_as_body(text: str, left: int, start: int, end: int) -> bool:
    """Whether a sentence opens with a body's noun and its name between commas: "The insurer, Alta Kraft, said"."""
    opens = BODY_OPENS.search(text, left, start)
    noun = opens.group(1).casefold() if opens else ""
    return noun in lexicon.words("organization_nouns") and text.startswith(",", end)


def _is_family(name: Name) -> bool:
    """Whether a name is that of several by form, as a family's is: "the Petersens"."""
    (word,) = name.words[:1] or ("",)
    known = word in lexicon.words("organizations") or word in lexicon.nations()
    form = name.definite and len(name.words) == 1 and word.endswith("s") and not word.endswith(NO_PLURAL)
    return form and not known and len(word) > 4 and word[1:].islower()


def _is_called_body(text: str, left: int, start: int, end: int) -> bool:
    """Whether a name stands beside a body's noun: "the charity Open Hand", "the operator, Halden Lines, said"."""
    before = BODY_BEFORE.search(text, left, start)
    noun = before.group(1).casefold() if before else ""
    if before is None or not {noun, noun.split()[-1]} & lexicon.words("organization_nouns"):
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
    left = max(0, start - 90)
    last = LAST_BEFORE.search(text, left, start)  # a fast look: before most names stands no such word
    if last is None or classify(last.group(1).casefold()) is None:
        return None
    match = BEFORE.search(text, left, start)
    words = match.group(1) if match else "\n"
    if "\n" in words:
        return None
    cuts = [m.end() for m in PREPOSITION.finditer(words)]
    role = words[cuts[-1] :] if cuts else words
    found = classify(role.split()[-1].casefold()) if role else None
    return role if found and found.kind == "unnamed" else None


def _role_apposed(text: str, start: int, end: int) -> tuple[str | None, bool]:
    """Who somebody is by the words before the comma ("the clerk, Ann Lee, said"), and whether "the" opens them."""
    if CLOSES.match(text, end) is None:
        return None, False
    found = list(DETERMINED.finditer(text, max(0, start - 90), start))
    words = text[found[-1].end() : start].rstrip(" ,") if found and text.endswith(", ", 0, start) else ""
    whole = APPOSED.fullmatch(words)
    opener = found[-1].group().strip().casefold() if found else ""
    definite = opener == THE
    words = f"{ANOTHER_ONE}{words}" if opener == ANOTHER_ONE.strip() else words
    return (words, definite) if whole and is_role(words) else (None, False)


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


def _learn_gender(party: Draft, *roles: str | None) -> None:
    for role in roles:
        if role and party.gender is None:
            head = HEAD_ENDS.split(role, maxsplit=1)[0].split()
            found = classify(head[-1].casefold()) if head else None
            party.gender = found.gender if found else None


_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
LEAD = 400
"""Characters in which an indefinite phrase ("one analyst") may be the lead's word for somebody named below."""
LOOK_AHEAD = 2500
"""Characters ahead in which the name must come."""


def named_below(discourse: Discourse, span: Span, phrase: Phrase) -> Party | None:
    """The person named after ``span`` whose office or trade ``phrase`` tells; None where nobody or several fit."""
    if phrase.plural or phrase.kind != "unnamed":
        return None
    if not phrase.definite and (span[0] > LEAD or not INDEFINITE.match(discourse.text, span[0])):
        return None
    if phrase.head in lexicon.word_set("descriptions_nobody"):
        return None
    fitting: dict[Party, int] = {}
    for _, _, party in discourse.cast.between(span[1], span[1] + LOOK_AHEAD):
        if party not in fitting and party.kind == "person" and party.mentions[:1] >= ((span[1], span[1]),):
            score = max((_likeness(phrase, role) for role in party.roles), default=0)
            if score and (phrase.gender is None or party.gender in (None, phrase.gender)):
                fitting[party] = score
    ranked = sorted(fitting, key=lambda party: -fitting[party])
    if not ranked or len(ranked) > 1 and fitting[ranked[0]] == fitting[ranked[1]]:
        return None
    return ranked[0]


def _likeness(phrase: Phrase, role: str) -> int:
    """How well a role fits a description: 0 where it is another, else one and the words beside it that they share."""
    other = parse(role)
    if role.startswith(ANOTHER_ONE):
        return 0
    same = other.head == phrase.head or any({other.head, phrase.head} <= offices for offices in SAME_OFFICE)
    if not same or not phrase.head:
        return 0
    before, after = _around(phrase.text, phrase.head)
    beside, behind = _around(other.text, other.head)
    if before and beside and after and behind and not (before & beside or after & behind):
        return 0
    return 1 + len(before & beside) + len(after & behind)


def _around(words: str, head: str) -> tuple[set[str], set[str]]:
    """The words that stand before and after the head noun; a national adjective as its country."""
    plain = [_plain(word) for word in _WORD.findall(words)]
    at = plain.index(head) if head in plain else len(plain)
    return {w for w in plain[:at] if w not in EMPTY}, {w for w in plain[at + 1 :] if w not in EMPTY}


def _plain(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    nation = lexicon.demonyms().get(word) or lexicon.nations().get(word)
    return (nation or word.replace(".", "")).casefold()
