"""Sources that the network does not find, or cuts inside a noun phrase.

The subject of a cue without a source ("Lee denied it, adding that ...", "officials, who say"): a participle or a
coordinated verb shares the subject of its clause; a relative pronoun or a noun phrase right before the verb is its
subject. Passives and bare nouns ("was told", "claims of") have no source in the text.

Sources that are cut inside a name, a title or a list of words, widened to the noun phrase they belong to:
"Commissioner" of "Commissioner Ann Lee", "all" of "all nine members of the board", "the ambassador to the" of "the
ambassador to the U.N.", "one of the few divers who" of "Ann Lee, one of the few divers who know the wreck".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.en.calendar import NO_NAMES
from wherefrom.lang.en.patterns import sources as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_WORD_BEFORE = re.compile(r"([\w’'.&-]+)\s+$")
LONGEST_CLAUSE = 1000
"""Characters back at which the search for a subject ends, however long the sentence."""
FARTHEST = 12
"""How many words back a noun phrase before a verb may begin."""
_NAMED = re.compile(r"\s[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3}")
_COMPOUND = re.compile(r"-[\w-]+\s")


def subject_of(context: Context, cue: Span, sources: Sequence[Span]) -> Span | None:
    """Where the text names the source of a verb at ``cue``; ``sources`` are the others' in its sentence."""
    text = context.text
    words = text[cue[0] : cue[1]].casefold()
    number = context.sentence_of(cue[0])
    if number < 0 or en.UNTOLD.search(words) or _is_passive(words):
        return None
    start, end = context.sentences[number]
    left = max(_clause_start(context, start, cue[0]), cue[0] - LONGEST_CLAUSE)
    if _is_nominal(text, left, cue):
        return _possessor(context, left, cue[0])
    if not text[left : cue[0]].strip(" \"“‘'"):
        return _after(context, cue[1], end, sources)  # the cue opens its clause
    at = _skip(text, left, cue[0])
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
    return _first_phrase(context, left, at) or _after(
        context, at, context.sentences[context.sentence_of(at)][1], sources
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
    intro = en.INTRO.match(text, start, at)
    start = intro.end() if intro else start
    pronoun = en.PRONOUN_FIRST.match(text, start, at)
    if pronoun:
        return pronoun.span()
    for span, _, _ in context.cast.between(start, at):
        if span[0] - start < 60 and not en.BREAKS_PHRASE.search(text[start : span[0]]):
            return (start, span[1])
        break
    return _noun_at(text, start, at)


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


# Widening what is cut


def widened(context: Context, source: Span, cue: Span) -> Span:
    """``source`` as a whole noun phrase; the span itself where nothing is missing or the phrase would hold ``cue``."""
    for widen in (_account, _without_relative, _whole_compound, _whole_name, _counted, _to_its_name, _explained):
        found = widen(context, source)
        if found[0] < found[1] and not (found[0] < cue[1] and cue[0] < found[1]):
            source = found
    return source


def _account(context: Context, source: Span) -> Span:
    """In "the account attributed to Ann Lee", it is the account that speaks."""
    before = en.ATTRIBUTED.search(context.text, max(0, source[0] - 90), source[0])
    return (before.start(), source[1]) if before else source


def _without_relative(context: Context, source: Span) -> Span:
    """In "a diver who", the pronoun belongs to what comes next."""
    relative = en.ENDS_IN_RELATIVE.search(context.text, *source)
    return (source[0], relative.start()) if relative and relative.start() > source[0] else source


def _whole_compound(context: Context, source: Span) -> Span:
    """In "Storm-weary islanders", the storm is nobody: the islanders are."""
    cut = _COMPOUND.match(context.text, source[1])
    if cut is None:
        return source
    named = context.cast.between(cut.end(), cut.end() + 1)
    noun = re.compile(r"[a-z]+").match(context.text, cut.end())
    if named:
        return (source[0], named[0][0][1])
    return (source[0], noun.end()) if noun and classify(noun.group()) else source


def _whole_name(context: Context, source: Span) -> Span:
    """A source that ends inside a name, or on the title before it, goes on to the end of the name."""
    start, end = source
    for span, name, _ in context.cast.between(max(0, start - 40), end + 2):
        words = context.text[start:end]
        titled = span[0] == end + 1 and context.text[end] == " " and _is_title(words, name.role)
        if titled or span[0] < end < span[1]:
            end = span[1]
        if span[0] < start < span[1] and context.text[span[1] - 1 : span[1]].isalnum():
            start = span[0]
    return start, end


def _is_title(words: str, role: str | None) -> bool:
    last = words.split()[-1:]
    return bool(role and last and last[0] in role.split() and last[0] in lexicon.gendered("titles"))


def _counted(context: Context, source: Span) -> Span:
    """A number alone is nobody: "all" of "all nine members of the board"."""
    if not en.NUMBER.fullmatch(context.text, *source):
        return source
    match = en.COUNTED.match(context.text, source[1])
    known = classify(match.group(2)) if match else None
    if match is None or known is None or not known[1]:
        return source
    hanging = en.HANGS_ON.match(context.text, match.end())
    return (source[0], hanging.end() if hanging else match.end())


def _to_its_name(context: Context, source: Span) -> Span:
    """A source that breaks off on an article or a preposition goes on to the name behind it."""
    if not en.BREAKS_OFF.search(context.text, *source) or len(context.text[slice(*source)].split()) < 3:
        return source
    named = _NAMED.match(context.text, source[1])
    if named is None or not NO_NAMES.isdisjoint(named.group().split()):
        return source
    return (source[0], named.end())


def _explained(context: Context, source: Span) -> Span:
    """A description right after a name and a comma explains it: "Ann Lee, one of the few divers"."""
    before = [m for m in context.cast.before(source[0], 2) if m[0][1] == source[0] - 2]
    if not before or context.text[source[0] - 2 : source[0]] != ", " or before[0][2].kind != "person":
        return source
    if is_topic(context.text, before[0][0][0]):
        return source
    words = context.text[slice(*source)]
    phrase = parse(words)
    if not en.EXPLAINS.match(words) or phrase.kind != "unnamed" or not classify(phrase.head):
        return source
    return (before[0][0][0], source[1])


def is_topic(text: str, at: int) -> bool:
    """Whether the name at ``at`` opens a sentence as its topic: "For the long-awaited Star, the analyst says"."""
    return en.TOPIC.search(text, max(0, at - 60), at) is not None
