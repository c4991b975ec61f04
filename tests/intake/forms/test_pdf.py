"""PDF: lines put together, running heads dropped, and what to do about files that cannot be read."""

from __future__ import annotations

import pytest

from pdf_files import pdf_of
from wherefrom.errors import InputError
from wherefrom.intake import article_from_bytes
from wherefrom.intake.forms.pdf import MAX_PAGES

HEAD = "The Marlow Gazette - 4 March 2016"
PAGES = [
    [
        HEAD,
        "",
        "Council votes to close the old bridge",
        "",
        "By Jane Doe",
        "",
        "The council of Marlow voted on Friday to close the old stone bridge over the",
        "river, which engineers had called unsafe after the winter floods. The deci-",
        "sion was taken without debate.",
        "",
        "“We had no choice,” said the mayor, Anna Keller.",
        "",
        "Traders in the High Street say that they were never asked about it and that",
        "the detour will cost them half of their trade in the summer. One of them",
        "1",
    ],
    [
        HEAD,
        "",
        "said that she would go to court over it before the end of the month.",
        "",
        "The county declined to comment.",
        "2",
    ],
    [HEAD, "", "The bridge was built in 1820.", "Page 3 of 3"],
]


def test_paragraphs_are_put_together() -> None:
    found = article_from_bytes(pdf_of(PAGES, {"CreationDate": "D:20160304120000Z"}), "bridge.pdf")
    assert found.text.split("\n\n") == [
        "Council votes to close the old bridge",
        "By Jane Doe",
        "The council of Marlow voted on Friday to close the old stone bridge over the river, which engineers had "
        "called unsafe after the winter floods. The decision was taken without debate.",
        "“We had no choice,” said the mayor, Anna Keller.",
        "Traders in the High Street say that they were never asked about it and that the detour will cost them half of "
        "their trade in the summer. One of them said that she would go to court over it before the end of the month.",
        "The county declined to comment.",
        "The bridge was built in 1820.",
    ]
    assert (found.title, found.authors, found.published) == (PAGES[0][2], ("Jane Doe",), "2016-03-04")
    assert found.snapshot
    assert found.snapshot.media_type == "application/pdf"


def test_its_own_metadata_helps_out() -> None:
    lines = ["The council of Marlow voted on Friday to close the old stone bridge."]
    found = article_from_bytes(pdf_of([lines], {"Title": "The bridge is closed", "Author": "Jane Doe"}), "x.pdf")
    assert (found.title, found.authors) == ("The bridge is closed", ("Jane Doe",))
    assert article_from_bytes(pdf_of([lines], {"Title": "Microsoft Word - x.docx"}), "x.pdf").title is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf_of([[], []]), "no text layer .* OCR"),
        (pdf_of(PAGES, encrypted=True), "encrypted PDF; remove its password"),
        (pdf_of(PAGES)[:300], "damaged PDF"),
        (b"%PDF-1.4\nnothing of the kind", "damaged PDF"),
        (pdf_of([["x"]] * (MAX_PAGES + 1)), f"{MAX_PAGES + 1} pages; at most {MAX_PAGES}"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        article_from_bytes(data, "scan.pdf")
    assert str(caught.value).startswith("scan.pdf: ")
