"""Nexis, Nexis Uni and LexisNexis: a head, the text, a classification; parted by "End of Document" or "1 of 300"."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.intake.press import labels
from wherefrom.intake.press.records import (
    Record,
    Unread,
    day_in,
    first,
    label_of,
    outlet_in,
)

_HEAD_BLOCKS = 25
_LONGEST_DATE = 90


def nexis_parts(lines: Sequence[str]) -> list[Sequence[str]] | None:
    """The parts of an export of Nexis, each one article with the line that parts it; None where it is none."""
    ends = [at for at, line in enumerate(lines) if line.strip().casefold() in labels.ENDS]
    if ends and any(_is_head(line) for line in lines[: ends[0]]):
        parts = [lines[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [e + 1 for e in ends])]  # noqa: B905
        rest = [line for line in lines[ends[-1] + 1 :] if line.strip() and not labels.RUNNING.fullmatch(line.strip())]
        return [*parts, rest] if rest else parts
    starts = [at for at, line in enumerate(lines) if labels.NUMBERED.fullmatch(line)]
    if not starts or not any(_is_head(line) for line in lines[starts[0] : starts[0] + 60]):
        return None
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _is_head(line: str) -> bool:
    return label_of(line)[0] in labels.HEAD or line.strip().casefold() in labels.BODY


def read_nexis(part: Sequence[str]) -> Record | Unread:
    """The article of one part, by its paragraphs."""
    numbered = any(labels.NUMBERED.fullmatch(block) for block in part[:10])
    blocks = [block for block in part if not labels.NUMBERED.fullmatch(block)]
    ended = bool(blocks) and blocks[-1].casefold() in labels.ENDS
    if not ended and not numbered:
        return Unread("breaks off before its end")
    if ended:
        blocks.pop()
    at = _body_start(blocks)
    head, below = blocks[:at], blocks[at:]
    body, tail = _parted(below)
    fields, loose = _fields(head)
    named = _named(loose, numbered=numbered)
    if not body:
        return Unread("has no text below its head")
    return Record(
        source="\n\n".join(part),
        paragraphs=(*_kept(fields.get("highlight")), *body, *_kept(fields.get("correction"))),
        title=first((fields.get("title"), named.get("title"))),
        outlet=outlet_in(first((fields.get("outlet"), named.get("outlet")))),
        published=day_in(named.get("date")),
        author=fields.get("author"),
        section=_section(fields.get("section")),
        rights=first(block for block in (*head, *tail) if labels.COPYRIGHT.match(block)),
        language=_language(tail),
    )


def _kept(words: str | None) -> tuple[str, ...]:
    return (words,) if words else ()


def _body_start(blocks: list[str]) -> int:
    """Where the text begins: below "Body", else below the last of the labels over it."""
    for at, block in enumerate(blocks):
        if block.casefold() in labels.BODY:
            return at + 1
        if block.startswith(labels.BODY_LABEL):
            blocks[at : at + 1] = [labels.BODY_LABEL, block.removeprefix(labels.BODY_LABEL).strip()]
            return at + 1
    heads = [at for at, block in enumerate(blocks[:_HEAD_BLOCKS]) if label_of(block)[0] in labels.HEAD]
    at = 0
    for place in heads:
        # A label far below the others is a word of the text: "Correction: ..." at its end.
        if at and place > at + 3:
            break
        at = place + 1
    return at


def _parted(blocks: list[str]) -> tuple[list[str], list[str]]:
    """The text, and what stands below it: the classification, notices, the copyright."""
    for at in range(len(blocks) - 1, -1, -1):
        if blocks[at].casefold() in labels.CLASSIFIED:
            return _without_links(blocks[:at]), blocks[at:]
    at = len(blocks)
    while at > 0 and _is_tail(blocks[at - 1]):
        at -= 1
    return _without_links(blocks[:at]), blocks[at:]


def _is_tail(block: str) -> bool:
    marked = labels.COPYRIGHT.match(block) or labels.INDEXED.search(block)
    return label_of(block)[0] in labels.TAIL or bool(marked) or _is_notice(block)


def _is_notice(block: str) -> bool:
    return block.casefold().strip(" .") == "all rights reserved"


def _without_links(blocks: list[str]) -> list[str]:
    return [block for block in blocks if not labels.LINKED.fullmatch(block)]


def _fields(head: list[str]) -> tuple[dict[str, str], list[str]]:
    """The labelled values of a head, and its other lines in order."""
    fields: dict[str, str] = {}
    loose: list[str] = []
    for block in head:
        label, value = label_of(block)
        if label in labels.HEAD:
            fields.setdefault(labels.HEAD[label], value)
        elif not _is_notice(block) and not labels.LINKED.fullmatch(block) and block.casefold() not in labels.BODY:
            loose.append(block)
    return fields, loose


def _named(loose: list[str], *, numbered: bool) -> dict[str, str]:
    """Title, outlet and date of the lines without labels: title, outlet, date; the old form begins with the outlet."""
    above = [block for block in loose if not labels.COPYRIGHT.match(block)]
    days = [at for at, block in enumerate(above) if len(block) <= _LONGEST_DATE and day_in(block)]
    if not days:
        return {"title": above[0]} if above else {}
    if numbered:
        at = days[0]
        rest = [block for block in above[at + 1 :] if not labels.EDITION.fullmatch(block)]
        named = {"outlet": above[at - 1] if at else None, "date": above[at], "title": rest[0] if rest else None}
    else:
        at = days[-1]
        covered = any(labels.COVER.match(block) for block in above[:at])
        title = None if at < 2 else above[at - 2] if covered or at > 4 else above[0]
        named = {"outlet": above[at - 1] if at else None, "date": above[at], "title": title}
        if at == 1 and title is None:
            named["title"] = None
    return {key: value for key, value in named.items() if value is not None}


def _section(words: str | None) -> str | None:
    return words.partition(";")[0].strip()[:100] or None if words else None


def _language(tail: list[str]) -> str | None:
    for block in tail:
        label, value = label_of(block)
        if label is not None and value.partition(";")[0].strip().casefold() in labels.LANGUAGES:
            return labels.LANGUAGES[value.partition(";")[0].strip().casefold()]
    return None
