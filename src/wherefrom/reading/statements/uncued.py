"""Quotations that no cue claims: "Ann Lee, a nurse: “We wait.”", and "Ann Lee is tired. “I never sleep.”".

One that is a whole sentence is somebody's words: of the one named before the colon, of the one whose quotation the
sentence before holds, or of the one whom the sentence before is about. Who that is, the text tells by order alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import uncued as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify
from wherefrom.reading.statements.sources import opening_phrase
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

CONFIDENCE = 0.6
"""Given to a statement that is found by its marks alone; a guess, not measured."""
LEAST = 4
"""Words of a quotation that stands alone; a shorter one may be a title or a phrase."""

MOST = 6
"""Words before a colon that may name somebody whom the article does not call by name."""


def with_uncued(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with the quotations that none of them touches: as part of one, or as statements of their own.

    A quotation goes on from the one in the sentence before it.
    """
    found = list(attributions)
    taken = sorted((s[0], s[-1]) for a in attributions for s in (*a.content, *a.cue, *a.source))
    for quote in context.quotes:
        if _meets(taken, quote) or not _is_sentence(context.text, quote):
            continue
        lead = context.text[max(0, quote[0] - 3) : quote[0]].rstrip(" ")
        if lead.rstrip().endswith(":"):
            found.append(_behind_colon(context, quote))
        elif _stands_alone(context, quote):
            i = _going_on(context, found, quote)
            if i is not None:
                found[i] = replace(found[i], content=(*found[i].content, quote))
            elif implied_speaker(context, quote[0]) is not None:
                found.append(Attribution((quote,), (), (), CONFIDENCE))
    return found


def implied_speaker(context: Context, at: int) -> Span | None:
    """Whom the sentence before the one at ``at`` is about, if it opens with a person."""
    number = context.sentence_of(at) - 1
    return _person_first(context, context.sentences[number]) if number >= 0 else None


def _person_first(context: Context, sentence: Span) -> Span | None:
    phrase = opening_phrase(context, *sentence)
    if phrase is None or is_inside(context.quotes, phrase[0]):
        return None
    named = context.cast.between(*phrase)
    if named:
        return named[-1][0] if named[-1][2].kind == "person" else None
    words = context.text[slice(*phrase)].casefold()
    known = classify(words.split()[-1])
    return phrase if words in en.PERSONAL or (known is not None and known.kind in ("unnamed", "group")) else None


def _meets(taken: Sequence[Span], span: Span) -> bool:
    # Contents are seldom longer than a page, so a look at the last spans that begin before the end suffices.
    last = bisect_right(taken, (span[1], 0))
    return any(end > span[0] for _, end in taken[max(0, last - 40) : last])


def _is_sentence(text: str, quote: Span) -> bool:
    if text[quote[0]].isalnum():
        return False  # the rest of a quotation that began above, or a turn behind a dash
    inside = text[quote[0] + 1 : quote[1] - 1].strip("“”\"'‘’ ")
    words = inside.split()
    if len(words) < 2 or not inside[0].isupper() or inside[-1] not in ".!?…":
        return False
    return not all(word[0].isupper() or word.casefold() in en.SMALL_WORDS for word in words) or len(words) < LEAST


def _behind_colon(context: Context, quote: Span) -> Attribution:
    """The statement of whoever opens the sentence before the colon, its cue; of nobody where that is no name."""
    colon = context.text.rindex(":", 0, quote[0])
    number = context.sentence_of(colon)
    start = context.sentences[number][0] if number >= 0 else colon
    source = _label(context, start, colon)
    return Attribution((quote,), ((colon, colon + 1),), (source,) if source else (), CONFIDENCE)


def _label(context: Context, start: int, colon: int) -> Span | None:
    """Who is named before a colon: with an apposition if the name is all that stands there but for a time."""
    phrase = opening_phrase(context, start, colon)
    when = en.WHEN.search(context.text, phrase[1] - 1 if phrase else start, colon)
    end = when.start() if when else colon
    if phrase is not None:
        behind = context.text[phrase[1] : end]
        named = [span for span, name, _ in context.cast.between(*phrase) if name.kind != "place"]
        return (phrase[0], end) if behind.startswith(",") or not behind.strip() else named[-1] if named else None
    words = context.text[start:end].split()
    return (start, end) if words and len(words) <= MOST and classify(words[-1].casefold()) else None


def _stands_alone(context: Context, quote: Span) -> bool:
    """Whether a quotation is a sentence between sentences, or a paragraph."""
    text = context.text
    start, end = text.rfind("\n", 0, quote[0]) + 1, text.find("\n", quote[1])
    before, behind = text[start : quote[0]].strip(), text[quote[1] : end if end >= 0 else len(text)].strip()
    if len(text[slice(*quote)].split()) < LEAST or (before and before[-1] not in '.!?”"'):
        return False
    return (behind[:1].isupper() and bool(before)) or not behind


def _going_on(context: Context, found: Sequence[Attribution], quote: Span) -> int | None:
    """The number of the attribution whose quotation, or whose cue beside it, the sentence before holds."""
    number = context.sentence_of(quote[0]) - 1
    if number < 0:
        return None
    start, end = context.sentences[number]
    for i in reversed(range(len(found))):
        a = found[i]
        here = any(start <= s < end for s, _ in (*a.content, *a.cue))
        inner = bool(a.cue) and is_inside(context.quotes, a.cue[0][0])
        if here and not inner and any(is_inside(context.quotes, s) for s, _ in a.content):
            return i
    return None
