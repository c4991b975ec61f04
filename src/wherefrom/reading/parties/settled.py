"""Whom a source means where its grammar leaves no doubt: nobody else is a candidate then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.lang.en.patterns.appositions import NAMED_LAST
from wherefrom.lang.en.patterns.descriptions import ADDRESSED, ANOTHER, BY_ANOTHER, INDEFINITE
from wherefrom.lang.en.patterns.nicknames import GOES_BY
from wherefrom.lang.en.patterns.phrases import DETERMINED
from wherefrom.lang.en.patterns.pronouns import FIRST, OWNED_BY, SELF, SUBJECTS
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.descriptions import described, new_party
from wherefrom.reading.parties.kinds import Phrase, classify, parse
from wherefrom.reading.parties.mentioned import noun_phrases
from wherefrom.reading.parties.resolve import agrees, owned_name, small_word
from wherefrom.reading.parties.roles import LOOK_AHEAD
from wherefrom.reading.parties.speakers import speaker
from wherefrom.reading.statements.spoken import section_at
from wherefrom.text.span import Span, meets

SENTENCES = 3
"""How many sentences back, its own among them, a pronoun in somebody's own words looks."""


def settled(discourse: Discourse, span: Span) -> Party | None:
    """The party that nothing but ``span`` itself, or the words that take it up, tell; None where that is left open.

    It is a name of two words and more that is all of a source, the name in apposition that ends one ("its owner, Ann
    Lee"), the one that somebody described goes by, the name that comes with "the" afterwards ("a clerk ... The clerk,
    Ann Lee,"), the letter and not whom it went to, and of "I" whoever speaks there.
    """
    text, (start, end) = discourse.text, span
    if small_word(text[start:end]) in SELF:
        return _speaking(discourse, start)
    if ADDRESSED.match(text, start, end):
        return described(discourse, span, lambda _: None)
    named = discourse.cast.between(start, end)
    if not named:
        return _taken_up(discourse, span)
    (begin, close), _, party = named[-1]
    known = party.kind in ("person", "organization")
    if known and len(named) == 1 and (begin, close) == span and " " in text[begin:close]:
        return party
    described_by = BY_ANOTHER.fullmatch(text, start, begin) is not None
    if known and end - close < 2 and not described_by:
        role = NAMED_LAST.fullmatch(text, start, begin)
        alone = len({m[2] for m in named}) == 1 or (role and role["of"])
        phrase = parse(role.group(1)) if role and alone else None
        if phrase and phrase.kind == "unnamed" and not phrase.plural and classify(phrase.head):
            return party
    called = GOES_BY.search(text, start, min(len(text), end + 1))
    if called is None:
        return None
    at = next(called.start(k) for k in range(1, 7) if called.group(k))
    return next((p for (s, _), _, p in named if s == at), None)


def _speaking(discourse: Discourse, at: int) -> Party | None:
    """The speaker of the section around ``at``, where it stands in nobody else's quotation marks."""
    section = section_at(discourse.context, at)
    if section is None or any(section.content[0] < start <= at < end for start, end in discourse.quotes):
        return None
    return speaker(discourse, section)


def _taken_up(discourse: Discourse, span: Span) -> Party | None:
    """The one person named after "a clerk" as "the clerk", where no other clerk comes between."""
    if INDEFINITE.match(discourse.text, span[0]) is None:
        return None
    phrase = parse(discourse.text[slice(*span)])
    if phrase.plural or phrase.kind != "unnamed" or not phrase.head:
        return None
    for (start, _), _, party in discourse.cast.between(span[1], span[1] + LOOK_AHEAD):
        if party.mentions[0][0] == start and any(_fits(phrase, parse(role)) for role in party.taken_up):
            between = re.compile(ANOTHER.format(head=re.escape(phrase.head)), re.IGNORECASE)
            return party if between.search(discourse.text, span[1], start) is None else None
    return None


def _fits(phrase: Phrase, role: Phrase) -> bool:
    """Whether a role says no more than a description before it: "the guard" of "a former guard"."""
    words = {word.casefold() for word in re.findall(r"[\w-]+", phrase.text)}
    return role.head == phrase.head and {word.casefold() for word in re.findall(r"[\w-]+", role.text)} <= words


def told_of(discourse: Discourse, span: Span) -> Party | None:
    """Whom "he" or "she" takes up in somebody's own words ("My deputy rang. She said the mast was gone").

    None where the words before it, in the same answer or quotation, name somebody first whom it fits, or nobody.
    """
    small = small_word(discourse.text[slice(*span)])
    home = _own_words(discourse, span[0]) if small in SUBJECTS else None
    if home is None:
        return None
    here = discourse.sentence_of(span[0])
    for number in range(here, max(-1, here - SENTENCES), -1):
        start, end = discourse.sentences[number]
        start, end = max(start, home[0]), min(end, span[0])
        found = next(_people(discourse, (start, end), small), None) if start < end else None
        if found is not None:
            return found if not found.words else None
        if start <= home[0]:
            break
    return None


def _own_words(discourse: Discourse, at: int) -> Span | None:
    """The answer, turn or quotation around ``at``."""
    section = section_at(discourse.context, at)
    if section is not None:
        return section.content if section.speaker else None
    return next((quote for quote in discourse.quotes if quote[0] <= at < quote[1]), None)


def _people(discourse: Discourse, within: Span, small: str) -> Iterator[Party]:
    """Everybody in a stretch of text whom a pronoun fits, named or spoken of, in order."""
    start, end = within
    named = [(span[0], party) for span, _, party in discourse.cast.between(start, end)]
    taken = [span for span, _, _ in discourse.cast.between(start, end)]
    spoken = []
    for (left, right), phrase in noun_phrases(discourse.text[start:end]):
        span = (start + left, start + right)
        if not meets(taken, span) and DETERMINED.match(discourse.text, span[0]):
            spoken.append((span[0], _spoken_of(discourse, span, phrase)))
    for _, party in sorted((*named, *spoken), key=lambda found: found[0]):
        if agrees(party, small):
            yield party


def _spoken_of(discourse: Discourse, span: Span, phrase: Phrase) -> Party:
    """Whom a noun phrase in somebody's own words means: the speaker's own deputy, or perhaps somebody with a name."""
    mine = OWNED_BY.match(discourse.text, *span)
    if mine and mine.group(1).casefold() in FIRST:
        name = owned_name(discourse, span, (), discourse.last_speaker(span[0]))
        return new_party(discourse, span, phrase, name or phrase.text, phrase.kind)
    known = described(discourse, span, lambda _: None)
    return known or new_party(discourse, span, phrase, phrase.text, phrase.kind)
