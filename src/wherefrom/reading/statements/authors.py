"""What the article's own author thinks and wants: the voice of a column or a letter, and no statement."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns.pronouns import AUTHORS
from wherefrom.reading.context import Context
from wherefrom.reading.statements.spoken import section_at
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside


def without_author(context: Context, attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` without those of an "I" or "we" in the article's own words."""
    return [a for a in attributions if not _is_author(context, a, attributions)]


def _is_author(context: Context, a: Attribution, others: Sequence[Attribution]) -> bool:
    if len(a.source) != 1 or context.text[slice(*a.source[0])] not in AUTHORS:
        return False
    at = a.source[0][0]
    if is_inside(context.quotes, at) or section_at(context, at) is not None:
        return False
    return not any(start <= at < end for other in others if other is not a for start, end in other.content)
