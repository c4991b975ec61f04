"""Cues of paragraphs that whole outlets print under everything: help boxes, profiles of firms, notices to readers."""

from __future__ import annotations

import re

# Of a box that tells readers where there is help, or what to do: three of these make one.
SERVICE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:call|ring|phone|dial|text|contact|reach(?:ed)?|on|at)\b[^.\n]{0,60}?\b\d(?:[\d ()-]*\d)?(?<=\d\d)\b",
        r"\b[\w.+-]+@[\w-]+\.\w+|\b(?:on|by|via) (?:\w+ )?(?:website|web site|form|chat|e-?mail)\b",
        r"\b(?:you(?:rs?|rself)?|anyone|anybody|someone|somebody|customers?|readers)\b",
        r"\b(?:free|no cost|toll-free|confidential(?:ly)?|confidence|anonymous(?:ly)?|do not have to give|refund|"
        r"reward|nothing you tell)\b",
        r"\b(?:any (?:hour|time)|day (?:or|and) night|night and day|(?:24|twenty-four) hours|24/7|"
        r"within (?:an?|the) \w+|from (?:\w+) (?:to|until) (?:\w+)|monday to friday)\b",
        r"\b(?:help(?:s|line)?|hotline|lifeline|support|advice|advisers?|counsell?ors?|crime ?stoppers|samaritans|"
        r"customer service|health line|emergency)\b",
    )
)
SERVICES = 3
# Of what is told of a firm, a club or a charity whenever it is named: three of these make a profile.
_NUMBER = r"(?:about |some |around |more than |over |nearly |almost )?(?:\d[\d,.]*(?: (?:million|billion|thousand))?|"
_NUMBER += r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)|many thousands of)"
PROFILE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:founded|established|set up|formed|created|started)\b[^.\n]{0,40}\b(?:1[4-9]|20)\d\d\b",
        rf"\bemploys\b|\b{_NUMBER} (?:\w+ )?(?:people|employees|workers|staff|members|students|volunteers|customers)\b",
        r"\b(?:headquarter(?:s|ed)|based in|has its (?:seat|base|headquarters|home)|with its base)\b",
        r"\b(?:shares? (?:are|is)|(?:is|are) (?:publicly )?(?:listed|traded)|stock exchange|ticker|"
        r"under the (?:sign|symbol)|went public|exchanges? of)\b",
        r"\b(?:is|are) (?:an?|the|one of)\b[^.\n]{0,60}\b(?:largest|biggest|leading|oldest|best[- ]known|maker|"
        r"producer|provider|manufacturer|operator|supplier|retailer|company|firm|group|chain|charity|airline|non-?profit)\b",
        rf"\bin (?:more than )?{_NUMBER} (?:\w+ )?(?:countries|lands|states|counties|cities|stores)\b|"
        rf"\b{_NUMBER} (?:\w+ )?(?:stores|shops|stations|airports|aircraft|breweries|hotels|branches|"
        r"faculties|countries)\b",
        r"\b(?:revenues?|sales|turnover) of\b|\bof its sales\b",
        r"\b(?:owned by|belongs to|shareholders?|subsidiary of|part of the \w+ group)\b",
        r"^\W{0,3}about [A-Z]",
        rf"\b(?:designs|makes|manufactures|builds|runs|operates|sells|supplies|carries|carried|flies)\b[^.\n]{{0,60}}\b"
        rf"(?:{_NUMBER}|and (?:builds|runs|sells|makes|manufactures|operates|supplies))\b",
        r"\bhas won the \w+ \w+ times\b|\bamong its (?:graduates|members|customers|brands)\b",
    )
)
PROFILES = 3
# By one of these a paragraph speaks to readers about the outlet.
_SOCIAL = r"(?:facebook|twitter|instagram|youtube|tiktok|whatsapp|linkedin|telegram|threads|bluesky|x)"
NOTICE = re.compile(
    r"\b(?:sign up (?:for|to)|support(?:ing)? our (?:work|journalism|reporting)|non-?profit newsroom|"
    r"thank you for reading|consider (?:supporting|donating|subscribing)|follow (?:us|it|them) (?:on|for)|"
    r"creative commons|(?:owned|belongs) (?:by|to) its readers|anyone with (?:any )?information|our newsletters?|"
    r"affected by (?:the|any of the) issues|the views expressed|terms (?:of use|and conditions)|"
    # What readers are asked for.
    r"(?:send|share|submit|e-?mail) (?:us |in )?(?:(?:your|any) (?:news |story )?|(?:news|story) )"
    r"(?:ideas?|tips?|questions?|comments?|experiences?|stories|photos|pictures)|"
    r"please include (?:your|a) (?:full )?(?:name|age|contact|e-?mail|phone|telephone)|"
    r"you (?:are|would be) (?:willing|happy) to (?:speak|talk) to (?:a|an|one of)|"
    r"if you are reading this page|suggest a correction|would like (?:us to|to see us) (?:fact[- ]check|investigate)|"
    # What they are offered.
    r"stay up to date (?:on|with) the latest|listen (?:back|again) here|"
    # Under what terms others may have it.
    r"available without charge to (?:any|all)|(?:licensing|syndication) (?:opportunities|enquiries|inquiries)|"
    r"transcripts? (?:is|are|was|were) (?:created|produced|provided|made)|may not be in its final form)\b|"
    r"(?:^|(?<=[.?!:] ))(?:why not |you can (?:also )?|please )?(?:follow|like|find|join) [^.?!\n]{1,60}? on "
    rf"{_SOCIAL}\b",
    re.IGNORECASE,
)
