"""The same article gives the same reading: on every run, in any company, with any number of threads and processes."""

import json
import subprocess
import sys

import pytest

import wherefrom
from places import ROOT
from wherefrom import Article
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.reader import read_article

STORY = ROOT / "examples" / "story"
CODE = """
import json, sys, wherefrom
from wherefrom.reading.contract import reading_to_dict
print(json.dumps(reading_to_dict(wherefrom.read(sys.argv[1])), sort_keys=True))
"""


@pytest.fixture(scope="module")
def articles():
    texts = [path.read_text(encoding="utf-8") for path in sorted(STORY.glob("*.txt"))]
    long = "\n\n".join(texts)  # several windows of the network
    return [Article(id=str(n), text=text) for n, text in enumerate([*texts[:1], long, "Nobody says a thing."])]


@pytest.fixture(scope="module")
def alone(articles):
    return [read_article(article, threads=1) for article in articles]


def test_there_is_something_to_compare(alone):
    assert sum(len(reading.statements) for reading in alone) > 15


def test_the_same_again_in_the_same_process(articles, alone):
    assert [read_article(article, threads=1) for article in articles] == alone


@pytest.mark.parametrize("threads", [0, 3])
def test_the_same_with_any_number_of_threads(articles, alone, threads):
    assert [read_article(article, threads=threads) for article in articles] == alone


def test_the_same_in_any_company(articles, alone):
    assert list(wherefrom.read_many(articles)) == alone
    backwards = list(wherefrom.read_many(articles[::-1]))
    assert backwards[::-1] == alone
    assert list(wherefrom.read_many(articles[:1])) == alone[:1]


def test_the_same_with_several_processes(articles, alone):
    assert list(wherefrom.read_many(articles, workers=2)) == alone


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_the_same_in_a_fresh_process_whatever_the_order_of_hashes(seed):
    path = STORY / "4-gazette.txt"
    expected = json.dumps(reading_to_dict(wherefrom.read(path)), sort_keys=True)
    run = subprocess.run(
        [sys.executable, "-c", CODE, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT / "src")},
        timeout=300,
        check=True,
    )
    assert run.stdout.strip() == expected
