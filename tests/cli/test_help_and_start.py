"""Help, and how light the start is."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from wherefrom.cli import app

HEAVY = ("onnxruntime", "trafilatura", "httpcore", "lxml", "tokenizers", "pandas", "pypdfium2", "rich.console")
SERVING = ("numpy", "alembic", "authlib", "argon2", "wherefrom.intake.loading", "wherefrom.tracing.tracer")
EXTRAS = ("pyarrow", "polars", "duckdb", "prov", "rdflib", "networkx", "mcp", "spacy", "jinja2", "starlette", "docx")


@pytest.mark.parametrize("command", [(), ("read",), ("schema",), ("evaluate",)])
def test_help_teaches_with_examples(command):
    done = CliRunner().invoke(app, [*command, "--help"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "  wherefrom " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("module", "more"),
    [
        ("wherefrom", ("numpy", "sqlalchemy", "wherefrom.intake.loading", *EXTRAS, "asyncio", "ssl")),
        ("wherefrom.cli", ("numpy", "sqlalchemy", "wherefrom.intake.loading", *EXTRAS)),
        ("wherefrom.web.serving, wherefrom.web.app, uvicorn", (*SERVING, "rich")),
    ],
    ids=lambda given: given.rpartition(" ")[2] if isinstance(given, str) else "",
)
def test_importing_is_light(module, more):
    heavy = (*HEAVY, *more)
    code = f"import sys, {module}; print(len(sys.modules), *[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    count, *loaded = done.stdout.split()
    assert loaded == []
    if module == "wherefrom":  # Under 150 ms on a machine of 2020: told by what it loads, as times differ.
        assert int(count) < 280
