"""Articles in other languages than English, from outside."""

import json

from command_line import batch, run

GERMAN = "Die Brücke bleibt bis zum Frühjahr gesperrt, weil in zwei Lagern Risse gefunden wurden, sagte die Polizei."


def test_an_article_in_another_language_gets_a_line_and_no_statements(tmp_path):
    path = batch(
        tmp_path / "articles.jsonl",
        {"id": "a", "text": GERMAN},
        {"id": "b", "text": "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm."},
    )
    done = run("read", "--jsonl", path)
    assert done.returncode == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["article"]["id"], first["statements"]) == ("a", [])
    assert second["statements"]
    assert done.stderr == f"wherefrom: {path}, line 1: is in German; wherefrom reads English only\n"
    added = run("add", "--archive", tmp_path / "archive.db", path)
    assert (added.returncode, added.stdout) == (1, "1 new, 0 unchanged, 0 changed, 1 failed\n")
    assert added.stderr == done.stderr
    traced = run("trace", "--json", "--articles", path)
    assert traced.returncode == 1
    assert [article["id"] for article in json.loads(traced.stdout)["articles"]] == ["b"]


def test_what_is_left_out_of_a_mixed_article_is_said(tmp_path):
    path = tmp_path / "mixed.txt"
    path.write_text(f"The gate is shut, keeper Ana Ruel said on Monday.\n\n{GERMAN}\n", encoding="utf-8")
    done = run("read", path)
    assert done.returncode == 0
    assert done.stderr == f"wherefrom: {path}: not read: 1 paragraph in German\n"
    assert "Not read: 1 paragraph in German" in done.stdout
    assert "Ana Ruel → this article" in done.stdout
    assert run("read", "--quiet", path).stderr == ""
    page = tmp_path / "page.html"
    run("read", "--html", page, path)
    assert "Not read: 1 paragraph in German." in page.read_text(encoding="utf-8")
