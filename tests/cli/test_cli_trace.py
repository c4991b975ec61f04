import json
from pathlib import Path

import jsonschema
import pytest
import typer
from typer.testing import CliRunner, Result

from sample_traces import takeover
from wherefrom.archive.archive import Archive
from wherefrom.cli.tracing import trace as command
from wherefrom.tracing.contract import trace_schema

APP = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
APP.command(epilog=command.EXAMPLES)(command.trace)
LEDGER = "Korvo will be sold to Tessaly, a person on its deal team told the Dockside Gazette on Monday."
LINES = [
    {"id": "a1", "text": LEDGER, "outlet": "Dockside Gazette", "title": "Korvo to be sold", "published": "2031-05-06"},
    {
        "id": "a2",
        "text": "Korvo will be sold to Tessaly, the Dockside Gazette reports. Workers in Lund are worried.",
        "outlet": "Lund Courier",
        "published": "2031-05-07",
    },
]


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(APP, [str(argument) for argument in arguments], input=stdin)


def batch(folder: Path, *lines: object) -> Path:
    path = folder / "story.jsonl"
    rows = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_a_file_of_articles_as_json(tmp_path: Path) -> None:
    done = run("--articles", batch(tmp_path, *LINES), "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    record = json.loads(done.stdout)
    jsonschema.validate(record, trace_schema())
    assert [article["id"] for article in record["articles"]] == ["a1", "a2"]
    assert record["articles"][1]["outlet"] == "Lund Courier"


def test_bad_lines_are_said_and_the_rest_is_traced(tmp_path: Path) -> None:
    path = batch(tmp_path, LINES[0], "{no json", LINES[1], LINES[0])
    done = run("--articles", path)
    assert done.exit_code == 1
    assert "2 ARTICLES" in done.stdout
    first, second = done.stderr.splitlines()
    assert first.startswith(f"wherefrom: {path}, line 2: ")
    assert second == "wherefrom: a1: a second article of this id; only the first is traced"


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    done = run("--articles", batch(tmp_path, *LINES), "--html", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("wherefrom: 2 articles")
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
    refused = run("--articles", batch(tmp_path, *LINES), "--html", tmp_path / "absent" / "story.html")
    assert refused.exit_code == 1
    assert "could not be written" in refused.stderr


def test_files_with_nothing_to_trace(tmp_path: Path) -> None:
    empty = run("--articles", batch(tmp_path))
    assert empty.exit_code == 1
    assert "holds no article" in empty.stderr
    absent = run("--articles", tmp_path / "absent.jsonl")
    assert absent.exit_code == 1
    assert "absent.jsonl" in absent.stderr
    assert absent.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "say which story"),
        (["words", "--articles", "x.jsonl"], "--articles needs no words"),
        (["--archive", "a.db", "--articles", "x.jsonl"], "--articles needs no words"),
        (["words", "--json", "--html", "x.html"], "choose one of --json and --html"),
    ],
)
def test_wrong_command_lines(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.split())


def test_help_has_examples() -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert "wherefrom trace --articles story.jsonl --html story.html" in done.stdout


def test_a_story_of_an_archive(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    with Archive(place) as archive:
        for reading in takeover().readings:
            archive.add(reading)
    by_words = run("--archive", place, "--json", "Tessaly", "Korvo")
    assert (by_words.exit_code, by_words.stderr) == (0, "")
    record = json.loads(by_words.stdout)
    assert "ledger" in {article["id"] for article in record["articles"]}
    by_article = run("--archive", place, "--json", "ledger")
    assert json.loads(by_article.stdout) == record
    by_story = run("--archive", place, "--json", record["story"]["id"])
    assert json.loads(by_story.stdout) == record
    nothing = run("--archive", place, "zeppelin")
    assert nothing.exit_code == 1
    assert "zeppelin" in nothing.stderr
