"""Short forms of given names: Bill is William's, and Bob is no Richard's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from wherefrom.lang.fold import spelling_key
from wherefrom.lang.lexicon import lines


@lru_cache(maxsize=1)
def _full_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines("nicknames"):
        full, _, short = line.partition(": ")
        for name in short.split():
            found[spelling_key(name)].add(spelling_key(full))
    return {short: frozenset(full) for short, full in found.items()}


def full_given_names(given: str) -> frozenset[str]:
    """The given names, by their ``spelling_key``, of which ``given`` is a short form; empty where it is none."""
    return _full_names().get(spelling_key(given), frozenset())


def may_be_short_for(one: str, other: str) -> bool:
    """Whether one given name is a short form of the other, or both are of the same (Bill and Billy)."""
    first, second = ({spelling_key(name)} | full_given_names(name) for name in (one, other))
    return bool(first & second)
