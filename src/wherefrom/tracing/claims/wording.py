"""How a claim is put for a reader: a whole sentence of one of its articles, chosen and not cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wherefrom.lang.en.numbers import NUMBERS
from wherefrom.lang.en.patterns.claims import DENIED, POINTING
from wherefrom.lang.en.patterns.denials import NEGATION, NO_NEGATION
from wherefrom.reading.types import Reading
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span
from wherefrom.tracing.claims.claims import Utterance, central
from wherefrom.tracing.claims.meaning import Vector, unit, word_vectors

WORDS = range(8, 33)
"""Words of a sentence that tells enough by itself and not too much."""
FEWEST = 5
"""Words that what is said has at least, to stand without who said it."""
NUMBER = 0.2
"""What a number counts against a sentence that at most half of the articles have: they do not tell that much."""
LONG, LONGER = 20, 0.01
"""Words from which on each further one counts against a sentence, and by how much."""
MIDDLE = 0.5
"""How much it counts beside the claim's meaning that a sentence says what the others say."""
QUOTED = 0.03
"""What a quotation mark counts against a sentence: who quotes a few words tells less than who tells it all."""
AROUND = 600
"""Characters on both sides of a statement in which its sentence is looked for."""
_WORD = re.compile(r"\w+")
_MARKS = '“”"‘«»'


def wording(members: Sequence[Utterance], meaning: Vector, readings: Sequence[Reading]) -> str:
    """The sentence that stands best for the claim which ``members`` make, without who said it at its end.

    ``meaning``: what the claim is about. Where no sentence can stand for it, the words of one of them.
    """
    found = list(dict.fromkeys(text for u in members for text in _sentences(u, readings[u.article])))
    if not found:
        return central(members, meaning) if members else ""
    vectors = word_vectors().matrix(found)
    middle = unit(vectors.mean(0))
    articles = [set(_numbers(readings[i].article.text)) for i in sorted({u.article for u in members})]

    def fitness(number: int) -> float:
        text, vector = found[number], vectors[number]
        own = [n for n in _numbers(text) if 2 * sum(n in known for known in articles) <= len(articles)]
        against = (
            NUMBER * len(own)
            + LONGER * max(0, len(text.split()) - LONG)
            + QUOTED * sum(text.count(mark) for mark in _MARKS)
        )
        return float(vector @ meaning) + MIDDLE * float(vector @ middle) - against

    return found[max(range(len(found)), key=fitness)]


def _sentences(u: Utterance, reading: Reading) -> Iterator[str]:
    """The sentence in which a statement's content begins, if a reader understands it by itself."""
    text, at = reading.article.text, u.statement.content[0][0]
    for start, end in sentences(text, max(0, at - AROUND), min(len(text), at + AROUND)):
        if start <= at < end:
            words = " ".join(text[start:end].split())
            whole = words[:1].isupper() and words[-1:] in '.”"' and len(words.split()) in WORDS
            cut = "\n" in text[start:end].strip() or start == max(0, at - AROUND) > 0
            if whole and not cut and not POINTING.match(words) and not _is_against(words):
                yield _without_tag(text, (start, end), u) or words


def _without_tag(text: str, sentence: Span, u: Utterance) -> str | None:
    """What is said, where a sentence opens with it and only then tells who said it: "Korvo will close, Lee said"."""
    start, end = u.statement.content[0]
    said = " ".join(text[start:end].split())
    tagged = said.endswith(",") or text[end:].startswith(",")
    whole = start == sentence[0] and len(u.statement.content) == 1 and len(said.split()) >= FEWEST
    return f"{said.rstrip(',')}." if tagged and whole else None


def _numbers(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word[0].isdigit() or word in NUMBERS]


def _is_against(words: str) -> bool:
    return bool(NEGATION.search(NO_NEGATION.sub(" ", words)) or DENIED.search(words))
