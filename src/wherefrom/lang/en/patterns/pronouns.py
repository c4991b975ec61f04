"""Pronouns by what they may stand for."""

from __future__ import annotations

import re

from wherefrom.lang.en.pronouns import forms

HE = forms(person=3, gender="m")
SHE = forms(person=3, gender="f")
TELLING = (HE | SHE) & forms("subject", "determiner", "possessive", "reflexive")
"""Those that stand for somebody just named; "him" may be anybody's object."""
SUBJECTS = (HE | SHE) & forms("subject")
THEY = forms(person=3, number="plural")
IT = forms(person=3, gender="n")
LIKE_PRONOUNS = frozenset({"US", "WHO", "IT"})
"""Acronyms that small-lettered are pronouns."""
SUBJECT_IT = "it"
SELF = forms(person=1, number="singular") - {"mine"}
SELVES = forms(person=1, number="plural") - {"ourselves"}
ASKED = frozenset({"you"})
"""Whom a question is put to."""
FIRST = SELF | SELVES | ASKED
"""Whom only a quotation can tell; in the article's own words they are its author and its reader."""
AUTHORS = frozenset(["I", "We", "we"])
"""In an article's own words: whoever wrote it."""
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
PUBLISHED_IN = re.compile(r"([\w-]+)\s(?:in|by|from|on|at)?\s?(?:the\s)?[^\s]*\s?$")
EXPLAINS = re.compile(r"\b(?:for|to|of)\s+(?:the\s+)?([\w-]+)(?:\s(?:himself|herself))?\s*,$")
"""The noun that an apposition explains: "a spokesman for the archbishop, ..."."""
INSERTED = re.compile(r",\s(?:after all|however|meanwhile|though|in turn)$|\s\([A-Z][\w./-]{1,14}\)$")
"""What stands between a relative pronoun and what it goes back to."""
PERSONAL_RELATIVE = frozenset(["who", "whom", "whose"])
CITES = re.compile(r"(?<=\w),?\s(?:(?:which|that)\s(?:cites|cited|quotes|quoted)|citing|quoting)\s")
DETERMINER = re.compile(
    r"\b(?:the|an?|some|many|several|two|three|four|five|dozens|hundreds|other|his|her|their|our|its|one|another|most|those|"
    r"all)\s",
    re.IGNORECASE,
)
FUNCTION = (
    r"(?!(?:of|from|by|for|with|and|to|in|on|at|as|than|or|are|is|were|was|about|into|between|among|the|said|says|been|"
    r"has|have|had|reportedly|allegedly)\s)(?<!been\s)(?<!\sare\s)(?<!were\s)(?<!portedly\s)(?<!llegedly\s)"
)
"""No function word stands here, nor the verb that one goes with: "been arresting people"."""
PLURAL_PHRASE = re.compile(
    r"(?<![\w’'-])(?:(?:that|the|those|these|many|some|most|all|several)\s|"
    r"(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z][\w-]+(?:['’]s|(?<=s)['’])\s|(?:the\s)?[a-z][\w-]+(?:['’]s|(?<=s)['’])\s)?"
    rf"(?:(?:{FUNCTION}[a-z][\w’-]*\s)?(?:percentage|number|group|majority|handful)\sof\s)?"
    rf"(?:{FUNCTION}[a-z][\w’-]*\s){{0,2}}([a-z]+)$"
)
OWNED_BY = re.compile(r"(his|her|its|their|my|our|whose)\s(?:own\s)?(?=\w)", re.IGNORECASE)
"""Whose somebody or something is: "her lawyer", "whose office"."""
TITLED_OWNER = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.?\s")
OWNS = re.compile(r"(['’]s?)\s")
BARE_PLURAL = re.compile(r"(?<![\w’'-])(?:[\w-]+(?:ed|al|ic|ive|ist|an|ese|ish)\s)?([\w-]+)$")
SAYS_IT = re.compile(
    r"\b(?:sa(?:id|ys?)|told\s[\w.’']+|added|announced|argued|claimed|denied|insisted|revealed|admitted|explained|stated|"
    r"warned|reported|thinks?|thought|believes?)\s(?:that\s)?$"
)
"""Right before "it" that can only be who says so, where that is a body: "The port said it"."""
