"""Stance: the holder's attitude to the content, read off the cue and, after a neutral cue, the leading clause.

The cue lexicon (``data/cues.txt``, ``data/cue_nouns.txt``) gives each cue word's attitude; GUIDE's order holds: the
innermost cue decides, a refusal beats what is refused, and "said" or "told" takes the stance of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from wherefrom.intake.article import Span
from wherefrom.reading import lexicon
from wherefrom.reading.statement import Stance

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NEGATION = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b")
_NO_DOUBT = re.compile(
    r"\b(?:no|little|(?:without|beyond)(?: a| any)?) doubt\b|\b(?:does|did|do)(?:n['’]t| not) doubt\b"
)
_PASSED_ON = re.compile(r"^(?:according to|per|via|citing|quoting)\b")
_QUOTE = re.compile(r"[\"“”„«»‘]|(?<!\w)['’]|``|''")
_FUTURE = re.compile(
    r"^(?:(?:and|but|so|well|yes|yeah|then|that|now|if [^,]{3,60},)\s)*(?:i|we|he|she|it|they)(?:['’]ll|"
    r"\s(?:will|shall|would|plans?|planned|"
    r"intends?|intended|vows?|promises?|pledges?)|(?:['’](?:m|re)|\sam|\sis|\sare|\swas|\swere)\s(?:going to|"
    r"taking|planning to|"
    r"prepared to|ready to|committed to|determined to))\b(?!\s(?:be|have been|never have|like to see|"
    r"love to see)\b(?!\s(?:taking|making|giving)))"
)
_WILL_NOT = re.compile(
    r"^(?:(?:and|but|so|well|no),?\s)*(?:i|we|he|she|it|they)\s?(?:(?:won['’]t|will not|would not|wouldn['’]t|"
    r"will never|would never)(?!\s(?:be|cost|happen|matter|work)\b)|"
    r"(?:am|is|are|was|were|['’]m|['’]re) (?:not going to|not able to|"
    r"unable to)|refuses? to|refused to|declines? to|declined to|(?:has|"
    r"had|have)? ?no comment|"
    r"(?:could|can|can)(?:not|['’]t| not) comment|(?:do|does|did)(?:n['’]t| not) want to)|^no comment"
)
_REQUEST = re.compile(
    r"^(?:(?:and|but|so|now|well|today|please),?\s)*(?:please\b|let(?:['’]s| us| me)\b|(?:i|we|he|she|they|"
    r"it)(?:['’]re|['’]m| am| are| is| was| were)?\s"
    r"(?:also |now |strongly |would )*(?:urg|ask|call(?:ing|ed|s)? (?:on|for|upon)|demand|beg|request|implor|"
    r"appeal|want(?:s|ed)? (?:you|him|her|them|us|the|it|a|an|one|more|all|that)\b)"
    r"|(?:don['’]t|do not|never|stop|leave|go|come|get|give|tell|look|wake|vote|join|help|send|bring|take|stay|"
    r"keep|show|release|"
    r"end|make sure|remember|stand up|be\s(?:careful|aware|patient|quiet|brave|strong))\b(?!\s(?:is|was|are|has|"
    r"had|,)))"
)
_FEELING = re.compile(
    r"^(?:(?:and|but|so|well),?\s)*(?:i|we|he|she|it|they|hoping|the \w+)?\s?(?:['’]m|['’]re|am|are|is|was|were|"
    r"feel|feels|felt)?\s?(?:also |very |really |deeply |quite |so |still |just |truly |all )*"
    r"(?:hopes?|hoped|hoping|fears?|feared|worried|worry|worries|afraid|hopeful|optimistic|saddened|"
    r"disappointed|pleased|delighted|confident|"
    r"concerned|excited|proud|thrilled|glad|grateful|heartbroken|devastated|shocked|surprised|horrified|"
    r"convinced|unsure|not sure|"
    r"looking forward|believes?|believed|wish(?:es)?)\b"
)
_FALSE = re.compile(
    r"\b(?:(?:is|are|was|were|be|['’]s|['’]re)\s(?:\w+\s){0,3}(?:false|untrue|not true|unfounded|baseless|"
    r"groundless|fabricated|fake|lying|a lie|lies|"
    r"a hoax|nonsense|bogus|not the case|incorrect|inaccurate|wrong about|made up|a fabrication)|never happened|"
    r"no truth|not true|did nothing wrong|"
    r"no such|(?:^there (?:is|was|are|were) no)\b)"
)
_DOUBTFUL = re.compile(
    r"\b(?:no (?:\w+ ){0,2}evidence|no proof|not (?:been )?(?:proven|verified|confirmed)|"
    r"could be a hoax|no way of knowing|see how that['’]s possible|unproven)\b"
)
_CONFIRMED = re.compile(
    r"^(?:it|that|this|the \w+) (?:is|was) (?:true|correct|accurate)\b|\b(?:consistent with|"
    r"in line with what|also (?:heard|saw|seen|witnessed))\b"
)
_JUDGED = re.compile(
    r"^(?:[\w’'-]+\s){0,8}?(?:as\s|to be\s|it\s|them\s|this\s|that\s)+(?:an?\s|mere\s|just\s|pure\s|"
    r"\w+ly\s)*(?:propaganda|unproven|unlikely|implausible|"
    r"dubious|far-fetched|questionable|fake|false|baseless|nonsense|a hoax|hoax|lies?|unfounded|fabricat\w+|"
    r"untrue|ridiculous|absurd)\b"
)
_JUDGED_FALSE = re.compile(r"\b(?:fake|false|baseless|hoax|lies?|unfounded|fabricat\w+|untrue)\b")
_AS_SAYING = re.compile(
    r"^((?:quot|cit)\w+)\s.*\sas\s\w+$", re.DOTALL
)  # "quoted a man who would not give his name as saying"
_PLEA = re.compile(r"not guilty|innocent|guilty")
_MODALS = re.compile(r"^(?:(?:\w+)\s){0,2}(?:will|would|wo|shall|is going to|are going to|was going to)\b")


def stance_of(text: str, cue: Sequence[Span], content: Sequence[Span]) -> Stance:
    """The stance of one layer: its own cue pieces (the innermost last) and the words of its content."""
    pieces = [_AS_SAYING.sub(r"\1", text[start:end].casefold().replace("’", "'")) for start, end in cue]
    said = [piece for piece in pieces if not _PASSED_ON.match(piece)]
    leading = _leading(text, content)
    if said and leading.startswith("to ") and not said[-1].endswith(" to"):
        # The network leaves "to" with the content: "wants" + "to leave" is an intention, "wants" + "a vote" a demand.
        said[-1] += " to"
    if not said:
        return _of_content(leading, text, content)
    plea = _PLEA.match(leading) if "plead" in said[-1] or "pled" in said[-1] else None
    if plea:
        return "asserts" if plea.group() == "guilty" else "denies"
    found = _of_cue(said[-1])
    if found == "neutral" and len(said) > 1:
        earlier = _of_cue(said[-2])
        found = earlier if earlier in ("denies", "refuses") else found
    if found == "neutral":
        return _of_content(leading, text, content)
    if found == "asserts" and _JUDGED.search(leading):
        return "denies" if _JUDGED_FALSE.search(leading) else "doubts"
    if found == "asks" and "suggest" in said[-1] and not said[-1].endswith(" to"):
        return "asserts"
    return cast(Stance, found)


def _of_cue(piece: str) -> str:
    words = _WORD.findall(piece)
    negated = bool(_NEGATION.search(piece))
    found = _look_up(words)
    if found == "doubts" and _NO_DOUBT.search(piece):
        return "asserts"
    if negated:
        if found in ("thinks",) and any(_base(w) in {"believe", "think", "buy"} for w in words):
            return "doubts"
        if found == "denies":
            return "asserts"
        if _MODALS.search(piece) or any(_base(word) in lexicon.word_set("stance_refused") for word in words):
            return "refuses"
        return "neutral" if found == "neutral" else "denies" if "true" in words else found
    if found == "neutral" and re.match(r"^(?:will|would|'ll|is going to|are going to|was going to)\b", piece):
        return "intends"
    return found


def _look_up(words: Sequence[str]) -> str:
    """The attitude of the cue's deciding word: the last phrase the lexicon knows, verbs and longer phrases first."""
    table = _cues()
    best: tuple[int, int, str] | None = None
    k = 0
    while k < len(words):
        for length in (3, 2, 1):
            stance = table.get(" ".join(words[k : k + length]))
            if stance and k + length <= len(words):
                rank = (0 if stance == "neutral" else 1, length if length > 1 else 0, stance)
                if best is None or rank[:2] >= best[:2]:
                    best = rank
                k += length - 1
                break
        k += 1
    return best[2] if best else "neutral"


def _base(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _cues() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for line in lexicon.lines("cue_nouns"):
        stance, _, entries = line.partition(":")
        for entry in entries.split(";"):
            table.setdefault(entry.strip(), stance)
    for line in lexicon.lines("cues"):
        stance, _, entries = line.partition(":")
        for entry in entries.split(";"):
            base, _, forms = entry.partition("=")
            for form in (*_inflected(base.strip()), *_listed(base.strip(), forms)):
                table[form] = stance
    return MappingProxyType(table)


def _listed(base: str, forms: str) -> list[str]:
    """Forms after "=": separated by commas where the entry has several words, else by spaces."""
    parts = forms.split(",") if " " in base or "," in forms else forms.split()
    return [part.strip() for part in parts if part.strip()]


def _inflected(phrase: str) -> list[str]:
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = verb[:-1] if verb.endswith("e") else verb
    forms = [verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        forms += [f"{verb[:-1]}ies", f"{verb[:-1]}ied"]
    if len(verb) > 2 and verb[-1] in "bdgmnprtlc" and verb[-2] in "aeiou":
        forms += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return [form + tail for form in forms]


# What is said, after a neutral cue


def _leading(text: str, content: Sequence[Span]) -> str:
    if not content:
        return ""
    start, end = content[0]
    words = _QUOTE.sub(" ", text[start : min(end, start + 300)].replace("’", "'"))
    return " ".join(words.split()).casefold().removeprefix("that ")


def _of_content(leading: str, text: str, content: Sequence[Span]) -> Stance:
    first = re.split(r"(?<=[.!?])\s", leading, maxsplit=1)[0]
    if _WILL_NOT.match(first):
        return "refuses"
    if _DOUBTFUL.search(first):
        return "doubts"
    if _FALSE.search(first):
        return "denies"
    if _CONFIRMED.search(first):
        return "confirms"
    if _REQUEST.match(first) or first.endswith("?"):
        return "asks"
    if _FUTURE.match(first):
        return "intends"
    if _FEELING.match(first):
        return "thinks"
    return "asserts"
