"""What goes between a process and one that it has started: frames, over the other's standard input and output.

The other is a Python of its own, not a fork and not of ``multiprocessing``: so a script needs no ``__main__`` guard,
and a process of a pool, which may have no children of that kind, has them like any other.
"""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
from typing import IO, Any

_LENGTH = struct.Struct("<Q")
_LARGEST = 1 << 30
_READY = b"\0wherefrom is ready\0"
_MOST_BEFORE = 1 << 16


def start(module: str, *given: str) -> subprocess.Popen[bytes]:
    """A Python whose ``sys.argv`` is "-c" and ``given``, in which ``main`` of the module runs. Raises OSError."""
    code = f"import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); from {module} import main; main()"
    return subprocess.Popen(
        [_interpreter(), "-c", code, json.dumps(sys.path), *given],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )


def channels() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, for the two of us alone: what a library reads or prints must not come in between."""
    own = [os.dup(0), os.dup(1)]
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nowhere, number)
    return io.FileIO(own[0], "rb"), io.FileIO(own[1], "wb")


def announce(stream: IO[bytes]) -> None:
    """What the other writes before its first frame."""
    _write_all(stream, _READY)


def await_announcement(stream: IO[bytes]) -> bool:
    """Pass over what start-up hooks of Python have printed; False where the other never got ready."""
    seen = b""
    while not seen.endswith(_READY):
        piece = stream.read(1)
        if not piece or len(seen) > _MOST_BEFORE:
            return False
        seen += piece
    return True


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """One frame. Raises BrokenPipeError where nobody reads any more."""
    _write_all(stream, _LENGTH.pack(len(data)))
    _write_all(stream, data)


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None at the end of the stream. Raises ValueError for what is none."""
    head = _exactly(stream, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST:
        raise ValueError("a frame is too long")
    return _exactly(stream, length)


def _interpreter() -> str:
    """The Python to start: where another program holds this one, what that has set for ``multiprocessing``."""
    from multiprocessing.spawn import get_executable

    found: Any = get_executable()
    if not found:
        raise OSError("sys.executable is not set; see multiprocessing.set_executable")
    return os.fsdecode(found)


def _write_all(stream: IO[bytes], data: bytes) -> None:
    rest = memoryview(data)
    while rest:  # A pipe may take less than it is given.
        rest = rest[stream.write(rest) or 0 :]


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    held = bytearray()
    while len(held) < size:
        piece = stream.read(min(size - len(held), 1 << 20))
        if not piece:
            return None
        held += piece
    return bytes(held)
