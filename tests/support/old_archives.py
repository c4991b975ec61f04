"""Archives that older versions made, with what those versions answered on them: kept in tests/archive/store/archives.

To make those of a version, run this with its code, on the invented story that is everybody's to use:

    git worktree add /tmp/old 79a5625        (0.2.0; 0.3.0 is 11df01e)
    cd tests/support && PYTHONPATH=/tmp/old/src python old_archives.py

That writes, for SQLite and PostgreSQL, the archive and its answers.
"""

from __future__ import annotations

import dataclasses
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from places import ROOT, STORY
from postgres import new_place, server

FOLDER = ROOT / "tests" / "archive" / "store" / "archives"
VERSIONS = ["0.2.0", "0.3.0"]
QUESTIONS = {
    "search": ["search", "--jsonl", "barrier"],
    "phrase": ["search", "--jsonl", '"gate three" -letter'],
    "who": ["who", "--jsonl", "Renn"],
    "sources": ["sources", "--json"],
    "stories": ["stories", "--jsonl"],
    "articles": ["export", "--what", "articles"],
    "readings": ["export", "--what", "readings"],
    "statements": ["export", "--what", "statements"],
}
"""What is asked on the command line; tracing is left out, for each version may trace better."""
_ADDED = "\n\nThe board will meet again on Monday, Marguerite Sole told the Gazette."
_NOT_DATA = re.compile(r"^(?:SET |--|\\|SELECT pg_catalog\.set_config\().*\n", re.MULTILINE)


def file_of(version: str, kind: str, what: str) -> Path:
    """Where the archive of that version and kind is kept, or its answers."""
    return FOLDER / f"{version}-{kind}.{what}.gz"


def restored(version: str, kind: str, folder: Path) -> str:
    """The address of a fresh copy of the archive that ``version`` made."""
    data = gzip.decompress(file_of(version, kind, "archive").read_bytes())
    place = new_place(kind, folder)
    if kind == "sqlite":
        Path(place).write_bytes(data)
    else:
        server().execute(server().name_of(place), data.decode())
    return place


def answers_of(version: str, kind: str) -> dict[str, Any]:
    """What ``version`` answered on its archive."""
    found: dict[str, Any] = json.loads(gzip.decompress(file_of(version, kind, "answers").read_bytes()))
    return found


def history(place: str) -> dict[str, Any]:
    """Of every article all versions, each with its text and how many bytes it was read from."""
    from wherefrom.archive.archive import Archive

    with Archive(place) as archive:
        found: dict[str, Any] = {}
        for article_id in archive.article_ids():
            found[article_id] = []
            for version in archive.versions(article_id):
                text = archive.version(article_id, version.number).article.text
                data = len(archive.snapshot(version.snapshot)) if version.snapshot else None
                changes = [[change.what, change.before, change.after] for change in version.changes]
                about = [version.number, version.added, version.sha256, version.snapshot, version.reader]
                found[article_id].append([*about, changes, text, data])
        return found


def _fill(place: str) -> None:
    """The story; of one article a second version, another under a second id; the story grouped, and named."""
    import wherefrom
    from wherefrom.archive.archive import Archive

    with Archive(place) as archive:
        readings = [wherefrom.read(path) for path in sorted(STORY.glob("[0-9]-*"))]
        for path, reading in zip(sorted(STORY.glob("[0-9]-*")), readings, strict=True):
            archive.add(reading, path.read_bytes())
        second = dataclasses.replace(readings[3].article, text=readings[3].article.text + _ADDED, snapshot=None)
        archive.add(wherefrom.read(second))
        again = dataclasses.replace(readings[0].article, id="corvane-again", title="Cracks in the Velmouth barrier")
        archive.add(wherefrom.read(again))
        with suppress(ImportError):  # Versions from 0.4 on group what they add.
            import_module("wherefrom.tracing.stories").group_new(archive)
        archive.rename_story(archive.stories()[0].id, "The Velmouth barrier")


def _answers(place: str) -> dict[str, Any]:
    found: dict[str, Any] = {"versions": history(place)}
    for name, question in QUESTIONS.items():
        command = [sys.executable, "-m", "wherefrom", *question, "--archive", place]
        said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
        found[name] = [json.loads(line) for line in said.splitlines()]
    return found


def _packed(place: str, kind: str, folder: Path) -> bytes:
    if kind == "sqlite":
        subprocess.run(
            [sys.executable, "-c", f"import sqlite3; sqlite3.connect({place!r}).execute('VACUUM')"], check=True
        )
        return Path(place).read_bytes()
    command = [shutil.which("pg_dump") or "pg_dump", "--no-owner", "--no-privileges", "--inserts", place]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return _NOT_DATA.sub("", dumped).encode()


def main() -> None:
    """Make the archives of the version of wherefrom that is on the path."""
    import wherefrom

    FOLDER.mkdir(exist_ok=True)
    for kind in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory() as folder:
            place = new_place(kind, Path(folder))
            _fill(place)
            answers = json.dumps(_answers(place), ensure_ascii=False).encode()
            for what, data in (("archive", _packed(place, kind, Path(folder))), ("answers", answers)):
                file = file_of(wherefrom.__version__, kind, what)
                file.write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    main()
