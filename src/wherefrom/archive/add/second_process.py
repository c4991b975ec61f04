"""A second process, in which readings are made ready to be stored while this one stores those before them."""

from __future__ import annotations

import contextlib
import gc
import signal
import subprocess
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO

from msgspec import msgpack

from wherefrom.archive.add.making import Given, Made, made_of
from wherefrom.intake.worker.pipes import announce, await_announcement, channels, read_frame, start, write_frame
from wherefrom.lang.outlets import AddedOutlets, added_outlets, know_outlets


class SecondProcess:
    """The process, started when the first readings come, and what it is asked for, one after the other.

    Where it is killed, or cannot be started, every request fails: whoever asks makes the rest by itself.
    """

    def __init__(self) -> None:
        self._asking = ThreadPoolExecutor(1)
        self._process: subprocess.Popen[bytes] | None = None

    def begin(self, given: Sequence[Given]) -> Future[list[Made | None]]:
        """What is to be made of readings, once it is asked for: None for one that this process is to try itself."""
        return self._asking.submit(self._made, given)

    def _made(self, given: Sequence[Given]) -> list[Made | None]:
        request = msgpack.encode(given)  # An exception here leaves the process as it was.
        if self._process is None:
            self._process = start(__name__)
            requests, replies = _pipes(self._process)
            write_frame(requests, msgpack.encode(added_outlets()))
            await_announcement(replies)
        requests, replies = _pipes(self._process)
        write_frame(requests, request)
        reply = read_frame(replies)
        if reply is None:
            raise EOFError("the second process has ended")
        made = msgpack.decode(reply, type=list[Made | None])
        if len(made) != len(given):
            raise ValueError("the second process could not read them")
        return made

    def close(self) -> None:
        """End it, whatever it is at."""
        self._asking.shutdown(wait=False, cancel_futures=True)
        self._kill()
        self._asking.shutdown()
        self._kill()  # It may have been started meanwhile.

    def _kill(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in _pipes(self._process):
            with contextlib.suppress(OSError):
                pipe.close()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def main() -> None:
    """The second process itself: it ends when nothing more can come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends this process.
    requests, replies = channels()
    know_outlets(msgpack.decode(read_frame(requests) or b"", type=AddedOutlets))
    announce(replies)
    # What is made hardly ever points in a circle; looking for what does, every few hundred things, takes a tenth.
    gc.freeze()
    gc.set_threshold(100_000)
    while (request := read_frame(requests)) is not None:
        write_frame(replies, _answer(request))


def _answer(request: bytes) -> bytes:
    try:
        return msgpack.encode([_made_or_nothing(*one) for one in msgpack.decode(request, type=list[Given])])
    except Exception:  # A reading that is none, or half a character: the other process says what is wrong with it.
        return msgpack.encode([])


def _made_or_nothing(*given: *Given) -> Made | None:
    try:
        return made_of(*given)
    except Exception:
        return None
