"""Who tells what another said: "court papers show Lee ordered it", "Lee said the board had refused".

An outer layer whose cue but passes on is a link by its form, where the words inside are somebody's who is named there.
"""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.lang.en.patterns.pronouns import IT, PRONOUNS, RELATIVE
from wherefrom.lang.en.patterns.relays import PASSES_ON
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.context import Discourse
from wherefrom.reading.types import Attribution


def with_tellers(
    discourse: Discourse, layers: Sequence[Attribution], said: list[Step], chosen: list[Step]
) -> list[Step]:
    """The ``chosen`` links of a chain with those of ``said`` who tell the words in an outer one of ``layers``."""
    text = discourse.text
    named = [text[slice(*span)].casefold() for span in layers[-1].source]
    if not named or any(words in PRONOUNS | IT | RELATIVE for words in named):
        return chosen
    tellers = {span for layer in layers[:-1] if _passes_on(text, layer) for span in layer.source}
    known = {step.party: step for step in chosen}
    kept = [known.pop(step.party, step) for step in said[1:] if step.party in known or step.span in tellers]
    return [*chosen[:1], *kept, *(step for step in chosen[1:] if step.party in known)]


def _passes_on(text: str, layer: Attribution) -> bool:
    return len(layer.cue) == 1 and PASSES_ON.fullmatch(text, *layer.cue[0]) is not None
