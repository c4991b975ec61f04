"""Where the headline of a page stands, and whether something else on the page is near enough to belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wherefrom.lang.fold import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ASIDE_TAGS = frozenset({"aside", "footer", "nav"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|replies|related|recirc\w*|recommend\w*|popular|trending|latest|most-?read|teasers?|"
    r"sidebar|side-?bar|footer|carousel|promo\w*|newsletter|up-?next|read-?next|more-?(?:from|stories|news))(?:$|[\s_-])",
    re.IGNORECASE,
)
_PAGE_TAGS = frozenset({"body", "html"})


class Headline:
    """The element that holds a page's headline (None where no element does) and what is around it, inside out."""

    def __init__(self, tree: HtmlElement, title: str | None) -> None:
        wanted = letters_of(title or "")
        named = (h for h in tree.iter("h1", "h2") if wanted and letters_of(h.text_content()) == wanted)
        found = next(named, None)
        self.element: HtmlElement | None = found if found is not None else next(iter(tree.iter("h1")), None)
        self.around: list[HtmlElement] = [] if self.element is None else list(self.element.iterancestors())
        self._home = next((one for one in self.around if one.tag in {"article", "main"}), None)
        self._block = [one for one in self.around[:2] if one.tag not in _PAGE_TAGS]

    def is_home_of(self, element: HtmlElement) -> bool:
        """Whether an element stands in the article that the headline stands in."""
        return self._home is None or self._home in element.iterancestors()

    def is_beside(self, element: HtmlElement) -> bool:
        """Whether an element stands in the headline's own block."""
        return any(up in self._block for up in element.iterancestors())

    def is_aside(self, element: HtmlElement, *, far: bool) -> bool:
        """Whether something between an element and what is around the headline is no part of the article.

        ``far`` from the headline, before it or behind the first paragraph, an item of a list tells another story.
        """
        for up in element.iterancestors():
            if up in self.around:
                return False
            marks = f"{up.get('class') or ''} {up.get('id') or ''}"
            if up.tag in _ASIDE_TAGS or (far and up.tag == "li") or _ASIDE.search(marks):
                return True
        return False
