"""Tables of articles: columns found by their names or said, days that can be told, rows that fail named."""

import gzip
import io
import time
from itertools import repeat

import pytest

from clippings import HEADER, clippings, csv_of, ods_of, packed, xlsx_of
from memory import most_during
from wherefrom.errors import InputError
from wherefrom.intake import load_inputs
from wherefrom.intake.tables.columns import Columns
from wherefrom.intake.tables.delimited import delimited_rows
from wherefrom.intake.tables.rows import read_rows


def read(tmp_path, name, data, columns=None):
    path = tmp_path / name
    path.write_bytes(data)
    found = list(load_inputs([str(path)], columns=columns))
    return [x.article for x in found if not isinstance(x, InputError)], [x for x in found if isinstance(x, InputError)]


ARTICLES = clippings(300)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("clips.csv", csv_of(ARTICLES)),
        ("clips-from-excel.csv", csv_of(ARTICLES, delimiter=";", encoding="cp1252")),
        ("clips.tsv", csv_of(ARTICLES, delimiter="\t", encoding="utf-8-sig")),
        ("unicode text from excel.txt", csv_of(ARTICLES, delimiter="\t", encoding="utf-16")),
        ("without its name", csv_of(ARTICLES, delimiter="|")),
        ("clips.csv.gz", gzip.compress(csv_of(ARTICLES))),
        ("clips.xlsx", xlsx_of(ARTICLES)),
        ("searched.xlsx", xlsx_of(ARTICLES, before=[["Search: council"], [], ["300 results"]])),
        ("clips.ods", ods_of(ARTICLES)),
        ("clips", xlsx_of(ARTICLES)),
    ],
)
def test_all_articles_of_a_table_with_outlet_day_title_and_author(tmp_path, name, data):
    articles, errors = read(tmp_path, name, data)
    assert errors == []
    assert [a.text for a in articles] == [a.text for a in ARTICLES]
    assert [a.outlet for a in articles] == [a.outlet for a in ARTICLES]
    assert [a.published for a in articles] == [a.day.isoformat() for a in ARTICLES]
    assert [a.title for a in articles] == [a.title for a in ARTICLES]
    assert [a.authors for a in articles] == [(a.author,) for a in ARTICLES]
    assert len({a.id for a in articles}) == 300


HEADERS = [
    "id,title,text,outlet,published,authors,url",
    "article_id,headline,body,source,date,author,link",
    "ID,Title,Full text,Publication title,Publication date,Author,Document URL",
    "doc_id,article_title,article_text,newspaper,pub_date,byline,web_url",
    "guid,Headline,Article Body,Media Outlet,datePublished,Creator,Permalink",
    "uuid,title,maintext,source_domain,date_publish,authors,url",
    "Id,TITLE,CONTENT,PUBLICATION,DATE,AUTHORS,URL",
    "docid,heading,story,publisher,publish_date,reporter,article url",
    "identifier,titel,volltext,zeitung,datum,autor,uri",
    "id,titre,texte,journal,date,auteur,url",
]


@pytest.mark.parametrize("header", HEADERS)
def test_columns_by_their_names_in_several_spellings(tmp_path, header):
    row = 'a7,Weir fails,"The weir failed, Ida Holt said.",quaygazette.example,2023-07-21,Ann Lee,https://q.example/7'
    (article,), errors = read(tmp_path, "t.csv", f"{header}\n{row}\n".encode())
    assert errors == []
    assert (article.id, article.title, article.text) == ("a7", "Weir fails", "The weir failed, Ida Holt said.")
    assert (article.outlet, article.published) == ("quaygazette.example", "2023-07-21")
    assert (article.authors, article.url) == (("Ann Lee",), "https://q.example/7")


@pytest.mark.parametrize(
    ("value", "columns", "expected"),
    [
        ("7", None, "t.csv:7"),
        ("7.0", None, "t.csv:7.0"),
        ("7", Columns(id="id"), "7"),
        ("20230721", None, "20230721"),
        ("a7", None, "a7"),
    ],
)
def test_a_number_that_may_count_rows_is_no_id_beyond_its_table(tmp_path, value, columns, expected):
    data = f"id,title,text\n{value},Weir fails,The weir failed.\n".encode()
    (article,), errors = read(tmp_path, "t.csv", data, columns)
    assert errors == []
    assert article.id == expected


def test_columns_that_the_person_names_win_over_those_found(tmp_path):
    data = b"Blatt,Titel,Inhalt,Text,Tag\nQuay Gazette,Weir,The weir failed.,short,21.07.2023\n"
    (article,), _ = read(tmp_path, "t.csv", data, Columns(text="inhalt", outlet="Blatt", date="Tag"))
    assert (article.text, article.outlet, article.published) == ("The weir failed.", "Quay Gazette", "2023-07-21")


def test_of_two_names_for_one_thing_the_most_telling_is_taken(tmp_path):
    (article,), _ = read(tmp_path, "t.csv", b"content,full_text,source,newspaper\nteaser,The weir failed.,rss,Echo\n")
    assert (article.text, article.outlet) == ("The weir failed.", "Echo")


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["21/07/2023", "03/08/2023"], ["2023-07-21", "2023-08-03"]),
        (["07/21/2023", "08/03/2023"], ["2023-07-21", "2023-08-03"]),
        (["07/08/2023", "03/08/2023"], [None, None]),
        (["21.7.23", "3.8.23"], ["2023-07-21", "2023-08-03"]),
        (["21 July 2023", "August 3, 2023"], ["2023-07-21", "2023-08-03"]),
        (["2023-07-21T10:05:00Z", "20230803"], ["2023-07-21T10:05:00+00:00", "2023-08-03"]),
        (["21/07/2023", "07/21/2023"], ["2023-07-21", "2023-07-21"]),
        (["n.d.", "2023"], [None, None]),
    ],
)
def test_what_day_is_meant_is_told_by_the_column_or_not_at_all(tmp_path, cells, days):
    rows = "".join(f"{cell};The weir failed {n}.\n" for n, cell in enumerate(cells))
    articles, _ = read(tmp_path, "t.csv", f"date;text\n{rows}".encode())
    assert [article.published for article in articles] == days


@pytest.mark.parametrize(
    "cell", ["Ann Lee; Tom Fox", "By Ann Lee and Tom Fox", "['Ann Lee', \"Tom Fox\"]", "Ann Lee|Tom Fox"]
)
def test_authors_of_one_cell(tmp_path, cell):
    quoted = cell.replace('"', '""')
    (article,), _ = read(tmp_path, "t.csv", f'text,authors\nThe weir failed.,"{quoted}"\n'.encode())
    assert article.authors == ("Ann Lee", "Tom Fox")


def test_a_page_in_a_cell_is_read_as_a_page(tmp_path):
    page = "<html><body><article><p>The weir failed on Monday, the mayor said.</p></article></body></html>"
    (article,), _ = read(tmp_path, "t.csv", f"title,text\nWeir,{page}\n".replace("Monday,", "Monday").encode())
    assert article.text == "The weir failed on Monday the mayor said."


def test_one_row_in_ten_that_fails_is_named_and_the_rest_read(tmp_path):
    rows = [f'"{a.title}","{a.text}"' if a.number % 10 else f"{a.title}," for a in clippings(100)]
    articles, errors = read(tmp_path, "t.csv", ("title,text\n" + "\n".join(rows) + "\n").encode())
    assert len(articles) == 90
    assert [str(error).split("t.csv, ")[1] for error in errors][:2] == [
        "row 2: has nothing in the column that holds the texts",
        "row 12: has nothing in the column that holds the texts",
    ]


def test_a_table_of_addresses_says_that_it_has_no_texts(tmp_path):
    articles, (error,) = read(tmp_path, "t.csv", b"title,url,publish_date\nWeir,https://q.example/1,2023-07-21\n")
    assert articles == []
    assert "--text-column" in str(error)
    assert "'publish_date'" in str(error)
    assert "not fetched" in str(error)


def test_a_column_that_is_not_there_is_an_error_with_those_that_are(tmp_path):
    for name, data in (("t.csv", csv_of(ARTICLES[:2])), ("t.xlsx", xlsx_of(ARTICLES[:2]))):
        articles, (error,) = read(tmp_path, name, data, Columns(outlet="Paper"))
        assert articles == []
        assert "'Paper' of --outlet-column" in str(error)
        assert repr(HEADER[1]) in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "Story, by Ann Lee\n\nThe weir failed, the mayor said.\n",
        "Home | Article | Date\n\nThe weir failed, the mayor said.\n",
        "Text; title\nThe weir failed.\n",
        "The weir failed, the mayor said. “We knew,” she added; nobody else did.\n\nThe union, too, was silent.\n",
    ],
)
def test_plain_text_with_commas_is_no_table(tmp_path, text):
    (article,), _ = read(tmp_path, "a.txt", text.encode())
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.csv", b"title,text\n", "no article below"),
        ("t.csv", b"a\x00b,c\n\x01,\x02\n", "no column is known"),
        ("t.xlsx", xlsx_of(ARTICLES[:50])[:6000], "damaged"),
        ("t.xlsx", packed({"xl/workbook.xml": "<workbook"}), "damaged"),
        ("t.xlsx", packed({"xl/workbook.xml": b" " * (40 << 20)}), "times its size"),
        ("t.ods", packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "without its content.xml"),
        ("t.ods", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "save it as"),
        ("t.pptx", packed({"ppt/presentation.xml": "<p/>"}), "a presentation"),
        ("t.csv.gz", gzip.compress(csv_of(ARTICLES))[:900], "breaks off"),
    ],
)
def test_hostile_and_damaged_tables_cost_a_message(tmp_path, name, data, said):
    _, errors = read(tmp_path, name, data)
    assert said in str(errors[-1])


def test_entities_in_a_spreadsheet_do_not_grow(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    content = ods_content = f'<?xml version="1.0"?>{bomb}]><x>&i;</x>'
    ods = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ods_content})
    started = time.perf_counter()
    _, errors = read(tmp_path, "t.ods", ods)
    assert len(errors) == 1
    _, errors = read(tmp_path, "t.xlsx", packed({"xl/workbook.xml": content, "[Content_Types].xml": content}))
    assert len(errors) == 1
    assert time.perf_counter() - started < 5


def test_a_quotation_mark_that_is_never_closed_costs_bounded_memory(tmp_path):
    data = b'title,text\nOne,The weir failed.\nTwo,"The mill' + b" failed.\n" * 400_000
    articles, errors = read(tmp_path, "t.csv", data)
    assert articles[0].title == "One"
    assert len(articles) + len(errors) == 2


class _Lines(io.RawIOBase):
    """A file that is made while it is read."""

    def __init__(self, first, line, count):
        self._pieces = iter([first, *repeat(line * 1000, count // 1000)])
        self._left = b""

    def readable(self):
        return True

    def readinto(self, buffer):
        self._left = self._left or next(self._pieces, b"")
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_a_million_rows_take_the_memory_of_one():
    header = b"title,text\n"
    stream = io.BufferedReader(_Lines(header, b"A headline,\n", 1_000_000))
    rows = read_rows(delimited_rows(stream, header, "t.csv", Columns()), "t.csv", Columns())
    found, most = most_during(lambda: sum(1 for _ in rows))
    assert found == 1_000_000
    assert most < 50 << 20
