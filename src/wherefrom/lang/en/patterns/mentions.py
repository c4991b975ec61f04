"""Words by which mentions are told from other words and matched with each other: pronouns and determiners.

The order of the words and of the rows is that of the columns that ``data/coreference.npz`` was trained on.
"""

from __future__ import annotations

from wherefrom.lang.en.pronouns import CASES, TABLE, Gender, Number

# Person (0: none), number and gender. The second person does not tell its number; what follows the personal pronouns
# only behaves like them, among it the halves of "'em", "y'all" and "let's".
_LIKE_PRONOUNS = (
    "who whom whose that which one someone somebody everyone everybody anyone anybody nobody this these those "
    "others all both each many some em ya y let s"
)
PRONOUNS: dict[str, tuple[int, Number | None, Gender | None]] = {
    getattr(row, case): (row.person, None if row.person == 2 else row.number, row.gender)
    for row in TABLE
    for case in CASES
} | dict.fromkeys(_LIKE_PRONOUNS.split(), (0, None, None))
# "US" is no "us".
COUNTRY = "US"
_DETERMINERS = (
    "the",
    "a an",
    "this that these those",
    "my your his her its our their",
    "some any every each no another other many most several few all both more",
    "one two three four five six seven eight nine ten hundreds thousands dozens millions",
)
DETERMINERS = {word: column for column, words in enumerate(_DETERMINERS) for word in reversed(words.split())}
FIGURES = 5  # the row of numerals
