"""Spreadsheets that are broken or hostile: what there is is read, within limits, and the process here pays nothing."""

import random
import re
import sys
import time
import zipfile
from io import BytesIO

import pytest

from clippings import clippings, ods_of, packed, xlsx_of
from memory import most_during
from wherefrom.errors import InputError
from wherefrom.intake import load_inputs
from wherefrom.intake.tables import sheets, workbooks
from wherefrom.intake.worker import workers as module
from wherefrom.intake.worker.workers import Workers

ARTICLES = clippings(900)
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits on memory as Linux has them")


@pytest.fixture
def few(monkeypatch):
    made = Workers(memory=300 << 20)
    monkeypatch.setattr(sheets, "workers", lambda: made)
    yield made
    made.close()


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    found = list(load_inputs([str(tmp_path / name)]))
    return [x.article for x in found if not isinstance(x, InputError)], [x for x in found if isinstance(x, InputError)]


def changed(package, part, change):
    """The package with one part put through ``change``."""
    with zipfile.ZipFile(BytesIO(package)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members[part] = change(members.get(part, b"").decode())
    return packed(members)


BROKEN = {
    "clips.xlsx": changed(
        xlsx_of(ARTICLES), "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace('<row r="702"', "<row <", 1)
    ),
    "clips.ods": changed(
        ods_of(ARTICLES),
        "content.xml",
        lambda sheet: re.sub("(<[^>]*><[^>]*><[^>]*>Council to sell \\w+ 700<)", r"<\1", sheet),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_stands_before_a_break_is_read_and_the_break_told_once(tmp_path, few, name):
    articles, (error,) = read(tmp_path, name, BROKEN[name])
    assert len(articles) in range(600, 701)
    assert [a.text for a in articles] == [a.text for a in ARTICLES[: len(articles)]]
    assert f"{name}, sheet Clips, row {len(articles) + 2}: is damaged from here on" in str(error)


@pytest.mark.parametrize("make", [xlsx_of, ods_of])
def test_rows_come_in_pieces_that_are_small(make):
    reader = workbooks.xlsx_rows if make is xlsx_of else workbooks.ods_rows
    pieces = [piece for piece in reader(make(ARTICLES)) if piece.label == "Clips"]
    assert len(pieces) > 4
    assert sum(len(piece.rows) for piece in pieces) >= 901
    assert max(sum(map(len, row)) for piece in pieces for row in piece.rows) < 1000
    assert max(len(piece.rows) for piece in pieces) <= 200


def test_rows_keep_their_numbers_over_pieces_and_empty_rows(tmp_path, few):
    rows = [
        ["Headline", "Full Text"],
        *([f"Weir {n}", f"The weir failed {n} times."] for n in range(450)),
        ["Mill", ""],
    ]
    import openpyxl

    book = openpyxl.Workbook()
    for number, row in enumerate(rows):
        book.active.append(row if number != 300 else [])
    out = BytesIO()
    book.save(out)
    articles, (error,) = read(tmp_path, "t.xlsx", out.getvalue())
    assert len(articles) == 449
    assert "row 452: has nothing in the column that holds the texts" in str(error)


def longer_ods(more):
    """Three articles, and below them ``more``."""
    return changed(
        ods_of(ARTICLES[:3]), "content.xml", lambda content: content.replace("</table:table>", more + "</table:table>")
    )


def wide_ods():
    """One row of very many cells, in numbers that pack badly."""
    pick = random.Random(5)
    cells = (f'<table:table-cell table:style-name="c{pick.random()}"/>' for _ in range(900_000))
    return longer_ods(f"<table:table-row>{''.join(cells)}</table:table-row>")


def stringy_xlsx():
    """A workbook with very many strings, in numbers that pack badly."""
    pick = random.Random(6)
    listed = "".join(f"<si><t>{pick.random()}</t></si>" for _ in range(1_800_000))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    book = changed(xlsx_of(ARTICLES[:3]), "[Content_Types].xml", lambda types: types.replace("</Types>", part))
    return changed(book, "xl/sharedStrings.xml", lambda _: f'<sst xmlns="{main}">{listed}</sst>')


@pytest.mark.slow
@linux
@pytest.mark.parametrize(("name", "make"), [("wide.ods", wide_ods), ("strings.xlsx", stringy_xlsx)])
def test_a_sheet_that_grows_beyond_memory_is_told_and_costs_nothing_here(tmp_path, few, name, make):
    data = make()
    (articles, errors), most = most_during(lambda: read(tmp_path, name, data))
    assert len(articles) == (3 if name == "wide.ods" else 0)  # Those above the row that is too much.
    assert most < 100 << 20
    assert "needs more than 0.293 GB of memory" in str(errors[-1])
    articles, errors = read(tmp_path, "fine.xlsx", xlsx_of(ARTICLES[:3]))
    assert (len(articles), errors) == (3, [])


@pytest.mark.slow
@linux
def test_a_sheet_that_takes_too_long_is_given_up_after_what_it_gave(tmp_path, few, monkeypatch):
    monkeypatch.setattr(module, "EXPORT_SECONDS", 1)
    row = '<table:table-row><table:table-cell table:style-name="c%d"/></table:table-row>'
    data = longer_ods("".join(row % (number * 7919 % 1_000_003) for number in range(1_000_000)))
    started = time.perf_counter()
    articles, (error,) = read(tmp_path, "long.ods", data)
    assert [article.text for article in articles] == [article.text for article in ARTICLES[:3]]
    assert "long.ods: takes more than 1 seconds to read" in str(error)
    assert time.perf_counter() - started < 30


def test_too_many_rows_and_too_long_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_ROWS", 250)
    rows = []

    def collect():
        for piece in workbooks.xlsx_rows(xlsx_of(ARTICLES)):
            rows.extend(piece.rows)

    with pytest.raises(InputError, match="more than 250 rows"):
        collect()
    assert len(rows) == 250
    monkeypatch.setattr(workbooks, "MAX_ROW", 300)
    pieces = list(workbooks.ods_rows(ods_of(ARTICLES[:4])))
    assert [isinstance(row, str) for row in pieces[0].rows[:5]] == [False, True, True, True, True]
    assert "as no article does" in pieces[0].rows[1]


def test_who_wants_only_the_first_article_leaves_no_process_at_work(tmp_path, few):
    (tmp_path / "t.xlsx").write_bytes(xlsx_of(ARTICLES))
    found = load_inputs([str(tmp_path / "t.xlsx")])
    assert next(found).article.title == ARTICLES[0].title
    found.close()
    assert few._idle == []
    articles, _ = read(tmp_path, "t.xlsx", xlsx_of(ARTICLES))
    assert len(articles) == 900
    assert len(few._idle) == 1
