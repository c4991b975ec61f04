"""Interviews whose turns have no names: "Q." and "A.", or questions in paragraphs of their own.

Who answers is whom the words before the first question present. Where nobody is presented, or where nobody speaks of
himself, the outlet answers its own questions, and it is no interview.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import interviews as en
from wherefrom.text.quotations import is_inside, quotations
from wherefrom.text.sentences import paragraphs, sentences
from wherefrom.text.span import Span

ASKED = 3
"""Questions from which on a text whose answers have no label is an interview; one fewer where it says that it is."""
LONGEST_QUESTION = 500
LONGEST_HEADING = 100
LONGEST_CAPTION = 240
_QUOTES = ('"', "“", "”")
_ENDS = (*".!?…:;-—–)]", '"', "”", "’", "'")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, and the label of that ("A:"); neither where there is none."""

    question: Span
    answer: Span | None
    label: Span | None = None


def interview_in(text: str, spans: Sequence[Span], people: Sequence[Span]) -> tuple[Span, list[Exchange]] | None:
    """Who answers, and what; ``spans``: the paragraphs, ``people``: where the text names persons."""
    found = _marked(text, spans) or _between(text, spans)
    if len(found) < 2:
        return None
    before = [span for span in people if span[1] <= found[0].question[0]]
    addressed = 2 * sum(en.ADDRESSES.search(text, *one.question) is not None for one in found) >= len(found)
    answers = [one.answer for one in found if one.answer is not None]
    personal = 2 * sum(_is_personal(text, answer) for answer in answers) >= len(answers)
    many = len(found) >= ASKED or any(one.label for one in found)
    answerer = _talked_to(text, before, found[0].question[0])
    if answerer is None or not (addressed or (personal and many)):
        answerer = _told_of(text, before, found[0].question[0]) if personal and many else None
    if answerer is None and personal and many and addressed:
        answerer = _alone(text, before)
    return answerer and (answerer, [_trimmed(text, one, answerer) for one in found])


def _is_personal(text: str, content: Span) -> bool:
    """Whether somebody says "I" here outside quotation marks."""
    inside = quotations(text[slice(*content)])
    return any(not is_inside(inside, m.start()) for m in en.FIRST_PERSON.finditer(text[slice(*content)]))


# Questions


def _marked(text: str, spans: Sequence[Span]) -> list[Exchange]:
    """Every question that "Q." opens, with its answer."""
    found: list[Exchange] = []
    for i, (start, end) in enumerate(spans):
        question, answer = en.QUESTION.match(text, start), en.ANSWER.match(text, start)
        if question:
            found.append(Exchange((question.end(), end), None))
        elif answer and found:
            last = i
            while last + 2 < len(spans) and not en.QUESTION.match(text, spans[last + 1][0]):
                last += 1
            found[-1] = Exchange(found[-1].question, (answer.end(), spans[last][1]), answer.span("label"))
    return found


def _between(text: str, spans: Sequence[Span]) -> list[Exchange]:
    """Every paragraph that is but a question, with what stands before the next one, if they are several."""
    asked = [i for i, span in enumerate(spans) if _is_question(text, *span)]
    if len(asked) < ASKED - 1 or any(b - a < 2 for a, b in zip(asked, asked[1:], strict=False)):
        return []
    found = []
    for i, after in zip(asked, [*asked[1:], _last(text, spans, asked[-1] + 1)], strict=True):
        found.append(Exchange(spans[i], (spans[i + 1][0], spans[after - 1][1]) if i + 1 < after else None))
    return found


def _last(text: str, spans: Sequence[Span], first: int) -> int:
    """Behind the last paragraph of the last answer: it goes on as long as somebody says "I"."""
    last = min(first + 1, len(spans))
    while last < len(spans) and _is_personal(text, spans[last]):
        last += 1
    return last


def _is_question(text: str, start: int, end: int) -> bool:
    if end - start > LONGEST_QUESTION or text.startswith(_QUOTES, start):
        return False
    if any(mark in text[start:end] for mark in _QUOTES) and not en.ADDRESSES.search(text, start, end):
        return False
    if text.endswith("?", start, end):
        return True
    if "?" in text[start:end]:
        return text.endswith(en.BROKEN_OFF, start, end) or en.REQUEST.search(text, start, end) is not None
    if not en.ADDRESSES.search(text, start, end):
        return False
    opens = None if text.endswith(_ENDS, start, end) else en.UNMARKED_QUESTION.match(text, start, end)
    return (opens or en.WONDERS.match(text, start, end)) is not None


# Who answers


def _talked_to(text: str, people: Sequence[Span], first: int) -> Span | None:
    """Whom a sentence before the first question names as who talked, or was talked to: not what it was about."""
    for start, end in sentences(text, 0, first):
        talk = en.INTERVIEWED.search(text, start, end)
        if talk is None or en.ELSEWHERE.search(text, start, talk.start()):
            continue
        topic = en.TOPIC.search(text, talk.end(), end)
        last = topic.start() if topic else end
        here = [span for span in people if start <= span[0] < last and len(text[slice(*span)].split()) > 1]
        named = [span for span in here if _is_full_name(text, span, first)]
        named = named or [span for span in here if len(here) == 1 and not en.OWNED.search(text, start, span[0])]
        described = en.DESCRIBED.match(text, talk.start(), end)
        if named or described:
            return described.span("who") if described else named[0]
    return None


def _told_of(text: str, people: Sequence[Span], first: int) -> Span | None:
    """The longest name of the first paragraph that tells of a talk."""
    for start, end in paragraphs(text[:first]):
        here = [span for span in people if start <= span[0] < end]
        if here and en.INTERVIEWED.search(text, start, end):
            return max(here, key=lambda span: (_has_given_name(text, span), span[1] - span[0]))
    return None


def _alone(text: str, people: Sequence[Span]) -> Span | None:
    """The one person named in full before the first question, but for who took a picture."""
    named = [s for s in people if len(text[slice(*s)].split()) > 1]
    named = [s for s in named if not en.CREDIT.search(text, max(0, s[0] - 20), s[0])]
    return named[0] if len({text[slice(*span)].split()[-1] for span in named}) == 1 else None


def _is_full_name(text: str, span: Span, first: int) -> bool:
    """Whether a person has a given name that is known, or a family name that comes again before the first question."""
    words = text[slice(*span)].split()
    again = len(re.findall(rf"\b{re.escape(words[-1])}\b", text[:first])) > 1
    return again or _has_given_name(text, span)


def _has_given_name(text: str, span: Span) -> bool:
    words = text[slice(*span)].split()
    return len(words) > 1 and words[0] in lexicon.gendered("given_names")


# Answers


def _trimmed(text: str, exchange: Exchange, answerer: Span) -> Exchange:
    """Without headings and the words under pictures at both ends of the answer."""
    if exchange.answer is None:
        return exchange
    lines = [(exchange.answer[0] + s, exchange.answer[0] + e) for s, e in paragraphs(text[slice(*exchange.answer)])]
    surname = re.compile(rf"\b{re.escape(text[slice(*answerer)].split()[-1])}\b")
    said = [i for i, line in enumerate(lines) if not _is_beside(text, line, surname)]
    if not said or len(said) == len(lines):
        return exchange
    return Exchange(exchange.question, (lines[said[0]][0], lines[said[-1]][1]), exchange.label)


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is but the words under a picture, with who took it."""
    return end - start <= LONGEST_CAPTION and en.CAPTION.match(text[start:end]) is not None


def _is_beside(text: str, line: Span, surname: re.Pattern[str]) -> bool:
    start, end = line
    if is_caption(text, start, end) or (end - start <= LONGEST_CAPTION and surname.search(text, start, end)):
        return True
    return end - start <= LONGEST_HEADING and not text.endswith(_ENDS, start, end)
