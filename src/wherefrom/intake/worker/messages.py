"""What goes between a process and its worker: frames of MessagePack, checked against types when read."""

from __future__ import annotations

from typing import IO, TypeVar

from msgspec import Struct, msgpack

from wherefrom.intake.worker.jobs import JobName, StreamName
from wherefrom.intake.worker.pipes import read_frame, write_frame


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


def write(stream: IO[bytes], message: Request | Reply) -> None:
    """One frame. Raises BrokenPipeError where nobody reads any more."""
    write_frame(stream, msgpack.encode(message))


def read(stream: IO[bytes], kind: type[Message]) -> Message | None:
    """The next frame; None at the end of the stream. Raises ValueError for what is none."""
    data = read_frame(stream)
    return None if data is None else msgpack.decode(data, type=kind)
