"""Quotations that no cue claims: "Ann Lee, a nurse: “We wait.”", and "Ann Lee is tired. “I never sleep.”".

One that is a whole sentence is somebody's words: of the one named before the colon, of the one whose quotation the
sentence before holds, or of the one whom the sentence before is about. Who that is, the text tells by order alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import uncued as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify
from wherefrom.reading.statements.marks import is_within
from wherefrom.reading.statements.sources import opening_phrase
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Places, Span, meets

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
    found, new = list(attributions), []
    spans = Places((s, i) for i, a in enumerate(found) for s, _ in (*a.content, *a.cue, *a.source))
    for quote in context.quotes:
        if not _is_sentence(context.text, quote):
            continue
        colon = _colon_before(context.text, quote)
        if colon is not None and en.ACCORDING.match(context.text, *_sentence_at(context, colon)):
            continue
        near = [i for i in spans.before(quote[1]) if _touches(found[i], quote) and not is_within(found[i], quote)]
        if near:
            new += [] if colon is None else _handed_over(context, found, near, quote, colon)
        elif colon is not None:
            new.append(_behind_colon(context, quote, colon))
        elif _stands_alone(context, quote):
            i = _going_on(context, found, spans, quote)
            if i is not None:
                found[i] = replace(found[i], content=(*found[i].content, quote))
            elif implied_speaker(context, quote[0]) is not None:
                new.append(Attribution((quote,), (), (), CONFIDENCE))
    return [*(a for a in found if a.content), *new]


def _sentence_at(context: Context, at: int) -> Span:
    number = context.sentence_of(at)
    return context.sentences[number] if number >= 0 else (at, at)


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
    apposed = en.APPOSED.match(context.text, phrase[1], sentence[1])
    beside = context.cast.between(apposed.end(), apposed.end() + 1) if apposed else []
    if beside and beside[0][2].kind == "person":
        return beside[0][0]
    words = context.text[slice(*phrase)].casefold()
    known = classify(words.split()[-1])
    return phrase if words in en.PERSONAL or (known is not None and known.kind in ("unnamed", "group")) else None


def _touches(a: Attribution, span: Span) -> bool:
    return meets((*a.content, *a.cue, *a.source), span)


def _is_sentence(text: str, quote: Span) -> bool:
    if text[quote[0]].isalnum():
        return False  # the rest of a quotation that began above, or a turn behind a dash
    inside = text[quote[0] + 1 : quote[1] - 1].strip("“”\"'‘’ ")
    words = inside.split()
    if len(words) < 2 or not inside[0].isupper() or inside[-1] not in ".!?…":
        return False
    return not all(word[0].isupper() or word.casefold() in en.SMALL_WORDS for word in words) or len(words) < LEAST


def _colon_before(text: str, quote: Span) -> int | None:
    at = quote[0] - 1
    while at > 0 and text[at].isspace():
        at -= 1
    return at if at > 0 and text[at] == ":" else None


def _behind_colon(context: Context, quote: Span, colon: int) -> Attribution:
    """The statement of whoever opens the sentence before the colon, its cue; of nobody where that is no name."""
    source, _ = _label(context, colon)
    return Attribution((quote,), ((colon, colon + 1),), (source,) if source else (), CONFIDENCE)


def _handed_over(
    context: Context, found: list[Attribution], near: Sequence[int], quote: Span, colon: int
) -> list[Attribution]:
    """What is said by the one whose name, and nothing else, stands before a colon; those ``near`` lose it.

    Nothing where one of them has its cue or its source there itself.
    """
    source, alone = _label(context, colon)
    if source is None or not alone or any(found[i].cue and found[i].cue[-1][1] > source[0] for i in near):
        return []
    for i in near:
        kept = tuple(s for s in found[i].content if not meets([s], quote))
        found[i] = replace(found[i], content=kept)
    return [_behind_colon(context, quote, colon)]


def _label(context: Context, colon: int) -> tuple[Span | None, bool]:
    """Who is named before a colon, and whether nothing else stands there but an apposition and a time."""
    number = context.sentence_of(colon)
    start = context.sentences[number][0] if number >= 0 else colon
    phrase = opening_phrase(context, start, colon)
    when = en.WHEN.search(context.text, phrase[1] - 1 if phrase else start, colon)
    end = when.start() if when else colon
    if phrase is not None:
        behind = context.text[phrase[1] : end]
        if behind.startswith(",") or not behind.strip():
            return (phrase[0], end), True
        named = [span for span, name, _ in context.cast.between(*phrase) if name.kind != "place"]
        # "The sign over Ann Lee's door has two words": named, and not who the sentence is about.
        return (named[-1] if named and phrase[1] - named[-1][1] <= 1 else None), False
    words = context.text[start:end].split()
    known = bool(words) and len(words) <= MOST and classify(words[-1].casefold()) is not None
    return ((start, end) if known else None), known


def _stands_alone(context: Context, quote: Span) -> bool:
    """Whether a quotation is a sentence between sentences, or a paragraph."""
    text = context.text
    start, end = text.rfind("\n", 0, quote[0]) + 1, text.find("\n", quote[1])
    before, behind = text[start : quote[0]].strip(), text[quote[1] : end if end >= 0 else len(text)].strip()
    if len(text[slice(*quote)].split()) < LEAST or (before and before[-1] not in '.!?”"'):
        return False
    return (behind[:1].isupper() and bool(before)) or not behind


def _going_on(context: Context, found: Sequence[Attribution], spans: Places, quote: Span) -> int | None:
    """The number of the attribution whose quotation, or whose cue beside it, the sentence before holds."""
    number = context.sentence_of(quote[0]) - 1
    if number < 0:
        return None
    for i in reversed(spans.between(*context.sentences[number])):
        a = found[i]
        inner = bool(a.cue) and is_inside(context.quotes, a.cue[0][0])
        if not inner and any(is_inside(context.quotes, s) for s, _ in a.content):
            return i
    return None
