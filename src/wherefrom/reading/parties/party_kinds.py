"""What kind of party somebody is, from the words of the name, what the article tells, and the network together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.parties import NEWS_MEDIA, OFFICE_ALONE, POLICE
from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.context import Party
from wherefrom.reading.network.heads import Head
from wherefrom.reading.network.view import View
from wherefrom.reading.parties.kinds import classify, singular
from wherefrom.reading.types import ANY_KIND, KINDS, Kind
from wherefrom.text.span import Span

Seen = tuple[Span, View]
"""Words that mean a party, as seen from the cue of a statement of its."""

_NEVER: dict[Kind, tuple[Kind, ...]] = {"unnamed": ("organization", "outlet", "document"), "group": ("document",)}
"""What a noun for a person, or for people, never is."""


def kind_features(party: Party, seen: Iterable[Seen]) -> tuple[float, ...]:
    """What tells the kind of ``party``: the rules' verdict, and the network's on the words that mean it."""
    scores = [view.kind_scores(span) for span, view in seen]
    found = [one for one in scores if one is not None]
    mean = np.mean(found, 0).tolist() if found else [ANY_KIND] * len(KINDS)
    return (
        *(float(party.kind == kind) for kind in KINDS),
        *(float(party.kind == kind and party.certain) for kind in KINDS),
        *mean,
        float(bool(party.words)),
        float(len(party.words) > 1),
        float(party.plural),
        float(bool(found)),
        float(party.phrase is not None),
        float(bool(party.roles)),
    )


def _is_listed(party: Party) -> bool:
    return party.kind == "outlet" and party.certain and outlet_named(party.name) is not None


def _is_police(name: str) -> bool:
    return POLICE.search(name) is not None


def _is_media(name: str) -> bool:
    return NEWS_MEDIA.search(name) is not None


def _is_of_people(party: Party) -> bool:
    """Whether a description ends with a noun for somebody or for people: "a U.S. official", "the media"."""
    if party.phrase is None or party.words or party.phrase.head in lexicon.words("organization_nouns"):
        return False  # a regulator or a maker may be somebody and a body
    noun = classify(party.phrase.head)
    return noun is not None and noun.kind in _NEVER and singular(party.name.split()[-1]) == party.phrase.head


def _is_office(party: Party) -> bool:
    """Whether a name in capitals is an office's alone, whoever has it: "a High Court Judge"."""
    known = lexicon.gendered("given_names")
    return OFFICE_ALONE.fullmatch(party.name) is not None and not any(word in known for word in party.words)


def with_kind(head: Head, party: Party, seen: Sequence[Seen]) -> Party:
    """``party`` as of its likeliest kind; of its own where the article or the list of outlets tells that.

    Several are of their members' kind. Whoever has a name is never ``unnamed``, but for that of an office, and what is
    surely a body no person. The police of somewhere are a body, though they are many; a people or adherents are a
    group. A noun for a person is neither a body nor a document, one for people no document and alone no outlet ("the
    media").
    """
    if party.told or party.members:
        return party
    if _is_listed(party) or (party.words and party.kind == "group"):
        return party
    if party.words and _is_office(party):
        return replace(party, kind="group" if party.name.endswith("s") else "unnamed")
    scores = head.scores([kind_features(party, seen)])[0]
    body = party.certain and party.kind in ("organization", "outlet")
    for place, kind in enumerate(KINDS):
        if (kind == "unnamed" and party.words) or (kind == "person" and body):
            scores[place] = -np.inf
    best = KINDS[int(scores.argmax())]
    alone = best == "outlet" and party.kind == "group" and " " not in party.name
    if (alone or best in _NEVER.get(party.kind, ())) and _is_of_people(party):
        return party
    if best == "group" and _is_police(party.name):
        best = "organization"
    if not party.words and best in ("group", "organization") and _is_media(party.name):
        best = "outlet"
    return party if best == party.kind else replace(party, kind=best)
