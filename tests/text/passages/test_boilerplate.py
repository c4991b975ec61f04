"""What outlets print under everything is told from the reporting."""

from __future__ import annotations

import pytest

from wherefrom.text.passages.boilerplate import boilerplate

LEAD = "The mill at Oster will close in May, its owner said."


@pytest.mark.parametrize(
    "box",
    [
        "Need help? You can phone the Care Line at any hour on 0800 555 123; calls are free.",
        "Oster Mills is one of the largest makers of flour. It was founded in 1871 and employs 600 people.",
        "Thank you for reading. Consider supporting our work.",
        "Why not follow the Oster Courier on Facebook? You can also send story ideas to news@oster.example.",
        "Please include your name and age if you are happy to speak to a reporter.",
        "Courier stories are available without charge to any publisher; ask us about licensing opportunities.",
        "Transcripts are made in a hurry, and this one may not be in its final form.",
    ],
)
def test_a_box_under_the_reporting_is_boilerplate(box):
    text = f"{LEAD}\n\n{box}"
    assert [text[a:b] for a, b in boilerplate(text)] == [box]


@pytest.mark.parametrize(
    "told",
    [
        "The owner called 600 people into the yard on Monday and told them that the mill was sold.",
        "“We have been here since it was founded in 1871 and it employs 600 people,” Ann Roe said of the mill.",
        "The mill was founded in 1871.",
        "Workers who follow the owner on Twitter had learnt of it an hour before.",
        "The council asked residents to send their comments on the plan by Friday.",
    ],
)
def test_what_an_article_tells_is_none(told):
    assert list(boilerplate(f"{LEAD}\n\n{told}")) == []


def test_the_first_paragraph_is_none_whatever_it_says():
    assert list(boilerplate("Thank you for reading.")) == []
