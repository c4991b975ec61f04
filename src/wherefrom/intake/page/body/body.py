"""The paragraphs of a page's article: the lines chosen for it, freed of what is not the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.intake.furniture import is_credit, is_prompt
from wherefrom.intake.page.body.choice import Choice, article_lines
from wherefrom.intake.page.body.lines import Line, lines_of
from wherefrom.intake.page.body.prose import make_of, up
from wherefrom.intake.page.body.quotations import Quoted, quotation_blocks, quoted_among
from wherefrom.lang.en.patterns import page_lines as en
from wherefrom.lang.fold import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from wherefrom.intake.page.metadata.metadata import PageMetadata

_SHORT = 400
_BETWEEN_LINKS = re.compile(r"\s+[|•·/»>–-]\s+")
_STANDFIRST = re.compile(
    r"stand-?first|sub-?title|sub-?head\w*|\bdek\b|\bdeck\b|summary|excerpt|\blead\b|\blede\b|\bintro|"
    r"strap-?line|description|abstract|"
    r"synopsis|article-?sub|header-?sub|teaser-?text|preamble|chapo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """An article's paragraphs, the short lines of its page that stand around them, and the page's copyright lines.

    ``quoted``: which paragraphs are quotations that the page sets off.
    """

    paragraphs: list[str]
    before: list[str]
    after: list[str]
    notices: list[str]
    quoted: list[Quoted]


def read_body(tree: HtmlElement, about: PageMetadata) -> Body:
    """The article's paragraphs in order (standfirst, text, subheadings, credit lines); none where there is no article.

    What the metadata say helps: the description tells which line is the standfirst, and ``articleBody`` stands in where
    the page itself holds much less.
    """
    blocks = quotation_blocks(tree)
    lines = lines_of(tree)
    kept = _cleaned(article_lines(tree, lines), about.title)
    kept, quoted = quoted_among(lines, kept, blocks)
    standfirst = _standfirst(lines, kept, about.title, about.description)
    article_body = about.node.get("articleBody")
    article_body = article_body if isinstance(article_body, str) else None
    paragraphs = ([standfirst] if standfirst else []) + [line.text for line in kept]
    quoted = [one.shifted(int(bool(standfirst))) for one in quoted]
    structured = [" ".join(p.split()) for p in re.split(r"\n+", article_body or "") if p.strip()]
    length = sum(map(len, paragraphs))
    if sum(map(len, structured)) > max(1.5 * length, _SHORT):
        paragraphs, quoted = structured, []
    before, after = _around(lines, kept)
    notices = [x.text for x in lines if "©" in x.text or en.COPYRIGHT in x.text]
    return Body(paragraphs, before, after, notices, quoted)


def _around(lines: list[Line], kept: list[Line]) -> tuple[list[str], list[str]]:
    """Up to fifteen short lines on either side of the article's first and last line: bylines, credits, notes."""
    if not kept:
        return [], []
    prose = [line for line in kept if line.is_prose] or kept
    first, last = (next(i for i, line in enumerate(lines) if line is end) for end in (prose[0], prose[-1]))
    texts = [line.text for line in lines]
    before = [text for text in texts[max(0, first - 15) : first] if len(text) < 200]
    return before, [text for text in texts[last + 1 : last + 16] if len(text) < 600]


def _cleaned(choice: Choice, title: str | None) -> list[Line]:
    kept: list[Line] = []
    seen: set[str] = set()
    headline = letters_of(title or "")
    for line in _without_more(choice.lines):
        letters = letters_of(line.text)
        if not letters or line.element.tag == "h1" or letters == headline or (len(letters) > 50 and letters in seen):
            continue
        if (
            _is_link(line)
            or _is_label(line)
            or (len(kept) < 4 and _is_byline(line.text))
            or (is_prompt(line.text) and not is_credit(line.text))
        ):
            continue
        seen.add(letters)
        kept.append(line)
    return _without_ends(kept, choice.extracted)


def _without_more(lines: list[Line]) -> list[Line]:
    """Without what stands under a heading like "More from ...", where that is the smaller part."""
    lengths = [len(line.text) if line.is_prose else 0 for line in lines]
    for i, line in enumerate(lines):
        if not en.MORE.match(line.text) or not (line.is_heading or (len(line.text) < 60 and line.text[-1] != ":")):
            continue
        if sum(lengths[i:]) < 0.4 * sum(lengths) and not _goes_on(lines[:i], lines[i:]):
            return lines[:i] + [later for later in lines[i:] if is_credit(later.text)]
    return lines


def _goes_on(before: list[Line], after: list[Line]) -> bool:
    """Whether the paragraphs after a heading are made like the ones before it, so that it only interrupts them."""
    made = {make_of(line) for line in before if line.is_prose}
    prose = [line for line in after if line.is_prose]
    return bool(prose) and 2 * sum(make_of(line) in made for line in prose) > len(prose)


def _is_label(line: Line) -> bool:
    """A time stamp, a caption with its credit, the heading of a list of links."""
    short = len(line.text) < 300
    return short and bool(
        en.STAMP.match(line.text)
        or en.CAPTION.search(line.text)
        or (len(line.text) < 40 and en.MORE.match(line.text) and line.is_heading)
    )


def _is_byline(text: str) -> bool:
    return len(text) < 160 and bool(en.BYLINE.match(text)) and not _ends_sentence(text)


def _is_link(line: Line) -> bool:
    return len(line.text) < 250 and line.linked >= 0.85 * len(_BETWEEN_LINKS.sub("", line.text))


def _without_ends(lines: list[Line], extracted: set[int]) -> list[Line]:
    """Without headings before the first paragraph and after the last, and without the short lines (byline, date) there.

    Such a line stays where it is a sentence, a credit, or trafilatura takes it as well.
    """
    told = [i for i, line in enumerate(lines) if line.is_prose]
    told = told or [i for i, line in enumerate(lines) if _ends_sentence(line.text) and not line.is_heading]
    if not told:
        return [line for line in lines if id(line) in extracted and not line.is_heading]
    kept = [line for line in lines[: told[0]] if not line.is_heading and _may_stay(line, extracted)]
    kept += lines[told[0] : told[-1] + 1]
    kept += [line for line in lines[told[-1] + 1 :] if is_credit(line.text) or _may_stay(line, extracted)]
    while kept[-1].is_heading:
        kept.pop()
    return kept


def _may_stay(line: Line, extracted: set[int]) -> bool:
    return id(line) in extracted or (not line.is_heading and _ends_sentence(line.text))


def _ends_sentence(text: str) -> bool:
    return len(text) > 20 and bool(re.search(r"[.!?…:。！？][\"”’')\]]*$", text))


def _standfirst(lines: list[Line], kept: list[Line], title: str | None, description: str | None) -> str | None:
    """The line under the headline that sums the article up: classed so, or the same as the page's description."""
    first = kept[0].text if kept else ""
    texts = {letters_of(line.text) for line in kept}
    told = letters_of(description or "")
    for line in lines:
        if line.text == first:
            break
        letters = letters_of(line.text)
        if (
            not 30 <= len(line.text) <= 500
            or _is_byline(line.text)
            or letters in texts
            or letters == letters_of(title or "")
            or _is_link(line)
        ):
            continue
        if told and letters == told:
            return line.text
        if any(_STANDFIRST.search(_marks(element)) for element in up(line.element)[:2]):
            return line.text
    return None


def _marks(element: HtmlElement) -> str:
    return " ".join(
        filter(None, (element.get("class"), element.get("id"), element.get("itemprop"), element.get("data-testid")))
    )
