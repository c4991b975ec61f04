"""Pages taken apart, text that tries to break out of them, and the contrast of their colours."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

from wherefrom.report.render import environment

VOID = {"meta", "br", "hr", "img", "link", "input"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>-->\u2028&lt;"


class Page(HTMLParser):
    """A page taken apart: its elements in order, its text, and whether every element is closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def having(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


def macro(template: str, name: str) -> Callable[..., Any]:
    """A macro of a template, to be called as the page calls it."""
    found: Callable[..., Any] = getattr(environment().get_template(template).module, name)
    return found


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """WCAG 2.2 contrast ratio of two sRGB colours."""

    def luminance(colour: tuple[int, ...]) -> float:
        parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
