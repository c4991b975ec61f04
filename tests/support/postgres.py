"""A PostgreSQL server for the tests: in a temporary folder, reached by a Unix socket only, gone at the end.

Started once, when the first test asks for it. Where PostgreSQL is not installed, those tests are skipped, but fail
where the environment variable CI is "true".
"""

from __future__ import annotations

import atexit
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest

from wherefrom.archive.archive import Archive

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]
"""For ``@pytest.fixture(params=KINDS)``; ``new_place`` and ``new_archive`` take one of them."""

_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
}
_NUMBERS = itertools.count(1)


def new_place(kind: str, folder: Path) -> str:
    """An address where no archive is yet: a file in ``folder``, or a fresh database of the test server."""
    return str(folder / "archive.db") if kind == "sqlite" else server().new_database()


def new_archive(kind: str, folder: Path) -> str:
    """An address where an archive without articles is: a copy of one, which is faster than making each."""
    if kind == "sqlite":
        shutil.copy(_empty_file(), folder / "archive.db")
        return str(folder / "archive.db")
    return server().new_database(f"TEMPLATE {_empty_database()}")


@cache
def _empty_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="archive-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Archive(folder / "empty.db").close()
    return folder / "empty.db"


@cache
def _empty_database() -> str:
    address = server().new_database()
    Archive(address).close()
    return server().name_of(address)


class Server:
    """A running server; ``stop`` and ``start`` again are what some tests are about."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        # A socket's path has at most 107 characters, so not in pytest's long folders.
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self.user = _unprivileged()
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start and wait until it answers."""
        options = [f"--{name}={value}" for name, value in _OPTIONS.items()]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", "data", "-k", str(self.folder), *options],
                cwd=self.folder,
                user=self.user,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while self._asked("pg_isready", "-q", "-h", str(self.folder)):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()[-1000:]}")
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop: SIGINT ends every connection in order, SIGQUIT as a crash does."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    def remove(self) -> None:
        """Stop for good."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_database(self, options: str = "") -> str:
        """The address of a fresh, empty database."""
        name = f"test{next(_NUMBERS)}"
        self.execute("postgres", f"CREATE DATABASE {name} {options}")
        return self.address(name)

    def name_of(self, address: str) -> str:
        """The database that an address of this server names."""
        return address.partition("@/")[2].partition("?")[0]

    def address(self, name: str, user: str = "tester") -> str:
        """The address of the database ``name``."""
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def execute(self, database: str, statement: str) -> None:
        """Run one statement, outside any transaction."""
        import psycopg

        with psycopg.connect(f"host={self.folder} user=tester dbname={database}", autocommit=True) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / program, *arguments], cwd=self.folder, user=self.user, check=True, capture_output=True
        )

    def _asked(self, program: str, *arguments: str) -> int:
        return subprocess.run([self.programs / program, *arguments], check=False, capture_output=True).returncode


@cache
def server() -> Server:
    """The server of this run; skips the test where PostgreSQL or psycopg is not there."""
    programs = _programs()
    try:
        import psycopg  # noqa: F401
    except ImportError:
        programs = None
    if programs is None:
        reason = "PostgreSQL (with psycopg) is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    started = Server(programs)
    atexit.register(started.remove)
    return started


def _programs() -> Path | None:
    """Where initdb is: on the path, or, newest first, where Debian puts it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return debian[-1].parent if debian else None


def _unprivileged() -> str | None:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid():
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL does not run as root, and there is no user postgres or nobody")
