"""What stands between a body and the person who speaks for it: "Arn Research's Per Velm", "Per Velm of the Gazette"."""

from __future__ import annotations

import re

# Before the name of a body at the end of a description: the body is where somebody is, not who it is about.
INSIDE = frozenset({"of", "to", "for", "in", "at", "from", "with", "inside", "on", "by", "near", "within", "the"})
_NOW = r"(?!(?:former|ex-?|late|then) )"
_PRESS = r"(?:\w+ ){0,2}(?:reporter|editor|columnist|correspondent|writer|journalist|blogger|contributor|host|anchor)"
_STAFF = r"(?:\w+ )?(?:analyst|spokes\w+|press officer|chief|chief executive|boss|CEO|president|director)"
BEFORE = {
    True: re.compile(rf"(?:['’]s?)? {_NOW}(?:{_PRESS} |{_STAFF} )?"),
    False: re.compile(rf"(?:['’]s?)? {_NOW}{_STAFF} "),
}
"""What may stand between a body and the person who speaks for it, whether it is an outlet or not; ``AFTER`` the same
where the person comes first."""
_A = r",? (?!(?:[\w-]+ ){0,4}(?:former|late|then|ex-\w+) )(?:who is )?(?:an? |the |its )?(?:[\w-]+ ){0,4}?"
_OF = r"(?: [\w-]+){0,2} (?:of|at|with|for|from) (?:the )?"
AFTER = {
    True: re.compile(rf"{_A}(?:{_PRESS}|{_STAFF}){_OF}|,? (?:of|at) (?:the )?"),
    False: re.compile(rf"{_A}{_STAFF}{_OF}"),
}
