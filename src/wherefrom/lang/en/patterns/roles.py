"""Offices, trades and relations beside a name; what calls a name an outlet or a body."""

from __future__ import annotations

import re

APPOSITION = re.compile(
    r"\s?,\s(?:who\s(?:is|was|has been)\s)?((?:(?:a|an|the|one of)\s)?[^,.;:()\n\"“”]{3,90}?)"
    r"(?=[,.;:\n(]|\s(?:said|who|whose)\b|$)"
)
""""Ann Lee, who is head of the port, said"."""
BARE = re.compile(
    r"\s((?:the\s)?(?:former|then|current|acting)\s[^,.;:()\n\"“”]{3,80}?)(?=[,.;:\n(]|\s(?:said|says|told|revealed)\b)"
)
""""Ann Lee former head of the port said"."""
COPULA = re.compile(r"\s(?:is|was|became)\s((?:a|an|the)\s[^,.;:()\n\"“”]{3,70}?)(?=[,.;:\n(])")
BEFORE = re.compile(r"(?<!\w)((?:[\w’'.&-]+[ \u00a0]){0,5}[a-z][\w-]*)[ \u00a0]$")
"""Words right before a name that may be its role: "port chief Ann Lee"."""
LAST_BEFORE = re.compile(r"(?<!\w)([a-z][\w-]*)[ \u00a0]$")
"""The last of these words; a whole one, for the end of "President" is no resident."""
ADMINISTRATION = re.compile(r"(?:['’]s)?\sadministration\b")
THE_PRESIDENT = "president"
SURELY_BODIES = frozenset(["group", "organization", "organisation", "nonprofit", "charity"])
"""Nouns behind a name that the lists know as an outlet's, and that make it a body all the same."""
ROLE_ENDS = re.compile(r"\b(?:of|for|at|in|from|with|who|to|on)\b")
"""The head noun of a role stands before these."""
NO_ROLE = frozenset(["but", "and", "who", "which", "where", "he", "she", "it", "they", "while"])
HEAD_ENDS = re.compile(r"\b(?:of|for|at|in|from)\b")
MEDIUM = (
    r"(?:newspaper|magazine|broadcaster|tabloid|newswire|broadsheet|(?:news\s)?(?:web\s?site|site|portal|blog)|"
    r"(?:news|press)\s(?:agency|service|outlet|channel|network|programme|program|magazine)|wire\sservice|"
    r"(?:radio|TV|television)\s(?:station|channel|network|broadcaster))"
)
"""Nouns that call a name an outlet."""
MEDIUM_BEFORE = re.compile(
    rf"\b(?:{MEDIUM}|(?:the|an?)\s(?:(?:local|national|regional|state|private|public|independent|[A-Z]\w+(?:ese|an|sh|i))\s)?"
    r"(?:agency|station|channel|paper|daily|weekly))\s[\"“]?$",
    re.IGNORECASE,
)
MEDIUM_AFTER = re.compile(
    rf"\s(?!(?:web\s?)?site|portal|blog){MEDIUM}\b(?!\s(?:editor|reporter|owner|chief))"
    rf"|[\"”]?,\s(?:an?|the|one\sof)\s(?:[\w’'-]+\s){{0,4}}?{MEDIUM}\b"
)
TOLD_MEDIUM = re.compile(rf"\b(?:tell|tells|told)\s(?:the|a|an|his|her|their)\s(?:[\w’'-]+\s){{0,3}}?{MEDIUM}\s$")
PREDICATE = re.compile(r"\s(?:had|has|have|was|is|were|are|would|will|did|could|can|may|might|should|must)\b")
BODY_AFTER = re.compile(
    r"[\"”]?(?:\s\([A-Z]{2,8}\))?,\s(?:an?|the|one\sof\sthe)\s([^,.;:()\n\"“”]{3,90}?)"
    r"(?=[,.;:\n(]|\s(?:of|for|in|at|on|from|by|with|to|that|which|who|whose|based|backed|run|led|dedicated)\b)"
)
BODY_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[\w.]+['’]s)\s(?:[A-Za-z][\w’'-]*\s){0,3}?"
    r"((?:[a-z][\w-]+\s)?[a-z][\w-]+)(?:\s(?:behind|of|in|from)\s(?:the\s)?[\w’'-]+(?=,))?(,)?\s(?:the\s)?[\"“]?$"
)
BODY_OPENS = re.compile(
    r"(?:^|[.!?\n]\s?|[“\"]\s)(?:The|An?|One)\s(?:[\w’'-]+\s){0,2}?([a-z][\w-]+)"
    r"(?:\s(?:behind|of|in|from)\s(?:the\s)?[\w’'-]+)?,\s(?:the\s)?$"
)
SPEAKS = re.compile(r"\s(?:said|says|announced|reported|warned|told|has|had|is|was|will|plans)\b")
LED = re.compile(r"(?:\b(?:to|in|at|on|for|after|by|with|of|from|told)|[a-z],)\s$", re.IGNORECASE)
"""Before a noun with a comma the name is no apposition: "to the operator, Halden Lines"."""
PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|from|by|with|to|and|that|as|than|the|a|an|his|her|their|said|says)\s",
    re.IGNORECASE,
)
