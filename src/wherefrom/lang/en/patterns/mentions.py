"""Words by which mentions are told from other words and matched with each other: pronouns and determiners.

The order of the words and of the rows is that of the columns that ``data/coreference.npz`` was trained on.
"""

from __future__ import annotations

# Words; person (0: none); "s"ingular, "p"lural; "m"ale, "f"emale, "n"euter. The last row only behaves like pronouns,
# among it the halves of "'em", "y'all" and "let's".
PRONOUNS = (
    ("i me my mine myself", 1, "s", ""),
    ("we us our ours ourselves", 1, "p", ""),
    ("you your yours yourself yourselves", 2, "", ""),
    ("he him his himself", 3, "s", "m"),
    ("she her hers herself", 3, "s", "f"),
    ("it its itself", 3, "s", "n"),
    ("they them their theirs themselves", 3, "p", ""),
    (
        "who whom whose that which one someone somebody everyone everybody anyone anybody nobody this these those "
        "others all both each many some em ya y let s",
        0,
        "",
        "",
    ),
)
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
