"""Sources and outlets without a name: several wordings for one, and whose they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from wherefrom.archive.parties.groups import Groups
from wherefrom.archive.parties.known import Known
from wherefrom.archive.parties.names import is_description, office_words
from wherefrom.archive.parties.types import Party
from wherefrom.lang.en.patterns import parties as en
from wherefrom.lang.fold import fold
from wherefrom.lang.lexicon import demonyms, words
from wherefrom.reading.parties.kinds import parse

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ALIKE = 0.5
"""Part of their telling words that two descriptions share at least, to be of the same source."""
_TOLD_OF = 2


def is_teller(phrase: str) -> bool:
    """Whether ``phrase`` is of somebody unnamed who tells: "a source at the bank", not "a doctor"."""
    return is_description(phrase) and en.TELLERS.search(phrase) is not None


def telling_words(description: str) -> frozenset[str]:
    """What of a description tells its source from others; empty where nothing does ("a source")."""
    plain = en.POSSESSIVE.sub("", fold(description))
    several = en.MANY.search(plain)
    for pattern, word in en.ALIKE:
        plain = pattern.sub(word, plain)
    found = {w for w in _WORD.findall(plain) if w not in words("function_words") and w not in en.TELLS_NOTHING}
    return frozenset(found | {en.SEVERAL}) if found and several else frozenset(found)


def alike(one: str, other: str) -> bool:
    """Whether two descriptions may be of the same source."""
    a, b = telling_words(one), telling_words(other)
    return bool(a and b) and len(a & b) / len(a | b) >= ALIKE and (en.SEVERAL in a) == (en.SEVERAL in b)


def tie_tellers(groups: Groups, parties: Sequence[Party], known: Known) -> None:
    """Tie descriptions of an unnamed source to the only outlet (or author) that is said to have it from them."""
    relays = {name for party in parties if party.kind != "organization" for name in party.names}
    told: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for description, outlet, article in known.told:
        if outlet in relays and is_teller(description) and telling_words(description):
            told[description].setdefault(groups.top(outlet), (outlet, article))
    for description in filter(is_teller, known.described):
        fitting = {top: where for other in told if alike(description, other) for top, where in told[other].items()}
        if len(fitting) == 1:
            ((outlet, article),) = fitting.values()
            groups.tie(outlet, description, "told by an unnamed source", article)


def called_media(parties: Sequence[Party], known: Known) -> Mapping[str, set[str]]:
    """By what nouns the articles call each outlet ("the radio station Velm 98"): noun to names of parties."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in parties:
        if party.kind == "outlet":
            for noun in (noun for name in party.names for noun in known.called.get(name, ())):
                found[noun].add(party.name)
    return found


def tie_described_outlets(groups: Groups, parties: Sequence[Party], known: Known) -> None:
    """Tie "a local radio station" to the only outlet of the story that is called one."""
    media, outlets = called_media(parties, known), [party for party in parties if party.kind == "outlet"]
    for phrase, article in known.described.items():
        name = described_outlet(phrase, media) or outlet_of_place(phrase, outlets)
        if name:
            groups.tie(name, phrase, "only outlet that fits", article)


def described_outlet(phrase: str, media: Mapping[str, set[str]]) -> str | None:
    """The only outlet that ``phrase`` can mean: it ends on a noun by which just one is called."""
    noun = en.MEDIUM.search(phrase)
    if not noun or len(phrase.split()) < 2 or _is_owned(phrase[: noun.start()]):
        return None
    fitting = media.get(noun[0].casefold().removeprefix(en.NEWS), set())
    return next(iter(fitting)) if len(fitting) == 1 else None


def _is_owned(phrase: str) -> bool:
    """Whether words before a noun have somebody's name in them, not only a country's: "Ostmere's own" website."""
    inner = phrase.split()[1:] if phrase[:1].isupper() else phrase.split()
    return bool(en.POSSESSIVE.search(phrase)) or any(w[0].isupper() and w not in demonyms() for w in inner)


def outlet_of_place(phrase: str, outlets: Sequence[Party]) -> str | None:
    """The only outlet whose name begins with the place that a report is said to be from: "a report from Velm"."""
    report = en.REPORT_FROM.match(phrase)
    place = f"{phrase[report.end() :]} " if report else ""
    fitting = {party.name for party in outlets for name in party.names if place and name.startswith(place)}
    return next(iter(fitting)) if len(fitting) == 1 else None


def tie_described_people(groups: Groups, parties: Sequence[Party], known: Known) -> None:
    """Tie "the union's lawyer" to the only person of the story whom an article calls that."""
    offices = offices_of(parties, known)
    for phrase, article in known.described.items():
        name = described_person(phrase, offices)
        if name:
            groups.tie(name, phrase, "only person that fits", article)


def offices_of(parties: Sequence[Party], known: Known) -> Mapping[str, frozenset[str]]:
    """The words by which the articles say what each person is, by the names of parties."""
    owner = {name: party.name for party in parties if party.kind == "person" for name in party.names}
    found: dict[str, set[str]] = defaultdict(set)
    for name, role, _ in known.roles:
        if name in owner and not en.NO_LONGER.search(role):
            found[owner[name]] |= office_words(role)
    return {name: frozenset(words) for name, words in found.items()}


def described_person(phrase: str, offices: Mapping[str, frozenset[str]]) -> str | None:
    """The only person all words of ``phrase``, two at least, are said of: one person's office, not a source's."""
    parsed, said = parse(phrase), office_words(phrase)
    if parsed.plural or parsed.kind != "unnamed" or parsed.head not in said or len(said) < _TOLD_OF:
        return None
    if is_teller(phrase) or en.NO_LONGER.search(phrase):
        return None
    fitting = [name for name, words in offices.items() if said <= words]
    return fitting[0] if len(fitting) == 1 else None
