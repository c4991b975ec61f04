"""Where contents begin that the network begins behind their cue, or on a word of the reporter's.

In "the pier, which Lee says is weak" and "Under the law, she said, it must go", what stands before the cue belongs to
what is said, as does "that" in "said that's it"; in "But the pier leans, Lee said" the first word does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wherefrom.lang.en.patterns import beginnings as en
from wherefrom.reading.context import Context
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Places, Span

NEAR = 12
"""Characters between who says something and the verb."""
LONGEST = 120
"""Characters that a noun phrase may have."""
MOST = 6
"""Words between an article and its noun."""


def with_beginnings(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions``, each content from where it begins."""
    cues = Places((start, i) for i, a in enumerate(attributions) for start, _ in a.cue)
    return [_begun(context, a, cues) for a in attributions]


def _begun(context: Context, a: Attribution, cues: Places) -> Attribution:
    if not a.cue or a.plain:
        return a
    first = _before_cue(context, a)
    if first is None or cues.between(*first):  # what holds another's cue is another's clause
        return _with_that(context, _without_link(context, a))
    return replace(a, content=(first, *a.content))


def _without_link(context: Context, a: Attribution) -> Attribution:
    """A content before its cue without "But" or a dateline before it."""
    start, end = a.content[0]
    if a.cue[0][0] < end or is_inside(context.quotes, start):
        return a
    link = en.CONNECTIVE.match(context.text, start, end) or en.DATELINE.match(context.text, start, end)
    return replace(a, content=((link.end(), end), *a.content[1:])) if link and link.end() < end else a


def _with_that(context: Context, a: Attribution) -> Attribution:
    """A content with the "that" before it where that is a word of its own: "said that | 's not needed"."""
    (start, end), text = a.content[0], context.text
    that = en.THAT_BEFORE.search(text, max(a.cue[-1][1], start - NEAR), start)
    if that is None or that.start() - a.cue[-1][1] != 1:
        return a
    its_own = en.THAT_IS_SUBJECT.match(text, start, end) or en.CALLS.search(text, *a.cue[-1])
    return replace(a, content=((that.start(), end), *a.content[1:])) if its_own else a


def _before_cue(context: Context, a: Attribution) -> Span | None:
    """What is said before the cue, of a content that begins behind it."""
    cue, begin = a.cue[0], a.content[0][0]
    number = context.sentence_of(cue[0])
    if number < 0 or begin < a.cue[-1][1] or len(a.source) != 1:
        return None
    left, source = context.sentences[number][0], a.source[0]
    if left <= source[0] and 0 <= cue[0] - source[1] <= NEAR:
        return _antecedent(context.text, left, a) or _opening(context, left, a)
    return _opening(context, left, a) if source[0] > cue[0] else None


def _opening(context: Context, left: int, a: Attribution) -> Span | None:
    """What opens the sentence before "she said,"."""
    text, at, begin = context.text, min(a.source[0][0], a.cue[0][0]), a.content[0][0]
    behind = max(a.source[0][1], a.cue[-1][1])
    if not en.BETWEEN.fullmatch(text, behind, begin) or is_inside(context.quotes, a.cue[0][0]):
        return None
    opening = en.OPENING.fullmatch(text, left, at)
    whole = text[begin] in '"“' and text[begin + 1 : begin + 2].isupper()
    return None if opening is None or whole else opening.span("opening")


def _antecedent(text: str, left: int, a: Attribution) -> Span | None:
    """What a relative clause is about that begins with who says it: "the pier" in "the pier, which Lee says"."""
    at = a.source[0][0]
    lacks = en.LACKS.match(text, a.content[0][0]) is not None
    which = en.WHICH.search(text, max(left, at - NEAR), at)
    if which is None:
        plain = lacks and not en.INFINITIVE.search(text, *a.cue[-1])
        return _noun_phrase(text, left, at - 1, hangs=True) if plain and text[at - 1 : at] == " " else None
    if which["which"] == en.THAT and not lacks:
        return None
    return _noun_phrase(text, left, which.start(), hangs=which["which"] not in en.OF_PEOPLE)


def _noun_phrase(text: str, left: int, at: int, *, hangs: bool) -> Span | None:
    """The noun phrase that ends before ``at``, with what it hangs on by an "of" if it ``hangs``."""
    left = max(left, at - LONGEST)
    end = left + len(text[left:at].rstrip())
    words = [match.span() for match in en.WORD.finditer(text, left, end)]
    if not words or words[-1][1] != end:
        return None
    told = [text[slice(*word)] for word in words]
    close = [text[a[1] : b[0]] == " " for a, b in zip(words, words[1:], strict=False)]
    start = _first_word(told, close, len(words))
    while start is not None and start > 1 and close[start - 1] and close[start - 2]:
        small = told[start - 1].casefold()
        joins = hangs and small == en.OF or small in en.AND and told[start].casefold() not in en.DETERMINERS
        before = _first_word(told, close, start - 1) if joins else None
        # "Spoke of plans": only an article tells that what an "of" hangs on is a noun.
        if before is None or small == en.OF and told[before].casefold() not in en.DETERMINERS:
            break
        start = before
    return None if start is None else (words[start][0], end)


def _first_word(told: Sequence[str], close: Sequence[bool], stop: int) -> int | None:
    """The number of the first word of the plain noun phrase whose last one is before number ``stop``."""
    last = stop - 1
    if told[last].casefold() in en.OUTSIDE | en.DETERMINERS | en.AND:
        return None
    first, named = last, told[last][0].isupper()
    for at in range(last - 1, max(-1, last - 2 - MOST), -1):
        small = told[at].casefold()
        if close[at] and small in en.PREPOSITIONS and not named:
            return at + 1
        if not close[at] or small in en.OUTSIDE | en.AND:
            break
        if small in en.DETERMINERS and not told[at][1:2].isupper():
            return at if told[at].islower() or at == 0 else first
        if told[at].endswith(en.OWNER):
            return _owner(told, close, at)
        behind_article = at > 0 and told[at - 1].casefold() in en.DETERMINERS
        if en.VERB.match(small) and not behind_article and (at < last - 1 or told[last].endswith("s")):
            break
        if at == first - 1 and (told[at][0].isupper() or not named and en.ADJECTIVE.match(told[at])):
            first = at
    return first


def _owner(told: Sequence[str], close: Sequence[bool], at: int) -> int:
    """The first word of a name that owns what follows: "Michelle" in "Michelle Lee's speech"."""
    while at > 0 and close[at - 1] and told[at - 1][0].isupper() and told[at][0].isupper():
        at -= 1
    return at - 1 if at > 0 and close[at - 1] and told[at - 1].casefold() in en.DETERMINERS else at
