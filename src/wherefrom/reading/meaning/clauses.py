"""What is said, after a neutral cue: the stance of its leading clause.

A speaker's own clause ("I urge", "we will not", "he fears") reads like a cue of its own; besides, a request, a
question, and what a clause says of others' claims (``verdicts``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import clauses as en
from wherefrom.reading.meaning import verdicts
from wherefrom.reading.meaning.attitudes import plain_words
from wherefrom.reading.meaning.predicates import stance_of_noun, stance_of_predicate
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
    if en.NOTHING.match(first):
        return "refuses"
    own = stance_of_own_clause(words, holder)
    if own:
        return own
    verdict = verdicts.verdict_on_claims(_plain(first[:NEAR]))
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


def negation_of(words: str) -> str | None:
    """How the leading clause is negative: "none", "not" or None; ``words`` as ``leading`` gives them."""
    return verdicts.negation_of(_plain(_main_clause(words)[0]))


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
