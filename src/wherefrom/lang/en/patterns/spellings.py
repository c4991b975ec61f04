"""Spellings of names of people and bodies: the words and letters in them that do not tell one from another."""

from __future__ import annotations

import re

THE = "the"
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
# Words in the middle of a name of a person by which nobody is told apart.
PARTICLES = {
    *("al", "el", "ul", "bin", "ibn", "ben", "abu", "van", "von", "der"),
    *("den", "de", "da", "di", "du", "la", "le", "st"),
}
SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "mp"}
GENERATION = re.compile(r"(?i:jr|sr|ii|iii|iv)|[IV]|(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
"""What tells people of one name apart behind it, without its full stop: "Jr", "III", and the number of a king."""
# Ways in which the same sound is written in English for names from other scripts, longest first.
SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("sh", "s"), ("zh", "z"), ("ch", "c"), ("dj", "j"), ("ck", "k"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"), ("iy", "i"), ("yy", "i"), ("q", "k"), ("w", "v"), ("y", "i"),
)  # fmt: skip
ARABIC_ARTICLE = re.compile(r"^(?:al|el)(?=[a-z]{4})")
# A letter behind one of these is no initial: "paid Individual A. Lee agreed".
LETTERED = frozenset(
    {
        "Individual",
        "Witness",
        "Person",
        "Exhibit",
        "Plaintiff",
        "Victim",
        "Vitamin",
        "Hepatitis",
        "Plan",
        "Type",
        "Class",
    }
    | {"Grade", "Group", "Company", "Appendix", "Part", "Gate", "Option", "Influenza", "Juror", "Student", "Schedule"}
)
# A small word with a hyphen before a capital is part of a name.
ARABIC = re.compile(r"(?:al|el|an|as|ash|ar|at|ad|bin|ibn|de|van|von)[-‑][A-ZÀ-Þ]")
# Their full stop ends no sentence.
DOTTED = {"Jr", "Sr", "St", "Mt", "Ft", "Inc", "Corp", "Co", "Ltd", "Bros"}
# "Anglo-american" is no name, its second part being small; these are.
SMALL_TAILED = frozenset({"wal-mart"})
_SYLLABLE = r"[bcdfghj-np-tw-z]{0,3}[aeiou]{1,4}(?:h|k|l|m|ng?|p|r|t)?"
TWO_SYLLABLES = re.compile(
    rf"(?!(?:re|pre|co|non|pro|post|un|de|to|so)-){_SYLLABLE}-(?!(?:up|op|on|in|to|at|run|man|men|so|go|war|pop|fat)\b)"
    rf"{_SYLLABLE}(?:['’]s)?",
    re.IGNORECASE,
)
"""Given names of two syllables as Chinese and Korean ones are written: "Hui-kuan", "Young-soo"."""
EXCLAIMED = r"\b(?:(?:E|Yahoo)!|(?:OK|Hello|HELLO|Hola)!(?=\s(?:[Mm]agazine\b|[a-z])|[’'”\",.]))"
"""Names that end in a mark of exclamation, which ends no sentence: "E! News", "told OK! that"."""
SITE_ENDING = r"\.(?:[a-z]{2,}|TV)\b"
"""How a site's name goes on behind a full stop: "OKMagazine.com", "Hill.TV"."""
