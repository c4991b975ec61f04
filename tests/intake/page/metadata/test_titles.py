"""Titles of a page: the headline, without outlet and sections, and what belongs to it left alone."""

from __future__ import annotations

import pytest

from wherefrom.intake.page.metadata.titles import Site, outlet_in, read_title, without_site
from wherefrom.intake.page.page import read_page

TEXT = (
    "<p>The lock at Brae will be shut from Monday, the canal trust said, after a barge took off one of its gates.</p>"
)
BRAE = Site("The Brae Courier", "https://www.braecourier.example/canal/lock")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Lock shut - The Brae Courier", "Lock shut"),
        ("Lock shut | Brae Courier", "Lock shut"),
        ("Lock at Brae shut until June – The Brae Courier", "Lock at Brae shut until June"),
        ("The Brae Courier | Lock shut", "Lock shut"),
        ("The Brae Courier - Lock at Brae shut", "Lock at Brae shut"),
        ("Lock shut :: braecourier.example", "Lock shut"),
        ("Lock shut • Brae Courier", "Lock shut"),
        ("Lock shut - Canal - News - The Brae Courier", "Lock shut"),
        ("Lock shut | News | Brae Courier", "Lock shut"),
        ("News - Lock shut - The Brae Courier", "Lock shut"),
        ("Lock shut – Scotland – The Brae Courier", "Lock shut"),
        ("Lock Shut Till June - News - The Brae Courier", "Lock Shut Till June"),
        ("Lock shut - BBC News", "Lock shut"),
        ("Lock shut |Sport| The Brae Courier", "Lock shut"),
    ],
)
def test_outlet_and_sections_are_no_part_of_a_title(printed: str, title: str) -> None:
    assert without_site(printed, BRAE) == title


@pytest.mark.parametrize(
    "title",
    [
        "Lock shut - and why it matters",
        "Lock shut – what we know so far",
        "Brae - a canal town without a canal",
        "Lock shut: trust blames a barge",
        "Barge-owner sues - “they knew”",
        "Brae Courier wins prize for canal report",
        "Locks Shut - Owners Sue",
        "Shut - for good?",
        "Lock | shut until further notice",
        "The lock/weir debate goes on",
    ],
)
def test_what_belongs_to_a_headline_stays(title: str) -> None:
    assert without_site(title, BRAE) == title


@pytest.mark.parametrize(
    ("printed", "sections", "title"),
    [
        ("Lock shut - Waterways - The Brae Courier", (), "Lock shut"),
        ("Lock shut | Waterways and boats", ("Waterways and boats",), "Lock shut"),
        ("Lock shut - waterways", ("Waterways",), "Lock shut"),
    ],
)
def test_sections_that_the_page_names_go(printed: str, sections: tuple[str, ...], title: str) -> None:
    assert without_site(printed, Site("The Brae Courier", None, sections)) == title


@pytest.mark.parametrize(
    ("title", "url", "outlet"),
    [
        ("Lock shut - Canal - News - The Brae Times", None, "The Brae Times"),
        ("Lock shut | Brae Weekly", None, "Brae Weekly"),
        ("The Daily Brae - Lock shut", None, "The Daily Brae"),
        ("Lock shut - Braeside", "https://www.braeside.example/1", "Braeside"),
        ("Lock shut - and why", None, None),
        ("Lock shut - Three Boats Stuck", None, None),
        ("Brae Times", None, None),
        ("Lock shut in bad times", None, None),
    ],
)
def test_an_outlet_is_told_by_the_title_of_its_page(title: str, url: str | None, outlet: str | None) -> None:
    assert outlet_in(title, url) == outlet


def test_a_heading_that_is_the_outlet_is_no_headline() -> None:
    found = read_title(["The Brae Courier"], ["Lock shut - The Brae Courier"], BRAE)
    assert found == "Lock shut"


def test_the_title_of_a_page_gives_headline_and_outlet() -> None:
    page = f"<html><head><title>Lock shut - Canal - The Brae Times</title></head><body><h1></h1>{TEXT}</body></html>"
    found = read_page(page, "x")
    assert (found.title, found.outlet) == ("Lock shut", "The Brae Times")
