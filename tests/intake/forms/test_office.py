"""DOCX and RTF of one article: its paragraphs and title; damaged and hostile files cost a message, soon."""

import time

import pytest

from clippings import packed
from press_exports import docx_of, rtf_of
from wherefrom.errors import InputError
from wherefrom.intake import article_from_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINES = [
    "Weir fails at Fenton",
    "By Ann Lee",
    "21 July 2023",
    "",
    "The weir failed, the mayor said.",
    "“We knew,” she said.",
]


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", docx_of(LINES)), ("a.rtf", rtf_of(LINES, link=False)), ("a", docx_of(LINES))]
)
def test_one_article_with_its_head(name, data):
    article = article_from_bytes(data, name)
    assert article.text.endswith("\n\n".join(LINES[4:]))
    assert (article.title, article.authors, article.published) == (LINES[0], ("Ann Lee",), "2023-07-21")
    assert article.snapshot.bytes == len(data)


def document(body):
    return packed({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def test_the_style_of_a_paragraph_tells_the_title():
    article = article_from_bytes(docx_of(["Weir fails", "The weir failed on Monday."], titles=["Weir fails"]), "a.docx")
    assert article.title == "Weir fails"


def test_breaks_tracked_changes_controls_and_text_boxes():
    run = "<w:r><w:t>{}</w:t></w:r>"
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        f"<w:txbxContent><w:p>{run.format('Boxed.')}</w:p></w:txbxContent></mc:Choice><mc:Fallback>"
        f"<w:txbxContent><w:p>{run.format('Boxed.')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
    )
    article = article_from_bytes(
        document(
            f"<w:p>{run.format('One')}<w:r><w:br/><w:tab/></w:r><w:ins>{run.format('two.')}</w:ins>"
            f"<w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
            f"<w:sdt><w:sdtContent><w:p>{run.format('Controlled.')}</w:p></w:sdtContent></w:sdt>"
            f"<w:p><w:r>{box}</w:r>{run.format('After.')}</w:p>"
            f"<w:tbl><w:tr><w:tc><w:p>{run.format('A cell.')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        "a.docx",
    )
    parts = article.text.split("\n\n")
    assert parts[:2] == ["One\n\ttwo.", "Controlled."]
    assert sorted(parts[2:]) == ["A cell.", "After.", "Boxed."]


ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx_of(LINES * 50)[:500], "damaged"),
        (packed({"word/document.xml": "<w:document"}), "damaged"),
        (packed({"word/document.xml": b"<x>" + b" " * (40 << 20)}), "times its size"),
        (document(""), "no text"),
        (document("<w:p><w:r><w:t> </w:t></w:r></w:p>"), "no text"),
        (packed({"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "ha">{ENTITIES}]><x>&i;</x>'}), "no text|damaged"),
        (packed({"a.txt": "hello"}), "a ZIP archive"),
        (b"{\\rtf1 }", "no text"),
        (b"{\\rtf1 {\\pict " + b"00" * 100, "no text"),
    ],
)
def test_damaged_and_hostile_documents_cost_a_message(data, said):
    with pytest.raises(InputError, match=said):
        article_from_bytes(data, "a.docx")


def test_a_document_of_very_many_empty_paragraphs_is_refused_soon():
    data = document("<w:p/>" * 2_000_000)
    started = time.perf_counter()
    with pytest.raises(InputError, match="300,000 paragraphs"):
        article_from_bytes(data, "a.docx")
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    "piece",
    [
        rb"{\field{\*\fldinst{",
        rb'{\field{\*\fldinst{ HYPERLINK "',
        rb"{\fonttbl",
        rb"{\f1 ",
        rb"{",
        rb"}",
        rb"\u99999999?",
        rb"\u-40000?",
        rb"\'zz\'9",
        rb"{\pict",
        rb"\pict\bin9999 ",
        rb"\ansicpg99999 \'e9",
        rb"\uc9\u8217?",
    ],
)
def test_rtf_made_to_hurt_takes_time_by_its_length(piece):
    data = rb"{\rtf1\ansi The weir failed. " + piece * 20_000
    started = time.perf_counter()
    try:
        assert "The weir failed." in article_from_bytes(data, "a.rtf").text
    except InputError as error:
        assert "RTF" in str(error)  # noqa: PT017
    assert time.perf_counter() - started < 5


def test_characters_of_rtf_in_each_of_its_ways():
    data = (
        rb"{\rtf1\ansi\ansicpg1252\uc1 It\rquote s a caf\'e9\emdash he said \u8220?so\u8221? "
        rb"\u-10179?\u-8704? {\b in} K\u246\'f6ln.}"
    )
    assert article_from_bytes(data, "a.rtf").text == "It’s a café—he said “so” 😀 in Köln."
