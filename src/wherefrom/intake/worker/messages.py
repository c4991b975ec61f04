"""What goes between a process and its worker: frames of a length and MessagePack, checked against types when read."""

from __future__ import annotations

import struct
from typing import IO, TypeVar

from msgspec import Struct, msgpack

from wherefrom.intake.worker.jobs import JobName, StreamName

_LENGTH = struct.Struct("<Q")
_LARGEST = 1 << 30
_READY = b"\0wherefrom is ready\0"
_MOST_BEFORE = 1 << 16


class Request(Struct, frozen=True):
    """One input for one reader: ``data`` is read as the job says, within ``seconds`` of processor time."""

    job: JobName | StreamName
    data: bytes
    media_type: str | None = None
    url: str | None = None
    seconds: int = 10


class Reply(Struct, frozen=True):
    """What came of it: ``value`` as MessagePack, of the type of the job, or why there is none.

    ``refused``: the reason of an InputError. ``memory``: there was not enough. ``fault``: type and words of any other
    exception, ``traceback`` where it arose. ``more``: a further reply to the same request follows. ``last``: the worker
    takes no further request.
    """

    value: bytes | None = None
    refused: str | None = None
    memory: bool = False
    fault: str | None = None
    traceback: str = ""
    more: bool = False
    last: bool = False


Message = TypeVar("Message", Request, Reply)


def announce(stream: IO[bytes]) -> None:
    """What a worker writes before its first frame."""
    _write_all(stream, _READY)


def await_announcement(stream: IO[bytes]) -> bool:
    """Pass over what start-up hooks of Python have printed; False where the worker never got ready."""
    seen = b""
    while not seen.endswith(_READY):
        piece = stream.read(1)
        if not piece or len(seen) > _MOST_BEFORE:
            return False
        seen += piece
    return True


def write(stream: IO[bytes], message: Request | Reply) -> None:
    """One frame. Raises BrokenPipeError where nobody reads any more."""
    data = memoryview(msgpack.encode(message))
    _write_all(stream, _LENGTH.pack(len(data)))
    _write_all(stream, data)


def read(stream: IO[bytes], kind: type[Message]) -> Message | None:
    """The next frame; None at the end of the stream. Raises ValueError for what is none."""
    head = _exactly(stream, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST:
        raise ValueError("a frame is too long")
    data = _exactly(stream, length)
    return None if data is None else msgpack.decode(data, type=kind)


def _write_all(stream: IO[bytes], data: bytes | memoryview) -> None:
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
