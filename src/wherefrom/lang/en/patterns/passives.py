"""Cues in the passive, whose grammatical subject is no source: "is said to", "was revealed", "has been told"."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import WEEKDAY

_BE = (
    r"(?:(?:has|have|had|will|would|may|might|could|can|also)\s|to\s)*"
    r"(?:is|are|was|were|been|being|be|['’](?:s|re)|['’]ve\sbeen)\s"
)
_ADVERB = r"(?:(?:\w+ly|also|now|soon|still|first|long|often|even|been|being|once|again|later|since)\s)*"
# Passed on from nobody in particular.
_SPOKEN = (
    r"said|rumou?red|believed|thought|expected|reported|understood|estimated|forecast|forecasted|projected|predicted|"
    r"alleged|claimed|tipped|speculated|assumed|supposed|anticipated"
)
# Passed on from somebody who may be named elsewhere.
_OPINED = (
    r"revealed|disclosed|announced|suggested|noted|confirmed|argued|feared|hoped|considered|regarded|seen|viewed|"
    r"lauded|praised|hailed|described|portrayed|dubbed|billed|touted|deemed"
)
# The subject is who listens.
_HEARD = r"told|informed|notified|assured|asked|urged|warned|advised|instructed|ordered"
PASSIVE_CUE = re.compile(
    rf"(?:it\s)?{_BE}{_ADVERB}(?:(?P<spoken>{_SPOKEN})|(?P<opined>{_OPINED})|(?P<heard>{_HEARD}))(?:\s(?:to|as|that))?",
    re.IGNORECASE,
)
# What of such a cue may stand before it: "has already been | warned".
HELPERS_BEFORE = re.compile(
    r"(?:\b(?:has|have|had|will|would|may|might|could|can|also|to|already|now|since)\s)*"
    rf"(?P<be>(?:\b(?:is|are|was|were|been|being|be)|['’]re)\s{_ADVERB})$",
    re.IGNORECASE,
)
# Who asks stands behind a "by": "asked by reporters on Tuesday whether".
ASKED_CUE = re.compile(rf"(?:{_BE})?{_ADVERB}(?:asked|pressed|quizzed)(?:\s(?:if|whether|to))?", re.IGNORECASE)
ASKED_BY = re.compile(
    rf"(?:\s(?:\w+ly|(?:on\s)?(?:{WEEKDAY})))?\sby\s(?P<who>[\w’'.-]+(?:\s(?!(?:on|in|at|during|last|this|earlier|about|if|"
    rf"whether|what|who|why|how|when|where|which|to|that|{WEEKDAY})\b)[\w’'.-]+){{0,6}})"
)
# Of these the subject is who is accused or judged, though the cue be but the participle: "who stood accused of".
ACCUSED_CUE = re.compile(
    rf"(?:{_BE}|stands?\s|stood\s)?{_ADVERB}(?:(?:accused|suspected|convicted|acquitted|cleared|(?:found\s)?guilty|absolved)\sof|"
    r"(?:charged|credited)\swith|(?:indicted|arrested|arraigned|tried|sentenced|booked)\s(?:on|for)|"
    r"(?:criticised|criticized|praised|blamed|condemned|faulted|lauded|hailed|mocked|ridiculed|denounced)\sfor)",
    re.IGNORECASE,
)
BEFORE_ACCUSED = re.compile(rf",?\s?(?:{_BE}|stands?\s|stood\s)?{_ADVERB}", re.IGNORECASE)
# "Is said to believe": the thought is the subject's own.
OWN_MIND = re.compile(
    r"to\s(?:(?:believe|think|fear|want|accept|feel|hope|hate|love|prefer|regret|know|doubt|support|oppose|favou?r|plan)\b"
    r"|(?:have\s(?:told|said|asked|warned|agreed|decided|refused|promised|threatened|considered|wanted|accepted)|be\s"
    r"(?:considering|planning|hoping|thinking|worried|concerned|furious|angry|unhappy|keen|eager|willing|reluctant))\b)"
)
# Subjects that are no part of what is said, but for "it is expected to leave".
EXPLETIVES = frozenset({"it", "there", "that", "which"})
# Who is told to do something is part of it, unless but a pronoun names him.
LISTENERS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "which", "that"})
TO = " to"
AS = " as"
INFINITIVE = "to"

# Verdicts in the passive, by the words that may stand before the verdict ("": it follows at once): "accused of theft".
_VERDICTS = {
    ("that", "to"): "told warned advised",
    ("that",): "informed assured notified",
    ("to", "whether", "if"): "asked",
    ("of",): "accused suspected acquitted convicted",
    ("with",): "charged",
    ("for",): "blamed faulted",
    ("as", "for", "over"): "criticised criticized praised condemned denounced lauded hailed ridiculed mocked slammed "
    "decried attacked",
    ("as",): "described rejected portrayed characterised characterized dismissed regarded viewed depicted",
    ("to",): "believed expected understood estimated known feared presumed assumed alleged reported ordered urged "
    "instructed required forbidden invited begged",
    ("to", "as", ""): "called labelled labeled branded dubbed considered deemed declared judged ruled termed thought "
    "pronounced",
}
# Behind these stands a clause; the subject only hears it.
CLAUSES = frozenset({"that", "whether", "if"})
# These need no more words: "was condemned by the bishops".
VERDICT_ENOUGH = frozenset(_VERDICTS["as", "for", "over"].split())
BEFORE_VERDICT = {verb: words for words, verbs in _VERDICTS.items() for verb in verbs.split()}
JUDGED = re.compile(rf"\b(?P<being>{_BE}{_ADVERB})?(?P<verb>{'|'.join(BEFORE_VERDICT)})\b", re.IGNORECASE)
_AGENT = r"(?:(?!(?:about|who|that|which)\b)[^,;:“”\"\n]){2,80}?"
AGENT_FIRST = {
    word: re.compile(rf"\sby\s(?P<who>{_AGENT})\s(?P<before>{word})\s") for words in _VERDICTS for word in words if word
}
"""Behind such a verb: "by two members of"."""
OF_DOING = re.compile(rf"\sby\s(?P<who>{_AGENT})\s(?P<before>of)\s(?=\w+ing\b)")
# Some who judge, whatever the noun.
SEVERAL = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens\sof|several|many|some|most)\s\w+s\b")
BY = re.compile(r"\sby\s")
# Where an agent ends; a verdict goes on through quotation marks.
VERDICT_END = re.compile(
    r"[,;:](?=\s)|[—–“”\"]|\s\(|[.!?]?$|\s(?=(?:which|who|while|because|although|after|before|when|but|and|on|in|during)\s)"
)
WHAT_END = re.compile(
    r"[,;:](?=\s)|[—–]|\s\(|[.!?]?[”\"]?$|\s(?=(?:which|who|while|because|although|after|before|when|but)\s)"
)
RELATIVE = re.compile(r"(?:who|which|that|whom|there)$", re.IGNORECASE)
WHO_BEFORE = re.compile(r",?\s(?:who|which)\s$")
