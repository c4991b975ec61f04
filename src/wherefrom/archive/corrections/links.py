"""A party that a person names, as a link of a chain."""

from __future__ import annotations

from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.types import Kind, Link, Reading
from wherefrom.text.span import Span

NOBODY = "unnamed"


def link_named(
    reading: Reading, name: str, kind: Kind | None = None, *, before: Link | None = None, mention: Span | None = None
) -> Link:
    """The link for ``name``, of the kind that is given, else of the one that the article or the lists have.

    That is the kind of the article's party of that name, else of a listed outlet, else of the link ``before`` where the
    name is the same; or a person. ``unnamed`` is nobody.
    """
    if name == NOBODY:
        return Link(NOBODY, "unnamed", mention=mention)
    known = (e.kind for e in reading.entities if name in (e.name, *e.aliases))
    otherwise: Kind = "outlet" if outlet_named(name) else "person"
    if before is not None and before.name == name and otherwise == "person":
        otherwise = before.kind
    found = next(known, otherwise)
    return Link(name, found if kind is None else kind, mention=mention)
