"""Words that tell one party from another over several articles, and who speaks for whom."""

from __future__ import annotations

import re

POSSESSIVE = re.compile(r"['’]s?\b")
NO_WORDS_OF_A_NAME = frozenset({"the", "of", "for", "and", "s"})
GENERATION = re.compile(r"[ ,](?:(jr|sr|ii|iii|iv)\b\.?)$", re.IGNORECASE)
"""What tells a person from a parent of the same name."""
OFTEN_LEFT_OUT = frozenset({"", "iii", "iv"})
ARTICLE = "al-"
ARTICLE_JOINED = re.compile(r"(?<=\s)(?:Al|El)([a-z]{4,})$")
ARTICLE_APART = re.compile(r"\b(?:[Aa]l|[Ee]l)[- ](?=[A-Z]\w+$)")
"""The Arabic article in a surname, and before one."""
AFTER_A_NAME = re.compile(
    r"\s(?:(?:news|web|online)\s)?(?:website|site|newspaper|paper|magazine|blog|tabloid|broadcaster|tv|television|"
    r"channel|agency|portal|newscast)$|\s(?:militants|fighters|rebels|insurgents|jihadists)$",
    re.IGNORECASE,
)
"""What an article may add to the name of an outlet or body: "the Velmpost news website", "Ostmere Front fighters"."""
LETTERS = re.compile(r"\s\([A-Z]{2,6}\)$")
"""Its own short form behind a name: "Ostmere Front (OF)"."""
BEFORE_ANOTHER = frozenset({"of", "for", "in", "at", "and", "on", "to", "from", "with"})
"""Before the name of a body at the end of a longer one that is another body's."""
LEGAL_FORMS = frozenset(
    {"inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "plc", "ag", "ab", "gmbh", "nv"}
)
"""Behind the name of a company, what it is before the law."""
TOP_LABELS = frozenset({"com", "org", "net", "gov", "edu", "info", "news"})
OFFICES_OF_STATE = frozenset({"department", "dept", "ministry"})
"""A name with one is the same in either order: "Department of Transport", "Transport Department"."""
PART_OF_NAME = re.compile(r"^\.?(?:['’]s)?\s(?:(?:and|of|for|&)\s(?:the\s)?)?[A-Z]")
"""Behind words that are only the beginning of a name: "Ethics" of "Ethics and Policy Center"."""
END_OF_NAME = re.compile(r"[\w,’']\s(?!The\s)[A-Z][\w’'-]*\s$|\b(?:[Ff]ormer|[Ee]x)[\s-]$")
"""Before words that are only the end of one, or the body of somebody who speaks for it no more."""
FREQUENCY = re.compile(r"\s\d{2,3}(?:\.\d)?$")
PART_OF = re.compile(
    r"^(?:the\s)?(?:[\w’'-]+\s){0,4}?(?:center|centre|office|service|bureau|website|site|account|page|statement|report|"
    r"announcement|blog|press|arm|department|desk|newsroom)\s(?:of|by|from|in|at)\s(?:the\s)?(?=\S*[A-Z])",
    re.IGNORECASE,
)
"""A part of a body, or what it put out: "the press office of Ostmere Council"."""

GOVERNMENT = frozenset({"government", "authorities", "officials", "military", "army", "presidency", "federal", "armed"})
GOVERNS = frozenset({"government", "military", "army", "presidency"})
"""What of a state speaks for it without its name where only one state speaks."""
STATE_BODIES = frozenset(
    {"parliament", "senate", "congress", "ministry", "police", "navy", "embassy", "cabinet", "court"}
)
POLICE = re.compile(r"\w\spolice$|^police\s(?:in|of|at)\s", re.IGNORECASE)
"""The police of somewhere as a whole; not some of them ("police officers"), nor whoever "police" are in general."""
NEWS_MEDIA = re.compile(
    r"(?<!\b[Mm]any )\b(?:(?![Mm]any\b)[A-Z]\w+|[Ss]tate|[Ll]ocal|national|foreign|news|two|three|four|five)\s"
    r"(?:news\s)?(?:media|outlets|press|newspapers)$"
)
"""Outlets that are not named: "Lundoran media", "three news outlets"; "the media" as such, or many, are people."""
OFFICE_ALONE = re.compile(
    r"(?!.*\b(?:of|Office|Department|Group)\b)[A-Z].*\s(?:President|Leader|Minister|Secretary|Chair(?:man|woman)|Governor|"
    r"Mayor|Senator|Ambassador|Spokes(?:man|woman)|Judge|Prosecutor|Director|Commissioner)s?"
)
"""An office in capitals, and nobody's name with it: "Senate Minority Leader", "Harbour Line President"."""
FORCES = "forces"
SPOKESPERSON = r"(?:spokes(?:man|woman|person)|press\s(?:secretary|officer)|representative)"
HEAD = r"(?:chief\sexecutive(?:\sofficer)?|ceo|boss)"
OF_STATE = (
    r"(?:(?:chief|head)\sof\s(?:the\s)?(?:[\w’']+\s){0,3}?staff|(?:head|chief|commander)\sof\s(?:\S+\s){0,2}?(?:military|army"
    r"|armed)(?:\sforces)?|(?:army|military|defen[cs]e)\schief|presidential\s(?:aide|advis[eo]r)"
    r"|(?:aide|advis[eo]r)\sto\s(?:the\s)?(?:\w+\s)?president)"
)
"""Offices that speak for a state as a whole; a minister speaks for a ministry, and two of them are not one."""
SPEAKS_FOR_A_STATE = re.compile(
    rf"\b(?:government(?:['’]s)?\s{SPOKESPERSON}|state\s{SPOKESPERSON}|{OF_STATE})\b", re.IGNORECASE
)
PRESIDENT = re.compile(r"\bpresident$", re.IGNORECASE)
NO_LONGER = re.compile(r"\b(?:former|ex|then|late|would-be|candidate|hopeful|deputy|vice|opposition)\b", re.IGNORECASE)
OFFICER = re.compile(rf"^(?:['’]s)?\s(?:[\w-]+\s){{0,3}}?(?:{SPOKESPERSON}|{HEAD})\b", re.IGNORECASE)
"""Behind the name of a body: "Ostmere Council spokeswoman"."""
OFFICER_OF = re.compile(rf"\b(?:{SPOKESPERSON}|{HEAD})\s(?:of|for|at|with|from)\s(?:the\s)?$", re.IGNORECASE)
"""Before it: "a spokesman for the Ostmere Council"."""
WROTE_FOR = re.compile(
    r"\s(?:wrote|writes|writing|reported|reports|blogged|blogs|published)\s(?:[^.;:\"“”]{0,40}?\s)?(?:for|in|at|on)\s(?:the\s)?"
)
"""Between a writer and the outlet: "Ann Lee wrote a piece for the Velmpost"."""

DESCRIBES = re.compile(r"^(?:an?|one|some|several|many|two|three|another)\s", re.IGNORECASE)
TELLERS = re.compile(
    r"\b(?:sources?|insiders?|staffers?|tipsters?|birdies?|(?:industry|company|senior|security|intelligence)\s"
    r"(?:official|officials|executives?)|(?:unnamed|anonymous)\s(?:member|person)|(?:person|persons|people|employees?)\s(?:with|familiar|close|briefed|"
    r"privy|aware|who|involved|in|inside|at|of|on|working|directly))\b",
    re.IGNORECASE,
)
"""Nouns for somebody who tells and is not named."""
SPOKE_TO = re.compile(r"\b(?:by|quoted|told|to|cited)\s(?:by\s|in\s)?(?:[\w’'-]+\s){0,3}?(?=[A-Z])|\bquoted\b")
"""In a description, before the outlet that has it from them: "sources cited by the Velmpost"."""
SEVERAL = "many"
"""Stands for a plural among the words of a description."""
MANY = re.compile(r"\b(?:people|persons|employees|officials|executives|members)\b", re.IGNORECASE)
ALIKE = (
    (re.compile(r"\b(?:knowledge|familiar|close|briefed|privy|aware|knows?|informed)\b", re.IGNORECASE), "knowing"),
    (
        re.compile(
            r"\b(?:matter|situation|discussions?|talks?|deal|plans?|thinking|negotiations?|subject|issue|case)\b",
            re.IGNORECASE,
        ),
        "matter",
    ),
    (re.compile(r"\b(?:sources?|insiders?|person|people|member|employees?|persons|officials?)\b", re.IGNORECASE), ""),
    (re.compile(r"\b(?:squad|unit|department|group|staff)\b", re.IGNORECASE), "team"),
)
"""Words that descriptions of one source change for each other; an empty one tells nothing."""
TELLS_NOTHING = frozenset(
    {"single", "one", "anonymous", "unnamed", "well-placed", "placed", "well", "two", "several", "some", "few", "who"}
    | {"ever-reliable", "reliable", "ever", "internal", "working", "inside", "within", "other", "another"}
)
_MEDIUM = (
    r"(?:radio\sstation|(?:[Tt][Vv]|television)\sstation|news\s(?:site|website|agency)|website|newspaper|daily|tabloid|"
    r"magazine|broadcaster|blog|station|paper)"
)
NEWS = "news "
MEDIUM = re.compile(rf"\b{_MEDIUM}$")
"""Nouns by which an article calls an outlet that it does not name."""
CALLED = re.compile(
    rf"(?P<told>\b(?:told|tells?|telling)\s(?:the|an?)\s)?\b(?P<noun>{_MEDIUM}),?\s(?:called\s|the\s)?[\"“]?"
    r"(?P<name>[A-Z0-9][\w’'.-]*(?:\s[A-Z0-9][\w’'.-]*){0,3})"
)
"""A name that is called an outlet: "the daily Velmpost"."""
TOLD = re.compile(r"[,.;:\"”]|\s(?:that|in|on|last|this|earlier|about|by|during|of|why|how|he|she|they|it)\b")
"""What follows the name where somebody told the outlet; after "told the paper Haugli" it may be whom they spoke of."""
REPORT_FROM = re.compile(
    r"^(?:the|an?)?\s?(?:[a-z]+\s)?(?:report|story|article|dispatch)\s(?:from|in|out\sof)\s(?:the\s)?", re.IGNORECASE
)
"""Before the place that a report is from."""
AND = re.compile(r",?\sand\s|,\s|\s?&\s")
