"""What speakers say of themselves: the predicate of "I ...", "we ..." or "she said she ...", read like a cue.

A future is an intention or a refusal where the verb is an act, and neither where it only happens ("we will know").
"I think" and "I know" are no stance of their own: the annotation guide takes what follows as asserted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from wherefrom.lang.en.patterns import clauses as en
from wherefrom.lang.lexicon import word_set
from wherefrom.reading.meaning.attitudes import Found, is_adjective, negated, phrase_at
from wherefrom.reading.types import Stance


def stance_of_noun(noun: str) -> Stance | None:
    """The stance of "my hope is", "our plan is"; None of a noun that has none."""
    found = phrase_at([noun], 0, noun=True)
    telling = found is not None and found.stance in ("thinks", "intends", "asks", "refuses", "doubts")
    return cast(Stance, found.stance) if found and telling else None


def stance_of_predicate(words: Sequence[str], start: int, direct: bool, conditional: bool) -> Stance | None:
    """The stance of the predicate that starts at word ``start``, after a subject that means the speaker.

    ``direct`` says that the words are the speaker's own, ``conditional`` that they hang on an "if". None where the
    clause is a plain statement.
    """
    at = start
    while at < len(words) and (words[at] in word_set("stance_helpers") or en.ADVERB.match(words[at])):
        at += 1
        if words[at - 1] == en.GOING and words[at : at + 1] != [en.TO]:
            return None
    if at == len(words):
        return None
    helpers = words[start:at]
    nots = not en.NOT.isdisjoint(helpers)
    if en.UNABLE in helpers or (nots and en.ABLE in helpers):
        return "refuses"
    if _is_future(helpers, direct, nots, conditional):
        return _of_future(words, at, helpers, direct, nots)
    if en.WOULD in helpers and words[at] not in en.LIKING:
        return None
    if any(helper in word_set("stance_modals") for helper in helpers):
        cannot = nots and (en.CAN in helpers or (en.COULD in helpers and not direct))
        return "refuses" if cannot and words[at] in word_set("stance_refused") else None
    return _of_present(words, at, helpers, direct, nots)


def _is_future(helpers: Sequence[str], direct: bool, nots: bool, conditional: bool) -> bool:
    if en.HAVE in helpers or (direct and not en.WAS.isdisjoint(helpers)):
        return False
    if not en.FUTURE.isdisjoint(helpers):
        return True
    return en.WOULD in helpers and not conditional and (not direct or nots)


def _of_future(words: Sequence[str], at: int, helpers: Sequence[str], direct: bool, nots: bool) -> Stance | None:
    verb = words[at]
    refusable = verb in word_set("stance_refused")
    if en.ABLE in helpers or (en.BE in helpers and not verb.endswith(en.PARTICIPLE_ENDING)):
        return None
    if verb in word_set("stance_happenings"):
        return None
    if words[0] not in en.SPEAKERS and verb in word_set("stance_happenings_of_things"):
        return None
    found = phrase_at(words, at)
    if not nots:
        return None if found and found.word in word_set("stance_speaking") else "intends"
    if (direct and en.WOULD in helpers) or (found and found.stance in ("refuses", "denies", "doubts", "thinks")):
        return "refuses" if refusable else None  # no refusal: "I wouldn't put it like that", "she won't rule it out"
    return "refuses"


def _of_present(words: Sequence[str], at: int, helpers: Sequence[str], direct: bool, nots: bool) -> Stance | None:
    pronoun = words[0] in en.SPEAKERS or words[0] in en.THIRD_PERSON
    if pronoun and words[at] in word_set("stance_arranged") and not en.IS.isdisjoint(helpers):
        return "refuses" if nots else "intends"  # "we are leaving"
    if nots and words[at] in word_set("stance_silent") and not en.DO.isdisjoint(helpers):
        return "refuses"
    found = phrase_at(words, at) or _had(words, at, helpers)
    if found is None or (direct and _is_account(found, helpers)) or _is_misfit(found, words, helpers):
        return None
    if found.stance in ("neutral", "asserts", "confirms") or found.word in word_set("stance_witnessed"):
        return None
    stance = negated(found, [*helpers, *words[at:]]) if nots else found.stance
    after = found.index + found.length
    if words[0] in en.SPEAKERS and found.word in word_set("stance_opinions"):
        plainly = not en.OBJECTS.isdisjoint(words[after : after + 1])
        return "doubts" if stance == "doubts" and plainly else None
    if stance == "asserts" or _only_says(found, words, nots):
        return None
    return cast(Stance, stance)


def _is_account(found: Found, helpers: Sequence[str]) -> bool:
    """Whether speakers tell what they felt or did: "I was afraid", "we have asked"."""
    if not en.PAST.isdisjoint(helpers):
        return True
    return found.past and en.IS.isdisjoint(helpers)


def _is_misfit(found: Found, words: Sequence[str], helpers: Sequence[str]) -> bool:
    """Whether the word is a passive ("we were urged") or an adjective without its verb ("he had touched")."""
    state = not en.IS.isdisjoint(helpers)
    if found.noun:
        return not state and (words[found.index].endswith(en.PAST_ENDING) or en.HAS.isdisjoint(helpers))
    return found.past and state and not is_adjective(words[found.index])


def _only_says(found: Found, words: Sequence[str], nots: bool) -> bool:
    """Whether it only leads up to something said: "I want to thank you", "we are proud to announce"."""
    after = found.index + found.length
    if not found.phrase.endswith(f" {en.TO}"):
        if words[after : after + 1] != [en.TO]:
            return False
        after += 1
    follows = phrase_at(words, after)
    speaks = follows is not None and follows.stance in ("neutral", "asserts", "thinks")
    return speaks and (not nots or found.stance == "thinks")


def _had(words: Sequence[str], at: int, helpers: Sequence[str]) -> Found | None:
    """The attitude that somebody has: "we have full confidence", "she had serious doubts"."""
    if en.HAS.isdisjoint(helpers) or words[at].endswith(en.PAST_ENDINGS):
        return None
    found = (phrase_at(words, k, noun=True) for k in range(at, min(at + 3, len(words))))
    return next((one for one in found if one and one.noun and one.stance not in ("neutral", "asserts")), None)
