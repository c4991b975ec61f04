"""A table of people: how it is read, and of whom of the archive each row is."""

from pathlib import Path

import pytest

from small_readings import harbour, told
from wherefrom.archive.archive import Archive
from wherefrom.archive.audit.attributes import beside, people_of, read_people
from wherefrom.errors import InputError


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    with Archive(tmp_path_factory.mktemp("people") / "archive.db") as opened:
        for reading in harbour():
            opened.add(reading)
        opened.add(told("x", None, None, ("so it is", "asserts", "person Quill")))
        yield opened


@pytest.mark.parametrize(
    ("name", "party", "why"),
    [
        ("Ana Brandt", "Ana Brandt", None),
        ("ana BRANDT", "Ana Brandt", None),
        ("Åna Brandt", "Ana Brandt", None),
        ("Lind", "Tomas Lind", None),
        ("Ellery Harbour Board", "Ellery Harbour Board", None),
        ("Brandt", None, "may be several"),
        ("Mara Quill", None, "only a part of the name"),
        ("Olga Brandt", None, "only a part of the name"),
        ("Harbour Board of Ellery County", None, "not in the archive"),
        ("Nobody Atall", None, "not in the archive"),
        ("'; DROP TABLE articles; --", None, "not in the archive"),
    ],
)
def test_a_row_is_about_the_one_party_of_the_name_or_told(archive, name, party, why):
    people = people_of(f'name;role\n"{name}";x\n'.encode(), "people.csv")
    with archive.connect() as connection:
        (row,) = beside(connection, archive, people).rows
    assert (row.called if row.party is not None else None, row.why) == (party, why)


def test_two_rows_that_disagree_about_one_party_are_told(archive):
    people = people_of(b"name,gender\nAna Brandt,f\nA. Brandt,m\nAna Brandt,f\n", "people.csv")
    with archive.connect() as connection:
        found = beside(connection, archive, people)
    assert [row.person.line for row in found.unmatched if row.why == "another row has the same party"] in ([3], [])
    assert [dict(of) for of in found.of.values()] == [{"gender": "f"}]


def test_the_table_is_read_as_spreadsheets_write_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(
        "\ufeffName;Gender;Field of work\r\n\r\n Ana Brandt ;f;harbours\r\n;m;\r\nTomas Lind;;\r\n".encode()
    )
    found = read_people(path)
    assert found.columns == ("gender", "field of work")
    assert [(row.name, dict(row.attributes), row.line) for row in found.rows] == [
        ("Ana Brandt", {"gender": "f", "field of work": "harbours"}, 3),
        ("Tomas Lind", {}, 5),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no column 'name'"),
        (b"person,gender\na,b\n", "no column 'name'"),
        (b"name\nAna\n", "1 to 50 columns"),
        (b"name,a,A\nAna,1,2\n", "two columns are called 'a'"),
        (b"name,name,a\nAna,1,2\n", "two columns are called 'name'"),
        (b"name,a\n\xff\xfe,1\n", "is not UTF-8"),
        (b"name," + b",".join(b"c%d" % n for n in range(60)) + b"\n", "1 to 50 columns"),
        (b"name,a\n" + b"x,y\n" * 20_001, "at most 20,000 rows"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_by_its_name(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "wrong.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as raised:
        read_people(path)
    assert "wrong.csv" in str(raised.value)
    with pytest.raises(InputError, match="cannot be read"):
        read_people(tmp_path / "absent.csv")
