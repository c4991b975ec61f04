"""What a view or an action may be given in its address or form: read, bounded, and told in the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wherefrom.web.refusals import Refused

MAX_WORDS = 1_000
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One field: ``read`` makes its value of what was given, or raises ValueError with what is right.

    ``default`` is the value where it is absent or empty; ``many`` makes the value a tuple of all that were given.
    """

    name: str
    about: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any]
    default: Any = None
    many: bool = False


HANDLE = "^[0-9a-f]{16}$"
"""What the key of a statement is like, and the id of a correction."""


def words(
    name: str, about: str, *, most: int = MAX_WORDS, default: str = "", many: bool = False, pattern: str | None = None
) -> Parameter:
    """Any words, at most so many characters; without white space at their ends.

    ``pattern`` tells which there are, where only these are of use.
    """

    def read(given: str) -> str:
        if len(given) > most:
            raise ValueError(f"has {len(given):,} characters; at most {most:,} are read")
        if "\0" in given:
            raise ValueError("has a null character in it")
        return given.strip()

    schema = {"type": "string", "maxLength": most} | ({"pattern": pattern} if pattern else {})
    return Parameter(name, about, read, schema, default, many)


def number(name: str, about: str, *, least: int = 1, most: int = 1_000_000, default: int | None = None) -> Parameter:
    """A whole number between two others."""

    def read(given: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", given.strip()) or not least <= int(given) <= most:
            raise ValueError(f"{given[:40]!r} is no number from {least:,} to {most:,}")
        return int(given)

    return Parameter(name, about, read, {"type": "integer", "minimum": least, "maximum": most}, default)


def choice(
    name: str, about: str, choices: Sequence[str], *, default: str | None = None, many: bool = False
) -> Parameter:
    """One of several words."""

    def read(given: str) -> str:
        if given not in choices:
            raise ValueError(f"{given[:40]!r} is none of {', '.join(choices)}")
        return given

    return Parameter(name, about, read, {"type": "string", "enum": list(choices)}, default, many)


def day(name: str, about: str) -> Parameter:
    """A day, month or year: ``2017-12-04``, ``2017-12``, ``2017``."""

    def read(given: str) -> str:
        if not _DAY.fullmatch(given.strip()):
            raise ValueError(f"{given[:40]!r} is no day, month or year; write 2017-12-04, 2017-12 or 2017")
        return given.strip()

    return Parameter(name, about, read, {"type": "string", "pattern": f"^{_DAY.pattern}$"})


def yes(name: str, about: str) -> Parameter:
    """Whether a box is ticked."""

    def read(given: str) -> bool:
        if given not in {"yes", "on", "true", "1", "no", "false", "0"}:
            raise ValueError(f"{given[:40]!r} is neither yes nor no")
        return given in {"yes", "on", "true", "1"}

    return Parameter(name, about, read, {"type": "string", "enum": ["yes", "no"]}, default=False)


def values_of(parameters: Sequence[Parameter], given: Callable[[str], list[str]]) -> dict[str, Any]:
    """The value of each parameter; ``given`` is what stands under a name. Raises Refused, naming what is wrong."""
    values: dict[str, Any] = {}
    for one in parameters:
        found = [value for value in given(one.name) if value.strip()]
        try:
            read = tuple(one.read(value) for value in found)
        except ValueError as error:
            raise Refused(400, f"{one.name}: {error}", "Change it in the address or the form, and try again.") from None
        values[one.name] = read if one.many else read[-1] if read else one.default
    return values
