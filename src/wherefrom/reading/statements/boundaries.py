"""Spans that break off where no phrase can end or begin, completed to the phrase.

A content that ends on an article or a preposition goes on to the end of its clause; a source that is an article alone,
begins behind a preposition, lacks what hangs on it, or is taken from a relative clause, becomes the whole noun phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import boundaries as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.statements.passives import impersonal
from wherefrom.reading.statements.sources import widened
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside, run_on
from wherefrom.text.span import Span

# "The old gate," before "according to the board, is shut".
_SUBJECT = re.compile(r"[A-Z](?:[\w’'&.-]+\s){0,7}[\w’'&.-]+,\s")
_CUT_NOUN = re.compile(r"\s([a-z]+)\b(?!['’])")
_NEXT_WORD = re.compile(r"\s([\w’'-]+)(,)?")
_NAME_PHRASE = re.compile(r"\s(?:[\w’'&.-]+\s){0,4}?$")


LONGEST = 90
"""Characters of a noun phrase before its cue; what is longer is a clause."""
REACH = 400
"""Characters that a broken content may go on, however long the sentence."""


def completed(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with broken spans completed, in their order."""
    active = [impersonal(context, a) for a in attributions]
    repaired = [_content(context, _of_according(context, _of_document(context, _source(context, a)))) for a in active]
    outside = [a for a in repaired if not (a.cue and is_inside(context.quotes, a.cue[0][0]))]
    begins = sorted(piece[0] for a in outside for piece in a.content)
    return [_going_on(context, a, begins) for a in repaired]


def _going_on(context: Context, a: Attribution, begins: Sequence[int]) -> Attribution:
    """A quotation that opens anew in the next paragraphs without having been closed is still the same one."""
    start, end = a.content[-1]
    if not a.cue or is_inside(context.quotes, a.cue[0][0]):
        return a
    following = run_on(context.text, context.quotes, end - 1)
    # Where another content begins among these paragraphs, they are that one's.
    if not following or bisect_left(begins, following[0][0]) != bisect_left(begins, following[-1][1]):
        return a
    return replace(a, content=(*a.content[:-1], (start, following[-1][1])))


def _content(context: Context, a: Attribution) -> Attribution:
    """The last piece without the article's own verdict or a relative clause just begun, and with what it lacks."""
    start, end = a.content[-1]
    judged = (
        en.JUDGED.search(context.text, start, end) if a.cue and en.CLAIMS.search(context.text, *a.cue[-1]) else None
    )
    if judged and judged.start() - start > 20:  # else the claim itself is all that is judged
        return replace(a, content=(*a.content[:-1], (start, judged.start())))
    number = context.sentence_of(end - 1)
    trails = en.RELATIVE_BEGUN.search(context.text, start, end)
    if trails:
        return replace(a, content=(*a.content[:-1], (start, trails.start())))
    # Twelve characters hold the longest of the words that a phrase cannot end on.
    hers = context.text.endswith(en.HER, start, end) and en.HER_NOUN.match(context.text, end)
    if number < 0 or not (hers or en.HANGING.search(context.text, max(start, end - 12), end)):
        return a
    limit = min([context.sentences[number][1], end + REACH, *(s for s, _ in (*a.cue, *a.source) if s >= end)])
    stop = en.CLAUSE_END.search(context.text, end + 1, limit)
    last = stop.start() if stop else limit
    last = end + len(context.text[end:last].rstrip(" .!?"))
    goes_on = re.search(r"\w", context.text[end:last])
    return replace(a, content=(*a.content[:-1], (start, last))) if goes_on else a


def _source(context: Context, a: Attribution) -> Attribution:
    """The source as a whole noun phrase; as it is where that would reach into the content or the cue."""
    if len(a.source) != 1 or not a.cue:
        return a
    source = a.source[0]
    behind = a.cue[0][1]
    praised = source[1] <= a.cue[0][0] and en.PRAISE_FROM.fullmatch(context.text, *a.cue[0])
    if praised and 2 < a.content[0][0] - behind < LONGEST:
        source = (behind + 1, a.content[0][0] - 1)  # "The plan drew praise from Ann Lee, who": Lee praises
    source = widened(context, source, a.cue[0])
    # In this order: each takes the span that the one before left, and the last cuts what none could complete.
    for step in (
        _whole_name,
        _named_in_relative,
        _owner_of_relative,
        _after_article,
        _whole_noun,
        partial(_from_its_head, begin=_clause_begin(context, a)),
        _to_its_end,
        _not_dangling,
    ):
        source = step(context, source, a.cue[0])
    clash = any(s < source[1] and source[0] < e for s, e in (*a.content, *a.cue))
    return a if clash or source == a.source[0] else replace(a, source=(source,))


def _of_document(context: Context, a: Attribution) -> Attribution:
    """In "The board passed a resolution calling for peace", it is the resolution that calls."""
    if len(a.cue) != 1 or len(a.source) != 1 or a.source[0][0] > a.cue[0][0]:
        return a
    match = en.PASSED.fullmatch(context.text, *a.cue[0])
    if match is None or not lexicon.words("documents") & set(match.group(1).casefold().split()):
        return a
    return replace(a, source=(match.span(1),), cue=(match.span(2),))


def _of_according(context: Context, a: Attribution) -> Attribution:
    """What is so "according to" somebody is the rest of the sentence: its end after an opening, its subject before."""
    if len(a.cue) != 1 or len(a.source) != 1 or not en.ACCORDING.fullmatch(context.text, *a.cue[0]):
        return a
    start, end = context.sentences[context.sentence_of(a.cue[0][0])]
    after = a.source[0][1]
    if a.cue[0][0] == start and a.content[-1][1] <= start and end - after > 20:
        # An opening "according to": the content may be cut anywhere, but it is all that follows, without the full stop.
        gap = len(context.text[after:end]) - len(context.text[after:end].lstrip(" ,"))
        return replace(a, content=((after + gap, end - context.text[end - 1].count(".")),))
    subject = context.text[start : a.cue[0][0]]
    bare = 0 <= a.content[0][0] - after <= 2 and len(subject) < LONGEST and _SUBJECT.fullmatch(subject)
    return replace(a, content=((start, start + len(subject) - 2), *a.content)) if bare else a


def _whole_name(context: Context, source: Span, cue: Span) -> Span:
    """A source that ends or begins inside a name ("The Senate" of "the Senate GOP") takes all of it."""
    start, end = source
    opener = en.OPENER.match(context.text, start, end)
    start = opener.end() if opener else start
    for (left, right), _, _ in context.cast.between(max(0, start - 60), end):
        if left < end < right:
            end = right
        if left < start < right:
            start = left
    return (start, end)


def _not_dangling(context: Context, source: Span, cue: Span) -> Span:
    """A source that ends on "on" or "that" lost what follows, or has that too much; after "and" comes a second name."""
    start, end = source
    dangling = en.DANGLING.search(context.text, start, end)
    if dangling is None:
        return source
    behind = context.cast.between(end, end + 6) if dangling.group().strip() in en.GOES_ON else []
    if behind and en.THE_BETWEEN.fullmatch(context.text, end, behind[0][0][0]):
        return (start, behind[0][0][1])
    gap = context.text[end : cue[0]].rstrip() if end < cue[0] < end + LONGEST else ""
    phrase = gap and not re.search(r"[,;:.\"“”—–]", gap) and not en.VERBAL.search(gap + " ")
    if phrase and not _is_time(gap) and dangling.group().strip() in en.GOES_ON:
        return (start, end + len(gap))
    return (start, dangling.start())


def _named_in_relative(context: Context, source: Span, cue: Span) -> Span:
    """In "Lee, who the board says could be tried", it is the board that says it: the subject of the relative clause."""
    inside = context.cast.between(source[0] + 1, source[1])
    if inside and inside[-1][0][1] == source[1] == cue[0] - 1:
        start, end = inside[-1][0]
        if en.OBJECT_RELATIVE.search(context.text, max(source[0], start - 12), start):
            return (start, end)
    named = context.cast.between(max(source[1], cue[0] - 60), cue[0])
    if not named or context.text[named[-1][0][1] : cue[0]] != " ":
        return source
    start, end = named[-1][0]
    relative = en.OBJECT_RELATIVE.search(context.text, max(source[1], start - 12), start)
    return (start, end) if relative else source


def _owner_of_relative(context: Context, source: Span, cue: Span) -> Span:
    """In "The network, which the board banned, claims", it is not the board that claims but the network."""
    number = context.sentence_of(source[0])
    start = context.sentences[number][0] if number >= 0 else source[0]
    relative = en.IN_RELATIVE.search(context.text, start, source[0])
    if not relative or "," not in context.text[source[1] : cue[0]] or relative.start() - start > 60:
        return source
    head = context.text[start : relative.start()]
    return source if re.search(r"[,;:\"“”]", head) or en.TOLD_OF.match(head) else (start, relative.start())


def _after_article(context: Context, source: Span, cue: Span) -> Span:
    """An article alone names nobody: the noun phrase that it opens does."""
    if not en.ARTICLE_ALONE.fullmatch(context.text, *source):
        return source
    if cue[0] < source[1]:
        opened = en.PHRASE_BEHIND_ARTICLE.match(context.text, source[1]) if 0 <= source[0] - cue[1] <= 1 else None
        return (source[0], opened.end()) if opened else source
    named = context.cast.between(source[1], min(cue[0], source[1] + 60))
    if named and _NAME_PHRASE.fullmatch(context.text, source[1], named[0][0][0]):
        return (source[0], named[0][0][1])
    between = en.BEFORE_CUE.fullmatch(context.text, source[1], cue[0])
    if between:
        return (source[0], between.end(1))
    for word in islice(_NEXT_WORD.finditer(context.text, source[1], min(cue[0], source[1] + LONGEST)), 6):
        if classify(word.group(1).casefold()) or word.group(2):
            return (source[0], word.end(1))
    return source


def _whole_noun(context: Context, source: Span, cue: Span) -> Span:
    """In "alarm among party leaders", the source is no party but its leaders: a compound ends on its last noun."""
    following = _CUT_NOUN.match(context.text, source[1])
    last = context.text[slice(*source)].rpartition(" ")[2]
    if following is None or not last.islower() or not classify(last):
        return source
    if cue[0] <= following.end() and cue[1] > source[1]:
        return source
    known = classify(following.group(1))
    return (source[0], following.end()) if known and known[0] in ("unnamed", "group") else source


def _clause_begin(context: Context, a: Attribution) -> int:
    """Where the words around a source may begin: its sentence, or after the content that opens the sentence."""
    number = context.sentence_of(a.source[0][0])
    start = context.sentences[number][0] if number >= 0 else a.source[0][0]
    before = [e for s, e in a.content if start <= e <= a.source[0][0]]
    behind = max(before, default=start)
    return behind + 2 if before and context.text.startswith(", ", behind) else start


def _from_its_head(context: Context, source: Span, cue: Span, begin: int) -> Span:
    """In "Critics of the plan at the board were angry", the source opens with the critics, not behind a preposition."""
    number = context.sentence_of(source[0])
    words = context.text[slice(*source)]
    if number < 0 or cue[0] < source[1] or en.OWNER.search(words) or context.text.startswith(en.TO, cue[0]):
        return source
    start = begin if context.sentence_of(begin) == number else context.sentences[number][0]
    before = context.text[max(start, source[0] - 2 * LONGEST) : source[0]]
    while before and not before[-1].isspace() and before[-1].isalnum() | (before[-1] in "."):
        before = before[:-1]  # the network can begin inside a word ("sci.medicine")
    if len(before) > LONGEST or not en.LED_BY.fullmatch(before) or en.TOLD_OF.match(before) or en.VERBAL.search(before):
        return source
    known = classify(parse(before).head)
    return (start, source[1]) if known else source


def _to_its_end(context: Context, source: Span, cue: Span) -> Span:
    """In "Posts on the board from Friday warned", all of the noun phrase up to its verb is the source."""
    if not 4 < cue[0] - source[1] < 120:
        return source
    gap = context.text[source[1] : cue[0]].rstrip()
    broken = en.HANGING.search(gap) or en.VERBAL.search(gap + " ") or _is_time(gap)
    return (source[0], source[1] + len(gap)) if en.ATTACHED.fullmatch(gap) and not broken else source


def _is_time(gap: str) -> bool:
    """Whether what stands between source and cue only says when ("on Friday"); "on the board from Friday" says more."""
    return bool(en.DAY.search(gap)) and len(gap.split()) <= 3
