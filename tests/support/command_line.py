"""The command line as a process of its own, and what it is tried on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from places import STORY

GAZETTE = STORY / "4-gazette.txt"
BLOG = STORY / "6-saltandsums.txt"
COMMAND = (sys.executable, "-m", "wherefrom")


def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """``wherefrom`` with these arguments; ``options`` are those of ``subprocess.run``."""
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 300} | options
    return subprocess.run([*COMMAND, *map(str, arguments)], check=False, **options)


def batch(path: Path, *lines: object) -> Path:
    """``path`` with a line for each of these: a string as it is, anything else as JSON."""
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8")
    return path
