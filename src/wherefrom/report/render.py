"""Templates filled with what the views show: one self-contained HTML page (no network, works from disk).

A strict Content Security Policy allows the page its own style sheet and script, by their SHA-256, and nothing else;
so even a fault in escaping could not run what an article brings along.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined

from wherefrom.report.views.words import SIGNS, count


@dataclass(frozen=True, slots=True)
class Asset:
    """A style sheet or script that stands in the page, and its digest as the policy names it."""

    text: str
    digest: str


def render(template: str, **values: Any) -> str:
    """The template of that name, filled; everything in ``values`` is escaped where it is printed."""
    return environment().get_template(template).render(values)


def script_json(value: Any) -> str:
    """``value`` as JSON that may stand inside a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return re.sub("[\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", text)


@cache
def environment() -> Environment:
    """Where the templates are, and what they use."""
    made = environment_of(PackageLoader(__package__))
    made.globals.update(asset=_asset)
    return made


def environment_of(loader: BaseLoader) -> Environment:
    """Templates of whatever place, with the few filters that every page uses."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters.update(
        count=count, sign=SIGNS.__getitem__, px=_one_decimal, thousands=_thousands, script_json=script_json
    )
    return made


def _one_decimal(number: float) -> str:
    return f"{number:.1f}"


def _thousands(number: int) -> str:
    return f"{number:,}"


@cache
def _asset(*names: str) -> Asset:
    text = "".join(files(__package__).joinpath("static", name).read_text(encoding="utf-8") for name in names)
    return Asset(text, "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
