"""Who passed the words on, and where."""

from __future__ import annotations

import re

SMALL_IN_NAMES = frozenset(["the", "of", "and"])
SHARED_BY_OUTLETS = frozenset(
    ["news", "press", "agency", "daily", "times", "post", "tv", "radio", "new", "york", "associated"]
)
"""Words that many outlets share: none of them tells by itself which outlet is the article's own."""
CONTRIBUTED = re.compile(r"([A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})\s(?:staff\s)?writers?\s[^\n]{3,200}?\scontributed\b")
"""The line below an article that names those who helped to write it."""
OWN_EXCLUSIVE = re.compile(r"\A(?P<own>[A-Z][\w!’'&]*(?:\s[A-Z][\w!’'&]*){0,3})\s(?:Exclusive|EXCLUSIVE)\b")
"""How an outlet heads what it alone has: "Harbour Weekly Exclusive: ..."."""
OWN_REPORT = re.compile(
    r"(?:(?:has|have|had|also|first|previously|exclusively|earlier)\s)*"
    r"(?:reports?|reported|found|finds|learn(?:s|ed|t)|shown?|shows|reveal(?:s|ed)|understands|asked)",
    re.IGNORECASE,
)
"""What an article's outlet does when it speaks of its own work: "the BBC understands", "Reuters has learned"."""
OWN_HANDLE = re.compile(
    r"\b(?:tweet|follow|like|find|tell)\s(?:to\s)?us\s(?:(?:on|at|via)\s(?:\w+\s)?)?@(?P<own>\w{2,30})", re.IGNORECASE
)
"""Where an article asks its readers to write to its outlet."""
_OWN = r"(?P<own>[A-Z][\w!&.-]{0,30}(?:\s(?:of\s)?[A-Z][\w!&.-]{0,30}){0,4})"
OWN_WORK = (
    re.compile(
        rf"\b(?:respon\w+|repl\w+|answer\w*)\s(?:immediately\s)?to\s(?:[\w-]+\s){{0,2}}?(?:[Tt]he\s)?{_OWN}['’]s?\s"
        r"(?:[\w-]+\s)?(?:requests?|inquir\w+|quer\w+|calls?|questions?|e-?mails?)\b"
    ),
    re.compile(rf"\breferred\s(?:[Tt]he\s)?{_OWN}\sto\s"),
    re.compile(rf"\b{_OWN}['’]s?\s[A-Z][^\n.]{{3,120}}\scontributed\sto\s(?:this|the)\s"),
    re.compile(
        rf"\b{_OWN}['’]s?\s(?:[a-z]+\s)?[A-Z]\w+\s[A-Z][\w-]+(?:,\s(?:who\sis\s)?(?:reporting\s(?:live\s)?from|on\sthe)"
        r"|\sin\s[A-Z]\w+\s(?:says|said|reports|reported))\b"
    ),
)
"""Where an article that names no outlet of its own shows whose it is: whom others answer, whose people wrote it."""
OUR = "our "
THE = "The "
PROGRAMME_BEHIND = re.compile(
    r"\s(?:[a-z]+\s)?(?:programmes?|programs?|shows?|podcasts?|bulletins?|desks?|units?)\b", re.IGNORECASE
)
"""Behind the name of an outlet's programme or desk, or at its end: "our Daybreak unit", "the Money Show"."""
OWNS_PROGRAMME = re.compile(r"(?:\s[A-Z]\w+){0,2}['’]s?\s(?:[Tt]he\s)?")
"""Between an outlet and its programme: "BBC Wales's The Quay"."""
ON_OUTLET = re.compile(r"\s(?:[a-z]+\s)?on\s(?:the\s)?")
"""Between a programme and its outlet: "Money Hour on BBC Radio"."""
SWITCH = re.compile(
    r"\b(?:also(?!\s(?:said|says|told|accused|added|noted|claimed|warned)\b)|"
    r"earlier|later|separately|previously|in another|meanwhile|in a (?:speech|statement|tweet|letter))\b",
    re.IGNORECASE,
)
"""The same speaker on another occasion: a relay does not hold any longer."""
OCCASION = re.compile(
    r"\b(?:at|during|before|in)\s(?:an?|the|his|her|their)\s(?:[\w’'-]+\s){0,5}?(?:forum|rally|hearing|conference|meeting|"
    r"summit|speech|debate|ceremony|briefing|dinner|event|committee|address|testimony|panel)\b|"
    r"\b(?:during|in)\s(?:an?|another)\s(?:[\w’'-]+\s){1,3}interview\b|"
    r"\b(?:re)?tweet(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
"""Where somebody spoke in person, or to everybody: that did not come through whom the words before came."""
ANOTHER_TIME = re.compile(
    r"\b(?:in|on|at|during|from|via)\s(?:an?|his|her|their|the|another)\s(?:[\w’'-]+\s){0,3}?(?:statement|letter|"
    r"memo|e-?mail|blog|post|video|book|report|filing|release|op-ed)\b|"
    r"\b(?:earlier|later|previously|separately|meanwhile|reporters|Twitter|Facebook|told|tells)\b|"
    r"\b(?:has|have)\s(?:\w+ly\s)?(?:\w+ed|said|written)\b",
    re.IGNORECASE,
)
"""Where somebody wrote, or spoke to others: not what was told the outlet of the words before."""
PASSES_ON = re.compile(
    r"(?:\w+ly\s|also\s|has\s|have\s|had\s|later\s)*(?:said|says?|report(?:ed|s)|told|tells|wr(?:ote|ites)|written|claim(?:ed|s)?|"
    r"alleg(?:ed|es?)|according\sto|show(?:ed|s)?|testified|added|stat(?:ed|es?)|suggest(?:ed|s)?|noted|notes|reveal(?:ed|s)?|"
    r"found|finds?|argu(?:ed|es?)|confirm(?:ed|s)?|insist(?:ed|s)?|tweeted|announced|explain(?:ed|s)?|acknowledg(?:ed|es?)|"
    r"warn(?:ed|s)?|indicat(?:ed|es?))(?:\sthat)?",
    re.IGNORECASE,
)
"""A cue that tells what another said or wants, and takes no stance towards it."""
AFTER_ACCORDING = re.compile(r"\baccording to\s+(?:the\s+)?$", re.IGNORECASE)
ASKED_ON = re.compile(
    r"\b(?:asked|interview|interviewed|appear(?:ed|ing|ance)|speaking|spoke|talking|pressed|questioned)\b",
    re.IGNORECASE,
)

TO_OUTLET = re.compile(
    r"\b(?:tell|tells|told|telling|to|with|on|in|by|via|from|for|at|cit(?:es|ed|ing)|through|during)\s+"
    r"(?:(?:an?|the|its|his|her|their|[\w’'-]+(?:['’]s)?)\s+){0,6}[\"“‘']?$",
    re.IGNORECASE,
)
ABOUT_OUTLET = re.compile(
    r"\b(?:referr|respond|repl|react|object|point|turn|belong|sue|threat|accus|criticis|criticiz|attack)\w*\s"
    r"(?:\w+ly\s)?(?:to|at|on|in|with)\s(?:(?:an?|the|its|his|her|their|this)\s)?(?:[\w-]+\s){0,2}$"
)
"""An outlet after these is spoken to or about; it passes nothing on."""
TO_THE_PAPER = re.compile(
    r"\b(?:told|tells|telling|interview with|(?:confirmed|admitted|explained|revealed|said|statement|according) to)\s"
    r"(the (?:same |media |news |fact-checking |radio |TV |television )?"
    r"(?:paper|newspaper|agency|news agency|magazine|mag|outlet|broadcaster|network|station|website|site|programme))\b"
)
"""An outlet named before to which somebody speaks: "told the paper"."""
PLAINLY = re.compile(
    r"\b(?:as\s(?:first\s|originally\s)?(?:reported|quoted|cited|noted)\s(?:by|in)|(?:contacted|reached)\sby|"
    r"writing\s(?:for|in))\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Words before an outlet that leave no doubt that it passes on what is said."""
SIGNED = re.compile(r"[—–-]\s?(?:[A-Z][\w.’'-]*\s?){2,4},\s(?:[Tt]he\s)?$")
"""Between a quotation and the outlet for which it was written, at the end of a line: "— Ann Lee, Harbour Times"."""
LINE_ENDS = re.compile(r"[^\w\n]{0,2}(?:\n|$)")
_OUTLETS = (
    r"(?:(?:radio|television|TV) (?:stations?|networks?|channels?|shows?)|"
    r"news (?:agenc(?:y|ies)|sites?|websites?|channels?)|(?:media |news )?outlets?|media|press|"
    r"television|TV|radio|newspapers?|papers?|dail(?:y|ies)|weekly|tabloids?|magazines?|broadcasters?)"
)
TO_MEDIA = re.compile(
    r"\b(?:told|tells|telling|tell|interviews? with|statements? to|"
    r"(?:said|announced|declared|spoke|speaking) on)\s"
    rf"(?P<whom>(?:(?:an?|several|various|some|other|local|state|national|foreign|government|private|independent|"
    rf"[A-Z][\w-]+|[a-z]+-run|[a-z]+-owned)\s){{1,3}}{_OUTLETS})\b"
)
"""Outlets without a name to whom somebody speaks: "told local media", "said on state television"."""
NAMED_OUTLET_BEFORE = re.compile(
    r"\b(?:newspaper|daily|weekly|tabloid|magazine|broadcaster|website|radio|TV|television|"
    r"(?:radio|TV|television) station|news agency|news site|journal)\s[\"“‘']?$"
)
NAMED_OUTLET_BEHIND = re.compile(
    r"[\"”’']?\s(?:newspaper|magazine|website|web site|radio|TV|television|tabloid|news agency|news site|podcast|"
    r"(?:radio|TV|television) (?:station|show|network|channel|programme|program))\b"
)
"""The noun before or behind a name that says it is an outlet's: "the daily Nova", "the Nova radio show"."""
A_BEFORE = re.compile(r"\ban?\s$", re.IGNORECASE)
CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}|[A-Z]{3,5}TV")
"""How a station is called: "WKRT"."""
TOLD = re.compile(r"\b(?:told|tells|telling)\s(?:(?:the|host|anchor|reporter|presenter)\s)?$")
TOLD_ABOUT = re.compile(
    r"\s[\"“]?(?:had|has|was|were|is|are|would|will|could|can|did|does|came|went|\w{3,}ed)\b", re.IGNORECASE
)
"""Behind somebody of whom an outlet was told: "told the BBC Lee was ill"."""
LABEL = re.compile(r"\s*\([^()]*\)?|\s[-–—]\s.*$")
"""What the label of an article's outlet may have behind its name: "CNN (Web News)", "Newsmax - News"."""
NOT_PASSING = re.compile(r"\b(?:lawsuit|sued?|owned|founder|editor|owner|according)\b[^,;]{0,40}$", re.IGNORECASE)
ACCORDING = re.compile(
    r"\b(?:according to|(?:as )?(?:quoted|cited|reported|relayed|told|published|first reported|carried)\s+(?:by|in)|"
    r"as told to)\s+",
    re.IGNORECASE,
)
BY = re.compile(
    r"\b(?:quoted|cited|said|described|interviewed|polled|surveyed)\s+(?:by|in)\s+(?:the\s)?$", re.IGNORECASE
)
PHRASE_END = re.compile(r"[,.;:!?\"“”\n(]|\s(?:as|that|said|says|on|in|and|who|which|when|after|before|because)\s|$")
QUOTING = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?!by\b|as\b)", re.IGNORECASE)
HEARD = re.compile(r"\b(?:(?:hear|learn)(?:s|d|t|ed|ing)?|(told|informed))$", re.IGNORECASE)
HEARD_FROM = re.compile(r"\s(?:exclusively\s)?from\s(?=[^,.;:\"“”\n]{2,80}\sthat\b)")
TOLD_BY = re.compile(r"\sby\s(?=[^,.;:\"“”\n]{2,80}\sthat\b)")
JOURNALIST = (
    r"(?:reporter|columnist|correspondent|writer|editor|journalist|blogger|anchor|host|commentator|analyst|"
    r"contributor|insider|bureau\schief)"
)
BYLINE_BEFORE = re.compile(rf"['’]s?\s(?:own\s)?(?:[\w-]+\s){{0,4}}?|\s(?:[\w-]+\s){{0,3}}?{JOURNALIST},?\s")
"""Between an outlet and its reporter: "the Mirror's own Ann Lee", "Mirror columnist Ann Lee"."""
BYLINE_AFTER = re.compile(
    rf"(?:,?\s(?:of|at|from|with|for|over\sat)\s(?:the\s)?(?:(?:[\w-]+\s){{0,2}}?(?:paper|newspaper|site|website|blog|magazine|"
    rf"agency|outlet)\s)?|,\s(?:an?\s|the\s)?(?:[\w-]+\s){{0,4}}?{JOURNALIST}\s(?:for|at|with|of|from)\s(?:the\s)?)"
)
"""Between a reporter and the outlet: "Ann Lee of the Mirror", "Ann Lee, a writer for the Mirror"."""
OF_OUTLET = re.compile(
    r"['’]?s?\s(?:[\w-]+\s){0,2}(?P<who>(?:co-?)?(?:reporter|columnist|correspondent|writer|journalist|blogger|anchor|host|"
    r"commentator|moderator|presenter|personality|pundit|personalitie)s?)(?=,|\s(?:who|in|at|from|on)\b|$)"
)
"""Behind the name of an outlet, whoever reports for it and has no name: "two CNN hosts", "a BBC correspondent"."""
_REPORTS = (
    r"(?:co-?)?(?:reporter|columnist|correspondent|writer|journalist|blogger|anchor|anchorwoman|anchorman|host|"
    r"moderator|presenter)"
)
EMPLOYS = re.compile(rf"['’]s?\s(?:own\s)?(?:(?:[\w-]+\s){{0,3}}?{_REPORTS}\s)?|\s(?:[\w“”\"-]+\s){{0,4}}?{_REPORTS}\s")
"""Between an outlet and somebody who reports for it: "MSNBC's Ann Lee", "CNN anchor Ann Lee"."""
EMPLOYED_BY = re.compile(
    rf"(?:,\s(?:an?\s|the\s)?(?:[\w-]+\s){{0,3}}?{_REPORTS}\s(?:for|at|with|of|from)|\sof)\s(?:[Tt]he\s)?"
)
"""Between somebody and the outlet that he reports for: "Ann Lee of the Mirror", "Ann Lee, a writer for the Mirror"."""
PRESENTS = re.compile(
    r"(?:(?:^|[.!?\n,;“”\"]\s?|\b[a-z]+\s)(?:The\s)?[Nn]etwork(?:['’]s)?\s(?:[a-z]+\s){0,2}?(?:co-?)?"
    r"(?:host|anchor|reporter|analyst|contributor|correspondent)|(?:^|[.!?\n;“”\"]\s?|\b(?:and|when|as|told|tells)\s)(?:[Tt]he\s)?"
    r"(?:(?:[Ss]ubstitute|[Gg]uest)\s)?(?:[Cc]o-?)?(?:[Hh]ost|[Aa]nchor|[Rr]eporter|[Cc]orrespondent|[Mm]oderator))\s$"
)
"""Before the name of a journalist whose outlet was named before: "Host Ann Lee", "network analyst Paul Hill"."""
ELSEWHERE = re.compile(r"\b(?:(?:re)?tweet|post|ask|tell|told|testif)\w*|^[—–-]", re.IGNORECASE)
"""What a reporter says so has not come through his outlet."""
AS_SAYING = re.compile(r"\s+as\s+(?:saying|telling|writing|having said|stating)\b")
OWNS_SOURCES = re.compile(r"['’]s?\s(?:\w+\s){0,2}(?:sources?|informants?|insiders?)\b")
PRONOUN_BEFORE = re.compile(r"\b(he|she|it|they)\s+(?:\w+ly\s+|also\s+|has\s+|had\s+)?$", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+\s+)?$", re.IGNORECASE)


HEARSAY = re.compile(r"\b(?:allegedly|reportedly|purportedly|supposedly|rumou?red)\b", re.IGNORECASE)
"""Words that pass on what somebody unnamed says."""
LEADS = (
    frozenset({"tell", "tells", "told", "telling"}),
    frozenset({"to"}),
    frozenset({"with"}),
    frozenset({"on"}),
    frozenset({"by"}),
    frozenset({"in"}),
    frozenset({"from", "via"}),
    frozenset({"according", "cited", "citing", "cites", "quoted", "quoting", "quotes"}),
    frozenset({"of", "for", "at"}),
)
"""Words that stand before whom something was told, and before others, by what they say of that."""
