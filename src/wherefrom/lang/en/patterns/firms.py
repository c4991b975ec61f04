"""What tells that a single capitalised word is a company's name and no family name: "shares of Velmar"."""

from __future__ import annotations

import re

_REPORTS = (
    r"(?:said|says|announced|reported|warned|confirmed|denied|told\s\w+|added|claimed|disclosed|insisted|promised|"
    r"acknowledged|conceded|stated|believes|argued)"
)
_THEN = r"(?:\s(?:that|on\s\w+day|in\sa\s(?:statement|filing)|\w+ly),?)*"
BEFORE = re.compile(
    r"\b(?:shares?|stock|bonds|investors|shareholders|customers|employees|profits?|revenues?|subsidiary|unit)\s"
    r"(?:of|in|at|for|from)\s$|\b(?:rival|competitor)\s$",
    re.IGNORECASE,
)
"""Right before the name."""
SPEAKS_FOR = re.compile(r"\bspokes(?:man|woman|person)\s(?:for|of)\s$")
"""Companies have them, and so have some people."""
BEHIND = re.compile(
    r"(?:['’]s)?\s(?:shares|stock|profits?|revenues?|earnings|employees|customers|chief\sexecutive|CEO|CFO|headquarters|"
    r"products|factory|factories|subsidiary|stores|executives?|dividend)\b"
    r"|,\swhich\b|\s(?:employs|manufactures|sells)\b"
    rf"|\s(?:(?:has|had|also|later|then)\s)*{_REPORTS}{_THEN}\sits\b"
)
"""Right behind it."""
IT = re.compile(
    rf"\s(?:(?:has|had|also|later|then)\s)*(?:{_REPORTS}|expects|plans|declined){_THEN}\s"
    r"it\s(?:would|will|could|may|had|has|was\s(?!(?:too|very|not|so|the|an?)\s)\w+ing|plans|planned|expects|expected|hopes|"
    r"regrets|regretted|supports?|supported|takes|took|wants|wanted|sold|makes|made|did\snot|does\snot|reported)\s(?!be\b|been\b)"
)
"""Behind it: "said it would sue", of somebody whom "it" may stand for."""
OWNERS = frozenset(
    {"owner", "operator", "maker", "supplier", "rival", "competitor", "builder", "manufacturer", "insurer", "lender"}
    | {"publisher", "distributor", "contractor", "developer", "parent", "sponsor", "creditor", "carrier"}
)
"""Roles that companies have as well as people."""
NOT_FIRMS = frozenset(
    {
        "state",
        "country",
        "city",
        "county",
        "court",
        "town",
        "nation",
        "kingdom",
        "village",
        "republic",
        "office",
        "home",
    }
    | {
        "house",
        "church",
        "department",
        "party",
        "team",
        "navy",
        "army",
        "police",
        "government",
        "family",
        "store",
        "zoo",
    }
)
"""Nouns of bodies that stand before a person's name or a place's as well: "party leader", "the city Halden"."""
ENDS = re.compile(
    r"(?:['’]s)?(?:[\"”]?[,.;:)!?]|\s(?:said|says|announced|reported|warned|told|has|had|is|was|will|plans|and|to|in|from)\b|$)"
)
"""Behind a name that the noun before it calls: "the airline Skarla said", but not "the company Lee founded"."""
