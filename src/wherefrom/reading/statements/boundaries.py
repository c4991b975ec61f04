"""Spans that break off where no phrase can end or begin, completed to the phrase.

A content that ends on an article or a preposition goes on to the end of its clause; a source that is an article alone,
or that breaks off inside a noun phrase, becomes the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from wherefrom.lang.en.patterns import boundaries as en
from wherefrom.lang.en.patterns.phrases import POSSESSIVE
from wherefrom.reading.context import Context
from wherefrom.reading.parties.kinds import classify
from wherefrom.reading.statements.appositions import with_apposition
from wherefrom.reading.statements.hearsay import of_hearsay, with_verbs
from wherefrom.reading.statements.passives import impersonal
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span, meets

_CUT_NOUN = re.compile(r"\s([a-z]+)\b(?!['’])")
_NEXT_WORD = re.compile(r"\s([\w’'-]+)(,)?")
_REST_OF_WORD = re.compile(r"(?<=\w)(?:[-\u2010\u2011]\w+)+")
_BREAK = "\n\n"
_QUOTED_OR_OPENED = re.compile(r"[\"“”‘„«]|:\s*\n\n")
_WORD_IN_CUE = re.compile(r"\w")
_NAME_BEFORE = re.compile(r"[A-Z][\w.-]*\w")
_NAME_PHRASE = re.compile(r"\s(?:[\w’'&.-]+\s){0,4}?$")

NEAR = 10
"""Characters before a word in which a mark or a conjunction stands."""
LONGEST = 90
"""Characters of a noun phrase before its cue; what is longer is a clause."""
REACH = 400
"""Characters that a broken content may go on, however long the sentence."""


def completed(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` with broken spans completed, in their order."""
    told = with_verbs(context, [_with_infinitive(context, _interrupted(context.text, a)) for a in attributions])
    whole = (_in_one_paragraph(context, a) for a in told)
    found = (_without_listener(context, of_hearsay(context, impersonal(context, a))) for a in whole)
    return [with_apposition(context, _content(context, _source(context, _without_filler(context, a)))) for a in found]


def _interrupted(text: str, a: Attribution) -> Attribution:
    """What stands before a cue in commas is said, and who says it behind: "The pier, | says Ann Lee, | is weak"."""
    if len(a.cue) != 1 or len(a.source) != 1 or en.SAYS.fullmatch(text, *a.cue[0]) is None:
        return a
    (start, end), behind = a.source[0], a.cue[0][1]
    apart = text[end : a.cue[0][0]] == ", " and "," not in text[start:end]
    who = en.SAID_BETWEEN.match(text, behind) if apart else None
    opens = en.OPENS_SENTENCE.search(text, max(0, start - NEAR), start)
    if who is None or opens is None or not behind < a.content[0][0] <= who.end() < a.content[0][1]:
        return a
    content = ((start, end), (who.end(), a.content[0][1]), *a.content[1:])
    return replace(a, source=(who.span("who"),), content=content)


def _with_infinitive(context: Context, a: Attribution) -> Attribution:
    """The content with the verb that the cue took from it: "vowed to respond to | the strike"."""
    if not a.cue:
        return a
    (start, end), text = a.cue[-1], context.text
    begun = en.INFINITIVE.search(text, start, end)
    behind = next((i for i, piece in enumerate(a.content) if 0 < piece[0] - end <= 2), None)
    if begun is None or behind is None:
        return a
    whole = (begun.end() + 1, a.content[behind][1])
    content = (*a.content[:behind], whole, *a.content[behind + 1 :])
    return replace(a, cue=(*a.cue[:-1], (start, begun.end())), content=content)


def _in_one_paragraph(context: Context, a: Attribution) -> Attribution:
    """What stands in no quotation without the paragraph, or the heading, that its cue does not stand in."""
    text = context.text
    if not a.cue or not _WORD_IN_CUE.search(text, *a.cue[-1]):  # a turn goes on over paragraphs
        return a
    at = a.cue[-1][0]
    pieces = [_beside(text, start, end, at) if _BREAK in text[start:end] else (start, end) for start, end in a.content]
    return a if pieces == [*a.content] else replace(a, content=tuple(pieces))


def _beside(text: str, start: int, end: int, at: int) -> Span:
    """The first or the last paragraph of a span, if ``at`` is in it too, and no mark or colon tells that it goes on."""
    first, last = text.index(_BREAK, start, end), text.rindex(_BREAK, start, end) + len(_BREAK)
    if _QUOTED_OR_OPENED.search(text, start, end):
        return start, end
    if _BREAK not in text[min(at, start) : max(at, first)]:
        return start, first
    return (last, end) if _BREAK not in text[min(at, last) : max(at, end)] and last < end else (start, end)


def _without_listener(context: Context, a: Attribution) -> Attribution:
    """The content without whom it was told: "told Judge Lee it had never done so", "told all members they should"."""
    start, end = a.content[0]
    if not a.cue or not 0 < start - a.cue[-1][1] <= 2 or en.TOLD.search(context.text, *a.cue[-1]) is None:
        return a
    listeners = en.LISTENERS.match(context.text, start, end)
    if listeners:
        return replace(a, content=((listeners.end(), end), *a.content[1:]))
    named = context.cast.between(start, min(end, start + LONGEST))
    if not named or en.TITLES_ONLY.fullmatch(context.text, start, named[0][0][0]) is None:
        return a
    told = en.WHAT_WAS_TOLD.match(context.text, named[0][0][1], end)
    return replace(a, content=((told.end(), end), *a.content[1:])) if told else a


def _without_filler(context: Context, a: Attribution) -> Attribution:
    """The content without a comma or "you know" before it."""
    start, end = a.content[0]
    filler = en.FILLER.match(context.text, start, end)
    return replace(a, content=((filler.end(), end), *a.content[1:])) if filler and filler.end() < end else a


def _content(context: Context, a: Attribution) -> Attribution:
    """The last piece without the article's own verdict or a relative clause just begun, and with what it lacks."""
    start, end = a.content[-1]
    judged = (
        en.JUDGED.search(context.text, start, end) if a.cue and en.CLAIMS.search(context.text, *a.cue[-1]) else None
    )
    if judged and judged.start() - start > 20:  # else the claim itself is all that is judged
        return replace(a, content=(*a.content[:-1], (start, judged.start())))
    number = context.sentence_of(end - 1)
    trailing = [en.RELATIVE_BEGUN, en.REMARK]
    if a.cue and a.cue[0][0] < start:
        trailing += [en.NO_MORE, en.BESIDES] if context.text.startswith(("“", '"'), start) else [en.NO_MORE]
    trails = next(filter(None, (pattern.search(context.text, start, end) for pattern in trailing)), None)
    if trails:
        return replace(a, content=(*a.content[:-1], (start, trails.start())))
    left = en.LAST_WORD.match(context.text, end)
    if left and a.cue and not meets((*a.cue, *a.source), (end, left.end())):
        return replace(a, content=(*a.content[:-1], (start, left.end())))
    # Twelve characters hold the longest of the words that a phrase cannot end on.
    behind = a.cue and end > a.cue[-1][1] and en.GOES_ON_BEHIND.match(context.text, end)
    hers = behind or context.text.endswith(en.HER, start, end) and en.HER_NOUN.match(context.text, end)
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
    at = a.source[0][0]
    if en.THERE.fullmatch(context.text, *a.source[0]) and en.OPENS.search(context.text, max(0, at - NEAR), at):
        return replace(a, source=())
    begin, end = a.content[0]
    asks = begin - a.cue[0][1] in (0, 1) and en.NOUN_FROM.search(context.text, *a.cue[0])
    who = en.ASKS_TO.match(context.text, begin, end) if asks else None
    if who:  # "granted a request from | the union to see": the union asks
        return replace(a, source=(who.span("who"),), content=((who.end(), end), *a.content[1:]))
    source = a.source[0]
    behind = a.cue[0][1]
    praised = source[1] <= a.cue[0][0] and (
        en.PRAISE_FROM.fullmatch(context.text, *a.cue[0]) or en.NOUN_FROM.search(context.text, *a.cue[0])
    )
    if praised and 2 < a.content[0][0] - behind < LONGEST:
        source = (behind + 1, a.content[0][0] - 1)  # "The plan drew praise from Ann Lee, who": Lee praises
    # In this order: each takes the span that the one before left, and the last cuts what none could complete.
    for step in (_not_addressee, _before_verb, _whole_word, _after_article, _whole_noun, _not_dangling):
        source = step(context, source, a.cue[0])
    clash = meets((*a.content, *a.cue), source)
    return a if clash or source == a.source[0] else replace(a, source=(source,))


def _not_addressee(context: Context, source: Span, cue: Span) -> Span:
    """The letter in place of whom it is addressed to, or is of: "the letter addressed to the mayor | reads"."""
    if not (0 < cue[0] - source[1] <= 2 and en.READS.match(context.text[slice(*cue)].split()[0])):
        return source
    patterns = (en.SENT_TO, en.HANGS_ON_DOCUMENT)
    found = (p.search(context.text, max(0, source[0] - LONGEST), source[0]) for p in patterns)
    sent = next((match for match in found if match), None)
    return (sent.start("what"), source[1]) if sent else source


def _before_verb(context: Context, source: Span, cue: Span) -> Span:
    """A source that runs on over its own verb and object ends before them: "three engineers filed a suit accusing"."""
    verb = en.OWN_VERB.search(context.text, *source) if source[1] <= cue[0] else None
    inside = verb is not None and en.IN_RELATIVE.search(context.text, source[0], verb.start())
    return source if verb is None or inside else (source[0], verb.start())


def _whole_word(context: Context, source: Span, cue: Span) -> Span:
    """A source that ends within a word goes on to its end: "Agence France" of "Agence France-Presse"."""
    rest = _REST_OF_WORD.match(context.text, source[1])
    return (source[0], rest.end()) if rest and not cue[0] < rest.end() <= cue[1] else source


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
    """In "alarm among party leaders", the source is no party but its leaders: a compound ends on its last noun.

    Neither is it "his" in "his supporters say".
    """
    following = _CUT_NOUN.match(context.text, source[1])
    last = context.text[slice(*source)].rpartition(" ")[2]
    owned = last.casefold() in POSSESSIVE
    compound = owned or last.islower() and classify(last) or _NAME_BEFORE.fullmatch(last)
    if following is None or not compound:
        return source
    if cue[0] <= following.end() and cue[1] > source[1]:
        return source
    known = classify(following.group(1))
    return (source[0], following.end()) if known and known[0] in ("unnamed", "group") else source


def _is_time(gap: str) -> bool:
    """Whether what stands between source and cue only says when ("on Friday"); "on the board from Friday" says more."""
    return bool(en.DAY.search(gap)) and len(gap.split()) <= 3
