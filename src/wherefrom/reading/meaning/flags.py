"""Findings worth a reader's eye that one reading shows by itself."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.intake.article import Article
from wherefrom.reading.types import Flag, FlagName, Link, Statement

HEARSAY_LINKS = 3
"""From this many links on nobody near the page heard the origin: X told Y, who told Z."""


def statement_flags(chain: Sequence[Link]) -> tuple[FlagName, ...]:
    """The flags that a chain earns by itself."""
    flags: list[FlagName] = []
    if chain and chain[0].kind in ("group", "unnamed"):
        flags.append("unnamed-origin")
    if len(chain) >= HEARSAY_LINKS:
        flags.append("hearsay")
    return tuple(flags)


def explain(article: Article, statements: Sequence[Statement]) -> tuple[Flag, ...]:
    """Every flag of the reading with one sentence that says why."""
    found = [Flag(flag, s.id, _why(flag, s.chain)) for s in statements for flag in s.flags]
    if article.published is None:
        found.append(Flag("undated", None, "The article does not say when it was published."))
    return tuple(found)


def _why(flag: FlagName, chain: Sequence[Link]) -> str:
    if flag == "hearsay":
        names = [link.name for link in chain]
        return f"It reached the page through {len(chain)} links: {' → '.join(names)}."
    if chain[0].name == "unnamed":
        return "The article does not say whom this comes from."
    who = "an unnamed person" if chain[0].kind == "unnamed" else "people who are not named"
    return f"It comes from {who}: {chain[0].name}."
