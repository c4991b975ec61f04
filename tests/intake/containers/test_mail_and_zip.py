"""Newsletters as e-mail, mailboxes of them, ZIP files of anything; hostile ones cost a message, soon."""

import io
import json
import re
import time
import zipfile
from datetime import datetime
from datetime import time as clock
from email.message import EmailMessage
from email.utils import format_datetime

import pytest

import press_exports as made
from clippings import clippings, csv_of, packed, xlsx_of
from warc_files import page_of, warc_of
from wherefrom.errors import InputError
from wherefrom.intake import article_from_bytes, load_inputs

ARTICLES = clippings(300)


def load(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    found = list(load_inputs([str(path)]))
    return [x.article for x in found if not isinstance(x, InputError)], [x for x in found if isinstance(x, InputError)]


def page(article):
    """A newsletter as programs lay one out: tables in tables, a preheader, a foot."""
    cells = "".join(f"<tr><td style='padding:8px'><p>{p}</p></td></tr>" for p in article.paragraphs)
    return (
        "<html><head><meta charset='utf-8'></head><body><table width='600'><tr><td>"
        "<a href='https://quay.example/view'>View in browser</a></td></tr>"
        f"<tr><td><h1>{article.title}</h1></td></tr><tr><td><table>{cells}</table></td></tr>"
        "<tr><td>You receive this because you signed up. <a href='https://quay.example/u'>Unsubscribe</a></td></tr>"
        "</table></body></html>"
    )


def message(article, *, html=True):
    mail = EmailMessage()
    mail["From"] = f"{article.outlet} <news@quay{article.number % 3}.example>"
    mail["To"] = "Ada <ada@example.org>"
    mail["Subject"] = article.title
    mail["Date"] = format_datetime(datetime.combine(article.day, clock(6)))
    mail["Message-ID"] = f"<{article.number}@quay.example>"
    mail.set_content(article.text)
    if html:
        mail.add_alternative(page(article), subtype="html")
        mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="chart.png")
    return mail


def test_a_newsletter_is_its_page_with_outlet_day_and_title_of_its_headers():
    article = article_from_bytes(bytes(message(ARTICLES[7])), "a.eml")
    assert (article.outlet, article.title) == (ARTICLES[7].outlet, ARTICLES[7].title)
    assert article.published.startswith(ARTICLES[7].day.isoformat())
    assert all(paragraph in article.text for paragraph in ARTICLES[7].paragraphs)
    assert "Unsubscribe" not in article.text
    assert article.snapshot.media_type == "message/rfc822"


def test_without_a_page_it_is_its_text():
    article = article_from_bytes(bytes(message(ARTICLES[7], html=False)), "a")
    assert article.text.strip() == ARTICLES[7].text


@pytest.mark.parametrize(
    ("sender", "outlet", "authors"),
    [
        ('"The Quay Gazette" <a@quay.example>', "The Quay Gazette", ()),
        ("Ann Lee from The Quay Gazette <a@quay.example>", "The Quay Gazette", ("Ann Lee",)),
        ("Ann Lee at The Quay Gazette <a@quay.example>", "The Quay Gazette", ("Ann Lee",)),
        ("Morning Briefing <nytdirect@nytimes.com>", "The New York Times", ()),
        ("=?utf-8?q?Le_Caf=C3=A9_Gazette?= <a@cafe.example>", "Le Café Gazette", ()),
        ("Fen Notes <fennotes@substack.com>", "Fen Notes", ()),
        ("news@theguardian.com", "The Guardian", ()),
    ],
)
def test_whose_newsletter_it_is(sender, outlet, authors):
    raw = (
        bytes(message(ARTICLES[7]))
        .replace(b"From: The Fen", b"From: ")
        .replace(bytes(message(ARTICLES[7])).split(b"\n")[0], b"From: " + sender.encode())
    )
    article = article_from_bytes(raw, "a.eml")
    assert (article.outlet, article.authors) == (outlet, authors)


@pytest.mark.parametrize("subject", ["Fwd: Weir fails", "RE: FW: Weir fails", "AW: Weir fails"])
def test_what_marks_an_answer_is_no_title(subject):
    raw = bytes(message(ARTICLES[7])).replace(ARTICLES[7].title.encode(), subject.encode(), 1)
    assert article_from_bytes(raw, "a.eml").title == "Weir fails"


def test_300_messages_of_a_mailbox_with_outlet_and_day(tmp_path):
    data = b"".join(
        b"From news@quay.example Mon Jan 13 06:00:00 2023\n"
        + bytes(message(a)).replace(b"\nFrom ", b"\n>From ")
        + b"\n\n"
        for a in ARTICLES
    )
    articles, errors = load(tmp_path, "letters.mbox", data)
    assert errors == []
    assert [a.outlet for a in articles] == [a.outlet for a in ARTICLES]
    assert [a.published[:10] for a in articles] == [a.day.isoformat() for a in ARTICLES]
    assert all(a.paragraphs[-1] in found.text for a, found in zip(ARTICLES, articles, strict=True))


def test_one_message_in_ten_without_text_is_named(tmp_path):
    empty = b"From: A <a@b.example>\nMIME-Version: 1.0\nSubject: none\n\n\n"
    mails = [empty if a.number % 10 == 0 else bytes(message(a, html=False)) for a in ARTICLES[:40]]
    articles, errors = load(tmp_path, "m.mbox", b"".join(b"From x@y Mon Jan\n" + mail + b"\n\n" for mail in mails))
    assert len(articles) == 36
    assert [str(error).split("m.mbox, ")[1].split(":")[0] for error in errors][:2] == ["message 1", "message 11"]


def test_a_page_saved_as_mhtml_has_its_address_and_not_the_day_it_was_saved():
    raw = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/weir\r\nSubject: Weir\r\n"
        b"Date: Mon, 1 May 2024 10:05:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n'
        + page_of("Weir fails")
        + b"\r\n--x--\r\n"
    )
    article = article_from_bytes(raw, "a.mht")
    assert (article.url, article.published) == ("https://quay.example/weir", None)
    assert article.title.startswith("Weir fails")


def test_a_pasted_message_without_the_headers_of_programs_is_plain_text():
    text = "From: Ann Lee\nDate: 21 July 2023\nSubject: The weir\n\nThe weir failed, she said.\n"
    assert article_from_bytes(text.encode(), "a.txt").text == text


def nested(depth):
    head = b"From: A <a@b.example>\r\nMIME-Version: 1.0\r\n"
    for n in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
    return head + b"Content-Type: text/plain\r\n\r\nHello.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        nested(3000),
        nested(19) + b"line\r\n" * 200_000,
        b"From: A\r\nMIME-Version: 1.0\r\nSubject: " + b"=?utf-8?q?a?= " * 200_000 + b"\r\n\r\nHello.",
        b"From: " + b"(" * 500_000 + b"\r\nMIME-Version: 1.0\r\n\r\nHello.",
        b"From: A\r\nMIME-Version: 1.0\r\n" + b"X-Y: z\r\n" * 300_000 + b"\r\nHello.",
        b"From: A\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nHello \xe9.",
        b"From: A\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"From: \xff\xfe\r\nMIME-Version: 1.0\r\nDate: Mon, 99 Foo 99999 99:99\r\n\r\nHello.",
    ],
)
def test_hostile_messages_are_read_or_refused_soon(tmp_path, data):
    started = time.perf_counter()
    articles, errors = load(tmp_path, "a.eml", data)
    assert len(articles) + len(errors) == 1
    assert time.perf_counter() - started < 8


def batch(articles):
    return "\n".join(json.dumps({"id": f"b{a.number}", "text": a.text, "outlet": a.outlet}) for a in articles)


def test_a_zip_file_of_everything(tmp_path):
    some = ARTICLES[:3]
    inner = packed({"b.csv": csv_of(some)})
    data = packed(
        {
            "nexis/Files (3).DOCX": made.docx_of(made.nexis_lines(some)),
            "factiva.rtf": made.rtf_of(made.factiva_lines(some)),
            "clips.xlsx": xlsx_of(some),
            "lines.jsonl": batch(some),
            "list.json": "[" + batch(some).replace("\n", ",") + "]",
            "page.html": page_of("Weir fails"),
            "crawl.warc.gz": warc_of({"url": "https://q.example/1", "body": page_of("One")}),
            "mail.eml": bytes(message(some[0])),
            "inner.zip": inner,
            "../../outside.txt": "The weir failed on Monday, the mayor said.",
            "/etc/absolute.txt": "The mill failed on Monday, the mayor said.",
            "__MACOSX/._page.html": b"\0\1",
            ".DS_Store": b"\0",
            "picture.png": b"\x89PNG",
            "broken.docx": b"PK\x03\x04",
        }
    )
    before = sorted(tmp_path.parent.rglob("*"))
    articles, (error,) = load(tmp_path, "all.zip", data)
    assert len(articles) == 3 * 5 + 1 + 1 + 1 + 3 + 2
    assert "all.zip, broken.docx: is a damaged" in str(error)
    assert sorted(tmp_path.parent.rglob("*")) == sorted([*before, tmp_path / "all.zip"])


def test_300_documents_of_one_article_each_in_a_zip_file(tmp_path):
    files = {f"{a.title}.DOCX": made.docx_of(made.nexis_lines([a], cover=False)) for a in ARTICLES}
    articles, errors = load(tmp_path, "nexis.ZIP", packed(files))
    assert errors == []
    assert [(a.outlet, a.published) for a in articles] == [(a.outlet, a.day.isoformat()) for a in ARTICLES]


def test_a_feed_in_a_zip_file_is_not_followed(tmp_path):
    feed = "<rss><channel><item><link>https://quay.example/1</link></item></channel></rss>"
    articles, (error,) = load(tmp_path, "a.zip", packed({"feed.html": feed}))
    assert articles == []
    assert "unpack and name it" in str(error)


def with_flag(data):
    """The same ZIP file, its first member marked as encrypted."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


def deep(levels):
    data = packed({"a.txt": "The weir failed."})
    for _ in range(levels):
        data = packed({"in.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed({"bomb.txt": b"a" * (40 << 20)}), "times its size"),
        (packed({"big.txt": bytes(range(256)) * (1 << 18) + b"a" * 100}), "limit for one input|times its size"),
        (with_flag(packed({"secret.txt": "The weir failed."})), "password"),
        (deep(4), "deep in others"),
        (packed({"a.png": b"\x89PNG"}), "nothing to read"),
        (packed({}), "nothing to read"),
        (packed({"a.txt": "The weir failed." * 99})[:-30], "damaged"),
        (packed({f"{n}.txt": "" for n in range(20_001)}), "parts|files"),
    ],
)
def test_bombs_and_damaged_zip_files_cost_a_message_soon(tmp_path, data, said):
    started = time.perf_counter()
    articles, errors = load(tmp_path, "a.zip", data)
    assert articles == []
    assert re.search(said, str(errors[0]))
    assert time.perf_counter() - started < 8


def test_a_damaged_file_in_a_zip_file_costs_only_itself(tmp_path):
    data = bytearray(packed({"a.txt": "The weir failed, she said. " * 40, "b.txt": "The mill failed, he said."}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as file:
        at = file.getinfo("a.txt").header_offset + 40
    data[at : at + 8] = b"\xff" * 8
    articles, (error,) = load(tmp_path, "a.zip", bytes(data))
    assert [article.text for article in articles] == ["The mill failed, he said."]
    assert "a.zip, a.txt: is damaged in its ZIP file" in str(error)
