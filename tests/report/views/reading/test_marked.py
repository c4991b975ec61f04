import re

from hypothesis import given

from html_pages import Page, macro
from sample_readings import STEADY, any_readings, sample
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.report.views.reading.marked import marked_text
from wherefrom.report.views.reading.view import reading_view


def marked(reading: Reading) -> str:
    """The text of an article as the page has it."""
    return str(macro("reading/text.html.j2", "text")(marked_text(reading_view(reading))))


@STEADY
@given(any_readings())
def test_the_text_content_is_exactly_the_article(reading: Reading) -> None:
    content = "".join(Page(marked(reading)).text)
    assert content == reading.article.text.replace("\x00", "\ufffd")


def test_statements_are_marked_where_they_stand() -> None:
    text = marked(sample())
    assert '<span class="c k-document" data-c="0">The outer wall' in text
    assert '<span class="cue" data-u="0">according to</span>' in text
    assert 'class="c k-person d' not in text
    nested = re.search(r'data-c="4">(the survey was hidden for a year)<', text)
    assert nested
    assert text.count('data-c="6"') == 2
    assert [int(n) for n in re.findall(r'<a class="n [^>]*data-s="(\d+)"', text)] == list(range(7))


def test_overlapping_statements_know_each_other() -> None:
    text = "He said she said it was over."
    link = Link("he", "unnamed")
    outer = Statement(0, ((8, 28),), ((3, 7),), (), "indirect", "asserts", (link,))
    inner = Statement(1, ((17, 28),), ((12, 16),), (), "indirect", "asserts", (Link("Ann", "person"),))
    page = marked(Reading(Article("a", text), (outer, inner)))
    assert '<span class="c k-person d2" data-c="0 1">it was over</span>' in page
    assert '<span class="c k-unnamed cue" data-c="0" data-u="1">said</span>' in page
