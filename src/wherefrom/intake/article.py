"""Article: one text as one outlet published it. The text is final here; every later offset points into it.

The JSON Schema and the tables of docs/json.md take what they say of each field from the docstrings; ``gc=False`` as in
``reading.types``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct, field

from wherefrom.text.span import Span


class CreditedOrigin(Struct, frozen=True, gc=False):
    """The outlet or agency that the article itself names as its original source, and the words that say so.

    Attributes:
        name: Its name.
        evidence: The words of the text that say so; empty where the page says it outside its text.

    """

    name: str
    evidence: tuple[Span, ...] = ()


class Rights(Struct, frozen=True, gc=False):
    """The rights notice: where it stands in the text, and whom it names as holder.

    Attributes:
        text: Where the notice stands in the text.
        holder: Whom the notice names as holder of the rights.

    """

    text: tuple[Span, ...] = ()
    holder: str | None = None


class Snapshot(Struct, frozen=True, gc=False):
    """The bytes an article was read from: SHA-256 in hex, media type, and how many bytes.

    Attributes:
        sha256: SHA-256 of the bytes, in hexadecimal.
        media_type: Media type, for example ``text/html``.
        bytes: How many bytes.

    """

    sha256: str
    media_type: str
    bytes: Annotated[int, Meta(extra_json_schema={"minimum": 0})]


class SetOff(Struct, frozen=True, gc=False):
    """A quotation that a page sets off from its text as a block, without quotation marks or with them.

    Attributes:
        text: Its paragraphs.
        speaker: The words under it or in it that say whose it is; null if none do.

    """

    text: tuple[Span, ...]
    speaker: Span | None = None


class Article(Struct, frozen=True, gc=False):
    """One text as one outlet published it.

    Attributes:
        id: As given in the input, else made from its place and its bytes, so that reading it again gives the same.
        text: What every span points into, as Unicode code points; of a plain text the input verbatim.
        url: Its address.
        outlet: Who published this text.
        title: The headline, without byline or outlet.
        authors: Their names, one each.
        published: ISO 8601 date or date-time of publication, as exact as the input gives it.
        modified: ISO 8601 date or date-time of the last change, as exact as the input gives it.
        language: ISO 639-1 code.
        sections: Where the outlet files it: lists by name of the classification (``region``, ``theme``, ``tags``).
        credited_origin: The outlet or agency that the article itself names as its original source; null if none.
        rights: The rights notice; null if there is none.
        furniture: The parts of the text that are not the reporting: byline block, share lines, copyright, disclaimer;
            in order, not overlapping.
        set_off: Quotations that the page sets off from the text as blocks; none in other inputs.
        snapshot: The bytes it was read from; null where the input was a text without a file.

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
    set_off: tuple[SetOff, ...] = ()
    snapshot: Snapshot | None = None

    def __repr__(self) -> str:
        return f"Article({self.id!r}, outlet={self.outlet!r}, title={self.title!r}, {len(self.text):,} characters)"

    def words_at(self, spans: tuple[Span, ...]) -> str:
        """The words that ``spans`` cover, pieces joined by a space."""
        if len(spans) == 1:  # As nearly all are; an export asks for hundreds of thousands.
            ((start, end),) = spans
            return self.text[start:end]
        return " ".join(self.text[start:end] for start, end in spans)
