"""Limits on a process, each held in one that breaks it."""

import gc
import os
import subprocess
import sys

import pytest

from wherefrom import system

posix = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
FILL = "\nheld = []\nwhile True: held.append(bytearray(1 << 20))"


def ended(script):
    code = f"from wherefrom import system\n{script}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.slow
@posix
def test_processor_time_ends_a_process():
    assert system.ended_by_time(ended("system.limit_processor_time(1)\nwhile True: pass").returncode)


@pytest.mark.slow
@posix
def test_processor_time_is_counted_from_the_request():
    script = "import time\nsystem.limit_processor_time(2)\nwhile time.process_time() < 1.5: pass\n"
    again = "system.limit_processor_time(3)\nwhile time.process_time() < 3.5: pass\nprint('alive')"
    assert ended(script + again).stdout == "alive\n"


@posix
def test_memory_beyond_the_limit_is_refused():
    result = ended("system.limit_memory(300 << 20)" + FILL)
    assert result.returncode == system.OUT_OF_MEMORY or "MemoryError" in result.stderr


@posix
def test_where_the_kernel_holds_no_limit_the_process_looks_itself():
    slowly = FILL.replace("held.append", "time.sleep(0.01); held.append")
    script = "system.watch_memory(200 << 20)\nimport time" + slowly
    assert ended(script).returncode == system.OUT_OF_MEMORY
    assert system.ended_by_memory(system.OUT_OF_MEMORY)


@posix
def test_no_file_takes_the_place_of_a_closed_stream():
    opened = "sys.stderr.write(str(os.open(os.devnull, os.O_RDONLY) > 2))"
    script = f"import os, sys\nos.close(1)\nsystem.occupy_standard_streams()\n{opened}"
    assert ended(script).stderr == "True"


def test_there_is_a_processor_and_some_memory():
    assert system.cores() >= 1
    assert system.memory_held() >= 0
    assert not system.ended_by_time(0)
    assert not system.ended_by_memory(0)


def test_data_goes_where_the_system_says(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert system.data_folder() == tmp_path
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.data_folder().name == "Application Support"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert system.data_folder() == tmp_path / "local"


def test_without_collecting_leaves_it_as_it_was():
    with system.without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with system.without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
