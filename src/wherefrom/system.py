"""All that differs between Linux, macOS and Windows: limits on a process, processors, permissions of files.

What holds where (``docs/limits.md`` says it to the person):

    limit               Linux, BSD            macOS                        Windows
    memory              kernel (RLIMIT_AS)    watched, ten times a second  none
    processor time      kernel (RLIMIT_CPU)   kernel (RLIMIT_CPU)          none
    time on the clock   the parent kills      the parent kills             the parent kills
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT_OF_MEMORY = 71
"""The exit code of a process that ended itself because it had more memory than it may have."""

_WATCH_EVERY = 0.1


def cores() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Only Linux tells.
        return os.cpu_count() or 1


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Have Python not look for what points in circles meanwhile: for seconds in which very much is made that does not.

    Looking through all of it again and again takes a sixth of them. It holds for every thread of the process.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def data_folder() -> Path:
    """Where a person's data goes: as the XDG rules, macOS or Windows say."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    given = os.environ.get("XDG_DATA_HOME", "")
    # The XDG base directory specification: a relative path is invalid and to be ignored.
    return Path(given) if os.path.isabs(given) else Path.home() / ".local" / "share"


def occupy_standard_streams() -> None:
    """Open what is closed of the first three files, so that no file that is opened later takes their place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def limit_memory(most: int) -> None:
    """Let this process have at most ``most`` bytes: beyond, an allocation fails, or the process ends itself."""
    resource = _resource()
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "darwin":  # The call is there, and does nothing.
        watch_memory(most)
    else:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def watch_memory(most: int) -> None:
    """End this process with ``OUT_OF_MEMORY`` once it has held more than ``most`` bytes; looks ten times a second."""

    def watch() -> None:
        while memory_held() <= most:
            time.sleep(_WATCH_EVERY)
        os._exit(OUT_OF_MEMORY)

    threading.Thread(target=watch, daemon=True).start()


def limit_processor_time(seconds: int) -> None:
    """Let this process use ``seconds`` more of processor time; then the system ends it."""
    resource = _resource()
    if resource is not None:
        used = int(time.process_time()) + 1
        _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, hardest))


def memory_held() -> int:
    """Bytes of memory that this process holds (where only that is told, has held at most); 0 where none is told."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    resource = _resource()
    if resource is None:
        return 0
    most = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return most if sys.platform == "darwin" else most << 10


def ended_by_time(code: int) -> bool:
    """Whether the exit code of a process says that its processor time was used up."""
    return code == -int(getattr(signal, "SIGXCPU", 0)) != 0


def ended_by_memory(code: int) -> bool:
    """Whether the exit code of a process is that of one for which memory ran out (C++ aborts where it has none)."""
    return code in {OUT_OF_MEMORY, -int(signal.SIGABRT)}


def same_permissions(file: int, like: Path) -> None:
    """Give an open file the permissions of ``like``, where the system has such."""
    if hasattr(os, "fchmod"):
        os.fchmod(file, like.stat().st_mode & 0o7777)


def _resource() -> Any:
    try:
        import resource
    except ImportError:  # Windows.
        return None
    return resource


def give_back_memory() -> None:
    """Hand memory that is free, but lies between what is held, back to the system, where its C library can (glibc)."""
    import ctypes  # Here: nothing else at start needs it.

    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
