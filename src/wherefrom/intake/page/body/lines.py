"""A page's tree to its lines of text in order, each with the element it stands in and what speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO_TEXT = _set_of(
    "script style noscript template svg math iframe object embed video audio canvas map select option optgroup "
    "button input "
    "textarea head link meta title nav dialog picture figcaption figure datalist progress"
)
_BLOCKS = _set_of(
    "address article aside blockquote body center dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr "
    "html legend li main menu ol p pre search section summary table tbody td tfoot th thead tr ul"
)
_SUSPECT_TAGS = frozenset({"aside", "footer", "form"})
_SUSPECT = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|promo\w*|newsletters?|subscri\w+|sign-?up|signup|share|"
    r"sharing|sharebar|"
    r"social|comments?|disqus|replies|\w*captions?|by-?line\w*|author\w*|bios?|breadcrumbs?|tags?|tag-?list|topics|"
    r"advert\w*|ads?|ad-?\w{0,4}|"
    r"sponsor\w*|outbrain|taboola|most-?(?:read|popular|viewed)|trending|popular|sidebar|footer|cookies?|"
    r"consent|gdpr|widgets?|"
    r"embeds?|embedded|gallery|carousel|slideshow|slider|toolbar|menu|nav|navigation|modal|popup|overlay|cards?|"
    r"cta|teasers?|read-?more|readmore|"
    r"see-?also|also-?(?:read|like)|more-?(?:from|on|stories|news|in)|up-?next|next-?(?:article|post|story)|"
    r"previous-?post|infobox|poll|"
    r"quiz|print-?only|visually-?hidden|sr-only|screen-?reader\w*|skip|follow|copyright|disclaimer|twitter-?\w*|"
    r"tweet|instagram-?\w*|"
    r"tiktok-?\w*|facebook|fb-?\w*|pull-?quotes?|pullquote|jump-?links?|toc|table-of-contents|mostread|"
    r"relatedposts?|jp-relatedposts|"
    r"sharedaddy|donat\w+|membership|banner|notification|alert-?bar|timestamp|dateline-?time|read-?time|"
    r"meta-?data|post-?meta|entry-?meta|"
    r"credits?|photo-?credit|image-?\w*|img-?\w*|video-?\w*|player|audio-?\w*|listen|rating|affiliate|buy-?\w*|"
    r"shop-?\w*|product-?card|"
    r"correction-?form|feedback|survey|wp-caption\w*|mw-editsection|reference|noprint|navbox)(?:$|[\s_-])",
    re.IGNORECASE,
)
# What WordPress writes on an article itself, with its tags and categories among the classes.
_POST_CLASS = re.compile(r"(?:^|\s)(?:hentry|status-publish)(?:\s|$)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_POST = re.compile(
    r"//(?:\w+\.)?(?:twitter\.com/\w+/status|x\.com/\w+/status|instagram\.com/(?:p|reel)/|tiktok\.com/@[\w.]+/video|"
    r"facebook\.com/[\w.]+/posts|threads\.net/@|truthsocial\.com/@|bsky\.app/profile|t\.me/\w+/\d)"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*(?:\s|$)|[。！？]")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2009\u202f]+")


@dataclass(slots=True)
class Line:
    """One line of a page: its text, how much of it is link, the block it stands in, and the suspect elements around.

    ``inner`` is how many elements of the block stand in the line.
    """

    text: str
    linked: int
    element: HtmlElement
    suspects: tuple[HtmlElement, ...]
    inner: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading element."""
        return self.element.tag in _HEADINGS

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: long, ends a sentence, is not mostly link."""
        length = len(self.text)
        return length >= 70 and self.linked < 0.4 * length and not self.is_heading and bool(_SENTENCE.search(self.text))


def lines_of(tree: HtmlElement) -> list[Line]:
    """Every line of the page that a reader sees, in order. Figures, scripts, buttons and navigation have none."""
    from lxml import etree

    reader = _Reader()
    walk: Any = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            reader.add(element.tail)
        elif event == "start":
            if tag in _NO_TEXT:
                walk.skip_subtree()
            else:
                reader.open(element, tag)
        else:
            reader.close(element, tag)
    reader.flush()
    return reader.lines


class _Reader:
    """Gathers text between block boundaries into lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._blocks: list[HtmlElement] = []
        self._suspects: list[HtmlElement] = []
        self._pieces: list[str] = []
        self._links = 0
        self._linked = 0
        self._inner = 0

    def open(self, element: HtmlElement, tag: str) -> None:
        if tag == "br" or (tag == "span" and _is_break(element)):
            self._pieces.append("\n")
            return
        if tag == "a":
            self._links += 1
            self._inner += 1
        elif _is_block(tag):
            self.flush()
            self._blocks.append(element)
        else:
            self._inner += 1
        if _is_suspect(element, tag):
            if tag == "span" and len(element.text_content()) > 40:
                self.flush()
            self._suspects.append(element)
        self.add(element.text)

    def close(self, element: HtmlElement, tag: str) -> None:
        if tag == "br" or tag in _NO_TEXT:
            if tag in _NO_TEXT and tag not in {"button", "svg", "script", "noscript", "style"}:
                self.flush()
            self.add(element.tail)
            return
        if tag == "a":
            self._links -= 1
        elif _is_block(tag):
            self.flush()
            self._blocks.pop()
        if self._suspects and self._suspects[-1] is element:
            if tag == "span" and len(element.text_content()) > 40:
                self.flush()
            self._suspects.pop()
        self.add(element.tail)

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text.replace("\n", " "))
        if self._links:
            self._linked += len(text.strip())

    def flush(self) -> None:
        if not self._pieces:
            return
        text = _SPACE.sub(" ", "".join(self._pieces))
        linked, self._linked = self._linked, 0
        inner, self._inner = self._inner, 0
        self._pieces.clear()
        if not text.strip() or not self._blocks:
            return
        suspects = tuple(self._suspects)
        parts = [p for p in re.split(r"\n\s*\n\s*", text) if p.strip()]
        for part in parts:
            plain = " ".join(part.split())
            self.lines.append(Line(plain, linked if len(parts) == 1 else 0, self._blocks[-1], suspects, inner))


def _is_block(tag: str) -> bool:
    # Custom elements (amp-list, gu-island) are made of blocks; unknown plain ones (keyword, readmore) stand in lines.
    return tag in _BLOCKS or "-" in tag


def is_post(element: HtmlElement) -> bool:
    """Whether a quotation block is an embedded post: it links to that post."""
    return any(_POST.search(link.get("href") or "") for link in element.iter("a"))


def _is_break(element: HtmlElement) -> bool:
    """Some pages write their line breaks as empty elements of class "br"."""
    return not element.text and not len(element) and "br" in (element.get("class") or "").split()


def _is_suspect(element: HtmlElement, tag: str) -> bool:
    if tag in _SUSPECT_TAGS or (tag == "blockquote" and is_post(element)):
        return True
    marks = element.get("class")
    identity = element.get("id")
    if (marks or identity) and tag not in {"body", "html"} and not _POST_CLASS.search(marks or ""):
        names = f"{marks or ''} {identity or ''}"
        if len(names) < 2000 and _SUSPECT.search(_CAMEL.sub("-", names)):
            return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and bool(_HIDDEN.search(style))
