"""What stands between a body and the person who speaks for it: "Arn Research's Per Velm", "Per Velm of the Gazette"."""

from __future__ import annotations

import functools
import re

# Before the name of a body at the end of a description: the body is where somebody is, not who it is about.
INSIDE = frozenset({"of", "to", "for", "in", "at", "from", "with", "inside", "on", "by", "near", "within", "the"})
_NOW = r"(?!(?:former|ex-?|late|then) )"
_PRESS = r"(?:\w+ ){0,2}(?:reporter|editor|columnist|correspondent|writer|journalist|blogger|contributor|host|anchor)"
_STAFF = (
    r"(?:\w+ )?(?:analyst|spokes\w+|[Pp]ress (?:officer|[Ss]ecretary)|head of (?:communications|media|press)|chief|"
    r"chief executive|boss|CEO|president|director)"
)
_RANK = (
    r"(?:(?:Rear|Vice|Maj\.|Major|Lt\.|Brig\.|Army|Navy|Air) ){0,2}"
    r"(?:Adm|Gen|Col|Capt|Cmdr|Lt|Sgt|Dr|Admiral|General|Colonel)\.? "
)
BEFORE = {
    True: re.compile(rf"(?:['’]s?)? {_NOW}(?:{_PRESS} |{_STAFF} )?"),
    False: re.compile(rf"(?:['’]s?)? {_NOW}{_STAFF} (?:{_RANK})?"),
}
"""What may stand between a body and the person who speaks for it, whether it is an outlet or not; ``AFTER`` the same
where the person comes first."""
_A = r",? (?!(?:[\w-]+ ){0,4}(?:former|late|then|ex-\w+) )(?:who is )?(?:an? |the |its )?(?:[\w-]+ ){0,4}?"
_OF = r"(?: [\w-]+){0,2} (?:of|at|with|for|from) (?:the )?"
AFTER = {
    True: re.compile(rf"{_A}(?:{_PRESS}|{_STAFF}){_OF}|,? (?:of|at) (?:the )?"),
    False: re.compile(rf"{_A}{_STAFF}{_OF}|, who (?:runs|heads|leads|speaks for) (?:the )?(?:[A-Z][a-z]+-based )?"),
}

_HEAD = (
    r"(?:leader|head|chief|chair(?:man|woman)?|president|commissioner|director|boss|minister|"
    r"spokes\w+|founder|owner|manager)"
)
_STILL = r"(?!(?:[\w’'-]+ ){0,5}(?:former|late|then|once|ex-\w+)\b)"


@functools.cache
def officer_of(person: str, body: str) -> re.Pattern[str]:
    """Where ``person`` is told to lead ``body`` or speak for it: "Korvo boss Ida Brandt", "Brandt, head of Korvo"."""
    who, what = re.escape(person), re.escape(body)
    return re.compile(
        rf"\b{what}(?:['’]s?)? {_STILL}(?:[a-z][\w-]* ){{0,3}}{_HEAD} (?:[A-Z][a-z]*\.? ){{0,3}}{who}\b"
        rf"|\b{who}, {_STILL}(?:the |an? )?(?:{what}(?:['’]s?)? (?:[a-z][\w-]* ){{0,3}}{_HEAD}\b"
        rf"|(?:[a-z][\w-]* ){{0,3}}{_HEAD} (?:of|for|at) (?:the )?{what}\b)"
    )


@functools.cache
def spokesman(person: str) -> re.Pattern[str]:
    """Where ``person`` is called a spokesman, whoever's: "Ida Brandt, the company's spokeswoman"."""
    who = re.escape(person)
    return re.compile(rf"\bspokes\w+ (?:[A-Z][a-z]*\.? ){{0,3}}{who}\b|\b{who}, (?:[\w’'-]+ ){{0,4}}spokes\w+")
