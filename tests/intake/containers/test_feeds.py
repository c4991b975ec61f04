"""RSS, RDF and Atom feeds and sitemaps as sites write them, and as they should not."""

from __future__ import annotations

import contextlib
import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.errors import InputError
from wherefrom.intake.containers.detection import OPENING, container_of
from wherefrom.intake.containers.feeds import read_feed
from wherefrom.intake.containers.sitemaps import read_sitemap

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Marlow Courier</title><link>https://courier.example/</link>
<atom:link rel="self" href="https://courier.example/feed.xml"/>
<item><title>Bridge &amp;amp; ferry&nbsp;closed</title><link>https://courier.example/bridge</link>
  <dc:creator>Jane Doe</dc:creator><pubDate>Mon, 04 Dec 2017 10:00:00 GMT</pubDate>
  <description>The bridge is closed.</description>
  <media:content url="https://courier.example/a.jpg"><media:title>A bridge</media:title></media:content>
  <content:encoded><![CDATA[<p>The council <b>voted</b>.</p>]]></content:encoded></item>
<item><title>Second</title><guid isPermaLink="true">/second</guid>
  <author>desk@courier.example (John Roe)</author></item>
<item><title>No address</title><guid isPermaLink="false">tag:7</guid></item>
<item><title>Bridge again</title><link>https://courier.example/bridge</link></item>
<item><title>Not for us</title><link>ftp://courier.example/x</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><link href="https://post.example/"/>
<entry><title type="html">The &lt;em&gt;mayor&lt;/em&gt; resigns</title>
<link rel="edit" href="https://post.example/edit/1"/><link rel="alternate" href="news/1"/>
<published>2018-01-02T03:04:05Z</published><updated>2018-02-02T03:04:05Z</updated>
<author><name>Ann Lee</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>She left.</p></div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old</title>
 <link>https://old.example/</link></channel>
 <item rdf:about="https://old.example/1"><title>First</title><link>https://old.example/1</link>
 <dc:date>2005-06-07</dc:date></item></rdf:RDF>"""

NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://courier.example/old</loc><lastmod>2016-01-01</lastmod></url>
<url><loc>https://courier.example/undated</loc></url>
<url><loc> https://courier.example/new?a=1&amp;b=2 </loc><news:news>
 <news:publication><news:name>Marlow Courier</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2017-12-04T10:00:00+01:00</news:publication_date><news:title>Bridge closed</news:title>
</news:news></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://courier.example/2016.xml</loc><lastmod>2016-12-31</lastmod></sitemap>
<sitemap><loc>https://courier.example/2017.xml.gz</loc><lastmod>2017-12-31</lastmod></sitemap></sitemapindex>"""


def test_rss() -> None:
    first, second = read_feed(RSS.encode(), "feed")
    assert (first.url, first.title) == ("https://courier.example/bridge", "Bridge & ferry closed")
    assert (first.authors, first.published) == (("Jane Doe",), "2017-12-04T10:00:00+00:00")
    assert first.html == "<p>The council <b>voted</b>.</p>"
    assert (second.url, second.authors, second.html) == ("https://courier.example/second", ("John Roe",), None)


def test_atom() -> None:
    (entry,) = read_feed(ATOM.encode(), "feed", "https://post.example/feeds/all.xml")
    assert (entry.url, entry.title) == ("https://post.example/news/1", "The mayor resigns")
    assert (entry.authors, entry.published) == (("Ann Lee",), "2018-01-02T03:04:05+00:00")
    assert entry.html is not None
    assert "<p>She left.</p>" in entry.html


def test_rdf() -> None:
    (entry,) = read_feed(RDF.encode(), "feed")
    assert (entry.url, entry.title, entry.published) == ("https://old.example/1", "First", "2005-06-07")


def test_other_encodings_and_broken_feeds() -> None:
    latin = RSS.replace("utf-8", "iso-8859-1").replace("Second", "Zweitägig").encode("latin-1")
    assert read_feed(latin, "feed")[1].title == "Zweitägig"
    assert read_feed(RSS.encode("utf-16"), "feed")[1].title == "Second"
    cut = RSS[: RSS.index("<item><title>No address")] + "\x0b\x00<oops"
    assert [entry.title for entry in read_feed(cut.encode(), "feed")] == ["Bridge & ferry closed", "Second"]


def test_a_news_sitemap_newest_first() -> None:
    found = read_sitemap(gzip.compress(NEWS.encode()), "sitemap.xml.gz")
    assert [entry.url.rpartition("/")[2] for entry in found.pages] == ["new?a=1&b=2", "old", "undated"]
    first = found.pages[0]
    assert (first.title, first.outlet) == ("Bridge closed", "Marlow Courier")
    assert first.published == "2017-12-04T10:00:00+01:00"
    assert found.pages[1].published is None  # The day of a change is not the day of publication.


def test_an_index_of_sitemaps_newest_first() -> None:
    found = read_sitemap(INDEX.encode(), "index.xml")
    assert found.sitemaps == ("https://courier.example/2017.xml.gz", "https://courier.example/2016.xml")
    assert found.pages == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "declares XML entities"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "declares XML entities"),
        ("<rss><channel><title>Empty</title></channel></rss>", "nothing to follow"),
        ("<rss", "nothing to follow|not XML"),
        ("<opml><body/></opml>", "no RSS or Atom feed but <opml>"),
        ('<feed xmlns="<![CDATA[&#xD800;]]>"', "nothing to follow|not XML"),
        ("", "not XML"),
        ("plain words", "not XML"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_feed(text.encode(), "feed")


@pytest.mark.parametrize("text", ["<urlset></urlset>", "<html></html>", '<!DOCTYPE a [<!ENTITY x "y">]><urlset/>'])
def test_what_is_no_sitemap_is_told(text: str) -> None:
    with pytest.raises(InputError):
        read_sitemap(text.encode(), "sitemap")


@given(st.binary(max_size=400), st.integers(0, len(RSS)), st.integers(0, len(NEWS)))
def test_garbage_is_an_error_or_entries(garbage: bytes, at: int, there: int) -> None:
    for read, text, place in ((read_feed, RSS, at), (read_sitemap, NEWS, there)):
        with contextlib.suppress(InputError):
            read(text[:place].encode() + garbage + text[place:].encode(), "x")


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        (RSS.encode(), "feed"),
        (ATOM.encode(), "feed"),
        (RDF.encode(), "feed"),
        (RSS.encode("utf-16"), "feed"),
        (b"\xef\xbb\xbf\n" + NEWS.encode(), "sitemap"),
        (gzip.compress(INDEX.encode(), mtime=0), "sitemap"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]><rss/>', "feed"),
        (b'<?xml-stylesheet href="/x.xsl"?>\n<urlset>', "sitemap"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "warc"),
        (gzip.compress(b"WARC/1.1\r\n", mtime=0), "warc"),
        (b"<html><body>a <rss> b</body></html>", None),
        (b"A text about <rss> feeds.", None),
        (b"<feedback>no</feedback>", None),
        (b"", None),
        (b"\x1f\x8b garbage", None),
    ],
)
def test_the_first_bytes_tell_the_container(opening: bytes, kind: str | None) -> None:
    assert container_of(opening) == kind


@given(st.binary(max_size=300))
def test_any_bytes_can_be_looked_at(opening: bytes) -> None:
    container_of(opening)
    container_of(b"<?xml?>" + opening)


@pytest.mark.parametrize("filler", ["<!--", "<?x", " ", "<!DOCTYPE a [", "<!-- -->", "<a:"])
def test_hostile_openings_cost_little(filler: str) -> None:
    start = time.process_time()
    container_of((filler * OPENING).encode()[:OPENING])
    assert time.process_time() - start < 0.2


@pytest.mark.parametrize("filler", ["&", "&a", "<", "<item>", "<!--", "&#x41;", "<a " * 2 + "x='"])
def test_hostile_feeds_cost_little(filler: str) -> None:
    text = f"<rss><channel>{filler * (1_000_000 // len(filler))}"
    start = time.process_time()
    with pytest.raises(InputError):
        read_feed(text.encode(), "feed")
    assert time.process_time() - start < 3
