"""How the words of a statement begin that stand for a claim."""

from __future__ import annotations

import re

# "To retail for thousands" is no sentence.
INFINITIVE = "to "
THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
# Cues of saying, among them those that pass on a plan or wish that was told: "said it would".
SPOKEN = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|announc\w+|report\w*|claim\w*|confirm\w*|accord\w+|reveal\w*|add(?:ed|s)|"
    r"wr(?:ote|ites?)|tweet\w*|post\w*|disclos\w+|stat(?:ed|es))\b|:",
    re.IGNORECASE,
)
# How a sentence begins that a reader does not understand by itself.
POINTING = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|But|And|So|His|Her|Their|Its|There|Here|However|We|I|You|If|What|Why|How|"
    r"Is|Are|Will|Does|Do|Or|Yet|Then|Now|Also|Such|One|According|Asked|Speaking)\b"
)
# A sentence that tells that something is denied is no wording for what is denied.
DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|debunk\w*|refut\w+)\b", re.IGNORECASE)
