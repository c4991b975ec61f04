"""The fewest origins that explain all articles of a claim (minimum description length; Rissanen 1978).

Every article rests on parties (``credits/basis.py``); an outlet is followed to whom it is told to have it from. The
party that explains most articles is an origin; each further one must explain enough that those before it do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.archive.parties.unnamed import alike, telling_words
from wherefrom.lang.lexicon import words
from wherefrom.tracing.credits.basis import SURE, Basis, Sort, is_named, sort_of
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import is_anonymous

_WORD = re.compile(r"[^\W\d_]+")
Scores = Mapping[ChainLink, float]

FOLLOWED, FOLLOWED_OF = 0.3, 0.02
"""How plainly an outlet must be told to have it from somebody to be followed there, and by how much more for each
article that rests on the outlet."""
UNSAID = 1.0
"""Share of its likeliest unnamed source's weight that a named one must have for an outlet to be followed to that."""
SECOND = 0.6
"""Share of its likeliest source's weight from which on an outlet has it from a second one, too."""
ENOUGH = 1.4
"""Articles' worth of evidence that a further origin must explain."""
AGAIN = 0.2
"""What explaining an article counts that an origin before it explains as well."""
LEAST = 0.12
"""Score from which on an article goes back to an origin; one that has a denial needs ``ALONE``."""
BESIDE = 0.5
"""Share of an article's best score from which on it goes back to another origin, too."""
BESIDE_OWN = 0.75
"""The same where it has an unnamed source of its own, of that one's weight."""
OWN_EVIDENCE = 0.4
"""Score from which on who makes the claim in an article by name is its origin, where other people announced it, too."""
HEARD = 0.15
"""How plainly others rest on an outlet, for its own article, which credits nobody, to be where they have it from."""
MENTIONED = 0.03
"""Score from which an article that tells of nobody else goes back to an origin."""
DESCRIBED = 0.93
"""How plainly an article must rest on an unnamed source whom no other describes so, for it to be an origin."""
ALONE = 0.2
"""Score of an origin of its own for an article that tells of nothing else: whom the claim is about, announcing it."""
TIED = 0.2
"""How plainly an outlet must be told to have it from an unnamed source for that source to be the outlet's."""
UNNAMED: Mapping[Sort, float] = {"source": 0.7, "media": 0.5}
"""What an unnamed source that is no outlet's weighs as an origin beside one with a name."""
SAME_DESCRIPTION = 0.6
"""Part of their words that two descriptions of unnamed sources share at least, to be of the same."""
CREDITED = 0.2
"""How plainly an article rests on such an outlet to go back to it."""


@dataclass(frozen=True, slots=True)
class Root:
    """Where a trail ends: a party, and for an unnamed source that spoke to the article's own outlet that outlet."""

    party: ChainLink
    via: ChainLink | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """``origins``: the roots to which each article goes back, by its place in the story; those of none are left out.

    ``further``: the parties that explain half of what a further origin must, the likeliest first.
    """

    origins: Mapping[int, Sequence[Root]]
    further: Sequence[ChainLink]


@dataclass(frozen=True, slots=True)
class _Story:
    """What is known of all articles: their basis, their outlets, who shares text with whom; and the chosen origins."""

    basis: Basis
    outlets: Sequence[ChainLink | None]
    copies: Mapping[int, Collection[int]]
    denying: Collection[int]
    mentions: Callable[[int, ChainLink], bool]
    scores: Sequence[Scores]
    chosen: Sequence[ChainLink]

    @property
    def is_explained(self) -> bool:
        """Whether the chosen origins explain any article: one that they do not has left out whom it has it from."""
        return any(score.get(root, 0.0) >= LEAST for score in self.scores for root in self.chosen)


def explained(
    basis: Basis,
    outlets: Sequence[ChainLink | None],
    copies: Mapping[int, Collection[int]],
    denying: Collection[int] = (),
    mentions: Callable[[int, ChainLink], bool] = lambda _number, _link: False,
    taken: Mapping[int, int] | None = None,
) -> Explanation:
    """To whom each article goes back.

    ``outlets``: whose each article is. ``copies``: the articles with which each shares text. ``denying``: those that
    have a denial of the claim, which are no origin of it themselves. ``mentions``: whether the text of an article has
    the name of a party anywhere. ``taken``: from which earlier article each is mostly taken: it goes back to where that
    one does.
    """
    unnamed = _unnamed(basis)
    scores = [_scores(here, basis, own, unnamed) for here, own in zip(basis.weights, outlets, strict=True)]
    for number, source in (taken or {}).items():
        scores[number] = scores[source]
    chosen, further = _fewest(scores)
    story = _Story(basis, outlets, copies, denying, mentions, scores, chosen)
    found: dict[int, list[Root]] = {}
    for number, score in enumerate(scores):
        spoke = _own_unnamed(number, story) if story.chosen and outlets[number] else None
        best = max((score.get(root, 0.0) for root in story.chosen), default=0.0)
        least = max(BESIDE * best, BESIDE_OWN * basis.weights[number][spoke.party] if spoke else 0.0)
        if best >= (ALONE if number in denying else LEAST) or spoke:
            found[number] = [Root(root) for root in story.chosen if score.get(root, 0.0) >= least]
            found[number] += [spoke] if spoke else []
    taken = taken or {}
    for number in range(len(scores)):
        if number not in taken and number not in found and (roots := _unexplained(number, found, story)):
            found[number] = roots
    for number, source in taken.items():
        if source in found:
            found[number] = list(found[source])
    own = {root.party for roots in found.values() for root in roots} & set(outlets) - set(story.chosen)
    for number, roots in found.items():
        credited = {o for o in own if o is not None and basis.weights[number].get(o, 0.0) >= CREDITED}
        credited -= {root.party for root in roots}
        roots += [Root(party) for party in sorted(credited, key=lambda link: link.name)]
    given = {link for roots in found.values() for root in roots for link in (root.party, root.via)}
    return Explanation(found, [party for party in further if party not in given])


def _unnamed(basis: Basis) -> dict[ChainLink, ChainLink]:
    """The unnamed sources that no party is seen to have it from, each under the first of those described alike.

    One that an article tells of beside a party with a name, on which it rests more plainly, is that party's.
    """
    tied = {source for told in basis.had_from.values() for source, share in told.items() if share >= TIED}
    heard: dict[ChainLink, float] = {}
    for here in basis.weights:
        foremost = max((weight for link, weight in here.items() if is_named(link)), default=0.0)
        for link, weight in here.items():
            if sort_of(link) in UNNAMED and telling_words(link.name):
                heard[link] = heard.get(link, 0.0) + weight
                tied |= {link} if weight < foremost else set()
    found: dict[ChainLink, ChainLink] = {}
    for link in sorted(heard, key=lambda link: (-heard[link], link.name)):
        found[link] = next((known for known in found.values() if _one_source(known.name, link.name)), link)
    theirs = {found[link] for link in tied if link in found}
    return {link: known for link, known in found.items() if known not in theirs}


def _scores(
    weights: Scores, basis: Basis, own: ChainLink | None, unnamed: Mapping[ChainLink, ChainLink]
) -> dict[ChainLink, float]:
    found: dict[ChainLink, float] = {}
    for link, weight in weights.items():
        if link in unnamed:
            _add(found, [unnamed[link]], UNNAMED[sort_of(link)] * weight)
    for link, weight in weights.items():
        if is_named(link):
            _add(found, roots_of(link, basis), weight)
    if own is not None and basis.heard.get(own, 0.0) > BESIDE and roots_of(own, basis) == [own]:
        _add(found, [own], SURE)  # others have it from this very outlet, and its trail ends there
    return found


def _add(found: dict[ChainLink, float], roots: Iterable[ChainLink], weight: float) -> None:
    for root in roots:
        found[root] = 1 - (1 - found.get(root, 0.0)) * (1 - weight)


def roots_of(link: ChainLink, basis: Basis, behind: tuple[ChainLink, ...] = ()) -> list[ChainLink]:
    """Where the trail of a party ends; in a circle at the same one of it, wherever one comes in."""
    told = basis.had_from.get(link)
    if link.kind not in ("outlet", "document") or not told:
        return [link]
    seen = (*behind, link)
    least = max((share for source, share in told.items() if sort_of(source) == "source"), default=0.0)
    least = max(FOLLOWED + FOLLOWED_OF * basis.heard.get(link, 0.0), UNSAID * least)
    plain = sorted(
        ((share, source) for source, share in told.items() if is_named(source)),
        key=lambda pair: (-pair[0], pair[1].name),
    )
    named = [(share, source) for share, source in plain if source not in seen]
    if not named or named[0][0] < least:
        back = next((seen.index(source) for share, source in plain if source in behind and share >= least), None)
        return [link] if back is None else [max(seen[back:], key=lambda p: (basis.heard.get(p, 0.0), p.name))]
    followed = [source for share, source in named[:2] if share >= SECOND * named[0][0]]
    return list(dict.fromkeys(root for source in followed for root in roots_of(source, basis, seen)))


def _fewest(scores: Sequence[Scores]) -> tuple[list[ChainLink], list[ChainLink]]:
    """The origins, greedily: each time the one that explains most of what is not explained yet; and the next of kin."""
    known = [0.0] * len(scores)
    left = sorted({root for score in scores for root in score}, key=lambda link: (link.name, link.kind))
    chosen: list[ChainLink] = []
    gains: dict[ChainLink, float] = {}
    while left:
        gains = {root: sum(_gain(s.get(root, 0.0), k) for s, k in zip(scores, known, strict=True)) for root in left}
        best = max(left, key=gains.__getitem__)
        if gains[best] <= (ENOUGH if chosen else 0.0):
            break
        left.remove(best)
        chosen.append(best)
        known = [max(k, score.get(best, 0.0)) for score, k in zip(scores, known, strict=True)]
    near = [root for root in left if gains[root] > ENOUGH / 2]
    return chosen, sorted(near, key=lambda root: (-gains[root], root.name))


def _gain(score: float, known: float) -> float:
    return max(0.0, score - known) + AGAIN * min(score, known)


def _unexplained(number: int, found: Mapping[int, Sequence[Root]], story: _Story) -> list[Root]:
    """Where an article goes back to that the chosen origins do not explain; nowhere if it tells nothing of it."""
    for other in sorted(story.copies.get(number, ())):
        if other in found:
            return list(found[other])
    score, own = story.scores[number], story.outlets[number]
    likeliest = max(score, key=lambda link: (score[link], link.name), default=None)
    if number in story.denying:
        return []
    teller = _own_teller(number, story)
    if teller and (not story.is_explained or _is_own(teller, score, story)):
        return [teller]
    if unnamed := _of_unnamed(number, story):
        return [unnamed]
    mentioned = [root for root in story.chosen if score.get(root, 0.0) > MENTIONED]
    if mentioned:
        return [Root(max(mentioned, key=lambda root: score[root]))]
    named = [root for root in story.chosen if story.mentions(number, root)]
    if named:
        return [Root(root) for root in named]
    if own is not None and story.basis.heard.get(own, 0.0) > HEARD:
        return [Root(own)]
    if teller:
        return [teller]
    return [Root(likeliest)] if likeliest is not None and score[likeliest] >= ALONE else []


def _own_teller(number: int, story: _Story) -> Root | None:
    """Who most plainly makes the claim in an article; of unnamed sources only one described like no other article's."""
    teller = story.basis.tellers.get(number)
    if teller is None or sort_of(teller) == "media":
        return None
    if sort_of(teller) == "source":
        own, told = telling_words(teller.name), (here for i, here in enumerate(story.basis.weights) if i != number)
        if not own or any(own & telling_words(link.name) for here in told for link in here if is_anonymous(link)):
            return None
    return Root(teller, story.outlets[number] if is_anonymous(teller) else None)


def _is_own(teller: Root, score: Scores, story: _Story) -> bool:
    """Whether who makes the claim in one article is an origin beside those that explain others.

    Hardly where an outlet is one of these, for the article may have it from there; but where people and bodies tell the
    claim under their names, who tells it without one elsewhere, or plainly, is another.
    """
    announced = all(is_named(root) and root.kind not in ("outlet", "document") for root in story.chosen)
    return announced and (is_anonymous(teller.party) or score.get(teller.party, 0.0) >= OWN_EVIDENCE)


def _of_unnamed(number: int, story: _Story) -> Root | None:
    """An article's unnamed source is that of the foremost origin, where there is one."""
    unnamed = [
        link
        for link, weight in story.basis.weights[number].items()
        if weight > LEAST and sort_of(link) in ("source", "media")
    ]
    if not unnamed:
        return None
    return Root(story.chosen[0]) if story.chosen else Root(_plainest(number, unnamed, story), story.outlets[number])


def _own_unnamed(number: int, story: _Story) -> Root | None:
    """The unnamed source of an article that rests on it most plainly and of whom no other article tells."""
    every = story.basis.weights
    unnamed = [link for link, weight in every[number].items() if weight >= DESCRIBED and sort_of(link) == "source"]
    told = {link.name for i, here in enumerate(every) if i != number for link in here if sort_of(link) == "source"}
    own = [link for link in unnamed if not any(same_description(link.name, other) for other in told)]
    return Root(_plainest(number, own, story), story.outlets[number]) if own else None


def _plainest(number: int, links: Sequence[ChainLink], story: _Story) -> ChainLink:
    return max(links, key=lambda link: (story.basis.weights[number][link], link.name))


def _one_source(a: str, b: str) -> bool:
    return same_description(a, b) or (alike(a, b) and telling_words(a) == telling_words(b))


def same_description(a: str, b: str) -> bool:
    """Whether two descriptions of unnamed sources are near enough to be of one ("a person with knowledge of it")."""
    empty = words("function_words")
    x, y = ({w for w in _WORD.findall(t.casefold()) if w not in empty} for t in (a, b))
    return bool(x and y) and len(x & y) / len(x | y) >= SAME_DESCRIPTION and len(x & y) > 1
