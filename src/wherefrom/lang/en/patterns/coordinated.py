"""Two clauses in a row, each with who says it: "the port said the pier leans, and divers said it was safe"."""

from __future__ import annotations

import re

STRAIGHT_ON = re.compile(r"(?!.*\bthat\b)[^,:;—–\"“”]*")
"""A verb and what follows up to a clause that no "that" opens: another "that" may join a second clause to the first."""
OWNER = re.compile(r"[’']s?$")
"""Whose promise or claim it is, "the owner's" in "and the owner's promise to", is no subject."""
JOINS = re.compile(r"[,;]?\s(?:and|but|while|whereas|though|although)\s(?:(?:an?|the)\s)?$")
VERB = re.compile(
    r"\w\s(?:is|are|was|were|has|had|have|will|would|can|could|may|might|must|should|did|does|do|\w{2,}ed)\s", re.ASCII
)
"""Told by what is behind it that a clause is one: "said the mayor | and the council wanted" has none before "and"."""
UNFINISHED = re.compile(r"\w+ing\b|to\s", re.IGNORECASE)
"""A cue that is no verb of its own: "said the owners and the board | claiming"."""
