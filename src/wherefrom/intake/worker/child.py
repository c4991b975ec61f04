"""The worker: reads one input after the other from its standard input until that ends, within limits."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Iterator

from msgspec import msgpack
from msgspec.structs import replace

from wherefrom.errors import InputError
from wherefrom.intake.worker.jobs import JOBS, STREAMS
from wherefrom.intake.worker.messages import Reply, Request, read, write
from wherefrom.intake.worker.pipes import announce, channels
from wherefrom.system import limit_memory, limit_processor_time, memory_held


def main() -> None:
    """Answer requests with at most as many bytes as the argument says; past the half of them this is the last one."""
    memory = int(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends this process.
    requests, replies = channels()
    limit_memory(memory)
    announce(replies)
    while (request := read(requests, Request)) is not None:
        limit_processor_time(request.seconds)
        for reply in _replies(request):
            last = not reply.more and (reply.memory or memory_held() > memory // 2)
            write(replies, replace(reply, last=last))
        if last:
            return


def _replies(request: Request) -> Iterator[Reply]:
    """All that is to be said, the last of it without ``more``."""
    try:
        if request.job in STREAMS:
            for piece in STREAMS[request.job](request.data):
                yield Reply(value=msgpack.encode(piece), more=True)
            reply = Reply(value=b"")
        else:
            reply = Reply(value=msgpack.encode(JOBS[request.job](request.data, request.media_type, request.url)))
    except InputError as error:
        reply = Reply(refused=error.reason)
    except MemoryError:
        reply = Reply(memory=True)
    except BaseException as error:
        words = f"{type(error).__name__}: {error}"[:500]
        reply = Reply(fault=_plain(words), traceback=_plain(traceback.format_exc()[-20_000:]))
    yield reply


def _plain(words: str) -> str:
    return words.encode("utf-8", "replace").decode()
