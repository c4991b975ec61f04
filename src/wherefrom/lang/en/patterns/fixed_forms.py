"""Forms that make a statement by themselves: hearsay, and silence on a request."""

from __future__ import annotations

import re

# Adverbs whose origin the article does not name.
HEARSAY = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly)\b", re.IGNORECASE)
# "Has not yet responded to a request for comment": the cue is the first group, its content the second.
SILENT = re.compile(
    r"\b((?:did\snot|didn['’]t|has\snot|hasn['’]t|have\snot|haven['’]t|had\snot|hadn['’]t)\s"
    r"(?:(?:immediately|yet|initially|so\sfar|return)\s)*(?:respond(?:ed)?\sto|repl(?:y|ied)\sto|answer(?:ed)?|return(?:ed)?))\s"
    r"((?:an?\s|the\s|our\s|[\w’'-]+(?:['’]s)?\s|several\s|repeated\s|multiple\s){0,3}"
    r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|(?:phone\s)?calls?|messages?|e-?mails?|questions?)\b"
    r"(?:\s(?:for|seeking|from|about)\s[^,;.:\n\"“”]{2,60})?)"
)
# Where the clause around an adverb begins and ends, and the word it may begin with.
CLAUSE_EDGE = re.compile(
    r"[;:](?=\s)|[—–(]|,\s(?=(?:and|but|while|who|which|whose|after|although|though|because|as)\s)"
)
CONJUNCTION = re.compile(r"(?:and|but|while|after|although|though|because|as)\s")
