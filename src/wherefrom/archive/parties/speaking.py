"""Who speaks for whom in a story: reporters for their outlet, officers for their body, offices for their state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wherefrom.archive.parties.groups import Groups
from wherefrom.archive.parties.known import Known
from wherefrom.archive.parties.names import country_key, person_key, state_of
from wherefrom.archive.parties.types import Party
from wherefrom.lang.en.patterns import parties as en
from wherefrom.lang.en.patterns import spokespeople as beside
from wherefrom.lang.lexicon import demonyms, nations

_AROUND = 70
_CLAUSE = re.compile(r"[.;:\n\"“”()]")
_SPOTS = 6


def tie_speakers(groups: Groups, parties: Sequence[Party], known: Known) -> None:
    """Tie people and offices to the outlet, body or state that they speak for."""
    _tie_reporters(groups, parties, known)
    _tie_states(groups, parties, known)


def _tie_reporters(groups: Groups, parties: Sequence[Party], known: Known) -> None:
    """A reporter, analyst or spokesman named together with an outlet or body speaks for it."""
    people = [(name, party) for party in parties if party.kind == "person" for name in party.names if len(name) > 3]
    bodies = [
        (name, party)
        for party in parties
        for name in party.names
        if party.kind != "person" and len(name) > 1 and name not in nations() and name not in demonyms()
    ]
    for article, text in known.texts.items():
        here = [(name, party) for name, party in people if name in text]
        for body, owner in ((body, owner) for body, owner in bodies if here and body in text):
            # Only an outlet lends its name by a bare "of": "the senator of New York" does not speak for the city.
            loose = owner.kind == "outlet"
            for name, _ in here:
                if body not in name and name not in body and _together(body, name, text, loose=loose):
                    groups.tie(body, name, "writes for it" if loose else "officer of it", article)


def _together(body: str, person: str, text: str, *, loose: bool) -> bool:
    for start, end in _places(person, text):
        before = text[max(0, start - len(body) - _AROUND) : start]
        after = text[end : end + len(body) + _AROUND]
        if _joined(before, body, beside.BEFORE[loose], last=True) or _joined(after, body, beside.AFTER[loose]):
            return True
        if loose and _joined(after, body, en.WROTE_FOR):
            return True
    return False


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where ``name`` stands as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(name, end)


def _joined(words: str, body: str, gap: re.Pattern[str], *, last: bool = False) -> bool:
    """Whether ``body`` stands in the words beside a person with nothing but ``gap`` between."""
    places = list(_places(body, words))
    if not places:
        return False
    at, end = places[-1] if last else places[0]
    if last:
        return gap.fullmatch(words[end:]) is not None and not en.END_OF_NAME.search(words[:at])
    return gap.fullmatch(words[:at]) is not None and not en.PART_OF_NAME.match(words[end:])


def _tie_states(groups: Groups, parties: Sequence[Party], known: Known) -> None:
    """A government under all its names, with its army and those who announce for it."""
    anchors: dict[str, str] = {}
    names = [name for party in parties if party.kind != "person" for name in party.names]
    for name in sorted(names, key=lambda name: (-sum(known.kinds[name].values()), name)):
        country, rest = country_key(name)
        if country and rest and state_of(name):
            groups.tie(anchors.setdefault(country, name), name, "state")
    alone = only_state(names)
    for name in (*names, *known.described):
        state = state_of(name, alone) or state_of_office(name, alone)
        if state in anchors:
            groups.tie(anchors[state], name, "state", known.described.get(name))
    for party in parties:
        if party.kind == "person":
            for role, article in _roles(party, known):
                state = state_of_office(role, alone)
                if state in anchors:
                    groups.tie(anchors[state], party.name, "state", article)


def only_state(names: Iterable[str]) -> str:
    """The country whose government or army the names have, where it is only one."""
    found = {country_key(name)[0] for name in names if country_key(name)[1] and state_of(name)}
    return found.pop() if len(found) == 1 else ""


def state_of_office(role: str, alone: str) -> str:
    """The country for whose state an office speaks: "Norwegian government spokesman", "aide to the president"."""
    if en.NO_LONGER.search(role):
        return ""
    country = country_key(role)[0]
    if en.SPEAKS_FOR_A_STATE.search(role):
        return country or alone
    return country if en.PRESIDENT.search(role) else ""


def _roles(party: Party, known: Known) -> Iterator[tuple[str, str]]:
    """What the articles say a person is: the roles of the readings, and offices right beside the name."""
    held = set(party.names)
    yield from ((role, article) for name, role, article in known.roles if name in held)
    for name in (name for name in party.names if person_key(name)[1]):
        for article, text in known.texts.items():
            for start, end in list(_places(name, text))[:_SPOTS]:
                yield from ((role, article) for role in _beside(text, start, end))


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    before = _CLAUSE.split(text[max(0, start - _AROUND) : start])[-1]
    closed = text[end : end + 1] in (",", ".", ")")
    role, comma, rest = before.rpartition(",")
    if comma and not rest.strip() and closed:
        yield role.rpartition(",")[2]
    elif not comma or rest.strip():
        yield rest if comma else before
    if text[end : end + 2] == ", ":
        yield _CLAUSE.split(text[end + 2 : end + _AROUND])[0].split(",")[0]


def tie_officers(groups: Groups, parties: Sequence[Party], described: Mapping[str, str]) -> None:
    """Tie descriptions of who speaks for a body to the body: "a spokeswoman for the Ostmere Council"."""
    for phrase, article in described.items():
        body = officer_of(phrase, (name for party in parties if party.kind != "person" for name in party.names))
        if body:
            groups.tie(body, phrase, "officer of it", article)


def officer_of(phrase: str, bodies: Iterable[str]) -> str | None:
    """The longest of the names of ``bodies`` whose spokesman or head ``phrase`` is."""
    found = None
    for body in bodies:
        if body not in phrase or len(body) <= len(found or " ") or en.NO_LONGER.search(phrase):
            continue
        for start, end in _places(body, phrase):
            of_it = en.OFFICER_OF.search(phrase[:start]) and not en.PART_OF_NAME.match(phrase[end:])
            if en.OFFICER.match(phrase[end:]) or of_it:
                found = body
    return found
