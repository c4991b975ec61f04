"""What is told of somebody by nobody in particular: "reportedly", "believed to have fled"."""

from __future__ import annotations

import re

_ADVERB = r"(?:reportedly|allegedly|purportedly|supposedly)"
_TOLD = r"(?:believed|thought|said|reported|rumou?red|alleged|expected|suspected|understood|presumed|feared|known|seen)"
# These have no subject of their own but behind a helper: "the town is regarded as", unlike "what he described as".
_JUDGED = r"(?:projected|estimated|forecast|predicted|considered|regarded|viewed|perceived|described|portrayed)"
_BE = r"(?:(?:has|have|had|will|would|may|might)\s)?(?:is|are|was|were|been|be|being|['’]s|['’]re)\s"
_OFTEN = r"(?:(?:\w+ly|also|now|soon|still|long|often|once|not)\s)*"
# Of whom it is told, the words before the cue say.
OF_SOMEBODY = re.compile(
    rf"(?:(?:also|now|even|once|since|is|are|was|were|has|have|had|been)\s)*(?:{_ADVERB}|"
    rf"(?:{_BE})?{_OFTEN}{_TOLD}\s(?:to|as|of)|{_BE}{_OFTEN}{_JUDGED}\s(?:to|as))",
    re.IGNORECASE,
)
# "Reportedly told": the adverb, and what the subject himself did.
REPORTEDLY_TOLD = re.compile(
    rf"(?:(?:also|has|have|had|is|are|was|were)\s)*{_ADVERB}(?:\s(?P<did>[\w’'-]+(?:\s[\w’'-]+)?))?", re.IGNORECASE
)
# Between such an adverb and what was said, the verb that says it: "reportedly | told the board that".
SAYS_BEHIND = re.compile(
    r"\s(?P<verb>(?:told|tells?|said|says?|claim(?:ed|s)|repl(?:ied|ies)|wrote|writes|show(?:ed|s|n)?|stated|states|admitted|asked|"
    r"asks|added|adds|warned|warns|announced|confirmed|denied))(?:\s(?:to\s)?(?:the\s)?(?:[\w’'-]+\s){0,4}?that|[:,])?\s",
    re.IGNORECASE,
)
# The same at the start of what is told, with what he would do or claims to have done: "reportedly | decided to sell".
OWN_WORD = re.compile(
    r"(?P<verb>(?:decide[ds]|agree[ds]|pledge[ds]|promise[ds]|vow(?:ed|s)|threaten(?:ed|s)|refuse[ds]|decline[ds]|offer(?:ed|s)|"
    r"plan(?:ned|s)|intend(?:ed|s)|want(?:ed|s)|hope[ds]|claim(?:ed|s)|admit(?:ted|s)|confess(?:ed|es)|"
    r"(?:has|have|had)\s(?:no\s)?plans)\s(?:not\s)?(?:to|that))\s",
    re.IGNORECASE,
)
# "Lee faced rumours that": who faces them tells none. "Lee's rumours" and "rumours among the staff" are theirs.
RUMOURS = re.compile(r"(?:[\w-]+\s)*?rumou?rs?(?:\s(?:of|about|that|saying))?", re.IGNORECASE)
TELLS_THEM = re.compile(r"['’]s?\s*$|^(?:his|her|their)$", re.IGNORECASE)
AMONG = re.compile(r"\b(?:among|amongst|from|by|within)\s(?:the\s)?$", re.IGNORECASE)
ADVERB = re.compile(rf"\b{_ADVERB}\b", re.IGNORECASE)
# Between the subject and the cue: nothing, a comma before a participle, a relative, a helper ("he's").
BESIDE = re.compile(
    r"(?:['’](?:s|re)\s|,?\s?)(?:(?:who|which|that)\s)?(?:(?:is|are|was|were|has|have|had|also|been)\s)*", re.IGNORECASE
)
PRONOUN_BEFORE = re.compile(r"\b(?:who|which|that|it|they|he|she)\s$")
# Before these nobody is named of whom it is told: "sacked for allegedly stealing", "in what is believed to be".
NO_SUBJECT = re.compile(
    r"(?:\b(?:for|after|of|by|in|from|with|before|without|what|what['’]s|as|and|or|but)\s|[,;:—–“\"(]\s?)$",
    re.IGNORECASE,
)
# A verb that may as well be the subject's own ("which many thought to be a clue"), and of whom that is likely.
ACTIVE = re.compile(
    r"(?:\w+ly\s)?(?:believed|thought|expected|said|understood|feared|known|seen|suspected)\s(?:to|of|as)",
    re.IGNORECASE,
)
MEANS_SOMEBODY = re.compile(
    r"(?:he|she|they|we|i|you|it|many|some|most|few|all|others|both|who|everyone|nobody|people)", re.IGNORECASE
)
OBJECT_BEFORE = re.compile(r"\b(?:which|what|that|whom)\s(?:the\s)?$")
