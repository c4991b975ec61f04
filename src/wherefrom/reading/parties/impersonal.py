"""The "it" that stands for nobody: "it was reported that", "it is unclear", "it seems that"."""

from __future__ import annotations

import re

_IMPERSONAL = re.compile(
    r"\s(?:(?:is|was|has|had|been|being|became|becomes|remains|will|may|can|could|be|not|also|now|still|widely|once|then|later|"
    r"first|\w+ly)\s){1,5}(?:said|reported|believed|thought|known|revealed|announced|claimed|alleged|rumou?red|understood|"
    r"expected|hoped|feared|assumed|estimated|unclear|clear|unknown|likely|unlikely|possible|suggested|argued|noted|"
    r"confirmed|disclosed|discovered|decided|agreed|learned|recalled|found|shown)\b(?!\s(?:by\s|to\s|its\s|the\s))"
    r"|\s(?:seems?|seemed|appears?|appeared|turns?\sout|turned\sout|emerged|emerges)\s(?:that|as|to|likely|there)\b",
    re.IGNORECASE,
)


def is_impersonal(text: str, after: int) -> bool:
    """Whether an "it" that ends at ``after`` stands for nobody, by the verb that follows."""
    return _IMPERSONAL.match(text, after) is not None
