"""What is told of somebody by nobody in particular: "the pier reportedly leans", "a man believed to have fled".

Whom it is told of is no source but part of what is said, unless he himself is said to say, want or think something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import hearsay as en
from wherefrom.lang.en.patterns.passives import OWN_MIND
from wherefrom.reading.context import Context
from wherefrom.reading.meaning.attitudes import phrase_at, plain_words
from wherefrom.reading.statements.sources import noun_phrase_before
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

LONGEST = 90
"""Characters of a noun phrase before its cue; what is longer is a clause."""
NEAR = 2
"""Characters between a cue and the words right behind it."""
VERB = 40
"""Characters in which the verb of what is told stands."""


def with_verbs(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` in which "reportedly" is a cue together with the verb behind it ("reportedly told").

    Where that verb is a cue by itself, the adverb alone is none, or stands around what somebody himself agreed to.
    """
    cues = {start: a for a in attributions for start, _ in a.cue}
    found = []
    for a in attributions:
        verb = _verb_behind(context, a)
        own = cues.get(verb[0]) if verb else None
        told = a if verb is None else _around(context.text, a, own) if own else _with_verb(context, a, verb[1])
        found.extend([told] if told else [])
    return found


def _around(text: str, a: Attribution, own: Attribution) -> Attribution | None:
    """A bare adverb around what somebody says ``own`` himself: with no more than that, or None where it is none."""
    if not en.OWN_WORD.match(text, own.cue[0][0]) or not own.source or own.source[-1][1] > a.cue[0][0]:
        return None
    return replace(a, source=(), content=(own.source[-1], (own.cue[0][0], own.content[-1][1])))


def _verb_behind(context: Context, a: Attribution) -> Span | None:
    text = context.text
    match = en.REPORTEDLY_TOLD.fullmatch(text, *a.cue[0]) if len(a.cue) == 1 else None
    if match is None or match["did"] is not None:
        return None
    at = a.cue[0][1]
    begin = next((start for start, _ in a.content if start >= at), None)
    if begin is None:
        return None
    own = en.OWN_WORD.match(text, begin) if begin - at <= NEAR else None
    if own and a.source and _is_his_own(context, a.cue[0]):
        return None  # The adverb is a layer around what he says himself.
    verb = own or en.SAYS_BEHIND.fullmatch(text, at, begin)
    return verb.span("verb") if verb else None


def _with_verb(context: Context, a: Attribution, end: int) -> Attribution:
    start = a.cue[0][0]
    content = tuple((begin if begin >= end or stop <= start else end + 1, stop) for begin, stop in a.content)
    if any(begin >= stop for begin, stop in content):
        return a
    first = content[0]
    widened = replace(a, cue=((start, end),), content=content)
    if a.source:
        return widened
    subject = _subject(context, a.cue[0])
    if len(content) > 1 and 0 <= start - first[1] <= NEAR:
        long = first[1] - first[0] > LONGEST
        return replace(widened, source=(subject if long and subject else first,), content=content[1:])
    return replace(widened, source=(subject,)) if subject else widened


def of_hearsay(context: Context, a: Attribution) -> Attribution:
    """``a`` with whom it is told of as part of what is said; anything else unchanged."""
    if len(a.cue) != 1:
        return a
    told = _told_by_himself(context, a)
    if told is not None:
        return told
    if _only_hears(context.text, a):
        return replace(a, source=())
    cue = a.cue[0]
    if en.OF_SOMEBODY.fullmatch(context.text, *cue) is None or not 0 <= a.content[0][0] - cue[1] <= NEAR:
        return a
    if a.source:
        return _without_subject(context, a)
    subject = _subject(context, cue)
    return a if subject is None else replace(a, content=(subject, *a.content))


def _only_hears(text: str, a: Attribution) -> bool:
    """Whether the source of rumours is who faces or denies them: "Lee faced rumours that"."""
    if len(a.source) != 1 or a.source[0][1] > a.cue[0][0] or en.RUMOURS.fullmatch(text, *a.cue[0]) is None:
        return False
    (start, end), at = a.source[0], a.cue[0][0]
    among = en.AMONG.search(text, max(0, start - 12), start)
    return not (among or en.TELLS_THEM.search(text[start:at]) or en.TELLS_THEM.search(text[start:end]))


def _told_by_himself(context: Context, a: Attribution) -> Attribution | None:
    """Where somebody reportedly said it himself: he is the source, and no part of what he said."""
    match = en.REPORTEDLY_TOLD.fullmatch(context.text, *a.cue[0])
    if match is None or match["did"] is None or a.source or len(a.content) < 2:
        return None
    subject = a.content[0]
    if not 0 <= a.cue[0][0] - subject[1] <= NEAR or not _is_own_act(match["did"]):
        return None
    return replace(a, source=(subject,), content=a.content[1:])


def _without_subject(context: Context, a: Attribution) -> Attribution:
    (start, end), cue = a.source[0], a.cue[0]
    beside = len(a.source) == 1 and end <= cue[0] and en.BESIDE.fullmatch(context.text, end, cue[0])
    if not beside or _is_his_own(context, cue) or _is_active(context.text, (start, end), cue):
        return a
    return replace(a, source=(), content=((start, end), *a.content))


def _is_active(text: str, source: Span, cue: Span) -> bool:
    """Whether a bare "thought to" is what its subject thought: "they", or whoever stands behind "which"."""
    if en.ACTIVE.fullmatch(text, *cue) is None or text[source[1] : cue[0]].strip():
        return False
    pronoun = en.MEANS_SOMEBODY.fullmatch(text, *source)
    return pronoun is not None or en.OBJECT_BEFORE.search(text, max(0, source[0] - 12), source[0]) is not None


def _is_his_own(context: Context, cue: Span) -> bool:
    """Whether what is told is that somebody says, wants or thinks something himself.

    "Reportedly showed" and "posted" are deeds; where the verb behind such an adverb says something, ``with_verbs`` has
    made it a cue.
    """
    if en.ADVERB.search(context.text, *cue) is None:
        begin = cue[1] - len(" to")
        return OWN_MIND.match(context.text[begin : begin + VERB].lstrip()) is not None
    act = phrase_at(plain_words(context.text[cue[1] : cue[1] + VERB].casefold()), 0)
    return act is not None and act.stance not in ("asserts", "neutral")


def _is_own_act(words: str) -> bool:
    return phrase_at(plain_words(words.casefold()), 0) is not None


def _subject(context: Context, cue: Span) -> Span | None:
    """Whom it is told of, where the words right before the cue name them."""
    at, number = cue[0], context.sentence_of(cue[0])
    if number < 0:
        return None
    pronoun = en.PRONOUN_BEFORE.search(context.text, max(0, at - 8), at)
    if pronoun:
        return (pronoun.start(), pronoun.end() - 1)
    if en.NO_SUBJECT.search(context.text, max(0, at - 8), at):
        return None
    subject = noun_phrase_before(context, at, number)
    if subject is None or at - subject[0] > LONGEST:
        return None
    end = subject[0] + len(context.text[subject[0] : at].rstrip())
    return (subject[0], end) if subject[0] < end else None
