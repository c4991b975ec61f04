"""How an outlet takes back, or stands by, what it wrote itself."""

from __future__ import annotations

import re

_PIECE = (
    r"(?:article|story|report|post|blog(?:\s+post)?|piece|column|item|dispatch|page|newsletter|interview|review|"
    r"obituary|headline|caption|video|graphic|chart|map|editorial|analysis|account|coverage)"
)
_WRONGLY = r"(?:originally|initially|previously|incorrectly|mistakenly|wrongly|erroneously|inaccurately|falsely)"
# What may stand before it in the sentence: "Because of an editing error,", "The headline on", "Note:".
_LEAD = r"(?:[^.!?:,]{2,90}[,:]\s+)?(?:[Tt]he|[Aa]n?)?\s*(?:[\w’' -]{3,40}?\s(?:on|in|of|to|with)\s)?"
# "The Ellery Post" is no post of this outlet's.
_OWN_PIECE = rf"(?!(?-i:[A-Z][a-z])){_PIECE}"


def _corrections(whose: str) -> tuple[re.Pattern[str], ...]:
    """The openings of a sentence that takes back an article, which ``whose`` says to be this one."""
    version = (
        rf"{_LEAD}(?:an?\s|the\s|some\s)?(?:earlier|previous|original|prior|initial|first|older|previously\spublished)\s"
        rf"(?:online\s|print\s)?(?:versions?|editions?)\s(?:of|for)\s(?:{whose})\s(?:[\w-]+\s)?{_OWN_PIECE}\b"
        r"(?!\s(?:first\s)?(?:appeared|appears|ran|(?:was|were)\s(?:first\s)?(?:published|posted)))"
    )
    corrected = (
        rf"{_LEAD}(?:{whose})\s(?:[\w-]+\s)?{_OWN_PIECE}\s(?:(?:has|had|have)\s(?:now\s|since\s)?been|was|is)\s(?:"
        r"(?:corrected|amended|revised|retracted|withdrawn|taken\sdown|clarified)\b|"
        r"(?:updated|changed|edited)\sto\s(?:correct|clarify|fix|remove|amend|rectify|reflect\sthe\s(?:correct|right))\b)"
    )
    mistaken = (
        rf"{_LEAD}(?:{whose})\s(?:[\w-]+\s)?{_OWN_PIECE}\s(?:(?:also|had|has)\s){{0,2}}(?:"
        r"mis(?:stated|identified|characteri[sz]ed|spelled|spelt|attributed|quoted|reported|named|represented|dated)\b|"
        rf"{_WRONGLY}\s(?!published|posted|appeared|planned|scheduled)\w+)"
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in (version, corrected, mistaken))


OPENING = _corrections("this|our")
# Where it is clear by then that a correction speaks.
INSIDE = _corrections("this|our|the")
_OWNER = (
    r"(?P<who>[Ww]e|(?i:this\s(?:newspaper|paper|site|website|magazine|news\s\w+|outlet))|"
    r"(?:[Tt]he\s)?[A-Z][\w.&’'-]*(?:\s(?:of\s|the\s|and\s|for\s)?[A-Z][\w.&’'-]*){0,4}?)"
)
WITHDRAWN = re.compile(
    rf"{_OWNER}\s(?:(?:has|have|had)\s)?(?:since\s|now\s|today\s)?(?:(?i:withdrawn|withdrew|retracted|retracts|"
    r"withdraws|disavowed|taken\sback|took\sback|taken\sdown|took\sdown|deleted|pulled|corrected))\s"
    rf"(?:its|our|the|this|that|their|an?)\s(?:[\w’'-]+\s){{0,3}}?(?i:{_PIECE}|claims?|tweets?|posts?|stories|reports)\b"
)
REGRETS = re.compile(
    rf"{_OWNER}\s(?:deeply\s|sincerely\s)?(?i:regrets?|apologi[sz]es?\sfor)\s(?:the|this|any|these|our|its)\s"
    r"(?:[\w’'-]+\s){0,2}?(?i:errors?|mistakes?|confusion|inaccurac(?:y|ies)|omissions?)\b"
)
STANDS_BY = re.compile(
    rf"{_OWNER}\s(?:fully\s)?(?i:stands?|stood|continues?\sto\sstand)\sby\s(?:its|our|the|this|every\sword\sof\sits)\s"
    rf"(?:[\w’'-]+\s){{0,3}}?(?i:{_PIECE}|reporting|journalism|stories|reports)\b"
)
OWN_WORDS = re.compile(r"we|this\s", re.IGNORECASE)
# A paragraph that opens so is a correction whatever its words.
LABEL = re.compile(
    r"[\[(*_\s]*(?:corrections?|clarifications?|retractions?|erratum|errata)\b(?!\s+(?:appended|officer|facilit|cent))"
    r"[^.:\n]{0,40}(?::|\s[—–-]\s|\.\s)\s*(?:[^.\n]{0,80}\b(?:correction|clarification)s?:\s*)?(?=\S)",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(
    r"[\[(*_\s]*(?:corrections?|clarifications?|retractions?|erratum)\b(?!\s+appended)[^.\n]{0,40}?:?[\])*_\s]*",
    re.IGNORECASE,
)
# What a paragraph under such a line is about.
MENDS = re.compile(rf"\b(?:mis\w+ed|{_WRONGLY}|in\serror|editing\serror|versions?|{_PIECE})\b", re.IGNORECASE)
# Labels that say nothing of what follows.
PLAIN_LABEL = re.compile(
    r"[\[(*_\s]*(?:(?:editor|publisher)s?['’]?s?\s+note|note\s+to\s+readers|update[ds]?|note|ps)\b[^:\n]{0,60}?(?::|\s[—–-])\s*",
    re.IGNORECASE,
)
