"""How well readings agree with gold annotations.

Two kinds of gold, one article a line:

- **attributions** (the layout of PolNeAR, Newell et al. 2018): ``{"id", "text", "attributions": [{"content", "cue",
  "source"}]}``, or ``"annotations": {annotator: [..]}``, of which the first annotator's count. PolNeAR marks one flat
  layer; so of a nested statement the outermost layer is scored, once.
- **chains**: gold readings, ``{"id", "text", "statements": [{"spans": {"content", "cue", "source"}, "chain", "stance",
  "voice"}]}``, or a corrected reading (``wherefrom.reading/1``) as it is. Of an article with ``"partial": true`` only
  what stands there is known (``wherefrom export --what gold``): what is read besides counts neither way.

A content or a source is right where it shares at least half of the tokens of the union with the gold one. Figures are
micro-averaged over articles.
"""

from __future__ import annotations

from collections.abc import Mapping

from wherefrom.evaluate.attributions import evaluate_attributions
from wherefrom.evaluate.chains import evaluate_chains
from wherefrom.evaluate.gold import Record, gold_articles, is_flat, load_gold, load_readings
from wherefrom.evaluate.measures import Accuracy, Evaluation, Score

__all__ = ["Accuracy", "Evaluation", "Score", "evaluate", "gold_articles", "load_gold", "load_readings"]


def evaluate(gold: Mapping[str, Record], readings: Mapping[str, Record]) -> Evaluation:
    """Score ``readings`` against ``gold``; an article that was not read counts as read with nothing in it.

    Raises InputError where the gold has chains and a reading has none.
    """
    if is_flat(next(iter(gold.values()))):
        return evaluate_attributions(gold, readings)
    return evaluate_chains(gold, readings)
