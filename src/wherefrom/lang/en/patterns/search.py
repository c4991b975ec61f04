"""Search: the endings by which forms of a word differ."""

from __future__ import annotations

ENDINGS = ("ational", "ations", "ation", "ingly", "edly", "ements", "ement", "ings", "ing", "ies", "ied", "ers", "er",
            "est", "ed", "es", "ly", "s", "e", "y")  # fmt: skip
