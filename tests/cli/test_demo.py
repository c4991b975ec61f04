"""The demo: its invented story holds what the README says, and ``make demo`` shows it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import wherefrom
from places import ROOT
from wherefrom import Reading
from wherefrom.report.views.trace.tree import trace_view
from wherefrom.report.views.trace.words import headline_numbers
from wherefrom.tracing.tracer import trace

STORY = ROOT / "examples" / "story"
FILES = sorted(STORY.glob("[0-9]-*"))


@pytest.fixture(scope="module")
def story():
    """The six readings by file name."""
    readings = dict(zip((path.name for path in FILES), wherefrom.read_many(FILES), strict=True))
    assert all(isinstance(reading, Reading) for reading in readings.values()), readings
    return readings


def chains(reading, words):
    """The chains of the statements whose content has ``words``, as names."""
    return [
        [link.name for link in statement.chain]
        for statement in reading.statements
        if words in reading.article.words_at(statement.content)
    ]


def test_the_story_says_that_it_is_invented():
    readme = (STORY / "README.md").read_text(encoding="utf-8")
    assert "invented" in readme
    assert "CC0" in readme
    assert all(f"`{path.name}`" in readme for path in FILES)
    assert len(FILES) == 6


def test_no_address_of_the_story_belongs_to_anybody():
    for path in FILES:
        hosts = re.findall(r"https?://([^/\"\s<]+)", path.read_text(encoding="utf-8"))
        assert all(host.endswith(".example") or host == "schema.org" for host in hosts), (path.name, hosts)


@pytest.mark.parametrize(
    ("name", "outlet", "authors", "published"),
    [
        ("1-corvane.html", "Corvane News Agency", ("Ines Harrowgate",), "2025-03-11"),
        ("2-courier.html", "The Velmouth Courier", None, "2025-03-11"),
        ("3-standard.html", "Marrow County Standard", None, "2025-03-12"),
        ("4-gazette.txt", "Ashel Gazette", ("Milo Tarrant",), "2025-03-12"),
        ("5-post.html", "Harbour Post", ("Ruth Calloway", "Anders Nye"), "2025-03-13"),
        ("6-saltandsums.txt", None, ("Wilma Thorne",), "2025-03-14"),
    ],
)
def test_what_the_articles_say_about_themselves(story, name, outlet, authors, published):
    article = story[name].article
    assert article.published.startswith(published)
    if outlet is not None:
        assert article.outlet == outlet
    if authors is not None:
        assert article.authors == authors


def test_the_credited_copy_names_its_origin_and_the_photographs_fool_nobody(story):
    assert story["2-courier.html"].article.credited_origin.name == "Corvane News Agency"
    for name in ("1-corvane.html", "3-standard.html", "5-post.html"):
        credit = story[name].article.credited_origin
        assert credit is None or "Corvane" in credit.name, (name, credit)
    people = {link.name for reading in story.values() for s in reading.statements for link in s.chain}
    assert not people & {"Lena Osk", "Sten Alby", "Corin Dale", "Paul Ember"}


def test_menus_and_footers_are_not_in_the_articles(story):
    for reading in story.values():
        assert "cookie policy" not in reading.article.text
        assert "Tide tables" not in reading.article.text
        assert "Mackerel" not in reading.article.text


def test_who_said_what(story):
    wire, denial, blog = story["1-corvane.html"], story["5-post.html"], story["6-saltandsums.txt"]
    assert chains(wire, "We cannot promise") == [["letter seen by Corvane"]]
    assert ["Tobias Renn"] in [chain[:1] for chain in chains(wire, "Nobody told this town hall")]
    assert any(s.stance == "refuses" for s in wire.statements)
    assert "denies" in {s.stance for s in denial.statements if s.chain[0].name == "Marguerite Sole"}
    assert any(len(statement.chain) >= 3 for statement in blog.statements)
    official = [s for s in story["4-gazette.txt"].statements if s.chain[0].kind == "unnamed"]
    assert len(official) >= 3
    assert all("unnamed-origin" in s.flags for s in official)


def test_six_articles_two_independent_origins(story):
    found = trace(list(story.values()))
    view = trace_view(found)
    assert headline_numbers(view) == "6 articles, 2 independent origins"
    kinds = {origin.kind: [story_name(story, article) for article in origin.articles] for origin in view.claim.origins}
    assert set(kinds) == {"document", "unnamed"}
    assert {"1-corvane.html", "2-courier.html", "3-standard.html"} <= set(kinds["document"])
    assert "4-gazette.txt" in kinds["unnamed"]
    assert not {"1-corvane.html", "2-courier.html"} & set(kinds["unnamed"])
    assert [origin.via for origin in view.claim.origins if origin.kind == "unnamed"] == ["Ashel Gazette"]
    assert "Marguerite Sole" in {dispute.name for dispute in view.claim.disputed_by}
    (circle,) = [flag for flag in found.flags if flag.flag == "circular"]
    assert {story_name(story, article) for article in circle.articles} == {"3-standard.html", "4-gazette.txt"}


def test_the_copy_and_the_changed_quotation_show(story):
    found = trace(list(story.values()))
    copies = {story_name(story, flag.articles[0]) for flag in found.flags if flag.flag == "uncredited-copy"}
    assert copies == {"3-standard.html"}
    (altered,) = (quote for quote in found.quotes if quote.altered and quote.speaker == "Tobias Renn")
    assert any("somebody hid it" in variant.text for variant in altered.variants)


def story_name(story, article):
    return next(name for name, reading in story.items() if reading.article.id == article)


@pytest.mark.skipif(shutil.which("make") is None and os.environ.get("CI") != "true", reason="make is not installed")
def test_make_demo_reads_the_story_and_writes_the_pages(tmp_path):
    # The environment that runs this test stands in for the one that `make demo` would install; two articles are enough.
    (tmp_path / "story").mkdir()
    for name in ("1-corvane.html", "6-saltandsums.txt"):
        shutil.copy(STORY / name, tmp_path / "story")
    variables = {
        "VENV": tmp_path / "venv",
        "BIN": Path(sys.executable).parent,
        "STORY": tmp_path / "story",
        "DEMO_OUT": tmp_path / "out",
    }
    done = subprocess.run(
        [
            "make",
            "--no-print-directory",
            f"--old-file={tmp_path}/venv/.installed",
            *(f"{name}={value}" for name, value in variables.items()),
            "demo",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "Salt & Sums" in done.stdout
    assert f"{tmp_path}/out" in done.stdout
    pages = {path.stem for path in (tmp_path / "out").glob("*.html")}
    assert pages == {"1-corvane", "6-saltandsums", "story", "trace"}
    assert "INDEPENDENT ORIGIN" in done.stdout
    lines = (tmp_path / "out" / "readings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["wherefrom.reading/1"] * 2
