"""The table of rules: every rule has its row, and can be switched off."""

import re
from unittest import mock

import pytest

from places import ROOT, STORY
from rules import module_of, rules
from wherefrom.intake.article import Article
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import assemble, find_attributions

TABLE = (ROOT / "benchmarks" / "RULES.md").read_text(encoding="utf-8").partition("\n## Gone\n")[0]


@pytest.fixture(scope="module")
def read():
    article = Article(id="t", text=(STORY / "6-saltandsums.txt").read_text(encoding="utf-8"))
    attributions, _ = find_attributions(article, load_network(1))
    return lambda: assemble(article, attributions, None)


def test_every_rule_has_a_row_and_every_row_a_rule():
    rows = re.findall(r"^\| ([\w.]+\.\w+) \|", TABLE, re.MULTILINE)
    assert sorted(rows) == sorted(f"{rule.module}.{rule.name}" for rule in rules())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.module}.{rule.name}")
def test_an_article_can_be_read_without_it(rule, read):
    with mock.patch.object(module_of(rule), rule.name, rule.off):
        assert read().statements


def test_switched_off_it_does_something_else(read):
    (rule,) = (rule for rule in rules() if rule.name == "_outlets")
    with mock.patch.object(module_of(rule), rule.name, rule.off):
        without = read()
    assert without != read()
