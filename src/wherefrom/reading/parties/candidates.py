"""Whom the words of a source may mean: the candidates, and what rules, names, grammar and the network tell of each.

``choice.py`` chooses among them. The features are those of mention ranking (Denis and Baldridge 2008) with two more
informants: the verdict of the rules (``resolve.py``), and the network's scores of every name in the cue's window.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import islice

from wherefrom.lang.en.patterns.phrases import BOTH, JOINER
from wherefrom.lang.en.patterns.pronouns import FIRST, HE, IT, RELATIVE, SHE, THEY
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.network.view import UNSEEN, View
from wherefrom.reading.parties.descriptions import described, described_at, new_party, role_head
from wherefrom.reading.parties.fitting import around, fit_features, head_features, is_impossible, is_named_by
from wherefrom.reading.parties.in_window import mentions_in, name_scores
from wherefrom.reading.parties.joint import is_surely_joint, joined_before
from wherefrom.reading.parties.kinds import Phrase, classify, clean, parse
from wherefrom.reading.parties.mentioned import is_out_of_sight, taken_up
from wherefrom.reading.parties.resolve import agrees, owned_name, owner_of, small_word
from wherefrom.reading.parties.settled import settled, told_of
from wherefrom.reading.parties.speakers import not_meant
from wherefrom.reading.types import ANY_KIND, KINDS, Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span, whole_words

BEFORE, AHEAD, SPOKE, LIKELY, DESCRIBED, SPOTTED = 8, 2, 3, 6, 6, 4
"""How many parties each way of looking for candidates gives at most."""
MENTIONED, PAIRS = 5, 2
"""How many noun phrases, and how many that are named together, may be taken up."""
BESIDE = 6
"""Characters between a cue and a name that stands right beside it: "Lee also said"."""
LONGEST = 60
"""Characters of a name before a cue; one that is longer is not seen to stand beside it."""
PRONOUN_SETS = (HE | SHE, THEY, IT, FIRST, RELATIVE)


class Sort(Enum):
    """Where a candidate comes from."""

    NAMED = auto()
    """The article names it."""
    DESCRIBED = auto()
    """It was described before."""
    OWN = auto()
    """Called by the words of the source."""
    SPOTTED = auto()
    """Called by words elsewhere that the network takes for its name."""
    MENTIONED = auto()
    """A noun phrase that speaks nowhere."""
    MADE = auto()
    """The rules make it from several."""
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a source may mean; ``party`` None: nobody whom the article names or describes."""

    party: Party | None
    by_rule: bool
    """Whether the rules mean this one."""
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: whose words the ``layer`` is, by the words at ``span`` (None where the text has none)."""

    span: Span | None
    layer: Attribution
    holder: Party | None
    at: int
    words: str
    phrase: Phrase | None
    quoted: bool
    named: bool
    """Whether a name stands in the words."""

    @property
    def view(self) -> View | None:
        """What the network sees from the cue."""
        return self.layer.view


def candidates(
    discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
) -> list[Candidate]:
    """Everybody whom the words at ``span`` may mean, the rules' ``verdict`` and nobody among them."""
    at = span[0] if span else (layer.cue or layer.content)[0][0]
    words = clean(discourse.text[slice(*span)]) if span else ""
    phrase = parse(discourse.text[slice(*span)]) if span and not _is_pronoun(words) else None
    named = bool(span and discourse.cast.between(*span))
    asked = Asked(span, layer, holder, at, words, phrase, is_inside(discourse.quotes, at), named)
    if verdict is not None and not_meant(discourse, words, at)(verdict):
        verdict = None
    if (
        verdict is not None
        and phrase is not None
        and (is_impossible(discourse, phrase, verdict) or is_owner(discourse, asked, verdict))
    ):
        verdict = _own_words(discourse, asked)
    scores = name_scores(discourse, layer.view)
    sure = None if span is None else settled(discourse, span) or told_of(discourse, span)
    found = _found(discourse, asked, verdict, scores) if sure is None else [(sure, Sort.NAMED)]
    best = sorted((scores.get(p.number, UNSEEN) for p, _ in found if p is not None), reverse=True)[:2]
    query = _query(discourse, asked)
    near = around(discourse, phrase, at) if phrase is not None and not named else None
    told: list[Candidate] = []
    for party, sort in found:
        ruled = party is verdict
        features = _features(discourse, asked, party, sort, ruled, scores, best)
        told.append(Candidate(party, ruled, (*query, *features, *fit_features(discourse, phrase, party, near))))
    return told


def _found(
    discourse: Discourse, asked: Asked, verdict: Party | None, scores: dict[int, float]
) -> list[tuple[Party | None, Sort]]:
    """All candidates, each with where it comes from; without those whom grammar leaves no doubt about."""
    out_of_reach = not_meant(discourse, asked.words, asked.at)
    parties: dict[int, Party] = {}
    members = _members_inside(discourse, asked, verdict)
    for party in _parties(discourse, asked, verdict, scores):
        if out_of_reach(party) or (party == asked.holder and _speaks_of_another(discourse, asked)):
            continue
        if party.number not in members and not _is_ruled_out(discourse, asked, party):
            parties.setdefault(party.number, party)
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
        if party.name.casefold() not in known:
            known.add(party.name.casefold())
            found.append((party, sort))
    found.append((None, Sort.NOBODY))
    return found


def _is_ruled_out(discourse: Discourse, asked: Asked, party: Party) -> bool:
    if asked.phrase is not None:
        return is_impossible(discourse, asked.phrase, party) or is_owner(discourse, asked, party)
    return small_word(asked.words) in THEY and is_out_of_sight(discourse, asked.at, party)


def is_owner(discourse: Discourse, asked: Asked, party: Party) -> bool:
    """Whether the words only say whose somebody is: "his lawyer" is not he, nor "Ann Lee's office" Ann Lee."""
    if asked.span is None or asked.phrase is None or asked.phrase.kind not in ("unnamed", "group", "organization"):
        return False
    return classify(asked.phrase.head) is not None and party == owner_of(
        discourse, asked.span, asked.layer.content, asked.holder
    )


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


def _is_pronoun(words: str) -> bool:
    return any(small_word(words) in known for known in PRONOUN_SETS)


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
            own = asked.span is not None and span[0] < asked.span[1] and asked.span[0] < span[1]
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
    if asked.holder is None or asked.holder.kind != "person" or asked.span is None:
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


def _query(discourse: Discourse, asked: Asked) -> tuple[float, ...]:
    """What is the same for every candidate: the sort of words, and what kind of party the network takes them for."""
    small = small_word(asked.words)
    phrase = asked.phrase
    named = discourse.cast.between(*asked.span) if asked.span else ()
    covered = sum(min(e, asked.span[1]) - s for (s, e), _, _ in named) if asked.span else 0
    share = covered / max(1, asked.span[1] - asked.span[0]) if asked.span else 0.0
    return (
        float(asked.span is None),
        *(float(small in known) for known in PRONOUN_SETS),
        float(phrase is not None and phrase.definite and not named),
        float(phrase is not None and phrase.possessive),
        float(phrase is not None and not phrase.definite and not named),
        float(phrase is not None and phrase.plural),
        float(len(named) == 1),
        float(len(named) > 1),
        share,
        float(asked.quoted),
        float(asked.holder is not None),
        *(float(phrase is not None and phrase.kind == kind) for kind in KINDS),
        *_kind_scores(asked),
        *head_features(discourse, None if named else phrase, asked.at),
    )


def _kind_scores(asked: Asked) -> tuple[float, ...]:
    """Log-probabilities of the kinds, of the party that the source stands for."""
    found = asked.view.kind_scores(asked.span) if asked.view and asked.span else None
    return (ANY_KIND,) * len(KINDS) if found is None else tuple(found)


def _features(
    discourse: Discourse,
    asked: Asked,
    party: Party | None,
    sort: Sort,
    is_verdict: bool,
    scores: dict[int, float],
    best: Sequence[float],
) -> Iterator[float]:
    yield float(is_verdict)
    yield from (float(sort == one) for one in Sort)
    yield from (float(is_verdict and sort == one) for one in (Sort.DESCRIBED, Sort.OWN, Sort.MADE, Sort.NOBODY))
    yield from _from_network(asked, party, sort, scores, best)
    yield from _from_grammar(discourse, asked, party)
    yield from _from_places(discourse, asked, party)
    yield from _from_speech(discourse, asked, party)


def _from_network(
    asked: Asked, party: Party | None, sort: Sort, scores: dict[int, float], best: Sequence[float]
) -> Iterator[float]:
    top, second = (*best, UNSEEN, UNSEEN)[:2]
    if party is None:
        yield from (0.0, 0.0, 0.0, top / 6, 0.0, 0.0)
    else:
        new = sort in (Sort.OWN, Sort.SPOTTED, Sort.MENTIONED) and party.mentions
        own = asked.view.name_scores(party.mentions[:1], 0)[0] if new and asked.view else None
        score = scores.get(party.number, UNSEEN) if own is None else own
        yield score / 6
        yield float(score > UNSEEN)
        yield float(score >= top)
        yield (score - (second if score >= top else top)) / 6
        yield float(score > 0)
        yield float(sort == Sort.OWN and party.mentions[:1] == (asked.span,))
    kinds = dict(zip(KINDS, _kind_scores(asked), strict=True))
    yield ANY_KIND if party is None else kinds[party.kind]
    yield from (float(party is not None and party.kind == kind) for kind in KINDS)
    yield float(party is not None and party.certain)


def _from_grammar(discourse: Discourse, asked: Asked, party: Party | None) -> Iterator[float]:
    if party is None:
        yield from [0.0] * 10
        return
    small, phrase = small_word(asked.words), asked.phrase
    pronoun = next((k for k, known in enumerate(PRONOUN_SETS) if small in known), None)
    yield float(pronoun is not None and pronoun < 3 and agrees(party, small))
    yield float(pronoun is not None and pronoun < 3 and not agrees(party, small))
    told = "f" if small in SHE else "m" if small in HE else phrase.gender if phrase else None
    yield float(told is not None and party.gender == told)
    yield float(told is not None and party.gender is not None and party.gender != told)
    plural = small in THEY or (phrase is not None and phrase.plural)
    yield float(plural == party.plural)
    head = phrase.head if phrase else ""
    yield float(bool(head) and any(role_head(role.casefold()) == head for role in party.roles))
    yield float(bool(head) and head in {word.casefold() for word in party.words})
    yield float(bool(head) and party.phrase is not None and party.phrase.head == head)
    own = {w for w in small.split() if len(w) > 3}
    yield len(own & {word.casefold() for word in party.name.split()}) / max(1, len(own))
    yield float(party.plural)


def _from_places(discourse: Discourse, asked: Asked, party: Party | None) -> Iterator[float]:
    if party is None:
        yield from [0.0] * 16
        return
    mentions, span, at = party.mentions, asked.span, asked.at
    inside = mentions_in(mentions, *span) if span else ()
    yield float(bool(inside))
    yield float(bool(inside) and span is not None and inside[0][0] - span[0] < 2)
    yield float(bool(inside) and span is not None and span[1] - inside[-1][1] < 2)
    first = bisect_left(mentions, (at, 0))
    after = bisect_left(mentions, (at + 1, 0))
    here = discourse.sentence_of(at)
    back = here - discourse.sentence_of(mentions[first - 1][0]) if first else 99
    ahead = discourse.sentence_of(mentions[after][0]) - here if after < len(mentions) else 99
    yield float(back == 0)
    yield float(back == 1)
    yield float(back == 2)
    yield math.exp(-back / 4)
    yield float(ahead == 0)
    yield math.exp(-ahead / 4)
    yield math.log1p(len(mentions)) / 3
    yield math.log1p(first) / 3
    yield float(first > 0 and discourse.text.rfind("\n", 0, at) <= mentions[first - 1][0])
    opens = discourse.sentences[here - back][0] if first and here >= back else 0
    yield math.exp(-(mentions[first - 1][0] - opens) / 30) if first else 0.0
    yield float(any(mentions_in(mentions, s, e) for s, e in asked.layer.content))
    cue = (asked.layer.cue or asked.layer.content)[0]
    beside = mentions_in(mentions, cue[0] - 2 * LONGEST, cue[1] + BESIDE + 1)
    yield float(any(0 <= cue[0] - end <= BESIDE for _, end in beside))
    yield float(any(0 <= start - cue[1] <= BESIDE for start, _ in beside))


def _from_speech(discourse: Discourse, asked: Asked, party: Party | None) -> Iterator[float]:
    spoken = list(islice(discourse.spoken(asked.at), 12))
    if party is None:
        yield from (float(not spoken), 0.0, 0.0, 0.0, 0.0)
        return
    yield float(bool(spoken) and spoken[0][1] == party)
    yield float(len(spoken) > 1 and spoken[1][1] == party)
    yield sum(p == party for _, p in spoken) / 6
    yield float(party == asked.holder)
    yield float(bool(spoken) and spoken[0][1] == party and discourse.text.count("\n", spoken[0][0], asked.at) < 2)
