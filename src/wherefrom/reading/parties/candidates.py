"""Whom the words of a source may mean: the candidates, and what rules, names, grammar and the network tell of each.

``choice.py`` chooses among them. The features are those of mention ranking (Denis and Baldridge 2008) with two more
informants: the verdict of the rules (``resolve.py``), and the network's scores of every name in the cue's window.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from wherefrom.lang.en.patterns.descriptions import BY_ANOTHER
from wherefrom.lang.en.patterns.phrases import BOTH, DEFINITE_BOTH, JOINER
from wherefrom.lang.en.patterns.pronouns import FIRST, IMPERSONAL, RELATIVE, SAYS_IT, SUBJECT_IT, THEY
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.network.view import UNSEEN
from wherefrom.reading.parties.candidate_features import PRONOUN_SETS, Asked, Sort, features, question_of
from wherefrom.reading.parties.descriptions import described, described_at, new_party
from wherefrom.reading.parties.fitting import around, fit_features, is_impossible, is_named_by
from wherefrom.reading.parties.in_window import mentions_in, name_scores
from wherefrom.reading.parties.joint import are_told_by, is_surely_joint, joined_before
from wherefrom.reading.parties.kinds import Phrase, classify, clean, parse
from wherefrom.reading.parties.mentioned import is_out_of_sight, taken_up
from wherefrom.reading.parties.resolve import owned_name, owner_of, small_word
from wherefrom.reading.parties.settled import settled, told_of
from wherefrom.reading.parties.speakers import not_meant
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span, meets, whole_words

BEFORE, AHEAD, SPOKE, LIKELY, DESCRIBED, SPOTTED = 8, 2, 3, 6, 6, 4
"""How many parties each way of looking for candidates gives at most."""
LONGEST_SAYING = 40
"""Characters of a verb of saying, and to whom, before "it"."""
MENTIONED, PAIRS = 5, 2
"""How many noun phrases, and how many that are named together, may be taken up."""

_PRONOUNS = frozenset[str]().union(*PRONOUN_SETS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a source may mean; ``party`` None: nobody whom the article names or describes."""

    party: Party | None
    by_rule: bool
    """Whether the rules mean this one."""
    features: tuple[float, ...]


def candidates(
    discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
) -> list[Candidate]:
    """Everybody whom the words at ``span`` may mean, the rules' ``verdict`` and nobody among them."""
    at = span[0] if span else (layer.cue or layer.content)[0][0]
    words = clean(discourse.text[slice(*span)]) if span else ""
    phrase = parse(discourse.text[slice(*span)]) if span and not _is_pronoun(words) else None
    named = bool(span and discourse.cast.between(*span))
    owner = _owner(discourse, span, phrase, layer, holder)
    asked = Asked(span, layer, holder, at, words, phrase, is_inside(discourse.quotes, at), named, owner)
    if verdict is not None and not_meant(discourse, words, at)(verdict):
        verdict = None
    if (
        verdict is not None
        and phrase is not None
        and (is_impossible(discourse, phrase, verdict) or is_owner(discourse, asked, verdict))
    ):
        verdict = _own_words(discourse, asked)
    scores, _ = name_scores(discourse, layer.view)
    sure = None if span is None else settled(discourse, span) or told_of(discourse, span)
    sure = sure or _of_itself(discourse, asked)
    if verdict is not None and verdict.joined and span and DEFINITE_BOTH.fullmatch(discourse.text, *span):
        sure = verdict if are_told_by(verdict, words) else sure
    found = _found(discourse, asked, verdict, scores) if sure is None else [(sure, Sort.NAMED)]
    best = sorted((scores.get(p.number, UNSEEN) for p, _ in found if p is not None), reverse=True)[:2]
    question = question_of(discourse, asked, scores, best)
    near = around(discourse, phrase, at) if phrase is not None and not named else None
    told: list[Candidate] = []
    for party, sort in found:
        ruled = party is verdict
        own = features(question, party, sort, ruled)
        told.append(Candidate(party, ruled, (*question.query, *own, *fit_features(discourse, phrase, party, near))))
    return told


def _found(
    discourse: Discourse, asked: Asked, verdict: Party | None, scores: dict[int, float]
) -> list[tuple[Party | None, Sort]]:
    """All candidates, each with where it comes from; without those whom grammar leaves no doubt about."""
    out_of_reach = not_meant(discourse, asked.words, asked.at)
    parties: dict[int, Party] = {}
    members = _members_inside(discourse, asked, verdict)
    for party in _parties(discourse, asked, verdict, scores):
        if (
            party.number in parties
            or out_of_reach(party)
            or (party == asked.holder and _speaks_of_another(discourse, asked))
        ):
            continue
        if party.number not in members and not _is_ruled_out(discourse, asked, party):
            parties[party.number] = party
    found: list[tuple[Party | None, Sort]] = [(p, Sort.NAMED if p.words else Sort.DESCRIBED) for p in parties.values()]
    whole = members or is_named_by(discourse, asked.span, verdict)
    own = None if whole else _own_words(discourse, asked)
    if verdict is not None and verdict.number == discourse.next_number:
        same = own is not None and own.name.casefold() == verdict.name.casefold()
        found = [(p, s) for p, s in found if p is not verdict]
        found.append((verdict, Sort.OWN if same else Sort.MADE))
        own = None if same else own
    if own is not None and all(p is None or p.name != own.name for p, _ in found):
        found.append((own, Sort.OWN))
    known = {p.name.casefold() for p, _ in found if p is not None}
    known |= {discourse.party(number).name.casefold() for number in members}
    for party, sort in (*_spotted(discourse, asked), *_mentioned(discourse, asked)):
        if party.name.casefold() not in known and not is_owner(discourse, asked, party):
            known.add(party.name.casefold())
            found.append((party, sort))
    found.append((None, Sort.NOBODY))
    return found


def _is_ruled_out(discourse: Discourse, asked: Asked, party: Party) -> bool:
    if asked.phrase is not None:
        return is_impossible(discourse, asked.phrase, party) or is_owner(discourse, asked, party)
    return small_word(asked.words) in THEY and is_out_of_sight(discourse, asked.at, party)


def is_owner(discourse: Discourse, asked: Asked, party: Party) -> bool:
    """Whether the words only tell by a party who is meant: "his lawyer" is not he, "an adviser to Lee" not Lee."""
    if party == asked.owner or asked.span is None:
        return party == asked.owner
    begin, end = asked.span
    named = (start for start, _ in mentions_in(party.mentions, begin, end))
    return any(BY_ANOTHER.fullmatch(discourse.text, begin, start) for start in named)


def _owner(
    discourse: Discourse, span: Span | None, phrase: Phrase | None, layer: Attribution, holder: Party | None
) -> Party | None:
    if span is None or phrase is None or phrase.kind not in ("unnamed", "group", "organization"):
        return None
    return None if classify(phrase.head) is None else owner_of(discourse, span, layer.content, holder)


def _members_inside(discourse: Discourse, asked: Asked, verdict: Party | None) -> frozenset[int]:
    """The numbers of those named in the words who are not meant alone: parts of a name, or of a joint source."""
    if asked.span is None or verdict is None:
        return frozenset()
    first = verdict.mentions[0] if verdict.number == discourse.next_number and verdict.mentions else asked.span
    if asked.span[0] < first[0] and asked.span[1] - first[1] <= 1:
        return frozenset(party.number for _, _, party in discourse.cast.between(*first))  # "a charity, Bread for All"
    if not (verdict.joined or verdict.members):
        return frozenset()
    if JOINER.search(asked.words) is None or not is_surely_joint(discourse, asked.span):
        return frozenset()
    return frozenset(party.number for _, _, party in discourse.cast.between(*asked.span))


def _of_itself(discourse: Discourse, asked: Asked) -> Party | None:
    """The body that says what "it" does: "The port said it was shut"."""
    holder, at = asked.holder, asked.at
    if asked.span is None or holder is None or holder.kind in ("person", "unnamed"):
        return None
    if small_word(asked.words) != SUBJECT_IT or IMPERSONAL.match(discourse.text, asked.span[1]):
        return None
    return holder if SAYS_IT.search(discourse.text, max(0, at - LONGEST_SAYING), at) else None


def _is_pronoun(words: str) -> bool:
    return small_word(words) in _PRONOUNS


def _own_words(discourse: Discourse, asked: Asked) -> Party | None:
    """Whom the article leaves without a name, called by the words of the source."""
    if asked.span is None or asked.phrase is None or not asked.phrase.text:
        return None
    name = owned_name(discourse, asked.span, asked.layer.content, asked.holder)
    return new_party(discourse, asked.span, asked.phrase, name or asked.phrase.text, asked.phrase.kind)


def _spotted(discourse: Discourse, asked: Asked) -> Iterator[tuple[Party, Sort]]:
    """Whom the network takes for the origin in words that no rule takes for a name: the source's OWN, or SPOTTED."""
    if asked.view is None:
        return
    spans = sorted(asked.view.name_spans(0), key=lambda found: -found[1])[:SPOTTED]
    for span, _ in spans:
        span = whole_words(discourse.text, span)
        words = discourse.text[slice(*span)]
        if _is_pronoun(words) or "\n" in words or any(m[0] == span for m in discourse.cast.between(*span)):
            continue
        phrase = parse(words)
        if phrase.text:
            own = asked.span is not None and meets([span], asked.span)
            same = discourse.called(phrase.text)
            if same is not None:
                yield same, Sort.NAMED if same.words else Sort.DESCRIBED
                continue
            yield new_party(discourse, span, phrase, phrase.text, phrase.kind), Sort.OWN if own else Sort.SPOTTED


def _mentioned(discourse: Discourse, asked: Asked) -> Iterator[tuple[Party, Sort]]:
    """Whom a pronoun or a description may take up who speaks nowhere, or only together with somebody."""
    small, described_here = small_word(asked.words), None if asked.named else asked.phrase
    for span, phrase in islice(taken_up(discourse, asked.at, small, described_here), MENTIONED):
        if described_at(discourse, span[0]) is None:
            yield new_party(discourse, span, phrase, phrase.text, phrase.kind), Sort.MENTIONED
    if small in THEY or BOTH.match(asked.words):
        describe = partial(described, discourse, pronoun=lambda _: None)
        for party in islice(joined_before(discourse, asked.at, describe), PAIRS):
            yield party, Sort.MADE


def _parties(discourse: Discourse, asked: Asked, verdict: Party | None, scores: dict[int, float]) -> Iterator[Party]:
    if verdict is not None:
        yield verdict
    if asked.holder is not None:
        yield asked.holder
    if asked.span:
        yield from (party for _, _, party in discourse.cast.between(*asked.span))
        if (covering := discourse.cast.at(asked.at)) is not None:
            yield covering
    yield from islice((party for _, party in discourse.spoken(asked.at)), SPOKE)
    yield from _distinct((m[2] for m in discourse.cast.before(asked.at, 40)), BEFORE)
    yield from _distinct((m[2] for m in discourse.cast.between(asked.at, asked.at + 1500)), AHEAD)
    likely = sorted(scores, key=lambda number: -scores[number])[:LIKELY]
    yield from (discourse.party(number) for number in likely)
    yield from _distinct((party for at, _, party in discourse.described() if at < asked.at), DESCRIBED)


def _speaks_of_another(discourse: Discourse, asked: Asked) -> bool:
    """Whether a person speaks of somebody: of himself he would say "I"."""
    if asked.holder is None or asked.holder.kind not in ("person", "unnamed") or asked.span is None:
        return False
    own = asked.quoted or any(s.speaker and s.content[0] <= asked.at < s.content[1] for s in discourse.context.sections)
    return own and small_word(asked.words) not in FIRST | RELATIVE


def _distinct(parties: Iterator[Party], most: int) -> list[Party]:
    seen: dict[int, Party] = {}
    for party in parties:
        if len(seen) == most:
            break
        seen.setdefault(party.number, party)
    return list(seen.values())
