"""Whom a claim is about, as far as its statements speak of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.tracing.claims.claims import Utterance
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import is_anonymous

SPOKEN_OF = 0.25
"""Part of the articles in whose statements a party is spoken of, from which it is what the claim is about."""


def spoken_of(members: Sequence[Utterance], parties: Parties) -> set[ChainLink]:
    """The parties that the claim itself speaks of, in many articles: what it is about, hardly where it is from."""
    speakers = {link for u in members for link in u.way.chain if not is_anonymous(link)}
    articles = {u.article for u in members}
    found = set()
    for link in sorted(speakers, key=lambda link: link.name):
        names = parties.spellings.get(link, (link.name,))
        told = [u for u in members if link not in u.way.chain and any(name in u.words for name in names)]
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if told else None
        spoken = {u.article for u in told if pattern and pattern.search(u.words)}
        if len(spoken) >= max(2, SPOKEN_OF * len(articles)):
            found.add(link)
    return found
