"""What a denial, a doubt or a confirmation is about: the statements of others that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import targets as en
from wherefrom.lang.fold import spelling_key
from wherefrom.reading.types import Statement
from wherefrom.text.span import Span

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_ANSWERS = ("denies", "doubts", "confirms")
ENOUGH = 0.3
"""Share of the shorter content's words that the two must have in common."""
SAME, SHARED = 0.6, 3
"""The same, and how many words, where an outlet tells what it wrote."""
REACH = 12
"""How many statements away an answer may stand from what it answers."""


def with_targets(text: str, statements: Sequence[Statement], parents: Sequence[int | None]) -> list[Statement]:
    """``statements`` with the targets of every denial, doubt and confirmation filled in."""
    bags = [_bag(text, s) for s in statements]
    found: list[Statement] = []
    for i, statement in enumerate(statements):
        if statement.stance in _ANSWERS:
            again = found[-1].targets if found and _goes_on(text, found[-1], statement) else ()
            statement = replace(statement, targets=again or _targets(text, statements, bags, i, parents))
        found.append(statement)
    return found


def taken_up(text: str, about: Span, statements: Sequence[Statement]) -> tuple[int, ...]:
    """The statements whose content the words ``about``, in which an outlet tells what it wrote, take up."""
    words = _words(text[slice(*about)])
    bags = ((statement.id, _bag(text, statement)) for statement in statements)
    return tuple(id for id, bag in bags if len(words & bag) >= SHARED and _alike(words, bag) >= SAME)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter one's words that both have."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _goes_on(text: str, before: Statement, statement: Statement) -> bool:
    """Whether an answer only goes on with the one before: the same people, about the same "it"."""
    words = " ".join(text[s:e] for s, e in statement.content).casefold()
    same = before.chain[0].name == statement.chain[0].name and before.stance in _ANSWERS
    return same and en.GOES_ON.match(words) is not None


def _bag(text: str, statement: Statement) -> frozenset[str]:
    return _words(" ".join(text[s:e] for s, e in statement.content))


def _words(words: str) -> frozenset[str]:
    return frozenset(
        spelling_key(w)[:6] for w in _WORD.findall(words.casefold()) if w not in lexicon.word_set("targets_plain")
    )


def _targets(
    text: str, statements: Sequence[Statement], bags: Sequence[frozenset[str]], i: int, parents: Sequence[int | None]
) -> tuple[int, ...]:
    own = statements[i]
    near = [
        j
        for j in range(max(0, i - REACH), min(len(statements), i + 3))
        if j != i and statements[j].stance not in _ANSWERS and statements[j].chain[0].name != own.chain[0].name
    ]
    named = _whose(text, statements, near, own)
    if named:
        return named
    alike = [j for j in near if _alike(bags[i], bags[j]) >= ENOUGH]
    if alike:
        return tuple(alike)
    nested = [j for j in near if parents[j] == i]
    if nested:
        return tuple(nested)
    before = [j for j in near if j < i and parents[j] is None]
    return (before[-1],) if before else ()


def _whose(text: str, statements: Sequence[Statement], near: Sequence[int], own: Statement) -> tuple[int, ...]:
    """The statement of the person whom the content names as its holder ("doubted Lee's statement")."""
    words = " ".join(text[s:e] for s, e in own.content)
    match = en.WHOSE_WORDS.search(words)
    if not match:
        return ()
    name = spelling_key(match.group(1))
    held = [j for j in near if any(name in map(spelling_key, link.name.split()) for link in statements[j].chain)]
    theirs = [j for j in held if name in map(spelling_key, statements[j].chain[0].name.split())] or held
    before = [j for j in theirs if statements[j].content < own.content]
    return (before[-1],) if before else tuple(theirs[:1])
