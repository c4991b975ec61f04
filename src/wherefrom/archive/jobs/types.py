"""A job, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import msgspec
from msgspec import Struct

What = Literal["file", "text", "address"]
State = Literal["waiting", "running", "done", "failed"]
Outcome = Literal["new", "unchanged", "changed"]

MOST_TOLD = 200
"""Articles and problems of one job that are kept by name; the rest of them is counted."""


class Given(Struct, frozen=True, omit_defaults=True):
    """What a person says about a text; it wins over what is found in it."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Problem(Struct, frozen=True):
    """One input of a job that could not be read.

    Attributes:
        name: Its name.
        reason: Why.

    """

    name: str
    reason: str


class Told(Struct, frozen=True):
    """One article of a job.

    Attributes:
        article: Its id.
        title: Its headline.
        outcome: What became of it.

    """

    article: str
    title: str | None
    outcome: Outcome


class Result(Struct, frozen=True, omit_defaults=True):
    """What a job has brought so far: how many of each outcome, and the first by name.

    ``failed`` counts inputs that could not be read; ``error`` is why the job as a whole ended.
    """

    new: int = 0
    unchanged: int = 0
    changed: int = 0
    failed: int = 0
    articles: tuple[Told, ...] = ()
    problems: tuple[Problem, ...] = ()
    error: str | None = None

    @property
    def done(self) -> int:
        """How many inputs it has gone through."""
        return self.new + self.unchanged + self.changed + self.failed


@dataclass(frozen=True, slots=True)
class Job:
    """One job. ``name`` is what people call it: a file's name, an address; ``total`` how many inputs, where known."""

    key: int
    what: What
    name: str
    person: str
    made: str
    state: State
    total: int | None = None
    result: Result = field(default_factory=Result)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that this worker has now, with all that it needs."""

    job: Job
    given: Given
    data: bytes


# As for readings (reading.contract): taken apart here, not by several threads at once.
msgspec.json.Decoder(Given)
msgspec.json.Decoder(Result)
