"""What is chosen while an article is read, by small learned heads (``network/heads.py``) over rules and network."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Protocol

import numpy as np

from wherefrom.lang.en.patterns.pronouns import RELATIVE, TELLING
from wherefrom.reading.chains.candidates import Before, relay_candidates
from wherefrom.reading.chains.choice import LinkChooser
from wherefrom.reading.chains.steps import Step, number_of
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.meaning.stance_choice import choose_stance, stance_features
from wherefrom.reading.network.heads import Floats, Head, heads_in, softmax
from wherefrom.reading.parties.candidates import candidates
from wherefrom.reading.parties.party_kinds import Seen, with_kind
from wherefrom.reading.statements.ends import End
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.trust import RELAYS, found_features, of_choice, of_relays, right_features
from wherefrom.reading.types import Attribution, Stance, Voice
from wherefrom.text.span import Span

HEADS = ("antecedents", "relays", "kinds", "stances", "found", "right", "ends")
"""The names of the heads in their file, in the order of ``Learned``."""
MOVED = 0.4
"""By how much likelier another place for the end of a content must be than the present one."""
ALIKE = 0.5
"""The share of the longer one that the shorter of two contents must have to be about the same."""
TIE = 0.85
"""Share of the likeliest name's probability from which on another one is about as likely: "the minister", of two."""


class Chooser(LinkChooser, Protocol):
    """Whoever answers what the rules alone leave open."""

    def end(self, asked: End) -> int:
        """The number of the place where a content ends."""
        ...

    def kind(self, party: Party, seen: Sequence[Seen]) -> Party:
        """``party`` as of its likeliest kind."""
        ...

    def stance(
        self, layer: Attribution, verdict: Stance, voice: Voice, words: Sequence[str]
    ) -> tuple[Stance, float | None]:
        """The stance of ``layer``, and how likely it is; None where that is not known. ``words``: those of its cue."""
        ...

    def trust(
        self, discourse: Discourse, nodes: Sequence[Node], number: int, chain: Sequence[Step], voice: Voice
    ) -> tuple[float, float]:
        """The probabilities that a node is a statement at all, and that its content and its chain are right."""
        ...


@dataclass(frozen=True, slots=True)
class Learned:
    """Chooses by learned heads."""

    antecedents: Head
    relaying: Head
    kinds: Head
    stances: Head
    found: Head
    right: Head
    ends: Head

    def source(
        self, discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
    ) -> Step:
        """The likeliest candidate; nobody, but two rivals, where another name is about as likely."""
        asked = candidates(discourse, span, layer, holder, verdict)
        shares = softmax(self.antecedents.scores([c.features for c in asked])[:, 0])
        best, second = np.argsort(-shares)[:2].tolist() if len(shares) > 1 else (0, 0)
        chosen, rival = asked[best].party, asked[second].party
        told = of_choice(shares, asked)
        tied = chosen and rival and _are_two(chosen, rival) and shares[second] >= TIE * shares[best]
        if chosen and rival and tied and (settling := _settling(discourse, span, (chosen, rival), verdict)):
            share = float(shares[best if settling is chosen else second])
            return Step(number_of(discourse.record(settling)), span, probability=share, choice=told)
        if chosen and rival and tied:
            rivals = tuple((p.number, float(s)) for p, s in ((chosen, shares[best]), (rival, shares[second])))
            return Step(None, span, probability=float(shares[best]), rivals=rivals, choice=told)
        return Step(number_of(discourse.record(chosen)), span, probability=float(shares[best]), choice=told)

    def relays(
        self, discourse: Discourse, node: Node, chain: Sequence[Step], said: Sequence[Step], before: Before
    ) -> list[Step]:
        """Every candidate that is likelier a relay than not, and whoever is one by the form of the sentence.

        By "reportedly" nobody named passes it on where nobody else does.
        """
        asked = relay_candidates(discourse, node, chain, said, before)
        if not asked:
            return list(chain)
        likely = _sigmoid(self.relaying.scores([c.features for c in asked])[:, 0]).tolist()
        named = any(c.party and (c.sure or share >= RELAYS) for c, share in zip(asked, likely, strict=True))
        shares = [1.0 if c.sure and (c.party or not named) else share for c, share in zip(asked, likely, strict=True)]
        kept = [
            Step(number_of(discourse.record(_numbered(discourse, c.party))), c.span, probability=share)
            for c, share in zip(asked, shares, strict=True)
            if share >= RELAYS
        ]
        told = of_relays(likely, asked)
        return [*(replace(step, relaying=told) for step in chain[:1]), *kept]

    def end(self, asked: End) -> int:
        """The likeliest place, where it is much likelier than the present one.

        What would no more be about the same content is left to the network and the rules.
        """
        shares = softmax(self.ends.scores(asked.features)[:, 0])
        sizes, size = asked.sizes, asked.sizes[asked.present]
        best = int(np.where(np.minimum(sizes, size) >= ALIKE * np.maximum(sizes, size), shares, 0).argmax())
        return best if shares[best] - shares[asked.present] > MOVED else asked.present

    def kind(self, party: Party, seen: Sequence[Seen]) -> Party:
        """The likeliest kind."""
        return with_kind(self.kinds, party, seen)

    def stance(
        self, layer: Attribution, verdict: Stance, voice: Voice, words: Sequence[str]
    ) -> tuple[Stance, float | None]:
        """The likeliest stance; the lexicon's where the network has seen nothing, for its head cannot tell there."""
        if layer.view is None:
            return verdict, None
        return choose_stance(self.stances, stance_features(layer, verdict, voice), words)

    def trust(
        self, discourse: Discourse, nodes: Sequence[Node], number: int, chain: Sequence[Step], voice: Voice
    ) -> tuple[float, float]:
        """Both calibrated, as training with cross entropy leaves them."""
        about = found_features(discourse, nodes, number, voice)
        found = float(_sigmoid(self.found.scores([about])[0, 0]))
        return found, float(_sigmoid(self.right.scores([right_features(discourse, chain, about, found)])[0, 0]))


def _are_two(one: Party, other: Party) -> bool:
    """Whether both have names, and neither name holds the other: a joint source is no rival of its member."""
    words = [set(party.name.casefold().split()) for party in (one, other)]
    return bool(one.words and other.words) and not (words[0] <= words[1] or words[1] <= words[0])


def _settling(discourse: Discourse, span: Span | None, two: Sequence[Party], verdict: Party | None) -> Party | None:
    """Which of two rivals the words mean by the ``verdict`` of the rules, where they are a pronoun or a name."""
    words = "" if span is None else discourse.text[slice(*span)].casefold()
    meant = next((one for one in two if verdict is not None and one.number == verdict.number), None)
    if words in TELLING | RELATIVE:
        return meant
    named = [one for one in two if set(words.split()) <= set(one.name.casefold().split())]
    return meant if named == [meant] else None


def _numbered(discourse: Discourse, party: Party | None) -> Party | None:
    """``party``, with the next free number if it is new; others may have been recorded since it was proposed."""
    new = party is not None and party.number >= discourse.next_number
    return replace(party, number=discourse.next_number) if party is not None and new else party


def _sigmoid(scores: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)


@functools.cache
def learned() -> Learned:
    """The chooser of this package."""
    with as_file(files("wherefrom") / "data" / "heads.npz") as path:
        return learned_in(path)


def learned_in(path: Path) -> Learned:
    """The chooser whose heads are in a file, as ``training/heads.py`` writes it."""
    known = heads_in(path)
    return Learned(*(known[name] for name in HEADS))
