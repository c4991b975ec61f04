"""An answer cut by whole items to what a model can take, and the cursor by which the rest is asked for."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import Struct

from wherefrom.errors import WherefromError
from wherefrom.mcp.arguments import Asked
from wherefrom.mcp.tokens import cost
from wherefrom.reading.contract import plain

BUDGET = 3_700
"""Tokens of an answer. It goes out twice, as text and as structure, and both together stay under 8,000."""
_DIGITS = 9
_CURSOR_COST = 60


class RefusedError(WherefromError):
    """What a tool was asked cannot be answered; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that there is to answer: the answer without its lists, and their items in order, each with its list.

    An item is made only where it is shown.
    """

    head: Struct
    items: Sequence[tuple[str, Callable[[], Struct]]]


def page_of(found: Found, tool: str, asked: Asked) -> dict[str, Any]:
    """The answer from the cursor on, with as many whole items as were asked for and as fit."""
    start = _place(tool, asked)
    if start > len(found.items):
        raise RefusedError(f"cursor: there is nothing more after {len(found.items)} items; ask without a cursor")
    answer = plain(found.head)
    left = BUDGET - cost(written(answer)) - _CURSOR_COST
    place = start
    for name, make in found.items[start : start + asked.limit]:
        made = plain(make())
        left -= cost(written(made)) + 1
        if left < 0 and place > start:
            break
        answer.setdefault(name, []).append(made)
        place += 1
    if place < len(found.items):
        answer["next_cursor"] = _cursor(tool, asked, place)
    return answer


def written(answer: object) -> str:
    """JSON as it goes out."""
    return msgspec.json.encode(answer).decode()


def _question(tool: str, asked: Asked) -> bytes:
    """What tells one question from another, whatever part of its answer is asked for."""
    fields = {name: getattr(asked, name) for name in asked.__struct_fields__ if name not in Asked.__struct_fields__}
    return hashlib.sha256(msgspec.json.encode([tool, fields], order="sorted")).digest()[:6]


def _cursor(tool: str, asked: Asked, place: int) -> str:
    return base64.urlsafe_b64encode(_question(tool, asked) + str(place).encode()).decode().rstrip("=")


def _place(tool: str, asked: Asked) -> int:
    if asked.cursor is None:
        return 0
    try:
        held = base64.b64decode(asked.cursor + "=" * (-len(asked.cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        held = b""
    place = held[6:]
    if held[:6] != _question(tool, asked) or not place.isdigit() or len(place) > _DIGITS:
        raise RefusedError("cursor: is none of this question; give `next_cursor` as it came, with the same arguments")
    return int(place)
