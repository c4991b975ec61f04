"""Statements inside what somebody says that the network, trained on the outermost layer alone, overlooks.

"The petition asks the board to leave," Lee said: grammar makes sure that the petition asks something. A verb of
saying, asking, thinking or intending counts where it has a subject of its own in the same words and the complement
that such a verb takes (a clause, an infinitive, somebody to do something). The speaker's own "I think" and what did
not happen ("has not said", "may claim") are left out, as the annotation guide has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from wherefrom.reading.context import Context
from wherefrom.reading.parties.phrases import classify, parse
from wherefrom.reading.statements.subjects import subject_of
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span

_SAYING = (
    r"sa(?:y|ys|id|ying)|insist(?:s|ed)?|believ(?:e|es|ed)|think|thinks|thought|suspect(?:s|ed)|fear(?:s|ed)|"
    r"hop(?:es|ed)"
)
# Verbs that take a thing as well ("claimed a loss") need "that" or a pronoun to open a clause.
_EITHER = (
    r"claim(?:s|ed|ing)?|alleg(?:e|es|ed)|warn(?:s|ed)?|argu(?:e|es|ed)|admit(?:s|ted)?|den(?:y|ies|ied)|"
    r"announc(?:e|es|ed)|stat(?:es|ed|ing)|assert(?:s|ed)|reveal(?:s|ed)|boast(?:s|ed)?|report(?:s|ed)"
)
_TELLING = r"(?:tells?|told|assur(?:es|ed)|inform(?:s|ed)|warn(?:s|ed)|promis(?:es|ed))"
_WILLING = (
    r"want(?:s|ed)?|wish(?:es|ed)?|hop(?:e|es|ed)|plan(?:s|ned)|intend(?:s|ed)?|promis(?:e|es|ed)|vow(?:s|ed)?|"
    r"refus(?:e|es|ed)|declin(?:e|es|ed)|agree[sd]?|threaten(?:s|ed)?|decid(?:es|ed)|offer(?:s|ed)|pledg(?:es|ed)"
)
_ASKING = (
    r"ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|order(?:s|ed)|encourag(?:e|es|ed|ing)|advis(?:e|es|ed)|beg(?:s|ged)|"
    r"invit(?:es|ed)|request(?:s|ed)|tell|tells|told|want(?:s|ed)?|demand(?:s|ed)?|call(?:s|ed)\s(?:on|upon)"
)
_OBJECT = r"(?:me|us|him|her|them|you|people|everyone|everybody)"
_WHOM = rf"(?:{_OBJECT}|(?:[\w’'-]+\s){{0,3}}[\w’'-]+)"
_PERSON = rf"(?:{_OBJECT}|reporters|(?:the|my|his|her|their|our)\s[\w’'-]+|[A-Z][\w’'-]+)"
_PRONOUN = r"(?:I|he|she|it|they|we|you|there|this|these|those)\b"
_CLAUSE = rf"(?=(?:{_PRONOUN}|(?:that|the|an?|his|her|my|our|its|their|no|all|some|many|most|both)\b|[A-Z]))"
_FINITE = (
    r"(?:the|an?|his|her|its|their|any|[A-Z][\w’'-]+)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:is|are|was|were|has|have|had|will|would|could|should)\s(?!by\b)"
)
_KINDS = {
    "quoted": rf"(?:{_SAYING}|asked|(?:asked|told)\s{_PERSON}|asking|writes|wrote)[,:]?\s(?=[“\"‘'][A-Z])",
    "clause": rf"(?:{_SAYING})\s(?:that\s)?{_CLAUSE}|(?:{_EITHER})\s(?:that\s|(?={_PRONOUN}))",
    "finite": rf"(?:{_EITHER})\s(?={_FINITE})",
    "told": rf"{_TELLING}\s{_PERSON}\s(?:that\s)?{_CLAUSE}",
    "infinitive": rf"(?:{_WILLING})\sto\s(?=[a-z])",
    "asking": r"(?:ask(?:s|ed)|call(?:s|ed))\sfor\s(?=[\w\"“])|recommend(?:s|ed)?\s(?=[a-z])|"
    rf"(?:{_ASKING})\s(?={_WHOM}\sto\s[a-z])",
    "noun": r"(?:(?<=['’]s\s)|(?<=s['’]\s)|(?<=\bhis\s)|(?<=\bher\s)|(?<=eir\s)|(?<=its\s))"
    r"(?:refusal|desire|plans?|requests?|decision|promise|threat|offer|vow|"
    r"demand|wish|claims?|belief|fears?|hopes?|assertion|allegations?)\s(?:to\s(?=[a-z])|that\s)",
    "heard": r"(?:was|were|(?:has|have|had)\sbeen)\s(?:told|assured|informed|warned)\s"
    r"(?:(?:by|during|in|at|on)\s[^,.;:\n\"“”]{2,60}?\s)?that\s",
    "report": r"[Aa]ccording\sto\s(?=[^,;:\n\"“”]{2,90},\s[\w\"“‘'])",
}
_NESTED = re.compile("|".join(rf"\b(?P<{kind}>{words})" for kind, words in _KINDS.items()))
_BY = re.compile(r"\sby\s(.+?)(?:\s(?:during|in|at|on)\s.+)?\sthat\s$")
_SPEECH_ACT = re.compile(r"(?:told|asked|urged|said|begged|warned|ordered|invited|promised|advised)\b")
_UNREAL = re.compile(
    r"(?:\b(?:not|never|nobody|no one|nothing|may|might|could|would|can|will|should|must|if|to|shall|let|whether|"
    r"was|were|been|being|be|is|are|get|got|getting|let\s\w+)|n['’]t|['’](?:ll|d|re|s))\s"
    r"(?:\w+ly\s|have\s|been\s|be\s|even\s|just\s|also\s|for\sa\s\w+\s){0,2}$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|suppose|imagine|let|by)\s+$", re.IGNORECASE)
_NOBODY = re.compile(r"(?:no|nobody|none|neither|nothing|let|there)\b", re.IGNORECASE)
_END = re.compile(
    r"[;:](?=\s)|[—–]|\s--?\s|,[\"”’']?\s(?=(?:and|but|while|which|who|whose|so|because|although|though|as|when|after|"
    r"he|she|they|adding|saying|according)\b)|\s(?=(?:and|but)\s(?:then\s)?(?:he|she|they|it|we|I|was|is|were|has|have|"
    r"had|there|that|said|will|would|\w{3,}ed)\b)"
)
_ADJUNCT = re.compile(r"\s(?:because|when|after|before|while)\s")
_CLOSING = re.compile(r"(?<=[.,!?…])[\"”’'](?!\w)")
_BASE = re.compile(r"(?:say|think|believe|claim|argue|insist|deny|want|hope|plan|intend|ask|urge)\b")
_ONE = re.compile(r"(?:the|an?|this|that)\s(?![\w\s’'-]*\band\b)", re.IGNORECASE)
_COMPLEMENTIZER = re.compile(r"that\s(?!(?:is|was|has|had|will|would|\w+s)\s)")
_OWN = re.compile(r"(?:^|\s)(?:i|we|you|me|us|it)(?:['’]\w+)?$")
_PLAIN = re.compile(r"(?:I|we|he|she|they|who|which|that|his|her|their|its|one)", re.IGNORECASE)
MOST = 12
"""Nested statements that one piece of content gives: what holds more is no speech but a list."""
REACH = 600
"""Characters in which a nested clause or quotation ends."""
SHORTEST = 3
"""Words that a nested content has at least; of an infinitive, one less."""


def overlooked(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The nested attributions that no entry of ``attributions`` has a cue for; confidence is their outer one's."""
    cues = sorted(span for a in attributions for span in a.cue)
    found: dict[int, Attribution] = {}
    for outer in attributions:
        for piece in outer.content if outer.cue else ():
            for inner in islice(_inside(context, outer, piece), MOST):
                last = bisect_left(cues, (inner.cue[0][1], 0)) - 1
                if last < 0 or cues[last][1] <= inner.cue[0][0]:
                    found.setdefault(inner.cue[0][0], inner)
    return list(found.values())


def _inside(context: Context, outer: Attribution, piece: Span) -> Iterator[Attribution]:
    for match in _NESTED.finditer(context.text, *piece):
        source = _told_by(context, match, piece) if match.lastgroup == "heard" else _subject(context, match, piece)
        if source is None:
            continue
        cue, content = _spans(context, match, piece)
        long = SHORTEST - (match.lastgroup in ("infinitive", "asking"))
        if len(context.text[slice(*content)].split()) >= long:
            yield Attribution((content,), (cue,), (source,) if source[0] < source[1] else (), outer.confidence)


def _told_by(context: Context, match: re.Match[str], piece: Span) -> Span | None:
    """Who told what somebody "was told by the board that": an empty span where the text leaves them unnamed."""
    at = match.start()
    if _UNREAL.search(context.text, max(piece[0], at - 40), at):
        return None
    by = _BY.search(context.text, *match.span())
    return by.span(1) if by else (at, at)


def _subject(context: Context, match: re.Match[str], piece: Span) -> Span | None:
    """The subject of the verb, where it is a party of its own inside the same words."""
    at = match.start()
    if match.lastgroup == "report":
        return (match.end(), context.text.index(",", match.end()))
    if match.lastgroup != "noun" and _UNREAL.search(context.text, max(piece[0], at - 40), at):
        return None
    # An empty cue: "asked" alone would be read as "(when) asked".
    source = subject_of(context, (at, at if match.group().startswith("ask") else match.end()), ())
    if source is None or not piece[0] <= source[0] < source[1] <= at or context.text[source[1] : at] == ", ":
        return None
    words = context.text[slice(*source)]
    if _BASE.match(context.text, at) and _ONE.match(words) and not parse(words).plural and parse(words).kind != "group":
        return None  # "the letter ... but say": the verb goes with somebody before
    if _NOBODY.match(words) or _SUPPOSED.search(context.text, max(0, source[0] - 12), source[0]):
        return None
    if _OWN.search(words.casefold()) and not (words.casefold() in {"i", "we"} and _SPEECH_ACT.match(match.group())):
        return None
    known = _PLAIN.fullmatch(words) or context.cast.between(*source) or classify(parse(words).head)
    return source if known else None


def _spans(context: Context, match: re.Match[str], piece: Span) -> tuple[Span, Span]:
    """Cue and content: the clause up to its own end, at the latest that of its sentence, quotation or piece."""
    text, start = context.text, match.end()
    if match.lastgroup == "report":
        start = text.index(",", start) + 2
    complement = _COMPLEMENTIZER.match(text, start, piece[1])
    start = complement.end() if complement else start
    end = _limit(context, match.start(), piece)
    if match.lastgroup == "quoted":
        closing = _CLOSING.search(text, start + 1, min(piece[1], start + REACH))
        end = closing.end() if closing else end
    else:
        adjunct = _ADJUNCT.search(text, start, end) if match.lastgroup in ("infinitive", "asking", "noun") else None
        end = adjunct.start() if adjunct else end
        stop = _END.search(text, start, end)
        end = stop.start() if stop else end
        end = start + len(text[start:end].rstrip(' .,"”'))
    cue = match.group().rstrip(" ,:").removesuffix(" that")
    return (match.start(), match.start() + len(cue)), (start, end)


def _limit(context: Context, at: int, piece: Span) -> int:
    number = context.sentence_of(at)
    ends = [piece[1], at + REACH, context.sentences[number][1] if number >= 0 else piece[1]]
    i = bisect_right(context.quotes, (at, 1 << 60)) - 1
    if i >= 0 and context.quotes[i][1] > at:
        ends.append(context.quotes[i][1])
    return min(ends)
