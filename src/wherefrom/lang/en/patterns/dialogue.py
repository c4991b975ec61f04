"""Speech without a verb: labels before quotations, who stirs behind one, and questions that only lead to an answer."""

from __future__ import annotations

import re

# Behind a quotation, a sentence that opens with somebody: "The driver, Al Pike, grinned."
NEXT_SUBJECT = re.compile(r"[ ](?P<who>(?:(?:His|Her|Their|The|An?|One|Another)[ ])?(?:[\w’'-]+[ ]?){1,4})")
KIN = re.compile(
    r"(?:wife|husband|spouse|partner|mother|father|parents?|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|"
    r"grand(?:mother|father|son|daughter)|friend|neighbou?r|man|woman|boy|girl|child)"
)
PRONOUN = re.compile(r"(?:He|She|They|I|We|It|You)\b")

LABEL = re.compile(
    r"(?:(?:And|But|Then)\s)?(?:[Ff]rom\s(?:the\s(?:desk|pen|office|camp|team)\sof\s)?)?(?P<who>[^:;!?“”\"\n]{3,110}?)\s?:\s*$"
)
"""What a line has before the quotation that follows: "And from the mayor, Ann Lee:"."""
ROLE_BEFORE = re.compile(r"(?:(?:the|[A-Z][\w’'-]*|[a-z][\w-]*(?:['’]s)?),?\s){0,5}")
ROLE_AFTER = re.compile(
    r"(?:,\s(?!also\b|then\b|later\b)[^.,]{2,80}(?:,\s[^.,]{1,40})?|\s\([^()]{2,60}\)|\son\s[^.,]{2,60})?"
)
SPEAKS = re.compile(
    r"\b(?:[Aa]ccording|said|says|say|told|tells|wrote|writes|added|adds|asked|asks|tweeted|posted|replied|answered|is|was|are|were|has|"
    r"had|have|read|reads|quoted|quotes|cited|explained|continued|went|concluded|put|put it)\b"
)
"""A label with one of these is a sentence, whose verb is the cue."""

_TOPIC = r"(?:whether|if|why|how|what|who|which|when|where|about|on|over)"
ASKED = re.compile(
    r"(?:(?:when|after|on|upon)\s)?(?:(?:was|were|being|having\sbeen|is|are)\s)?"
    r"(?:asked|questioned|pressed|quizzed|grilled|probed)(?:\s(?:directly|repeatedly|again|later|further))?"
    rf"(?:\s{_TOPIC})*",
    re.IGNORECASE,
)
"""A cue that only leads to an answer, where nobody is named who asks."""
ASKED_WHAT = re.compile(rf"(?:\son\s[^,]{{3,40}}?)?\s?{_TOPIC}\b", re.IGNORECASE)
"""What follows such a cue, in it or behind it, and tells that somebody is asked a question."""
BEFORE_ASKED = re.compile(
    r"(?:[.!?”\"]\s|[,—–-]\s|\b(?:when|after|upon|while|being|been|was|were|is|are)\s)$", re.IGNORECASE
)
"""Before a participle; behind a noun it is a verb, whose subject asks."""
ASKED_BY = re.compile(r"\s(?:\w+\s)?by\s")
PASSIVE = ("when ", "after ", "on ", "upon ", "was ", "were ", "is ", "are ", "being ", "having ")
