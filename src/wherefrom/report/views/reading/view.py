"""What the parts of an HTML report share: one reading with its figures and numbers, and safe escaping."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.views.reading.summary import Source, SourceKey, Summary, is_nobody, source_key, summarize
from wherefrom.report.views.words import NOBODY, SIGNS, clean, numbers, shorten

_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")
_NAME_LIMIT = 160
_MOST_REFERENCES = 12


@dataclass(frozen=True, slots=True)
class View:
    """One reading as a page shows it.

    ``prefix`` keeps its ids apart from those of other readings on the page;
    ``level`` is the level of its title among the headings of the page.
    """

    reading: Reading
    summary: Summary
    prefix: str
    level: int
    number_of: dict[int, int]
    by_id: dict[int, Statement]
    place_of: dict[SourceKey, int]

    def source_index(self, link: Link) -> int:
        """The place of the link's party in ``summary.sources``."""
        return self.place_of[source_key(link)]

    def sources_of(self, statement: Statement) -> list[int]:
        """The places of all parties of the statement's chain."""
        return list(dict.fromkeys(self.source_index(link) for link in statement.chain))


def view(reading: Reading, prefix: str = "", level: int = 1) -> View:
    """``reading`` made ready to be shown."""
    summary = summarize(reading)
    return View(
        reading=reading,
        summary=summary,
        prefix=prefix,
        level=level,
        number_of=numbers(reading),
        by_id={statement.id: statement for statement in reading.statements},
        place_of={source.key: place for place, source in enumerate(summary.sources)},
    )


def verbatim(text: str) -> str:
    """Article text as HTML that a parser turns back into exactly ``text``.

    Only what no HTML document can carry, the null character and lone surrogates, becomes U+FFFD.
    """
    return html.escape(_UNSHOWABLE.sub("\ufffd", text), quote=False).replace("\r", "&#13;")


def shown(text: str) -> str:
    """Any other text of the reading on one line, escaped for elements and for quoted attributes."""
    return html.escape(clean(text))


def display_name(party: Link | Source) -> str:
    """The party's name as people read it, not escaped."""
    link = party if isinstance(party, Link) else Link(party.name, party.kind)
    return NOBODY if is_nobody(link) else shorten(clean(party.name), _NAME_LIMIT)


def heading(view: View, below: int, words: str, classes: str = "") -> str:
    """A heading ``below`` levels under the title of the reading; ``words`` are HTML."""
    level = min(6, view.level + below)
    named = f' class="{classes}"' if classes else ""
    return f"<h{level}{named}>{words}</h{level}>"


def sign(kind: str) -> str:
    """The sign of a kind, hidden from screen readers (the kind is said in words elsewhere)."""
    return f'<span class="sign k-{html.escape(kind)}" aria-hidden="true">{SIGNS[kind]}</span>'  # type: ignore[index]


def reference(view: View, statement: int) -> str:
    """A small numbered link to a statement."""
    number = view.number_of[statement]
    return f'<a class="ref" href="#{view.prefix}s{number}" data-s="{statement}">{number}</a>'


def references(view: View, statements: Iterable[int]) -> str:
    """Numbered links to statements; beyond a dozen, how many more."""
    known = [statement for statement in statements if statement in view.number_of]
    more = f" and {len(known) - _MOST_REFERENCES:,} more" if len(known) > _MOST_REFERENCES else ""
    return " ".join(reference(view, statement) for statement in known[:_MOST_REFERENCES]) + more


def safe_url(url: str | None) -> str | None:
    """``url`` if it is a plain web address, else None: pages never link to javascript: or file: addresses."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None
