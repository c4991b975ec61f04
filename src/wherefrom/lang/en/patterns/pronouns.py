"""Pronouns by what they may stand for."""

from __future__ import annotations

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
IT = frozenset(["it", "its", "itself"])
SELF = frozenset(["i", "me", "my", "myself"])
SELVES = frozenset(["we", "us", "our", "ours"])
FIRST = SELF | SELVES | {"you"}
"""Whom only a quotation can tell; in the article's own words they are its author and its reader."""
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
OUTSIDE = {
    **dict.fromkeys((*SELF, "mine"), "author"),
    **dict.fromkeys((*SELVES, "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "reader"),
}
"""Whom the first and second person mean in the article's own words: the author, the author with others, the reader."""
PRONOUNS = HE | SHE | THEY | OUTSIDE.keys()
