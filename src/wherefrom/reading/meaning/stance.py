"""Stance: the holder's attitude to the content, read off the cue and, after a neutral cue, the leading clause.

The cue lexicon (``lang/en/cues.txt`` for verbs, ``cue_nouns.txt``) gives each cue word's attitude; GUIDE's order
holds: the innermost cue decides, a refusal beats what is refused, and "said" or "told" takes the stance of what is
said (``clauses``). The classes follow the verbs of communication, judgement, desire and cognition in Levin (1993) and
FrameNet (Baker et al. 1998).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import cast

from wherefrom.lang import lexicon
from wherefrom.reading.meaning import clauses, verdicts
from wherefrom.reading.meaning.attitudes import Found, attitude_at, negated, phrase_at, plain_words
from wherefrom.reading.types import Stance
from wherefrom.text.span import Span

_PASSED_ON = re.compile(r"^(?:according to|per|via|citing|quoting)\b")
_AS_SAYING = re.compile(
    r"^((?:quot|cit)\w+)\s.*\sas\s\w+$", re.DOTALL
)  # "quoted a man who would not give his name as saying"
_PLEA = re.compile(r"not guilty|innocent|guilty")
_OPINION_CUE = {"for", "to", "among"}
_TAILS = {"about", "against", "as", "for", "if", "of", "on", "over", "that", "to", "what", "whether", "with"}
_BARRED = {"without", "of", "from", "not", "avoided", "avoid"}
_NOBODY = re.compile(r"^(?:neither|no one|nobody|none|no)\b")
_OWNER = re.compile(r"['’]s?$|^(?:his|her|its|their|my|our|your|whose)$", re.IGNORECASE)
_TO_SOMEBODY = re.compile(
    r"^(?:(?:him|her|them|us|me|you|it|people|everyone|everybody) (?:not |never )?to|not to) [a-z]"
)
_OFFERED_WORDS = re.compile(r"^[\"“„«]")
_TURNED_DOWN = re.compile(
    r"^(?:\S+ ){0,4}?(?:offers?|invitations?|requests?|demands?|calls?|appeals?|pleas?|bids?|overtures?|applications?|"
    r"advances|proposals?|petitions?|interviews?|deals?|ultimatums?)\b"
)
_NAMED = re.compile(r"^(?:\S+ ){1,6}?(?:as|to be) (.*)")
_CLAIM = re.compile(
    r"^(?:whether|if|how|why|that)\b|\b(?:claims?|assertions?|accuracy|validity|truth|account|version|notion|idea|"
    r"evidence|findings?|story|reports?|credibility|motives?|statistics|figures|numbers|legality|wisdom|veracity)\b"
)
_ANNOUNCED = re.compile(r"^(?:[\w.'-]+ ){1,6}?(?:will|would) (?!be\b|have\b|not\b|never\b|continue\b)")


def stance_of(text: str, cue: Sequence[Span], content: Sequence[Span], source: Sequence[Span] = ()) -> Stance:
    """The stance of one layer: its own cue pieces (the innermost last), the words of its content, and its source.

    The source tells a noun from a verb ("the board's claims"), "neither would comment" from "would comment", and
    whether "she will" is the speaker's own action.
    """
    said = _pieces(text, cue)
    leading = clauses.leading(text, content)
    holder = " ".join(text[start:end] for start, end in source).strip()
    if said and leading.startswith("to ") and not said[-1].endswith(" to"):
        # The network leaves "to" with the content: "wants" + "to leave" is an intention, "wants" + "a vote" a demand.
        said[-1] += " to"
    if not said:
        return clauses.stance_of_clause(leading, holder)
    if said[-1] in _OPINION_CUE:
        return "thinks"  # "for some, it is a matter of pride"
    pleads = "plead" in said[-1] or "pled" in said[-1]
    plea = (_PLEA.search(said[-1]) or _PLEA.match(leading)) if pleads else None
    if plea:
        return "asserts" if plea.group() == "guilty" else "denies"
    found = _of_cues(said, holder)
    if not holder and found.word in ("learn", "discover", "know") and said[-1].startswith("it "):
        return "asserts"  # "it was learned that": nobody's belief
    if found.stance in ("neutral", "asserts"):
        found = _expressed(found, leading, holder)
    if found.stance == "neutral":
        if found.word in ("announce", "announcement") and _ANNOUNCED.match(leading):
            return "intends"
        return "asks" if _is_told(found, leading) else clauses.stance_of_clause(leading, holder)
    return cast(Stance, _in_view_of(found, leading, holder))


def _pieces(text: str, cue: Sequence[Span]) -> list[str]:
    pieces = [_AS_SAYING.sub(r"\1", text[start:end].casefold().replace("’", "'")) for start, end in cue]
    said: list[str] = []
    for piece in pieces:
        if said and piece in _TAILS:  # "calls … for"
            said[-1] += f" {piece}"
        elif not _PASSED_ON.match(piece):
            said.append(piece)
    return said


def _of_cues(said: Sequence[str], holder: str) -> Found:
    """The innermost piece decides; one that says nothing gives way to a telling one before it."""
    found = _of_cue(said[-1], holder)
    if found.stance == "neutral" and len(said) > 1:
        earlier = _of_cue(said[-2], holder)
        return earlier if earlier.stance not in ("neutral", "asserts") else found
    return found


def _of_cue(piece: str, holder: str) -> Found:
    words = plain_words(piece)
    if len(words) > 2 and words[-1] in ("saying", "adding", "telling", "writing") and words[-2] not in _BARRED:
        words = words[-1:]  # "dodged the question before saying"
    found = attitude_at(words, owned=bool(_OWNER.search(holder)))
    if _is_denied(words[: found.index] if found.word else words, holder):
        return found.but(negated(found, words))
    if found.stance == "neutral" and words and words[0] in ("will", "would", "going"):
        return found.but("intends")
    return found


def _is_denied(before: Sequence[str], holder: str) -> bool:
    """Whether the deciding word is denied: by the words in front of it or by a source that is nobody."""
    if any(w in ("not", "never", "without", "neither", "nor") for w in before):
        return True
    if "no" in before[-3:] or list(before[-1:]) == ["little"] or ("no" in before and "longer" in before):
        return True
    nobody = _NOBODY.match(holder.casefold()) is not None
    return nobody and any(w in ("would", "will", "could", "want", "wanted") for w in before)


def _expressed(found: Found, leading: str, holder: str) -> Found:
    """An attitude that stands outside the cue: "expressed" + "disbelief", "estimates" + "put"."""
    if found.word in lexicon.word_set("stance_expressing"):
        words = list(takewhile(lambda w: w not in lexicon.word_set("stance_finite_subject"), plain_words(leading)))[:4]
        nouns = (phrase_at(words, k, noun=True) for k in range(len(words)))
        inner = next((noun for noun in nouns if noun), None)
        if inner is None or inner.stance in ("neutral", "asserts", "denies"):
            return found
        return found if inner.phrase in ("support", "opposition") else inner  # a position taken, not a feeling
    named = holder.casefold().split()[-1:]
    if found.stance == "neutral" and named and named[0] in lexicon.word_set("stance_guesses"):
        return found.but("thinks")
    return found


def _is_told(found: Found, leading: str) -> bool:
    """Whether somebody is told to do something: "told them to leave", "said not to worry"."""
    return found.word in lexicon.word_set("stance_told") and _TO_SOMEBODY.match(leading) is not None


def _in_view_of(found: Found, leading: str, holder: str) -> str:
    """The cue's attitude where the content shows which of its readings is meant."""
    stance, word = found.stance, found.word
    if stance == "asserts":
        naming = word in lexicon.word_set("stance_naming")
        named = leading if naming else _NAMED.sub(r"\1", leading) if _NAMED.match(leading) else ""
        verdict = verdicts.verdict_in_name(named)
        if verdict:
            return verdict
    if stance == "asserts" and word in lexicon.word_set("stance_told") and _TO_SOMEBODY.match(leading):
        return "asks"
    if word in lexicon.word_set("stance_emphatic") and stance == "asserts" and clauses.negation_of(leading):
        return "denies"  # who insists that it is not so answers somebody
    if stance == "asserts" and word in lexicon.word_set("stance_heard"):
        own = clauses.stance_of_own_clause(leading, holder)
        return own if own in ("intends", "refuses") else stance
    if stance == "denies" and word in ("reject", "dismiss") and _TURNED_DOWN.match(leading):
        return "refuses"
    if stance == "doubts" and word == "challenge" and not _CLAIM.search(leading):
        return "asserts"
    if stance == "intends" and word == "offer" and _OFFERED_WORDS.match(leading):
        return "asserts"
    return stance
