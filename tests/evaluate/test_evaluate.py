"""The scores of ``wherefrom evaluate``: worked out by hand on small gold, and against the scorers where they are."""

import json
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.errors import InputError
from wherefrom.evaluate import Accuracy, Score, evaluate, load_gold, load_readings
from wherefrom.evaluate.tokens import Tokenized, overlap

TEXT = (
    "The dam is sound, engineer Ida Fell said. Residents fear a flood.\n\n"
    "Mayor Orlo Quist told Radio Kestrel that nobody had warned him. The fish were quiet."
)


def span(words, text=TEXT):
    start = text.index(words)
    return [start, start + len(words)]


def spans(content, cue, source, text=TEXT):
    return {"content": [span(content, text)], "cue": [span(cue, text)], "source": [span(source, text)]}


FELL = {
    **spans("The dam is sound", "said", "engineer Ida Fell"),
    "chain": [{"name": "Ida Fell", "kind": "person"}],
    "stance": "asserts",
    "voice": "indirect",
}
RESIDENTS = {
    **spans("a flood", "fear", "Residents"),
    "chain": [{"name": "residents", "kind": "group"}],
    "stance": "thinks",
    "voice": "indirect",
}
QUIST = {
    **spans("nobody had warned him", "told", "Mayor Orlo Quist"),
    "chain": [{"name": "Orlo Quist", "kind": "person"}, {"name": "Radio Kestrel", "kind": "outlet"}],
    "stance": "asserts",
    "voice": "indirect",
}


def write(path, *lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def scored(tmp_path, gold, *readings):
    return evaluate(
        load_gold(write(tmp_path / "gold.jsonl", *gold)), load_readings(write(tmp_path / "readings.jsonl", *readings))
    )


def as_gold(*statements):
    roles = ("content", "cue", "source")
    return {
        "id": "a",
        "text": TEXT,
        "statements": [
            {
                **{k: v for k, v in s.items() if k not in roles},
                "content": ["words"],
                "spans": {role: s[role] for role in roles},
            }
            for s in statements
        ],
    }


def as_reading(*statements, text=TEXT, name="a"):
    return {"schema": "wherefrom.reading/1", "article": {"id": name, "text": text}, "statements": list(statements)}


def test_a_perfect_reading_scores_full(tmp_path):
    result = scored(tmp_path, [as_gold(FELL, RESIDENTS, QUIST)], as_reading(FELL, RESIDENTS, QUIST))
    assert result.kind == "chains"
    assert result.measures["chain"] == Score(3, 3, 3)
    assert result.measures["origin, unnamed"] == Accuracy(1, 1)
    assert result.measures["relayed"] == Accuracy(1, 1)
    assert all(m.hit for m in result.measures.values())


def test_each_chain_measure_sees_its_own_mistake(tmp_path):
    without_relay = {**QUIST, "chain": QUIST["chain"][:1]}
    wrong_stance = {**FELL, "stance": "denies", "chain": [{"name": "Fell", "kind": "group"}]}
    made_up = {**QUIST, **spans("The fish were quiet", "were", "fish")}
    result = scored(tmp_path, [as_gold(FELL, RESIDENTS, QUIST)], as_reading(wrong_stance, without_relay, made_up))
    assert result.measures == {
        "statement": Score(2, 3, 3),
        "chain": Score(1, 3, 3),
        "origin": Accuracy(2, 2),
        "chain|found": Accuracy(1, 2),
        "origin, unnamed": Accuracy(0, 0),
        "full name": Accuracy(1, 2),
        "relayed": Accuracy(0, 1),
        "kind": Accuracy(1, 2),
        "stance": Accuracy(1, 2),
        "voice": Accuracy(2, 2),
        "source": Accuracy(2, 2),
    }
    assert result.measures["origin, unnamed"].share is None
    assert result.measures["chain"].f1 == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("gold", "kind", "read", "same"),
    [
        ("Ida Fell", "person", "Fell", True),
        ("Ida Fell", "person", "Ida", False),
        ("Fell", "person", "Ida Fell", True),
        ("Ida", "person", "Ida Fell", True),
        ("Ida Fell", "person", "Ida Fell Jr.", True),
        ("Ida Fell Sr.", "person", "Fell", True),
        ("Ida Fell Sr.", "person", "Ida Fell Jr.", False),
        ("Ida Fell, Jr.", "person", "Ida Fell", True),
        ("Ida Fell and Tom Quist", "person", "Tom Quist", False),
        ("Ida Fell and Tom Quist", "person", "Fell and Quist", True),
        ("Ida Fell, Orlo Sand and Tom Quist", "person", "Fell & Quist", False),
        ("Tom Quist", "person", "Ida Fell and Tom Quist", False),
        ("Harbour Board and Radio Kestrel", "organization", "the Harbour Board", False),
        ("residents and fishermen", "group", "fishermen", True),
        ("Ida Fell", "person", "Mrs Ida Fell", True),
        ("Ida Fell", "person", "Tom Fell", False),
        ("the Velmouth Harbour Board", "organization", "Harbour Board", True),
        ("Harbour Board", "organization", "Fishing Board", False),
        ("a letter to the board", "document", "letter to board", True),
        ("many old fishermen", "group", "old fishermen", True),
        ("many old fishermen", "group", "fishermen of the river Ashel", False),
        ("unnamed", "unnamed", "", False),
    ],
)
def test_which_names_mean_one_party(tmp_path, gold, kind, read, same):
    in_gold = {**FELL, "chain": [{"name": gold, "kind": kind}]}
    in_reading = {**FELL, "chain": [{"name": read, "kind": kind}]}
    result = scored(tmp_path, [as_gold(in_gold)], as_reading(in_reading))
    assert result.measures["chain"].hit == int(same)


def test_a_reading_of_another_text_counts_as_unread(tmp_path):
    result = scored(tmp_path, [as_gold(FELL)], as_reading(FELL, text=TEXT + " "))
    assert result.other_text == ("a",)
    assert result.measures["statement"] == Score(0, 1, 0)


def test_a_corrected_reading_is_gold(tmp_path):
    result = scored(tmp_path, [as_reading(FELL, QUIST)], as_reading(QUIST))
    assert result.measures["chain"] == Score(1, 2, 1)


def test_flat_attributions_are_scored_by_token_span_and_whole(tmp_path):
    gold = {"id": "a", "text": TEXT, "annotations": {"first": [FELL, RESIDENTS], "second": []}}
    longer = {**FELL, "content": [span("The dam is sound, engineer")]}  # Four of five tokens: near enough, not equal.
    result = scored(tmp_path, [gold], {"id": "a", "attributions": [longer]})
    assert result.kind == "attributions"
    assert result.measures["token content"] == Score(4, 6, 5)
    assert result.measures["span content"] == Score(0, 2, 1)
    assert result.measures["span source"] == Score(1, 2, 1)
    assert result.measures["attribution"] == Score(1, 2, 1)
    assert result.measures["attribution="] == Score(0, 2, 1)


@pytest.mark.parametrize(
    ("opener", "counts"), [("that ", False), ("That, ", False), ("to\n", False), ("tonight ", True), ("what ", True)]
)
def test_that_or_to_before_a_content_counts_for_neither_side(tmp_path, opener, counts):
    text = f"Ida Fell said {opener}the dam is sound."
    longer, shorter = (spans(f"{start}the dam is sound", "said", "Ida Fell", text) for start in (opener, ""))
    for gold, read in ((longer, shorter), (shorter, longer)):
        result = scored(
            tmp_path, [{"id": "a", "text": text, "attributions": [gold]}], {"id": "a", "attributions": [read]}
        )
        assert result.measures["attribution="].hit == int(not counts)
        assert result.measures["token content"].hit == 4
        assert result.measures["token content"].gold == 4 + (counts and gold is longer)


def test_that_counts_where_it_is_no_opener_of_a_content(tmp_path):
    text = "That man said the sign says that."
    shown = spans("the sign says that", "said", "That man", text)
    result = scored(
        tmp_path, [{"id": "a", "text": text, "attributions": [shown]}], {"id": "a", "attributions": [shown]}
    )
    assert (result.measures["token source"].gold, result.measures["token content"].gold) == (2, 4)


def test_a_nested_statement_is_scored_flat_by_its_outermost_layer_once(tmp_path):
    outer, inner = spans("nobody had warned him", "told", "Mayor Orlo Quist"), spans("him", "told", "Radio Kestrel")
    nested = {**QUIST, **inner, "layers": [outer, inner]}
    gold = {"id": "a", "text": TEXT, "attributions": [outer]}
    result = scored(tmp_path, [gold], as_reading(nested, nested))
    assert result.measures["attribution="] == Score(1, 1, 1)


def test_an_article_that_was_not_read_costs_recall(tmp_path):
    gold = [as_gold(FELL), {**as_gold(QUIST), "id": "b"}]
    result = scored(tmp_path, gold, as_reading(FELL))
    assert (result.articles, result.read) == (2, 1)
    assert result.measures["statement"] == Score(1, 2, 1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "JSON object"),
        ('{"id": "a"}', '"id" and "text"'),
        ('{"id": "a", "text": "t"}', '"attributions"'),
        ('{"id": "a", "text": "t", "statements": [{}]}', 'statement 0 has no "content"'),
        ('{"id": "a", "text": "t", "attributions": [{"cue": [[1]]}]}', '"cue" is no list'),
        ('{"id": "a", "text": "t", "attributions": [3]}', "statement 0 is no JSON object"),
        (
            '{"id": "a", "text": "t", "statements": [{"content": [], "chain": [1], "stance": "s", "voice": "v"}]}',
            '"chain"',
        ),
    ],
)
def test_bad_gold_names_the_line_and_what_is_wrong(tmp_path, line, reason):
    path = write(tmp_path / "gold.jsonl", {"id": "ok", "text": TEXT, "attributions": []})
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(InputError, match=r"gold\.jsonl:2") as error:
        load_gold(path)
    assert reason in error.value.reason


def test_gold_of_two_kinds_or_of_none_is_refused(tmp_path):
    mixed = write(tmp_path / "mixed.jsonl", as_gold(FELL), {"id": "b", "text": TEXT, "attributions": []})
    with pytest.raises(InputError, match="cannot stand in one gold file"):
        load_gold(mixed)
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(InputError, match="no gold article"):
        load_gold(tmp_path / "empty.jsonl")
    with pytest.raises(InputError, match="No such file"):
        load_gold(tmp_path / "absent.jsonl")


def test_readings_without_chains_cannot_be_scored_for_chains(tmp_path):
    bare = {role: FELL[role] for role in ("content", "cue", "source")}
    with pytest.raises(InputError, match='no "chain"'):
        scored(tmp_path, [as_gold(FELL)], as_reading(bare))


@given(st.text(alphabet="ab1_$%. \n“", max_size=40), st.data())
def test_touched_tokens_are_those_that_overlap(text, data):
    edges = st.integers(0, len(text))
    pieces = [sorted(pair) for pair in data.draw(st.lists(st.tuples(edges, edges), max_size=3))]
    everything = Tokenized(text).touched([(0, len(text))])
    touched = Tokenized(text).touched(pieces)
    assert touched <= everything
    assert overlap(touched, touched) == 1.0
    if all(start == end for start, end in pieces):
        assert len(touched) <= len(pieces)


# Against the scorers that the project's corpora come with


def noisy(rng, attributions, length):
    """The attributions with some lost, some doubled, and edges moved."""
    for attribution in attributions:
        moved = {
            role: list(noisy_spans(rng, attribution.get(role) or [], length)) for role in ("source", "cue", "content")
        }
        for _ in range(rng.choice((0, 1, 1, 1, 1, 2))):
            yield dict(moved)


def noisy_spans(rng, given_spans, length):
    for start, end in given_spans:
        if rng.random() < 0.3:
            start, end = max(0, start - rng.randint(0, 20)), min(length, end + rng.randint(0, 30))
        if rng.random() > 0.1:
            yield [start, end]


def printed(scorer, gold, read):
    done = subprocess.run([sys.executable, scorer, gold, read], capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()[2:]]


def table(gold, read):
    done = subprocess.run(
        [sys.executable, "-m", "wherefrom", "evaluate", gold, "--readings", read],
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split() for line in done.stdout.splitlines()[2:]]


def test_attribution_scores_equal_the_scorers(shared, tmp_path):
    rng = random.Random(4)
    gold = shared / "corpora" / "polnear-dev.jsonl"
    lines = []
    for doc in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        attributions = list(noisy(rng, next(iter(doc["annotations"].values())), len(doc["text"])))
        for attribution in attributions[::7]:
            attribution["layers"] = [dict(attributions[-1]), dict(attribution)]
        if rng.random() > 0.05:
            lines.append({"id": doc["id"], "attributions": attributions})
    read = write(tmp_path / "read.jsonl", *lines)
    expected = printed(shared / "benchmarks" / "score_attributions.py", gold, read)
    assert len(expected) == 8
    assert table(gold, read) == expected


def test_chain_scores_equal_the_scorers(shared, tmp_path):
    rng = random.Random(5)
    gold = shared / "gold" / "chains-dev.jsonl"
    lines = []
    for doc in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        statements = []
        for statement in doc["statements"]:
            chain = [dict(link) for link in statement["chain"]]
            if rng.random() < 0.3:
                chain[0]["name"] = rng.choice(chain[0]["name"].split())
            if rng.random() < 0.2:
                chain = chain[: rng.randint(0, len(chain))] + [{"name": "somebody", "kind": "group"}]
            manner = {
                "stance": rng.choice((statement["stance"], "asserts")),
                "voice": rng.choice(("direct", "indirect")),
            }
            for moved in noisy(rng, [statement["spans"]], len(doc["text"])):
                statements.append({**moved, **manner, "chain": chain})
        text = doc["text"] + ("." if rng.random() < 0.05 else "")
        lines.append(as_reading(*statements, text=text, name=doc["id"]))
    read = write(tmp_path / "read.jsonl", *lines)
    expected = printed(shared / "benchmarks" / "score_chains.py", gold, read)
    assert len(expected) == 11
    assert table(gold, read) == expected
