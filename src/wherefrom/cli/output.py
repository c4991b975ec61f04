"""Where results and messages go, and how a command ends: well, on a full disk, on a closed pipe, or interrupted."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import typer

from wherefrom.errors import OutputError, WherefromError
from wherefrom.system import same_permissions

TRACEBACK = "WHEREFROM_TRACEBACK"
"""The environment variable that ``wherefrom --traceback`` sets."""
REPORT = "please report it with what `wherefrom --traceback ...` prints"


class ReaderLeft(Exception):
    """Whoever read standard output has stopped reading (``| head``); not a failure."""


class Results:
    """Standard output, with its two ways to fail told apart: the reader left, or the words could not be written.

    Has as much of a text stream as a rich console needs.
    """

    def isatty(self) -> bool:
        """Whether a person is looking."""
        return sys.stdout is not None and sys.stdout.isatty()

    @property
    def encoding(self) -> str:
        """The terminal's encoding."""
        return getattr(sys.stdout, "encoding", None) or "utf-8"

    def write(self, words: str) -> int:
        """Write text in the terminal's encoding, with a question mark for what that cannot hold."""
        self.write_bytes(words.encode(self.encoding, "replace"))
        return len(words)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are (JSON is UTF-8 whatever the terminal's encoding)."""
        if sys.stdout is None:
            raise OutputError("standard output: is closed; nothing can be written to it")
        with _telling_failures_apart():
            sys.stdout.buffer.write(data)

    @property
    def binary(self) -> BinaryIO:
        """The same as a file of bytes."""
        return cast(BinaryIO, _Binary(self))

    def flush(self) -> None:
        """Write out what is held back, so that a failure shows here and not when the process ends."""
        if sys.stdout is not None:
            with _telling_failures_apart():
                sys.stdout.buffer.flush()


class _Binary:
    """Results as a file of bytes."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def write(self, data: bytes) -> int:
        self._results.write_bytes(data)
        return len(data)


@contextlib.contextmanager
def _telling_failures_apart() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderLeft from None
    except OSError as error:
        raise OutputError(f"standard output: {error.strerror or error}") from error


@contextlib.contextmanager
def ending_well() -> Iterator[Results]:
    """The frame of every command: gives it its output and turns each way to fail into one line and an exit code."""
    results = Results()
    try:
        yield results
        results.flush()
    except KeyboardInterrupt:
        _drop_output()
        say("interrupted")
        raise typer.Exit(130) from None
    except ReaderLeft:
        _drop_output()
        raise typer.Exit(0) from None
    except WherefromError as error:
        _drop_output()
        say(str(error))
        raise typer.Exit(1) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception as error:
        _drop_output()
        say(f"a fault in wherefrom ({type(error).__name__}: {error}); {REPORT}")
        show_traceback("".join(traceback.format_exception(error)))
        raise typer.Exit(1) from None


def _drop_output() -> None:
    """Let what is still held back for standard output go nowhere: Python would complain about it at its end."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say(message: str) -> None:
    """One line on standard error, whatever the names in it contain."""
    line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in message)
    with contextlib.suppress(OSError):
        typer.echo(f"wherefrom: {line}", err=True)


def show_traceback(words: str) -> None:
    """Where a fault arose, for who asked to see it."""
    if os.environ.get(TRACEBACK):
        with contextlib.suppress(OSError):
            typer.echo(words.encode("ascii", "backslashreplace").decode(), err=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` whole or not at all: a file that was there stays as it was until the new one is.

    Raises OutputError. Devices and pipes are written to directly, since nothing can take their place.
    """
    with whole_file(path) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of ``path`` at the end, unless an error leaves this; see write_whole."""
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
        else:
            with _replacing(target) as file:
                yield file
    except OSError as error:
        raise OutputError(f"{path}: could not be written: {error.strerror or error}") from error


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    beside = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.tmp")
    try:
        with open(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666), "w+b") as file:
            if target.exists():
                same_permissions(file.fileno(), target)
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
