"""``wherefrom schema``: what a reading or a trace looks like in JSON, for programs that check or generate it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from wherefrom.cli.output import ending_well

EXAMPLES = """\b
Examples:
  wherefrom schema > reading.schema.json
  wherefrom schema trace > trace.schema.json
"""


class Contract(StrEnum):
    """The contracts that have a schema."""

    reading = "reading"
    trace = "trace"


def schema(
    contract: Annotated[
        Contract, typer.Argument(metavar="reading|trace", help="Which contract.", show_default=True)
    ] = Contract.reading,
) -> None:
    """Print the JSON Schema of a reading (the contract wherefrom.reading/1) or of a trace (wherefrom.trace/1)."""
    with ending_well() as results:
        import json

        if contract is Contract.trace:
            from wherefrom.tracing.contract import trace_schema as made
        else:
            from wherefrom.reading.contract import reading_schema as made
        results.write_bytes(json.dumps(made(), indent=2).encode() + b"\n")
