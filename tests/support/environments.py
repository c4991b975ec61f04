"""Environments of their own for tests: the wheel built from this checkout, and what is installed beside it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from uv import find_uv_bin

from places import ROOT


def clean() -> dict[str, str]:
    """The variables of this process without those that would put the checkout on another one's path, and with uv kept
    from filling the person's cache: it would keep a further copy of Spark, a gigabyte, with every run."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return {**kept, "UV_NO_CACHE": "1"}


def run(*command: object, folder: Path | None = None) -> str:
    """What a command prints; it may not fail. The checkout is kept off its path."""
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=clean(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def wheel_in(folder: Path) -> Path:
    """The wheel of this checkout, built into ``folder``."""
    run(find_uv_bin(), "build", "--quiet", "--wheel", "--out-dir", folder, ROOT)
    return next(folder.glob("*.whl"))


def environment(folder: Path, python: str, wheel: Path, *needed: object) -> Path:
    """A fresh virtual environment in ``folder`` with the wheel, and of its dependencies ``needed``; its programs."""
    uv, programs = find_uv_bin(), folder / "venv" / "bin"
    run(uv, "venv", "--quiet", "--python", python, folder / "venv")
    into = ("--quiet", "--python", programs / "python")
    run(uv, "pip", "install", *into, *needed)
    run(uv, "pip", "install", *into, "--no-deps", wheel)
    return programs
