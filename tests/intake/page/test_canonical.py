"""One page under many addresses is one article; pages that only look alike stay two."""

import pytest

from wherefrom import read_many
from wherefrom.archive.archive import Archive
from wherefrom.errors import InputError
from wherefrom.intake import Article, article_from_html, article_from_text

HOME = "https://www.lowmark.example"
WORDS = (
    "The weir at Lowmark was opened on Friday, harbour master Ida Crane said. “It will hold,” Crane told the council. "
)


def page(canonical, words=WORDS, advertisement="", url=None):
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    body = f"<h1>Weir opened at last</h1><p>{words}</p><p>{words[::-1].title()[:1]}nd the road stays shut.</p>"
    head = f"<head><title>Weir opened</title>{link}</head>"
    return article_from_html(f"<html>{head}<body><article>{body}</article>{advertisement}</body></html>", url=url)


ADDRESSES = [
    f"{HOME}/news/weir-opened",
    f"{HOME}/news/weir-opened?utm_source=mail&fbclid=1",
    "http://lowmark.example/news/weir-opened/",
    f"{HOME}/news/weir-opened#comments",
    "https://m.lowmark.example/a/71",
    "https://amp.lowmark.example/news/weir-opened?amp=1",
    f"{HOME}/index.php?id=71",
    None,
]


@pytest.mark.parametrize("url", ADDRESSES)
@pytest.mark.parametrize("canonical", [f"{HOME}/news/weir-opened", "http://lowmark.example/news/weir-opened/"])
def test_the_same_page_has_one_id_wherever_it_was_had_from(url, canonical):
    own = page(f"{HOME}/news/weir-opened", url=ADDRESSES[0])
    assert page(canonical, url=url, advertisement=f"<aside>{url}</aside>").id == own.id


@pytest.mark.parametrize(
    ("canonical", "words", "url"),
    [
        (f"{HOME}/news/weir-shut", WORDS, ADDRESSES[0]),  # another page
        (f"{HOME}/news/weir-opened?page=2", WORDS, ADDRESSES[0]),
        (f"{HOME}/news/weir-opened", WORDS.replace("Friday", "Monday"), ADDRESSES[1]),  # other words: as on page 2
        ("https://kelda-times.example/weir", WORDS, ADDRESSES[0]),  # whose story it is
        (f"{HOME}/", WORDS, ADDRESSES[0]),  # every page names the front page
        (None, WORDS, ADDRESSES[0]),
        ("http://[::1", WORDS, ADDRESSES[0]),
    ],
)
def test_what_is_another_page_has_another_id(canonical, words, url):
    assert page(canonical, words, url=url).id != page(f"{HOME}/news/weir-opened", url=ADDRESSES[0]).id


def test_sites_that_name_their_front_page_on_every_page_lose_none():
    assert page(HOME, url=f"{HOME}/1").id != page(HOME, url=f"{HOME}/2").id


def test_an_id_that_is_given_wins_and_a_text_has_none_of_this():
    assert article_from_text(WORDS, url=ADDRESSES[0]).id != article_from_text(WORDS, url=ADDRESSES[1]).id


def test_an_archive_has_it_once(tmp_path):
    pages = [page(ADDRESSES[0], url=url, advertisement=f"<aside>{url}</aside>") for url in ADDRESSES]
    assert all(isinstance(found, Article) for found in pages)
    with Archive(tmp_path / "news.db") as archive:
        outcomes = []
        for reading in read_many(pages):
            assert not isinstance(reading, InputError)
            outcomes.append(archive.add(reading).outcome)
        assert outcomes == ["new"] + ["unchanged"] * 7
        assert len(archive) == 1
