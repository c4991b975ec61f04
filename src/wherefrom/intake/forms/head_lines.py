"""What a single line over a plain text says: byline, date, sections, outlet, a request to share."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from wherefrom.intake.bylines import clean_names, is_name
from wherefrom.intake.credits import credit_in_authors
from wherefrom.intake.dates import iso_date, printed_date
from wherefrom.intake.furniture import is_prompt, without_tags
from wherefrom.lang.en.patterns import plain_text as en
from wherefrom.lang.en.patterns.printed_dates import DAY_FIRST, MONTH_FIRST
from wherefrom.lang.outlets import is_agency, outlet_named
from wherefrom.text.span import Span

HEAD_LINES = 12
"""Lines over a text that are looked at."""


@dataclass(slots=True)
class Head:
    """What the first lines say, and which of them are furniture."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    credit: str | None = None
    credit_at: tuple[Span, ...] = ()
    spans: list[Span] = field(default_factory=list)


def read_head_line(head: Head, text: str, span: Span) -> bool:
    """Take what a byline, date, section or share line says; False if it is none of them."""
    raw = text[slice(*span)]
    line = without_tags(raw)
    if en.BYLINE.match(line) and read_byline(head, raw, span):
        return True
    if read_date_line(head, line):
        return True
    if is_prompt(raw) or en.READING_TIME.fullmatch(line):
        return True
    if en.KEYS.match(line):
        head.sections.update(_sections(line))
        return True
    name = outlet_named(line) if len(line) <= 50 and not line.endswith(".") else None
    if name is None:
        return False
    if is_agency(line):
        # An agency's name over an article is its source; whose page it stands on is another question.
        head.credit, head.credit_at = name, (span,)
    else:
        head.outlet = head.outlet or line
    return True


def read_byline(head: Head, raw: str, span: Span) -> bool:
    """Take a byline: "By Jane Doe", "By Jane Doe, AP", "By <u>Jane</u> Outlet, December 04, 2017 Region: ...".

    False where the line is no byline after all.
    """
    line = without_tags(raw)
    sections = _sections(line)
    key = en.KEYS.search(line)
    core = line[: key.start()] if key else line
    dates = [m.start() for p in (MONTH_FIRST, DAY_FIRST) if (m := p.search(core)) is not None]
    published = printed_date(core) if dates else None
    names = en.BYLINE.sub("", core[: min(dates)] if dates else core).strip(" ,|-–—•·")
    if len(names) > 160 or (not key and _reads_on(names)):
        return False
    author, outlet = _parted(names, _first_tagged(raw))
    authors = clean_names([author])
    if not authors:
        return False
    head.authors = head.authors or authors
    head.outlet = head.outlet or (outlet if outlet and not is_agency(outlet) else None)
    head.published = head.published or published
    head.sections.update(sections)
    if (agency := credit_in_authors([*authors, *([outlet] if outlet else [])], None)) is not None:
        head.credit, head.credit_at = agency, (span,)
    return True


def _reads_on(names: str) -> bool:
    """Whether a line that begins with "By" is a sentence ("By Friday the army had ...") and no byline."""
    named = [part.strip() for part in en.BETWEEN_NAMES.split(names) if part.strip()]
    return not named or not (is_name(named[0].title() if named[0].isupper() else named[0]) or outlet_named(named[0]))


def _parted(names: str, tagged: str | None) -> tuple[str, str | None]:
    """Author and outlet of "Jane Doe Global Research": the tag shows where a name ends, else the outlet list."""
    if tagged and names.startswith(tagged) and len(names) > len(tagged):
        rest = names[len(tagged) :].strip(" ,|-–—")
        return tagged, rest or None
    author, comma, rest = names.rpartition(",")
    if comma and is_name(author.strip()) and en.PAPER.search(rest):
        return author.strip(), rest.strip()
    words = names.split()
    for i in range(1, len(words)):
        rest = " ".join(words[i:]).strip(" ,|-–—")
        if outlet_named(rest) and not is_name(names):
            return " ".join(words[:i]).strip(" ,|-–—"), rest
    return names, None


def _first_tagged(raw: str) -> str | None:
    match = re.search(r"<(\w{1,10})[^<>]{0,200}>([^<>]{2,100})</\1>", raw)
    return " ".join(match[2].split()) if match else None


def read_date_line(head: Head, line: str) -> bool:
    """Take the day of a line that has little beside it; False if it is no such line."""
    if len(line) > 120:
        return False
    found = iso_date(en.DATED.sub("", line)) if en.DATED.match(line) else printed_date(line)
    if found is None:
        return False
    rest = en.DATE_WORDS.sub("", MONTH_FIRST.sub("", DAY_FIRST.sub("", line)))
    if len(re.sub(r"[\d\W_]+", " ", rest).split()) > 2:
        return False
    if en.MODIFIED.match(line):
        head.modified = head.modified or found
    else:
        head.published = head.published or found
    return True


def _sections(line: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    line = html.unescape(line)
    keys = list(en.KEYS.finditer(line))
    for match, following in zip(keys, [*keys[1:], None], strict=False):
        value = line[match.end() : following.start() if following else len(line)]
        names = tuple(v.strip() for v in re.split(r"[,;|]", value) if v.strip())
        if names:
            found[en.SECTION_NAMES[match[1].lower()]] = names
    return found
