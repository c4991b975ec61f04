"""``wherefrom archive backup`` and ``copy``: a whole archive into another file or database."""

from __future__ import annotations

import contextlib
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, existing_archive
from wherefrom.cli.output import ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.copying import Told

EXAMPLES = """\b
Examples:
  wherefrom archive backup monday.db
  wherefrom archive copy postgresql://newsroom@localhost/news        from your own archive
  wherefrom archive copy --archive postgresql://newsroom@localhost/news laptop.db
"""

app = typer.Typer(
    name="archive",
    no_args_is_help=True,
    epilog=EXAMPLES,
    help="Back up an archive while it is in use, move it to another database, delete articles.",
)
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]


@app.command(epilog=EXAMPLES)
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; it is replaced when all is there.")],
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the whole archive, as it is at this moment, to an SQLite file; others may go on adding to it.

    The file is an archive by itself: ``--archive FILE`` asks it. It is there whole or not at all.
    """
    from wherefrom.errors import ArchiveError, OutputError

    with ending_well():
        beside = file.with_name(f".{file.name[:60]}.{secrets.token_hex(4)}.tmp")
        try:
            if file.is_dir():
                raise ArchiveError(f"{file}: is a folder; give a file in it")
            _copied(archive, str(beside), f"{file}", quiet=quiet)
            beside.replace(file)
        except OSError as error:
            raise OutputError(f"{file}: could not be written: {error.strerror or error}") from error
        finally:
            for left in (beside, Path(f"{beside}-wal"), Path(f"{beside}-shm")):
                left.unlink(missing_ok=True)


@app.command(epilog=EXAMPLES)
def copy(
    to: Annotated[str, typer.Argument(metavar="TO", help="A file or a database address, with no articles in it yet.")],
    archive: ArchiveOption = None,
    quiet: QuietOption = False,
) -> None:
    """Copy the whole archive, corrections and versions with it, into an empty one: SQLite to PostgreSQL and back.

    All of it or nothing: an interrupted copy leaves TO empty.
    """
    with ending_well():
        _copied(archive, to, None, quiet=quiet)


def _copied(place: str | None, to: str, called: str | None, *, quiet: bool) -> None:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.copying import copy_archive
    from wherefrom.report.views.words import count

    with existing_archive(place) as source, Archive(to) as target, _bar(wanted=not quiet) as told:
        done = copy_archive(source, target, told)
        name = called or target.database.where
    if not quiet:
        say(f"{count(done, 'article')} copied from {source.database.where} to {name}")


@contextlib.contextmanager
def _bar(*, wanted: bool) -> Iterator[Told | None]:
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("copying", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
