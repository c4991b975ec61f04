"""What rules, names, grammar, places and the network tell of each candidate for a source, as numbers for the heads."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from wherefrom.lang.en.patterns.pronouns import FIRST, HE, IT, RELATIVE, SHE, THEY
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.network.view import UNSEEN, View
from wherefrom.reading.parties.descriptions import role_head
from wherefrom.reading.parties.fitting import head_features
from wherefrom.reading.parties.in_window import mentions_in
from wherefrom.reading.parties.kinds import Phrase
from wherefrom.reading.parties.resolve import agrees, small_word
from wherefrom.reading.types import ANY_KIND, KINDS, Attribution
from wherefrom.text.span import Span

BESIDE = 6
"""Characters between a cue and a name that stands right beside it: "Lee also said"."""
LONGEST = 60
"""Characters of a name before a cue; one that is longer is not seen to stand beside it."""
PRONOUN_SETS = (HE | SHE, THEY, IT, FIRST, RELATIVE)
SPOKEN = 12
"""How many of those who spoke last are looked at."""
FAR = 99
"""Sentences to a mention that there is not."""


class Sort(Enum):
    """Where a candidate comes from."""

    NAMED = auto()
    """The article names it."""
    DESCRIBED = auto()
    """It was described before."""
    OWN = auto()
    """Called by the words of the source."""
    SPOTTED = auto()
    """Called by words elsewhere that the network takes for its name."""
    MENTIONED = auto()
    """A noun phrase that speaks nowhere."""
    MADE = auto()
    """The rules make it from several."""
    NOBODY = auto()


_SORTS = {sort: tuple(float(sort is one) for one in Sort) for sort in Sort}
_RULED = {
    sort: tuple(float(sort is one) for one in (Sort.DESCRIBED, Sort.OWN, Sort.MADE, Sort.NOBODY)) for sort in Sort
}
_KINDS = {kind: tuple(float(kind == one) for one in KINDS) for kind in KINDS}
_NEW = (Sort.OWN, Sort.SPOTTED, Sort.MENTIONED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: whose words the ``layer`` is, by the words at ``span`` (None where the text has none)."""

    span: Span | None
    layer: Attribution
    holder: Party | None
    at: int
    words: str
    phrase: Phrase | None
    quoted: bool
    named: bool
    """Whether a name stands in the words."""
    owner: Party | None
    """Whose the words say that somebody is."""

    @property
    def view(self) -> View | None:
        """What the network sees from the cue."""
        return self.layer.view


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with all that is the same for every candidate: there are some fifteen."""

    discourse: Discourse
    asked: Asked
    query: tuple[float, ...]
    """Features of the words themselves."""
    scores: Mapping[int, float]
    best: tuple[float, float]
    """The two highest of the candidates' ``scores``."""
    kinds: Mapping[str, float]
    """Log-probabilities that the source stands for a party of each kind."""
    small: str
    pronoun: bool
    """Whether the words are a pronoun of the third person."""
    gender: str | None
    plural: bool
    words: frozenset[str]
    sentence: int
    line: int
    """Where the line before that of the words ends."""
    spoken: tuple[int, ...]
    """The numbers of those who spoke before, the last first."""
    lately: bool
    """Whether the last of them spoke in this paragraph or the one before."""


def question_of(discourse: Discourse, asked: Asked, scores: Mapping[int, float], best: Sequence[float]) -> Question:
    """``asked`` with what is the same for every candidate; ``best``: the two highest ``scores``, if there are two."""
    small, phrase, at = small_word(asked.words), asked.phrase, asked.at
    spoken = list(islice(discourse.spoken(at), SPOKEN))
    top, second = (*best, UNSEEN, UNSEEN)[:2]
    kinds = _kind_scores(asked)
    return Question(
        discourse,
        asked,
        _query(discourse, asked, small, kinds),
        scores,
        (top, second),
        dict(zip(KINDS, kinds, strict=True)),
        small,
        any(small in known for known in PRONOUN_SETS[:3]),
        "f" if small in SHE else "m" if small in HE else phrase.gender if phrase else None,
        small in THEY or (phrase is not None and phrase.plural),
        frozenset(w for w in small.split() if len(w) > 3),
        discourse.sentence_of(at),
        discourse.text.rfind("\n", 0, at),
        tuple(party.number for _, party in spoken),
        bool(spoken) and discourse.text.count("\n", spoken[0][0], at) < 2,
    )


def features(question: Question, party: Party | None, sort: Sort, ruled: bool) -> tuple[float, ...]:
    """What tells whether the words mean ``party``; ``ruled``: whether the rules say so."""
    rules = (float(ruled), *_SORTS[sort], *(_RULED[sort] if ruled else (0.0,) * 4))
    if party is None:
        top, nobody_spoke = question.best[0] / 6, float(not question.spoken)
        network = (0.0, 0.0, 0.0, top, 0.0, 0.0, ANY_KIND, *(0.0,) * len(KINDS), 0.0)
        return (*rules, *network, *(0.0,) * 26, nobody_spoke, *(0.0,) * 4)
    return (
        *rules,
        *_from_network(question, party, sort),
        *_from_grammar(question, party),
        *_from_places(question, party),
        *_from_speech(question, party),
    )


def _query(discourse: Discourse, asked: Asked, small: str, kinds: Sequence[float]) -> tuple[float, ...]:
    """What is the same for every candidate: the sort of words, and what kind of party the network takes them for."""
    phrase = asked.phrase
    named = discourse.cast.between(*asked.span) if asked.span else ()
    covered = sum(min(e, asked.span[1]) - s for (s, e), _, _ in named) if asked.span else 0
    share = covered / max(1, asked.span[1] - asked.span[0]) if asked.span else 0.0
    return (
        float(asked.span is None),
        *(float(small in known) for known in PRONOUN_SETS),
        float(phrase is not None and phrase.definite and not named),
        float(phrase is not None and phrase.possessive),
        float(phrase is not None and not phrase.definite and not named),
        float(phrase is not None and phrase.plural),
        float(len(named) == 1),
        float(len(named) > 1),
        share,
        float(asked.quoted),
        float(asked.holder is not None),
        *(float(phrase is not None and phrase.kind == kind) for kind in KINDS),
        *kinds,
        *head_features(discourse, None if named else phrase, asked.at),
    )


def _kind_scores(asked: Asked) -> Sequence[float]:
    """Log-probabilities of the kinds, of the party that the source stands for."""
    found = asked.view.kind_scores(asked.span) if asked.view and asked.span else None
    return (ANY_KIND,) * len(KINDS) if found is None else found


def _from_network(question: Question, party: Party, sort: Sort) -> tuple[float, ...]:
    asked, (top, second) = question.asked, question.best
    score = question.scores.get(party.number, UNSEEN)
    if sort in _NEW and party.mentions and asked.view is not None:
        ((score, _),) = asked.view.name_scores(party.mentions[:1])
    return (
        score / 6,
        float(score > UNSEEN),
        float(score >= top),
        (score - (second if score >= top else top)) / 6,
        float(score > 0),
        float(sort is Sort.OWN and party.mentions[:1] == (asked.span,)),
        question.kinds[party.kind],
        *_KINDS[party.kind],
        float(party.certain),
    )


def _from_grammar(question: Question, party: Party) -> tuple[float, ...]:
    small, phrase, told = question.small, question.asked.phrase, question.gender
    agreed = question.pronoun and agrees(party, small)
    head = phrase.head if phrase else ""
    same = len(question.words & {w.casefold() for w in party.name.split()}) if question.words else 0
    return (
        float(agreed),
        float(question.pronoun and not agreed),
        float(told is not None and party.gender == told),
        float(told is not None and party.gender is not None and party.gender != told),
        float(question.plural == party.plural),
        float(bool(head) and any(role_head(role.casefold()) == head for role in party.roles)),
        float(bool(head) and any(head == word.casefold() for word in party.words)),
        float(bool(head) and party.phrase is not None and party.phrase.head == head),
        same / max(1, len(question.words)),
        float(party.plural),
    )


def _from_places(question: Question, party: Party) -> tuple[float, ...]:
    discourse, asked, here = question.discourse, question.asked, question.sentence
    mentions, span, at = party.mentions, asked.span, asked.at
    inside = mentions_in(mentions, *span) if span else ()
    first = bisect_left(mentions, (at, 0))
    after = bisect_left(mentions, (at + 1, 0))
    last = mentions[first - 1][0] if first else 0
    back = here - discourse.sentence_of(last) if first else FAR
    ahead = discourse.sentence_of(mentions[after][0]) - here if after < len(mentions) else FAR
    opens = discourse.sentences[here - back][0] if first and here >= back else 0
    cue = (asked.layer.cue or asked.layer.content)[0]
    beside = mentions_in(mentions, cue[0] - 2 * LONGEST, cue[1] + BESIDE + 1)
    return (
        float(bool(inside)),
        float(bool(inside) and span is not None and inside[0][0] - span[0] < 2),
        float(bool(inside) and span is not None and span[1] - inside[-1][1] < 2),
        float(back == 0),
        float(back == 1),
        float(back == 2),
        math.exp(-back / 4),
        float(ahead == 0),
        math.exp(-ahead / 4),
        math.log1p(len(mentions)) / 3,
        math.log1p(first) / 3,
        float(first > 0 and question.line <= last),
        math.exp(-(last - opens) / 30) if first else 0.0,
        float(any(mentions_in(mentions, s, e) for s, e in asked.layer.content)),
        float(bool(beside) and any(0 <= cue[0] - end <= BESIDE for _, end in beside)),
        float(bool(beside) and any(0 <= start - cue[1] <= BESIDE for start, _ in beside)),
    )


def _from_speech(question: Question, party: Party) -> tuple[float, ...]:
    spoken, number = question.spoken, party.number
    last = bool(spoken) and spoken[0] == number
    return (
        float(last),
        float(len(spoken) > 1 and spoken[1] == number),
        spoken.count(number) / 6,
        float(party == question.asked.holder),
        float(last and question.lately),
    )
