"""How much memory something takes at most, whatever this process held before."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")
_RESET, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def most_during(work: Callable[[], T]) -> tuple[T, int]:
    """What ``work`` gives, and the bytes that this process held at most meanwhile, beyond what it held before.

    The highest figure of the process's whole life, which ``getrusage`` tells, would hide what takes less than something
    before it did. Only Linux can begin anew; elsewhere the test is skipped.
    """
    try:
        _RESET.write_text("5", encoding="ascii")  # proc(5): the peak is what is held now
    except OSError:
        pytest.skip("only Linux tells the most memory held since a moment")
    before = _peak()
    found = work()
    return found, _peak() - before


def _peak() -> int:
    return int(re.findall(r"VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"))[0]) << 10
