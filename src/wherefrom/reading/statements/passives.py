"""Passives: "the firm is said to be in trouble", "has been told", "was accused by two members of stealing".

The grammatical subject of such a cue is no source. It belongs to what is said ("is expected to"), or it is who listens
("has been told"); whose words they are the cue does not tell, unless a "by" does. Only where the subject is said to
think, fear or want something, the thought is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wherefrom.lang.en.patterns import passives as en
from wherefrom.reading.context import Context
from wherefrom.reading.statements.passing_on import is_somebody, with_apposition
from wherefrom.reading.statements.sources import noun_phrase_before
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span, meets

CONFIDENCE = 0.9
"""Given to a verdict that the network does not find; a guess, not measured."""
BEFORE = 40
"""Characters before a cue in which its helpers stand."""
LONGEST = 160
"""Characters that a verdict may have before its agent."""


def impersonal(context: Context, a: Attribution) -> Attribution:
    """``a`` without the subject of a passive cue as its source; anything else unchanged."""
    if _is_accused(context, a):
        return replace(a, source=(), content=_joined(a.source[0], a.content))
    who = _asking(context, a)
    if who is not None:
        return replace(a, source=(who,))
    match, start = _passive(context, a)
    if match is None or not a.source or a.source[0][0] > a.cue[0][0]:
        return a
    words = context.text[slice(*a.source[0])].casefold()
    beside = len(a.source) == 1 and 0 <= start - a.source[0][1] <= 2
    infinitive = _is_infinitive(context, a)
    if match.group("heard"):
        told = beside and infinitive and words not in en.LISTENERS
        return replace(a, source=(), content=_joined(a.source[0], a.content) if told else a.content)
    if not beside or _has_own_mind(context, a):
        return a
    expletive = words in en.EXPLETIVES and not infinitive
    return replace(a, source=(), content=a.content if expletive else _joined(a.source[0], a.content))


def _is_infinitive(context: Context, a: Attribution) -> bool:
    """Whether a cue tells what its subject does: "it is expected to leave", unlike "it is expected that they leave"."""
    behind = context.text[a.cue[0][1] : a.cue[0][1] + len(en.TO) + 1]
    return context.text[slice(*a.cue[0])].endswith((en.TO, en.AS)) or behind.startswith(f"{en.TO} ")


def _passive(context: Context, a: Attribution) -> tuple[re.Match[str] | None, int]:
    """A cue in the passive, and where it begins with its helpers, which may stand before it."""
    if len(a.cue) != 1:
        return None, 0
    start, end = a.cue[0]
    helpers = en.HELPERS_BEFORE.search(context.text, max(0, start - BEFORE), start)
    match = en.PASSIVE_CUE.fullmatch(context.text, helpers.start("be") if helpers else start, end)
    return match, helpers.start() if helpers else start


def _is_accused(context: Context, a: Attribution) -> bool:
    """Whether the source of a cue is whom somebody accuses or judges: "Lee, who stood accused of theft"."""
    if len(a.cue) != 1 or len(a.source) != 1 or a.source[0][1] > a.cue[0][0]:
        return False
    beside = en.BEFORE_ACCUSED.fullmatch(context.text, a.source[0][1], a.cue[0][0])
    return beside is not None and en.ACCUSED_CUE.fullmatch(context.text, *a.cue[0]) is not None


def _asking(context: Context, a: Attribution) -> Span | None:
    """Who asks somebody something, behind the passive: "asked by reporters whether"."""
    if not a.cue or any(span[0] > a.cue[0][0] for span in a.source):
        return None
    end = a.cue[0][1]
    passive = en.ASKED_CUE.fullmatch(context.text, *a.cue[0])
    by = en.ASKED_BY.match(context.text, end, max(end, a.content[0][0] - 1)) if passive else None
    named = by and any(span[1] == by.end() for span, _, _ in context.cast.between(*by.span("who")))
    return by.span("who") if by and (named or is_somebody(context, by.span("who"))) else None


def _joined(subject: Span, content: Sequence[Span]) -> tuple[Span, ...]:
    kept = [piece for piece in content if not meets([piece], subject)]
    return tuple(sorted([subject, *kept])) if len(kept) == len(content) else tuple(content)


def _has_own_mind(context: Context, a: Attribution) -> bool:
    """Whether a passive cue passes on what its subject itself thinks, wants or said: "is said to believe that"."""
    match, _ = _passive(context, a)
    if match is None or match.group("spoken") is None or not a.source or not a.content:
        return False
    begin = a.cue[0][1] - (len(en.TO) if match.group().endswith(en.TO) else 0)
    return bool(en.OWN_MIND.match(context.text[begin : begin + 40].lstrip()))


# Verdicts


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words of a passive verdict: its cue in pieces, who judges, and the verdict where it has words of its own.

    ``heard``: the subject only hears it ("was told by the court that").
    """

    cue: tuple[Span, ...]
    agent: Span
    what: Span | None
    heard: bool = False


def with_verdicts(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with passive verdicts given to their agents."""
    found = list(attributions)
    for number, (start, end) in enumerate(context.sentences):
        # Whoever judges stands behind a "by", which most sentences lack.
        for match in en.JUDGED.finditer(context.text, start, end) if en.BY.search(context.text, start, end) else ():
            if not is_inside(context.quotes, match.start()):
                verdict = _verdict(context, match, end)
                found = _judged(context, found, verdict, number) if verdict else found
    return found


def _verdict(context: Context, match: re.Match[str], limit: int) -> Verdict | None:
    """None where nobody is named who judges."""
    before = en.BEFORE_VERDICT[match["verb"].casefold()]
    if en.BY.match(context.text, match.end(), limit):
        return _agent_first(context, match, before, limit)
    return _agent_last(context, match, before, limit) if match["being"] else None


def _judges(context: Context, agent: Span) -> bool:
    return is_somebody(context, agent) or en.SEVERAL.match(context.text, *agent) is not None


def _agent_first(context: Context, match: re.Match[str], before: Sequence[str], limit: int) -> Verdict | None:
    text, cue = context.text, match.span()
    patterns = [en.AGENT_FIRST[word] for word in before if word]
    for pattern in (*([en.OF_DOING] if en.OF_DOING.match(text, match.end(), limit) else []), *patterns):
        told = pattern.match(text, match.end(), limit)
        if told and _judges(context, told.span("who")):
            what, heard = _to_its_end(text, told.end(), limit, en.WHAT_END), told["before"] in en.CLAUSES
            return Verdict((cue, told.span("before")), told.span("who"), what, heard)
    agent = _to_its_end(text, match.end() + len(" by "), limit)
    if not (match["being"] and match["verb"].casefold() in en.VERDICT_ENOUGH and agent and _judges(context, agent)):
        return None
    return Verdict((cue,), with_apposition(context, agent, limit), None)


def _agent_last(context: Context, match: re.Match[str], before: Sequence[str], limit: int) -> Verdict | None:
    text, (begin, end) = context.text, match.span()
    word = next((word for word in before if word and text.startswith(f" {word} ", end)), None)
    if word == en.INFINITIVE or (word is None and "" not in before):
        return None  # "is expected to be opened by the mayor": nobody's expectation
    end += len(f" {word}") if word else 0
    for by in en.BY.finditer(text, end, min(limit, end + LONGEST)):
        agent = _to_its_end(text, by.end(), limit)
        if agent and by.start() > end and _judges(context, agent):
            what = (end + 1, by.start())
            inside = en.VERDICT_END.search(text, *what)
            if inside is None or inside.start() == what[1]:
                return Verdict(((begin, end),), with_apposition(context, agent, limit), what)
    return None


def _to_its_end(text: str, start: int, limit: int, ends: re.Pattern[str] = en.VERDICT_END) -> Span | None:
    stop = ends.search(text, start, limit)
    end = stop.start() if stop else limit
    return (start, end) if start < end else None


def _judged(context: Context, attributions: list[Attribution], verdict: Verdict, number: int) -> list[Attribution]:
    begin, cue = verdict.cue[0]
    last = max(verdict.agent[1], verdict.what[1] if verdict.what else 0)
    own = [a for a in attributions if a.cue and begin <= a.cue[0][0] < cue]
    own += [a for a in attributions if a.cue and verdict.agent[0] <= a.cue[0][0] < verdict.agent[1]]
    known = next((a for a in own if a.cue[0][0] < cue), None)
    subject = next((p for p in known.content if 0 <= begin - p[1] <= 2), None) if known else None
    which = en.WHO_BEFORE.search(context.text, max(0, begin - 8), begin)
    subject = subject or noun_phrase_before(context, which.start() if which else begin, number)
    if verdict.heard and verdict.what:
        subject = verdict.what
    if subject is None or en.RELATIVE.fullmatch(context.text, *subject):
        return attributions
    what = [verdict.what] if verdict.what and not verdict.heard else []
    if known and what and known.content[-1][1] > last and known.content[-1][0] <= last:
        what = [(what[0][0], known.content[-1][1])] if verdict.agent[0] < what[0][0] else what
    made = known or Attribution((subject,), verdict.cue, (verdict.agent,), CONFIDENCE)
    new = replace(made, content=(subject, *what), cue=verdict.cue, source=(verdict.agent,), plain=True)
    return [*(a for a in attributions if not any(a is b for b in own)), new]
