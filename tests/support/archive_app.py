"""The commands that work on an archive as a program of their own: ``python tests/support/archive_app.py add ...``."""

from __future__ import annotations

import typer

from wherefrom.cli.archive import add, export, parties, search, sources, stories, verify, who
from wherefrom.cli.tracing import trace

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for module in (add, export, parties, search, sources, stories, trace, verify, who):
    name = module.__name__.rpartition(".")[2]
    app.command(name, epilog=module.EXAMPLES)(getattr(module, name))

if __name__ == "__main__":
    app(prog_name="wherefrom")
