"""The file of people who may log in: a name and the argon2 hash of a password on each line."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wherefrom.errors import WherefromError
from wherefrom.system import data_folder

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_PASSWORD = 10
_NAME = re.compile(r"[^\W_][\w .'@+-]{0,79}")
_ONE_AT_A_TIME = threading.Lock()
"""A check takes 64 MB of memory on purpose; so many at once would be a way to take it all."""


class UsersError(WherefromError):
    """The file of users cannot be read or written, or a name or password will not do."""


def default_users() -> Path:
    """The file in the person's data folder."""
    return data_folder() / "wherefrom" / "users"


def set_password(file: Path, name: str, password: str) -> None:
    """Add a person, or give one another password. Raises UsersError."""
    name = name.strip()
    if not _NAME.fullmatch(name):
        raise UsersError(f"{name!r}: a name has letters, digits, spaces and . ' @ + -, at most 80")
    if len(password) < LEAST_PASSWORD:
        raise UsersError(f"a password has at least {LEAST_PASSWORD} characters")
    users = _users(file) | {name: _hasher().hash(password)}
    _write(file, users)


def remove_user(file: Path, name: str) -> None:
    """Nobody logs in by this name any more, and open sessions end. Raises UsersError where there is none."""
    users = dict(_users(file))
    if users.pop(name.strip(), None) is None:
        raise UsersError(f"{file}: has nobody called {name!r}")
    _write(file, users)


def check_password(file: Path, name: str, password: str) -> str | None:
    """The stamp of the person's entry, for the session; None where name or password are wrong.

    It takes as long for a name that is not there, so that nobody learns which are.
    """
    from argon2.exceptions import Argon2Error, InvalidHashError

    users = _users(file)
    known = users.get(name.strip())
    with _ONE_AT_A_TIME:
        try:
            _hasher().verify(known or _nobody(), password)
        except (Argon2Error, InvalidHashError):
            return None
    return stamp_of(file, name.strip()) if known else None


def stamp_of(file: Path, name: str) -> str | None:
    """What changes with the person's password; None where there is no such person."""
    found = _users(file).get(name)
    return None if found is None else hashlib.sha256(found.encode()).hexdigest()[:16]


def names(file: Path) -> list[str]:
    """Who may log in."""
    return sorted(_users(file))


def _users(file: Path) -> dict[str, str]:
    try:
        status = file.stat()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsersError(f"{file}: cannot be read: {error.strerror or error}") from error
    return _read(file, status.st_mtime_ns, status.st_size, status.st_ino)


_KEPT: dict[Path, tuple[tuple[int, int, int], dict[str, str]]] = {}


def _read(file: Path, changed: int, size: int, number: int) -> dict[str, str]:
    """The users; read once for each state of the file."""
    state = (changed, size, number)
    kept = _KEPT.get(file)
    if kept and kept[0] == state:
        return kept[1]
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsersError(f"{file}: cannot be read: {error}") from error
    pairs = (line.rpartition("\t") for line in lines if "\t" in line)
    found = {name: hashed for name, _, hashed in pairs}
    _KEPT[file] = (state, found)
    return found


def _write(file: Path, users: dict[str, str]) -> None:
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.writelines(f"{name}\t{hashed}\n" for name, hashed in sorted(users.items()))
        beside.replace(file)
    except OSError as error:
        raise UsersError(f"{file}: cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_hex(16))
