"""Sources that the network cuts inside a name, a title or a list of words, widened to the noun phrase they belong to.

"Commissioner" of "Commissioner Ann Lee", "all" of "all nine members of the board", "the ambassador to the" of "the
ambassador to the U.N.", "one of the few divers who" of "Ann Lee, one of the few divers who know the wreck".
"""

from __future__ import annotations

import re

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import sources as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.phrases import classify, parse
from wherefrom.text.span import Span

_NAMED = re.compile(r"\s[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,3}")
_COMPOUND = re.compile(r"-[\w-]+\s")


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
    if named is None or not lexicon.word_set("names_calendar").isdisjoint(named.group().split()):
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
