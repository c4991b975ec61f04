"""``wherefrom evaluate``: how well readings agree with what people annotated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wherefrom.cli.failures import Failures
from wherefrom.cli.output import ending_well, say
from wherefrom.errors import InputError

if TYPE_CHECKING:
    from wherefrom.evaluate import Evaluation

EXAMPLES = """\b
Examples:
  wherefrom evaluate gold.jsonl
  wherefrom read --jsonl articles.jsonl > readings.jsonl
  wherefrom evaluate gold.jsonl --readings readings.jsonl
"""


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, one a line.", show_default=False)
    ],
    readings: Annotated[
        Path | None,
        typer.Option("--readings", metavar="FILE", help="Score these readings (.jsonl) instead of reading the texts."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON, shares from 0 to 1.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar; errors stay.")] = False,
) -> None:
    """Score readings against gold annotations: is each statement found, with the right chain of sources.

    GOLD.jsonl holds articles with "attributions" or "annotations" (flat spans, as in PolNeAR), or gold readings with
    "statements" and their chains. Figures are per cent: precision, recall, F1, or the share that is right.
    """
    with ending_well() as results:
        from wherefrom.evaluate import evaluate as score
        from wherefrom.evaluate import load_gold, load_readings

        annotated = load_gold(gold)
        failures = Failures()
        found = load_readings(readings) if readings else _read(annotated, failures, quiet=quiet)
        evaluation = score(annotated, found)
        for name in evaluation.other_text:
            say(f"{name}: the reading's text is not the gold text, so its offsets mean nothing; it counts as unread")
        results.write(_as_json(evaluation) if as_json else "\n".join(_as_table(evaluation)) + "\n")
        results.flush()
        failures.close()
        if failures.count:
            raise typer.Exit(1)


def _read(gold: Mapping[str, Mapping[str, Any]], failures: Failures, *, quiet: bool) -> dict[str, dict[str, Any]]:
    from wherefrom.api import read_found
    from wherefrom.cli.progress import follow
    from wherefrom.evaluate import gold_articles
    from wherefrom.reading.contract import reading_to_dict

    found: dict[str, dict[str, Any]] = {}
    for result in follow(read_found(gold_articles(gold), ahead=True), len(gold), wanted=not quiet):
        if isinstance(result, InputError):
            failures.add(result)
        else:
            found[result.article.id] = reading_to_dict(result)
    return found


def _as_table(evaluation: Evaluation) -> Iterator[str]:
    from wherefrom.evaluate import Score

    found = evaluation.measures.get("statement")
    of = f", {found.gold} gold statements, {found.read} read, {found.hit} paired" if isinstance(found, Score) else ""
    yield f"{evaluation.articles} articles, {evaluation.read} read{of}"
    yield f"{'':18}    P     R    F1"
    for name, measure in evaluation.measures.items():
        if isinstance(measure, Score):
            shares = (measure.precision, measure.recall, measure.f1)
            yield f"{name:18}" + " ".join(f"{100 * share:5.1f}" for share in shares)
        elif measure.share is None:
            yield f"{name:18}    -  (0/0)"
        else:
            yield f"{name:18}{100 * measure.share:5.1f}  ({measure.hit}/{measure.of})"


def _as_json(evaluation: Evaluation) -> str:
    import json
    from dataclasses import asdict

    from wherefrom.evaluate import Score

    measures = {
        name: asdict(measure)
        | (
            {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
            if isinstance(measure, Score)
            else {"share": measure.share}
        )
        for name, measure in evaluation.measures.items()
    }
    record = {"gold": evaluation.kind, "articles": evaluation.articles, "read": evaluation.read, "measures": measures}
    return json.dumps(record, indent=2) + "\n"
