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
# Who asks whether something is so does not say that it is.
ASKED = re.compile(r"^\W*(?:whether|if|why|how|what|who|which|when|where)\b|\?\W*$", re.IGNORECASE)
# What is asked for in a few words is negative with one of these.
NOT = re.compile(r"\b(?:not|never|nothing|nobody|no|none|neither|cannot|\w+n[’']t)\b", re.IGNORECASE)
# Where an article was written, before its first sentence: "LUND, Sweden (Orlo News) — ".
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ]{3}[A-ZÀ-Þ.’' -]{0,27}(?:, (?:[A-ZÀ-Þ][\w.]+ ?){1,3})?(?: ?\([\w ]{2,20}\))?"
    r"|(?:[A-ZÀ-Þ][\w.’'-]+,? ?){1,4}\([A-ZÀ-Þ][\w ]{1,19}\))\s*(?:[—–―]|--|-(?=\s))\s*"
)
# How words begin that are a piece of a sentence: what is asked of somebody, what somebody is called.
PIECE = re.compile(
    r"\W*(?:to|of|for|as|about|against|with|on|in|at|by|from|into|him|her|them|himself|herself|themselves|itself|whether|"
    r"if|how|why|what|who|which|when|where|and|or|but)\b",
    re.IGNORECASE,
)
# What somebody will not do who only declines to speak: "refused to comment", "would not say".
COMMENTING = re.compile(
    r"(?:to )?(?:(?:immediately|publicly|further) )?(?:comment|respond|reply|answer|elaborate|discuss|say|speak|talk|"
    r"tell|be (?:interviewed|identified|named|quoted|drawn)|confirm or deny|confirm|give|provide|go into|return|take|"
    r"disclose)\b|"
    r"(?:no|any|further) comment\b",
    re.IGNORECASE,
)
# The same where it is no refusal: "had no comment", "did not respond to a request for comment".
NO_COMMENT = re.compile(
    r"\b(?:no (?:further |immediate )?comment|(?:requests?|asked|available|reached) (?:for|to) comment)\b",
    re.IGNORECASE,
)
# What speaks to its reader tells no news.
READER = re.compile(r"\b(?:you|your|yours|we|our|us|let['’]s)\b", re.IGNORECASE)
