"""What may stand between two pieces of what somebody said and is none of it."""

from __future__ import annotations

import re

OCCASION = re.compile(r"\W*(?:in|on|at|by|during|for|from|to|with)\b", re.IGNORECASE)
"""How the reporter's words begin that tell when or where it was said: "called them | in a letter | thieves"."""
OPENING = (' "', '\n"')
"""How a piece ends that opens a quotation, or the next paragraph of one."""
