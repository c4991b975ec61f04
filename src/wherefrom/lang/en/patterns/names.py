"""Names of people and bodies: the words in them that do not tell one from another."""

from __future__ import annotations

import re

THE = "the"
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
