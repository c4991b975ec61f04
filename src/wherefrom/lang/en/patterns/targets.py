"""The words by which a denial, a doubt or a confirmation shows what it answers."""

from __future__ import annotations

import re

# An answer that begins so goes on with the one before.
GOES_ON = re.compile(r"\W*(?:it|that|this|they|them)(?:['’]s)?\b")
WHOSE_WORDS = re.compile(
    r"([\w’'-]+?)['’]s?\s(?:\w+\s){0,2}(?:statements?|claims?|remarks?|words|accounts?|"
    r"allegations?|accusations?|reports?|story)\b"
)
