"""A party that a person names: its kind is what the article or the lists have."""

from __future__ import annotations

import pytest

from wherefrom.archive.corrections.links import link_named
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading

READING = Reading(
    Article("a", "The Vale Union met."),
    entities=(Entity(0, "Vale Workers' Union", "organization", aliases=("Vale Union",)),),
)


@pytest.mark.parametrize(
    ("name", "given", "before", "kind"),
    [
        ("Vale Workers' Union", None, None, "organization"),
        ("Vale Union", None, None, "organization"),
        ("Vale Union", "group", None, "group"),
        ("Reuters", None, None, "outlet"),
        ("Mira Oldham", None, None, "person"),
        ("three nurses", None, Link("three nurses", "group"), "group"),
        ("two nurses", None, Link("three nurses", "group"), "person"),
        ("unnamed", None, None, "unnamed"),
        ("unnamed", "person", None, "unnamed"),
    ],
)
def test_the_kind_of_a_named_party(name: str, given: Kind | None, before: Link | None, kind: Kind) -> None:
    assert link_named(READING, name, given, before=before) == Link(name, kind)
