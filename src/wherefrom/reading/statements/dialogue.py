"""Speech that no verb brings in: a label before a quotation, an answer to it, a question that only leads to one.

``Ann Lee, baker: "It rained."`` is Lee's by its form. What follows a quotation in a paragraph of its own, and
is itself followed by somebody else's doings, is no more of the first speaker's. "Asked whether it was true, Lee said"
makes no statement of the question, where nobody is named who asks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import dialogue as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span

CONFIDENCE = 0.9
"""Given to a labelled quotation that the network does not find; a guess, not measured."""


def in_dialogue(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with labelled quotations, without answers of others and without bare questions."""
    found = [_unanswered(context, a) for a in attributions]
    found = [a for a in found if not _only_asked(context, a, found)]
    for labelled in _labelled(context):
        found = _with_label(context, found, labelled)
    return found


# Answers


def _unanswered(context: Context, a: Attribution) -> Attribution:
    """``a`` without quotations of later paragraphs that somebody else gives: the driver, who then grins."""
    if not a.cue or len(a.content) < 2:
        return a
    speaker = {party for span in a.source for _, _, party in context.cast.between(*span)}
    own = context.text.find("\n", a.cue[-1][1])
    kept = [
        piece
        for piece in a.content
        if own < 0 or piece[0] < own or not _is_of_another(context, piece, {party.number for party in speaker})
    ]
    return replace(a, content=tuple(kept)) if kept and len(kept) < len(a.content) else a


def _is_of_another(context: Context, piece: Span, speaker: set[int]) -> bool:
    opens = context.text.endswith("\n", 0, piece[0]) and is_inside(context.quotes, piece[1] - 1)
    subject = en.NEXT_SUBJECT.match(context.text, piece[1]) if opens else None
    if subject is None or en.PRONOUN.match(subject["who"]) or not subject["who"][0].isupper():
        return False
    named = context.cast.between(*subject.span("who"))
    if named and named[0][0][0] - subject.start("who") <= 4:
        return named[0][2].kind == "person" and named[0][2].number not in speaker
    words = subject["who"].casefold().split()
    return any(en.KIN.fullmatch(word) or _is_person(word) for word in words[:3])


def _is_person(word: str) -> bool:
    known = classify(word)
    return known is not None and known.kind == "unnamed"


# Questions


def _only_asked(context: Context, a: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a question only leads to what its sentence then says, and nobody is named who asks."""
    text, (begin, end) = context.text, a.cue[0] if a.cue else (0, 0)
    number = context.sentence_of(begin)
    if number < 0 or not en.ASKED.fullmatch(text, begin, end) or is_inside(context.quotes, begin):
        return False
    start = context.sentences[number][0]
    topic = en.ASKED_WHAT.search(text, begin, end) or en.ASKED_WHAT.match(text, end)
    opens = begin == start or en.BEFORE_ASKED.search(text, start, begin)
    passive = opens or text[begin:end].casefold().startswith(en.PASSIVE)
    if not topic or not passive or en.ASKED_BY.match(text, end):
        return False
    beside = [b for b in others if b is not a and b.cue and context.sentence_of(b.cue[0][0]) == number]
    answers = [b for b in beside if not en.ASKED.fullmatch(context.text, *b.cue[0]) and not _within(b, a)]
    asker = [span for span in a.source if start <= span[0] < begin]
    return any(not asker or _same(asker, b.source) for b in answers)


def _within(inner: Attribution, outer: Attribution) -> bool:
    return any(start <= inner.cue[0][0] < end for start, end in outer.content)


def _same(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(s < end and start < e for s, e in one for start, end in other)


# Labels


def _labelled(context: Context) -> Iterator[Attribution]:
    """Quotations that a line gives by a name, a role and a colon before them, in the same line or the next."""
    lines = paragraphs(context.text)
    for i, (start, end) in enumerate(lines):
        first = bisect_left(context.quotes, (start, 0))
        quote = context.quotes[first] if first < len(context.quotes) and context.quotes[first][0] < end else None
        if quote is None or (quote[0] == start and not i):
            continue
        label = lines[i - 1] if quote[0] == start else (start, quote[0])
        match = en.LABEL.fullmatch(context.text, *label)
        if match is None or quote[1] < end or not _is_label(context, match.span("who")):
            continue
        colon = context.text.rindex(":", match.end("who"), label[1])
        yield Attribution((quote,), ((colon, colon + 1),), (match.span("who"),), CONFIDENCE, plain=True)


def _is_label(context: Context, who: Span) -> bool:
    """Whether the words only name somebody, with what he is before or behind the name."""
    text = context.text
    named = context.cast.between(*who)
    if not named or named[0][1].kind == "place":
        return False
    (start, end), _, _ = named[0]
    before, after = text[who[0] : start], text[end : who[1]]
    if en.SPEAKS.search(before) or en.SPEAKS.search(after):
        return False
    return bool(en.ROLE_BEFORE.fullmatch(before) and en.ROLE_AFTER.fullmatch(after))


def _with_label(context: Context, attributions: list[Attribution], labelled: Attribution) -> list[Attribution]:
    """The labelled quotation, with what the network sees from its label or from a cue that it makes of that."""
    (quote,), (colon,), (who,) = labelled.content, labelled.cue, labelled.source
    own = [a for a in attributions if a.cue and who[0] <= a.cue[0][0] <= colon[0]]
    others = [a for a in attributions if a.cue and not any(a is b for b in own)]
    if any(_same(a.content, (quote,)) and not quote[0] <= a.cue[0][0] < quote[1] for a in others):
        return attributions  # a verb brings it in
    known = next((a for a in own if _same(a.content, (quote,))), None)
    new = replace(labelled, confidence=known.confidence, view=known.view) if known else labelled
    return [*(a for a in attributions if not any(a is b for b in own)), new]
