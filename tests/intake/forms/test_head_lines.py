"""Who wrote it: the lines between headline and text of plain texts, as outlets print them."""

import pytest

from wherefrom.intake.forms.plain import read_plain

BODY = (
    "The harbour will be closed for two weeks from Monday, because the crane has to be taken down.\n\n"
    "Ships are led to the northern port, which has two cranes and a railway.\n"
)
TITLE = "Harbour closed for two weeks"
HEADS = [
    (f"{TITLE}\nBy Nora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\n\nBy Nora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\nNew crane comes by sea\nBy Nora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\n\nThe old crane has stood there since the war.\n\nBy Nora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\nThe old crane has stood there since the war.\nBy NORA FINCH\n\n", ("NORA FINCH",)),
    (f"{TITLE}\nBy Nora Finch, Staff Reporter\n\n", ("Nora Finch",)),
    (f"{TITLE}\nBy Nora Finch and Jan Moll | March 3, 2024\n\n", ("Nora Finch", "Jan Moll")),
    (f"{TITLE}\nWritten by Nora Finch\n4 March 2024\n\n", ("Nora Finch",)),
    (f"{TITLE}\n\nNora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\nNora Finch\n4 March 2024\n\n", ("Nora Finch",)),
    (f"{TITLE}\n4 March 2024\nNora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\nText: Nora Finch\n\n", ("Nora Finch",)),
    (f"{TITLE}\nPublished 4 March 2024\nBy Nora Finch\nHarbour correspondent\n\n", ("Nora Finch",)),
]


@pytest.mark.parametrize(("head", "authors"), HEADS)
def test_title_and_authors_between_headline_and_text(head, authors):
    found = read_plain(head + BODY)
    assert (found.title, found.authors) == (TITLE, authors)
    assert not any(start <= len(head) < end for start, end in found.furniture)


@pytest.mark.parametrize(
    "text",
    [
        "By Friday the army had left.\n\n" + BODY,
        "The harbour is closed.\n\nBy Monday it will be open again, says the master.\n\n" + BODY,
        "Nora Finch\n\nwas seen at the harbour on Monday, and she was not alone there, as the guard says.\n\n" + BODY,
    ],
)
def test_no_author_where_there_is_none(text):
    assert read_plain(text).authors == ()
