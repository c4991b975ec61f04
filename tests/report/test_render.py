"""Templates are filled safely, and only where a page is written."""

import json
import subprocess
import sys

import pytest
from jinja2 import UndefinedError

from wherefrom.report.render import render, script_json

PARTS = {"start": "text", "tagline": "", "body": "", "styles": ("page.css",), "script": "page.js"}


def test_what_is_printed_is_escaped() -> None:
    page = render("document.html.j2", title="<b>&\"'", **PARTS)
    assert "<title>&lt;b&gt;&amp;&#34;&#39; · where it comes from</title>" in page


def test_what_a_template_lacks_is_an_error_and_no_empty_place() -> None:
    with pytest.raises(UndefinedError, match="title"):
        render("document.html.j2", **PARTS)


def test_script_json_survives_lone_surrogates() -> None:
    assert json.loads(script_json("\ud800<")) == "\ud800<"
    script_json("\ud800").encode("utf-8")


def test_only_pages_need_the_template_engine() -> None:
    modules = "wherefrom, wherefrom.cli, wherefrom.report.terminal, wherefrom.report.trace_terminal"
    loaded = f"import sys, {modules}; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
