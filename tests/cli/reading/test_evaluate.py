"""``wherefrom evaluate`` from outside."""

import json

from command_line import GAZETTE, batch, run


def test_evaluate_reads_the_gold_texts_itself(tmp_path):
    text = "The gate is shut, keeper Ana Ruel said on Monday. The sea was calm, and nobody was about."
    content, cue, source = "The gate is shut", "said", "keeper Ana Ruel"
    gold = batch(
        tmp_path / "gold.jsonl",
        {
            "id": "a",
            "text": text,
            "attributions": [
                {
                    role: [[text.index(words), text.index(words) + len(words)]]
                    for role, words in (("content", content), ("cue", cue), ("source", source))
                }
            ],
        },
    )
    done = run("evaluate", "--json", gold)
    assert (done.returncode, done.stderr) == (0, "")
    figures = json.loads(done.stdout)
    assert figures["gold"] == "attributions"
    assert figures["measures"]["attribution"]["gold"] == 1
    assert figures["measures"]["token content"]["hit"] >= 3


def test_evaluate_scores_the_readings_it_is_given(tmp_path):
    readings = tmp_path / "readings.jsonl"
    readings.write_text(run("read", "--jsonl", GAZETTE).stdout, encoding="utf-8")
    done = run("evaluate", readings, "--readings", readings)
    assert (done.returncode, done.stderr) == (0, "")
    lines = {line[:18].strip(): line[18:].split() for line in done.stdout.splitlines()}
    assert lines["chain"] == ["100.0", "100.0", "100.0"]
    figures = json.loads(run("evaluate", "--json", readings, "--readings", readings).stdout)
    assert figures["measures"]["statement"]["f1"] == 1.0
    assert figures["measures"]["stance"]["share"] == 1.0


def test_evaluate_says_what_is_wrong_with_its_gold(tmp_path):
    done = run("evaluate", batch(tmp_path / "gold.jsonl", "{}"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"wherefrom: {tmp_path / 'gold.jsonl'}:1: ")
