"""``wherefrom schema``: what a reading, a trace or a checked quotation is in JSON, for those that check or make it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wherefrom.cli.output import ending_well

EXAMPLES = """\b
Examples:
  wherefrom schema > reading.schema.json
  wherefrom schema trace > trace.schema.json
  wherefrom schema check > check.schema.json
"""


class Contract(StrEnum):
    """The contracts that have a schema."""

    reading = "reading"
    trace = "trace"
    check = "check"


def schema(
    contract: Annotated[
        Contract, typer.Argument(metavar="reading|trace|check", help="Which contract.", show_default=True)
    ] = Contract.reading,
) -> None:
    """Print the JSON Schema of a reading, a trace or a checked quotation (wherefrom.reading/1, trace/1, check/1)."""
    with ending_well() as results:
        import json

        if contract is Contract.trace:
            from wherefrom.tracing.contract import trace_schema as made
        elif contract is Contract.check:
            from wherefrom.check.contract import check_schema as made
        else:
            from wherefrom.reading.contract import reading_schema as made
        results.write_bytes(json.dumps(made(), indent=2).encode() + b"\n")
