"""Who chooses the links of a chain among their candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from wherefrom.reading.chains.candidates import Before
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span


class LinkChooser(Protocol):
    """Whoever chooses links: the learned heads (``reading/choice.py``), or training that listens to the questions."""

    def source(
        self, discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
    ) -> Step:
        """Whom the words at ``span`` mean, or whose words they are where no source is printed (None).

        ``verdict`` is what the rules say; whoever is chosen is recorded in ``discourse``.
        """
        ...

    def relays(
        self, discourse: Discourse, node: Node, chain: Sequence[Step], said: Sequence[Step], before: Before
    ) -> list[Step]:
        """``chain`` with the relays that it has; arguments as of ``relay_candidates``."""
        ...
