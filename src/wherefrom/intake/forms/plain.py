"""Plain text to an article: the text stays verbatim, its first and last lines are read as metadata and furniture."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from wherefrom.intake.bylines import clean_names, is_name
from wherefrom.intake.credits import credit_in_authors, credit_in_text, same_outlet
from wherefrom.intake.dates import iso_date, printed_date
from wherefrom.intake.found import Found, joined_spans
from wherefrom.intake.furniture import is_foot, is_prompt, is_rights, rights_in, without_tags
from wherefrom.lang.en.patterns import plain_text as en
from wherefrom.lang.en.patterns.furniture import OPENS_FOOT
from wherefrom.lang.en.patterns.printed_dates import DAY_FIRST, MONTH_FIRST
from wherefrom.lang.outlets import is_agency, outlet_named
from wherefrom.text.span import Span

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_HEAD_LINES = 12
_STACK_LINES = 5
_LONGEST_HEADLINE = 160
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")


@dataclass(slots=True)
class _Head:
    """What the first lines say, and which of them are furniture."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    credit: str | None = None
    credit_at: tuple[Span, ...] = ()
    spans: list[Span] = field(default_factory=list)


def read_plain(text: str, outlet: str | None = None) -> Found:
    """The article ``text``, verbatim, with what its head and foot say about it. ``outlet`` is given from outside."""
    lines = [_trimmed(text, match.span()) for match in _LINE.finditer(text)]
    head = _read_head(text, lines)
    body = [line for line in lines if line not in head.spans]
    foot = _foot(text, body)
    prompts = [span for span in body if span[1] - span[0] <= 400 and is_prompt(text[slice(*span)])]
    outlet = outlet or head.outlet
    furniture = joined_spans(head.spans + prompts + ([(foot[0][0], foot[-1][1])] if foot else []))
    credit = credit_in_text(text, body or lines, outlet)
    if credit is None and head.credit and not same_outlet(head.credit, outlet):
        from wherefrom.intake.article import CreditedOrigin

        credit = CreditedOrigin(head.credit, head.credit_at)
    return Found(
        text=text,
        title=head.title,
        outlet=outlet,
        authors=head.authors,
        published=head.published,
        modified=head.modified,
        sections=head.sections,
        credited_origin=credit,
        rights=rights_in(text, [line for line in foot if is_rights(text[slice(*line)]) or "©" in text[slice(*line)]]),
        furniture=furniture,
    )


def _read_head(text: str, lines: list[Span]) -> _Head:
    head = _Head()
    if len(lines) < 2:
        return head
    at = _stacked(text, lines)
    if at:
        head.title = html.unescape(without_tags(text[slice(*lines[0])]))
        head.spans.extend(line for line in lines[:at] if not _ENDS_SENTENCE.search(text[slice(*line)]))
    elif _is_title(text, lines):
        head.title = html.unescape(without_tags(text[slice(*lines[0])]))
        head.spans.append(lines[0])
        at = 1
        if _is_signature(text, lines):
            head.authors = clean_names([text[slice(*lines[1])]])
            head.spans.append(lines[1])
            at = 2
    for i, span in enumerate(lines[at:_HEAD_LINES], at):
        if span is lines[-1] or span[1] - span[0] > 700:
            break
        if _is_dated_name(head, text, lines, i):
            head.authors = clean_names([text[slice(*span)]])
        elif not _read_head_line(head, text, span):
            break
        head.spans.append(span)
    return head


def _stacked(text: str, lines: list[Span]) -> int:
    """How many lines stand over a byline, the headline first: no sentence among them but one; 0 where there is none."""
    told = 0
    for at, (start, end) in enumerate(lines[: _STACK_LINES + 1]):
        line = text[start:end]
        if en.BYLINE.match(without_tags(line)):
            lone = at + 1 < len(lines) and not (told and _ENDS_SENTENCE.search(line))
            return at if at > 1 and lone and _read_byline(_Head(), line, (start, end)) else 0
        told += _ENDS_SENTENCE.search(line) is not None
        if end - start > _LONGEST_HEADLINE or told > min(at, 1):
            return 0
    return 0


def _is_title(text: str, lines: list[Span]) -> bool:
    """Whether the first line is a headline: short, no sentence, set off, and followed by sentences."""
    line = without_tags(text[slice(*lines[0])])
    if not 8 <= len(line) <= 200 or len(line.split()) > 30 or en.BYLINE.match(line) or is_agency(line):
        return False
    if _ENDS_SENTENCE.search(line) and not re.search(r"[?!][\"”’']?\s*$|\b[A-Z]\.[A-Z]\.$", line):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"“‘'"):
        return False
    following = text[slice(*lines[2 if _is_signature(text, lines) else 1])]
    probe = _Head()
    set_off = text.count("\n", lines[0][1], lines[1][0]) >= 2 or text.count("\r", lines[0][1], lines[1][0]) >= 2
    if _read_head_line(probe, text, lines[1]) or _is_signature_dated(text, lines):
        return True
    return set_off and len(following) > len(line) and bool(_ENDS_SENTENCE.search(following)) and line[-1] not in '"”?!'


def _is_signature(text: str, lines: list[Span]) -> bool:
    """Whether the second line is nothing but a person's name, with the text or a date under it."""
    if len(lines) < 3 or not _is_name_alone(text, lines[1]):
        return False
    set_off = lines[2][1] - lines[2][0] >= 60 and _is_set_off(text, lines[1], lines[2])
    return set_off or _is_signature_dated(text, lines)


def _is_signature_dated(text: str, lines: list[Span]) -> bool:
    dated = len(lines) > 3 and _read_date_line(_Head(), without_tags(text[slice(*lines[2])]))
    return dated and _is_name_alone(text, lines[1])


def _is_dated_name(head: _Head, text: str, lines: list[Span], at: int) -> bool:
    """Whether a line is nothing but a name between the date and the text."""
    dated = head.published or head.modified
    return (
        bool(dated and not head.authors) and _is_name_alone(text, lines[at]) and _is_set_off(text, *lines[at : at + 2])
    )


def _is_name_alone(text: str, span: Span) -> bool:
    line = without_tags(text[slice(*span)])
    return span[1] - span[0] <= 60 and is_name(line) and outlet_named(line) is None


def _is_set_off(text: str, one: Span, other: Span) -> bool:
    return "\n\n" in text[one[1] : other[0]].replace("\r", "")


def _read_head_line(head: _Head, text: str, span: Span) -> bool:
    """Take what a byline, date, section or share line says; False if it is none of them."""
    raw = text[slice(*span)]
    line = without_tags(raw)
    if en.BYLINE.match(line) and _read_byline(head, raw, span):
        return True
    if _read_date_line(head, line):
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


def _read_byline(head: _Head, raw: str, span: Span) -> bool:
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


def _read_date_line(head: _Head, line: str) -> bool:
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


def _foot(text: str, lines: list[Span]) -> list[Span]:
    """The last lines, as far up as every one of them is furniture; or from the line that always opens a foot."""
    at = len(lines)
    while at > 0 and is_foot(text[slice(*lines[at - 1])]):
        at -= 1
    for i in range(max(1, len(lines) // 2), at):
        if OPENS_FOOT.match(without_tags(text[slice(*lines[i])])):
            return lines[i:]
    return lines[at:] if at > 0 else []


def _trimmed(text: str, span: Span) -> Span:
    line = text[slice(*span)]
    return span[0] + len(line) - len(line.lstrip()), span[1] - len(line) + len(line.rstrip())
