"""How far a long run is: a bar on standard error, only where a person looks at it and has to wait."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds before a single input gets a bar: shorter waits need none, and it would only flicker."""


class Share:
    """How much of the item at hand is done, from 0 to 1: called by whoever works on it, drawn by the bar."""

    def __init__(self) -> None:
        self.draw: Callable[[float], None] = lambda share: None

    def __call__(self, share: float) -> None:
        """Draw it, where there is a bar."""
        self.draw(share)


def follow(
    items: Iterable[T], total: int | None, *, wanted: bool, verb: str = "reading", share: Share | None = None
) -> Iterator[T]:
    """``items`` as they come, counted on a bar; ``total`` None means that nobody knows how many there will be.

    ``share`` is told how much of the item at hand is done, where somebody knows that.

    Without ``wanted``, or where standard error is no terminal, nothing is shown. The bar steps aside while the caller
    handles an item, so that results printed on the same terminal stay whole.
    """
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    with _Bar(total, verb) as bar:
        if share is not None:
            share.draw = bar.within
        for item in items:
            bar.step_aside()
            yield item
            bar.advance()


@contextlib.contextmanager
def counting(*, wanted: bool, verb: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be called with how much is done, and of how much; it moves a bar, shown after ``PATIENCE``."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    progress = _rich_progress(single=True)
    task = progress.add_task(verb, total=None)
    begins = time.monotonic() + PATIENCE

    def told(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)
        if time.monotonic() >= begins:
            progress.start()

    try:
        yield told
    finally:
        progress.stop()


class _Bar:
    """A rich progress bar that appears at once for several inputs, after ``PATIENCE`` for one, and can step aside."""

    def __init__(self, total: int | None, verb: str) -> None:
        self._progress = _rich_progress(single=total == 1)
        self._done = 0
        self._task = self._progress.add_task(verb, total=total)
        self._shown = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE if total == 1 else 0.0, self._show)
        self._timer.daemon = True

    def __enter__(self) -> _Bar:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        self._hide()

    def advance(self) -> None:
        self._done += 1
        self.within(0.0)
        if not self._timer.is_alive():
            self._show()

    def within(self, share: float) -> None:
        """Show that so much of the next item is done as well."""
        self._progress.update(self._task, completed=self._done + share)

    def step_aside(self) -> None:
        if sys.stdout is not None and sys.stdout.isatty():
            self._hide()

    def _show(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if not self._shown:
                self._progress.start()
                self._shown = True

    def _hide(self) -> None:
        with self._lock, contextlib.suppress(OSError):
            if self._shown:
                self._progress.stop()
                self._shown = False


def _rich_progress(*, single: bool) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Articles a second, or a minute where they take longer."""

        def render(self, task: Task) -> Text:
            speed = task.speed or 0.0
            return Text(f"{speed:.1f}/s" if speed >= 1 else f"{60 * speed:.1f}/min" if speed else "")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        *((TaskProgressColumn(),) if single else (MofNCompleteColumn(), Rate())),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
