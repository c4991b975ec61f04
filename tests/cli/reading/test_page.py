"""The page for the browser: written whole, or not at all."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import BLOG, GAZETTE, run
from wherefrom.cli.output import write_whole
from wherefrom.errors import OutputError


def test_html_is_written_and_said(tmp_path):
    page = tmp_path / "page.html"
    done = run("read", "--html", page, GAZETTE, BLOG)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("wherefrom: 2 articles, ")
    assert str(page) in done.stderr
    words = page.read_text(encoding="utf-8")
    assert words.lower().startswith("<!doctype html>")
    assert "Salt &amp; Sums" in words
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_html_of_what_could_be_read_is_written_though_some_failed(tmp_path):
    done = run("read", "--quiet", "--html", tmp_path / "page.html", "absent.html", GAZETTE)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()  # Quiet is about notices; errors stay.
    assert "absent.html" in line
    assert "Harbour board knew" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_no_page_is_written_where_nothing_could_be_read(tmp_path):
    done = run("read", "--html", tmp_path / "page.html", "absent.html")
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def test_a_page_that_does_not_fit_leaves_the_old_one(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("the old page")
    done = run(
        "read", "--html", page, GAZETTE, preexec_fn=small_files, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"wherefrom: {page}: could not be written: File too large\n"
    assert page.read_text() == "the old page"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_page_is_said():
    done = run("read", "--html", "/dev/full", GAZETTE)
    assert done.returncode == 1
    assert done.stderr == "wherefrom: /dev/full: could not be written: No space left on device\n"


def test_no_permission_is_said_and_changes_nothing(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    page = folder / "page.html"
    page.write_text("the old page")
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    as_nobody = f"""
import os, pathlib
from wherefrom.cli.output import write_whole
from wherefrom.errors import OutputError
if os.geteuid() == 0:  # Permissions do not hold root back.
    os.seteuid(65534)
try:
    write_whole(pathlib.Path({str(page)!r}), b"new")
except OutputError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", as_nobody], capture_output=True, text=True, check=True, timeout=300)
    folder.chmod(0o755)
    assert done.stdout == f"{page}: could not be written: Permission denied\n"
    assert page.read_text() == "the old page"
    assert [path.name for path in folder.iterdir()] == ["page.html"]


def test_write_whole_keeps_mode_and_links(tmp_path):
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_text("old")
    page.chmod(0o640)
    link.symlink_to(page)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert page.read_bytes() == b"new"
    assert page.stat().st_mode & 0o777 == 0o640


def test_write_whole_says_what_is_in_the_way(tmp_path):
    with pytest.raises(OutputError, match="Is a directory"):
        write_whole(tmp_path, b"new")
    with pytest.raises(OutputError, match=r"absent/page\.html: could not be written: No such file or directory"):
        write_whole(tmp_path / "absent" / "page.html", b"new")
