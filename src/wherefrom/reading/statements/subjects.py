"""The subject of a cue that the network left without a source: "Lee denied it, adding that ...", "officials, who say".

A participle or a coordinated verb shares the subject of its clause; a relative pronoun or a noun phrase right before
the verb is its subject. Passives and bare nouns ("was told", "claims of") have no source in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.lang import lexicon
from wherefrom.reading.context import Context
from wherefrom.reading.parties.phrases import classify
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_PASSIVE = re.compile(
    r"^(?:it\s)?(?:\w+ly\s)?(?:(?:has|have|had|will|would|can|could|may|might|should|to)\s)?(?:not\s)?(?:is|are|"
    r"was|were|be|been|being|['’]s|['’]re)\s"
    r"(?:\w+ly\s|also\s|still\s|now\s|not\s|widely\s|being\s|been\s)*(\w+ed|told|known|seen|thought|said|held|"
    r"shown|given|found|understood|made|sent)\b"
)
_UNTOLD = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|according to|per|via)\b")
_SKIPPED = re.compile(
    r"(?:\b(?:also|only|later|then|never|still|even|just|first|now|once|again|earlier|previously|has|have|had|"
    r"is|are|was|were|"
    r"will|would|did|does|do|not|been|being|can|could|may|might|should|must|\w{3,}ly|to|himself|herself|itself|"
    r"themselves|both|each|all)|n['’]t)\s+$"
)
_SHARED = re.compile(r"(?:[,—–]|\b(?:and|but|or|while|before|after|by|without|when|then|in|for|of|from|despite))\s+$")
_RELATIVE = re.compile(r"\b(who|which|that)\s+$")
_DETERMINER = re.compile(
    r"\b(?:the|an?|his|her|their|its|our|some|many|several|most|other|all|both|no|one|two|three|another|these|"
    r"those|any|few|(?:this|that)(?=\s+$))\s+$",
    re.I,
)
_PRONOUN = re.compile(r"\b(he|she|they|it|we|i|you)\s+$", re.I)
_NOMINAL_BEFORE = re.compile(
    r"(?:\b(?:the|an?|of|any|these|those|this|that|some|no|with|about|over|on|by|for|amid|despite|from|new|"
    r"false|recent|past|\w+al|\w+ous|\w+ive)|['’]s?)\s+$",
    re.I,
)
_POSSESSOR = re.compile(r"(?:\b(his|her|their|its)|(['’]s?))\s+(?:\w+\s+){0,2}$", re.I)
_WORD_BEFORE = re.compile(r"([\w’'.&-]+)\s+$")
_BEHIND = re.compile(r"\b(?:over|about|against|amid|under|on|despite)\s+$", re.I)
_PRONOUN_VERB = re.compile(r"(?:he|she|it|they|we|you)\s", re.I)
_OPENER = re.compile(r"(?:(?:But|And|So|Yet|However|Meanwhile|Still|Then|Also),?\s+)+")
_INTRO = re.compile(
    r"(?:In|On|At|After|Before|During|With|As|For|By|Since|Last|Earlier|Later|Asked|When|While|"
    r"Despite|Speaking)\b[^,;\"“”\n]{0,120},\s+"
)
LONGEST_CLAUSE = 1000
"""Characters back at which the search for a subject ends, however long the sentence."""
FARTHEST = 12
"""How many words back a noun phrase before a verb may begin."""


def subject_of(context: Context, cue: Span, sources: Sequence[Span]) -> Span | None:
    """Where the text names the source of a verb at ``cue``; ``sources`` are the others' in its sentence."""
    text = context.text
    words = text[cue[0] : cue[1]].casefold()
    number = context.sentence_of(cue[0])
    if number < 0 or _UNTOLD.search(words) or _is_passive(words):
        return None
    start, end = context.sentences[number]
    left = max(_clause_start(context, start, cue[0]), cue[0] - LONGEST_CLAUSE)
    if _is_nominal(text, left, cue):
        return _possessor(context, left, cue[0])
    if not text[left : cue[0]].strip(" \"“‘'"):
        return _after(context, cue[1], end, sources)
    at = _skip(text, left, cue[0])
    relative = _RELATIVE.search(text, left, at)
    if relative:
        return relative.span(1)
    if at == left or _SHARED.search(text, left, at):
        return _shared(context, left, at, sources)
    found = _before(context, left, at)
    earlier = [s for s in sources if left <= s[0] and s[1] <= at]
    if found and earlier and not context.cast.between(*found) and _BEHIND.search(text, left, found[0]):
        return earlier[-1]  # in "Lee argues it is weak and, in talks over the crisis, has called for" it is Lee
    return found or _shared(context, left, at, sources)


def _is_passive(words: str) -> bool:
    if re.match(r"(?:\w+ed|known|seen) as$|asked\b", words):
        return True
    match = _PASSIVE.match(words)
    return bool(match and match.group(1) not in lexicon.word_set("subjects_adjectives"))


def _clause_start(context: Context, start: int, at: int) -> int:
    """Inside a quotation the clause begins with the quotation; outside one, with the sentence."""
    if is_inside(context.quotes, at):
        opening = max((s for s, e in context.quotes if s <= at < e), default=start)
        return max(start, opening + 1)
    return start


def _is_nominal(text: str, left: int, cue: Span) -> bool:
    word = re.match(r"[\w-]+", text[cue[0] : cue[1]])
    if word is None or word.group().casefold().endswith(("ing", "ed")):
        return False
    if word.group().casefold() not in _nouns():
        return False
    after_verb = word.group().endswith("s") and re.search(
        r"\b(?:said|says|say|that|\w{3,}ed)\s+$",
        text[left : cue[0]],
    )
    return bool(after_verb or _NOMINAL_BEFORE.search(text, left, cue[0]))


def _nouns() -> frozenset[str]:
    return frozenset(
        entry.strip() for line in lexicon.lines("cue_nouns") for entry in line.partition(":")[2].split(";")
    )


def _possessor(context: Context, left: int, at: int) -> Span | None:
    match = _POSSESSOR.search(context.text, left, at)
    if match is None:
        return None
    if match.group(1):
        return match.span(1)
    owner = [m for m in context.cast.between(left, at) if m[0][1] == match.start(2)]
    return (owner[-1][0][0], match.end(2)) if owner else None


def _skip(text: str, left: int, at: int) -> int:
    while True:
        match = _SKIPPED.search(text, max(left, at - 24), at)
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
        if name.kind != "place" and re.search(
            r",\s(?:[A-Z][\w.]*\s){0,3}(?:the\s)?$", context.text[max(at, span[0] - 40) : span[0]]
        ):
            return span
    return None


def _first_phrase(context: Context, left: int, at: int) -> Span | None:
    """The noun phrase that opens the clause: a name with what stands before it, a pronoun, or a determined noun."""
    text = context.text
    opener = _OPENER.match(text, left, at)
    start = opener.end() if opener else left
    intro = _INTRO.match(text, start, at)
    start = intro.end() if intro else start
    pronoun = re.compile(r"(?:he|she|they|it|we|i)\b", re.I).match(text, start, at)
    if pronoun:
        return pronoun.span()
    for span, _, _ in context.cast.between(start, at):
        if span[0] - start < 60 and not re.search(
            r"\b(?:of|in|for|from|at|on|by|with|said|to)\s|"
            r",",
            text[start : span[0]],
        ):
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
    pronoun = _PRONOUN.search(text, left, at)
    if pronoun:
        return pronoun.span(1)
    end = len(text[:at].rstrip()) if at - left < 400 else at - 1
    mention = next((m for m in reversed(context.cast.between(left, at)) if m[0][1] == end), None)
    start = mention[0][0] if mention else at
    for _ in range(FARTHEST):
        determiner = _DETERMINER.search(text, left, start)
        if (
            determiner
            and start < at
            and not (
                determiner.group().casefold().startswith("th") and _is_conjunction(text, determiner.start(), start)
            )
        ):
            return (determiner.start(), end)
        word = _WORD_BEFORE.search(text, left, start)
        if word is None or word.group(1).casefold() in lexicon.word_set("subjects_stop"):
            break
        start = word.start(1)
    if _PRONOUN_VERB.match(text, start, end):
        return None
    return (start, end) if start < end else None


def _is_conjunction(text: str, at: int, start: int) -> bool:
    """Whether "that" opens a clause here: a name or a plural follows it."""
    return text[at : at + 4].casefold() == "that" and (
        text[start : start + 1].isupper() or text[start:].split()[0].endswith("s")
    )
