"""How far a name goes on: the run of capitalised words from its first, with the small ones and commas inside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, takewhile

from wherefrom.lang import lexicon
from wherefrom.lang.en.calendar import NO_NAMES
from wherefrom.lang.en.patterns.names import (
    ACTING_EVER,
    ACTING_FOR,
    ACTING_TO,
    AND,
    AND_SIGNS,
    ARTICLES,
    AT,
    BEFORE_OF,
    BEFORE_THE,
    BEHIND_COMMA,
    CIRCUITS_COURT,
    FOR,
    FOR_ON,
    HEADLINE_VERBS,
    IN_BODIES,
    JOINERS,
    OF,
    OFFICES,
    OWNED_BODIES,
    OWNED_FIRMS,
    OWNING_BODIES,
    PARTICLES,
    ROOM,
    THE,
    TICKER,
    TO,
    UNIVERSITY,
)
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.tokens import POSSESSIVE, Token, abbreviates, is_capitalised, tokens_of

MAX_RUN = 14
SHOUTED = 3
"""Letters that an acronym may have; a longer word in capitals is a heading's."""


def run_end(text: str, tokens: Sequence[Token], start: int) -> int:
    """Behind the last token of the name that begins with the token ``start``, as far as capitals tell."""
    end = start + 1
    if text[max(0, tokens[start].start - 1)] == "/":
        return end  # "Ann Lee/Reuters Paul Hill/AP": an agency under a picture, and the next one's photographer
    while end < len(tokens) and end - start < MAX_RUN:
        token, gap = tokens[end], text[tokens[end - 1].end : tokens[end].start]
        if POSSESSIVE.search(tokens[end - 1].text) and not _keeps_possessive(tokens, end):
            break
        if ROOM.match(text, token.start) and _is_known(tokens[start:end]):
            break  # "in the White House Situation Room"
        if token.text in HEADLINE_VERBS or TICKER.match(text, token.start):
            break
        if token.text in ARTICLES and tokens[end - 1].text.isupper() and len(tokens[end - 1].text) > SHOUTED:
            break  # "TALKS STALL The port said": a heading in capitals, and the sentence behind it
        if token.text == "." and gap == "" and abbreviates([*tokens[start:end], token]):
            end += 1
        elif gap == "" and token.text == "," and any(t.text in BEHIND_COMMA for t in tokens[end + 1 : end + 2]):
            end += 2
        elif gap == "" and token.text == "," and (step := _listed(tokens, start, end)):
            end += step
        elif (
            gap not in (" ", "\u00a0")
            and not (gap == "" and tokens[end - 1].text == ".")
            or is_calendar(token.text)
            or is_calendar(tokens[end - 1].text)
        ):
            break
        elif is_capitalised(token.text) and not token.opens:
            end += 1
        else:
            step = _joined(text, tokens, start, end)
            if not step:
                break
            end += step
    return end


def _is_known(run: Sequence[Token]) -> bool:
    """Whether the words of a run are the name of a body that the lists know."""
    return " ".join(token.text for token in run) in lexicon.words("organizations")


def listed_end(tokens: Sequence[Token], start: int) -> int:
    """Behind the last token of a listed body that begins with the token ``start``: "Save the Children"; 0 for none."""
    for words in _bodies().get(tokens[start].text, ()):
        end = start + len(words)
        *first, last = (token.text for token in tokens[start:end])
        if (*first, last) == words or (*first, POSSESSIVE.sub("", last)) == words:
            return end
    return 0


@lru_cache(maxsize=1)
def _bodies() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The listed bodies of several words by their first word, the longest first."""
    bodies: dict[str, list[tuple[str, ...]]] = {}
    for name in lexicon.words("organizations"):
        words = tuple(token.text for token in tokens_of(name))
        if len(words) > 1:
            bodies.setdefault(words[0], []).append(words)
    return {first: sorted(several, key=len, reverse=True) for first, several in bodies.items()}


def is_calendar(word: str) -> bool:
    """Whether a capitalised word is a day's, a month's or a season's and no name."""
    return word in NO_NAMES


def _keeps_possessive(tokens: Sequence[Token], end: int) -> bool:
    owner, owned = tokens[end - 1].text, tokens[end].text
    if owner in lexicon.words("organizations") or owned in OWNING_BODIES or owned in OWNED_FIRMS:
        return True
    wholes = (" ".join(t.text for t in tokens[end - 1 : behind]) for behind in (end + 1, end + 2))
    if outlet_named(POSSESSIVE.sub("", owner)) is None and any(map(outlet_named, wholes)):
        return True  # "Harper's Bazaar"; but "ABC's This Week" is ABC's
    return owned in OWNED_BODIES and POSSESSIVE.sub("", owner) not in lexicon.words("places") | lexicon.nations().keys()


def _listed(tokens: Sequence[Token], start: int, at: int) -> int:
    """How many tokens from a comma list what a body is for: "Department for Trade, Energy and Rural Affairs"."""
    left = [token.text for token in tokens[start:at]]
    told = any(one in OFFICES and other == FOR for one, other in pairwise(left))
    areas = lexicon.word_set("names_areas")
    if not told and left[-1] not in areas:
        return 0
    office = told or any(one in OFFICES and other == OF for one, other in pairwise(left))
    end = at
    while end + 1 < len(tokens) and (tokens[end].text == "," or tokens[end].text in AND_SIGNS):
        last = tokens[end].text in AND_SIGNS
        end += 1
        first = end
        while end < len(tokens) and tokens[end].text.istitle() and not tokens[end].opens:
            end += 1
        listed = [token.text for token in tokens[first:end]]
        if not told and listed[:1] and listed[0] not in areas:
            return 0
        if last:
            return end - at if office or _is_body(listed) else 0
    return 0


def _is_body(words: Sequence[str]) -> bool:
    """Whether words after an "and" end on what a body is: "Cultural Organization"."""
    return len(words) > 1 and words[-1] in lexicon.words("organization_words")


def _joined(text: str, tokens: Sequence[Token], start: int, at: int) -> int:
    """How many words from ``at`` belong to the run although the first of them is small; 0 for none."""
    word = tokens[at].text
    after = at + 1
    if word in PARTICLES or word == "&":
        after += word in PARTICLES and after < len(tokens) and tokens[after].text in PARTICLES
        return after - at if after < len(tokens) and is_capitalised(tokens[after].text) else 0
    if word in (TO, AT):
        of = word == AT and {UNIVERSITY, OF} <= {token.text for token in tokens[start:at]}
        fits = after < len(tokens) and (of or ACTING_TO.match(text, tokens[at - 1].start) is not None)
        return after - at if fits and is_capitalised(tokens[after].text) else 0
    if word not in JOINERS:
        return 0
    if word == FOR and CIRCUITS_COURT.match(text, tokens[at - 1].start):
        return 4
    if after < len(tokens) and tokens[after].text == THE and word in BEFORE_THE:
        after += 1
    if after >= len(tokens) or not is_capitalised(tokens[after].text):
        return 0
    left = [token.text for token in tokens[start:at]]
    if _is_in_outlet(left, [token.text for token in tokens[at : after + 3]]):
        return after - at
    organization = any(w in lexicon.words("organization_words") for w in left)
    if word == OF:
        fits = organization or left[-1] in BEFORE_OF
    elif word == AND:
        behind = tokens[after].text
        fits = organization and (OF in left or FOR in left or behind in lexicon.words("organization_words"))
        words = [*takewhile(is_capitalised, (POSSESSIVE.sub("", t.text) for t in islice(tokens, after, after + 4)))]
        fits = fits or (left[-1], behind) in IN_BODIES
        fits = fits or {left[-1], behind} <= lexicon.word_set("names_areas") and _is_body(words)
    else:
        organization = organization or word == FOR and _acts_for(tokens[at - 1], tokens[after].text)
        fits = organization and word in FOR_ON and tokens[after].text not in lexicon.words("places")
    return after - at if fits or _is_abbreviated(text, left, tokens, after) else 0


def _acts_for(token: Token, what: str) -> bool:
    """Whether a body opens with this word and "for": "Physicians for Peace", but not "Lawyers for Ann Lee"."""
    named = what in lexicon.gendered("titles") or what in lexicon.gendered("given_names")
    return token.text in ACTING_FOR and (token.text in ACTING_EVER or not token.opens) and not named


def _is_in_outlet(left: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the list has an outlet or a programme that goes on so: "Meet" and "the Press"."""
    ends = [" ".join(behind[:size]) for size in range(2, len(behind) + 1)]
    return any(outlet_named(f"{' '.join(left[k:])} {end}") for k in range(len(left)) for end in ends)


ACRONYM_NEAR = 3000
"""Characters to either side in which the acronym of a name is looked for."""


def _is_abbreviated(text: str, left: Sequence[str], tokens: Sequence[Token], after: int) -> bool:
    """Whether the article has the initials of the whole name as an acronym: "Food and Drug Administration", FDA."""
    behind = takewhile(is_capitalised, (token.text for token in islice(tokens, after, after + 6)))
    before = [word for word in left if word.casefold() != THE]
    initials = "".join(word[0] for word in (*before, *behind) if word[0].isupper())
    near = slice(max(0, tokens[after].start - ACRONYM_NEAR), tokens[after].start + ACRONYM_NEAR)
    # The acronym may leave out the first word: "US Customs and Border Protection", CBP.
    forms = [initials[k:] for k in range(min(2, len(before))) if len(initials) - k > 2]
    return any(re.search(rf"\b{form}\b", text[near]) for form in forms)
