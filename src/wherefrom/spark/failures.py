"""What Spark says of a failure, in one line: it says it in hundreds, and the one that tells is seldom the first."""

from __future__ import annotations

import re

_LONGEST = 300
_TELLING = (
    # The end of a traceback of Python, on a worker.
    re.compile(r"^(?!py4j)((?:\w+\.)*\w*(?:Error|Exception): .+)$", re.MULTILINE),
    re.compile(r"most recent failure: .*?\): (?:[\w.$]+: )?(.+)"),
    # What Java prints where Spark does not start.
    re.compile(r'Exception in thread "main" [\w.$]+: (.+)'),
    re.compile(r"Caused by: [\w.$]+: (.+)"),
)


def reason_of(*told: str) -> str:
    """The line of ``told`` that tells: the error itself first, then what was printed meanwhile."""
    for words in told:
        for pattern in _TELLING:
            if found := pattern.search(words):
                return found[1].strip()[:_LONGEST]
    lines = [line for words in told for line in words.splitlines() if line.strip()]
    return lines[0].strip()[:_LONGEST] if lines else "it gave no reason"
