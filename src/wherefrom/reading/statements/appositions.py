"""Sources that are half of an apposition, made whole: "the port's chief, Ann Lee," is one noun phrase.

The network may see the name alone, with the words before it left to the content, or those words without the name.
"""

from __future__ import annotations

from dataclasses import replace

from wherefrom.lang.en.patterns import appositions as en
from wherefrom.reading.context import Context, Mention
from wherefrom.reading.parties.kinds import classify, parse
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

LONGEST = 120
"""Characters of the words before a name."""


def with_apposition(context: Context, a: Attribution) -> Attribution:
    """``a`` with the whole apposition as its source; what of that stood in the content is the content's no more."""
    found = a.source if a.source or not a.cue else _at_end(context, a.content[-1], a.cue[0])
    if len(found) != 1 or not a.cue:
        return a
    source = _behind(context, found[0], a)
    role = _role_before(context, source)
    start = source[0] if role is None else role
    if ((start, source[1]),) == found:
        return a
    content = tuple((s, min(e, start)) if s < start < e else (s, e) for s, e in a.content)
    content = tuple((s, s + len(context.text[s:e].rstrip(" ,;:—–-"))) for s, e in content if s < e)
    clash = any(s < source[1] and start < e for s, e in (*content, *a.cue))
    if clash or any(s >= e for s, e in content) or len(content) < len(a.content):
        return a
    return replace(a, content=content, source=((start, source[1]),))


def _at_end(context: Context, content: Span, cue: Span) -> tuple[Span, ...]:
    """The name on which a content without a source ends, right before the cue: its source by rights."""
    if not 0 <= cue[0] - content[1] <= 2:
        return ()
    ends = (m[0] for m in context.cast.between(max(content[0], content[1] - LONGEST), content[1]))
    return tuple(span for span in ends if span[1] == content[1])


def _behind(context: Context, source: Span, a: Attribution) -> Span:
    """``source`` with the name that stands behind it: "the club's treasurer" of "the club's treasurer, Ann Lee,"."""
    if context.cast.between(*source) or not _is_somebody(context.text[slice(*source)]):
        return source
    near = context.cast.between(source[1], source[1] + 12)
    if not near or not _is_apposed(context, near[0], source[1]) or any(s < near[0][0][1] <= e for s, e in a.content):
        return source
    return (source[0], near[0][0][1])


def _is_apposed(context: Context, mention: Mention, at: int) -> bool:
    (start, end), _, party = mention
    between = en.NAME_BEHIND.fullmatch(context.text, at, start)
    return between is not None and party.kind == "person" and en.CLOSES.match(context.text, end) is not None


def _role_before(context: Context, source: Span) -> int | None:
    """Where the words begin that stand before a name in apposition."""
    mention = next(iter(context.cast.between(*source)), None)
    if mention is None or mention[2].kind != "person" or mention[0][0] - source[0] > 8:
        return None
    if en.CLOSES.match(context.text, mention[0][1]) is None:
        return None
    left = max(source[0] - LONGEST, context.sentences[context.sentence_of(source[0])][0])
    role = en.ROLE_BEFORE.search(context.text, left, source[0])
    return role.start(1) if role and _is_somebody(role.group(1)) else None


def _is_somebody(words: str) -> bool:
    """Whether a noun phrase is one person's, by a noun that the lists know."""
    phrase = parse(words)
    return phrase.kind == "unnamed" and not phrase.plural and classify(phrase.head) is not None
