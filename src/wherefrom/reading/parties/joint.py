"""Joint sources: "Lee and Senator Hale", "the FBI and the Port Authority" are one party with the joint name."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns.phrases import (
    BETWEEN_JOINT,
    DESCRIBES_NOUN,
    IN_RELATIVE,
    JOINS,
    PREPOSED,
    RELATIVE_CLAUSE,
)
from wherefrom.reading.context import Context
from wherefrom.reading.parties.cast import Party
from wherefrom.reading.parties.descriptions import trimmed
from wherefrom.reading.parties.names import Name
from wherefrom.text.span import Span

Mention = tuple[Span, Name, Party]


def is_preposed(text: str, start: int, at: int) -> bool:
    """Whether the name at ``at`` only hangs on what stands before it: "of Lee", "such as Lee"."""
    return bool(PREPOSED.search(text, start, at) or IN_RELATIVE.search(text, start, at))


def joint_party(context: Context, span: Span, found: Sequence[Mention]) -> Party | None:
    """Joint sources are one party with the joint name."""
    if is_preposed(context.text, span[0], _lead(context.text, found[0])):
        return None
    relative = RELATIVE_CLAUSE.search(context.text, found[0][0][1], span[1])
    people = [m for m in found if m[2].kind == "person" and _is_surely(m, found)]
    found, people = ([m for m in ms if relative is None or m[0][0] < relative.start()] for ms in (found, people))
    heads = [m for m in people or found if not is_preposed(context.text, span[0], _lead(context.text, m))]
    if all(DESCRIBES_NOUN.match(context.text, m[0][1], span[1]) for m in heads):
        return None
    if len(heads) < 2 or len({id(m[2]) for m in heads}) < 2 or len({m[2].kind for m in heads if m[2].certain}) > 1:
        return None
    gaps = [context.text[a[0][1] : b[0][0]] for a, b in zip(heads, heads[1:], strict=False)]
    if not all(BETWEEN_JOINT.fullmatch(gap) for gap in gaps) or not JOINS.search(gaps[-1]):
        return None
    # A name of unknown kind beside a body is a body: "Microsoft and Mojang".
    first = next((m[2] for m in heads if m[2].certain), heads[0][2])
    return _together(context, [m[2].name for m in heads], first)


def _lead(text: str, mention: Mention) -> int:
    """Where a mention begins with its title: "Senator" of "Senator Ann Lee"."""
    (start, _), name, _ = mention
    before = start - len(name.role) - 1 if name.role else start
    return before if name.role and text[max(0, before) : start - 1] == name.role else start


def _is_surely(mention: Mention, found: Sequence[Mention]) -> bool:
    """Whether what looks like a person is one: a lone unknown word beside a body may be a body as well."""
    party = mention[2]
    return party.certain or len(party.words) > 1 or all(m[2].kind == "person" for m in found)


def _together(context: Context, names: Sequence[str], first: Party) -> Party:
    joined = trimmed(names)
    party = next((p for p in context.cast.parties if p.name == joined), None)
    return party or context.cast.add(Party(joined, first.kind, plural=True))
