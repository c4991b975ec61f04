"""An archive of many statements written out: in which time, and that memory does not grow with it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from places import ROOT

LINE = re.compile(r"(\w+) +([\d,]+) records .*\( *([\d.]+) s of CPU\) +(\d+) MB of memory")
COUNT = 60_000


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the most memory held")
def test_memory_is_flat_and_arrow_is_quick(tmp_path: Path) -> None:
    formats = ("arrow", "parquet", "csv", "jsonl")
    # With a small cache of SQLite's own, which otherwise grows to what it may.
    command = [sys.executable, "benchmarks/archive_out.py", "--archive", str(tmp_path / "a.db"), "--page-cache", "2000"]
    paths = os.pathsep.join(["src", "tests/support", "benchmarks"])
    done = subprocess.run(
        [*command, "--statements", str(COUNT), *formats],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [(format, int(n.replace(",", "")), float(cpu), int(mb)) for format, n, cpu, mb in LINE.findall(done.stdout)]
    assert [format for format, *_ in found] == [format for format in formats for _ in range(2)]
    for (format, few, _, small), (_, many, cpu, large) in zip(found[::2], found[1::2], strict=True):
        assert many >= COUNT >= 9 * few
        assert large <= small + 15, (format, small, large)
        assert large < 300
        assert format != "arrow" or cpu / many * 100_000 < 5, cpu
