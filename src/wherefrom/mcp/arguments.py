"""What the tools can be asked, each value with its bounds."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from wherefrom.reading.types import Kind, Stance

Words = Annotated[str, Meta(min_length=1, max_length=500)]
Name = Annotated[str, Meta(min_length=1, max_length=300)]
Id = Annotated[str, Meta(min_length=1, max_length=500, description="Id of an article.")]
Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="A day, month or year: 2031-03-14, 2031-03.")]
Limit = Annotated[int, Meta(ge=1, le=100, description="Items at most; fewer come where they would be too long.")]
Cursor = Annotated[str, Meta(max_length=100, description="`next_cursor` of the same question, for what follows.")]
Outlet = Annotated[str, Meta(min_length=1, max_length=300, description="Only articles of this outlet.")]


class Asked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every tool takes: how many items, and from where on."""

    limit: Limit = 20
    cursor: Cursor | None = None


class Narrowed(Asked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Questions that can be narrowed to outlets and days."""

    outlet: Outlet | None = None
    since: Day | None = None
    until: Day | None = None


class SearchArguments(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words, and what to narrow to."""

    words: Annotated[Words, Meta(description='All of them, in any form; "exact phrase", -without, or.')]
    source: Annotated[Name, Meta(description="Only statements of this party, or passed on by it.")] | None = None
    stance: Annotated[Stance, Meta(description="Only statements of this stance.")] | None = None
    kind: Annotated[Kind, Meta(description="Only statements whose origin is of this kind.")] | None = None


class WhoArguments(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name, and what to narrow to."""

    name: Annotated[Name, Meta(description="A party, in any spelling of its name.")]
    stance: Annotated[Stance, Meta(description="Only statements of this stance.")] | None = None


class ArticleArguments(Asked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article, and what of it."""

    id: Id
    part: Annotated[Literal["statements", "text"], Meta(description="What to show of it.")] = "statements"


class TraceArguments(Asked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A story, and which claim of it."""

    about: Annotated[Words, Meta(description="Id of a story or an article, or words of what the story is about.")]
    claim: (
        Annotated[Words, Meta(description="Which claim of the story, in your own words; else its main one.")] | None
    ) = None


class CheckArguments(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A quotation, and who is said to have said it."""

    quotation: Annotated[str, Meta(min_length=1, max_length=4000, description="The words to be checked.")]
    by: Annotated[Name, Meta(description="Who is said to have said them.")] | None = None


class SourcesArguments(Narrowed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What to narrow to."""

    stance: Annotated[Stance, Meta(description="Only statements of this stance.")] | None = None
    kind: Annotated[Kind, Meta(description="Only statements whose origin is of this kind.")] | None = None


class PassagesArguments(Asked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article."""

    id: Id


def input_schema(cls: type[Asked]) -> dict[str, Any]:
    """The JSON Schema of what a tool takes: one object without references."""
    _, made = msgspec.json.schema_components([cls])
    schema = dict(made[cls.__name__])
    schema.pop("title", None)
    return schema
