"""The process that does the jobs: ``python -m wherefrom.web.importing.worker``, on the archive of the environment.

It ends when its standard input does: with the process that started it, however that ended.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

from wherefrom.archive.archive import Archive
from wherefrom.errors import ArchiveError
from wherefrom.web.importing.running import work_once

PLACE = "WHEREFROM_ARCHIVE"
_NAP = 0.4
"""Seconds between two looks for something to do."""
_AFTER_TROUBLE = 5.0


def main() -> None:
    """Do jobs until nobody wants them any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends this process.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with Archive(os.environ.get(PLACE)) as archive:
        while True:
            try:
                nap = 0.0 if work_once(archive) else _NAP
            except ArchiveError as error:
                print(f"wherefrom: imports: {error}", file=sys.stderr)  # noqa: T201
                nap = _AFTER_TROUBLE
            time.sleep(nap)


def _end_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
