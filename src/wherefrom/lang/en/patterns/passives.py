"""Cues in the passive, whose grammatical subject is no source: "is said to", "was revealed", "has been told"."""

from __future__ import annotations

import re

_BE = (
    r"(?:(?:has|have|had|will|would|may|might|could|can|also)\s|to\s)*"
    r"(?:is|are|was|were|been|being|be|['’](?:s|re)|['’]ve\sbeen)\s"
)
_ADVERB = r"(?:(?:\w+ly|also|now|still|first|long|often|even|been|being|once|again|later|since)\s)*"
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
# "Is said to believe": the thought is the subject's own.
OWN_MIND = re.compile(
    r"to\s(?:(?:believe|think|fear|want|accept|feel|hope|hate|love|prefer|regret|know|doubt|support|oppose|favou?r|plan)\b"
    r"|(?:have\s(?:told|said|asked|warned|agreed|decided|refused|promised|threatened|considered|wanted|accepted)|be\s"
    r"(?:considering|planning|hoping|thinking|worried|concerned|furious|angry|unhappy|keen|eager|willing|reluctant))\b)"
)
# Subjects that are no part of what is said.
EXPLETIVES = frozenset({"it", "there", "that", "which"})
TO = " to"
