"""What stands where a content may end: sorts of small words, forms of words, and marks."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:[’'‐‑-]\w+|[.,]\d+|\.\w(?=\.))*|[$%€£]")
REST_OF_WORD = re.compile(r"(?<=\w)(?:[‐‑-]\w+)+|(?<=\w[‐‑-])\w+(?:[‐‑-]\w+)*")
"""What follows the end of a content that stands inside a hyphenated word."""

SORTS = tuple(
    frozenset(words.split())
    for words in (
        "and or nor",
        "but yet",
        "that",
        "which who whom whose",
        "when while as after before until once whenever where",
        "because since so",
        "if unless although though whether",
        "to",
        "of",
        "in on at",
        "for",
        "with without",
        "by from",
        "about over into against between during through under",
        "according",
        "he she they it we i you",
        "the a an this these those",
        "him them me us",
        "his her their its our my",
        "is are was were be been being",
        "has have had will would could should may might can do does did",
        "said says say added adds saying adding wrote writes tweeted reported reports noting",
        "told tell tells telling asked ask asks asking warned warning urged urging assured assuring reminded reminding "
        "informed informing advised advising convinced notified called ordered",
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow",
        "not n’t never no",
        "than",
        "also again however meanwhile",
    )
)
FORMS = (
    re.compile(r"\d"),
    re.compile(r"\w+ing$"),
    re.compile(r"\w+ly$"),
    re.compile(r"\w+ed$"),
    re.compile(r"[A-Z]"),
)
MARKS = (
    re.compile(r","),
    re.compile(r"[;:]"),
    re.compile(r"—|–|--|\s-\s"),
    re.compile(r"[.?!]"),
    re.compile(r"[\"”’'](?:\s|$)"),
    re.compile(r"(?:\s|^)[\"“‘']"),
    re.compile(r"[(\[]"),
    re.compile(r"[)\]]"),
    re.compile(r"\n"),
    re.compile(r"…|\.\.\."),
    re.compile(r"^\S*$"),
    re.compile(r"[,;:.?!()\[\]\"“”—–\n]|--"),
)
LINE, BREAK = 8, 11
"""Of ``MARKS``, the end of a line, and that of any mark at which something may end."""
