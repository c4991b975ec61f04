"""What is said, after a neutral cue: the stance of its leading clause.

A speaker's own clause ("I urge", "we will not", "she said she fears") reads like a cue of its own: a future is an
intention or a refusal where the verb is an act, and neither where it only happens ("we will know"); "I think" and "I
know" are no stance of their own, as the annotation guide takes what follows as asserted. Besides, a request, a
question, and what a clause says of others' claims: that they are false, doubtful or true, or plainly that something is
not so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, cast

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import clauses as en
from wherefrom.reading.meaning.attitudes import Found, is_adjective, negated, phrase_at, plain_words
from wherefrom.reading.types import Stance
from wherefrom.text.span import Span

LOOKED_AT = 400
"""Characters of the content that can hold its leading clause."""
NEAR = 220
"""How far into a sentence a word like "false" tells of the whole."""
_QUOTE = re.compile(r"[\"“”„«»‘]|(?<!\w)['’]|``|''")
_ENDED = re.compile(r",(?=\W*$)")
_OPENS = re.compile(r"\W*(?!I\b)[A-Z]")
_SENTENCE = re.compile(r"(?<=[.!?])\s")


def leading(text: str, content: Sequence[Span]) -> str:
    """The first words of the content, small-lettered, without "that" and the quotation marks but for an opening one."""
    raw = ""
    for start, end in content[:3]:
        piece = text[start : min(end, start + LOOKED_AT)]
        raw = f"{_ENDED.sub('. ', raw)} {piece}" if _OPENS.match(piece) else f"{raw} {piece}"
    raw = raw.strip().replace("’", "'")
    words = " ".join(_QUOTE.sub(" ", raw).split()).casefold().removeprefix(en.THAT)
    return f'"{words}' if _QUOTE.match(raw) else words


def stance_of_clause(words: str, holder: str) -> Stance:
    """The stance of what is said: ``words`` as ``leading`` gives them, ``holder`` the words that name who says it."""
    first, _ = _main_clause(words)
    if _says_nothing(words, first):
        return "refuses"
    own = stance_of_own_clause(words, holder)
    if own:
        return own
    verdict = verdict_on_claims(_plain(first[:NEAR]))
    if verdict:
        return verdict
    if first.endswith("?"):
        return "asserts" if en.TAG.search(first) or en.ANSWERED.search(words) else "asks"
    return "asks" if _is_request(first, direct=words.startswith('"')) else "asserts"


def stance_of_own_clause(words: str, holder: str) -> Stance | None:
    """The stance of a clause about its speaker ("I hope", "she would not pay", "our plan is"); None of any other."""
    direct = words.startswith('"')
    first, framed = _main_clause(words)
    mine = en.MINE.match(first)
    if mine and (first.startswith(en.MY) or not direct):
        stance = stance_of_noun(mine.group(1))
        if stance:
            return stance
    plain = plain_words(first)
    if plain and plain[0] in lexicon.word_set("stance_subjectless"):
        return "thinks"  # "Hoping for rain," as messages have it
    start = _after_subject(plain, first, holder, direct)
    if not start:
        return None
    conditional = framed.startswith(en.IF) or f" {en.IF}" in first
    return stance_of_predicate(plain, start, direct, conditional)


def refuses_plainly(words: str, holder: str) -> bool:
    """Whether a clause says of its speaker that he will not: "she will not pay", "we are not going to talk"."""
    direct = words.startswith('"')
    first, _ = _main_clause(words)
    if _says_nothing(words, first):
        return True
    plain = plain_words(first)
    start = _after_subject(plain, first, holder, direct)
    will = plain[start : start + 1]
    willing = will == [en.WILL] or (will == [en.WOULD] and not direct)
    will_not = willing and not en.NOT_AT_ALL.isdisjoint(plain[start + 1 : start + 2])
    if start and en.NOT_GOING.match(" ".join(plain[start : start + 5])):
        return True
    return bool(start) and will_not and stance_of_own_clause(words, holder) == "refuses"


def _says_nothing(words: str, first: str) -> bool:
    """Whether somebody has no comment, or says but "no": an answer that goes on behind it is what follows."""
    goes_on = en.PLAIN_NO.fullmatch(first) is not None and not words.endswith(first)
    return en.NOTHING.match(first) is not None and not goes_on


def feels_plainly(words: str) -> bool:
    """Whether a clause in the article's words tells of a feeling: "she was shocked"."""
    return not words.startswith('"') and en.FEELS.match(_main_clause(words)[0]) is not None


def negation_of(words: str) -> Literal["none", "not"] | None:
    """How the leading clause is negative: "none" ("nobody was there"), "not" ("they were not there"), or None.

    ``words`` as ``leading`` gives them.
    """
    plain = _plain(_main_clause(words)[0])
    if en.NONE.match(plain):
        return "none"
    return "not" if en.NEGATIVE.match(plain) else None


def _plain(words: str) -> str:
    return " ".join(plain_words(words))


def _main_clause(words: str) -> tuple[str, str]:
    """The first sentence from its main clause on, and the framing clauses before that; prefaces ("look,") fall away."""
    sentence = _SENTENCE.split(words.lstrip('"').strip(), maxsplit=1)[0]
    framed = ""
    for _ in range(4):
        preface = en.PREFACE.match(sentence)
        match = preface or en.FRAME.match(sentence)
        if not match or match.end() == len(sentence):
            break
        framed += "" if preface else match.group()
        sentence = sentence[match.end() :]
    return sentence, framed


def _is_request(first: str, direct: bool) -> bool:
    plain = _plain(first)
    if en.REQUEST.match(plain):
        return True
    head, _, rest = plain.partition(" ")
    follows = rest.partition(" ")[0]
    orders = head in lexicon.word_set("stance_imperatives") and follows not in lexicon.word_set("stance_finite")
    return direct and orders


def _after_subject(words: Sequence[str], first: str, holder: str, direct: bool) -> int:
    """How many words name the speaker at the start of the clause; 0 where it speaks of somebody else."""
    if not words:
        return 0
    if words[0] in en.SPEAKERS:
        return 1 + (not en.WE_ALL.isdisjoint(words[1:2]))
    if direct or not holder:
        return 0
    if words[0] in en.THIRD_PERSON:
        return int(_can_mean(words[0], holder))
    body = en.BODY.match(first)
    if body and en.BODY_WILL.match(first, body.end()):
        return len(plain_words(body.group()))
    return int(words[0] == holder.casefold().split()[-1])


def _can_mean(pronoun: str, holder: str) -> bool:
    """Whether a pronoun can mean the holder: not "he" after "she", nor after "two officers"."""
    last = holder.split()[-1]
    if last.casefold() in en.THIRD_PERSON:
        return last.casefold() == pronoun or {last.casefold(), pronoun} == en.OF_BODIES
    return pronoun == en.THEY or not (last.islower() and last.endswith("s"))


# What speakers say of themselves


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
    while at < len(words) and (words[at] in lexicon.word_set("stance_helpers") or en.ADVERB.match(words[at])):
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
    if any(helper in lexicon.word_set("stance_modals") for helper in helpers):
        cannot = nots and (en.CAN in helpers or (en.COULD in helpers and not direct))
        return "refuses" if cannot and words[at] in lexicon.word_set("stance_refused") else None
    return _of_present(words, at, helpers, direct, nots)


def _is_future(helpers: Sequence[str], direct: bool, nots: bool, conditional: bool) -> bool:
    if en.HAVE in helpers or (direct and not en.WAS.isdisjoint(helpers)):
        return False
    if not en.FUTURE.isdisjoint(helpers):
        return True
    return en.WOULD in helpers and not conditional and (not direct or nots)


def _of_future(words: Sequence[str], at: int, helpers: Sequence[str], direct: bool, nots: bool) -> Stance | None:
    verb = words[at]
    refusable = verb in lexicon.word_set("stance_refused")
    if en.ABLE in helpers or (en.BE in helpers and not verb.endswith(en.PARTICIPLE_ENDING)):
        return None
    if verb in lexicon.word_set("stance_happenings"):
        return None
    if words[0] not in en.SPEAKERS and verb in lexicon.word_set("stance_happenings_of_things"):
        return None
    found = None if verb == en.BUY and not en.BELIEVED.intersection(words[at + 1 :]) else phrase_at(words, at)
    if not nots:
        return None if found and found.word in lexicon.word_set("stance_speaking") else "intends"
    if (direct and en.WOULD in helpers) or (found and found.stance in ("refuses", "denies", "doubts", "thinks")):
        return "refuses" if refusable else None  # no refusal: "I wouldn't put it like that", "she won't rule it out"
    return "refuses"


def _of_present(words: Sequence[str], at: int, helpers: Sequence[str], direct: bool, nots: bool) -> Stance | None:
    pronoun = words[0] in en.SPEAKERS or words[0] in en.THIRD_PERSON
    if pronoun and words[at] in lexicon.word_set("stance_arranged") and not en.IS.isdisjoint(helpers):
        return "refuses" if nots else "intends"  # "we are leaving"
    if nots and words[at] in lexicon.word_set("stance_silent") and not en.DO.isdisjoint(helpers):
        return "refuses"
    found = phrase_at(words, at) or _had(words, at, helpers)
    if found and found.stance == "doubts" and en.NO in helpers and en.LONGER not in helpers:
        return None  # "he had no doubts"
    if found is None or (direct and _is_account(found, helpers)) or _is_misfit(found, words, helpers):
        return None
    if found.stance in ("neutral", "asserts", "confirms") or found.word in lexicon.word_set("stance_witnessed"):
        return None
    if nots and found.phrase == en.WANT:
        return None  # "I do not want it to change" asks nobody for anything
    stance = negated(found, [*helpers, *words[at:]]) if nots else found.stance
    after = found.index + found.length
    if words[0] in en.SPEAKERS and found.word in lexicon.word_set("stance_opinions"):
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


# What a clause says of others' claims


def verdict_on_claims(plain: str) -> Stance | None:
    """``doubts``, ``denies`` or ``confirms`` where a clause (words only, contractions written out) says so."""
    if en.DOUBTFUL.search(plain):
        return "doubts"
    if en.FALSE.search(plain):
        return "denies"
    return "confirms" if en.TRUE.search(plain) else None


def verdict_in_name(words: str) -> Stance | None:
    """The verdict in what a thing is called: "total fiction" denies it, "propaganda" doubts it."""
    if en.FALSE_NAME.search(words):
        return "denies"
    return "doubts" if en.DOUBTFUL_NAME.search(words) else None
