"""Lines of a page that are not the article's: bylines, times, captions, invitations to read on."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import WEEKDAY

BYLINE = re.compile(r"^(?:by|published|updated|posted|last updated)\b[: ]", re.IGNORECASE)
STAMP = re.compile(
    r"^\W{0,3}(?:(?:\d{1,3}|an?|one|two) (?:sec|second|min|minute|hour|hr|day|week)s? ago\b.{0,40}|"
    r"(?:(?:first |last )?(?:published|posted|updated|modified)|duration|image|images|photo|photos|video|file|credit|"
    r"picture|source)\s*:?\s*(?:[\d:,. ]|on |at |am\b|pm\b|[A-Z][a-z]{2,8}\.? \d).{0,60}|"
    r"(?:image|photo|video|picture|credit|file|watch|listen)s?\s*:?|"
    rf"(?:(?:{WEEKDAY}),? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})[^.!?]{0,40}|"
    r"\d{1,3} (?:sec|min|hour|hr|day)s? ago.{0,60}|\d{1,2}[:.]\d\d ?(?:am|pm)?(?:[A-Z, |•-].{0,40})?)$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"\((?:image|photo|picture|pic|credit)s?\s*:[^()]{1,80}\)\W*$|"
    r"\((?:AP|Reuters|AFP)\b[^()]{0,60}\b(?:photo|file)\b[^()]{0,60}\)\W*$|"
    r"\([^()]{0,60}(?:getty images|shutterstock|via ap)[^()]{0,40}\)\W*$|^(?:photo|image|picture)s?(?: credit)?\s*:",
    re.IGNORECASE,
)
MORE = re.compile(
    r"^\W{0,3}(?:more (?:from|on|stories|news|in|about|by)\b|more \w+$|related\b|read (?:more|next)\b|"
    r"you (?:may|might) (?:also )?like|most (?:read|popular|viewed)|popular\b|trending\b|recommended\b|"
    r"latest (?:news|stories|from)|don'?t miss|also (?:in|on|read)|up next|what to read next|"
    r"comments?$|about the authors?|top stories|editor'?s picks?|sign up\b|join the (?:conversation|discussion))",
    re.IGNORECASE,
)
# Without its first letter, that may be a capital.
COPYRIGHT = "opyright"
# Who is credited behind a dash: a name, alone or with what its owner is.
SPEAKER = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*\s+){0,3}[A-ZÀ-Þ][\w’'.-]+(?:\s*[,(].{2,80})?\W*$")
