"""Imports go one way, function-level ones included: lang, text < intake < reading < archive < tracing < doors."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "wherefrom"
# What stands on one line must not import each other, only what stands above. A new folder has to be given its place.
LAYERS = (
    ("errors", "system", "version"),
    ("lang",),
    ("text",),
    ("intake",),
    ("reading",),
    ("archive",),
    ("tracing",),
    ("report", "export"),
    ("api", "evaluate", "check"),
    ("__init__",),
    ("web", "spark", "spacy", "mcp", "watch"),
    ("cli",),
    ("__main__",),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The folder or module right under the package that ``path`` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(source: str) -> Iterator[str]:
    """The parts of the package that ``source`` imports anywhere; ``__init__`` stands for the package itself."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "relative imports hide where a name comes from"
            names = [
                f"{node.module}.{alias.name}" if node.module == "wherefrom" else node.module for alias in node.names
            ]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "wherefrom":
                part = rest.partition(".")[0]
                yield part if part in HEIGHT else "__init__"


def upward(part: str, source: str) -> list[str]:
    """The imports of ``source`` that its place forbids."""
    return sorted({name for name in imported_parts(source) if name != part and HEIGHT[name] >= HEIGHT[part]})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_what_stands_before_it(path):
    assert part_of(path) in HEIGHT, f"give {part_of(path)} its place in LAYERS"
    assert upward(part_of(path), path.read_text(encoding="utf-8")) == []


def test_the_stages_are_there():
    assert {"errors", "text", "lang", "intake", "reading", "archive", "tracing", "report", "cli"} <= {
        part_of(path) for path in MODULES
    }


@pytest.mark.parametrize(
    ("part", "source", "forbidden"),
    [
        ("intake", "from wherefrom.reading.types import Reading", ["reading"]),
        ("reading", "def f():\n    from wherefrom.report import html\n", ["report"]),
        ("reading", "from wherefrom import read", ["__init__"]),
        ("intake", "import wherefrom", ["__init__"]),
        ("report", "import wherefrom.export.csv", ["export"]),
        ("reading", "from wherefrom.intake import article\nimport json", []),
        ("reading", "from wherefrom.reading.network.decode import x\nfrom wherefrom import errors", []),
    ],
)
def test_the_check_sees_every_way_to_import(part, source, forbidden):
    assert upward(part, source) == forbidden


def imported_packages(source: str) -> set[str]:
    """The top-level names of everything that ``source`` imports anywhere."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def test_everything_imported_is_declared():
    project = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    allowed = {re.match(r"[\w-]+", line)[0] for line in declared} | sys.stdlib_module_names | {"wherefrom"}
    # Those that are not called as their packages.
    others = {"cld3-py": "gcld3", "python-docx": "docx"}
    others |= {"argon2-cffi": "argon2", "python-multipart": "python_multipart"}
    allowed |= {module for package, module in others.items() if package in allowed}
    imported = {path: imported_packages(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {str(path): names - allowed for path, names in imported.items() if names - allowed} == {}
