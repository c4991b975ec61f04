"""What a trace tells, as Arrow: claims, derivations and quotes, nested as its JSON has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wherefrom.reading.arrow import Shape, arrow_reader, arrow_schema
from wherefrom.text.span import Span
from wherefrom.tracing.contract import First, OriginRecord, Source
from wherefrom.tracing.types import ClaimStatement, Dispute, Passage, QuoteVariant

if TYPE_CHECKING:
    from wherefrom.tracing.types import Trace

Traced = Literal["derivations", "claims", "quotes"]

TRACED_COLUMNS: dict[Traced, dict[str, Shape]] = {
    "derivations": {
        "source": Source, "article": str, "how": str, "passages": tuple[Passage, ...], "evidence": tuple[Span, ...],
        "confidence": float, "put_right": str,
    },
    "claims": {
        "id": int, "text": str, "statements": tuple[ClaimStatement, ...], "articles": int,
        "origins": tuple[OriginRecord, ...], "independent_origins": int, "first": First,
        "disputed_by": tuple[Dispute, ...], "flags": tuple[str, ...], "at_least": int, "at_most": int, "why": str,
    },
    "quotes": {"speaker": str, "variants": tuple[QuoteVariant, ...], "altered": bool},
}  # fmt: skip
"""The columns of what is told of each story, in order; in exports the story's id stands before them."""


def claims_stream(trace: Trace, requested: object) -> object:
    """The claims of a trace by the Arrow C stream interface, each with the id of the story."""
    schema = arrow_schema({"story": str, **TRACED_COLUMNS["claims"]}, "claims")
    records = ({"story": trace.story.id, **record} for record in trace.to_dict()["claims"])
    return arrow_reader(schema, records).__arrow_c_stream__(requested)
