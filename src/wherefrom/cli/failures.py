"""What could not be read: a line for each on standard error, and of one file no more than a person can use."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator

from wherefrom.cli.output import REPORT, ReaderLeft, say, show_traceback
from wherefrom.errors import InputError, UnexpectedError, UnstorableError, WherefromError
from wherefrom.intake.faults import as_input_error

SHOWN = 10
"""Lines for one file that holds many articles; the rest of them is counted."""

_PLACE_IN_FILE = re.compile(r", (?:line|entry|row|article|message) \d+\Z|, https?://\S+\Z")


class Failures:
    """The failures and notices of one run; ``count`` is how many inputs failed."""

    def __init__(self) -> None:
        self.count = 0
        self._said: Counter[str] = Counter()
        self._noticed: Counter[str] = Counter()

    def add(self, error: InputError) -> None:
        """One input that could not be read, or stored."""
        self.count += 1
        if self._is_shown(self._said, error.name):
            reason = error.reason
            if isinstance(error, UnexpectedError):
                reason = reason.replace("please report it", REPORT)
            say(f"{error.name}: {reason}")
            if isinstance(error, UnexpectedError):
                show_traceback(error.traceback)

    def notice(self, name: str, words: str) -> None:
        """Something worth knowing about an input, and no failure."""
        if self._is_shown(self._noticed, name):
            say(words)

    @contextlib.contextmanager
    def border(self, name: str) -> Iterator[None]:
        """Around what is done with one article: a fault in it costs this one, and the run goes on."""
        try:
            yield
        except (InputError, UnstorableError) as error:
            self.add(error if isinstance(error, InputError) else InputError(name, str(error)))
        except (WherefromError, ReaderLeft):  # About the whole run: the archive, the output, the network.
            raise
        except Exception as error:
            self.add(as_input_error(error, name))

    def close(self) -> None:
        """Say how many there were beyond those shown."""
        for counts, what in ((self._said, "errors"), (self._noticed, "notices")):
            for file, number in counts.items():
                if number > SHOWN:
                    say(f"{file}: {number - SHOWN:,} more {what} like these are not shown")

    def _is_shown(self, counts: Counter[str], name: str) -> bool:
        file = _PLACE_IN_FILE.sub("", name)
        if file == name:
            return True  # An input by itself: it was named, or a folder has it.
        counts[file] += 1
        return counts[file] <= SHOWN
