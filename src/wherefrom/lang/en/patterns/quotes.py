"""Spellings of one word in quotations: British and American, numbers, titles."""

from __future__ import annotations

from wherefrom.lang.en.numbers import NUMBERS

# Endings of longer words.
SPELLINGS = (
    ("our", "or"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("yse", "yze"),
)
SPELLED = {
    **{"centre": "center", "defence": "defense", "offence": "offense", "programme": "program", "grey": "gray"},
    **{"gen": "general", "sen": "senator", "gov": "governor", "rep": "representative", "dr": "doctor"},
    **{word: str(number) for word, number in NUMBERS.items()},
}
