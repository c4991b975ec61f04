"""Pages that are kept as long as they stay as they are; the ones that were read longest ago go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable

from wherefrom.web.rendering import Made

MAX_CHARACTERS = 48 * 1024 * 1024


class KeptPages:
    """Pages by what they show. For several threads at once."""

    def __init__(self, most: int = MAX_CHARACTERS) -> None:
        self._most = most
        self._size = 0
        self._pages: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Made | None:
        """The page, if it is kept."""
        with self._lock:
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def keep(self, key: Hashable, page: Made) -> None:
        """Keep a page, unless it alone is too large; others make room."""
        if page.size > self._most // 4:
            return
        with self._lock:
            before = self._pages.pop(key, None)
            self._size += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._size > self._most:
                _, gone = self._pages.popitem(last=False)
                self._size -= gone.size
