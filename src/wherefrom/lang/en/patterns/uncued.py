"""Around a quotation that has no verb of saying: who is named before a colon, and when."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH, WEEKDAY

WHEN = re.compile(
    rf",?\s(?:(?:late|early|only)\s)?(?:on|in|at|after|before|last|this|yesterday|today|earlier)\b(?=[^,]*(?:{WEEKDAY}|{MONTH}|"
    r"\b(?:yesterday|today|week|month|year|night|morning|afternoon|evening|\d{4})\b))[^,]*$"
)
"""A time at the end of what stands before a colon; who speaks stands before it."""
PERSONAL = frozenset({"he", "she", "they"})
"""Pronouns of somebody who can be quoted."""
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that stay small in a title."""
APPOSED = re.compile(r"(?:\s(?:of|for|at|in)\s[^,.;:]{1,50})?,\s(?=[A-Z])")
"""Between a noun and the name of whom it describes: "the head of the school, Ann Lee"."""
ACCORDING = re.compile(r"according to\b", re.IGNORECASE)
"""How a sentence opens that tells by itself whose words they are."""
