"""Somebody described before the name is given: "Norway's ambassador to the U.N. said", and only later "Ambassador Lee".

The article often opens on an office and names its holder further down. Where exactly one person who has not been named
yet carries that office, or one fits it best, it is they.
"""

from __future__ import annotations

import re

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.descriptions import EMPTY, INDEFINITE, SAME_OFFICE
from wherefrom.reading.context import Context
from wherefrom.reading.parties.cast import Party
from wherefrom.reading.parties.phrases import Phrase, parse
from wherefrom.text.span import Span

_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
LEAD = 400
"""Characters in which an indefinite phrase ("one analyst") may be the lead's word for somebody named below."""
LOOK_AHEAD = 2500
"""Characters ahead in which the name must come."""


def named_below(context: Context, span: Span, phrase: Phrase) -> Party | None:
    """The person named after ``span`` whose office or trade ``phrase`` tells; None where nobody or several fit."""
    if phrase.plural or phrase.kind != "unnamed":
        return None
    if not phrase.definite and (span[0] > LEAD or not INDEFINITE.match(context.text, span[0])):
        return None
    if phrase.head in lexicon.word_set("descriptions_nobody"):
        return None
    fitting: dict[int, tuple[int, Party]] = {}
    for _, _, party in context.cast.between(span[1], span[1] + LOOK_AHEAD):
        if id(party) not in fitting and party.kind == "person" and party.mentions[:1] >= [(span[1], span[1])]:
            score = max((_likeness(phrase, role) for role in party.roles), default=0)
            if score and (phrase.gender is None or party.gender in (None, phrase.gender)):
                fitting[id(party)] = (score, party)
    ranked = sorted(fitting.values(), key=lambda pair: -pair[0])
    if not ranked or len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _likeness(phrase: Phrase, role: str) -> int:
    """How well a role fits: 0 where the office is another, else one and the words beside it that they share."""
    other = parse(role)
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
