"""What there is stands in the documentation: commands, options, JSON fields, public names, errors; links hold."""

import inspect
import json
import re
import runpy
import shutil
import tomllib
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
import typer
from msgspec.structs import replace

import wherefrom
from places import ROOT
from wherefrom import errors
from wherefrom.cli import app
from wherefrom.evaluate import Evaluation, evaluate
from wherefrom.reading import contract as record
from wherefrom.reading import table
from wherefrom.reading.contract import reading_from_dict, reading_schema, with_keys
from wherefrom.reading.types import FlagName, Kind, Stance, Voice
from wherefrom.tracing.contract import trace_schema

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGES.md", ROOT / "examples" / "story" / "README.md", *sorted(DOCS.glob("*.md"))]
OPTION = re.compile(r"(?<!\w)--?[a-z][a-z-]*")


def words(page):
    return (DOCS / page).read_text(encoding="utf-8")


def in_backticks(page):
    return set(re.findall(r"`([^`\n]+)`", words(page)))


def commands():
    return typer.main.get_command(app).commands


def options_of(name):
    """The options of a command, or of all commands of a group."""
    command = commands()[name]
    every = [command, *getattr(command, "commands", {}).values()]
    return {o for one in every for parameter in one.params for o in parameter.opts if o.startswith("-")}


@pytest.mark.parametrize("name", commands())
def test_every_command_has_its_section_with_every_option(name):
    _, _, rest = words("commands.md").partition(f"\n## wherefrom {name}\n")
    assert rest, f"docs/commands.md has no section 'wherefrom {name}'"
    section = rest.partition("\n## ")[0]
    documented = set(OPTION.findall(" ".join(re.findall(r"`([^`]+)`", section))))
    assert options_of(name) <= documented, f"undocumented: {options_of(name) - documented}"
    everywhere = {option for command in commands() for option in options_of(command)}
    assert documented <= everywhere | {"-"}, f"documented and gone: {documented - everywhere}"


def test_the_check_of_options_sees_them():
    columns = {f"--{what}-column" for what in ("text", "title", "outlet", "date", "published", "author", "url", "id")}
    own = {"--json", "--jsonl", "--html", "--min-confidence", "--outlets", "--quiet", "-q", "--format", "--out"}
    assert options_of("read") == own | columns


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_readme_or_the_first_steps(name):
    shown = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "README.md", DOCS / "first-ten-minutes.md"))
    assert f"wherefrom {name}" in shown or name == "schema"


def schema_fields():
    schema = reading_schema()
    for part in (schema, *schema["$defs"].values()):
        yield from part.get("properties", {})


@pytest.mark.parametrize("field", sorted(set(schema_fields())))
def test_every_json_field_is_documented(field):
    assert field in in_backticks("json.md")


def test_the_tables_of_fields_are_those_of_the_types():
    update = runpy.run_path(str(DOCS / "update_examples.py"))
    page = words("json.md")
    assert update["FIELDS"].sub(update["table"], page) == page, "run make docs"
    shown = {match["type"] for match in update["FIELDS"].finditer(page)}
    assert shown == {"Reading", "TraceRecord", *reading_schema()["$defs"], *trace_schema()["$defs"]} - {"Span"}


@pytest.mark.parametrize("value", [*get_args(Voice), *get_args(Stance), *get_args(Kind), *get_args(FlagName)])
def test_every_value_of_the_contract_is_documented(value):
    assert value in in_backticks("json.md")


def test_the_example_of_the_contract_is_a_reading():
    (example,) = re.findall(r"```json\n(.*?)```", words("json.md"), re.DOTALL)
    jsonschema.validate(json.loads(example), reading_schema())
    reading = reading_from_dict(json.loads(example))
    (statement,) = reading.statements
    (recipe,) = re.findall(r"```python\n(.*?)```", words("json.md"), re.DOTALL)
    names = {"text": reading.article.text}
    exec(compile(recipe, "json.md", "exec"), names)
    without = replace(reading, statements=(replace(statement, key=""),))
    assert statement.key == names["key"] == with_keys(without).statements[0].key
    says = reading.article.words_at
    assert [says(statement.content), says(statement.cue), says(statement.source)] == [
        "The gate is safe",
        "told",
        "Marguerite Sole",
    ]
    assert says((statement.date.span,)) == "Thursday"
    assert [says((link.mention,)) for link in statement.chain] == [link.name for link in statement.chain]


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # of rdflib, in prov
@pytest.mark.filterwarnings("ignore:.*:UserWarning:citeproc")
@pytest.mark.parametrize(
    "page", [ROOT / "README.md", DOCS / "python.md", DOCS / "exchange.md"], ids=lambda page: page.name
)
def test_the_python_examples_run(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "story" / "1-corvane.html", "article.html")
    Path("monday").mkdir()
    shutil.copy("article.html", "monday")
    Path("story.jsonl").write_text('{"id": "a1", "text": "The gate is safe, Marguerite Sole told the Post."}', "utf-8")
    (line,) = re.findall(r"```json\n(.*?)```", words("json.md"), re.DOTALL)
    names = {"wherefrom": wherefrom, "paths": ["article.html", "absent.html"], "line": line}
    examples = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, str(page), "exec"), names)


def error_classes():
    for module in (errors, record):
        for name, value in vars(module).items():
            if inspect.isclass(value) and issubclass(value, errors.WherefromError):
                yield name


@pytest.mark.parametrize("name", sorted({*error_classes(), *wherefrom.__all__} - {"read", "read_many", "trace"}))
def test_every_public_name_and_error_is_documented(name):
    assert name in in_backticks("python.md")


def test_every_column_and_method_is_documented():
    assert set(table.COLUMNS) <= in_backticks("python.md")
    page = words("python.md")
    assert "## wherefrom.read(source, min_confidence=0.0)" in page
    assert "## wherefrom.read_many(sources, workers=1, min_confidence=0.0)" in page
    assert "`reading.to_dict()`" in page
    assert "`reading.to_dataframe()`" in page


@pytest.mark.parametrize("flat", [True, False])
def test_every_figure_of_evaluate_is_documented(flat):
    gold = {"id": "a", "text": "", "attributions" if flat else "statements": []}
    result = evaluate({"a": gold}, {})
    assert isinstance(result, Evaluation)
    documented = {name.replace("\\|", "|") for name in in_backticks("commands.md")}
    assert set(result.measures) <= documented


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), f"{page.name} links to {target}"
        if anchor:
            heads = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {head.lower().replace(" ", "-") for head in heads}


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/wherefrom/version.py"
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {wherefrom.__version__}\n" in citation
    changes = (ROOT / "CHANGES.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\d\S+)", changes, re.MULTILINE)[1] == wherefrom.__version__


def test_the_licence_is_whole():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION" in licence
    assert all(f"\n   {number}. " in licence for number in range(1, 10))
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_lock_has_names_and_versions_only():
    for line in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[a-z0-9._-]+==[\w.+!]+( ; [^/@]+)?", line), line


def _locked(file):
    lines = (ROOT / file).read_text(encoding="utf-8")
    return {match[1]: match[2] for match in re.finditer(r"^([a-z0-9._-]+)==([\w.]+)", lines, re.MULTILINE)}


def test_every_dependency_is_locked_within_its_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    # pyspark needs an older pandas than all others, so that its extra is locked and tested by itself.
    groups = {"requirements-spark.txt": [*extras["spark"]]}
    groups["requirements-dev.txt"] = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    groups["requirements-dev.txt"] += [line for extra, lines in extras.items() if extra != "spark" for line in lines]
    for file, wanted in groups.items():
        locked = _locked(file)
        for line in wanted:
            name, bound = re.fullmatch(r"([\w-]+)(?:\[\w+\])?>=([\d.]+)(?:,<[\d.]+)?(?:; .+)?", line).groups()
            assert name in locked, f"{name} is not in {file}; run make lock"
            assert [*map(int, re.findall(r"\d+", locked[name]))] >= [*map(int, bound.split("."))]
