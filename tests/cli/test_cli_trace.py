import json
from pathlib import Path

import jsonschema
import pytest
import typer
from typer.testing import CliRunner, Result

from command_line import batch
from takeover_trace import takeover
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


def story_in(folder: Path, *lines: object) -> Path:
    return batch(folder / "story.jsonl", *lines)


def test_a_file_of_articles_as_json(tmp_path: Path) -> None:
    done = run("--articles", story_in(tmp_path, *LINES), "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    record = json.loads(done.stdout)
    jsonschema.validate(record, trace_schema())
    assert [article["id"] for article in record["articles"]] == ["a1", "a2"]
    assert record["articles"][1]["outlet"] == "Lund Courier"


def test_bad_lines_are_said_and_the_rest_is_traced(tmp_path: Path) -> None:
    path = story_in(tmp_path, LINES[0], "{no json", LINES[1], LINES[0], LINES[0] | {"text": "Another text of that id."})
    done = run("--articles", path)
    assert done.exit_code == 1
    assert "2 ARTICLES" in done.stdout
    broken, again, other = done.stderr.splitlines()
    assert broken.startswith(f"wherefrom: {path}, line 2: ")
    assert again == f"wherefrom: {path}, line 4: is the same article as {path}, line 1; it is traced once"
    assert other.startswith(f"wherefrom: {path}, line 5: has the id of {path}, line 1 (a1); only that one is traced")


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    done = run("--articles", story_in(tmp_path, *LINES), "--html", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("wherefrom: 2 articles")
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
    refused = run("--articles", story_in(tmp_path, *LINES), "--html", tmp_path / "absent" / "story.html")
    assert refused.exit_code == 1
    assert "could not be written" in refused.stderr


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_memo_is_written_whole(form: str, tmp_path: Path) -> None:
    memo = tmp_path / f"memo.{form}"
    done = run(story_in(tmp_path, *LINES, "{no json"), "--memo", memo)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].endswith(f"written to {memo}")
    data = memo.read_bytes()
    if form == "docx":
        assert data[:2] == b"PK"
    else:
        assert "1 article of the story could not be read" in " ".join(data.decode().split())
        assert "Korvo will be sold to Tessaly" in data.decode()


def test_files_with_nothing_to_trace(tmp_path: Path) -> None:
    empty = run("--articles", story_in(tmp_path))
    assert empty.exit_code == 1
    assert "holds no article" in empty.stderr
    absent = run("--articles", tmp_path / "absent.jsonl")
    assert absent.exit_code == 1
    assert "absent.jsonl" in absent.stderr
    assert absent.stdout == ""


def page(folder: Path, line: dict[str, str]) -> Path:
    path = folder / f"{line['id']}.html"
    head = f"<title>{line.get('title', '')}</title><meta property='og:site_name' content='{line['outlet']}'>"
    path.write_text(f"<html><head>{head}</head><body><article><p>{line['text']}</p></article></body></html>", "utf-8")
    return path


def articles_of(done: Result) -> list[str]:
    return [article["outlet"] for article in json.loads(done.stdout)["articles"]]


def test_files_folders_and_batches_together_are_one_story(tmp_path: Path) -> None:
    below = tmp_path / "more"
    below.mkdir()
    first, second = page(tmp_path, LINES[0]), page(below, LINES[1])
    third = {"id": "a3", "outlet": "Velm Echo", "text": "Nothing is signed yet, Korvo's chairman told the Velm Echo."}
    named = run(first, below, story_in(tmp_path, third), "--json")
    assert (named.exit_code, named.stderr) == (0, "")
    assert sorted(articles_of(named)) == ["Dockside Gazette", "Lund Courier", "Velm Echo"]
    for arguments in (
        ("--articles", first, "--articles", second, "--articles", tmp_path / "story.jsonl"),
        (first, "--articles", below, tmp_path / "story.jsonl", first),
    ):
        other = run(*arguments, "--json")
        assert (other.exit_code, sorted(articles_of(other))) == (0, sorted(articles_of(named)))


def test_a_bad_input_costs_only_itself(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = run(page(tmp_path, LINES[0]), empty, page(tmp_path, LINES[1]), "http://127.0.0.1:9/x", "--json")
    assert done.exit_code == 1
    assert articles_of(done) == ["Dockside Gazette", "Lund Courier"]
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [str(empty), "http://127.0.0.1:9/x"]


CLAIMS = [
    LINES[0] | {"text": LEDGER + " The plant in Lund will stay open, Ida Brandt said. Unions doubted it."},
    LINES[1] | {"text": LINES[1]["text"] + " The plant in Lund will stay open, Ida Brandt told the Lund Courier."},
]


def test_the_claims_of_a_story_are_listed(tmp_path: Path) -> None:
    path = story_in(tmp_path, *CLAIMS)
    done = run(path, "--claims")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith(" claims in 2 articles")
    (line,) = [line for line in done.stdout.splitlines() if "plant in Lund" in line]
    number = line.split()[0]
    assert "2 articles, 1 independent origin: Ida Brandt" in done.stdout
    records = json.loads(run(path, "--claims", "--json").stdout)
    assert [record["id"] for record in records] == list(range(1, len(records) + 1))
    schema = trace_schema()
    for record in records:
        jsonschema.validate(record, schema | {"$ref": "#/$defs/ClaimRecord"} | {"required": [], "properties": {}})
    assert records[int(number) - 1]["origins"][0]["name"] == "Ida Brandt"


def test_a_claim_is_chosen_in_words_or_by_its_number(tmp_path: Path) -> None:
    path = story_in(tmp_path, *CLAIMS)
    done = run(path, "--claim", "the Lund plant stays open", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    jsonschema.validate(record, trace_schema())
    claim = next(claim for claim in record["claims"] if claim["id"] == record["main_claim"])
    assert "plant in Lund will stay open" in claim["text"]
    assert [origin["name"] for origin in claim["origins"]] == ["Ida Brandt"]
    listed = json.loads(run(path, "--claims", "--json").stdout)
    (number,) = [one["id"] for one in listed if one["text"] == claim["text"]]
    assert run(path, "--claim", number, "--json").stdout == done.stdout


def test_words_that_no_claim_means_are_refused_with_the_nearest(tmp_path: Path) -> None:
    done = run(story_in(tmp_path, *CLAIMS), "--claim", "the mayor of Velm has resigned")
    assert (done.exit_code, done.stdout) == (1, "")
    first, *nearest, last = done.stderr.splitlines()
    assert first == "wherefrom: 'the mayor of Velm has resigned': no claim of the story means that; the nearest are"
    assert nearest
    assert all(line.startswith("wherefrom: (") for line in nearest)
    assert "--claims" in last


def test_standard_input_is_an_input(tmp_path: Path) -> None:
    done = run(page(tmp_path, LINES[0]), "-", "--json", stdin=json.dumps(LINES[1]) + "\n")
    assert articles_of(done) == ["Lund Courier", "Dockside Gazette"]


def test_a_file_that_is_not_there_among_others_is_no_words(tmp_path: Path) -> None:
    done = run(page(tmp_path, LINES[0]), tmp_path / "a2.html")
    assert done.exit_code == 2
    assert "a2.html is no file, folder or address that is there" in " ".join(done.stderr.split())


def test_words_that_look_like_a_file_are_told_to_be_none(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    for there, said in ((False, f"{place}: there is no archive yet"), (True, "no story about")):
        if there:
            Archive(place).close()
        done = run("--archive", place, "absent/korvo.html")
        assert done.exit_code == 1
        assert done.stderr.startswith(f"wherefrom: absent/korvo.html: there is no such file or folder, and {said}")
        assert place.exists() == there


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "say which story"),
        (["words", "--articles", "x.jsonl"], "x.jsonl is an input to be read, but words is no file"),
        (["https://news.example/1", "tide", "barrier"], "but tide, barrier are no file, folder or address"),
        (["--archive", "a.db", "--articles", "x.jsonl"], "with --archive say words"),
        (["--archive", "a.db", "-"], "with --archive say words"),
        (["words", "--json", "--html", "x.html"], "choose one of --json, --html, --memo and --format"),
        (["words", "--json", "--memo", "x.md"], "choose one of --json, --html, --memo and --format"),
        (["words", "--memo", "x.txt"], "a memo is one of .md, .docx, .html"),
        (["words", "--claims", "--claim", "x"], "--claims lists the claims"),
        (["words", "--claims", "--html", "x.html"], "--claims lists the claims"),
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
    claims = json.loads(run("--archive", place, "--claims", "--json", "ledger").stdout)
    assert claims[0]["text"] == record["claims"][0]["text"]
    chosen = json.loads(run("--archive", place, "--claim", "the champagne is ordered", "--json", "ledger").stdout)
    assert "champagne" in chosen["claims"][0]["text"]
    assert chosen["story"] == record["story"]
    nothing = run("--archive", place, "zeppelin")
    assert nothing.exit_code == 1
    assert "zeppelin" in nothing.stderr
