"""Templates are filled safely, and only where a page is written."""

import json
import re
import subprocess
import sys

import pytest
from jinja2 import UndefinedError

from html_pages import macro
from wherefrom.report.render import environment, render, script_json
from wherefrom.report.views.reading.page import Index

TRUSTED = {"style.text", "code.text", "page.record|script_json", '"&#13;"'}


def test_what_is_printed_is_escaped() -> None:
    assert macro("parts.html.j2", "quoted")("<b>&\"'") == "<q>&lt;b&gt;&amp;&#34;&#39;</q>"


def test_what_a_template_lacks_is_an_error_and_no_empty_place() -> None:
    with pytest.raises(UndefinedError, match="pages"):
        render("readings.html.j2", index=Index((), 0, 0))


def test_only_the_pages_own_files_and_json_for_scripts_are_not_escaped() -> None:
    found, loader = set(), environment().loader
    assert loader
    for name in environment().list_templates():
        source, _, _ = loader.get_source(environment(), name)
        found |= set(re.findall(r"([^\s{]\S*?)\|safe\b", source))
        assert "Markup" not in source
        assert "autoescape" not in source
    assert found == TRUSTED


def test_script_json_survives_lone_surrogates() -> None:
    assert json.loads(script_json("\ud800<")) == "\ud800<"
    script_json("\ud800").encode("utf-8")


def test_only_pages_need_the_template_engine() -> None:
    modules = "wherefrom, wherefrom.cli, wherefrom.report.terminal, wherefrom.report.trace_terminal"
    loaded = f"import sys, {modules}; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
