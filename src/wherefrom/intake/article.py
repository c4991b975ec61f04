"""Article: one text as one outlet published it. The text is final here; every later offset points into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wherefrom.text.span import Span


@dataclass(frozen=True, slots=True)
class CreditedOrigin:
    """The outlet or agency that the article itself names as its original source, and the words that say so."""

    name: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights notice: where it stands in the text, and whom it names as holder."""

    text: tuple[Span, ...] = ()
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes an article was read from: SHA-256 in hex, media type, and how many bytes."""

    sha256: str
    media_type: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text as one outlet published it.

    ``published`` and ``modified`` are ISO 8601 dates (``2017-12-04``) or date-times, as exact as the input gives them.
    ``furniture`` lists the parts of ``text`` that are not the reporting (byline block, share lines, copyright,
    disclaimer), in order, not overlapping. ``sections`` maps ``region``, ``theme``, ``tags`` to what the page says.
    """

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    credited_origin: CreditedOrigin | None = None
    rights: Rights | None = None
    furniture: tuple[Span, ...] = ()
    snapshot: Snapshot | None = None

    def __repr__(self) -> str:
        return f"Article({self.id!r}, outlet={self.outlet!r}, title={self.title!r}, {len(self.text):,} characters)"

    def words_at(self, spans: tuple[Span, ...]) -> str:
        """The words that ``spans`` cover, pieces joined by a space."""
        return " ".join(self.text[start:end] for start, end in spans)
