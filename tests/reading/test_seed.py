"""The page that the project was asked about first: how much of what it holds is in its reading (needs ../shared)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import wherefrom
from places import ROOT
from wherefrom.reading.contract import reading_to_dict

SHARED = Path(os.environ.get("WHEREFROM_SHARED", ROOT.parent / "shared"))


@pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="the seed is not beside this checkout")
def test_the_reading_has_what_the_page_holds(tmp_path):
    file = tmp_path / "seed.json"
    page = SHARED / "seed" / "000_cea4303eddb3f93b.txt"
    file.write_text(json.dumps(reading_to_dict(wherefrom.read(page))), encoding="utf-8")
    command = [sys.executable, SHARED / "benchmarks" / "check_seed.py", file, SHARED / "gold" / "seed.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "51 of 51 things" in done.stdout, done.stdout
