"""Factiva: lines in a fixed order over the text, or two-letter codes; "Document ABCD..." under each article."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.intake.bylines import is_name
from wherefrom.intake.press import labels
from wherefrom.intake.press.records import Record, Unread, day_in, first, outlet_in
from wherefrom.lang.en.patterns.plain_text import BYLINE

_HEAD_BLOCKS = 16
_LEAST_CODES = {"HD", "WC", "PD", "SN"}
_BELOW = {"CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART"}


def factiva_parts(lines: Sequence[str]) -> list[Sequence[str]] | None:
    """The parts of an export of Factiva, each one article with the line under it; None where it is none."""
    ends = [at for at, line in enumerate(lines) if labels.ACCESSION.fullmatch(line.strip())]
    if not ends or not any(_is_length(line) for line in lines[: ends[0]]):
        return None
    parts = [lines[start:end] for start, end in zip([0, *(end + 1 for end in ends)], [e + 1 for e in ends])]  # noqa: B905
    rest = lines[ends[-1] + 1 :]
    # Below the last stands what was searched; an article of which a part is missing has its length.
    return [*parts, rest] if any(_is_length(line) for line in rest) else parts


def read_factiva(part: Sequence[str]) -> Record | Unread:
    """The article of one part, by its paragraphs."""
    blocks = [block for block in part if not labels.RUNNING.fullmatch(block)]
    end = labels.ACCESSION.fullmatch(blocks[-1]) if blocks else None
    if end is None:
        return Unread("breaks off before its end")
    coded = _coded(blocks)
    if coded.keys() >= _LEAST_CODES:
        return _of_codes(part, coded, end[1])
    at = next((at for at, block in enumerate(blocks) if _is_length(block)), None)
    if at is None:
        return Unread("has no line with its length, by which its head is known")
    title, author, section = _above(blocks[:at])
    head, body = _parted(blocks[at + 1 : -1])
    if not body:
        return Unread("has no text below its head")
    day = next((place for place, block in enumerate(head) if day_in(block)), None)
    names = [block for block in head[(day or 0) + 1 :] if not labels.CLOCK.fullmatch(block)]
    outlet = names[0] if day is not None and names else None
    return Record(
        source="\n\n".join(part),
        paragraphs=tuple(body),
        title=title,
        outlet=outlet_in(outlet),
        published=day_in(head[day]) if day is not None else None,
        author=author,
        section=section if section != outlet else None,
        rights=first(block for block in head if labels.COPYRIGHT.match(block)),
        language=first(labels.LANGUAGES.get(block.casefold()) for block in head),
        id=end[1],
    )


def _is_length(line: str) -> bool:
    line = line.strip()
    return bool(labels.WORDS.fullmatch(line) or labels.WORDS.fullmatch(line.removeprefix("WC").strip()))


def _above(blocks: list[str]) -> tuple[str | None, str | None, str | None]:
    """Title, byline and section over the length: a section may stand over the title, a byline under it."""
    blocks = blocks[-4:]
    author = None
    if len(blocks) > 1 and _is_byline(blocks[-1], last_of=len(blocks)):
        author = blocks.pop()
    if not blocks:
        return None, author, None
    has_section = len(blocks) > 1 and len(blocks[0].split()) <= 4 and len(blocks[0]) < len(blocks[1])
    title = " ".join(blocks[1:] if has_section else blocks)
    return title, author, blocks[0] if has_section else None


def _is_byline(block: str, last_of: int) -> bool:
    """Whether the line over the length is no title: it says "By", or names people under what has a title's length."""
    if BYLINE.match(block):
        return True
    names = block.title() if block.isupper() else block
    return len(block) <= 80 and last_of > 1 and is_name(names.partition(",")[0].partition(" and ")[0])


def _parted(blocks: list[str]) -> tuple[list[str], list[str]]:
    """The head under the length, and the text: it begins below the copyright, else below the language."""
    above = blocks[:_HEAD_BLOCKS]
    ends = [at for at, block in enumerate(above) if labels.COPYRIGHT.match(block)]
    ends = ends or [at for at, block in enumerate(above) if block.casefold() in labels.LANGUAGES]
    at = ends[0] + 1 if ends else 0
    while at < len(blocks) and blocks[at].casefold().strip(" .") == "all rights reserved":
        at += 1
    return blocks[:at], blocks[at:]


def _coded(part: Sequence[str]) -> dict[str, list[str]]:
    """The lines of each two-letter code. In the text only those count that can follow it."""
    found: dict[str, list[str]] = {}
    current: str | None = None
    for line in part:
        match = labels.CODED.match(line)
        code = match[1] if match and match[1] in labels.CODES else None
        if code is not None and current in {"LP", "TD"} and code != "TD" and code not in _BELOW:
            code = None
        if code is not None and code not in found:
            current = code
            found[code] = [line.strip()[len(code) :].strip()]
        elif current is not None:
            found[current].append(line.strip())
    return {code: [line for line in lines if line] for code, lines in found.items()}


def _of_codes(part: Sequence[str], coded: dict[str, list[str]], accession: str) -> Record | Unread:
    def value(code: str) -> str | None:
        return " ".join(coded.get(code, [])) or None

    body = [*coded.get("LP", []), *coded.get("TD", [])]
    if not body:
        return Unread("has no text (neither LP nor TD)")
    return Record(
        source="\n\n".join(part),
        paragraphs=tuple(body),
        title=value("HD"),
        outlet=outlet_in(value("SN")),
        published=day_in(value("PD")),
        author=value("BY"),
        section=value("SE"),
        rights=value("CY"),
        language=labels.LANGUAGES.get((value("LA") or "").casefold()),
        id=accession,
    )
