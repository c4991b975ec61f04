"""Stance: the holder's attitude to the content, read off the cue and, after a neutral cue, the leading clause.

The cue lexicon (``lang/en/cues.txt`` for verbs, ``cue_nouns.txt``) gives each cue word's attitude; GUIDE's order
holds: the innermost cue decides, a refusal beats what is refused, and "said" or "told" takes the stance of what is
said (``clauses``). The classes follow the verbs of communication, judgement, desire and cognition in Levin (1993) and
FrameNet (Baker et al. 1998).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import cast

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import stance as en
from wherefrom.reading.meaning import clauses
from wherefrom.reading.meaning.attitudes import Attitude, Found, attitude_at, negated, phrase_at, plain_words
from wherefrom.reading.types import Stance
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

LEADING_TO = 3
"""Sentences of a turn that asks; a longer one only ends in a question."""
BESIDE = 2
"""Characters between a cue and the words right behind it."""
_OFFERED_WORDS = re.compile(r"^[\"“„«]")


def stance_of(text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span] = ()) -> Stance:
    """The stance of one layer: its own cue pieces (the innermost last), the words of its content, and its source.

    The source tells a noun from a verb ("the board's claims"), "neither would comment" from "would comment", and
    whether "she will" is the speaker's own action.
    """
    said = _pieces(text, cue)
    leading = clauses.leading(text, _with_predicate(text, content))
    holder = " ".join(text[start:end] for start, end in source).strip()
    if said and leading.startswith(en.TO_OPENS) and not said[-1].endswith(en.TO_ENDS):
        # The network leaves "to" with the content: "wants" + "to leave" is an intention, "wants" + "a vote" a demand.
        said[-1] += en.TO_ENDS
    if not said:
        return clauses.stance_of_clause(leading, holder)
    if said[-1] in en.OPINION_CUE:
        return "thinks"  # "for some, it is a matter of pride"
    if en.PUSHES_BACK.match(said[-1]) and en.AGAINST.match(text, cue[-1][1], max(cue[-1][1], content[0][0])):
        return "denies"
    plea = _plea(said, leading)
    if plea:
        return "confirms" if plea == en.GUILTY else "denies"
    found = _of_cues(said, holder)
    if not holder and found.word in en.LEARNING and said[-1].startswith(en.IT_OPENS):
        return "asserts"  # "it was learned that": nobody's belief
    if found.stance in ("neutral", "asserts"):
        found = _expressed(found, leading, holder)
    if found.stance == "neutral":
        if found.word in en.ANNOUNCING and en.ANNOUNCED.match(leading):
            return "intends"
        return "asks" if _is_told(found, leading) else clauses.stance_of_clause(leading, holder)
    return cast(Stance, _in_view_of(found, leading, holder))


def refuses_plainly(text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span]) -> bool:
    """Whether somebody decides not to do something, or only says what he or his body will not do, in plain words."""
    holder = " ".join(text[start:end] for start, end in source).strip()
    said = _pieces(text, cue)
    if said and en.NOT_TO.search(said[-1]):
        return True
    if not said or _of_cues(said, holder).stance != "neutral":
        return False
    return clauses.refuses_plainly(clauses.leading(text, content), holder)


def _plea(said: Sequence[str], leading: str) -> str | None:
    if not said or not any(word in said[-1] for word in en.PLEADS):
        return None
    plea = en.PLEA.search(said[-1]) or en.PLEA.match(leading)
    return plea and plea.group()


def feels_plainly(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody only says what he feels: "said she was worried"."""
    said = _pieces(text, cue)
    return (
        bool(said) and _of_cues(said, "").stance == "neutral" and clauses.feels_plainly(clauses.leading(text, content))
    )


def forecasts(text: str, cue: Sequence[Span]) -> bool:
    """Whether somebody predicts, which asserts."""
    return _is_told_by(text, cue, en.FORECASTS)


def advises_of(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody who suggests or advises only tells what is so: "suggested a wider quay would help"."""
    return _is_told_by(text, cue, en.ADVISING) and en.TOLD_AS_SO.match(clauses.leading(text, content)) is not None


def announces_step(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody announces what he is about to do: "announced his candidacy"."""
    announcing = _is_told_by(text, cue, en.ANNOUNCING)
    return announcing and en.OWN_STEP.match(clauses.leading(text, content)) is not None


def _is_told_by(text: str, cue: Sequence[Span], words: Collection[str]) -> bool:
    """Whether the cue's word, in its base form, is one of ``words``."""
    said = _pieces(text, cue)
    return bool(said) and _of_cues(said, "").word in words


def tells_of_done(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody tells in plain words what has been done: "announced that its office has reached a deal"."""
    said = _pieces(text, cue)
    neutral = bool(said) and _of_cues(said, "").stance == "neutral"
    return neutral and en.DONE.match(clauses.leading(text, content)) is not None


def cue_words(text: str, cue: Sequence[Span], source: Sequence[Span]) -> list[str]:
    """By what a cue is known: each word of its innermost piece, that piece, its base form, words of the piece before.

    Each with a letter for which of these it is.
    """
    said = _pieces(text, cue)
    if not said:
        return []
    found, inner = _of_cues(said, " ".join(text[start:end] for start, end in source).strip()), plain_words(said[-1])
    outer = plain_words(said[-2]) if len(said) > 1 else []
    return [
        *(f"c:{word}" for word in inner),
        f"C:{' '.join(inner)}",
        *([f"p:{found.phrase}"] if found.phrase else []),
        *(f"o:{word}" for word in outer),
    ]


def _with_predicate(text: str, content: Sequence[Span]) -> Sequence[Span]:
    """``content`` in one piece where but "as" parts two: "described", it | a farce."""
    if len(content) == 2 and text[content[0][1] : content[1][0]].split() == [en.AS]:
        return ((content[0][0], content[1][1]),)
    return content


def is_called_doubtful(text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span] = ()) -> bool:
    """Whether the holder calls something what only a doubter calls it: "described it as propaganda"."""
    said = _pieces(text, cue)
    if not said:
        return False
    found = _of_cues(said, " ".join(text[start:end] for start, end in source))
    named = _name_given(found.word, clauses.leading(text, _with_predicate(text, content)))
    return found.stance in ("neutral", "asserts") and clauses.verdict_in_name(named) == "doubts"


def is_threat(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a warning tells what the holder's own side will do: "warned that the US will hold Iran responsible"."""
    warned = _is_told_by(text, cue, en.WARNING)
    return warned and en.THREATENED.match(clauses.leading(text, content)) is not None


def is_appeal(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody is told what to do: "warned the airline not to fly", "we urge the public", "leave him alone"."""
    said = _pieces(text, cue)
    found = _of_cues(said, "") if said else None
    if found is None or found.stance not in ("neutral", "asserts"):
        return False
    words = clauses.leading(text, content)
    if found.word == en.SUGGEST and en.DOING.match(words):
        return True
    beside = 0 <= content[0][0] - cue[-1][1] <= BESIDE
    told = beside and en.TELLS.search(said[-1]) is not None and en.TO_ANYBODY.match(words)
    return bool(told or (found.stance == "neutral" and en.APPEAL.match(words)))


def is_admission(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether somebody admits a deed of his own: "pleaded guilty to theft", "admitted the theft"."""
    said = _pieces(text, cue)
    leading = clauses.leading(text, content)
    return _plea(said, leading) == en.GUILTY or bool(said and en.ADMITS.search(said[-1]) and en.ADMITTED.match(leading))


def puts_question(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether the cue tells that it is asked: "followed up with a question about", "questioned" + "why"."""
    said = _pieces(text, cue)
    if not said:
        return False
    asks_why = en.QUESTIONS.match(said[-1]) and en.WHY.match(clauses.leading(text, content))
    return bool(asks_why or en.PUTS_QUESTION.search(said[-1]))


def says_will(text: str, content: Sequence[Span]) -> bool:
    """Whether what is said opens with what somebody will do: "we will sell it", "they “will fight” it"."""
    return en.SAYS_WILL.match(text, *content[0]) is not None


def is_question(text: str, content: Sequence[Span]) -> bool:
    """Whether what is said ends in a question, after no more than a few words that lead to it."""
    start, end = content[-1]
    return text.endswith("?", start, end) and len(sentences(text, start, end)) <= LEADING_TO


def _name_given(word: str, leading: str) -> str:
    """What something is called: all that follows a verb of naming, what follows "as" after any other."""
    if word in lexicon.word_set("stance_naming"):
        return leading
    return en.NAMED.sub(r"\1", leading) if en.NAMED.match(leading) else ""


def _pieces(text: str, cue: Sequence[Span]) -> list[str]:
    pieces = [en.CITED_AS_SAYING.sub(r"\1", text[start:end].casefold().replace("’", "'")) for start, end in cue]
    said: list[str] = []
    for piece in pieces:
        if said and piece in en.CUE_TAILS:  # "calls … for"
            said[-1] += f" {piece}"
        elif not en.PASSED_ON.match(piece):
            said.append(piece)
    return said


def _of_cues(said: Sequence[str], holder: str) -> Found:
    """The innermost piece decides; one that says nothing gives way to a telling one before it."""
    found = _of_cue(said[-1], holder)
    if found.stance == "neutral" and len(said) > 1:
        earlier = _of_cue(said[-2], holder)
        return earlier if earlier.stance not in ("neutral", "asserts") else found
    return found


@lru_cache(maxsize=1024)  # more than one question about a statement begins here
def _of_cue(piece: str, holder: str) -> Found:
    words = plain_words(piece)
    if len(words) > 2 and words[-1] in en.SAYING and words[-2] not in en.NOT_SAYING:
        words = words[-1:]  # "dodged the question before saying"
    found = attitude_at(words, owned=bool(en.OWNER.search(holder)))
    if _is_denied(words[: found.index] if found.word else words, holder):
        return found.but(negated(found, words))
    if _is_unanswered(words, holder):
        return found.but("refuses")
    if found.stance == "neutral" and words and words[0] in en.WILLING:
        return found.but("intends")
    return found


def _is_denied(before: list[str], holder: str) -> bool:
    """Whether the deciding word is denied: by the words in front of it or by a source that is nobody."""
    if not en.NOT.isdisjoint(before):
        return True
    if en.NO in before[-3:] or before[-1:] == [en.LITTLE] or (en.NO in before and en.LONGER in before):
        return True
    return en.NOBODY.match(holder.casefold()) is not None and not en.WANTING.isdisjoint(before)


def _is_unanswered(words: list[str], holder: str) -> bool:
    """Whether nobody answers, or wants to: "neither the bank nor the police responded"."""
    return en.NOBODY.match(holder.casefold()) is not None and not en.ANSWERED.isdisjoint(words[:2])


def _expressed(found: Found, leading: str, holder: str) -> Found:
    """An attitude that stands outside the cue: "expressed" + "disbelief", "estimates" + "put"."""
    if found.word in lexicon.word_set("stance_expressing"):
        words = list(takewhile(lambda w: w not in lexicon.word_set("stance_finite_subject"), plain_words(leading)))[:4]
        nouns = (phrase_at(words, k, noun=True) for k in range(len(words)))
        inner = next((noun for noun in nouns if noun), None)
        if inner is None or inner.stance in ("neutral", "asserts", "denies"):
            return found
        return found if inner.phrase in en.POSITIONS else inner  # a position taken, not a feeling
    named = holder.casefold().split()[-1:]
    if found.stance == "neutral" and named and named[0] in lexicon.word_set("stance_guesses"):
        return found.but("thinks")
    return found


def _is_told(found: Found, leading: str) -> bool:
    """Whether somebody is told to do something: "told them to leave", "said not to worry"."""
    return found.word in lexicon.word_set("stance_told") and en.TO_SOMEBODY.match(leading) is not None


def _in_view_of(found: Found, leading: str, holder: str) -> Attitude:
    """The cue's attitude where the content shows which of its readings is meant."""
    stance, word = found.stance, found.word
    if stance == "asserts":
        verdict = clauses.verdict_in_name(_name_given(word, leading))
        if verdict:
            return verdict
    if stance == "asserts" and word in lexicon.word_set("stance_told") and en.TO_SOMEBODY.match(leading):
        return "asks"
    if word in lexicon.word_set("stance_emphatic") and stance == "asserts" and clauses.negation_of(leading):
        return "denies"  # who insists that it is not so answers somebody
    if stance == "asserts" and word in lexicon.word_set("stance_heard"):
        own = clauses.stance_of_own_clause(leading, holder)
        return own if own in ("intends", "refuses") else stance
    if stance == "denies" and word in en.REJECTING and en.TURNED_DOWN.match(leading):
        return "refuses"
    if stance == "doubts" and word == en.CHALLENGE and not en.CLAIM.search(leading):
        return "asserts"
    if stance == "intends" and word == en.OFFER and _OFFERED_WORDS.match(leading):
        return "asserts"
    return stance
