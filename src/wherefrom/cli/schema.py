"""``wherefrom schema``: what a reading looks like in JSON, for programs that check or generate it."""

from __future__ import annotations

from wherefrom.cli.output import ending_well

EXAMPLES = """\b
Example:
  wherefrom schema > reading.schema.json
"""


def schema() -> None:
    """Print the JSON Schema of a reading (the contract wherefrom.reading/1)."""
    with ending_well() as results:
        import json

        from wherefrom.reading.record import reading_schema

        results.write_bytes(json.dumps(reading_schema(), indent=2).encode() + b"\n")
