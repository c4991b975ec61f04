"""The head of an article that somebody pasted: title, outlet and day above the text, in any order, labelled or not."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from wherefrom.intake.bylines import clean_names, is_name
from wherefrom.intake.dates import iso_date, printed_date
from wherefrom.intake.forms.head_lines import Head, read_byline, read_date_line
from wherefrom.intake.furniture import is_prompt, without_tags
from wherefrom.lang.en.patterns import plain_text as en
from wherefrom.lang.en.patterns.printed_dates import DAY_FIRST, MONTH_FIRST
from wherefrom.lang.outlets import is_agency, outlet_named
from wherefrom.text.span import Span

_ENDS_SENTENCE = re.compile(r"[.…:;,][\"”’')\]]*\s*$")
_ADDRESS = re.compile(r"<?(https?://[^\s<>]{4,2000})>?")
_BETWEEN = re.compile(r"\s+[|•·–—-]\s+|\s*[|•·]\s*")
_JOINED = re.compile(r"\s*(?:[,|•·(–—]|\s-)\s*")
_PLACE = re.compile(r"\s*\([^()\d]{2,40}\)$")
_LONGEST_LINE = 250
_LONGEST_OUTLET = 60

What = Literal["title", "outlet", "date", "author", "url", "byline", "prompt", "name"]


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that a line says."""

    what: What
    words: str


def read_pasted_head(text: str, lines: list[Span], last: Span) -> Head | None:
    """What ``lines`` above a text say, if they tell title, outlet and day, and nothing else but who wrote it.

    None where one of the three is missing: then it is no such head, and the lines are read as outlets print them.
    """
    head = Head()
    standfirst = False
    for span in lines:
        raw = text[slice(*span)]
        said = _said(without_tags(raw)) if span != last and len(raw) <= _LONGEST_LINE else []
        if said and all(_take(head, one, raw, span) for one in said):
            head.spans.append(span)
        elif standfirst or not head.title or head.published or len(raw) > _LONGEST_LINE:
            break
        else:
            standfirst = True  # A sentence between title and outlet is part of the text.
    return head if head.title and head.outlet and head.published else None


def _said(line: str) -> list[_Said]:
    """What a line says; nothing where it belongs to the text."""
    label = en.PASTED_LABEL.match(line)
    if label is not None:
        return [_Said(en.PASTED_AS[label["label"].lower()], line[label.end() :].strip())]  # type: ignore[arg-type]
    if (address := _ADDRESS.fullmatch(line)) is not None:
        return [_Said("url", address[1])]
    if is_prompt(line) or en.READING_TIME.fullmatch(line):
        return [_Said("prompt", line)]
    if en.BYLINE.match(line):
        return [_Said("byline", line)]
    if _is_outlet(line):
        return [_Said("outlet", line)]
    if (parts := _parts(line)) is not None:
        return parts
    if read_date_line(Head(), line):
        return [_Said("date", line)]
    if is_name(line):
        return [_Said("name", line)]
    return [] if _ENDS_SENTENCE.search(line) or len(line) < 8 else [_Said("title", line)]


def _parts(line: str) -> list[_Said] | None:
    """Outlet and day of one line, a title before them or not ("Weir fails | The Guardian | 21 July 2023")."""
    dates = [match for pattern in (MONTH_FIRST, DAY_FIRST) if (match := pattern.search(line)) is not None]
    if not dates and printed_date(line) is None:
        return None
    pieces = [piece for piece in _BETWEEN.split(line) if piece]
    if len(pieces) == 1 and dates:
        before = line[: min(match.start() for match in dates)].rstrip()
        # "The Quay Gazette, Friday, 21 July 2023": what stands before the first mark is the outlet.
        pieces = [_JOINED.split(before)[0], line[len(_JOINED.split(before)[0]) :]]
    outlets = [piece for piece in pieces if _is_outlet(piece)]
    days = [piece for piece in pieces if read_date_line(Head(), piece.strip(" ,()"))]
    rest = [piece for piece in pieces if piece not in outlets and piece not in days]
    if len(outlets) != 1 or len(days) != 1 or len(rest) > 1:
        return None
    return [*(_Said("title", piece) for piece in rest), _Said("outlet", outlets[0]), _Said("date", days[0])]


def _is_outlet(words: str) -> bool:
    """Whether a line is the name of an outlet: one of the list, or a few capitalized words that end as names do."""
    if len(words) > _LONGEST_OUTLET or _ENDS_SENTENCE.search(words):
        return False
    words = _PLACE.sub("", words)
    if outlet_named(words) is not None:
        return True
    pieces = words.split()
    capitals = all(piece[0].isupper() or len(piece) <= 3 for piece in pieces)
    ending = en.PAPER.search(words.title() if words.isupper() else words)
    return 2 <= len(pieces) <= 5 and capitals and ending is not None


def _take(head: Head, said: _Said, raw: str, span: Span) -> bool:
    """Put into ``head`` what is not there yet; False where the line must then be one of the text."""
    words = said.words
    if said.what == "byline":
        return read_byline(head, raw, span)
    if said.what == "outlet":
        if is_agency(words) and not head.credit:
            head.credit, head.credit_at = outlet_named(words), (span,)
            return True
        fresh = head.outlet is None
        head.outlet = head.outlet or _PLACE.sub("", words)
        return fresh
    if said.what == "date":
        known = head.published
        if not read_date_line(head, words.strip(" ,()")):
            head.published = known or iso_date(words)
        return head.published is not None
    if said.what in {"author", "name"}:
        return _take_name(head, said)
    if said.what == "title":
        fresh = head.title is None
        head.title = head.title or html.unescape(words)
        return fresh
    if said.what == "url":
        head.url = head.url or words
    return True


def _take_name(head: Head, said: _Said) -> bool:
    """A name is an author's, but above everything else a title ("Ida Holt")."""
    if said.what == "name" and head.title is None:
        head.title = said.words
        return True
    if head.authors:
        return False
    head.authors = clean_names([said.words], head.outlet)
    return bool(head.authors)
