"""Workers as a process has them: started when the first input comes, used again, ended and replaced where one fails.

A worker is a process of its own (``pipes``).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import threading
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

import msgspec

from wherefrom.errors import InputError, UnexpectedError
from wherefrom.intake.worker.jobs import JobName, StreamName
from wherefrom.intake.worker.messages import Reply, Request, read, write
from wherefrom.intake.worker.pipes import await_announcement, start
from wherefrom.system import ended_by_memory, ended_by_time

MAX_MEMORY = 1 << 30
"""Bytes of memory that the reading of one input may take."""
MAX_SECONDS = 6
"""Seconds of processor time that the reading of one input may take: an ordinary page takes a fiftieth of one."""
EXPORT_SECONDS = 40
"""The same for a document that may hold the thousands of articles of a press database's export."""
_EXPORTS = {"docx", "rtf", "press page"}
_PATIENCE = 5
"""So many times ``MAX_SECONDS`` may pass on the clock, where others use the processors as well."""
Result = TypeVar("Result")


class _Died(Exception):
    """The worker ended before it answered: the exit code, or None where it was ended because time was up."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class Workers:
    """As many workers as threads ask at the same time, each of which answers one request after the other."""

    def __init__(self, memory: int = MAX_MEMORY, seconds: int = MAX_SECONDS) -> None:
        self._memory = memory
        self._seconds = seconds
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()

    def run(
        self,
        job: JobName,
        result: type[Result],
        data: bytes,
        name: str,
        media_type: str | None = None,
        url: str | None = None,
    ) -> Result:
        """What the reader ``job`` makes of ``data``, of the type ``result``.

        Raises InputError with the reader's reason, or where it needs more memory or time than one input may have;
        UnexpectedError where the reader itself failed.
        """
        seconds = EXPORT_SECONDS if job in _EXPORTS else self._seconds
        request = Request(job, data, _plain(media_type), _plain(url), seconds)
        with self._border(name, seconds):
            worker, reply = self._asked(request)
        self._put_back(worker, reply)
        return msgspec.msgpack.decode(self._value(reply, name), type=result)

    def stream(self, job: StreamName, piece: type[Result], data: bytes, name: str) -> Iterator[Result]:
        """What the reader ``job`` makes of ``data`` piece by piece, each of the type ``piece``, so that nobody has all.

        Raises what ``run`` raises, after the pieces that there were.
        """
        request = Request(job, data, seconds=EXPORT_SECONDS)
        with self._border(name, EXPORT_SECONDS):
            worker, reply = self._asked(request)
        try:
            while reply.more:
                yield msgspec.msgpack.decode(self._value(reply, name), type=piece)
                with self._border(name, EXPORT_SECONDS):
                    reply = worker.next_reply(_PATIENCE * EXPORT_SECONDS)
        except BaseException:  # Also where nobody wants the rest.
            worker.kill()
            raise
        self._put_back(worker, reply)
        self._value(reply, name)

    def start(self) -> None:
        """Have a worker ready, without waiting for it: for who knows that one will be needed."""
        with contextlib.suppress(OSError), self._lock:
            if not self._idle:
                self._idle.append(_Worker(self._memory))

    def close(self) -> None:
        """End all workers that are not at work."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    def forget(self) -> None:
        """Have none: for a forked process, to which the workers of its parent do not belong."""
        for worker in self._idle:
            worker.forget()
        self._idle, self._lock = [], threading.Lock()

    @contextlib.contextmanager
    def _border(self, name: str, seconds: int) -> Iterator[None]:
        try:
            yield
        except _Died as death:
            raise self._reason(name, death.code, seconds) from None
        except OSError as error:
            reason = f"could not be read: no process for it could be started ({error.strerror or error})"
            raise InputError(name, reason) from error

    def _value(self, reply: Reply, name: str) -> bytes:
        if reply.refused is not None:
            raise InputError(name, reply.refused)
        if reply.memory:
            raise self._out_of_memory(name)
        if reply.fault is not None or reply.value is None:
            raise UnexpectedError(name, reply.fault or "no answer", reply.traceback)
        return reply.value

    def _asked(self, request: Request) -> tuple[_Worker, Reply]:
        """The first reply, and the worker that it is of."""
        worker = self._free()
        try:
            return worker, worker.ask(request, _PATIENCE * request.seconds)
        except _Died as death:
            # It may have died of what an earlier input left behind; that must not cost this one.
            if death.code is None or ended_by_time(death.code) or not worker.answered:
                raise
        worker = _Worker(self._memory)
        return worker, worker.ask(request, _PATIENCE * request.seconds)

    def _put_back(self, worker: _Worker, reply: Reply) -> None:
        """Where that was its last reply to this request."""
        if reply.last:
            worker.close()
        else:
            with self._lock:
                self._idle.append(worker)

    def _free(self) -> _Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Worker(self._memory)

    def _reason(self, name: str, code: int | None, seconds: int) -> InputError:
        if code is None or ended_by_time(code):
            return InputError(
                name, f"takes more than {seconds} seconds to read, as no article does; read its text alone"
            )
        if ended_by_memory(code):
            return self._out_of_memory(name)
        return UnexpectedError(name, f"the process that read it ended with the code {code}")

    def _out_of_memory(self, name: str) -> InputError:
        size = f"{self._memory / (1 << 30):.3g} GB"
        return InputError(name, f"needs more than {size} of memory to be read, as no article does; read its text alone")


class _Worker:
    """One process, with a pipe to it and one from it. Not for two threads at a time."""

    def __init__(self, memory: int) -> None:
        self.answered = 0
        self._process = start("wherefrom.intake.worker.child", str(memory))
        self._in, self._out = self._process.stdin, self._process.stdout

    def ask(self, request: Request, seconds: float) -> Reply:
        """The first reply. Raises _Died where none comes, after ``seconds`` at the latest; then it has ended."""
        with self._ending_after(seconds) as late:
            assert self._in is not None
            assert self._out is not None
            with contextlib.suppress(BrokenPipeError):
                write(self._in, request)
            if not self.answered and not await_announcement(self._out):
                raise self._death(late)
            reply = self._received(late)
        self.answered += 1
        return reply

    def next_reply(self, seconds: float) -> Reply:
        """A further reply to the same request; raises as ``ask`` does."""
        with self._ending_after(seconds) as late:
            return self._received(late)

    @contextlib.contextmanager
    def _ending_after(self, seconds: float) -> Iterator[threading.Event]:
        """End the process where this takes longer, or goes wrong; the event says whether it was too late."""
        late = threading.Event()
        timer = threading.Timer(seconds, self._end, [late])
        timer.daemon = True
        timer.start()
        try:
            yield late
        except BaseException:
            self.kill()
            raise
        finally:
            timer.cancel()

    def _received(self, late: threading.Event) -> Reply:
        assert self._out is not None
        reply = read(self._out, Reply)
        if reply is None:
            raise self._death(late)
        return reply

    def _death(self, late: threading.Event) -> _Died:
        code = self._process.wait()
        return _Died(None if late.is_set() else code)

    def close(self) -> None:
        """Let it come to its end, which it does when nothing more can come."""
        self._shut()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it now."""
        self._process.kill()
        self._process.wait()
        self._shut()

    def forget(self) -> None:
        """Let go of the pipes, without a word to a process that belongs to another."""
        self._shut()
        self._process.returncode = 0

    def _end(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _shut(self) -> None:
        for pipe in (self._in, self._out):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


@cache
def workers() -> Workers:
    """The workers of this process, which end with it."""
    made = Workers()
    atexit.register(made.close)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=made.forget)
    return made


def _plain(words: str | None) -> str | None:
    """``words`` without lone surrogates, which no message can carry."""
    return words if words is None else words.encode("utf-8", "replace").decode()
