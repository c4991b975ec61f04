"""The spaCy component: statements on the Doc, with nlp.pipe, in several processes, stored and loaded again."""

import re
import subprocess
import sys
import tomllib

import pytest

from places import ROOT

spacy = pytest.importorskip("spacy")

from msgspec.structs import replace  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402 - only where spaCy is
from spacy.vocab import Vocab  # noqa: E402

import wherefrom  # noqa: E402
import wherefrom.spacy  # noqa: E402
from sample_readings import doubtful  # noqa: E402

TEXT = """The harbour bridge will stay shut until spring, the county engineer said on Tuesday.

"We found cracks in two of the main bearings," Ruth Calloway told the Aldermere Courier. "Nobody should drive on it."

A spokesman for the ministry denied that inspectors had ever warned it.
"""
ROLES = ("content", "cue", "source")


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("wherefrom")
    return pipeline


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def groups(doc):
    return {key: [(span.text, span.id_, span.label_) for span in group] for key, group in doc.spans.items()}


def same(one, other):
    return one._.reading == other._.reading and groups(one) == groups(other) and one.text == other.text


def test_the_reading_is_the_one_that_read_gives(doc):
    reading = wherefrom.read(TEXT)
    assert doc._.reading.article.text == TEXT
    assert doc._.statements == doc._.reading.statements == reading.statements
    assert doc._.reading.entities == reading.entities
    assert len(doc._.statements) >= 3


JOINT = """Correction: An earlier version of this article said that the mill was closed. The mill is open.

"The mill is safe," Ann Lee and Bo Kim said in a joint statement. The mayor denied that the mill had ever been safe.
"""


@pytest.mark.parametrize("text", [TEXT, JOINT])
def test_all_that_a_reading_has_is_there_and_survives_storage(nlp, text):
    read = wherefrom.read(text)
    doc = nlp(text)
    expected = replace(read, article=replace(read.article, id=doc._.reading.article.id))
    assert doc._.reading == expected
    assert all(statement.key for statement in doc._.statements)
    assert Doc(Vocab()).from_bytes(doc.to_bytes())._.reading == expected


def test_the_newest_keys_survive_storage(nlp, monkeypatch):
    odd = doubtful()
    monkeypatch.setattr(wherefrom.spacy, "read_article", lambda article, threads: replace(odd, article=article))
    doc = nlp(odd.article.text)
    loaded = Doc(Vocab()).from_bytes(doc.to_bytes())
    assert doc._.reading == loaded._.reading == replace(odd, article=doc._.reading.article)
    assert any(link.candidates for s in loaded._.statements for link in s.chain)
    assert any(link.members for s in loaded._.statements for link in s.chain)
    assert any(s.stance_confidence for s in loaded._.statements)


def test_span_groups_have_the_ids_of_the_statements(doc):
    assert set(doc.spans) == {"wherefrom.content", "wherefrom.cue", "wherefrom.source"}
    for role in ROLES:
        expected = [(str(s.id), span) for s in doc._.statements for span in getattr(s, role)]
        group = doc.spans[f"wherefrom.{role}"]
        assert [span.id_ for span in group] == [number for number, _ in expected]
        for span, (_, (start, end)) in zip(group, expected, strict=True):
            assert span.start_char <= start < end <= span.end_char
            assert span.label_ == role
    assert any(len(s.content) > 1 for s in doc._.statements)  # pieces of one statement share its id


def test_spans_widen_to_whole_tokens_and_statements_keep_the_characters(nlp):
    doc = nlp(Doc(nlp.vocab, words=["The gate", " is shut,Ana", " Ruel said on Monday."], spaces=[False] * 3))
    (statement,) = doc._.statements
    (words,) = [doc.text[start:end] for start, end in statement.content]
    (span,) = doc.spans["wherefrom.content"]
    assert words.rstrip(",") == "The gate is shut"
    assert span.text == "The gate is shut,Ana"


def test_pipe_gives_the_same_in_order(nlp):
    texts = [f"{TEXT}It was day {number}." for number in range(5)]
    docs = list(nlp.pipe(texts, batch_size=2))
    assert [doc.text for doc in docs] == texts
    assert all(same(doc, nlp(text)) for doc, text in zip(docs, texts, strict=True))


def test_what_is_given_wins_and_unknown_things_are_refused(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.given = {"id": "a1", "outlet": "Aldermere Courier", "authors": ["Ana Ruel"], "published": "2024-03-06"}
    article = nlp(doc)._.reading.article
    assert (article.id, article.outlet, article.authors) == ("a1", "Aldermere Courier", ("Ana Ruel",))
    assert all(link.name != "Aldermere Courier" for s in doc._.statements for link in s.chain)  # its own outlet
    doc._.given = {"publisher": "x"}
    with pytest.raises(ValueError, match="'publisher' is not one of authors, id"):
        nlp(doc)


def test_min_confidence_and_threads_come_from_the_config():
    pipeline = spacy.blank("en")
    everything = wherefrom.read(TEXT)
    least = max(s.confidence for s in everything.statements)
    pipeline.add_pipe("wherefrom", config={"min_confidence": least, "threads": 1})
    kept = pipeline(TEXT)._.statements
    assert 0 < len(kept) < len(everything.statements)
    assert {s.confidence for s in kept} == {least}
    assert pipeline.config["components"]["wherefrom"]["min_confidence"] == least


@pytest.mark.parametrize("config", [{"min_confidence": 2.0}, {"threads": -1}, {"min_confidence": "much"}, {"x": 1}])
def test_a_wrong_config_is_refused(config):
    with pytest.raises(ValueError, match=r"min_confidence|threads|x"):
        spacy.blank("en").add_pipe("wherefrom", config=config)


@pytest.mark.parametrize("text", ["", " \n ", "…", "No statement in here."])
def test_texts_without_statements(nlp, text):
    doc = nlp(text)
    assert doc._.statements == ()
    assert doc._.reading.article.text == text
    assert not any(len(group) for group in doc.spans.values())


def test_a_doc_that_was_not_read_has_no_reading(nlp):
    doc = nlp.make_doc(TEXT)
    assert doc._.reading is None
    assert doc._.statements == ()


# Stored and loaded again


def test_bytes_keep_everything(doc):
    assert same(Doc(Vocab()).from_bytes(doc.to_bytes()), doc)
    assert same(doc.copy(), doc)


def test_a_docbin_keeps_the_reading_only_with_user_data(doc):
    whole = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (loaded,) = DocBin().from_bytes(whole).get_docs(Vocab())
    assert same(loaded, doc)
    (bare,) = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(Vocab())
    assert groups(bare) == groups(doc)
    assert bare._.reading is None


def test_a_part_of_a_doc_has_no_reading_of_its_own(doc):
    assert doc[0:12].as_doc(copy_user_data=True)._.reading is None
    assert doc._.reading is not None


def test_a_pipeline_from_disk_reads_the_same(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    assert same(spacy.load(tmp_path / "pipeline")(TEXT), doc)


# In processes of their own


def python(code, *paths):
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, paths)], capture_output=True, text=True, timeout=300, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_importing_wherefrom_does_not_import_spacy():
    code = "import sys, wherefrom, wherefrom.cli; print(any(n.partition('.')[0] == 'spacy' for n in sys.modules))"
    assert python(code).strip() == "False"


def test_spacy_finds_the_component_by_its_entry_point(tmp_path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = project.get("entry-points", {}).get("spacy_factories", {"wherefrom": "wherefrom.spacy:make_component"})
    (folder := tmp_path / "installed-1.dist-info").mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: installed\nVersion: 1\n")
    lines = "".join(f"{name} = {value}\n" for name, value in points.items())
    (folder / "entry_points.txt").write_text(f"[spacy_factories]\n{lines}")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import spacy\n"
        "nlp = spacy.blank('en'); nlp.add_pipe('wherefrom')\n"
        "print(nlp('The gate is shut, keeper Ana Ruel said on Monday.')._.statements[0].chain[0].name)"
    )
    assert python(code, tmp_path).strip() == "Ana Ruel"


@pytest.mark.slow
def test_several_processes_give_the_same(doc, tmp_path):
    (tmp_path / "text").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys, pathlib, spacy, wherefrom.spacy\n"
        "if __name__ == '__main__':\n"
        "    text = pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')\n"
        "    nlp = spacy.blank('en'); nlp.add_pipe('wherefrom', config={'threads': 1})\n"
        "    one = nlp(text)._.reading\n"
        "    two = [d._.reading for d in nlp.pipe([text] * 3, n_process=2, batch_size=1)]\n"
        "    print(all(reading == one for reading in two), len(two), len(one.statements))"
    )
    assert python(code, tmp_path / "text").split() == ["True", "3", str(len(doc._.statements))]


def test_without_spacy_the_message_says_what_to_install():
    code = (
        "import sys; sys.modules['spacy'] = None\n"
        "try:\n    import wherefrom.spacy\nexcept ImportError as error:\n    print(error)"
    )
    assert "pip install wherefrom[spacy]" in python(code)


def test_a_name_that_somebody_else_took_is_said():
    code = (
        "from spacy.tokens import Doc; Doc.set_extension('reading', default=1)\n"
        "try:\n    import wherefrom.spacy\nexcept ValueError as error:\n    print(error)"
    )
    assert "doc._.reading is taken" in python(code)


def test_the_example_in_the_documentation_runs(capsys):
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    examples = re.findall(r"```py\n(.*?)```", page, re.DOTALL)
    assert any('add_pipe("wherefrom")' in example for example in examples)
    for example in examples:
        exec(compile(example, "docs/python.md", "exec"), {})
    assert "Ana Ruel" in capsys.readouterr().out
