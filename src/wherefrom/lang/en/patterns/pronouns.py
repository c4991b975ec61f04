"""Pronouns by what they may stand for."""

from __future__ import annotations

import re

from wherefrom.lang.en.pronouns import forms

HE = forms(person=3, gender="m")
SHE = forms(person=3, gender="f")
THEY = forms(person=3, number="plural")
IT = forms(person=3, gender="n")
LIKE_PRONOUNS = frozenset({"US", "WHO", "IT"})
"""Acronyms that small-lettered are pronouns."""
SUBJECT_IT, SUBJECT_THEY = "it", "they"
SELF = forms(person=1, number="singular") - {"mine"}
SELVES = forms(person=1, number="plural") - {"ourselves"}
FIRST = SELF | SELVES | {"you"}
"""Whom only a quotation can tell; in the article's own words they are its author and its reader."""
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
OUTSIDE = {
    **dict.fromkeys(forms(person=1, number="singular"), "author"),
    **dict.fromkeys(forms(person=1, number="plural"), "we"),
    **dict.fromkeys(forms(person=2), "reader"),
}
"""Whom the first and second person mean in the article's own words: the author, the author with others, the reader."""
PRONOUNS = HE | SHE | THEY | OUTSIDE.keys()

SEVERAL = frozenset(["they", "we", "them", "their", "our"])
"""Sources that are at least several people, though nobody knows who."""

ANYBODY = "anybody"
"""Stands for "he or she" where a description tells no gender."""
PRONOUN_OF = {"f": "she", "m": "he"}
OWNER_OF = {"his": "he", "her": "she"}

PLURAL = (forms(person=1, number="plural") | THEY) - forms("reflexive")
"""Pronouns by which a group of mentions that has no name is several people."""
IMPERSONAL = re.compile(
    r"\s(?:(?:is|was|has|had|been|being|became|becomes|remains|will|may|can|could|be|not|also|now|still|widely|once|then|later|"
    r"first|\w+ly)\s){1,5}(?:said|reported|believed|thought|known|revealed|announced|claimed|alleged|rumou?red|understood|"
    r"expected|hoped|feared|assumed|estimated|unclear|clear|unknown|likely|unlikely|possible|suggested|argued|noted|"
    r"confirmed|disclosed|discovered|decided|agreed|learned|recalled|found|shown)\b(?!\s(?:by\s|to\s|its\s|the\s))"
    r"|\s(?:seems?|seemed|appears?|appeared|turns?\sout|turned\sout|emerged|emerges)\s(?:that|as|to|likely|there)\b",
    re.IGNORECASE,
)
"""What follows an "it" that stands for nobody: "it was reported that", "it is unclear", "it seems that"."""


# The words around a pronoun or a name.

BREAK = re.compile(r"[,;:—–(]|\b(?:who|which|that|whose)\b")
ENDS_HEAD = re.compile(
    r"(?:['’]s?)?\s*(?:$|[,;:(\[—–<]|(?:of|from|in|at|for|on|who|which|whose|whom|that|former|himself|herself|itself|"
    r"the|a|an|also|then|now|one|with|as|quoted|cited|is|was|were|have|has|had|speaking)\b)"
)
"""What may follow a name that is the head of its noun phrase, and not only describes a later noun."""
THEY_TOLD = re.compile(
    r"they\s(?:have\s|had\s|also\s|later\s)?(?:tell|told)\sthe\s(?:paper|newspaper|agency|magazine|website|site|station|"
    r"broadcaster|network|channel)\b",
    re.IGNORECASE,
)
""""They told the paper": they are not the paper."""
BODY_ENDS = re.compile(r"\s(?=[a-z]|President|Chair|Director|Chief|Leader|Secretary|CEO|Commissioner)")
"""Where the name of a body ends in an office: "Harbour Board | President"."""
PUBLISHED_IN = re.compile(r"([\w-]+)\s(?:in|by|from|on|at)?\s?(?:the\s)?[^\s]*\s?$")
EXPLAINS = re.compile(r"\b(?:for|to|of)\s+(?:the\s+)?([\w-]+)(?:\s(?:himself|herself))?\s*,$")
"""The noun that an apposition explains: "a spokesman for the archbishop, ..."."""
INSERTED = re.compile(r",\s(?:after all|however|meanwhile|though|in turn)$")
"""What stands between a relative pronoun and what it goes back to."""
PERSONAL_RELATIVE = frozenset(["who", "whom", "whose"])
CITES = re.compile(r"(?<=\w),?\s(?:(?:which|that)\s(?:cites|cited|quotes|quoted)|citing|quoting)\s")
MODIFIER = re.compile(
    r"\s(?:who|which|that|whose|of|for|to|by|with|from|against|at|in|on|through|behind|inside)\s[^;:\"“”]+$"
)
"""From here on a noun phrase only tells which: "voters who left the ..."."""
DETERMINER = re.compile(
    r"\b(?:the|an?|some|many|several|two|three|four|five|dozens|hundreds|other|his|her|their|our|its|one|another|most|those|"
    r"all)\s",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"(?:In|At|On|After|Before|While|When|Despite|During|With|As|Although|Though|Asked|Speaking|[A-Z]\w+ing)\b"
)
"""How a sentence begins whose subject comes later: "In his speech, Lee said"."""
FUNCTION = r"(?!(?:of|from|by|for|with|and|to|in|on|at|as|than|or|are|is|were|was|about|into|between|among)\s)"
"""No function word stands here."""
PLURAL_PHRASE = re.compile(
    r"(?<![\w-])(?:(?:that|the|those|these|many|some|most|all|several)\s)?"
    rf"(?:(?:{FUNCTION}[a-z][\w’-]*\s)?(?:percentage|number|group|majority|handful)\sof\s)?"
    rf"(?:{FUNCTION}[a-z][\w’-]*\s){{0,2}}([a-z]+)$"
)
BARE_PLURAL = re.compile(r"(?<![\w-])(?:[\w-]+(?:ed|al|ic|ive|ist|an|ese|ish)\s)?([\w-]+)$")
SUBJECTS = frozenset({"he", "she", "they", "it"})
OF_A_PLACE = re.compile(
    r"(?:,?\s(?:of|from|in|for)\s(?:the\s)?(?:[A-Z][\w.’'-]*|\d{4})(?:\s(?:of\s)?[A-Z\d][\w.’'-]*){0,4}"
    r"|,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)?|\s\([A-Z][\w.’' -]{0,20}\)){1,3},?"
)
"""What only tells where a person is from: "Senator Ann Lee of Ohio, who", "Ann Lee, D-Ohio, who"."""
SAYS = re.compile(
    r"(?:which|that)\s(?:(?:has|had|have|also|later|first|\w+ly)\s){0,2}(?:said|says|say|stated?|states|described?|describes|"
    r"warn(?:s|ed)?|argued?|argues|claim(?:s|ed)?|reads?|show(?:s|ed)|found|finds|suggest(?:s|ed)|conclude[sd]|called|calls|"
    r"alleged?|alleges|accuse[sd]|recommend(?:s|ed)|predict(?:s|ed)|criticized|details?|detailed)\b"
)
"""A document may be the subject of these, as its writers may."""
WRITTEN = re.compile(
    r"\b((?:an?|the|his|her|their|its|[A-Z][\w.]*['’]s)\s(?:[\w-]+\s){0,3}?[a-z][\w-]*)"
    r"(?=\s(?:signed|written|published|released|issued|sent|posted|filed|commissioned|by|from|of|on|about|to|in|for)\b)"
)
SUBORDINATE = re.compile(r"\b(?:when|after|as|because|if|while|before|since|until|although|though)\s$", re.IGNORECASE)
SAID_THAT = re.compile(r"\b(?:sa(?:id|ys)|believes?|thinks?|claims|claimed|insists|insisted|added|adds)\s(?:that\s)?$")
