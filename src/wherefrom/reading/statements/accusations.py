"""Accusations without an accuser, and pleas: forms that make a statement by themselves.

"Lee is accused of taking bribes" passes an accusation on, whoever makes it, and "Lee pleaded not guilty" an answer to
one; the network passes over many, and seldom has whom the accusation is about. Where it has found who accuses, or to
what somebody pleads, it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import accusations as en
from wherefrom.lang.en.patterns.passives import WHAT_END, WHO_BEFORE
from wherefrom.lang.en.pronouns import forms
from wherefrom.reading.context import Context
from wherefrom.reading.statements.sources import noun_phrase_before, subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span, meets

_PRONOUNS = forms("subject", person=3)
CONFIDENCE = 0.7
"""Given to a statement that is found by its form alone; a guess, not measured."""


def with_accusations(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with the accusations and pleas that they pass over, or have without whom they are about."""
    found = list(attributions)
    for made in _accusations(context):
        own = [a for a in found if meets(a.cue, made.cue[0])]
        accused = made.content[0][0], made.cue[0][0]
        if all(meets([span], accused) for a in own for span in a.source):
            found = [*(a for a in found if not any(a is b for b in own)), _joined(made, own)]
    taken = [span for a in found for span in a.cue]
    return found + [made for made in _pleas(context) if not meets(taken, made.cue[0])]


def _joined(made: Attribution, own: Sequence[Attribution]) -> Attribution:
    """What the network has found of the same, with whom it is about; ``made`` where it has found nothing."""
    if not own:
        return made
    first = own[0]
    if len(first.content) > 1:
        return replace(first, plain=True)
    start, end = made.content[-1]
    content = (made.content[0], (start, max(end, first.content[0][1])))
    return replace(first, content=content, cue=made.cue, source=(), plain=True)


def _accusations(context: Context) -> Iterator[Attribution]:
    for match in en.ACCUSED.finditer(context.text):
        number = context.sentence_of(match.start())
        if number < 0 or is_inside(context.quotes, match.start()) or en.TASK.match(context.text, match.end()):
            continue
        who = _accused(context, match, number)
        if who is not None:
            what = _to_its_end(context, match.end() + 1, number)
            yield Attribution((who, what), (match.span(),), (), CONFIDENCE, plain=True)


def _accused(context: Context, match: re.Match[str], number: int) -> Span | None:
    """Who is accused, with what explains the name; None where that is nobody in particular, or far away."""
    text, at = context.text, match.start()
    which = WHO_BEFORE.search(text, max(0, at - 8), at)
    named = which and next((span for span, _, _ in context.cast.before(at, 1) if span[1] == which.start()), None)
    who = named or noun_phrase_before(context, which.start() + len(" ") if which else at, number)
    if who is None:
        subject = None if which else subject_of(context, match.span("accused"), ())
        explained = subject and en.EXPLAINED.fullmatch(text, subject[1], at)
        who = (subject[0], explained.start("gap")) if subject and explained else None
    if who is None or en.NOBODY.search(text, *who) or en.CONDITION.search(text, max(0, who[0] - 10), who[0]):
        return None
    opens = en.OPENS.match(text, *who)
    return (opens.end(), who[1]) if opens else who


def _pleas(context: Context) -> Iterator[Attribution]:
    text = context.text
    for match in en.PLEADED.finditer(text):
        number = context.sentence_of(match.start())
        asked = en.INFINITIVE.search(text, max(0, match.start() - 20), match.start())
        source = None if number < 0 or asked else subject_of(context, match.span("verb"), ())
        if source is None or is_inside(context.quotes, match.start()) or text[slice(*source)].casefold() in _PRONOUNS:
            continue  # whoever "he" may mean, it had better be no wrong one who pleads guilty
        cue, what = match.span("verb"), match.span("plea")
        if match["to"]:
            cue, what = match.span(), _to_its_end(context, match.end() + 1, number)
        yield Attribution((what,), (cue,), (source,), CONFIDENCE)


def _to_its_end(context: Context, start: int, number: int) -> Span:
    limit = context.sentences[number][1]
    stop = WHAT_END.search(context.text, start, limit)
    return (start, stop.start() if stop else limit)
