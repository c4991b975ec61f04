"""Archives that cannot be opened, read or written: what is said, and that nothing stored is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_samples import numbered
from old_archives import VERSIONS, restored
from postgres import KINDS, new_archive, new_place
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify
from wherefrom.errors import ArchiveBusyError, ArchiveError


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A closed SQLite archive of eight articles."""
    place = Path(new_archive("sqlite", tmp_path))
    with Archive(place) as archive:
        for number in range(8):
            archive.add(numbered(number))
    return place


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_adds_makes_an_archive(kind: str, tmp_path: Path) -> None:
    place = new_place(kind, tmp_path)
    with pytest.raises(ArchiveError, match="no archive yet; `wherefrom add"):
        Archive(place, create=False)
    assert not (tmp_path / "archive.db").exists()
    Archive(place).close()
    with Archive(place, create=False) as archive:
        assert len(archive) == 0


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    with Archive(tmp_path / "news" / "2031" / "archive.db") as archive:
        assert archive.add(numbered(1)).outcome == "new"


def test_a_busy_archive_says_so_and_is_read_meanwhile(stored: Path) -> None:
    other = sqlite3.connect(stored, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Archive(stored, wait=0.1) as archive:
        with pytest.raises(ArchiveBusyError, match="another process is writing.*safe"):
            archive.add(numbered(9))
        assert len(archive) == 8
        other.close()
        assert archive.add(numbered(9)).outcome == "new"


@pytest.fixture
def nobody() -> Iterator[None]:
    """As root, who may write everything, a user who may not; everyone else is that already."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        yield
        os.seteuid(0)
    else:
        yield


@pytest.fixture
def read_only(stored: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="read-only-"))
    shutil.copy(stored, folder / "archive.db")
    (folder / "archive.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "archive.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_archive_is_read_and_not_written(read_only: Path, nobody: None) -> None:
    with Archive(read_only, create=False) as archive:
        assert archive.reading("post-3") == numbered(3)
        assert list(verify(archive)) == []
        with pytest.raises(ArchiveError, match="read-only.*Give write permission"):
            archive.add(numbered(9))


def test_a_folder_where_one_may_not_write(read_only: Path, nobody: None) -> None:
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive(read_only.with_name("other.db"))


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_of_a_newer_version_is_left_alone(kind: str, tmp_path: Path) -> None:
    place = new_archive(kind, tmp_path)
    with Archive(place) as archive:
        archive.add(numbered(1))
        with archive.database.writing() as connection:
            connection.exec_driver_sql("UPDATE wherefrom_version SET version_num = '9999'")
    with pytest.raises(ArchiveError, match="newer version of wherefrom.*9999.*--upgrade"):
        Archive(place)


@pytest.mark.parametrize("where", ["first", "middle", "cut"])
def test_a_damaged_file_is_called_so(stored: Path, where: str) -> None:
    data = bytearray(stored.read_bytes())
    if where == "cut":
        del data[len(data) // 2 :]
    elif where == "first":
        data[100:2048] = b"\xff" * 1948
    else:
        data[4096 : len(data) - 4096] = b"\xa5" * (len(data) - 8192)
    stored.write_bytes(data)
    with pytest.raises(ArchiveError, match="damaged.*backup.*recover"), Archive(stored) as archive:
        archive.readings(archive.article_ids())


@pytest.mark.parametrize("content", [b"Dear diary, no database today.\n" * 50, b"<html></html>"])
def test_another_file_is_no_archive_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "diary.txt"
    place.write_bytes(content)
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive(place)
    assert place.read_bytes() == content


def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "photos.db"
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE photos (name TEXT)")
    other.close()
    content = place.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Archive(place)
    assert place.read_bytes() == content


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        Archive(tmp_path)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("mysql://ann:secret@db.example/news", "archives are not kept in mysql.*sqlite:///PATH.*postgresql://"),
        ("https://news.example/archive.db", "archives are not kept in https"),
        ("sqlite://", "needs a file"),
        ("postgresql://ann:secret@db.example:port/news", "no address of an archive"),
    ],
)
def test_unknown_addresses_are_refused_without_their_passwords(address: str, says: str) -> None:
    with pytest.raises(ArchiveError, match=says) as caught:
        Archive(address)
    assert "secret" not in str(caught.value)


def test_without_psycopg_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ArchiveError, match=r'pip install "wherefrom\[postgresql\]"'):
        Archive("postgresql://db.example/news")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveBusyError, match="cannot be reached"):
        Archive(f"postgresql://ann:secret@/news?host={tmp_path}")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_opened_to_be_read_only_takes_no_change(kind: str, tmp_path: Path) -> None:
    place = new_archive(kind, tmp_path)
    with pytest.raises(ArchiveError, match="there is no archive yet"):
        Archive(new_place(kind, tmp_path / "other"), read_only=True)
    with Archive(place) as archive:
        archive.add(numbered(1))
    with Archive(place, read_only=True) as archive:
        assert archive.reading("post-1") == numbered(1)
        with pytest.raises(ArchiveError, match="read-only"):
            archive.add(numbered(2))
        with pytest.raises(ArchiveError, match="read-only"), archive.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM links")
        with Archive(place) as other:
            other.add(numbered(2))
        assert len(archive) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_that_has_to_be_upgraded_is_not_opened_to_be_read_only(kind: str, tmp_path: Path) -> None:
    place = restored(VERSIONS[0], kind, tmp_path)
    with pytest.raises(ArchiveError, match="bring it up to date first: wherefrom stories"):
        Archive(place, read_only=True)
    Archive(place).close()
    Archive(place, read_only=True).close()
