"""Names that somebody only goes by: "whom everybody calls “Stumpy”", "known as Tiny"."""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"[\"“‘']", r"[.,]?[\"”’']"
_NAME = r"(?:[Tt]he\s)?[A-Z][\w’-]{1,30}(?:\s[A-Z][\w’-]{1,30}){0,2}"
_BY = r"(?:\s(?:to|by|among|in)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)?"
GOES_BY = re.compile(
    rf"\b(?:(?:whom?\s(?:[\w’'-]+\s){{1,4}}?|(?:everybody|everyone|people|locals|friends|many|they)\s(?:\w+\s){{0,2}}?)"
    rf"(?:calls?|called|nicknamed|dubbed)\s{_OPEN}({_NAME}){_CLOSE}"
    rf"|(?:(?:better|also|best|only|widely)\s)?known{_BY}\s(?:simply\s|only\s|locally\s)?as\s(?:{_OPEN}({_NAME}){_CLOSE}|({_NAME})(?=[,.\s]))"
    rf"|(?:who\s)?(?:goes|went|going)\sby\s(?:the\s(?:nick)?name\s(?:of\s)?)?(?:{_OPEN}({_NAME}){_CLOSE}|({_NAME})(?=[,.\s]))"
    rf"|,?\s(?:nicknamed|dubbed|called|aka|a\.k\.a\.)\s{_OPEN}({_NAME}){_CLOSE})"
)
"""Words that call somebody by a name; one group holds it."""
CALLED_PERSON = re.compile(r"\s?(?:\([^()\n]{1,20}\)\s?)?,?\s?(?:who\s)?(?:(?:is|was|also|now)\s){0,2}$")
"""Between a full name and such words."""
INSIDE = re.compile(r"(?<!\w)([A-Z][\w’-]{1,30})\s[\"“‘']([A-Z][\w’-]{1,30})[\"”’']\s([A-Z][\w’-]{1,30})")
"""A nickname in a full name: Robert “Bobby” Krane."""
A_PERSON = re.compile(
    r"(?:an?|the|one|another|his|her|their)\s(?:[\w’'-]+\s){0,6}?[\w’'-]+,?(?:\swho)?\s?", re.IGNORECASE
)
WHO = re.compile(r"\bwhom?\b")
