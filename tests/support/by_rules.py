"""A chooser that takes the rules' verdict on everything, for tests of the rules alone."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.reading.chains.candidates import Before
from wherefrom.reading.chains.steps import Step, number_of
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.parties.party_kinds import Seen
from wherefrom.reading.statements.ends import End
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.types import Attribution, Stance, Voice
from wherefrom.text.span import Span


class ByRules:
    """As ``wherefrom.reading.choice.Chooser``."""

    def source(
        self, discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
    ) -> Step:
        """Whom the rules name."""
        return Step(number_of(discourse.record(verdict)), span)

    def relays(
        self, discourse: Discourse, node: Node, chain: Sequence[Step], said: Sequence[Step], before: Before
    ) -> list[Step]:
        """The rules' chain."""
        return list(chain)

    def end(self, asked: End) -> int:
        """Where the content ends now."""
        return asked.present

    def kind(self, party: Party, seen: Sequence[Seen]) -> Party:
        """The kind that the words tell."""
        return party

    def stance(
        self, layer: Attribution, verdict: Stance, voice: Voice, words: Sequence[str]
    ) -> tuple[Stance, float | None]:
        """The lexicon's stance."""
        return verdict, None

    def trust(
        self, discourse: Discourse, nodes: Sequence[Node], number: int, chain: Sequence[Step], voice: Voice
    ) -> tuple[float, float]:
        """Everything is kept."""
        return 1.0, nodes[number].inner.confidence
