"""Disputes: who denies or doubts a claim, in the same article or another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from wherefrom.lang.en.patterns import denials as en
from wherefrom.lang.en.patterns.spokespeople import officer_of, spokesman
from wherefrom.lang.en.patterns.unnamed_sources import MEDIA
from wherefrom.lang.lexicon import words
from wherefrom.reading.meaning.vectors import Vector, WordVectors
from wherefrom.reading.types import Reading
from wherefrom.tracing.claims.claims import Utterance, denies, negated
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink, Dispute
from wherefrom.tracing.ways import is_anonymous

_WORD = re.compile(r"\b[a-zß-ÿ]+\b")
_NAME = re.compile(r"\b[A-ZÀ-Þ]\w+")

OPENLY = 0.2
"""Likeness to the claim from which an open denial ("denied", "called it a fabrication") is of the claim."""
PLAINLY = 0.45
"""The same for a statement that only has a "not" in it; it must also have a word of the claim itself."""
AIMED = 0.35
"""The same from which a denial is shown as one of the claim."""
CONFIDENT = 0.4
"""How sure at least the reading is of a denial that is shown."""
NAMES = 2
"""Names that a denial shares with the claim, where it has none of its other words."""
NEGATIVE = 0.2
"""Part of the claim's own statements that have a "not", from which the claim is a negative one."""
_COMMON = 0.4
_STEM = 5


def contradictions(utterances: Sequence[Utterance], claim: Vector, members: Sequence[Utterance]) -> list[Utterance]:
    """The statements that contradict the claim which ``members`` make and ``claim`` is the meaning of."""
    core = _core(members)
    # Where the claim itself is that something will not happen, a "not" contradicts nothing.
    nearest = max(members, key=lambda u: (u.whole, float(u.vector @ claim)), default=None)
    negative = sum(_negates(u, core) for u in members) > NEGATIVE * len(members)
    negative |= nearest is not None and _negates(nearest, core)
    held = {(u.article, u.statement.id) for u in members}
    found = []
    for u in utterances:
        if u.opponent is None or not _may_contradict(u, u.opponent):
            continue
        if _is_verdict(u, utterances, held) or _is_of_report(u, held):
            found.append(u)
            continue
        if not u.way.chain:
            continue
        likeness = float(u.vector @ claim)
        if denies(u) or en.REJECTED.search(u.words):
            aimed = any((u.article, target) in held for target in u.statement.targets)
            # "She said no such thing" is a denial of something; of what, only its target can tell.
            if aimed or (u.whole and likeness >= OPENLY):
                found.append(u)
        elif likeness >= PLAINLY and not negative and not is_anonymous(u.opponent) and _negates(u, core):
            found.append(u)
    return found


def _may_contradict(u: Utterance, who: ChainLink) -> bool:
    """An outlet tells what others say; only what it is itself said to deny ("Snopes rated it false") is its own."""
    if who.kind == "outlet":
        return u.statement.stance == "denies" and len(u.statement.chain) == 1
    return who.kind != "document"


def _is_verdict(u: Utterance, utterances: Sequence[Utterance], held: Collection[tuple[int, int]]) -> bool:
    """Whether all that is said is that the claim just made is untrue: "Rubbish from beginning to end"."""
    if not en.VERDICT.fullmatch(u.words.strip()):
        return False
    before = [v for v in utterances if v.article == u.article and v.statement.content[0] < u.statement.content[0]]
    last = max(before, key=lambda v: v.statement.content[0], default=None)
    return last is not None and last.key in held


def _negates(u: Utterance, core: set[str]) -> bool:
    return any(core & _stems(scope) for scope in negated(u))


def opponents_of(against: Sequence[Utterance], members: Sequence[Utterance], claim: Vector) -> set[ChainLink]:
    """The named parties that contradict the claim in a third as many articles as have it from them, or more.

    Not those on whom a third of the articles rest first of all: somebody whose own words are the story may well deny
    what others made of them.
    """
    no, yes = (
        Counter(link for link, _ in {(u.opponent, u.article) for u in some if u.opponent is not None})
        for some in (against, members)
    )
    best: dict[int, Utterance] = {}
    for u in sorted((u for u in members if u.way.chain), key=lambda u: float(u.vector @ claim)):
        best[u.article] = u
    first = Counter(u.way.chain[0] for u in best.values())
    return {
        link
        for link, count in no.items()
        if 3 * count >= yes[link] and not is_anonymous(link) and 3 * first[link] < max(len(best), 1)
    }


def disputes_of(
    against: Sequence[Utterance],
    members: Sequence[Utterance],
    claim: Vector,
    sources: Collection[ChainLink],
    readings: Sequence[Reading],
    parties: Parties,
) -> tuple[Dispute, ...]:
    """Who denies the claim: each party once, at the statement nearest to it; not those whom it comes from.

    Only who has a name, in a statement that is read as a denial, is about the claim and calls something false or has a
    word, or two names, in which several articles put it (``members`` make it): a wrong "X denies it" is worse than a
    missing one. A body for which somebody denies it who is shown himself is not shown as another.
    """
    core, names = _core(members), _shared(members, _names)
    found: dict[ChainLink, Dispute] = {}
    held = {u.key for u in members}
    for u in sorted(against, key=lambda u: -_aim(u, claim)):
        holder = u.opponent
        if holder is None or holder in sources or holder in found:
            continue
        doubting = bool(MEDIA.search(holder.name)) and u.statement.stance == "doubts" and _is_of_report(u, held)
        if is_anonymous(holder) and not doubting:
            continue
        if en.VERDICT.fullmatch(u.words.strip()) or _is_of_report(u, held):
            article = readings[u.article].article.id
            stance = u.statement.stance if denies(u) else "denies"
            found[holder] = Dispute(holder.name, holder.kind, stance, article, u.statement.id)
            continue
        same = not u.whole or bool(core & _stems(u.words)) or len(names & _names(u.words)) >= NAMES
        same = same or en.REJECTED.search(u.words) is not None
        sure = u.statement.stance == "denies" and u.statement.confidence >= CONFIDENT
        if sure and same and _aim(u, claim) >= AIMED:
            article = readings[u.article].article.id
            found[holder] = Dispute(holder.name, holder.kind, "denies", article, u.statement.id)
    bodies = [holder for holder in found if holder.kind != "person"]
    people = [holder for holder in found if holder.kind == "person"]
    texts = [reading.article.text for reading in readings]
    told = {
        body
        for body in bodies
        for who in people
        # "The palace" of another article than its spokesman's has spoken by itself.
        if not (body.name.islower() and found[body].article != found[who].article)
        and _is_officer(who, body, bodies, parties, texts)
    }
    return tuple(dispute for holder, dispute in found.items() if holder not in told)


def _is_of_report(u: Utterance, held: Collection[tuple[int, int]]) -> bool:
    """Whether a report is denied that makes the claim: "called the story absurd"."""
    aimed = any((u.article, target) in held for target in u.statement.targets)
    return aimed and denies(u) and en.REPORT.match(u.words.strip()) is not None


def _is_officer(
    who: ChainLink, body: ChainLink, bodies: Sequence[ChainLink], parties: Parties, texts: Sequence[str]
) -> bool:
    """Whether an article calls a person a head or spokesman of ``body``, or a spokesman where no other body denies."""
    names = parties.spellings.get(who, (who.name,))
    called = [name for name in parties.spellings.get(body, (body.name,)) if len(name) > 1]
    patterns = [officer_of(name, spelling) for name in names for spelling in called]
    patterns += [spokesman(name) for name in names if len(bodies) == 1]
    return any(pattern.search(text) for pattern in patterns for text in texts)


def _aim(u: Utterance, claim: Vector) -> float:
    """How near a denial is to the claim, by its own words or by its sentence: "denied it" says nothing by itself."""
    return max(float(u.vector @ claim), float(u.around @ claim))


def taken_back(
    readings: Sequence[Reading],
    utterances: Sequence[Utterance],
    claim: Vector,
    held: Collection[tuple[str, int]],
    vectors: WordVectors,
) -> Iterator[Dispute]:
    """The outlets that take the claim back: in words about it, or as one of the statements ``held`` that make it.

    Each by its own article, or else by another that tells of it.
    """
    own = {dispute.name: dispute for dispute in _own_retractions(readings, claim, held, vectors)}
    yield from own.values()
    told = set(own)
    for u in utterances:
        article, origin = readings[u.article].article, u.way.chain[0] if u.way.chain else None
        if origin is None or origin.kind not in ("outlet", "organization") or origin.name in told:
            continue
        aimed = any((article.id, target) in held for target in u.statement.targets)
        if (aimed or float(u.vector @ claim) >= PLAINLY) and en.WITHDREW.search(article.words_at(u.statement.cue)):
            told.add(origin.name)
            yield Dispute(origin.name, origin.kind, "denies", article.id, u.statement.id)


def _own_retractions(
    readings: Sequence[Reading], claim: Vector, held: Collection[tuple[str, int]], vectors: WordVectors
) -> Iterator[Dispute]:
    for reading in readings:
        article = reading.article
        for place, one in enumerate(reading.retractions):
            aimed = any((article.id, target) in held for target in one.targets)
            near = float(vectors.vector(article.words_at(one.text)) @ claim) >= PLAINLY
            if article.outlet and one.stance == "denies" and (aimed or near):
                yield Dispute(article.outlet, "outlet", one.stance, article.id, None, place)
                break


def _core(members: Sequence[Utterance]) -> set[str]:
    """The words, names aside, in which many articles put the claim."""
    return _shared(members, _stems)


def _shared(members: Sequence[Utterance], words_in: Callable[[str], set[str]]) -> set[str]:
    stems = {(stem, u.article) for u in members for stem in words_in(u.words)}
    counted = Counter(stem for stem, _ in stems)
    return {stem for stem, count in counted.items() if count >= max(2, _COMMON * len({u.article for u in members}))}


def _names(said: str) -> set[str]:
    return set(_NAME.findall(said))


def _stems(said: str) -> set[str]:
    empty = words("function_words")
    return {w[:_STEM] for w in _WORD.findall(said) if len(w) > 3 and w not in empty}
