"""Forms that make a statement by themselves: silence on a request, the headlines of other articles."""

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

# "Neither the bank nor its owner would comment": the source, the cue and its content.
NEITHER = re.compile(
    r"\b([Nn]either\s(?:of\s)?[^.;:\n\"“”]{2,140}?)\s"
    r"((?:would|wanted\sto|wished\sto|(?:was|were)\swilling\sto|agreed\sto|chose\sto)(?:\simmediately)?(?=\s(?:comment|talk|speak|answer|discuss)\b)"
    r"|(?:immediately\s)?(?:responded\sto|replied\sto|answered|returned)(?=\s[^.;:\n]{0,30}(?:requests?|calls?|messages?|e-?mails?|questions?)))"
    r"\s([^,;.:\n\"“”]{4,80})"
)

# "( Also on Channel Nine: Lee to owners: Sell now )": who, the colon, and what the headline of another article has; not
# "READ MORE: Ann Lee: Five things to know".
TEASED = re.compile(
    r"\b(?:JUST WATCHED|MUST WATCH|(?:READ|SEE|WATCH)(?: MORE| ALSO)?:|R(?:ELATED|elated):|M(?:ORE|ore):|"
    r"A(?:LSO|lso) on [A-Z][\w ]{1,30}:)[ \t]+"
    r"(?P<who>[A-Z][\w.’'-]*(?: [A-Za-z][\w.’'-]*){0,4}?)(?: (?:to|on) [^:\n]{2,40})?(?P<mark>:) "
    r"(?!(?:\d+|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|W(?:hat|here|hy|ho|hen)|How|Inside|"
    r"Everything|(?:A t|T)imeline)\b)(?P<said>[^\n:]{5,140}?)(?=\s+(?:Replay|\d\d:\d\d)\b|[ \t]*(?:\)|\n|$))"
)
FINDS = frozenset({"poll", "report", "study", "survey"})
"""Documents that a headline quotes, unlike "Analysis: …", "Video: …"."""
