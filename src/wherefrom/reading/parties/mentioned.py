"""Common noun phrases that name nobody and speak nowhere, found without a parser: "the brothers", "two hikers".

Somebody may be spoken of before a pronoun or a description takes them up. A phrase is a noun that the lists know, back
to its determiner or the words that describe it, with what hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.phrases import (
    ADJECTIVAL,
    DETERMINED,
    NOUN_COMPLEMENT,
    NOUN_WORD,
    OF,
    THE,
    VERB_FOLLOWS,
    VERBAL_ENDINGS,
)
from wherefrom.lang.en.patterns.pronouns import IT, THEY
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.kinds import Phrase, classify, parse
from wherefrom.text.span import Span

BACK = 5
"""How many words back a noun phrase may begin."""
BARE = 2
"""The same where nothing determines the noun."""
NO_PEOPLE = ("organization", "outlet", "document")
SENTENCES = 3
"""How many sentences back a pronoun may take up a noun phrase."""
EARLIER = 3000
"""Characters back at which a description may have been given in full."""
Wanted = Callable[[Phrase], bool]


def taken_up(discourse: Discourse, at: int, pronoun: str, phrase: Phrase | None) -> Iterator[tuple[Span, Phrase]]:
    """The noun phrases that a ``pronoun`` at ``at``, or a definite description, may take up."""
    if pronoun in THEY:
        yield from mentioned_before(discourse, at, lambda other: other.plural)
    elif pronoun in IT:
        yield from mentioned_before(discourse, at, lambda other: not other.plural and other.kind in NO_PEOPLE)
    elif phrase is not None and phrase.definite:
        yield from described_earlier(discourse, at, phrase)


def mentioned_before(discourse: Discourse, at: int, wanted: Wanted) -> Iterator[tuple[Span, Phrase]]:
    """The noun phrases shortly before ``at`` that are ``wanted``: nearest sentence first, there from its beginning."""
    here = discourse.sentence_of(at)
    for number in range(here, max(-1, here - SENTENCES), -1):
        start, end = discourse.sentences[number]
        for span, phrase in noun_phrases(discourse.text[start : min(end, at)]):
            if wanted(phrase):
                yield (start + span[0], start + span[1]), phrase


def is_out_of_sight(discourse: Discourse, at: int, party: Party) -> bool:
    """Whether "they" at ``at`` open a sentence after one of the same paragraph that opens with several others.

    Whoever spoke before the paragraph, and is not named in it, is then not meant.
    """
    number = discourse.sentence_of(at)
    paragraph = discourse.text.rfind("\n", 0, at) + 1
    if number < 1 or discourse.sentences[number][0] != at or discourse.sentences[number - 1][0] < paragraph:
        return False
    start, end = discourse.sentences[number - 1]
    first = next(iter(noun_phrases(discourse.text[start:end])), None)
    if first is None or not first[1].plural or first[0][0] > 0:
        return False
    spoken = next((where for where, _ in discourse.spoken(at)), -1)
    return spoken < paragraph and not any(paragraph <= begin < at for begin, _ in party.mentions)


def described_earlier(discourse: Discourse, at: int, phrase: Phrase) -> Iterator[tuple[Span, Phrase]]:
    """The noun phrases before ``at`` with the same noun that tell more than ``phrase`` does, the last first."""
    start = max(0, at - EARLIER)
    noun = re.compile(rf"\b{re.escape(phrase.head)}s?\b", re.IGNORECASE)
    for match in reversed(list(noun.finditer(discourse.text, start, at))):
        number = discourse.sentence_of(match.start())
        begin, end = discourse.sentences[number] if number >= 0 else (start, at)
        begin = max(begin, match.start() - 80)
        for span, other in noun_phrases(discourse.text[begin : min(end, match.end() + 80)]):
            holds = begin + span[0] <= match.start() < begin + span[1]
            if holds and other.head == phrase.head and _tells_more(other.text, phrase.text):
                yield (begin + span[0], begin + span[1]), other


def _tells_more(one: str, other: str) -> bool:
    """Whether one description has words that the other lacks, beside numbers."""
    words = [word for word in one.casefold().split() if word not in lexicon.word_set("phrases_quantities")]
    return len(words) > len(other.split())


@lru_cache(maxsize=2048)
def noun_phrases(text: str) -> tuple[tuple[Span, Phrase], ...]:
    """The noun phrases of a sentence whose noun the lists know, in order."""
    words = list(NOUN_WORD.finditer(text))
    found: list[tuple[Span, Phrase]] = []
    for k, word in enumerate(words):
        if not _is_head(words, k):
            continue
        start = _begin(words, k)
        hangs = NOUN_COMPLEMENT.match(text, word.end())
        span = start, hangs.end() if hangs else word.end()
        phrase = parse(text[slice(*span)])
        if phrase.text and not (found and span[0] < found[-1][0][1]):
            found.append((span, phrase))
    return tuple(found)


def _is_head(words: list[re.Match[str]], k: int) -> bool:
    word = words[k].group()
    opens = k == 0 or not words[k - 1].group()[0].isalnum()
    if not (word.islower() or opens) or word.endswith(("'s", "’s", "'", "’")) or classify(word.casefold()) is None:
        return False
    follows = words[k + 1].group() if k + 1 < len(words) else ""
    if follows == OF and word.casefold() in lexicon.word_set("phrases_through"):
        return False  # "hundreds of miners" are miners
    only_last = lexicon.word_set("phrases_only_last")
    if word in only_last and words[k - 1 if k else k].group().casefold() != THE.strip():
        return False  # "the left", but "she left"
    compound = follows.islower() and words[k + 1].start() == words[k].end() + 1 and follows not in only_last
    compound = compound and classify(follows) is not None
    name = follows[:1].isupper() and words[k + 1].start() == words[k].end() + 1
    return not compound and not name and word.casefold() not in lexicon.word_set("descriptions_nobody")


def _begin(words: list[re.Match[str]], k: int) -> int:
    """Where the phrase of the noun at ``k`` begins: at its determiner, or at the words that surely describe it."""
    for j in range(k, max(-1, k - BACK - 1), -1):
        word = words[j].group()
        if not word[0].isalnum() or j < k and not _may_describe(word):
            if DETERMINED.match(word + " ") or word.endswith(("'s", "’s")):
                return words[j].start()
            through = words[j - 1].group().casefold() if j and word == OF else ""
            if through in lexicon.word_set("phrases_through"):
                return words[j - 1].start()
            break
    first = k
    while first > 0 and k - first < BARE and _may_describe(words[first - 1].group()):
        first -= 1
    before = words[first - 1].group() if first else ""
    opens = not (first and _may_describe(before)) and before.casefold() not in VERB_FOLLOWS
    while first < k and (
        words[first].group().endswith(VERBAL_ENDINGS) or not (opens or ADJECTIVAL.match(words[first].group()))
    ):
        first += 1
    return words[first].start()


def _may_describe(word: str) -> bool:
    small = word.casefold()
    plain = small in lexicon.words("function_words") or small in lexicon.word_set("phrases_stops")
    return word[0].isalpha() and not plain and not DETERMINED.match(word + " ") and not word.endswith(("'s", "’s"))


def without_stop(discourse: Discourse, span: Span) -> Span:
    """A span without the full stop behind the name that ends it, unless the stop is the name's own ("Inc.")."""
    start, end = span
    named = discourse.cast.between(start, end)[-1:]
    stop = discourse.text.endswith(".", start, end) and named and named[0][0][1] == end - 1
    return (start, end - 1) if stop else span
