"""Sources that the network does not find.

The subject of a cue without a source ("Lee denied it, adding that ...", "officials, who say"): a participle or a
coordinated verb shares the subject of its clause; a relative pronoun or a noun phrase right before the verb is its
subject. Passives and bare nouns ("was told", "claims of") have no source in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import sources as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_WORD_BEFORE = re.compile(r"([\w’'.&-]+)\s+$")
LONGEST_CLAUSE = 1000
"""Characters back at which the search for a subject ends, however long the sentence."""
LONGEST_CIRCUMSTANCE = 50
"""Characters of where something was said, between a conjunction and the verb."""
FARTHEST = 12
"""How many words back a noun phrase before a verb may begin."""


def subject_of(context: Context, cue: Span, sources: Sequence[Span]) -> Span | None:
    """Where the text names the source of a verb at ``cue``; ``sources`` are the others' in its sentence."""
    text = context.text
    words = text[cue[0] : cue[1]].casefold()
    number = context.sentence_of(cue[0])
    if number >= 0 and en.ACCORDING.fullmatch(words) and (told := en.TOLD_BY.match(text, cue[1])):
        return told.span(1)
    if number < 0 or en.UNTOLD.search(words) or _is_passive(words):
        return None
    start, end = context.sentences[number]
    left = max(_clause_start(context, start, cue[0]), cue[0] - LONGEST_CLAUSE)
    if _is_nominal(text, left, cue):
        known = en.MADE_KNOWN.search(text, left, cue[0])
        return subject_of(context, known.span("verb"), sources) if known else _possessor(context, left, cue[0])
    if en.QUOTE_CLOSES.search(text, left, cue[0]) and (found := _behind_verb(context, cue[1], end)):
        return found
    if not text[left : cue[0]].strip(" \"“‘'"):
        return _after(context, cue[1], end, sources)  # the cue opens its clause
    at = circumstance_before(text, left, cue[0])
    at = _skip(text, left, cue[0]) if at is None else at
    relative = en.RELATIVE_PRONOUN.search(text, left, at)
    if relative:
        return relative.span(1)  # "who": resolved later, with all other pronouns
    if at == left or en.SHARED.search(text, left, at):
        return _shared(context, left, at, sources)
    found = _before(context, left, at)
    earlier = [s for s in sources if left <= s[0] and s[1] <= at]
    if found and earlier and not context.cast.between(*found) and en.ADJUNCT_OVER.search(text, left, found[0]):
        return earlier[-1]  # in "Lee argues it is weak and, in talks over the crisis, has called for" it is Lee
    return found or _shared(context, left, at, sources)


def tellers_of(context: Context, a: Attribution) -> tuple[Span, ...] | None:
    """Whose what a noun tells is: who stands behind it ("a vow from Lee"), nobody in "amid fears"; None: left open.

    It is left open where the cue itself answers: whoever "laughed off claims" denies them.
    """
    text = context.text
    told = en.TOLD.fullmatch(text, *a.cue[0]) if len(a.cue) == 1 else None
    number = context.sentence_of(a.cue[0][0]) if told else -1
    if told is None or number < 0 or en.ANSWERED.match(text, *a.cue[0]):
        return None
    begin, end = told.span("noun")
    if any(s >= end or (not text[e:begin].strip() and not en.ARTICLES.fullmatch(text, s, e)) for s, e in a.source):
        return None
    behind = en.TELLER.match(text, end, context.sentences[number][1])
    if behind:
        return (behind.span("who"),)
    return () if told["heard"] and en.IN_GENERAL.search(text, max(0, begin - 40), begin) else None


def circumstance_before(text: str, left: int, at: int) -> int | None:
    """Where the words begin that stand before a verb and tell where it was said: "but on Twitter" before "wrote"."""
    match = en.CIRCUMSTANCE.search(text, max(left, at - LONGEST_CIRCUMSTANCE), at)
    return match.start("where") if match else None


def noun_phrase_before(context: Context, at: int, number: int) -> Span | None:
    """The noun phrase that ends before ``at`` in the sentence of a number: all that opens it, or what ends there."""
    start, text = context.sentences[number][0], context.text
    start = max(_clause_start(context, start, at), at - LONGEST_CLAUSE)
    end = _skip(text, start, at)
    end = start + len(text[start:end].rstrip(" ,—–-"))
    if start < end and en.PHRASE.fullmatch(text, start, end):
        return (start, end)
    apposed = en.APPOSED.search(text, start, end)
    begin = apposed.start() if apposed else end
    found = _before(context, start, begin)
    return (found[0], end) if found and not en.ARTICLES.fullmatch(text, *found) else None


def _is_passive(words: str) -> bool:
    if en.SEEN_AS.match(words):
        return True
    match = en.PASSIVE.match(words)
    return bool(match and match.group(1) not in lexicon.word_set("sources_adjectives"))


def _clause_start(context: Context, start: int, at: int) -> int:
    """Inside a quotation the clause begins with the quotation; outside one, with the sentence."""
    if is_inside(context.quotes, at):
        opening = max((s for s, e in context.quotes if s <= at < e), default=start)
        return max(start, opening + 1)
    return start


def _is_nominal(text: str, left: int, cue: Span) -> bool:
    word = re.match(r"[\w-]+", text[cue[0] : cue[1]])
    if word is None or word.group().casefold().endswith(en.VERB_ENDINGS):
        return False
    if word.group().casefold() not in _nouns():
        return False
    after_verb = word.group().endswith("s") and en.AFTER_VERB.search(text[left : cue[0]])
    return bool(after_verb or en.NOMINAL_BEFORE.search(text, left, cue[0]))


def _nouns() -> frozenset[str]:
    return frozenset(
        entry.strip() for line in lexicon.lines("cue_nouns") for entry in line.partition(":")[2].split(";")
    )


def _possessor(context: Context, left: int, at: int) -> Span | None:
    match = en.POSSESSOR.search(context.text, left, at)
    if match is None:
        return None
    if match.group(1):
        return match.span(1)
    owner = [m for m in context.cast.between(left, at) if m[0][1] == match.start(2)]
    return (owner[-1][0][0], match.end(2)) if owner else None


def _behind_verb(context: Context, at: int, end: int) -> Span | None:
    """Who stands behind the verb that follows a quotation: "… is weak," said the statement."""
    named = next(iter(context.cast.between(at, at + 2)), None)
    if named is not None:
        return named[0]
    phrase = en.BEHIND_VERB.match(context.text, at, end)
    return phrase.span(1) if phrase else None


def _skip(text: str, left: int, at: int) -> int:
    while True:
        match = en.SKIPPED.search(text, max(left, at - 24), at)
        if match is None:
            return at
        at = match.start()


def _shared(context: Context, left: int, at: int, sources: Sequence[Span]) -> Span | None:
    """The subject that the verb shares with the clause before it."""
    before = [s for s in sources if left <= s[0] and s[1] <= at]
    if before:
        return before[-1]
    opens = en.OPENS_CLAUSE.match(context.text, left, at)
    return (
        _first_phrase(context, left, at)
        or (opens.span(1) if opens else None)
        or _after(context, at, context.sentences[context.sentence_of(at)][1], sources)
    )


def _after(context: Context, at: int, end: int, sources: Sequence[Span]) -> Span | None:
    """A participle that opens the sentence goes with the subject after it: "Calling it a lie, Lee told ..."."""
    after = [s for s in sources if at <= s[0] < end]
    if after:
        return after[0]
    for span, name, _ in context.cast.between(at, end):
        if name.kind != "place" and en.BEHIND_COMMA.search(context.text[max(at, span[0] - 40) : span[0]]):
            return span
    return None


def _first_phrase(context: Context, left: int, at: int) -> Span | None:
    """The noun phrase that opens the clause: a name with what stands before it, a pronoun, or a determined noun."""
    text = context.text
    opener = en.OPENER.match(text, left, at)
    start = opener.end() if opener else left
    while intro := en.INTRO.match(text, start, at):
        start = intro.end()
    pronoun = en.PRONOUN_FIRST.match(text, start, at)
    if pronoun:
        return pronoun.span()
    for span, _, _ in context.cast.between(start, at):
        if span[0] - start < 60 and not en.BREAKS_PHRASE.search(text[start : span[0]]):
            return (start, span[1])
        break
    return _noun_at(text, start, at)


def opening_phrase(context: Context, start: int, end: int) -> Span | None:
    """The noun phrase that a sentence, or a part of it, opens with, if it is a name or names people."""
    return _first_phrase(context, start, end)


def _noun_at(text: str, start: int, at: int) -> Span | None:
    """Up to the first known noun of a person, body or document: "One of the nation's largest groups"."""
    for match in list(re.finditer(r"[\w’'-]+", text[start : min(at, start + 90)]))[:10]:
        known = classify(match.group().casefold())
        following = text[start + match.end() : start + match.end() + 4]
        if known and not following.startswith(("'", "’")) and re.match(r"\s[a-z]+s?\b", following) is not None:
            return (start, start + match.end())
    return None


def _before(context: Context, left: int, at: int) -> Span | None:
    """The noun phrase that ends right before the verb."""
    text = context.text
    pronoun = en.PRONOUN_LAST.search(text, left, at)
    if pronoun:
        return pronoun.span(1)
    end = len(text[:at].rstrip()) if at - left < 400 else at - 1
    mention = next((m for m in reversed(context.cast.between(left, at)) if m[0][1] == end), None)
    start = mention[0][0] if mention else at
    for _ in range(FARTHEST):
        determiner = en.DETERMINER.search(text, left, start)
        if determiner and start < at and not _is_conjunction(text, determiner.start(), start):
            return (determiner.start(), end)
        word = _WORD_BEFORE.search(text, left, start)
        if word is None or word.group(1).casefold() in lexicon.word_set("sources_stop"):
            break
        start = word.start(1)
    if en.PRONOUN_VERB.match(text, start, end):
        return None
    return (start, end) if start < end else None


def _is_conjunction(text: str, at: int, start: int) -> bool:
    """Whether "that" opens a clause here: a name or a plural follows it."""
    return text[at : at + 4].casefold() == en.THAT and (
        text[start : start + 1].isupper() or text[start:].split()[0].endswith("s")
    )
