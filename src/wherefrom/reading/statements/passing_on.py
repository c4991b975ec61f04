"""Sentences that by their form give another's words: "Reuters said, citing Ray", "Lee read out Ray's letter: ...".

Whose words they are stands behind "citing", or behind "letter from"; who cites or reads out only passes them on. The
network sees the one who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wherefrom.lang.en.patterns import passing_on as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.statements.sources import noun_phrase_before, subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span, meets

CONFIDENCE = 0.9
"""Given to a statement that the network does not find; a guess, not measured."""
BESIDE = 60
"""Characters that may stand between a statement, or its cue, and "citing": ", Reuters said on Monday,"."""
TOLD_NEAR = 300
"""Characters between a cue and "according to"."""
STARTS_NEAR = 3
"""Characters by which two that begin with the same quotation may differ."""


@dataclass(frozen=True, slots=True)
class Citing:
    """Where "citing" stands, the one behind it, and the number of the sentence; ``relative``: "which cited".

    ``end``: of the phrase; "reading from a letter that Ray wrote" goes on behind Ray.
    """

    cue: Span
    whom: Span
    end: int
    sentence: int
    relative: bool = False


def passed_on(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with the words of another given to that one, and with those that only the form tells."""
    found = list(attributions)
    for match in en.CITING.finditer(context.text):
        citing = _citing(context, match)
        if citing is not None:
            found = _with_cited(context, found, citing)
    for match in en.QUOTED_AS.finditer(context.text):
        found = _quoted_as(context, found, match)
    for match in en.READ_OUT.finditer(context.text):
        found = _read_out(context, found, match)
    return found


# "Citing"


def _citing(context: Context, match: re.Match[str]) -> Citing | None:
    """None where no party stands behind the word ("citing health reasons")."""
    at = match.start()
    number = context.sentence_of(at)
    if number < 0 or is_inside(context.quotes, at) or en.NO_CITING.search(context.text, max(0, at - 30), at):
        return None
    limit = context.sentences[number][1]
    stop = en.CITED_END.search(context.text, match.end(), limit)
    begin = match.end() + len(en.FROM) * context.text.startswith(en.FROM, match.end())
    whom = (begin, stop.start() if stop else limit)
    if match["reading"]:
        writer = _writer(context, whom) if whom[0] < whom[1] else None
        return Citing(match.span("reading"), writer, whom[1], number) if writer else None
    if whom[0] >= whom[1] or en.AS_EXAMPLE.search(context.text, *whom) or not is_somebody(context, whom):
        return None
    whom = with_apposition(context, whom, limit)
    return Citing(match.span("finite" if match["which"] else "cue"), whom, whom[1], number, match["which"] is not None)


def is_somebody(context: Context, span: Span) -> bool:
    """Whether a noun phrase names or describes a party: a name that opens it, or a noun that a list knows."""
    text = context.text
    named = [m for m in context.cast.between(*span) if m[1].kind != "place"]
    if named and named[0][0][0] - span[0] <= 5 and en.ENDS_NAME.match(text, named[0][0][1]):
        return True
    return classify(parse(text[slice(*span)]).head) is not None or en.UNNAMED.match(text, *span) is not None


def with_apposition(context: Context, span: Span, limit: int) -> Span:
    """A description with the name behind its comma: "the coach, Luis Prado"."""
    if context.text[span[1] : span[1] + 2] != ", " or context.cast.between(*span):
        return span
    behind = context.cast.between(span[1] + 2, min(limit, span[1] + 30))
    if not behind or len(context.text[span[1] + 2 : behind[0][0][0]].split()) > 1:
        return span
    end = behind[0][0][1]
    return (span[0], end) if en.ENDS_APPOSITION.match(context.text, end) else span


def _with_cited(context: Context, attributions: list[Attribution], citing: Citing) -> list[Attribution]:
    given, attributions = attributions, [_up_to(context.text, a, citing) for a in attributions]
    about = [a for a in attributions if a.cue and context.sentence_of(a.cue[0][0]) == citing.sentence]
    own = [a for a in about if citing.cue[0] <= a.cue[0][0] < citing.end]
    found = next(
        (
            (a, relay)
            for a in (*_nearest(about, own, citing), *own)
            for relay in (_citer(context, a, citing),)
            if relay is not None and not meets(a.content, citing.whom) and _cites(context, relay, citing.whom)
        ),
        None,
    )
    if found is None:
        return given
    old, relay = found
    cue = old.cue if meets(old.cue, citing.cue) else tuple(sorted((*old.cue, citing.cue)))
    new = replace(old, cue=cue, source=(citing.whom,), plain=True, relay=relay)
    return [new if a is old else a for a in attributions if a is old or not any(a is b for b in own)]


def _up_to(text: str, a: Attribution, citing: Citing) -> Attribution:
    """``a`` without a "citing" at the end of its content."""
    begin, end = a.content[-1]
    if not (begin < citing.cue[0] and citing.end <= end <= citing.end + 1):
        return a
    return replace(a, content=(*a.content[:-1], _stripped(text, (begin, citing.cue[0]))))


def _nearest(about: Sequence[Attribution], own: Sequence[Attribution], citing: Citing) -> list[Attribution]:
    """The statements of the sentence that "citing" may be about: those before it, the last first, then those behind."""
    inside = [a for a in about if any(b is not a and meets(b.content, a.cue[0]) for b in about)]
    others = sorted((a for a in about if not any(a is b for b in (*own, *inside))), key=lambda a: a.cue)
    before = [a for a in others if a.cue[0][0] < citing.cue[0]]
    return [*before[::-1], *(a for a in others if a.cue[0][0] >= citing.cue[0])]


def _citer(context: Context, a: Attribution, citing: Citing) -> Span | None:
    """Who cites, where the statement ``a`` is what the citing is about."""
    text, start, end = context.text, citing.cue[0], citing.end
    cue = a.cue[0]
    source = next((s for s in a.source if not meets((s,), (start, end))), None)
    if citing.relative:
        own = next((s for s in a.source if s[0] < start <= s[1]), source)
        which = en.WHICH_BEFORE.search(text, own[0], start) if own else None
        return (own[0], which.start()) if own and which else None
    if cue[0] >= end:  # "Citing X, Lee said"; "Lee, citing X, said"
        behind = text[end : cue[0]].strip(" ,—–-")
        if start == context.sentences[citing.sentence][0]:
            if source is not None and source[0] - end <= 3:
                return source
            return _stripped(text, (end, cue[0])) if behind and len(behind) <= BESIDE else None
        return noun_phrase_before(context, start, citing.sentence) if not behind else None
    near = max([span[1] for span in (*a.cue, *a.content, *a.source) if span[0] < start], default=0)
    set_off = start - near <= 1 or text[start - 2] in en.SET_OFF
    if start - near > BESIDE or not set_off or is_inside(context.quotes, near):
        return None
    return source or subject_of(context, cue, ()) or _named_between(context, a, start)


def _cites(context: Context, citer: Span, whom: Span) -> bool:
    """Whether the words came from whom is cited: anybody passes on people's, a document's only whoever reports."""
    named = next((party.kind for _, _, party in context.cast.between(*whom)), None)
    phrase = parse(context.text[slice(*whom)])
    people = ("person", "group", "unnamed")
    if named == "person" or (phrase.kind in people and classify(phrase.head)):
        return True
    reports = [party.kind for _, _, party in context.cast.between(*citer)] or [parse(context.text[slice(*citer)]).kind]
    told = en.REPORTERS.search(context.text, *citer) is not None
    return told or any(kind == "outlet" or kind == "document" for kind in reports)


def _named_between(context: Context, a: Attribution, end: int) -> Span | None:
    """The name between a content and "citing": "..., reported Reuters on Monday, citing"."""
    last = max([span[1] for span in a.content if span[1] <= end], default=end)
    return next((span for span, _, _ in context.cast.between(last, end)), None)


def _stripped(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip(" ,")), span[1] - len(words) + len(words.rstrip(" ,"))


def _outside(content: Sequence[Span], cut: Span) -> tuple[Span, ...]:
    """What a content has before and behind the words that are cut out of it."""
    parts = [part for s, e in content for part in ((s, min(e, cut[0])), (max(s, cut[1]), e))]
    return tuple((s, e) for s, e in parts if s < e)


# "According to" behind who says it


def with_told_of(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` in which Y of "“...,” X wrote in May, according to Y" passes on what X wrote.

    Where Y's content is but the quotation, both cues are about the same words.
    """
    found = list(attributions)
    for a in attributions:
        told = _told_of(text, found, a)
        if told is not None:
            new = replace(told, cue=(*told.cue, *a.cue), relay=a.source[0])
            found = [new if b is told else b for b in found if b is not a]
    return found


def _told_of(text: str, attributions: Sequence[Attribution], a: Attribution) -> Attribution | None:
    """The statement before an "according to" that is about it, and whose own cue its content leaves out."""
    if len(a.cue) != 1 or not a.source or en.ACCORDING.fullmatch(text, *a.cue[0]) is None:
        return None
    if en.OWN_INTERVIEW.search(text, *a.source[0]):
        return None  # "according to excerpts of the interview": whose it is stands elsewhere
    at = a.cue[0][0]
    near = [b for b in attributions if b is not a and b.cue and at - TOLD_NEAR <= b.cue[0][0] < at]
    for b in sorted((b for b in near if b.source and b.relay is None), key=lambda b: -b.cue[0][0]):
        holds = _holds(a.content, b.cue[0]) and a.content[-1][1] > b.content[-1][1]
        if holds or abs(b.content[0][0] - a.content[0][0]) > STARTS_NEAR or b.content[0][1] > b.cue[0][0] + 1:
            continue
        last = max(end for begin, end in (*b.content, *b.cue, *b.source) if begin < at)
        return b if en.BEFORE_ACCORDING.fullmatch(text, last, at) else None
    return None


def _holds(content: Sequence[Span], span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in content)


# "Quoted as saying", read out


def _quoted_as(context: Context, attributions: list[Attribution], match: re.Match[str]) -> list[Attribution]:
    """In "Y quoted X as saying that" and "..., Y quoted X as saying" the words are X's, through Y."""
    (begin, end), whom = match.span(), match.span("whom")
    number = context.sentence_of(begin)
    if number < 0 or is_inside(context.quotes, begin) or en.PASSIVE.search(context.text, max(0, begin - 24), begin):
        return attributions
    own = [a for a in attributions if a.cue and begin <= a.cue[0][0] < end]
    said = en.COMPLEMENTIZER.match(context.text, end)
    pieces = {id(a): _outside(a.content, (begin, said.end() if said else end)) for a in own}
    known = max(own, key=lambda a: sum(e - s for s, e in pieces[id(a)]), default=None)
    citer = noun_phrase_before(context, begin, number)
    citer = citer or next((s for a in own for s in a.source if s[1] <= begin), None)
    if known is None or not pieces[id(known)] or citer is None:
        return attributions
    cue = (match.span("cue"), match.span("saying"))
    new = replace(known, content=pieces[id(known)], cue=cue, source=(whom,), plain=True, relay=citer)
    return [new if a is known else a for a in attributions if a is known or not any(a is b for b in own)]


def _read_out(context: Context, attributions: list[Attribution], match: re.Match[str]) -> list[Attribution]:
    text, cue = context.text, match.span("cue")
    quote = next((q for q in context.quotes if q[0] == match.end()), None)
    number = context.sentence_of(cue[0])
    if quote is None or number < 0 or context.sentence_of(quote[0]) != number:
        return attributions
    if is_inside(context.quotes, cue[0]) or en.PASSIVE.search(text, max(0, cue[0] - 24), cue[0]):
        return attributions
    what = match.span("what")
    quotes = en.QUOTES.match(match["cue"]) and not en.WRITING.search(text, *what) and _is_party(context, what)
    writer = what if quotes else _writer(context, what)
    reader = noun_phrase_before(context, cue[0], number)
    if writer is None or reader is None:
        return attributions
    known = next((a for a in attributions if meets(a.content, quote) and _stands_before(a, quote)), None)
    later = [p for p in known.content if p[0] >= quote[1]] if known else []
    made = known or Attribution((quote,), (cue,), (writer,), CONFIDENCE)
    new = replace(made, content=(quote, *later), cue=(cue,), source=(writer,), plain=True, relay=reader)
    kept = [a for a in attributions if a is not known and not (a.cue and reader[0] <= a.cue[0][0] < quote[0])]
    return [*kept, new]


def _stands_before(a: Attribution, quote: Span) -> bool:
    return bool(a.cue) and a.cue[0][0] < quote[0]


def _writer(context: Context, what: Span) -> Span | None:
    """Whose words are read out, as the words for them tell; None where they are the reader's own for all they tell."""
    for pattern in en.WRITER:
        told = pattern.search(context.text, *what)
        if told:
            start, end = told.span("who")
            more = en.AFTER_WRITER.search(context.text, start, end)
            span = (start, more.start() if more else end)
            return span if _is_party(context, span) else None
    return None


def _is_party(context: Context, span: Span) -> bool:
    named = any(name.kind != "place" for _, name, _ in context.cast.between(*span))
    return named or classify(parse(context.text[slice(*span)]).head) is not None
