"""How the words of a statement begin that stand for a claim."""

from __future__ import annotations

import re

# "To retail for thousands" is no sentence.
INFINITIVE = "to "
THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
