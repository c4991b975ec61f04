"""A whole archive copied: SQLite to SQLite, to PostgreSQL and back; what comes out is what went in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archive_samples import dump, numbered, reworded
from full_archive import empty_tables, fill, rows
from postgres import KINDS, new_place
from wherefrom.archive.archive import Archive
from wherefrom.archive.copying import copy_archive
from wherefrom.archive.corrections.making import correct, corrections, undo
from wherefrom.archive.corrections.types import Values
from wherefrom.archive.jobs.keeping import add_job, claim
from wherefrom.archive.verify import verify
from wherefrom.errors import ArchiveError
from wherefrom.reading.types import Link


def filled(place: str) -> Archive:
    archive = Archive(place)
    for number in range(6):
        archive.add(numbered(number))
    archive.add(reworded(numbered(0), "Kumquats were refused at the gate by the harbour office in the morning."))
    correct(archive, "post-1", "change", "ann", statement=0, after=Values(chain=(Link("Mira Solt", "person"),)))
    return archive


@pytest.mark.parametrize("kind", KINDS)
def test_there_and_back(kind: str, tmp_path: Path) -> None:
    with filled(str(tmp_path / "one.db")) as first:
        expected, made = dump(first), corrections(first)
        told: list[tuple[int, int]] = []
        with Archive(new_place(kind, tmp_path)) as second:
            assert copy_archive(first, second, lambda done, total: told.append((done, total))) == 6
            assert dump(second) == expected
            assert list(verify(second)) == []
            with Archive(tmp_path / "three.db") as third:
                assert copy_archive(second, third) == 6
                assert dump(third) == expected
                assert corrections(third) == made
                assert list(verify(third)) == []
                assert third.add(numbered(3)).outcome == "unchanged"
                assert third.add(numbered(9)).outcome == "new"
                undo(third, made[0].correction.id, "ben")
                assert list(verify(third)) == []
            assert second.add(numbered(9)).outcome == "new"  # Keys go on where the copied ones end.
            assert list(verify(second)) == []
            with pytest.raises(ArchiveError, match="has articles already"):
                copy_archive(first, second)
    assert told[-1] == (6, 6)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_any_table_is_lost(kind: str, tmp_path: Path) -> None:
    """A table that is new has to be filled by ``full_archive``, and is compared row by row."""
    with Archive(tmp_path / "one.db") as first, Archive(new_place(kind, tmp_path)) as second:
        fill(first)
        assert empty_tables(first) == []
        expected = rows(first)
        copy_archive(first, second)
        assert rows(second) == expected
        assert list(verify(second)) == []
        with Archive(tmp_path / "three.db") as third:
            copy_archive(second, third)
            assert rows(third) == expected
            assert list(verify(third)) == []
        claimed = claim(second)  # What waits is done there, and what comes gets keys that are free.
        assert claimed
        assert claimed.data == b"\x00\xff words"
        assert add_job(second, "text", "later", "ann", b"x") > claimed.job.key
        assert second.add(numbered(9)).outcome == "new"
        assert list(verify(second)) == []


@pytest.mark.slow
def test_a_backup_is_an_archive_and_there_whole_or_not_at_all(tmp_path: Path) -> None:
    filled(str(tmp_path / "one.db")).close()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "wherefrom", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    (tmp_path / "copy.db").write_text("what was there before", encoding="utf-8")
    done = run("archive", "backup", "copy.db", "--archive", "one.db")
    assert done.returncode == 0, done.stderr
    assert "6 articles copied" in done.stderr
    assert run("verify", "--archive", "copy.db").returncode == 0
    assert "Mira Solt" in run("who", "Mira Solt", "--archive", "copy.db").stdout
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []
    none = run("archive", "backup", "other.db", "--archive", "none.db")
    assert none.returncode == 1
    assert "there is no archive yet" in none.stderr
    assert not (tmp_path / "other.db").exists()
    assert run("archive", "backup", "nowhere/other.db", "--archive", "one.db").returncode in (0, 1)
    again = run("archive", "copy", "copy.db", "--archive", "one.db")
    assert again.returncode == 1
    assert "has articles already" in again.stderr
