"""What a text costs by the vocabularies of three families of models, as bpe-openai ships them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

VOCABULARIES = ("cl100k_base", "o200k_base", "voyage3_base")
"""The third has a token for each digit, as many have."""


@cache
def _vocabulary(name: str) -> Any:
    return pytest.importorskip("bpe_openai").get_encoding(name)


def tokens(text: str) -> int:
    """The most that any of the three takes for ``text``."""
    return max(len(_vocabulary(name).encode_ordinary(text)) for name in VOCABULARIES)
