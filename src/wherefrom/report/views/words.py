"""The words and signs that people read in every report, and text made fit to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wherefrom.intake.article import Article
from wherefrom.lang.en.calendar import MONTHS
from wherefrom.reading.types import Kind, Layer, Reading, Stance, Statement, Voice
from wherefrom.text.showing import clean as clean
from wherefrom.text.showing import safe_url as safe_url
from wherefrom.text.span import Span

# Shapes differ as well as colours, so that nobody has to tell kinds apart by colour alone.
SIGNS: dict[Kind, str] = {
    "person": "●",
    "organization": "■",
    "outlet": "▲",
    "document": "◆",
    "group": "◉",
    "unnamed": "○",
}
KIND_WORDS: dict[Kind, tuple[str, str]] = {
    "person": ("person", "people"),
    "organization": ("organization", "organizations"),
    "outlet": ("news outlet", "news outlets"),
    "document": ("document", "documents"),
    "group": ("unnamed group", "unnamed groups"),
    "unnamed": ("unnamed source", "unnamed sources"),
}
VOICE_WORDS: dict[Voice, str] = {"direct": "in quotation marks", "indirect": "paraphrased", "mixed": "partly quoted"}
RETRACTION_WORDS = {"denies": "The outlet takes back", "confirms": "The outlet stands by"}
STANCE_WORDS: dict[Stance, str] = {
    "asserts": "states it as so",
    "confirms": "confirms what others said",
    "denies": "says it is not so",
    "doubts": "questions it",
    "refuses": "will not",
    "intends": "means to do it",
    "asks": "asks for it",
    "thinks": "believes or feels it",
}
FLAG_WORDS: dict[str, str] = {
    "unnamed-origin": "unnamed origin",
    "hearsay": "hearsay",
    "undated": "undated",
    "single-origin": "single origin",
    "circular": "circular",
    "disputed": "disputed",
    "altered-quote": "altered quotation",
    "uncredited-copy": "uncredited copy",
}
FLAG_MEANINGS: dict[str, str] = {
    "unnamed-origin": "the article does not name whose words these are",
    "hearsay": "the words went through at least two others before this article had them",
    "undated": "nothing says when",
    "single-origin": "everything goes back to one source",
    "circular": "the sources lead back to one another",
    "disputed": "somebody denies or doubts it",
    "altered-quote": "the quotation differs elsewhere",
    "uncredited-copy": "the same words stand elsewhere without credit",
}
NOBODY = "no source named"
ORIGIN_WORDS: dict[Kind, tuple[str, str]] = {
    "person": ("from a person", "from people"),
    "organization": ("from an organization", "from organizations"),
    "outlet": ("from a news outlet", "from news outlets"),
    "document": ("from a document", "from documents"),
    "group": ("from an unnamed group", "from unnamed groups"),
    "unnamed": ("unnamed", "unnamed"),
}
ANSWER_WORDS: dict[Stance, str] = {"denies": "denied by", "doubts": "doubted by", "confirms": "confirmed by"}
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
INLINE_TAG = re.compile(r"</?(?:a|b|br|em|h[1-6]|i|li|p|span|strong|u|ul)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
"""A tag that was left standing in plain text, as some archives of pages have them."""
_STILL_WORD_LIMIT = 24
_BEGINNING = 400
_TITLE_LIMIT = 80


def shorten(text: str, limit: int) -> str:
    """``text`` cut to at most ``limit`` characters, at a word where there is one near, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rfind(" ")
    if at_word > limit - _STILL_WORD_LIMIT:
        cut = cut[:at_word]
    return cut.rstrip(" ,;:–—-") + "…"


def phrase(text: str, spans: Iterable[Span]) -> str:
    """The words that ``spans`` cover, in text order, with an ellipsis where other words stand between them.

    For people to read: on one line, without tags that stand in the text.
    """
    pieces: list[str] = []
    reach = 0
    for start, end in sorted(spans):
        if pieces and text[reach:start].strip():
            pieces.append("…")
        pieces.append(clean(INLINE_TAG.sub("", text[max(start, reach) : end])))
        reach = max(reach, end)
    return " ".join(piece for piece in pieces if piece)


def layer_phrase(text: str, layer: Layer | Statement) -> str:
    """Who says it in this layer, in the article's own words: ``Golpayegani quoted … as saying``."""
    return phrase(text, (*layer.source, *layer.cue))


def long_date(iso: str) -> str:
    """An ISO 8601 date (or month, or year) as people write it: ``4 December 2017``; other input cleaned."""
    match = _ISO_DATE.match(iso)
    if not match:
        return clean(iso)
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= len(MONTHS):
        return year
    named = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named


def flag_words(name: str) -> str:
    """A flag as people read it."""
    return FLAG_WORDS.get(name) or clean(name)


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 statement``, ``1,200 statements``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def part_of(part: int, whole: int) -> str:
    """``9 of 12 (75 %)``: a share never stands without what it is a share of."""
    return f"{part:,} of {whole:,} ({100 * part / whole:.0f} %)" if whole else "0 of 0"


def listed(items: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``; ``last`` is the word before the last."""
    parts = list(items)
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def title_of(article: Article) -> str:
    """The title; for an article without one, how its text begins, in quotation marks."""
    title = clean(article.title or "")
    if title:
        return title
    begins = shorten(clean(article.text[:_BEGINNING]), _TITLE_LIMIT)
    return f"“{begins}”" if begins else "Untitled article"


def numbers(reading: Reading) -> dict[int, int]:
    """The number under which people see each statement, from 1 in order of appearance, by its id."""
    return {statement.id: number for number, statement in enumerate(reading.statements, start=1)}
