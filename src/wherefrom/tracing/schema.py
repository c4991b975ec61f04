"""The contract ``wherefrom.trace/1`` as JSON Schema, made from the types that the code uses."""

from __future__ import annotations

from typing import Any, get_args

from wherefrom.reading.schema import Contract, contract_schema, object_schema, type_schema
from wherefrom.tracing.contract import SCHEMA_NAME
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Derivation,
    Dispute,
    Origin,
    Passage,
    Quote,
    QuoteVariant,
    Story,
    Trace,
    TraceFlag,
    TraceFlagName,
)

_SPAN = (
    "[start, end): Unicode code points into the text of the article that the description names, end exclusive. Texts"
    " stand in the readings, not in the trace."
)
_DESCRIPTIONS: dict[type, dict[str, str]] = {
    Trace: {
        "story": "The story that was traced.",
        "articles": "Its articles, in order of date, those without a date last.",
        "derivations": "Which article took from which, or from whom.",
        "main_claim": "Id of the claim that most articles carry; null where there is none.",
        "claims": "What the articles claim: statements that say the same thing, with their origins.",
        "quotes": "Quotations that more than one article prints, with their wordings.",
        "flags": "Findings worth a reader's eye, each with its reason.",
    },
    Story: {
        "id": "Identifies the story; in an archive it stays the same when articles are added.",
        "title": "What it is about.",
        "from": "ISO 8601 day on which the first article was published; null where no article has a date.",
        "to": "ISO 8601 day on which the last article was published; null where no article has a date.",
    },
    Derivation: {
        "source": "Whom it took from: an article of this trace by its id, or a party by its name.",
        "article": "Id of the article that took.",
        "how": "republished: the text; excerpted: a part of it; rewritten: reworded; credits: named, without its text.",
        "passages": "The words that both share; empty where they share none or the source is no article.",
        "evidence": "Where the article says so, in its text; empty where it does not, or says it outside its text.",
        "confidence": "Probability that the direction is right.",
    },
    Passage: {
        "here": "Its place in the text of the article that took.",
        "there": "Its place in the text of the article it was taken from.",
    },
    Claim: {
        "id": "Number of the claim within this trace.",
        "text": "The claim, in the words of one of its statements.",
        "statements": "The statements that make it.",
        "articles": "How many articles carry it.",
        "origins": "The places where it comes from, once every credit and copy is followed back.",
        "independent_origins": "How many of them there are.",
        "first": "The article that has it first, as far as dates are known; null where they are not.",
        "disputed_by": "Who denies or doubts it.",
        "flags": "Names of the flags on this claim; the reasons are in the flags of the trace.",
    },
    ClaimStatement: {
        "article": "Id of the article.",
        "statement": "Id of the statement in the reading of that article.",
        "chain": "Whose words it is (the origin), then each relay on the way to the article.",
    },
    ChainLink: {
        "name": "The name that the whole trace uses for this party.",
        "kind": "What the link is; group: unnamed people, unnamed: one unnamed person or nobody named at all.",
    },
    Origin: {
        "name": "The party, or where unattributed is true the outlet or id of the article at which the trail ends.",
        "kind": "What it is.",
        "unattributed": "True where the article names no source and shares no text: the trail ends there.",
        "via": "The outlet that an unnamed source spoke to; null where there is none, or it is not known.",
        "articles": "Ids of the articles that go back to it.",
        "statements": "The statements that go back to it.",
    },
    Dispute: {
        "name": "Who denies or doubts the claim.",
        "kind": "What that party is.",
        "stance": "Its stance towards the claim.",
        "article": "Id of the article that has it.",
        "statement": "Id of the statement in the reading of that article.",
    },
    Quote: {
        "speaker": "Whose words they are.",
        "variants": "The wordings, the one that most articles print first.",
        "altered": "True where the words differ; a quotation that was only cut short is not altered.",
    },
    QuoteVariant: {
        "text": "One wording.",
        "articles": "Ids of the articles that print it so.",
    },
    TraceFlag: {
        "flag": "Which finding.",
        "why": "One sentence for a reader.",
        "claim": "Id of the claim it is about; null where it is about articles.",
        "articles": "Ids of the articles it is about; empty where it is about a claim as a whole.",
    },
}
_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_ARTICLE = object_schema(
    "An article of the story, as its page or the input describes it.",
    {
        "id": {**_TEXT, "description": "Identifies the article, in the trace and in its reading."},
        "outlet": {**_TEXT_OR_NULL, "description": "Who published it."},
        "title": {**_TEXT_OR_NULL, "description": "Headline, without byline or outlet."},
        "url": {**_TEXT_OR_NULL, "description": "Address of the article."},
        "published": {**_TEXT_OR_NULL, "description": "ISO 8601 date or date-time, as exact as the input gives it."},
    },
)
_STATEMENT = object_schema(
    "A statement of an article.",
    {
        "article": {**_TEXT, "description": "Id of the article."},
        "statement": {"type": "integer", "description": "Id of the statement in the reading of that article."},
    },
)
_FIRST = object_schema(
    "The article that has a claim first.",
    {
        "article": {**_TEXT, "description": "Id of the article."},
        "published": {**_TEXT_OR_NULL, "description": "When it was published."},
    },
)
_BY_ARTICLE = object_schema(
    "A source that is an article of this trace.",
    {"article": {**_TEXT, "description": "Id of the article that it took from."}},
)
_BY_NAME = object_schema(
    "A source that is no article of this trace.",
    {"name": {**_TEXT, "description": "Name of the party that it took from."}},
)
_GIVEN: dict[tuple[type, str], dict[str, Any]] = {
    (Trace, "articles"): {"type": "array", "items": {"$ref": "#/$defs/Article"}},
    (Story, "from"): _TEXT_OR_NULL,
    (Story, "to"): _TEXT_OR_NULL,
    (Derivation, "source"): {"oneOf": [{"$ref": "#/$defs/SourceArticle"}, {"$ref": "#/$defs/SourceName"}]},
    (Claim, "first"): {"anyOf": [{"$ref": "#/$defs/First"}, {"type": "null"}]},
    (Origin, "statements"): {"type": "array", "items": {"$ref": "#/$defs/StatementOf"}},
    (Claim, "flags"): {"type": "array", "items": {"enum": list(get_args(TraceFlagName))}},
    (TraceFlag, "claim"): type_schema(int | None),
}
_LIMITS: dict[tuple[type, str], dict[str, Any]] = {
    (Derivation, "confidence"): {"minimum": 0, "maximum": 1},
    (Claim, "articles"): {"minimum": 0},
    (Claim, "independent_origins"): {"minimum": 0},
    (Quote, "variants"): {"minItems": 1},
}


def trace_schema() -> dict[str, Any]:
    """The contract ``wherefrom.trace/1`` as JSON Schema (draft 2020-12), made from the types that the code uses."""
    extra = {
        "Article": _ARTICLE,
        "StatementOf": _STATEMENT,
        "First": _FIRST,
        "SourceArticle": _BY_ARTICLE,
        "SourceName": _BY_NAME,
    }
    return contract_schema(
        Contract(SCHEMA_NAME, Trace, _DESCRIPTIONS, _SPAN, limits=_LIMITS, given=_GIVEN, extra=extra)
    )
