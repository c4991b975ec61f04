"""Small repairs of what the network hands over, before anything is resolved.

One attribution a cue; a missing source filled in from the grammar; a source that begins in the middle of an apposition
widened to its name; pieces of content that belong to another cue given back to it; a content that two cues claim given
to the one through which it came.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import repair as en
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.parties.roles import is_role
from wherefrom.reading.statements.boundaries import completed
from wherefrom.reading.statements.sources import is_topic, subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_TITLED = re.compile(r",\s(?:[A-Z][\w.]*\s){0,3}")
_TRAILING = re.compile(r"[\s,;:—–-]+$")
_NAME_BEHIND = re.compile(r"\.?\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")
_NOUN_BETWEEN = re.compile(r"\s(?:[\w’'-]+\s){0,4}")

GAP = 40
"""Characters that the network may drop where it cuts a clause in two."""
NEAR = 5
"""Sentences over which a quotation can run before its cue."""
MOST = 0.6
"""Share of a quotation from which on it is meant as a whole."""
STARTS_NEAR = 6
"""Characters by which the two may differ in where the content begins."""


def repair(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with the repairs made, in their order."""
    kept = [_quoting(context.text, a) for a in _one_a_cue(attributions) if not _is_left_over(context.text, a)]
    kept = [_noun_to_source(context.text, a) for a in kept]
    kept = [
        a for a in kept if not (_only_cites(context, a) or _only_names(context.text, a) or _only_asked(context.text, a))
    ]
    kept = _without_borrowed(context, [_starting_right(context, a) for a in kept])
    kept = _rejoined(context, [_quoted_whole(context, a) for a in kept])
    kept = [*kept, *_quoters_inside(context.text, kept)]
    # "In Harburg" is a source by mistake: other verbs of its sentence may not share it.
    by_sentence: dict[int, list[Span]] = {}
    for a in kept:
        for span in (s for s in a.source if not en.CIRCUMSTANCE.match(context.text, *s)):
            by_sentence.setdefault(context.sentence_of(span[0]), []).append(span)
    return completed(context, _passed_on(context, [_with_source(context, a, by_sentence) for a in kept]))


def _quoting(text: str, a: Attribution) -> Attribution:
    """In "Y quoted X as saying" the words between belong to the cue, not to what was said."""
    if not a.cue or text[a.cue[-1][0] : a.cue[-1][1]].rpartition(" ")[2] not in en.CITING:
        return a
    begin, end = a.content[0]
    saying = en.QUOTED_AS_SAYING.match(text, begin, end) if 0 <= begin - a.cue[-1][1] <= 2 else None
    if saying and text[saying.end() : end].strip():
        cue = (*a.cue[:-1], (a.cue[-1][0], saying.end(1)))
        return replace(a, content=((saying.end(), end), *a.content[1:]), cue=cue)
    if len(a.content) < 2:
        return a
    after = [p for p in a.content if 0 <= p[0] - a.cue[-1][1] <= 2 and en.AS_SAYING.search(text[p[0] : p[1]])]
    if not after:
        return a
    content = tuple(p for p in a.content if p not in after)
    return replace(a, content=content, cue=(*a.cue[:-1], (a.cue[-1][0], after[0][1])))


def _noun_to_source(text: str, a: Attribution) -> Attribution:
    """Of "according to a | letter | seen by the agency", cut around the noun, article and noun are the source's."""
    if len(a.cue) != 1 or len(a.source) != 1 or not a.cue[0][1] <= a.source[0][0]:
        return a
    article = en.ARTICLE_LAST.search(text, *a.cue[0])
    if article is None or not _NOUN_BETWEEN.fullmatch(text, a.cue[0][1], a.source[0][0]):
        return a
    return replace(a, cue=((a.cue[0][0], article.start()),), source=((article.start(1), a.source[0][1]),))


def _quoters_inside(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The layer inside '"...," X quoted Y as saying, according to Z' where the network saw only the layer of Z."""
    cues = {a.cue[0][0] for a in attributions if a.cue}
    found = []
    for a in attributions:
        start, end = a.content[0][0], a.content[-1][1]
        # Both parts of the pattern are at most some 80 characters long; more of a content need not be searched.
        match = en.QUOTER.search(text, max(start, end - 200), end)
        if match and match.start(2) not in cues:
            found.append(Attribution(((start, match.start()),), (match.span(2),), (match.span(1),), a.confidence))
    return found


def _one_a_cue(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The best attribution of each cue: one with a source before one without, then the surer."""
    best: dict[object, int] = {}
    for i, a in enumerate(attributions):
        held = attributions[best.setdefault(a.cue or (a.content, a.source), i)]
        if (bool(a.source), a.confidence) > (bool(held.source), held.confidence):
            best[a.cue or (a.content, a.source)] = i
    return [attributions[i] for i in sorted(best.values())]


def _is_left_over(text: str, a: Attribution) -> bool:
    """Whether the content is only the "X as saying" that a badly cut "quoted X as saying" leaves."""
    start, end = a.content[0][0], a.content[-1][1]
    return len(a.content) == 1 and end - start < 60 and bool(en.AS_SAYING.search(text[start:end]))


def _only_names(text: str, a: Attribution) -> bool:
    """Whether a participle only says what something is called ("the bill (called the Clean Mill Act)"): nobody does."""
    named = len(a.cue) == 1 and en.NAMING.fullmatch(text, *a.cue[0])
    return bool(named) and not a.source and text[max(0, a.cue[0][0] - 2) : a.cue[0][0]].strip() in {"—", "–", "("}


def _only_asked(text: str, a: Attribution) -> bool:
    """Whether it is a bare "asked about the vote": who asked is not told, and nothing is claimed (the guide's rule)."""
    if a.source or len(a.cue) != 1 or not en.ASKED.match(text, *a.cue[0]):
        return False
    about = text.endswith(en.ABOUT, 0, a.cue[0][1]) or text.startswith(f" {en.ABOUT}", a.cue[0][1])
    return about and en.THAT not in text[a.content[0][0] : a.content[-1][1]]


def _only_cites(context: Context, a: Attribution) -> bool:
    """Whether "citing Z" was taken for a statement: its content is a name, and Z a link of what comes next."""
    if not a.cue or context.text[a.cue[0][0] : a.cue[-1][1]] not in en.CITING or len(a.content) > 1:
        return False
    start, end = a.content[0]
    if a.source and context.text[slice(*a.source[0])] == en.WHICH and end - start < 90:
        known = classify(parse(context.text[start:end]).head)
        return bool(known and known[0] in ("unnamed", "group"))
    return any(start <= s and e == end and s - start <= 4 for (s, e), _, _ in context.cast.between(start, end))


def _without_borrowed(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """A piece of content that two cues claim goes to the cue in the piece's own sentence."""
    # By sentence, and only near ones: comparing all pieces with each other would take quadratic time.
    at_home: dict[int, list[tuple[Span, Span]]] = {}
    for a in attributions:
        number = context.sentence_of(a.cue[0][0]) if a.cue else -1
        for piece in a.content:
            first, last = context.sentence_of(piece[0]), context.sentence_of(piece[1] - 1)
            if number >= 0 and number in (first, last):
                for n in range(max(first, last - NEAR), min(last, first + NEAR) + 1):
                    at_home.setdefault(n, []).append((piece, a.cue[0]))
    repaired = []
    for a in attributions:
        number = context.sentence_of(a.cue[0][0]) if a.cue else -1
        kept = tuple(p for p in a.content if not (number >= 0 and _is_borrowed(context, p, number, at_home)))
        repaired.append(replace(a, content=kept) if kept and kept != a.content else a)
    return repaired


def _is_borrowed(context: Context, piece: Span, number: int, at_home: dict[int, list[tuple[Span, Span]]]) -> bool:
    first, last = context.sentence_of(piece[0]), context.sentence_of(piece[1] - 1)
    if first <= number <= last:
        return False
    near = [home for n in range(first, min(last, first + NEAR) + 1) for home in at_home.get(n, ())]
    # A cue inside the piece is somebody quoted in it, no rival for it; nor is the piece's own cue.
    rivals = [r for r, cue in near if not piece[0] <= cue[0] < piece[1] and context.sentence_of(cue[0]) != number]
    return any(2 * (min(piece[1], r[1]) - max(piece[0], r[0])) >= piece[1] - piece[0] for r in rivals)


def _quoted_whole(context: Context, a: Attribution) -> Attribution:
    """Content that covers most of a quotation covers all of it, where the cue stands outside."""
    if not a.cue or is_inside(context.quotes, a.cue[0][0]):
        return a
    content = tuple(_widened(context, a, piece) for piece in a.content)
    return replace(a, content=content) if content != a.content else a


def _widened(context: Context, a: Attribution, piece: Span) -> Span:
    """A piece with the rest of its quotation, unless the source or another piece stands in that."""
    i = max(0, bisect_right(context.quotes, (piece[0], 1 << 60)) - 1)
    for start, end in context.quotes[i : i + 2]:
        covered = min(end, piece[1]) - max(start, piece[0])
        inside = piece[0] - 2 <= start or start <= piece[0] < end
        if inside and covered >= MOST * (end - start) and piece[1] <= end + 1 and not _meets(a.source, start, end):
            others = [p for p in a.content if p != piece]
            return piece if _meets(others, start, end) else (min(piece[0], start), max(piece[1], end))
    return piece


def _meets(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in spans)


def _starting_right(context: Context, a: Attribution) -> Attribution:
    """Content that swallowed whom or where it was told ("an interview with Z that ...") begins after it."""
    content = []
    for start, end in a.content:
        near = bool(a.cue) and 0 <= start - a.cue[-1][1] <= 12  # "told | the paper in an interview that"
        match = en.TOLD_WHERE.match(context.text, start, end) if near else None
        content.append((match.end(), end) if match else (start, end))
    return replace(a, content=tuple(content)) if tuple(content) != a.content else a


def _rejoined(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Where the network cut "X revealed that ..., according to Z" in two, the content of Z is all of it."""
    repaired = list(attributions)
    trailing: dict[int, int] = {}
    for j, last in enumerate(attributions):
        number = context.sentence_of(last.content[0][0])
        if number >= 0 and en.ACCORDING.match(context.text, last.content[0][1], context.sentences[number][1]):
            trailing[number] = j
    for i, first in enumerate(attributions):
        number = context.sentence_of(first.cue[0][0]) if first.cue else -1
        j = trailing.get(number, i)
        last, (left, right) = repaired[j], first.content[-1]
        if j == i or first.cue[0][0] > left or not left < last.content[0][0] <= right + GAP:
            continue
        if last.content[0][1] <= right:
            continue
        end = last.content[0][1]
        repaired[j] = replace(last, content=((context.sentences[number][0], end),))
        repaired[i] = replace(first, content=(*first.content[:-1], (left, end)))
    return repaired


def _with_source(context: Context, a: Attribution, by_sentence: dict[int, list[Span]]) -> Attribution:
    """The source from the grammar where there is none, or only a place or time; else the source made whole.

    What the source takes from the content is the content's no more, unless nothing would be left of that.
    """
    if not a.source or en.CIRCUMSTANCE.match(context.text, *a.source[0]):
        if not a.cue:
            return a
        number = context.sentence_of(a.cue[0][0])
        others = [s for s in by_sentence.get(number, []) if not any(p <= s[0] < q for p, q in a.content)]
        found = subject_of(context, a.cue[0], sorted(others))
        clashes = found is not None and any(p < found[1] and found[0] < q for p, q in a.content)
        return _hosted(context, replace(a, source=(found,))) if found and not clashes else a
    a = _hosted(context, a)
    if len(a.source) > 1:
        return a
    source = _whole(context, _bracketed(context, _trimmed(context.text, a.source[0])))
    content = tuple(p for p in a.content if not _meets((p,), *source)) or a.content
    return replace(a, source=(source,), content=content)


def _hosted(context: Context, a: Attribution) -> Attribution:
    """In "At a hearing explaining the cut, Lee said" it is no hearing that explains, but Lee."""
    number = context.sentence_of(a.source[0][0])
    if number < 0 or not a.cue or not context.text[a.cue[0][0] : a.cue[-1][1]].endswith(en.PARTICIPLE_ENDING):
        return a
    start, end = context.sentences[number]
    if not (en.OCCASION.fullmatch(context.text, start, a.source[0][1]) and a.cue[0][0] - a.source[0][1] == 1):
        return a
    behind = a.content[-1][1]
    named = context.cast.between(behind, min(end, behind + 60))
    found = named and _TITLED.fullmatch(context.text, behind, named[0][0][0])
    return replace(a, source=(named[0][0],)) if found else a


def _bracketed(context: Context, span: Span) -> Span:
    """A source that begins inside a bracket ("SDF)") begins with the name that the bracket abbreviates."""
    if context.text[max(0, span[0] - 1) : span[0]] != "(":
        return span
    before = [m for m in context.cast.before(span[0], 2) if m[0][1] >= span[0] - 3]
    return (before[0][0][0], span[1]) if before else span


def _trimmed(text: str, span: Span) -> Span:
    """With the name behind a lone title; without "who" before a name and marks at the end."""
    start, end = span
    if en.TITLE_ALONE.search(text, start, end):
        following = _NAME_BEHIND.match(text, end)
        end = following.end() if following else end
    relative = en.RELATIVE_NAME.match(text, start, end)
    start = relative.end() if relative else start
    trailing = _TRAILING.search(text, start, end)
    end = trailing.start() if trailing else end
    return (start, end) if start < end else span


def _whole(context: Context, span: Span) -> Span:
    """A source that is only the end of an apposition, widened to the name it explains.

    "Ann Lee, head of the office of the mayor, said": the network sometimes takes the mayor.
    """
    number = context.sentence_of(span[0])
    if number < 0:
        return span
    start = context.sentences[number][0]
    for (left, right), _, party in reversed(context.cast.between(start, span[0])):
        between = context.text[right : span[0]]
        if party.kind == "person" and between == ", " and is_role(context.text[slice(*span)]):
            # In "For the Star, the analyst says" the Star is what is spoken of, and nobody's other name.
            return span if is_topic(context.text, left) else (left, span[1])
        if party.kind != "person":
            continue
        match = en.APPOSITION.fullmatch(between)
        if match and en.APPOSITION_END.search(between) and is_role(match.group(1)):
            return (left, span[1])
        return span
    return span


# Two cues for one content: "The letter warns that the gate is weak, according to the Post" came through the Post.


def _passed_on(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, with a content that two cues claim given whole to the one that stands behind it.

    That one then holds the other's clause, source and cue included, and what the other's source said is nested in it.
    """
    found = list(attributions)
    for i, outer in enumerate(attributions):
        j = _same_content(context, outer, attributions)
        if j is not None:
            inner = found[j]
            end = max(outer.content[0][1], inner.content[0][1])
            first = min(inner.cue[0][0], inner.source[0][0])
            found[i] = replace(outer, content=((first, end), *outer.content[1:]))
            found[j] = replace(inner, content=((inner.content[0][0], end), *inner.content[1:]))
    return found


def _same_content(context: Context, a: Attribution, others: Sequence[Attribution]) -> int | None:
    if not a.cue or not a.content or not en.PASSES_ON.match(context.text, a.cue[0][0]):
        return None
    begin = a.content[0][0]
    for j, b in enumerate(others):
        if b is a or not b.cue or not b.content or not b.source:
            continue
        first = min(b.cue[0][0], b.source[0][0])
        same = abs(b.content[0][0] - begin) <= STARTS_NEAR and max(b.cue[-1][1], b.source[-1][1]) <= begin
        behind = b.content[-1][1] <= a.cue[0][0] and begin < a.cue[0][0]
        if same and behind and context.sentence_of(first) == context.sentence_of(a.cue[0][0]):
            return j
    return None
