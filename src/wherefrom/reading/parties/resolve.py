"""Whom the words of a source mean: a name, a pronoun, a definite description, or somebody the article leaves unnamed.

Pronouns go to the best of the parties named shortly before: recency, the subject of the sentence, who spoke last, and
gender decide (the preferences of Lappin and Leass 1994, reduced to what needs no parser). Where nobody fits, the
answer is None: an honest unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.descriptions import INDEFINITE_A
from wherefrom.lang.en.patterns.phrases import BODY_AND_NAME, BOTH, DEFINITE_BOTH, OFF
from wherefrom.lang.en.patterns.pronouns import (
    ANYBODY,
    BARE_PLURAL,
    BREAK,
    CITES,
    DETERMINER,
    ENDS_HEAD,
    EXPLAINS,
    FIRST,
    HE,
    IMPERSONAL,
    INSERTED,
    IT,
    LIKE_PRONOUNS,
    OWNED_BY,
    OWNS,
    PERSONAL_RELATIVE,
    PLURAL_PHRASE,
    PUBLISHED_IN,
    RELATIVE,
    SELF,
    SELVES,
    SHE,
    SUBJECT_IT,
    THEY,
    TITLED_OWNER,
)
from wherefrom.reading.context import Discourse, Mention, Party
from wherefrom.reading.parties.descriptions import described, described_at, new_party
from wherefrom.reading.parties.groups import is_preposed
from wherefrom.reading.parties.joint import FARTHER, Described, are_told_by, joined_before, joint_party
from wherefrom.reading.parties.kinds import classify, clean, parse, singular
from wherefrom.reading.parties.mentioned import mentioned_before, without_stop
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_IN_COMPOUND = re.compile(r"\s(?:[a-z][\w-]*\s){1,3}[A-Z]")
_TURN = re.compile(r"\"?[A-Z][\w.’' ]{1,40}:\s")
_OWNS = ("’s", "'s")
OPENS = len("the ") + 1
"""Characters from which on a name no longer opens a phrase."""
WINDOW = 40
"""How many mentions back a pronoun may look: about six paragraphs of news."""
SUBJECT = 1.0
"""What speaks for the subject of the sentence before, where nobody speaks in it."""
NOWHERE = -9.0
"""A candidate below this score is too far away to be meant."""


def resolve(discourse: Discourse, span: Span, content: Sequence[Span], holder: Party | None = None) -> Party | None:
    """The party that ``span`` names; ``holder`` is whose words it stands in. None where the text does not tell."""
    citing = CITES.search(discourse.text, *span)
    span = (span[0], citing.start()) if citing else without_stop(discourse, span)
    small = small_word(clean(discourse.text[span[0] : span[1]]))
    if (
        small in FIRST
        and holder is None
        and not is_inside(discourse.quotes, span[0])
        and not _is_turn(discourse, span[0])
    ):
        return None  # the author, who is never a link, or the reader
    if small in SELF | SELVES:
        return holder or discourse.last_speaker(span[0])
    if small in FIRST:
        return next((p for _, p in discourse.spoken(span[0]) if p != holder), None)
    if small in RELATIVE:
        return _antecedent(discourse, span[0], small)
    if small in HE | SHE | THEY | IT:
        if small == SUBJECT_IT and IMPERSONAL.match(discourse.text, span[1]):
            return None
        return _pronoun(discourse, span[0], small, content, holder)
    return (
        _governing(discourse, span)
        or _named_behind(discourse, span)
        or joint_party(discourse, span, _describer(discourse, content, holder))
        or (_together(discourse, span) if BOTH.match(discourse.text[slice(*span)]) else None)
        or _named(discourse, span)
        or described(
            discourse,
            span,
            lambda word: _pronoun(discourse, span[0], word, content, holder),
            owned_name(discourse, span, content, holder),
        )
    )


def owned_name(discourse: Discourse, span: Span, content: Sequence[Span], holder: Party | None) -> str | None:
    """What to call those whom words name by their owner: "Ann Lee's lawyer" for "her lawyer", if he has a name."""
    if full := _of_titled(discourse, span):
        return full
    owned = OWNED_BY.match(discourse.text, *span)
    owner = owner_of(discourse, span, content, holder) if owned else None
    rest = clean(discourse.text[owned.end() : span[1]]) if owned else ""
    if owned is None or owner is None or not owner.words or owner.plural or not rest:
        return None
    if owned.group(1).casefold() in IT | THEY and owner != discourse.last_speaker(span[0]):
        return None  # whom "its" means is too often wrong to be a name
    return f"{owner.name}{_OWNS[_OWNS[0] not in discourse.text]} {rest}"


def _of_titled(discourse: Discourse, span: Span) -> str | None:
    """What words are called in full that name their owner with a title: "Ann Lee's lawyers" for "Ms. Lee's lawyers"."""
    titled = TITLED_OWNER.match(discourse.text, *span)
    first = next(iter(discourse.cast.between(titled.end(), span[1])), None) if titled else None
    if titled is None or first is None or first[0][0] != titled.end():
        return None
    owned = OWNS.match(discourse.text, first[0][1], span[1])
    return f"{first[2].name}{owned.group(1)} {clean(discourse.text[owned.end() : span[1]])}" if owned else None


def owner_of(discourse: Discourse, span: Span, content: Sequence[Span], holder: Party | None) -> Party | None:
    """Whose words say that somebody is: he of "his lawyer", Ann Lee of "Ann Lee's office"."""
    owned = OWNED_BY.match(discourse.text, *span)
    if owned:
        return resolve(discourse, owned.span(1), content, holder)
    first = next(iter(discourse.cast.between(span[0], span[0] + OPENS)), None)
    owns = first is not None and _is_possessor(discourse.text[first[0][1] : span[1]])
    return first[2] if first is not None and owns else None


def _named_behind(discourse: Discourse, span: Span) -> Party | None:
    """A body that its noun introduces, whatever words its name has: "one charity, Bread for All"."""
    match = BODY_AND_NAME.fullmatch(discourse.text, *span)
    if match is None or match.group(1).casefold() not in lexicon.words("organization_nouns"):
        return None
    name = match.group(2)
    known = discourse.cast.named(name) or discourse.called(name)
    return known or new_party(discourse, match.span(2), parse(discourse.text[slice(*span)]), name, "organization")


def _describer(discourse: Discourse, content: Sequence[Span], holder: Party | None) -> Described:
    """Whom a member of a joint source is by words without a name."""
    return lambda span: described(discourse, span, lambda word: _pronoun(discourse, span[0], word, content, holder))


def _together(discourse: Discourse, span: Span) -> Party | None:
    """Who is meant by "both": a joint source that spoke last, or those who were named together last."""
    at = span[0]
    last = discourse.last_speaker(at)
    if last is not None and last.members:
        return last
    describe = _describer(discourse, (), None)
    near = next(joined_before(discourse, at, describe), None)
    if near is not None or DEFINITE_BOTH.match(discourse.text, *span) is None:
        return near
    words = discourse.text[slice(*span)]
    return next((p for p in joined_before(discourse, at, describe, FARTHER) if are_told_by(p, words)), None)


def small_word(words: str) -> str:
    """``words`` as pronouns are listed; empty where they are an acronym that looks like one ("the US", "the WHO")."""
    return "" if words in LIKE_PRONOUNS else words.casefold()


def _governing(discourse: Discourse, span: Span) -> Party | None:
    """The country whose government speaks where its capital does ("Tehran denied it"), if the article names it."""
    country = lexicon.capitals().get(discourse.text[slice(*span)])
    return None if country is None else discourse.cast.named(country)


def _is_turn(discourse: Discourse, at: int) -> bool:
    """Whether the words stand in a speaker's turn of a transcript: the paragraph begins with a name and a colon."""
    start = discourse.text.rfind("\n", 0, at) + 1
    return bool(_TURN.match(discourse.text, start))


# Names inside the source's words


def _named(discourse: Discourse, span: Span) -> Party | None:
    text, (start, end) = discourse.text, span
    found = discourse.cast.between(start, end)
    if not found:
        return discourse.cast.at(start)
    (first_start, first_end), first, party = found[0]
    rest = text[first_end:end]
    phrase = parse(text[start:end])
    described_first = first_start > start + 4 and not first.role
    if (
        phrase.kind == "document"
        and (described_first or party.kind != "person")
        and not _ends_name(phrase.head, text[first_start:first_end])
    ):
        return _publication(found, text, end)
    lead = max(start, first_start - len(first.role) - 1) if first.role else first_start
    titled = first.role is not None and first.role.rstrip(".").split()[-1] in lexicon.gendered("titles")
    lead = lead if titled and text[lead:first_start].rstrip() == first.role else first_start
    if ENDS_HEAD.match(rest) and not is_preposed(text, start, lead) and not _is_possessor(rest):
        return party
    (last_start, last_end), _, last = found[-1]
    owned = last_end >= end and OWNS.fullmatch(text, first_end, last_start) is not None
    if owned and last.kind == "person" and last.certain:
        return last  # "Harbour Watch's Lee"
    return _publication(found, text, end) or _apposed(discourse, span, found)


def _ends_name(head: str, name: str) -> bool:
    return singular(name.split()[-1]) == head


def _is_possessor(rest: str) -> bool:
    return bool(re.match(r"['’]s?\s+\w", rest))


def _publication(found: Sequence[Mention], text: str, end: int) -> Party | None:
    """The outlet whose report, story or site is named: "the Courier story", "an exclusive report in the Courier"."""
    (start, last), _, party = found[-1]
    if party.kind != "outlet":
        return None
    rest = re.sub(r"^['’]s?", "", text[last:end]).split()
    if rest:
        return (
            party
            if singular(rest[-1].strip(" ,;:")) in lexicon.word_set("coreference_published") and len(rest) <= 4
            else None
        )
    before = PUBLISHED_IN.search(text[max(0, start - 60) : start])
    return party if before and before.group(1).casefold() in lexicon.word_set("coreference_published") else None


def _apposed(discourse: Discourse, span: Span, found: Sequence[Mention]) -> Party | None:
    """Who is named after the noun that describes them: "Facebook co-founder Ann Lee", "the charity, Open Hand"."""
    text, (start, end) = discourse.text, span
    phrase = parse(text[start:end])
    if phrase.plural or phrase.kind == "document":
        return None
    (left, right), _, body = found[-1]
    if phrase.kind in ("organization", "outlet") and body.kind in ("organization", "outlet") and end - right <= 1:
        return body if text[start:left].endswith(OFF) and not _hangs_on(text[start:left].rstrip(" ")) else None
    stop = BREAK.search(text, start, end)
    head_end = stop.start() if stop else end
    for (left, right), name, party in found:
        if (
            party.kind != "person"
            or left == start
            or not ENDS_HEAD.match(text[right:end])
            or _is_possessor(text[right:end])
        ):
            continue
        # The title belongs to the name: "..., Cardinal Lee" is an apposition like "..., Lee".
        lead = left - (
            len(name.role) + 1 if name.role and text[left - len(name.role) - 1 : left - 1] == name.role else 0
        )
        before = text[start : max(start, lead)].rstrip()
        before = re.sub(r",\s[A-Z][\w.]*['’]s$", ",", before)
        if before.endswith((",", "—", "–", "-")):
            if _hangs_on(before):
                continue
            return party
        if is_preposed(text, start, left - (len(name.role) + 1 if name.role else 0)):
            continue
        known = classify(re.sub(r"[^\w-]", "", before.split()[-1]).casefold()) if before.split() else None
        if name.role or (left <= head_end and known and known.kind == "unnamed"):
            return party
        if len(name.words) > 1 and right >= end - 2 and not before.casefold().startswith(INDEFINITE_A):
            return party
    return None


def _hangs_on(before: str) -> bool:
    """Whether an apposition explains the noun after a preposition ("a spokesman for the archbishop, ...")."""
    match = EXPLAINS.search(before.casefold())
    known = classify(match.group(1)) if match else None
    return bool(known and known.kind == "unnamed")


# Pronouns


def _antecedent(discourse: Discourse, at: int, word: str) -> Party | None:
    """What a relative pronoun at ``at`` goes back to: the noun phrase right before it."""
    left = max(0, at - 160)
    before = INSERTED.sub("", discourse.text[left:at].rstrip(" ,—–\t"))
    end = left + len(before)
    personal = word in PERSONAL_RELATIVE
    mentions = [m for m in discourse.cast.before(at, 4) if m[0][0] < end <= m[0][1] + 1]
    if mentions and (not personal or mentions[0][2].kind == "person"):
        return mentions[0][2]
    plural = PLURAL_PHRASE.search(before)
    known = classify(plural.group(1)) if plural else None
    if plural and known and known.plural:
        return described(discourse, (left + plural.start(), end), lambda _: None)
    clause = max((m.end() for m in re.finditer(r"[.;:!?\n\"“”]", before)), default=0)
    phrases = [(m.start(), parse(before[m.start() :])) for m in DETERMINER.finditer(before, clause)][::-1]
    for start, phrase in phrases:
        span = (left + start, end)
        named = bool(mentions) and mentions[0][0][0] - span[0] <= 4  # "the United Nations, who": no people
        if personal and (named or not (phrase.kind in ("unnamed", "group") and classify(phrase.head))):
            continue
        beside = discourse.cast.at(span[0] - 3) if discourse.text[span[0] - 2 : span[0]] == ", " else None
        if beside and discourse.text.startswith(INDEFINITE_A, span[0]) and (beside.kind == "person") is personal:
            return beside  # "Open Hand, a charity which"
        held = described_at(discourse, span[0]) if personal else None
        return _named(discourse, span) or held or described(discourse, span, lambda _: None)
    bare = BARE_PLURAL.search(before, clause) if personal else None
    if bare and classify(bare.group(1).casefold()):
        return described(discourse, (left + bare.start(), end), lambda _: None)
    return mentions[0][2] if mentions else None


def _pronoun(discourse: Discourse, at: int, word: str, content: Sequence[Span], holder: Party | None) -> Party | None:
    best: tuple[float, Party] | None = None
    here = discourse.sentence_of(at)
    # Inside a quotation the speaker is "I"; in reported speech "he" is the speaker more often than not.
    quoted = is_inside(discourse.quotes, at)
    speaker = discourse.last_speaker(at)
    subject = _subject_before(discourse, at, word) if word in HE | SHE and not quoted else None
    for span, party, named in (*_candidates(discourse, at), *(_spoken_of(discourse, at) if word in THEY else ())):
        if (party == holder and quoted) or not agrees(party, word) or any(s <= span[0] < e for s, e in content):
            continue
        score = _salience(discourse, at, here, span, named)
        score += SUBJECT if party == subject else 0.0
        score += (0.0 if party != speaker else 2.0 if party.words else 0.5) - (0.5 if party.gender is None else 0.0)
        if word in THEY and not party.plural and party != speaker:
            score -= 2.0 if party.name in lexicon.nations() else 1.2
        if best is None or score > best[0]:
            best = (score, party)
    floor = -1.0 if word in THEY else NOWHERE
    return best[1] if best and best[0] > floor else None


def _subject_before(discourse: Discourse, at: int, word: str) -> Party | None:
    """Of whom the sentence before is, if it is in the same paragraph and nobody speaks in it: its first name."""
    here = discourse.sentence_of(at)
    if here < 1 or is_inside(discourse.quotes, at):
        return None
    (start, end), (begins, _) = discourse.sentences[here - 1], discourse.sentences[here]
    if "\n" in discourse.text[end:begins] or any(start <= where < end for where, _ in discourse.lately(at, 4)):
        return None
    first = next((m for m in discourse.cast.between(start, end) if m[2].kind == "person"), None)
    if first is None or not agrees(first[2], word) or is_inside(discourse.quotes, first[0][0]):
        return None
    hangs = is_preposed(discourse.text, start, first[0][0]) or discourse.text.startswith(("'s ", "’s "), first[0][1])
    return None if hangs else first[2]


def _candidates(discourse: Discourse, at: int) -> list[tuple[Span, Party, bool]]:
    found = [(span, party, True) for span, _, party in discourse.cast.before(at, WINDOW)]
    return found + [((start, start + 1), party, False) for start, party in discourse.lately(at, 8)]


def _spoken_of(discourse: Discourse, at: int) -> Iterator[tuple[Span, Party, bool]]:
    """Whom "they" may take up who are not named, or who are named together."""
    for span, phrase in mentioned_before(discourse, at, lambda phrase: phrase.plural):
        if described_at(discourse, span[0]) is None and discourse.cast.at(span[0]) is None:
            known = discourse.called(phrase.text)
            yield span, known or new_party(discourse, span, phrase, phrase.text, phrase.kind), False
    for party in joined_before(discourse, at, _describer(discourse, (), None)):
        first = next((m for p in party.joined for m in reversed(p.mentions) if m[0] < at), None)
        if first is not None:
            yield first, party, False


def _salience(discourse: Discourse, at: int, here: int, span: Span, named: bool) -> float:
    number = discourse.sentence_of(span[0])
    start = discourse.sentences[number][0] if number >= 0 else 0
    score = float(number - here)
    # The subject comes first: a name after a preposition, or one that owns the next noun, is seldom taken up.
    if not named or not (
        is_preposed(discourse.text, max(start, span[0] - 60), span[0])
        or discourse.text.startswith(("'s ", "’s "), span[1])
    ):
        score += 1.5 - 0.002 * (span[0] - start)
    if named and _IN_COMPOUND.match(discourse.text, span[1]):
        score -= 1.5  # in "Mill House manager Ann Lee" the house is not spoken of
    if is_inside(discourse.quotes, span[0]) and not is_inside(discourse.quotes, at):
        score -= 2.5
    return score


def agrees(party: Party, word: str) -> bool:
    """Whether a pronoun may stand for a party, by kind, gender and number ("anybody": any one person)."""
    one = party.kind in ("person", "unnamed") and not party.plural
    if word in HE:
        return one and party.gender != "f"
    if word in SHE:
        return one and party.gender != "m"
    if word == ANYBODY:
        return party.kind == "person" and not party.plural
    if word in THEY:
        return party.plural or party.kind in ("organization", "group", "outlet")
    return party.kind in ("organization", "outlet", "document") and not party.plural
