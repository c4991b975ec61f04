"""A checked quotation as JSON, the contract ``wherefrom.check/1``, and its JSON Schema."""

from __future__ import annotations

from typing import Any

from wherefrom.check.types import Checked
from wherefrom.reading.contract import contract_schema, plain


def check_schema() -> dict[str, Any]:
    """The contract as JSON Schema (draft 2020-12), made from the types that the code uses."""
    return contract_schema(
        Checked,
        "[start, end): Unicode code points into the quotation or the article's text, as the description says.",
    )


def checked_to_dict(checked: Checked) -> dict[str, Any]:
    """What was found as plain dictionaries and lists, ready for ``json.dumps``."""
    return plain(checked)
