"""Words that are capitalised only because a sentence, a quotation or a paragraph begins with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import (
    ACTING_EVER,
    COUNTRYMEN,
    FIRMS,
    FOR,
    HEADS_OF_BODIES,
    I_FORMS,
    I_OPENS,
    JOINERS,
    NO_NAME_ENDINGS,
    OF_BODIES,
    PARTICIPLE,
    RIVALS,
    WILL,
    WILL_NAMED,
)
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.tokens import POSSESSIVE, Token
from wherefrom.reading.parties.kinds import classify, is_plural


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of the article that stand small, and those that stand capitalised inside sentences."""

    lower: frozenset[str]
    upper: frozenset[str]
    beside: frozenset[tuple[str, str]] = frozenset()
    """Capitalised words side by side, of which the first opens no sentence."""


def without_openers(text: str, run: Sequence[Token], seen: Seen) -> Sequence[Token]:
    """``run`` from its first word on that is capitalised for its own sake."""
    while run and (run[0].opens or run[0].text in I_OPENS):
        word = run[0].text.casefold()
        plain = POSSESSIVE.sub("", word)
        starter = (
            plain in lexicon.words("starters") or "'" in plain and plain.split("'")[0] in lexicon.words("starters")
        )
        common = len(run) > 1 and plain in seen.lower and run[0].text not in lexicon.gendered("titles")
        common = common or len(run) > 1 and run[0].text in RIVALS | FIRMS and not is_trade(run)
        is_name = run[0].text in lexicon.gendered("given_names") or run[0].text in lexicon.words("organization_words")
        participle = len(run) > 1 and len(plain) > 5 and plain.endswith(PARTICIPLE) and not is_name
        if not starter and not participle and (not common or is_name):
            break
        if run[0].text in ACTING_EVER and run[1:] and run[1].text == FOR:
            break
        if plain == WILL and len(run) == 2 and WILL_NAMED.match(text, run[-1].end):
            break
        if (not starter or plain in OF_BODIES) and _is_of_body(text, run, seen):
            break
        if starter and run[0].text in lexicon.gendered("titles") and len(run) > 1:
            break
        run = run[1:]
        if run and run[0].text in JOINERS:
            run = run[1:]
    return run


def _is_of_body(text: str, run: Sequence[Token], seen: Seen) -> bool:
    """Whether a common word that opens a sentence is a body's first: "Home Office said" beside "she went home".

    Nothing but a general noun would be left of the name, the article has both words side by side where no sentence
    opens, or its initials follow in parentheses: "Harbour Safety Board (HSB)".
    """
    if len(run) < 2:
        return False
    behind = POSSESSIVE.sub("", run[1].text)
    if (run[0].text, behind) in seen.beside or len(run) == 2 and behind in HEADS_OF_BODIES:
        return True
    bodies = HEADS_OF_BODIES | lexicon.words("organization_words")
    if run[0].text.casefold() in OF_BODIES and any(token.text in bodies for token in run[1:]):
        return True
    letters = "".join(token.text[0] for token in run if token.text[0].isupper())
    return len(letters) > 2 and text.startswith((f" ({letters})", f" ({letters} "), run[-1].end)


def is_trade(run: Sequence[Token]) -> bool:
    """Whether two names stand behind a trade that opens a sentence, or behind a people: "Surveyor Ann Lee"."""
    bodies = lexicon.words("organization_words")
    if len(run) != 3 or any(token.text in bodies for token in run[1:]):
        return False
    known = classify(run[0].text.casefold()) if run[0].opens else None
    return run[0].text in COUNTRYMEN or known is not None and known.kind == "unnamed"


def is_noise(token: Token, seen: Seen, speaks: bool) -> bool:
    """Whether a lone capitalised word is no name. One that opens a sentence may still be one, if it ``speaks``."""
    word = POSSESSIVE.sub("", token.text)
    if len(word) < 2 or word in lexicon.gendered("titles") or word in lexicon.demonyms():
        return True
    if not token.opens:
        return word.casefold() in I_FORMS
    if word in lexicon.gendered("given_names") or word in lexicon.nations() or is_plural([word]):
        return False
    if word in lexicon.words("organizations") or outlet_named(word):
        return False
    small = word.casefold()
    return (
        small in lexicon.words("starters")
        or small in seen.lower
        or word not in seen.upper
        and not (speaks and word.isalpha() and len(word) > 3 and not word.endswith(NO_NAME_ENDINGS))
        or (classify(small) is not None and not (speaks and _is_family_name(word, seen)))
    )


def _is_family_name(word: str, seen: Seen) -> bool:
    """Whether somebody in the article has a common noun for a family name: "Banks said" beside "Jim Banks"."""
    given = lexicon.gendered("given_names")
    return any(behind == word and before in given for before, behind in seen.beside)
