"""Events on their way: every receiver gets what it does not have, in order, and a slow one keeps no other waiting."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wherefrom.errors import ArchiveBusyError, WherefromError

if TYPE_CHECKING:
    from wherefrom.watch.keeping import Kept
    from wherefrom.watch.sending import Receiver


class Delivery:
    """Sends what is kept to receivers; one that may take long (``apart``) has a thread of its own."""

    def __init__(
        self, kept: Kept, receivers: Sequence[Receiver], told: Callable[[str], None], counts: Counter[str]
    ) -> None:
        self._kept, self._receivers, self._told, self._counts = kept, receivers, told, counts
        self._threads: dict[str, threading.Thread] = {}

    def begin(self) -> None:
        """Send to whoever may be tried now; of those apart only the sending is begun."""
        for receiver in self._receivers:
            if not receiver.apart:
                self._send(receiver)
            elif not self._busy(receiver.name):
                # A daemon: a stop waits for nobody's answer, and what was not sent is sent at the next start.
                thread = threading.Thread(target=self._alone, args=(receiver,), daemon=True)
                self._threads[receiver.name] = thread
                thread.start()

    def finish(self) -> None:
        """Wait for those apart, and send them what came up meanwhile."""
        self._join()
        self.begin()
        self._join()

    def _join(self) -> None:
        for thread in self._threads.values():
            thread.join()

    def _busy(self, name: str) -> bool:
        return name in self._threads and self._threads[name].is_alive()

    def _alone(self, receiver: Receiver) -> None:
        try:
            self._send(receiver)
        except ArchiveBusyError:
            pass  # The next round tries again.
        except WherefromError as error:
            self._told(str(error))

    def _send(self, receiver: Receiver) -> None:
        """Send in order until one is not taken, where no other watch is sending to the same receiver just now."""
        if not receiver.ready(time.time()) or not self._kept.unsent(receiver.name):
            return
        now = time.time()
        if not self._kept.claim_receiver(receiver.name, now, now + receiver.turn):
            return
        try:
            # Another watch may have sent some of it before this one had its turn.
            for one in self._kept.unsent(receiver.name):
                if not receiver.send(one):
                    break
                self._kept.sent(one, receiver.name)
                self._counts["sent"] += 1
                self._kept.free_receiver(receiver.name, time.time() + receiver.turn)
        finally:
            self._kept.free_receiver(receiver.name)
