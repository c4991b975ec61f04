"""Who is who across the articles of a story: one name for "PandoDaily", "Pando" and "Pando Daily".

Inside one article the reading has already tied mentions to parties. Here parties of different articles are tied by
their names alone: the same letters, a known outlet's spellings, initials, a surname or short form that only one longer
name explains, and a reporter by the outlet the texts name with them ("9to5Mac's Mark Gurman"), who speaks for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.lang.en.patterns import spokespeople as en
from wherefrom.lang.en.patterns.spellings import THE
from wherefrom.lang.fold import fold
from wherefrom.lang.lexicon import words
from wherefrom.lang.outlets import outlet_named
from wherefrom.lang.people import initials, may_be_same_person
from wherefrom.reading.types import Kind, Link, Reading
from wherefrom.tracing.types import ChainLink

NAMED: frozenset[Kind] = frozenset({"person", "organization", "outlet"})
_WORD = re.compile(r"[^\W_]+")
_TELLING = 6  # letters that the end of a name has at least, to stand for the whole
_FORMAL = words("company_words")
_AROUND = 70


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a story by the keys of their spellings."""

    by_key: Mapping[str, ChainLink]
    spellings: Mapping[ChainLink, tuple[str, ...]]

    def named(self, name: str) -> ChainLink | None:
        """The party that ``name`` is a name of; None where there is none."""
        return self.by_key.get(key_of(name))

    def within(self, phrase: str) -> ChainLink | None:
        """The party whose name stands in ``phrase``, the longest one ("a report in the Vancouver Province")."""
        tokens = _WORD.findall(phrase)
        for size in range(min(6, len(tokens)), 0, -1):
            for start in range(len(tokens) - size, -1, -1):
                part = tokens[start : start + size]
                found = not part[0][0].islower() and self._short(key_of(" ".join(part)))
                if found:
                    return found
        return None

    def mentions(self, link: ChainLink, text: str) -> bool:
        """Whether ``text`` names the party in any of its spellings, however they are spaced."""
        plain = key_of(text)
        return any(len(key) >= _TELLING and key in plain for key in map(key_of, self.spellings.get(link, ())))

    def ends(self, phrase: str) -> ChainLink | None:
        """The party whose name ends ``phrase`` and is what it is about ("Canada's The Province")."""
        tokens = _WORD.findall(phrase)
        for size in range(min(6, len(tokens)), 0, -1):
            found = not tokens[-size][0].islower() and self._short(key_of(" ".join(tokens[-size:])))
            if found:
                before = tokens[:-size]
                return None if before and before[-1].casefold() in en.INSIDE else found
        return None

    def _short(self, key: str) -> ChainLink | None:
        """The party of that key, or the only outlet whose key ends in it ("the Province" of the Vancouver Province)."""
        if key in self.by_key or len(key) < _TELLING:
            return self.by_key.get(key)
        ending = {link for known, link in self.by_key.items() if known.endswith(key) and link.kind == "outlet"}
        return ending.pop() if len(ending) == 1 else None

    def of(self, link: Link) -> ChainLink:
        """The party of a link of a chain, under the name that the whole trace uses for it."""
        found = self.named(link.name) if link.kind in NAMED else None
        return found or ChainLink(link.name, link.kind)


def is_name(phrase: str) -> bool:
    """Whether ``phrase`` ends like a name; "Apple news website" is a description, whatever it begins with."""
    return any(c.isupper() or c.isdigit() for c in phrase.split()[-1])


def key_of(name: str) -> str:
    """What is compared of a name: letters and digits, without case, accents, spaces, "the" and possessive s."""
    parts = _WORD.findall(re.sub(r"'s?\b", "", fold(name.replace("’", "'"))))
    return "".join(parts[1:] if len(parts) > 1 and parts[0] == THE else parts)


def parties_of(readings: Sequence[Reading]) -> Parties:
    """The parties that the chains, outlets and credits of ``readings`` name, spellings tied together."""
    kinds = _named(readings)
    spellings = sorted(kinds, key=lambda n: (-len(n), n))
    groups = _Groups(spellings)
    _tie_equal(groups, spellings)
    _tie_aliases(groups, readings, kinds)
    _tie_short(groups, spellings, kinds)
    _tie_reporters(groups, readings, kinds)
    members: dict[str, list[str]] = defaultdict(list)
    for name in spellings:
        members[groups.top(name)].append(name)
    found: dict[str, ChainLink] = {}
    for names in members.values():
        found.update(dict.fromkeys(map(key_of, names), _party(names, kinds)))
    surnames = Counter(key_of(link.name.split()[-1]) for link in set(found.values()) if link.kind == "person")
    for link in set(found.values()):
        last = key_of(link.name.split()[-1])
        if link.kind == "person" and len(last) > 2 and surnames[last] == 1:
            found.setdefault(last, link)
    return Parties(found, {_party(names, kinds): tuple(names) for names in members.values()})


class _Groups:
    """Union-find over names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._up = {name: name for name in names}

    def top(self, name: str) -> str:
        while self._up[name] != name:
            name = self._up[name]
        return name

    def tie(self, a: str, b: str) -> None:
        if a in self._up and b in self._up:
            self._up[self.top(b)] = self.top(a)


def _named(readings: Sequence[Reading]) -> dict[str, Counter[Kind]]:
    """Every name and how many articles have it as which kind."""
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    for reading in readings:
        here: dict[str, Counter[Kind]] = defaultdict(Counter)
        for link in (link for statement in reading.statements for link in statement.chain):
            if link.kind in NAMED and is_name(link.name):
                here[link.name][link.kind] += 1
        for name in (reading.article.outlet, reading.article.credited_origin and reading.article.credited_origin.name):
            if name:
                here[name]["outlet"] += 1
        for name, counted in here.items():
            if key_of(name):
                kinds[name][counted.most_common(1)[0][0]] += 1
    return kinds


def _tie_equal(groups: _Groups, names: Sequence[str]) -> None:
    first: dict[str, str] = {}
    for name in names:
        outlet = outlet_named(name)
        for key in filter(None, (key_of(name), outlet and key_of(outlet))):
            groups.tie(first.setdefault(key, name), name)


def _tie_aliases(groups: _Groups, readings: Sequence[Reading], kinds: Mapping[str, Counter[Kind]]) -> None:
    """Names that one article uses for one party, where they have a word in common or one is the other's initials."""
    for reading in readings:
        for entity in reading.entities:
            for alias in entity.aliases:
                if alias in kinds and entity.name in kinds and _akin(entity.name, alias):
                    groups.tie(entity.name, alias)


def _akin(a: str, b: str) -> bool:
    words_a, words_b = ({key_of(w) for w in _WORD.findall(x) if len(w) > 2} for x in (a, b))
    return bool(words_a & words_b) or initials(a) == key_of(b) or initials(b) == key_of(a)


def _tie_short(groups: _Groups, names: Sequence[str], kinds: Mapping[str, Counter[Kind]]) -> None:
    """A short form goes with a longer name where only one party's longer names explain it."""
    for short in names:
        fitting = [long for long in names if long != short and _shortens(short, long, kinds)]
        if fitting and len({groups.top(long) for long in fitting}) == 1:
            groups.tie(fitting[0], short)


def _shortens(short: str, long: str, kinds: Mapping[str, Counter[Kind]]) -> bool:
    a, b = key_of(short), key_of(long)
    people = [kinds[name].most_common(1)[0][0] == "person" for name in (short, long)]
    if all(people):
        return 2 < len(a) <= len(b) and may_be_same_person(short, long, one_story=True)
    if any(people):
        return False
    if len(a) >= len(b):
        return False
    rest = {key_of(w) for w in _WORD.findall(long)[len(short.split()) :]}
    begins = len(a) >= 4 and b.startswith(a) and rest <= _FORMAL and kinds[short].keys() & kinds[long].keys()
    ends = len(a) >= _TELLING and a == "".join(key_of(w) for w in _WORD.findall(long)[-len(short.split()) :])
    return bool(begins) or ends or (len(a) >= 2 and short.isupper() and initials(long) == a)


def _tie_reporters(groups: _Groups, readings: Sequence[Reading], kinds: Mapping[str, Counter[Kind]]) -> None:
    """A reporter, analyst or spokesman named together with an outlet or body speaks for it."""
    of_kind: dict[bool, list[str]] = {True: [], False: []}
    for name, counted in kinds.items():
        of_kind[counted.most_common(1)[0][0] == "person"].append(name)
    texts = [reading.article.text for reading in readings]
    for body in of_kind[False]:
        # Only an outlet lends its name by a bare "of": "the senator of New York" does not speak for the city.
        loose = kinds[body].most_common(1)[0][0] == "outlet"
        near = [text for text in texts if body in text]
        for person in of_kind[True]:
            if near and len(person) > 3 and _together(body, person, near, loose=loose):
                groups.tie(body, person)


def _together(body: str, person: str, texts: Iterable[str], *, loose: bool) -> bool:
    for text in texts:
        at = text.find(person)
        while at >= 0:
            end = at + len(person)
            before = text[max(0, at - len(body) - _AROUND) : at]
            after = text[end : end + len(body) + _AROUND]
            if _joined(before, body, en.BEFORE[loose], last=True) or _joined(after, body, en.AFTER[loose], last=False):
                return True
            at = text.find(person, end)
    return False


def _joined(beside: str, body: str, gap: re.Pattern[str], *, last: bool) -> bool:
    """Whether ``body`` stands in the words ``beside`` a person with nothing but ``gap`` between."""
    at = beside.rfind(body) if last else beside.find(body)
    if at < 0:
        return False
    end = at + len(body)
    if (at and beside[at - 1].isalnum()) or (end < len(beside) and beside[end].isalnum()):
        return False
    return gap.fullmatch(beside[end:] if last else beside[:at]) is not None


def _party(names: Sequence[str], kinds: Mapping[str, Counter[Kind]]) -> ChainLink:
    """The group's name (an outlet's before its reporter's, then the most used, then the fullest) and kind."""

    def rank(name: str) -> tuple[bool, int, int, str]:
        return kinds[name].most_common(1)[0][0] == "outlet", kinds[name].total(), len(name), name

    best = max(names, key=rank)
    kind = kinds[best].most_common(1)[0][0]
    # "Apple Insider" may read like a person's name.
    return ChainLink(
        best, "outlet" if kind == "person" and best.split()[-1].casefold() in words("outlet_nouns") else kind
    )
