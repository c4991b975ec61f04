"""Questions and answers of an interview that have no names before them, and the words that present who answers."""

from __future__ import annotations

import re

QUESTION = re.compile(r"^[ \t*_]*(?P<label>(?:Q|Question|Interviewer)[*_]*[.:)])[*_]*[ \t]", re.MULTILINE)
ANSWER = re.compile(r"^[ \t*_]*(?P<label>(?:A|Answer)[*_]*[.:)])[*_]*[ \t]", re.MULTILINE)
FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|me|[Mm]y)\b")
ADDRESSES = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
"""Words by which a question is put to somebody."""
UNMARKED_QUESTION = re.compile(
    r"(?:how|what|when|where|why|who|which|do|did|are|were|have|can|could|would|will)\b", re.IGNORECASE
)
"""How a question begins that may have lost its mark."""
REQUEST = re.compile(
    r"(?:^|[.!?]\s)(?:please\s)?(?:tell|talk|walk|take|give)\s(?:us|me|our readers)\b[^.!?]{3,160}[.!]?$", re.IGNORECASE
)
"""A last sentence that asks without a question mark: "Talk us through that day."."""

WONDERS = re.compile(
    r"(?:so\s)?I(?:\s(?:just|also))?\s(?:want(?:ed)?\sto\s(?:know|ask)|was\swondering|wonder)\b", re.IGNORECASE
)
"""How a question begins that is put as a wish."""
BROKEN_OFF = ("…", "...", "--", "—", "–")

INTERVIEWED = re.compile(
    r"\b(?:interview(?:ed|s|ing)?|spoke|speaks|sat down|sits down|talk(?:ed|s)|caught up|catches up|chat(?:s|ted)?|"
    r"answer(?:s|ed)?|asked|conversation|q ?& ?a|discuss(?:es|ed)?|tells)\b",
    re.IGNORECASE,
)
TOPIC = re.compile(r"\b(?:about|on|by|over|regarding|whose)\b", re.IGNORECASE)
"""Behind it stands what the talk was about, or who held it, and no longer with whom."""
ELSEWHERE = re.compile(r"\b(?:in|during|after|from)\s(?:an?|the|his|her|that)\s(?:\S+\s){0,3}$", re.IGNORECASE)
"""Before "interview": one that was given to somebody else."""
DESCRIBED = re.compile(
    r"\binterview(?:ed|s)\s(?P<who>(?:an?|the|one of the)\s[^,.;:\n]{3,80}?)(?=\s(?:about|on|over)\b|[,.;]|$)"
)
"""Somebody without a name who is talked to."""

CREDIT = re.compile(r"(?:[:©]|\b(?:by|from))\s*$", re.IGNORECASE)
"""Before the name of who took a picture, or wrote."""
OWNED = re.compile(r"[’']s?\s$")
"""Before a name that is rather a thing's: "the town's Finest News Source"."""

# A line that is no part of an answer: the words under a picture, with who took it.
CAPTION = re.compile(
    r"^(?:[^\n]{0,240}[\s(])?(?:image|photo(?:graph)?|picture|file photo)s?(?:\s(?:by|credit|courtesy of|from))?[:;]?\s"
    r"[^\n]{2,60}$|^(?:image|photo|picture)\b[^\n]{0,200}$",
    re.IGNORECASE,
)
