"""``wherefrom verify`` from outside."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from archive_commands import run


def test_verify_finds_damage(tmp_path: Path, articles: Path) -> None:
    place = tmp_path / "a.db"
    run("add", "--archive", place, articles)
    sound = run("verify", "--archive", place)
    assert (sound.exit_code, sound.stdout) == (0, "")
    assert "2 articles: sound" in sound.stderr
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE statements SET content = 'The gate is gone'")
    connection.close()
    broken = run("verify", "--archive", place, "--jsonl")
    assert broken.exit_code == 1
    assert all(not json.loads(line)["note"] for line in broken.stdout.splitlines())
    assert broken.stdout
