"""Where the application shows a statement of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wherefrom.archive.ask.lists import article_keys, corrected_among
from wherefrom.report.views.words import numbers

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive


def statement_places(archive: Archive, article_ids: Iterable[str]) -> Callable[[str, int | None], str]:
    """What says the address of a statement, by the id of its article and its own.

    It is empty where the article is gone, and that of the article where there is no such statement.

    Statements are numbered as they appear. Their ids are that too, but for articles in which one was rejected or added.
    """
    ids = sorted(set(article_ids))
    keys = article_keys(archive, ids)
    numbered = {one.article.id: numbers(one) for one in archive.readings(corrected_among(archive, ids))}

    def address(article: str, statement: int | None) -> str:
        if article not in keys:
            return ""
        number = None
        if statement is not None:
            number = numbered[article].get(statement) if article in numbered else statement + 1
        return f"/articles/{keys[article]}" + (f"#s{number}" if number else "")

    return address
