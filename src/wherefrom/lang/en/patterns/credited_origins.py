"""Lines that say where an article first appeared or whose it is."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH, SHORT_MONTH, WEEKDAY

THIS = r"(?:this|the)\s+(?:\w+\s+)?(?:story|article|post|piece|report|essay|column|interview|content|item|excerpt)"
WHEN = r"(?:,?\s+on\s+[A-Z][\w ,.]{2,20}?\d{4},?)?"
# What follows these is the source, known or not.
STRONG = (
    re.compile(r"\bthe original source of this (?:article|story) is\s*:?\s+", re.IGNORECASE),
    re.compile(
        rf"(?:^|[.*•\]\s])(?:{THIS}|it)\s+(?:was\s+|has\s+been\s+|is\s+)?(?:originally|first|previously)\s+"
        rf"(?:been\s+)?(?:published|appeared|posted|run|ran|aired|reported|written){WHEN}\s+"
        r"(?:in|on|by|at|with|for)\s+",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W{0,3}(?:originally|first|previously)\s+(?:published|appeared|posted|printed|aired)\s+(?:in|on|by|at)\s+",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[.*•\s])(?:a\s+(?:longer|shorter|different)?\s*version\s+of\s+{THIS}|{THIS})\s+"
        r"(?:was\s+|is\s+|has\s+been\s+)?(?:originally\s+|first\s+|also\s+)?"
        r"(?:re-?published|reprinted|re-?posted|syndicated|adapted|excerpted|taken|reproduced|appeared|appears|published)"
        r"\s+(?:here\s+)?(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?"
        r"(?:from|courtesy\s+of|by\s+permission\s+of|in|on\s+the)\s+",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W{0,3}(?:re-?published|reprinted|re-?posted|syndicated|adapted|excerpted|translated|reproduced)\s+"
        r"(?:here\s+)?(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?(?:from|courtesy\s+of|by\s+permission\s+of)\s+"
        r"(?:an?\s+(?:article|story|piece|report)\s+(?:in|by|on|from)\s+)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^\W{{0,3}}{THIS}\s+(?:was\s+|is\s+)?(?:produced|provided|supplied|written)\s+(?:by|for)\s+", re.IGNORECASE
    ),
)
BYLINE = re.compile(r"^\W{0,3}by\s+", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"^\W{0,3}(?:©|\(c\)|copyright)[\s©(c)]{0,6}(?:(?:19|20)\d\d)?(?:\s*[-–,]\s*(?:19|20)\d\d)?[\s,.]{0,3}(?:by\s+)?",
    re.IGNORECASE,
)
# What follows these is a source only where it is an outlet that the list has.
KNOWN_ONLY = (
    re.compile(r"^\W{0,3}(?:(?:story|news|original)\s+)?source\s*:\s*", re.IGNORECASE),
    re.compile(
        r"^\W{0,3}(?:with\s+(?:files|reporting|information)\s+(?:from|by)|via|h/t|hat\s+tip(?:\s+to)?|courtesy\s+of|"
        r"provided\s+by)\s*:?\s+",
        re.IGNORECASE,
    ),
    BYLINE,
    COPYRIGHT,
)
NAME = re.compile(
    r"(?:<[^<>]{1,40}>)?"
    r"(?P<name>(?:[Tt]he\s+)?(?:[A-Z0-9À-Þ@][\w&'’.!+-]*|[a-z]{1,3}-[A-Z]\w+|[a-z]+\.(?:com|org|net)\b)"
    r"(?:\s+(?:(?:of|the|and|for|de|la|le|el|des|du|der|die|das|in|on|&|al)\s+){0,2}[A-Z0-9À-Þ][\w&'’.!+-]*){0,6})"
)
SIGNED = re.compile(r"(?:^|[.!?”\"])\s*(?:[-—–―]{1,2}|\()\s*(?:with\s+)?(?P<name>[A-Z][\w .&-]{1,40}?)\)?\s*$")
REPORTING_BY = re.compile(
    r"^\W{0,2}(?:additional\s+)?reporting\s+by\s+.{3,200}?[;,.]?\s*\(?edit(?:ing|ed)\s+by\s", re.IGNORECASE
)
AGENCY_WRITERS = re.compile(
    r"^\W{0,3}(?P<name>(?:The\s+)?Associated Press|AP|Reuters|AFP|Agence France-Presse|UPI|Bloomberg)(?:\s+\w+){0,2}\s+"
    r"(?:writers?|journalists?|reporters?|correspondents?)\s+[A-Z].{2,200}?\bcontributed\b"
)
DATE_LIKE = re.compile(rf"^(?:the\s+)?(?:\d|(?:{WEEKDAY})\b|(?:{MONTH}|{SHORT_MONTH})\.?\s+\d)", re.IGNORECASE)
PHOTO = re.compile(
    r"\b(?:photo|photos|photograph|photographer|picture|pictured|image|images|getty|caption|illustration|video|"
    r"pic|shutterstock|alamy)\b",
    re.IGNORECASE,
)
# The form of the foot of Reuters' stories (Handbook of Journalism, "Sign-offs") is theirs alone.
REUTERS = "Reuters"
# "AA" alone on a line is a button for larger letters; of two letters only these are an agency.
SHORTEST_AGENCY = "AP"
BYLINE_WORDS = frozenset({"by", "from"})
SAYS_SO = "the original source of this"
# "Mr. Lee (CNN) ..." is no dateline.
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|President|Minister)\b")
# Where the name of an outlet that no list has ends.
NAME_END = re.compile(r"(?<=[a-z])\.\s|\s(?:[Cc]opyright|©|and|on|in|at)\s|['’]s\s")
AND = "and"
