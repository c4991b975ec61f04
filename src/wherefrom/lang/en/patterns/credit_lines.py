"""Lines and brackets that credit somebody: "Source: The Herald", "[via The Gazette]"."""

from __future__ import annotations

import re

_NAME = r"[A-Z0-9@À-Þ][\w’'.&+-]*(?: (?:(?:of|the|and|for|de|to) )?[A-Z0-9À-Þ][\w’'.&+-]*){0,5}"
_NAMES = rf"{_NAME}(?:(?:, and |, | and | & ){_NAME}){{0,3}}"
_MARK = r"(?:[Vv]ia|VIA|[Hh]/?[Tt]|[Hh]at[ -][Tt]ip(?: to)?|[Ss]ources?|SOURCES?)"
LINE = re.compile(
    rf"^[ \t\[(]{{0,3}}{_MARK}[ \t]?[:–—-]?[ \t]{{0,3}}(?P<names>{_NAMES})[ \t.\])]{{0,3}}$", re.MULTILINE
)
INLINE = re.compile(rf"[\[(](?:{_MARK}:? )(?P<names>{_NAMES})[\])]")
PASSED_ON = re.compile(rf"[\[(](?P<origin>{_NAME}) (?:via|VIA|through) (?P<names>{_NAME})[\])]")
BETWEEN_NAMES = re.compile(r", and |, | and | & ")
# A source is credited for what it says; who stands behind the other marks, for passing it on.
SOURCE = re.compile(r"[ \t\[(]*source", re.IGNORECASE)
# The whole article is another outlet's: "This article originally appeared in", "Republished with permission from".
REPRINT = re.compile(
    r"\b(?:(?:originally|first|previously)\s+(?:been\s+)?(?:published|appeared|posted|printed|run|ran)|"
    r"re-?published|reprinted|re-?posted|syndicated|reproduced|translated)\b",
    re.IGNORECASE,
)
# Who is credited for a picture, and where people post: no source of news.
PICTURES = re.compile(
    r"(?:image|photo(?:graph)?|picture|video|getty|shutterstock|istock|flickr|twitter|instagram|facebook|youtube|tumblr)s?\b",
    re.IGNORECASE,
)
