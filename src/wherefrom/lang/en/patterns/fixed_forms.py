"""Forms that make a statement by themselves: silence on a request."""

from __future__ import annotations

import re

# "Has not yet responded to a request for comment": the cue is the first group, its content the second.
SILENT = re.compile(
    r"\b((?:did\snot|didn['’]t|has\snot|hasn['’]t|have\snot|haven['’]t|had\snot|hadn['’]t)\s"
    r"(?:(?:immediately|yet|initially|so\sfar|return)\s)*(?:respond(?:ed)?\sto|repl(?:y|ied)\sto|answer(?:ed)?|return(?:ed)?))\s"
    r"((?:an?\s|the\s|our\s|[\w’'-]+(?:['’]s)?\s|several\s|repeated\s|multiple\s){0,3}"
    r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|(?:phone\s)?calls?|messages?|e-?mails?|questions?)\b"
    r"(?:\s(?:for|seeking|from|about)\s[^,;.:\n\"“”]{2,60})?)"
)
