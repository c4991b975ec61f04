"""The paragraphs of a page's article: the element that holds most of its prose, freed of what is not the article.

Prose is weighed up the tree with a loss at every step, so that the smallest element around the whole article weighs
most (the idea of Readability, Arc90 2009). What class names and elements give away as asides is left out, unless it
holds so much of the page's prose that the name must mean something else. Where little is found, trafilatura
(Barbaresi, ACL 2021) is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.intake.furniture import is_credit, is_prompt
from wherefrom.intake.page.lines import Line, lines_of
from wherefrom.lang.en.patterns import page_lines as en
from wherefrom.lang.fold import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from wherefrom.intake.page.metadata import PageMetadata

_LOSS = 0.8
_TOO_MUCH = 0.35
_SHORT = 400
_STANDFIRST = re.compile(
    r"stand-?first|sub-?title|sub-?head\w*|\bdek\b|\bdeck\b|summary|excerpt|\blead\b|\blede\b|\bintro|"
    r"strap-?line|description|abstract|"
    r"synopsis|article-?sub|header-?sub|teaser-?text|preamble|chapo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """An article's paragraphs, the short lines of its page that stand around them, and the page's copyright lines."""

    paragraphs: list[str]
    before: list[str]
    after: list[str]
    notices: list[str]


def read_body(tree: HtmlElement, about: PageMetadata) -> Body:
    """The article's paragraphs in order (standfirst, text, subheadings, credit lines); none where there is no article.

    What the metadata say helps: the description tells which line is the standfirst, the authors' names which line is a
    biography, and ``articleBody`` stands in where the page itself holds much less.
    """
    lines = lines_of(tree)
    kept = _without_biographies(_cleaned(_article_lines(lines), about.title), about.authors)
    standfirst = _standfirst(lines, kept, about.title, about.description)
    article_body = about.node.get("articleBody")
    article_body = article_body if isinstance(article_body, str) else None
    paragraphs = ([standfirst] if standfirst else []) + [line.text for line in kept]
    structured = [" ".join(p.split()) for p in re.split(r"\n+", article_body or "") if p.strip()]
    length = sum(map(len, paragraphs))
    if sum(map(len, structured)) > max(1.5 * length, _SHORT):
        paragraphs = structured
    elif lines and length < _SHORT and not _is_monster(lines):
        paragraphs = max(paragraphs, _by_trafilatura(tree), key=lambda found: sum(map(len, found)))
    before, after = _around(lines, kept)
    return Body(paragraphs, before, after, [x.text for x in lines if "©" in x.text or en.COPYRIGHT in x.text])


def _around(lines: list[Line], kept: list[Line]) -> tuple[list[str], list[str]]:
    """Up to fifteen short lines on either side of the article's first and last line: bylines, credits, notes."""
    if not kept:
        return [], []
    prose = [line for line in kept if line.is_prose] or kept
    first, last = (next(i for i, line in enumerate(lines) if line is end) for end in (prose[0], prose[-1]))
    texts = [line.text for line in lines]
    before = [text for text in texts[max(0, first - 15) : first] if len(text) < 200]
    return before, [text for text in texts[last + 1 : last + 16] if len(text) < 600]


def _is_monster(lines: list[Line]) -> bool:
    """Whether a page has so many lines, or is nested so deep, that trafilatura would take minutes to find nothing."""
    return len(lines) > 2000 or any(sum(1 for _ in line.element.iterancestors()) > 250 for line in lines[:50])


def _by_trafilatura(tree: HtmlElement) -> list[str]:
    import trafilatura

    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    text = (found.text if found is not None and not isinstance(found, dict) else "") or ""
    return [line for line in text.split("\n") if line.strip()]


def _article_lines(lines: list[Line]) -> list[Line]:
    """The lines inside the element that holds the article's prose, without those that stand in asides."""
    trusted = _trusted(lines)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    for line in trusted:
        if not line.is_prose:
            continue
        weight, element = float(len(line.text)), line.element.getparent()
        while element is not None and weight > 1:
            weights[element] += weight
            weight *= _LOSS
            element = element.getparent()
    if not weights:
        return []
    best = max(weights, key=lambda element: weights[element])
    roots = _with_siblings(best, weights)
    return [line for line in trusted if any(root in roots for root in _up(line.element))]


def _trusted(lines: list[Line]) -> list[Line]:
    """The lines that no suspect element holds, and those in elements so named that they cannot be asides.

    What most of the page's prose stands in is the article, whatever its class says ("article-widgets"), and so is a
    paragraph made and placed like most of them ("teaser-content" around the first paragraphs before a paywall).
    """
    total = 0
    held: defaultdict[tuple[str, str], int] = defaultdict(int)
    made: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for line in lines:
        if line.is_prose:
            total += len(line.text)
            made[_make(line)] += len(line.text)
            for kind in {_kind(suspect) for suspect in line.suspects}:
                held[kind] += len(line.text)
    usual = max(made, key=lambda make: made[make]) if made else ()
    if usual and (made[usual] < _TOO_MUCH * total or not usual[-1]):
        usual = ()
    return [
        line
        for line in lines
        if all(held[_kind(suspect)] > _TOO_MUCH * total for suspect in line.suspects)
        or (usual and _make(line) == usual)
    ]


def _kind(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or element.get("id") or ""


def _make(line: Line) -> tuple[str, ...]:
    parent = line.element.getparent()
    return (*_kind(line.element), *(_kind(parent) if parent is not None else ("", "")))


def _up(element: HtmlElement) -> list[HtmlElement]:
    return [element, *element.iterancestors()]


def _with_siblings(best: HtmlElement, weights: dict[HtmlElement, float]) -> set[HtmlElement]:
    """``best`` and the elements beside it, or beside its parents, that are made alike: one article in several parts."""
    roots = {best}
    element = best
    for _ in range(5):
        parent = element.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            break
        mark = (element.tag, element.get("class"))
        if mark[1]:
            roots.update(s for s in parent if (s.tag, s.get("class")) == mark and weights.get(s, 0) > 0)
        element = parent
    return roots


def _cleaned(lines: list[Line], title: str | None) -> list[Line]:
    kept: list[Line] = []
    seen: set[str] = set()
    headline = letters_of(title or "")
    for line in _without_more(lines):
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
    return _without_ends(kept)


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
    made = {_make(line) for line in before if line.is_prose}
    prose = [line for line in after if line.is_prose]
    return bool(prose) and 2 * sum(_make(line) in made for line in prose) > len(prose)


def _without_biographies(lines: list[Line], authors: tuple[str, ...]) -> list[Line]:
    """Without the last lines that tell who an author is ("Jane Doe is a reporter at ...")."""
    names = [name.casefold() for name in authors if " " in name]
    end = len(lines)
    while end > 1 and lines[end - 1].text.casefold().startswith(tuple(names) or ("\0",)):
        if not en.BIOGRAPHY.search(lines[end - 1].text):
            break
        end -= 1
    return lines[:end]


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
    return line.linked >= 0.85 * len(line.text) and len(line.text) < 250


def _without_ends(lines: list[Line]) -> list[Line]:
    """Without the short lines before the first paragraph (byline, date) and after the last (headings of lists)."""
    prose = [i for i, line in enumerate(lines) if line.is_prose]
    if not prose:
        return [line for line in lines if _ends_sentence(line.text)]
    first, last = prose[0], prose[-1]
    before = [line for line in lines[:first] if not line.is_heading and _ends_sentence(line.text)]
    after = [
        line
        for line in lines[last + 1 :]
        if not line.is_heading and (_ends_sentence(line.text) or is_credit(line.text))
    ]
    return before + lines[first : last + 1] + after


def _ends_sentence(text: str) -> bool:
    return len(text) > 20 and bool(re.search(r"[.!?…:][\"”’')\]]*$", text))


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
        if any(_STANDFIRST.search(_marks(element)) for element in _up(line.element)[:2]):
            return line.text
    return None


def _marks(element: HtmlElement) -> str:
    return " ".join(
        filter(None, (element.get("class"), element.get("id"), element.get("itemprop"), element.get("data-testid")))
    )
