"""How files become tasks of Spark, which needs no Spark: each article is found once, under the name it always has."""

import gzip
import json

import pytest

from warc_files import page_of, warc_of
from wherefrom.errors import InputError
from wherefrom.intake import load_inputs
from wherefrom.intake.tables.columns import Columns
from wherefrom.spark.files import found_in, tasks_of
from wherefrom.spark.storage import warcs_in

SENTENCE = "The gate is shut, keeper Ana Ruel said. "


def told(found):
    return [(one.name, one.reason if isinstance(one, InputError) else one.article.id) for one in found]


def by_tasks(names):
    tasks = tasks_of([str(name) for name in names])
    return tasks, [one for task in tasks for one in found_in(task, Columns())]


def test_a_batch_is_cut_between_lines_and_each_keeps_its_number(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"id": f"a{at}", "text": SENTENCE * 2000}) for at in range(40)]
    lines[7], lines[21] = "nonsense", ""
    path.write_text("\n".join(lines), encoding="utf-8")
    tasks, found = by_tasks([path])
    assert len(tasks) > 2
    assert told(found) == told(load_inputs([str(path)]))
    assert len(found) == 39


def test_one_line_larger_than_a_task_is_one_task(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": SENTENCE * 40_000}) + "\n", encoding="utf-8")
    tasks, found = by_tasks([path])
    assert (len(tasks), told(found)) == (1, [(f"{path}, line 1", "a")])


def test_small_files_share_a_task_and_each_warc_has_its_own(tmp_path):
    for at in range(5):
        (tmp_path / f"{at}.txt").write_text(SENTENCE, encoding="utf-8")
        (tmp_path / f"{at}.warc.gz").write_bytes(warc_of({"url": f"https://example.org/{at}", "body": page_of("A")}))
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(b'{"id": "p", "text": "Shut, she said."}\n'))
    tasks, found = by_tasks([tmp_path])
    assert sorted(len(task) for task in tasks) == [1, 1, 1, 1, 1, 6]
    assert sorted(told(found)) == sorted(told(load_inputs([str(tmp_path)])))


def test_what_cannot_be_read_is_said_by_its_task(tmp_path):
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "nothing").mkdir()
    names = [tmp_path / "absent.html", tmp_path / "empty.jsonl", tmp_path / "nothing"]
    _, found = by_tasks(names)
    assert sorted(told(found)) == sorted(told(load_inputs([str(name) for name in names])))


def test_warc_files_of_a_folder_are_found_by_its_path_and_by_its_address(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("b.warc", "deep/a.WARC.GZ", "other.txt"):
        (tmp_path / name).write_bytes(b"")
    assert warcs_in(str(tmp_path)) == [str(tmp_path / "b.warc"), str(tmp_path / "deep" / "a.WARC.GZ")]
    assert warcs_in(tmp_path.as_uri() + "/") == [f"{tmp_path.as_uri()}/{name}" for name in ("b.warc", "deep/a.WARC.GZ")]


@pytest.mark.parametrize(("name", "reason"), [("absent", "is not there"), ("folder", "has no WARC file in it")])
def test_a_path_without_warc_files_is_refused(name, reason, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=reason):
        warcs_in(str(tmp_path / name))
