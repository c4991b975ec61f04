"""Sections of a text that the layout gives to one speaker: turns of a conversation, questions and answers, posts."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH, SHORT_MONTH

# A paragraph that opens with a name and a colon; what stands behind the name says what its bearer does there.
LABEL = re.compile(
    r"^[ \t>*_]*(?P<name>[A-Z][\w.’'\-]*(?: [A-Z&(][\w.’'\-)]*){0,5}(?: #\d{1,2})?)"
    r"(?P<role>, [A-Za-z][A-Za-z ]{1,30}| \([^()\n]{1,60}\))?"
    r"[*_]*[ \t]?(?P<mark>:)[*_]*(?=\s|$)",
    re.MULTILINE,
)
INLINE_LABEL = re.compile(
    r"(?:[.!?…”\"\])]|--|—) (?P<name>[A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3}(?: #\d{1,2})?)(?P<mark>:)(?=\s)"
)
# What opens a paragraph with a colon and is nobody who speaks.
NO_SPEAKER = frozenset(
    ["analysis", "answer", "background", "bottom", "breaking", "caption", "caveat", "claim", "comments", "contact",
     "context", "correction", "credit", "details", "editor's", "embargoed", "exclusive", "fact", "figure", "file",
     "flashback", "graphic", "headline", "image", "key", "line", "listen", "more", "no", "note", "opinion",
     "option", "photo", "photos", "picture", "pictures", "pkg", "ps", "rating", "read", "related", "report",
     "result", "reuse", "see", "sentence", "share", "sot", "source", "sources", "spoiler", "step", "story",
     "summary", "tip", "topics", "update", "updated", "video", "vo", "warning", "watch", "where", "who", "why",
     "yes"]
)  # fmt: skip
# Who checks what was claimed, in a fact-check: the outlet itself ("THE FACTS: ...").
CHECKERS = frozenset(["assessment", "check", "facts", "ruling", "verdict"])
# "Claim 2:", and the claim in quotation marks.
CLAIM = re.compile(
    r"^[ \t*_]*(?P<mark>(?:the )?claim(?: (?:no\. ?)?\d+)?[*_]*:)[*_]*\s+(?=[\"“])", re.MULTILINE | re.IGNORECASE
)
ANSWERERS = frozenset(["a", "answer"])
ASKERS = frozenset(["q", "question", "interviewer", "interviewers"])
HOST = re.compile(r", (?:co-?)?host$|\((?:co-?)?host\)$", re.IGNORECASE)
# "David Hill, KTOW News, Norwood.": a reporter's report, who speaks for the outlet that prints it.
SIGNS_OFF = re.compile(r"(?:^|[.!?]\s)([A-Z][\w’'\-. ]{2,40}), [A-Z][\w. ]{1,30}(?:, (?:in )?[A-Z][\w. ]{2,30})?[.]?$")
# Turns that say nothing: nothing but interjections, or a few words of greeting or thanks.
INTERJECTIONS = frozenset(
    ["absolutely", "ah", "aha", "alright", "and", "correct", "course", "crosstalk", "definitely", "exactly", "good",
     "hm", "hmm", "inaudible", "indeed", "laughing", "laughs", "laughter", "mhm", "mm", "no", "of", "oh", "ok",
     "okay", "please", "really", "right", "so", "sure", "true", "uh", "um", "very", "well", "wow", "yeah", "yep",
     "yes"]
)  # fmt: skip
GREETING = re.compile(
    r"\b(?:thanks?|you[’']re welcome|welcome|good (?:morning|afternoon|evening)|hi|hello|pleasure|goodbye|bye|"
    r"appreciate it)\b",
    re.IGNORECASE,
)
NOTE = re.compile(r"^[(\[][^()\[\]\n]{2,80}[)\]]\s*$|^(?:copyright\b|©)", re.IGNORECASE)
# "OLD MAN It is ours.": a speaker whose colon was lost.
# What a transcript notes behind somebody's words, and where a clip of something else begins and ends.
NOTE_BEHIND = re.compile(
    r"(?:\s*[\[(](?:begin|end|clip|video|soundbite|applause|laughter|laughs|crosstalk|cross talk|music|inaudible)\b"
    r"[^\[\]()\n]{0,80}[\])])+\s*$",
    re.IGNORECASE,
)
CLIP = re.compile(r"[\[(](?:begin )?(?:(?:video|audio) )?clip\b[^\[\]()\n]{0,100}[\])]", re.IGNORECASE)
CLIP_ENDS = re.compile(r"[\[(](?:end|end of)(?: (?:video|audio))? clip\b[^\[\]()\n]{0,40}[\])]", re.IGNORECASE)
UNMARKED = re.compile(r"[A-Z]{3,} [A-Z]{3,}\b")
UNMARKED_LABEL = re.compile(
    r"(?:^|(?<=[.!?…”\"\])] ))(?P<name>[A-Z]{3,}(?: [A-Z]{3,}){1,2}) (?=[A-Z][a-z’'])", re.MULTILINE
)
# What somebody without a name is called by a label.
SOMEBODY = frozenset(["anchor", "announcer", "boy", "girl", "host", "man", "narrator", "reporter", "woman"])
# How the label of somebody begins whose name nobody knows: "UNIDENTIFIED VOTER #2".
NAMELESS = frozenset(["unidentified", "unknown", "unnamed"])
# The script of a film: "SOUNDBITE (English) MAYOR ANN LEE, SAYING: “...”", "SOT: Ann Lee, at the rally, 5/3/19 “...”".
SCRIPTED = re.compile(
    r"\b(?:SOT|SOUNDBITE|SYNC)\)?:?\s+(?:\([A-Z][A-Za-z/ ]{2,20}\):?\s+)?"
    r"(?P<who>(?P<name>[A-Z][^:,“”\"<>\n\d]{2,60}?)(?:(?:,|\s\d)[^“”\"<>\n]{0,100}?)?)"
    r",?\s?(?P<mark>(?:SAYING|saying):|:|>)?\s*(?P<quote>[“\"])"
)
# What somebody thinks while speaking is no statement beside the speech: "I think it is late".
OWN_THOUGHT = re.compile(
    r"\b(?:think|thought|believe|want|wanted|know|knew|see|hope|feel|felt|guess|mean|suppose|wish|like|love|would like|"
    r"care|doubt|expect|imagine|figure|understand|remember|don[’']t|don|reali[sz]ed?|recogni[sz]ed?|noticed?|find|found|sure|"
    r"decided(?! to))\b",
    re.IGNORECASE,
)
OWN_WORDS = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|[Ww]e|[Oo]ur)\b")

# Before the name of the outlet on which a conversation was held: "on", "a segment with".
ON_AIR = re.compile(r"\b(?:on|(?:segment|broadcast|interview|exchange|clip)\s(?:with|from))\s(?:the\s)?$")
# Behind the name of an outlet that opens a line: the rest of a programme's title, "CBS Evening News with Ann Lee".
PROGRAMME_LINE = re.compile(r"(?:[’']s)?(?: (?:[A-Z0-9][\w’'.&-]*|with|and|of|the|on|at|in|for|to)){0,8}[ \t]*(?=\n)")

# The line under an embedded post: a dash, the name, the handle, and mostly the day.
POSTED = re.compile(
    r"(?P<mark>—|–|--|&mdash;)[ \t]*\n?(?P<name>[^\n—–]{1,60}?\s*\((?P<handle>@\w{1,20})\))"
    rf"(?:\s+(?:{MONTH}|{SHORT_MONTH})\.? \d{{1,2}}, \d{{4}}|\s+\d{{1,2}} (?:{MONTH}|{SHORT_MONTH})\.? \d{{4}})?",
)
LINK_END = re.compile(r"(?:\s*(?:https?://\S+|pic\.twitter\.com/\w+|\S+\.com/\S+))+\s*$")
RETWEET = re.compile(r"RT @")

# What begins a new item: an entry of a live blog with its time, a number, a place, a salutation; what parts two items.
ENTRY = re.compile(
    r"^[ \t*_]*(?i:update[ :,]*|original story[ :,]*|posted at )?(?:\d{1,2}[:.]\d\d(?:\s?(?i:[ap]\.?m\b\.?))?|"
    r"\d{1,2}\s?(?i:[ap]\.?m\b\.?))(?:\s(?:[A-Z]{2,4}T|GMT|BST|UTC))?(?=[ \t]*$|[ \t]?[:—–|-]|[ \t]+[\"“‘A-Z])",
    re.MULTILINE,
)
NUMBERED = re.compile(r"^[ \t]*\d{1,2}[.)] [A-Z\"“‘][^\n.]{3,80}$", re.MULTILINE)
PARTED = re.compile(r"^[ \t]*(?:[•*·–—_#-][ \t]?){1,40}$", re.MULTILINE)
DATELINE = re.compile(
    r"^[A-Z][A-Z’'. -]{2,30}(?:, [A-Z][\w. ]{2,20})?(?: \([A-Z][\w ]{1,20}\))? (?:—|–|--) ", re.MULTILINE
)
CAPITAL_HEADING = re.compile(
    r"^(?!ADVERT|READ|CLICK|WATCH|MORE)(?=[^a-z\n]*[A-Z]{3})[A-Z0-9][^a-z\n]{5,90}(?<![.:])$", re.MULTILINE
)
SALUTATION = re.compile(r"^(?:Sir|Madam|Sir or Madam|Dear \w+|To the Editor)[,:]?(?: ?[—–-])?", re.MULTILINE)
# The end of a letter: who wrote it, and mostly where.
SIGNATURE = re.compile(
    r"[—–-] ?[A-Z][\w.’' ]{2,40}(?:, [\w’' ]{1,40})?|Name and address supplied|"
    r"(?:\(M\w+\) )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}(?:, [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?"
)
# "(Daily Mirror)" at the end of an item: the outlet that had it.
CREDITED = re.compile(r"\((?:via |from )?(?:The )?(?P<name>[A-Z][\w’'.&! -]{1,40})(?:, (?:in )?[A-Za-z ]{3,20})?\)\W*$")
# Behind the name of whoever is credited for a quotation: what he is, and when or where he said it.
NAME_END = re.compile(r"\s*[,(]|\s+(?:in|at|on|to)\s|\s[—–-]\s")

# A paragraph that prints another's report below it: "The Courier reports:", "According to the Courier:".
REPORTS_BELOW = re.compile(
    r"(?P<cue>(?P<source>\b(?:[Aa]ccording\sto|[Ff]rom|[Vv]ia)(?=\s(?:the\s|The\s)?[A-Z][^.!?,\n]{1,60}:\s*$))|"
    r"\b(?:reports?|says|adds|notes|writes|explains|continues|reported|said|added|noted|wrote|puts\sit)\b)"
    r"(?P<rest>[^.!?:\n]{0,60}):\s*$"
)
OPENS_QUOTE = re.compile(r"[\"“]")
CLOSES_QUOTE = re.compile(r"[\"”]\s*$")
# Between a name and the verb: who says it is somebody else.
ANOTHER_SUBJECT = re.compile(r"[.;:!?]|\b(?:he|she|they|it|who|that|and)\b|,\s\w+\s\w+,?\s$")
