"""Plain text to an article: the text stays verbatim, its first and last lines are read as metadata and furniture."""

from __future__ import annotations

import html
import re

from wherefrom.intake.bylines import clean_names, is_name
from wherefrom.intake.credits import credit_in_text, same_outlet
from wherefrom.intake.forms.head_lines import HEAD_LINES, Head, read_byline, read_date_line, read_head_line
from wherefrom.intake.forms.pasted import read_pasted_head
from wherefrom.intake.found import Found, joined_spans
from wherefrom.intake.furniture import is_foot, is_prompt, is_rights, rights_in, without_tags
from wherefrom.lang.en.patterns import plain_text as en
from wherefrom.lang.en.patterns.furniture import OPENS_FOOT
from wherefrom.lang.outlets import is_agency, outlet_named
from wherefrom.text.span import Span

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_STACK_LINES = 5
_LONGEST_HEADLINE = 160
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")


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
        url=head.url,
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


def _read_head(text: str, lines: list[Span]) -> Head:
    head = Head()
    if len(lines) < 2:
        return head
    if (pasted := read_pasted_head(text, lines[:HEAD_LINES], last=lines[-1])) is not None:
        return pasted
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
    for i, span in enumerate(lines[at:HEAD_LINES], at):
        if span is lines[-1] or span[1] - span[0] > 700:
            break
        if _is_dated_name(head, text, lines, i):
            head.authors = clean_names([text[slice(*span)]])
        elif not read_head_line(head, text, span):
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
            return at if at > 1 and lone and read_byline(Head(), line, (start, end)) else 0
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
    probe = Head()
    set_off = text.count("\n", lines[0][1], lines[1][0]) >= 2 or text.count("\r", lines[0][1], lines[1][0]) >= 2
    if read_head_line(probe, text, lines[1]) or _is_signature_dated(text, lines):
        return True
    return set_off and len(following) > len(line) and bool(_ENDS_SENTENCE.search(following)) and line[-1] not in '"”?!'


def _is_signature(text: str, lines: list[Span]) -> bool:
    """Whether the second line is nothing but a person's name, with the text or a date under it."""
    if len(lines) < 3 or not _is_name_alone(text, lines[1]):
        return False
    set_off = lines[2][1] - lines[2][0] >= 60 and _is_set_off(text, lines[1], lines[2])
    return set_off or _is_signature_dated(text, lines)


def _is_signature_dated(text: str, lines: list[Span]) -> bool:
    dated = len(lines) > 3 and read_date_line(Head(), without_tags(text[slice(*lines[2])]))
    return dated and _is_name_alone(text, lines[1])


def _is_dated_name(head: Head, text: str, lines: list[Span], at: int) -> bool:
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
