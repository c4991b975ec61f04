"""Sections of an article's text that its layout gives to one speaker, found by form alone.

Turns of a conversation ("LEE: ..."), answers of an interview, and embedded posts ("... — Ann Lee (@annlee)"). What the
outlet itself asks or tells in them is a section, too, whose speaker is nobody: its own voice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import sections as en
from wherefrom.lang.fold import spelling_key
from wherefrom.reading.interviews import interview_in, is_caption
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span, meets

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
FEW = 8
"""Words of a turn that can be a mere greeting."""
FAR = 6
"""Paragraphs that a post may have."""
_CLOSING = ("“”",)
_CLOSES = {"“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text that is one speaker's by its layout.

    ``label`` and ``mark`` stand in the text beside it; ``speaker`` are the words that name who speaks, which may stand
    elsewhere. None for each that there is not: a section without a speaker is the article's own.
    """

    content: Span
    label: Span | None
    mark: Span | None
    speaker: Span | None

    @property
    def is_turn(self) -> bool:
        """Whether it begins with its label, as in a conversation."""
        return self.label is not None and self.label[0] < self.content[0]

    @property
    def whole(self) -> Span:
        """The content with its label."""
        spans = [span for span in (self.content, self.label, self.mark) if span is not None]
        return min(start for start, _ in spans), max(end for _, end in spans)


@dataclass(frozen=True, slots=True)
class _Label:
    """Words and a mark with which a turn begins."""

    name: Span
    whole: Span
    mark: Span | None
    key: str
    first: bool
    """Whether it opens its paragraph."""


def sections_of(text: str, own: Collection[str], people: Sequence[Span]) -> tuple[Section, ...]:
    """The sections of ``text`` in order; they do not overlap.

    ``own``: the folded names of the article's outlet and authors. ``people``: where it names persons.
    """
    spans = paragraphs(text)
    turns = _turns(text, spans, own, people) or _answers(text, spans, people) or _scripted(text, spans, people)
    others = (*_posts(text, spans), *_claims(text, spans, people))
    free = [p for p in others if not meets((turn.whole for turn in turns), p.whole)]
    return tuple(sorted((*turns, *free), key=lambda section: section.content))


# Turns


def _turns(text: str, spans: Sequence[Span], own: Collection[str], people: Sequence[Span]) -> list[Section]:
    labels = _labels(text)
    named = {label.key for label in labels if _is_full_name(text, label.name, people) or _is_nameless(label.key)}
    exchange = _is_exchange([label.key for label in labels])
    if exchange:
        named |= {label.key for label in labels if label.first or len(text[slice(*label.name)]) > 3}
    labels = [label for label in labels if label.key in named]
    labels = sorted((*labels, *_unmarked(text, labels, people)), key=lambda label: label.whole)
    found = []
    for i, label in enumerate(labels):
        following = labels[i + 1].whole[0] if i + 1 < len(labels) else None
        content = _said(text, spans, label, following, runs_on=label.first or exchange)
        speaker = None if _says_nothing(text, content) else label.name
        found.append(Section(content, label.whole, label.mark, speaker))
    return _without_own(text, found, own)


def _labels(text: str) -> list[_Label]:
    found = []
    for pattern, first in ((en.LABEL, True), (en.INLINE_LABEL, False)):
        for match in pattern.finditer(text):
            words = [word.casefold() for word in _WORD.findall(match["name"])]
            role = match.span("role") if first and match["role"] else match.span("name")
            if words and {words[0], words[-1]}.isdisjoint(en.NO_SPEAKER):
                whole = (match.start("name"), role[1])
                found.append(_Label(match.span("name"), whole, match.span("mark"), " ".join(words), first))
    if any(label.key in en.ANSWERERS for label in found):
        found = [label for label in found if label.key not in en.ANSWERERS | en.ASKERS]
    keys = {label.key for label in found}
    # "ANN LEE", later on "LEE": one speaker.
    short = {key: min((k for k in keys if key.endswith(" " + k)), key=len, default=key) for key in keys}
    return sorted((replace(label, key=short[label.key]) for label in found), key=lambda label: label.whole)


def _unmarked(text: str, labels: Sequence[_Label], people: Sequence[Span]) -> Iterator[_Label]:
    """Labels beside ``labels`` whose colon was lost: a full name, or somebody without one ("OLD MAN")."""
    for match in en.UNMARKED_LABEL.finditer(text) if labels else ():
        name = match.span("name")
        if match["name"].split()[-1].casefold() in en.SOMEBODY or _is_full_name(text, name, people):
            yield _Label(name, name, None, match["name"].casefold(), first=False)


def _is_nameless(label: str) -> bool:
    """Whether a label says that nobody knows who speaks: "UNIDENTIFIED VOTER #2: ..." is a turn wherever it stands."""
    first, *rest = label.split()
    return bool(rest) and first in en.NAMELESS


def _is_full_name(text: str, name: Span, people: Sequence[Span]) -> bool:
    """Whether a label is given and family name in capitals: "ANN LEE: ..." speaks even if nobody answers."""
    words = text[slice(*name)].split()
    if len(words) < 2 or not all(word.isupper() for word in words):
        return False
    return words[0].capitalize() in lexicon.gendered("given_names") and meets(people, name)


def _is_exchange(keys: Sequence[str]) -> bool:
    """Whether somebody speaks again after somebody else has; a heading with a colon seldom comes back."""
    changes = [key for i, key in enumerate(keys) if not i or keys[i - 1] != key]
    return any(n > 1 for n in Counter(changes).values())


def _said(text: str, spans: Sequence[Span], label: _Label, following: int | None, *, runs_on: bool) -> Span:
    """What follows a label: its paragraph, and if it ``runs_on`` those after it that go on until the next speaker."""
    start = (label.mark or label.whole)[1]
    number = max(0, bisect_right(spans, (start, 0)) - 1)
    last = following if following is not None else len(text)
    end = min(spans[number][1], last)
    empty = not text[start:end].strip()
    surname = re.compile(rf"\b{re.escape(text[slice(*label.name)].split()[-1])}\b", re.IGNORECASE)
    for begin, stop in spans[number + 1 :]:
        if begin >= last or not (empty or (runs_on and following is not None)):
            break
        if en.NOTE.match(text[begin:stop]) or en.UNMARKED.match(text, begin) or surname.search(text, begin, stop):
            break
        if is_caption(text, begin, stop):
            break
        end, empty = min(stop, last), False
    note = en.NOTE_BEHIND.search(text, start, end)
    return _stripped(text, start, note.start() if note else end)


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))


def _says_nothing(text: str, content: Span) -> bool:
    """Whether a turn only greets, thanks or agrees."""
    said = [word.casefold() for word in _WORD.findall(text[slice(*content)])]
    greets = len(said) <= FEW and en.GREETING.search(text, *content) is not None
    return greets or all(word in en.INTERJECTIONS for word in said)


def _without_own(text: str, turns: Sequence[Section], own: Collection[str]) -> list[Section]:
    """``turns``, those of the article's outlet and authors without a speaker."""
    reporters = {name for turn in turns if (name := _signed(text, turn))}
    return [replace(turn, speaker=None) if _is_own(text, turn, own, reporters) else turn for turn in turns]


def _signed(text: str, turn: Section) -> str:
    """The family name of a speaker who signs off for an outlet: "David Hill, KTOW News, Norwood"; else nothing."""
    signs = en.SIGNS_OFF.search(text, max(turn.content[0], turn.content[1] - 120), turn.content[1])
    name = _family_name(text, turn)
    return name if signs and spelling_key(signs.group(1).split()[-1]) == name else ""


def _family_name(text: str, turn: Section) -> str:
    return spelling_key(text[slice(*turn.speaker)].split()[-1]) if turn.speaker else ""


def _is_own(text: str, turn: Section, own: Collection[str], reporters: Collection[str]) -> bool:
    """Whether the outlet, an author, or in a reporter's report the reporter or the host speaks."""
    if turn.speaker is None or turn.label is None:
        return True
    name = text[slice(*turn.speaker)].casefold()
    if name in en.ASKERS or name.split()[-1] in en.CHECKERS or any(name == one or name in one.split() for one in own):
        return True
    return bool(reporters) and (_family_name(text, turn) in reporters or bool(en.HOST.search(text, *turn.label)))


# Questions and answers


def _answers(text: str, spans: Sequence[Span], people: Sequence[Span]) -> list[Section]:
    """The questions of an interview, which are the outlet's, and its answers."""
    interview = interview_in(text, spans, people)
    if interview is None:
        return []
    speaker, exchanges = interview
    found = []
    for one in exchanges:
        found.append(Section(one.question, None, None, None))
        content = None if one.answer is None else _stripped(text, *one.answer)
        if content is not None and not _says_nothing(text, content):
            found.append(Section(content, one.label, one.label, speaker))
    return found


# Scripts


def _scripted(text: str, spans: Sequence[Span], people: Sequence[Span]) -> list[Section]:
    """What a film's script has between quotation marks behind "SOUNDBITE" or "SOT" and who speaks there."""
    found: list[Section] = []
    scripted = list(en.SCRIPTED.finditer(text))
    for match, following in zip_longest(scripted, scripted[1:]):
        start = match.start("quote")
        last = spans[bisect_right(spans, (start, len(text))) - 1][1]
        last = last if following is None else min(last, following.start())
        closes = text.find(_CLOSES[match["quote"]], start + 1, last)
        end = closes + 1 if closes > start else _stripped(text, start, last)[1]
        whole = match.span("who")
        named = [span for span in people if whole[0] <= span[0] and span[1] <= whole[1]]
        name = _from_given_name(text, named[0] if named else match.span("name"))
        mark = match.span("mark") if match["mark"] else None
        found.append(Section((start, end), whole, mark, name))
    return found


def _from_given_name(text: str, label: Span) -> Span:
    """A label without what stands before the name: "MAYOR ANN LEE"."""
    given = (m.start() for m in _WORD.finditer(text, *label) if m[0].capitalize() in lexicon.gendered("given_names"))
    return next(given, label[0]), label[1]


# Fact-checks


def _claims(text: str, spans: Sequence[Span], people: Sequence[Span]) -> list[Section]:
    """The quoted claims of a fact-check, which are theirs whom it names first."""
    found = []
    for match in en.CLAIM.finditer(text):
        end = spans[bisect_right(spans, (match.end(), len(text))) - 1][1]
        if people:
            found.append(Section((match.end(), end), None, match.span("mark"), people[0]))
    return found


# Posts


def _opening(text: str, spans: Sequence[Span], number: int, end: int) -> int:
    """The paragraph in which a post begins: that of the opening mark, where a quotation is closed without one."""
    words = text[spans[number][0] : end]
    closes = next((mark for mark in _CLOSING if words.count(mark[1]) > words.count(mark[0])), None)
    if closes is None or closes[1] == closes[0]:
        return number
    for earlier in range(number - 1, max(-1, number - FAR), -1):
        if text.count(closes[0], *spans[earlier]) > text.count(closes[1], *spans[earlier]):
            return earlier
    return number


def _posts(text: str, spans: Sequence[Span]) -> list[Section]:
    """What stands before a line of name, handle and day: its paragraph, or the one before where it has its own."""
    found, last = [], 0
    for match in en.POSTED.finditer(text):
        number = max(0, bisect_right(spans, (match.start("mark"), len(text))) - 1)
        start = spans[number][0]
        if start >= match.start("mark") and number:
            number -= 1
        start = max(last, spans[_opening(text, spans, number, match.start("mark"))][0])
        last = match.end()
        if en.RETWEET.match(text, start):
            continue
        end = match.start("mark")
        link = en.LINK_END.search(text, start, end)
        content = _stripped(text, start, link.start() if link else end)
        if _WORD.search(text, *content):
            name = match.span("name")
            speaker = _stripped(text, name[0], match.start("handle") - 1)
            found.append(Section(content, name, match.span("mark"), speaker))
    return found
