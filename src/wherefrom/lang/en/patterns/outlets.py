"""What may stand around the name of an outlet: "the state-run Anadolu Agency", "ABC's This Week"."""

from __future__ import annotations

import re

LEADING = re.compile(
    r"^(?:the|a|an|state|state-run|state-owned|state-controlled|state-backed|government-run|official|semi-official|"
    r"semiofficial|independent|private|privately-owned|pro-government|opposition|local|national|daily|weekly|tabloid|"
    r"news|newspaper|paper|broadcaster|magazine|agency|newsagency|website|site|portal|outlet|network|channel|"
    r"television|station|wire|service|broadsheet|british|american|us|u\.s\.|uk|french|german|italian|spanish|"
    r"portuguese|dutch|belgian|swiss|austrian|swedish|norwegian|danish|finnish|irish|scottish|polish|czech|hungarian|"
    r"romanian|bulgarian|serbian|croatian|greek|turkish|russian|ukrainian|georgian|israeli|palestinian|lebanese|"
    r"syrian|iraqi|iranian|saudi|emirati|qatari|kuwaiti|egyptian|libyan|tunisian|algerian|moroccan|sudanese|kenyan|"
    r"ugandan|nigerian|ghanaian|south african|zimbabwean|indian|pakistani|bangladeshi|sri lankan|nepali|afghan|"
    r"chinese|taiwanese|hong kong|japanese|south korean|north korean|korean|thai|vietnamese|indonesian|malaysian|"
    r"philippine|singaporean|burmese|australian|canadian|mexican|brazilian|argentine|chilean|colombian|venezuelan|"
    r"peruvian|cuban|[\w]+-based|[\w]+-language|arabic|english|pan-arab|arab|kurdish|lebanon's|iran's|russia's|"
    r"britain's|israel's|germany's|turkey's|france's|italy's|spain's|japan's|india's|china's|america's)\s+",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"\s+(?:newspapers?|news agency|news service|news wire|newswire|wire service|agency|news|magazine|website|"
    r"web site|site|daily|weekly|tv|television|tv channel|tv station|tv network|channel|network|news network|radio|"
    r"radio station|station|broadcaster|paper|tabloid|online|reporters?|journalists?|correspondents?|staff|wires?|"
    r"report|reports)$",
    re.IGNORECASE,
)
OWNED = re.compile(
    r"(?:\w+ ){0,2}(?:website|web site|site|report|reporting|story|article|show|program|programme|service|edition|"
    r"channel|newspaper|news desk|newsroom|bureau|correspondents?|reporters?)$",
    re.IGNORECASE,
)
_MEDIUM = (
    r"(?:newspaper|daily|weekly|tabloid|magazine|broadcaster|blog|podcast|news\s(?:site|website|agency|outlet|channel|portal)|"
    r"(?:radio|TV|television)\s(?:station|channel|show|network|program(?:me)?)|(?:[A-Z]+\s)?affiliate|member\sstation)"
)
CALLED_BEFORE = re.compile(rf"\b(?<!told\sthe\s)(?:{_MEDIUM}|website|edition\sof)\s(?:called\s|the\s)?[\"“‘]?$")
"""Before a name that is called an outlet: "the radio station Velm", "the Tuesday edition of Velmpost"; but whoever told
the newspaper Lund was late told it of Lund."""
CALLED_BEHIND = re.compile(rf"[\"”’]?\s(?:{_MEDIUM}|radio|television)\b")
"""Behind it: "the Velmpost newspaper"."""
TOLD_BEFORE = re.compile(r"\b(?:told|tells|telling)\s(?:the\s)?[\"“]?$")
TOLD_BEHIND = re.compile(r"[\"”]?(?:[,.:;]|\s(?:that|on|in|last|this|earlier|he|she|it|they|there|about|of)\b)")
"""Around whoever is told something: people whom the article says nothing else of are seldom told things."""
PRINTED_BEFORE = re.compile(
    r"\b(?:op-ed\s(?:for|in)|published\s(?:by|in|on)|(?:report|story|article|piece|column|interview)\s(?:in|on|from)|"
    r"reports?\sfrom|wr(?:ote|ites|iting)\s(?:for|in)|quoted\sby|statement\sto|interview\swith)\s(?:the\s)?[\"“]?$",
    re.IGNORECASE,
)
"""Before whatever prints what it was told; of much else too."""
REPORTS_BEHIND = re.compile(r"[\"”]?\s(?:has\s|have\s|also\s|first\s)*(?:reports|reported|has\slearned|has\smore)\b")
"""Behind who reports: outlets do, and sometimes somebody else."""
# Types of the list of outlets.
AGENCY = "agency"
BROADCASTER = "broadcaster"
TYPES = (AGENCY, "newspaper", BROADCASTER, "magazine", "site")
PROGRAMME = "programme"
PROGRAMME_OF = f"{PROGRAMME} of "
FORM = "a line is: name | alias | ... | type; country; owner"
