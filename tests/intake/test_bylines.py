"""Names of authors: split, cleaned, kept whole, dropped."""

from __future__ import annotations

import pytest

from wherefrom.intake.bylines import clean_names, is_name


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["By Jane Doe"], ("Jane Doe",)),
        (["Jane Doe and John Roe"], ("Jane Doe", "John Roe")),
        (["Jane Doe, John Roe & Anna Poe"], ("Jane Doe", "John Roe", "Anna Poe")),
        (["Doe, Jane"], ("Doe, Jane",)),
        (["Jane Doe, Political Correspondent"], ("Jane Doe",)),
        (["Jane Doe, The Associated Press"], ("Jane Doe", "The Associated Press")),
        (["Jane Doe The Associated Press"], ("Jane Doe",)),
        (["https://example.org/staff/jane", "@janedoe", "Jane Doe"], ("Jane Doe",)),
        (["jane@example.org"], ()),
        (["chuck-ross", "Chuck Ross"], ("Chuck Ross",)),
        (["chuck-ross"], ("Chuck Ross",)),
        (["AFP"], ("AFP",)),
        (["admin"], ()),
        (["By TPN, in News, Portugal · 31 Jan 2025"], ("TPN",)),
        (["Jane Doe", "JANE DOE"], ("Jane Doe",)),
        (["Jane O&#8217;Neil"], ("Jane O’Neil",)),
        (["Jane Doe 12:20pm"], ("Jane Doe",)),
        (["Gear Team"], ("Gear Team",)),
    ],
)
def test_names(values: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(values) == names


def test_the_publisher_is_an_author_only_where_nobody_else_is() -> None:
    assert clean_names(["BBC News", "Jane Doe"], "BBC") == ("Jane Doe",)
    assert clean_names(["BBC News"], "BBC") == ("BBC News",)


def test_what_a_name_looks_like() -> None:
    assert is_name("Fouzia Van Der Fort")
    assert is_name("Ursula von der Leyen")
    for words in ("Local News Desk 24", "the mayor", "Jane", "Senior Reporter", "Read More: Here", "Text Size"):
        assert not is_name(words)
