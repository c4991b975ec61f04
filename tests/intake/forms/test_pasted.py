"""Plain text as people paste it: title, outlet and day above the text, in any order and dress."""

import pytest

from wherefrom.intake import article_from_text

BODY = (
    "The ferry to Skerry ran aground on Tuesday night, its captain, Olaf Brandt, told the coast guard.\n\n"
    "“There was no light on the rock,” he said.\n"
)
TITLE = "Ferry runs aground off Skerry"
HEADS = [
    (f"{TITLE}\nSkerry Courier\n8 March 2024\n\n", "Skerry Courier", ()),
    (f"{TITLE}\n\nThe Daily Telegraph\n\n8 March 2024\n\n", "The Daily Telegraph", ()),
    (f"{TITLE}\nSkerry Courier, 8 March 2024\n", "Skerry Courier", ()),
    (f"{TITLE}\nSkerry Courier (8 March 2024)\n\n", "Skerry Courier", ()),
    (f"{TITLE}\nSkerry Courier | Friday 8 March 2024\nMina Stark\n\n", "Skerry Courier", ("Mina Stark",)),
    (f"Skerry Courier\n8th March 2024\n\n{TITLE}\n\n", "Skerry Courier", ()),
    (f"SKERRY COURIER\nMarch 8, 2024, Friday\n{TITLE}\nby Mina Stark\n\n", "SKERRY COURIER", ("Mina Stark",)),
    (f"8 March 2024\nThe Irish Times\n{TITLE}\n\n", "The Irish Times", ()),
    (f"{TITLE}\nMina Stark\nSkerry Courier\n2024-03-08\n\n", "Skerry Courier", ("Mina Stark",)),
    (f"{TITLE} – The Irish Times – 8 March 2024\n\n", "The Irish Times", ()),
    (f"Headline: {TITLE}\nSource: Sea Sound\nDate: 8 March 2024\nBy: Mina Stark\n\n", "Sea Sound", ("Mina Stark",)),
    (f"{TITLE}\nA light on the rock had been out for days.\nSkerry Courier, 8 March 2024\n\n", "Skerry Courier", ()),
    (f"{TITLE}\nhttps://skerry.example/ferry\nSkerry Courier\n2024-03-08\n", "Skerry Courier", ()),
    (f"{TITLE}\r\nSkerry Courier\r\n8 March 2024\r\n\r\n", "Skerry Courier", ()),
]  # fmt: skip


@pytest.mark.parametrize(("head", "outlet", "authors"), HEADS)
def test_title_outlet_and_day_in_any_order(head, outlet, authors):
    text = head + BODY
    article = article_from_text(text)
    assert article.text == text
    assert (article.title, article.outlet, article.published) == (TITLE, outlet, "2024-03-08")
    assert article.authors == authors
    assert not any(start < len(text) and end > text.index("The ferry") for start, end in article.furniture)


def test_the_address_among_them_is_the_articles():
    head = f"{TITLE}\nSkerry Courier\n8 March 2024\nhttps://skerry.example/ferry\n\n"
    assert article_from_text(head + BODY).url == "https://skerry.example/ferry"


def test_an_agency_above_the_text_is_its_source_and_no_outlet():
    article = article_from_text(f"{TITLE}\nSkerry Courier\nReuters\n8 March 2024\n\n" + BODY)
    assert article.outlet == "Skerry Courier"
    assert article.credited_origin.name == "Reuters"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "On 8 March 2024 the Skerry Courier printed a letter.\n\n" + BODY,
        "Skerry, 8 March 2024\n\n" + BODY,
        "Dear Skerry Courier\n\nOn 8 March 2024 the ferry ran aground, as you wrote.\n\n" + BODY,
        "He read the Courier\n8 March 2024 was a Friday, she said.\n\n" + BODY,
        "Olaf Brandt\n\nCaptain Brandt was asleep, the Skerry Courier said on 8 March 2024.\n\n" + BODY,
    ],
)
def test_text_that_only_names_an_outlet_and_a_day_has_no_outlet(text):
    article = article_from_text(text)
    assert article.outlet is None
    assert article.text == text
