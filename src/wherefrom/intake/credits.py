"""Who the article itself names as its original source: wire tags, credit lines, and what metadata says of it.

What counts: a dateline with an agency in it, a line that says where the article first appeared, a byline that is an
agency, a copyright line that names one, a canonical link to another publisher. What does not: photo credits, "First
published on 3 May", author biographies, "X contributed to this report", and a page that names itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wherefrom.intake.article import CreditedOrigin
from wherefrom.lang.en.patterns import credited_origins as en
from wherefrom.lang.en.patterns.spellings import ARTICLE
from wherefrom.lang.fold import letters_of
from wherefrom.lang.outlets import host_of, is_agency, outlet_named, outlet_of_host, outlet_record
from wherefrom.text.span import Span

_HEAD_PARAGRAPHS = 4
_FOOT_PARAGRAPHS = 15
_LONGEST = 600

_DATELINE = re.compile(
    r"^\W{0,2}(?:[A-ZÀ-Þ][^\n()—–]{0,70}?[\s,]*)?\((?P<name>[A-Za-z][\w .&/-]{1,40})\)\s*(?:[-—–―:]{1,3}|\s[A-Z“\"])"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_MIRRORS = {
    "ampproject",
    "google",
    "googleusercontent",
    "cloudfront",
    "akamaized",
    "archive",
    "webcache",
    "bing",
    "web",
}


def credit_in_text(
    text: str, paragraphs: Sequence[Span], outlet: str | None, furniture: Sequence[Span] = ()
) -> CreditedOrigin | None:
    """The original source that the head or the foot of ``text`` names, with the words that do; None where neither does.

    ``paragraphs`` are the paragraphs or lines of the text in order; ``outlet`` is whose article it is: an outlet is
    not its own source, unless a line says in so many words that it is.
    """
    foot = list(paragraphs[-_FOOT_PARAGRAPHS:])
    head = list(paragraphs[:_HEAD_PARAGRAPHS])
    lines = foot + [span for span in head if span not in foot]
    for reader in (_strong, _dateline, _known, _signed_off if has_other_dateline(text, head) else _agency_foot):
        for span in head if reader is _dateline else lines:
            found = reader(text, span)
            if found and (not same_outlet(found.name, outlet) or _says_so(text, span)):
                return found
    return None


def _says_so(text: str, span: Span) -> bool:
    return en.SAYS_SO in text[span[0] : span[0] + _LONGEST].lower()


def has_other_dateline(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether an agency that is not Reuters signs the head of ``text``: a foot of Reuters' form is then its own."""
    heads = (text[start : min(end, start + 160)] for start, end in paragraphs[:_HEAD_PARAGRAPHS])
    return any((match := _DATELINE.match(head)) and outlet_named(match["name"]) != en.REUTERS for head in heads)


def credit_in_lines(lines: Iterable[str], outlet: str | None, *, other_dateline: bool = False) -> str | None:
    """Like ``credit_in_text``, for lines that stand on the page but not in the article's text: the name alone."""
    for line in lines:
        span = (0, len(line))
        for reader in (_strong, _known, _signed_off if other_dateline else _agency_foot):
            found = reader(line, span)
            if found and not same_outlet(found.name, outlet):
                return found.name
    return None


def credit_in_authors(authors: Sequence[str], outlet: str | None) -> str | None:
    """The agency that stands in a byline in place of a person, or beside one."""
    for author in authors:
        if is_agency(author) and not same_outlet(author, outlet):
            return outlet_named(author)
    return None


def credit_in_bylines(lines: Iterable[str], outlet: str | None) -> str | None:
    """The agency that a byline ends with ("By Jane Doe, The Associated Press") or that stands on a line of its own."""
    for line in lines:
        words = _TAG.sub("", line).strip(" .|,-–—•").split()
        byline = bool(words) and words[0].lower() in en.BYLINE_WORDS
        if len(line) > 150 or not words or (not byline and len(words) > 4) or en.PHOTO.search(line):
            continue
        for start in range(1 if byline else 0, len(words)):
            name = " ".join(words[start:])
            if (
                (byline or (start == 0 and (len(name) > 2 or name == en.SHORTEST_AGENCY)))
                and is_agency(name)
                and not same_outlet(name, outlet)
            ):
                return outlet_named(name)
    return None


def credit_of_address(canonical: str | None, url: str | None, outlet: str | None) -> str | None:
    """The publisher whose page the canonical link says this is, where that is another than the page's own.

    A cache, a content network, another country's edition and another host of the same name are no other publisher.
    """
    there, here = brand_of(canonical), brand_of(url)
    if not there or not here or there == here or there in _MIRRORS or here in _MIRRORS:
        return None
    host = host_of(canonical)
    name = outlet_of_host(host) or host.removeprefix("www.")
    own = outlet_of_host(host_of(url))
    if same_outlet(name, own) or same_outlet(name, outlet) or _squeezed(there) in _squeezed(outlet or ""):
        return None
    return name


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names mean the same outlet, by the list of outlets or by their letters."""
    if not one or not other:
        return False
    first, second = outlet_named(one) or one, outlet_named(other) or other
    return _squeezed(first) == _squeezed(second)


def _strong(text: str, span: Span) -> CreditedOrigin | None:
    line = text[span[0] : min(span[1], span[0] + _LONGEST)]
    for pattern in en.STRONG:
        match = pattern.search(line)
        if match is None:
            continue
        found = _named(line, match.end(), known=False)
        if found:
            name, end = found
            return CreditedOrigin(name, ((span[0] + _first_word(line, match), span[0] + end),))
    return None


def _known(text: str, span: Span) -> CreditedOrigin | None:
    line = text[span[0] : min(span[1], span[0] + 300)]
    if en.PHOTO.search(line):
        return None
    for pattern in en.KNOWN_ONLY:
        match = pattern.match(line)
        found = _named(line, match.end(), known=True) if match else None
        if match and found and _may_credit(pattern, line, found):
            return CreditedOrigin(found[0], ((span[0] + _first_word(line, match), span[0] + found[1]),))
    return None


def _may_credit(pattern: re.Pattern[str], line: str, found: tuple[str, int]) -> bool:
    """A byline or a copyright line credits an agency only, and a byline must end with it ("By Reuters")."""
    if pattern not in (en.BYLINE, en.COPYRIGHT):
        return len(line) - found[1] < 80
    ends = len(_TAG.sub("", line[found[1] :]).strip(" .|,-–—")) < 30
    return is_agency(found[0]) and (ends or pattern is en.COPYRIGHT)


def _dateline(text: str, span: Span) -> CreditedOrigin | None:
    line = text[span[0] : min(span[1], span[0] + 160)]
    match = _DATELINE.match(line)
    name = outlet_named(match["name"]) if match else None
    if match is None or name is None or (match["name"].islower() and not is_agency(name)):
        return None
    before = line[: match.start("name")].strip(' ("“')
    # A place is written in capitals, or there is a date, or nothing at all.
    if en.TITLE.match(before):
        return None
    if before and not (before.split()[0].rstrip(",").isupper() or re.search(r"\d", before) or len(before.split()) <= 4):
        return None
    return CreditedOrigin(name, ((span[0] + match.start("name") - 1, span[0] + match.end("name") + 1),))


def _agency_foot(text: str, span: Span) -> CreditedOrigin | None:
    line = text[span[0] : min(span[1], span[0] + _LONGEST)]
    if en.REPORTING_BY.match(line) and not en.PHOTO.search(line):
        return CreditedOrigin(en.REUTERS, ((span[0], span[1]),))
    return _signed_off(text, span)


def _signed_off(text: str, span: Span) -> CreditedOrigin | None:
    start, line = span[0], text[span[0] : min(span[1], span[0] + _LONGEST)]
    if en.PHOTO.search(line):
        return None
    match = en.AGENCY_WRITERS.match(line)
    if match:
        return CreditedOrigin(
            outlet_named(match["name"]) or match["name"], ((start + match.start("name"), start + match.end()),)
        )
    tail_start = max(span[0], span[1] - 60)
    match = en.SIGNED.search(text[tail_start : span[1]])
    if match and span[1] == len(text.rstrip()) and is_agency(match["name"]):
        name = outlet_named(match["name"]) or match["name"]
        return CreditedOrigin(name, ((tail_start + match.start("name"), tail_start + match.end("name")),))
    return None


def _named(line: str, at: int, known: bool) -> tuple[str, int] | None:
    """The outlet that begins at ``at`` and its end: the longest run of words that the list knows, else all."""
    match = en.NAME.match(line, at)
    if match is None or en.DATE_LIKE.match(match["name"]):
        return None
    words, start = match["name"].rstrip(".,'’"), match.start("name")
    pieces = words.split(" ")
    for count in range(len(pieces), 0, -1):
        part = " ".join(pieces[:count]).rstrip(".,;:")
        if (record := outlet_record(part)) is not None:
            return record.name, start + len(part)
    if known:
        return None
    name = en.NAME_END.split(ARTICLE.sub("", words))[0].strip(" .,")
    return (name, line.index(name, start) + len(name)) if len(name) > 1 else None


def _first_word(line: str, match: re.Match[str]) -> int:
    return match.start() + len(match.group()) - len(match.group().lstrip(" .*•]\t"))


def brand_of(url: str | None) -> str | None:
    """The label of an address that names its owner: ``guardian`` in www.guardian.co.uk."""
    host = host_of(url)
    labels = host.removeprefix("www.").split(".")
    if len(labels) < 2:
        return None
    second_level = len(labels) > 2 and len(labels[-1]) == 2 and (len(labels[-2]) <= 3 or labels[-2] in {"info", "news"})
    return labels[-3] if second_level else labels[-2]


def _squeezed(name: str) -> str:
    return letters_of(ARTICLE.sub("", name).replace("&", en.AND))
