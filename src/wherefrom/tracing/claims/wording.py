"""How a claim is put for a reader: a whole sentence of one of its articles, chosen and not cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from wherefrom.intake.article import Article
from wherefrom.lang.en.numbers import NUMBERS
from wherefrom.lang.en.patterns.claims import DATELINE, DENIED, PIECE, POINTING, READER, SPOKEN, THAT
from wherefrom.lang.en.patterns.denials import NEGATION, NO_NEGATION
from wherefrom.reading.meaning.vectors import Vector, unit, word_vectors
from wherefrom.reading.types import Reading
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span
from wherefrom.tracing.claims.claims import Utterance, central, negated

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
NEGATIVE = 0.5
"""Part of the articles that put the claim with a "not", from which it may be put so."""
LONGEST = 90
"""Words of a sentence at most, to stand for what is only a piece of it."""
OPENING = 2
"""Sentences at the head of an article that may tell what all of it is about."""
LEADS = range(8, 46)
"""Words of such a sentence: news often opens with a long one."""
TELLING = 4
"""Letters of a word that tells something."""
FURNITURE = 300
"""Characters at the head of a text in which a byline block begins."""
AROUND = 600
"""Characters on both sides of a statement in which its sentence is looked for."""
_WORD = re.compile(r"\w+")
_ENDING_COMMA = re.compile(r",([\"”’']?)$")
_MARKS = '“”"‘«»'


def wording(
    members: Sequence[Utterance],
    meaning: Vector,
    readings: Sequence[Reading],
    origins: Sequence[Collection[int]] = (),
    opening: Collection[int] = (),
) -> str:
    """The sentence that stands best for the claim which ``members`` make, without who said it at its end.

    ``meaning``: what the claim is about; ``origins``: the articles of each of its origins, by their places among the
    ``readings``: a number that one of them never gives is nothing that all of them say. ``opening``: the articles that
    are about the claim as a whole, so that their first sentences may stand for it too. Where no sentence can stand for
    it, the words of one of them, if they make a sentence, else all of the sentence that they stand in. Where there are
    no members, the first sentence of the opening ones.
    """
    negative = {u.article for u in members if negated(u)}
    either = len(negative) > NEGATIVE * len({u.article for u in members})
    found = list(dict.fromkeys(text for u in members for text in _sentences(u, readings[u.article], either)))
    said = len(found)
    first = [text for number in sorted(opening) for text in _first(readings[number], either)]
    if not members:
        return first[0] if first else ""
    members_say = [_telling(words) for words in dict.fromkeys(u.words for u in members)]
    for text in first:
        if _is_told(text, members_say) and not any(text.startswith(known.rstrip(".")) for known in found):
            found.append(text)
    if not found:
        return _in_words(central(members, meaning), readings)
    vectors = word_vectors().matrix(found)
    middle, about = unit(vectors[: said or None].mean(0)), unit(vectors.mean(0))
    articles = [set(_numbers(readings[i].article.text)) for i in sorted({u.article for u in members})]

    told = [{n for i in held for n in _numbers(readings[i].article.text)} for held in origins if held]

    def fitness(number: int) -> float:
        text, vector = found[number], vectors[number]
        own = [
            n
            for n in _numbers(text)
            if 2 * sum(n in known for known in articles) <= len(articles) or not all(n in known for known in told)
        ]
        against = (
            NUMBER * len(own)
            + LONGER * max(0, len(text.split()) - LONG)
            + QUOTED * sum(text.count(mark) for mark in _MARKS)
        )
        return float(vector @ meaning) + MIDDLE * float(vector @ (middle if number < said else about)) - against

    return found[max(range(len(found)), key=fitness)]


def _is_told(sentence: str, members_say: Sequence[set[str]]) -> bool:
    """Whether a sentence of the article's own has most of what some member says: else nobody is shown to say it."""
    words = _telling(sentence)
    return any(2 * len(words & said) > len(said) for said in members_say)


def _telling(words: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(words) if len(word) >= TELLING}


def _sentences(u: Utterance, reading: Reading, negative: bool = False) -> Iterator[str]:
    """The sentence in which a statement's content begins, if a reader understands it by itself.

    One with a "not" only where it may be ``negative``: the claim itself then is that something will not hold.
    """
    text, at = reading.article.text, u.statement.content[0][0]
    for start, end in sentences(text, max(0, at - AROUND), min(len(text), at + AROUND)):
        if start <= at < end:
            words = _readable(text[start:end], WORDS, negative)
            if words and not start == max(0, at - AROUND) > 0:
                yield _without_tag(text, (start, end), u) or words


def _first(reading: Reading, negative: bool) -> Iterator[str]:
    """The first sentences of the reporting, if a reader understands them by themselves and nobody's name ends them."""
    article = reading.article
    said = {statement.content[0][0] for statement in reading.statements if statement.content}
    begin = max((end for start, end in article.furniture if start < FURNITURE), default=0)
    for start, end in sentences(article.text, begin, min(len(article.text), begin + 2 * AROUND))[:OPENING]:
        words = _readable(article.text[start:end], LEADS, negative)
        opening = DATELINE.match(article.text, start, end)
        if words and not READER.search(words) and not said & {start, opening.end() if opening else start}:
            yield words


def _readable(sentence: str, size: range, negative: bool) -> str | None:
    """A sentence without its dateline, if a reader understands it by itself and it tells enough and not too much."""
    words = " ".join(sentence.split())
    whole = words[:1].isupper() and words[-1:] in '.”"' and len(words.split()) in size
    words = _without_dateline(words)
    cut = "\n" in sentence.strip()
    return words if whole and not cut and not POINTING.match(words) and not _is_against(words, negative) else None


def _in_words(u: Utterance, readings: Sequence[Reading]) -> str:
    article = readings[u.article].article
    words = " ".join(u.words.split())
    if _is_clause(u, article, words):
        opening = THAT.match(words)
        words = _without_dateline(_ENDING_COMMA.sub(r"\1", words[opening.end() :] if opening else words))
        return words[:1].upper() + words[1:]
    spans = [*u.statement.content, *u.statement.cue, *u.statement.source]
    begin, end = min(start for start, _ in spans), max(end for _, end in spans)
    bounds = sentences(article.text, max(0, begin - AROUND), min(len(article.text), end + AROUND))
    whole = " ".join(article.text[a:b] for a, b in bounds if a < end and b > begin)
    whole = _without_dateline(" ".join(whole.split()))
    return whole if 0 < len(whole.split()) <= LONGEST else words[:1].upper() + words[1:]


def _is_clause(u: Utterance, article: Article, words: str) -> bool:
    """Whether what is said is a sentence by itself: words quoted whole, or what is told by "said that"."""
    if len(u.statement.content) > 1 or len(words.split()) < FEWEST:
        return False
    if u.statement.voice == "direct":
        return words.strip(_MARKS)[:1].isupper()
    before = article.text[: u.statement.content[0][0]][-5:]
    said = SPOKEN.search(article.words_at(u.statement.cue)) or THAT.search(before)
    return bool(said or THAT.match(words)) and not PIECE.match(words)


def _without_dateline(words: str) -> str:
    opening = DATELINE.match(words)
    return words[opening.end() :] if opening and len(words[opening.end() :].split()) >= FEWEST else words


def _without_tag(text: str, sentence: Span, u: Utterance) -> str | None:
    """What is said, where a sentence opens with it and only then tells who said it: "Korvo will close, Lee said"."""
    start, end = u.statement.content[0]
    said = " ".join(text[start:end].split())
    tagged = said.endswith(",") or text[end:].startswith(",")
    opening = DATELINE.match(text, *sentence)
    whole = (
        start in (sentence[0], opening.end() if opening else sentence[0])
        and len(u.statement.content) == 1
        and len(said.split()) >= FEWEST
    )
    return f"{_without_dateline(said).rstrip(',.')}." if tagged and whole else None


def _numbers(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word[0].isdigit() or word in NUMBERS]


def _is_against(words: str, negative: bool) -> bool:
    return bool((not negative and NEGATION.search(NO_NEGATION.sub(" ", words))) or DENIED.search(words))
