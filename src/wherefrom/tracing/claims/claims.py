"""Claims: the statements of a story that say the same thing, and the one that most articles are about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns import denials as en
from wherefrom.lang.en.patterns.claims import INFINITIVE
from wherefrom.reading.meaning.vectors import Vector, WordVectors, unit
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import Way, cited_source, links_of, party_of, way_of

LONG_AGO = 2
"""Calendar years before its article from which on what was said is no part of the news: "a study found in 2021"."""
SHORT = 3
"""Words of a statement that are too few to tell what it is about."""
READABLE = (8, 30)
"""Words of a statement that can stand for a whole claim."""
ALIKE = 0.72
"""Likeness at which statements of different articles make one of the smaller claims."""
_DENYING = frozenset({"denies", "doubts"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement as tracing sees it: its words, what they are about, and its way.

    ``whole``: the words say by themselves what they are about; else ``vector`` is of their sentences.
    ``around``: what its whole sentences are about.
    ``opponent``: whose denial it is, if it is one: also somebody whom no name tells from others ("the army").
    ``background``: said in a year long before the article's own; so it is not about what the story tells.
    """

    article: int
    statement: Statement
    words: str
    vector: Vector
    way: Way
    around: Vector
    whole: bool = True
    background: bool = False
    opponent: ChainLink | None = None

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from every other of the story: its article and its number there."""
        return self.article, self.statement.id


def utterances_of(readings: Sequence[Reading], parties: Parties, vectors: WordVectors) -> list[Utterance]:
    """Every statement of the story, in order of the readings."""
    found = []
    for i, reading in enumerate(readings):
        bounds = list(sentences(reading.article.text))
        meanings: dict[str, Vector] = {}
        for statement in reading.statements:
            said = reading.article.words_at(statement.content)
            whole = len(said.split()) > SHORT and not cited_source(reading.article, statement)
            beside = sentences_of(reading.article.text, bounds, statement)
            if beside not in meanings:
                meanings[beside] = vectors.vector(beside)
            around = meanings[beside]
            about = vectors.vector(said) if whole else around
            way = way_of(reading, statement, parties)
            long_ago = _is_background(statement, reading.article)
            first = way.chain[0] if way.chain else party_of(links_of(reading, statement, parties)[0], parties)
            found.append(Utterance(i, statement, said, about, way, around, whole, long_ago, first))
    return found


def _is_background(statement: Statement, article: Article) -> bool:
    """Whether a statement was made two calendar years or more before the article, as far as both are dated."""
    said, told = statement.date.value[:4] if statement.date else "", (article.published or "")[:4]
    return said.isdigit() and told.isdigit() and int(told) - int(said) >= LONG_AGO


def sentences_of(text: str, bounds: Sequence[Span], statement: Statement) -> str:
    """Of ``bounds``, the sentences in which a statement stands.

    Its own words may be too few to tell what it is about.
    """
    spans = [*statement.content, *statement.cue]
    begin, end = min(a for a, _ in spans), max(b for _, b in spans)
    first = max(0, bisect_right(bounds, (begin, len(text))) - 1)
    return " ".join(text[a:b] for a, b in takewhile(lambda span: span[0] < end, bounds[first:]) if b > begin)


def denies(u: Utterance) -> bool:
    """Whether the statement openly denies or doubts something."""
    return u.statement.stance in _DENYING


def negated(u: Utterance) -> list[str]:
    """The six words behind each "not" or "no" of the statement."""
    return scopes_of(u.words)


def scopes_of(said: str) -> list[str]:
    """The six words behind each "not" or "no" of a text."""
    return [match["scope"] for match in en.NEGATION.finditer(en.NO_NEGATION.sub(" ", said))]


def central(members: Sequence[Utterance], meaning: Vector) -> Utterance:
    """The member whose words stand best for all: near to ``meaning`` and the others, and a sentence of its own."""
    middle = unit(sum((u.vector for u in members[1:]), members[0].vector))

    def fitness(u: Utterance) -> tuple[bool, float]:
        # What is very short says too little, what is long too much.
        readable = u.whole and not u.words.startswith(INFINITIVE) and READABLE[0] <= len(u.words.split()) <= READABLE[1]
        return readable and not negated(u), float(u.vector @ meaning) + float(u.vector @ middle)

    return max(members, key=fitness)


def smaller_claims(utterances: Sequence[Utterance]) -> list[list[Utterance]]:
    """Groups of statements, each of two articles or more, that say the same thing; the widest spread first.

    Single-pass clustering around the first member (leader algorithm, Hartigan 1975), in order of confidence.
    """
    groups: list[list[Utterance]] = []
    rest = [u for u in utterances if u.vector.any() and len(u.words.split()) > SHORT]
    leaders = np.zeros((len(rest), rest[0].vector.size if rest else 0), np.float32)
    for u in sorted(rest, key=lambda u: -u.statement.confidence):
        likeness = leaders[: len(groups)] @ u.vector
        best = int(np.argmax(likeness)) if groups else -1
        if best >= 0 and likeness[best] >= ALIKE and same_facts(u, groups[best][0]):
            groups[best].append(u)
        else:
            leaders[len(groups)] = u.vector
            groups.append([u])
    return spread(groups)


def spread(groups: Sequence[list[Utterance]]) -> list[list[Utterance]]:
    """The groups of two articles or more, those of most articles first."""
    several = [group for group in groups if len({u.article for u in group}) > 1]
    return sorted(several, key=lambda group: -len({u.article for u in group}))


def same_facts(a: Utterance, b: Utterance) -> bool:
    """Whether two statements agree in their numbers and in denying, so far as both have any."""
    numbers = [{w.strip(".,%$€£") for w in u.words.split() if any(c.isdigit() for c in w)} for u in (a, b)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    return denies(a) == denies(b) and bool(negated(a)) == bool(negated(b))
