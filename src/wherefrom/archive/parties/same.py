"""Which names are names of one party: by their letters, by the outlets' list, by what one article calls it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence

from wherefrom.archive.parties.groups import Groups
from wherefrom.archive.parties.known import Known
from wherefrom.archive.parties.names import (
    WORD,
    are_two_generations,
    country_key,
    is_address,
    key_of,
    office_words,
    part_of,
    person_key,
    same_body,
    same_person,
    short_body,
    short_person,
    without_generation,
    without_medium,
)
from wherefrom.archive.parties.types import Same
from wherefrom.lang.en.patterns.parties import AND, LETTERS, OFFICES_OF_STATE
from wherefrom.lang.lexicon import gendered, nations, words
from wherefrom.lang.outlets import outlet_named, outlet_of_host
from wherefrom.lang.people import initials
from wherefrom.reading.types import KINDS, Kind

_MISREAD = 5
"""An outlet in one article of so many is one in all: the others took it for a body or a person."""


def tie_same(groups: Groups, names: Sequence[str], known: Known) -> None:
    """Tie the names of one party; ``names`` are long ones first."""
    _tie_keys(groups, names)
    for outlet, host, article in known.hosts:
        groups.tie(outlet, host, "address", article)
    kinds = {name: group_kind(held, known) for held in groups.members() for name in held}
    _tie_also(groups, known, kinds)
    people = [name for name in names if kinds[name] == "person"]
    bodies = [name for name in names if kinds[name] != "person"]
    _tie_full_names(groups, [name for name in people if person_key(name)[1]], known)
    _tie_pairs(groups, bodies)
    _tie_with_medium(groups, bodies, kinds)
    _tie_shorter(groups, people, people, lambda short, long: _short_person(short, long, known))
    _tie_shorter(groups, bodies, bodies, lambda short, long: _short_body(short, long, known))


def _tie_keys(groups: Groups, names: Sequence[str]) -> None:
    """Tie names with the same letters, or in the same line of the list of outlets."""
    first: dict[str, str] = {}
    for name in names:
        listed = outlet_of_host(name) if is_address(name) and name.islower() else outlet_named(name)
        groups.tie(first.setdefault(key_of(LETTERS.sub("", name)), name), name, "spelling")
        if listed:
            groups.tie(first.setdefault(f"listed {listed}", name), name, "listed outlet")
        country, rest = country_key(name)
        if (country and rest) or rest & OFFICES_OF_STATE:
            groups.tie(first.setdefault(f"{country} {sorted(rest)}", name), name, "country")


def group_kind(names: Collection[str], known: Known) -> Kind:
    """What the party of ``names`` is: an outlet in any article is an outlet everywhere."""
    votes = sum((known.kinds[name] for name in names), Counter[Kind]())
    sure = any(name in known.publishers or outlet_named(name) or known.called.get(name) for name in names)
    other = any(name in words("organizations") or name in nations() for name in names)
    if sure or (votes["outlet"] * _MISREAD >= votes.total() and not other):
        return "outlet"
    likelier = "person" if any(name.split()[0] in gendered("given_names") for name in names) else "organization"
    kind: Kind = max(KINDS, key=lambda kind: (votes[kind], kind == likelier))
    # "Apple Insider" may read like a person's name.
    ends = {name.split()[-1].casefold() for name in names}
    return "outlet" if kind == "person" and ends & words("outlet_nouns") else kind


def _tie_also(groups: Groups, known: Known, kinds: dict[str, Kind]) -> None:
    """Names that one article uses for one party, where they have a word in common or one is the other's initials."""
    for name, alias, article in known.also:
        both = name in kinds and alias in kinds and alias not in AND.split(name)
        if both and (kinds[name] == "person") == (kinds[alias] == "person") and akin(name, alias):
            # A surname alone is tied below, where it is only one person's.
            full = person_key(alias)[1] and not are_two_generations(name, alias)
            by_itself = full if kinds[name] == "person" else not is_place_of(name, alias)
            if by_itself:
                groups.tie(name, alias, "also called so", article)


def is_place_of(name: str, alias: str) -> bool:
    """Whether ``alias`` only begins a body's name that goes on with what it is: "Velm" of "Velm Airport"."""
    rest = name.removeprefix(alias).split()
    kind = rest[-1] if rest and name.startswith(f"{alias} ") else ""
    return kind in words("organization_words") and kind.casefold() not in words("company_words")


def akin(a: str, b: str) -> bool:
    """Whether two names have a word in common, or one is the other's initials."""
    words_a, words_b = ({key_of(w) for w in WORD.findall(x) if len(w) > 2} for x in (a, b))
    return bool(words_a & words_b) or initials(a) == key_of(b) or initials(b) == key_of(a)


def _tie_full_names(groups: Groups, names: Sequence[str], known: Known) -> None:
    """Full names of people, each to the only group all of whose names it agrees with."""
    clusters: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if any(key_of(name) == key_of(other) for other in clusters[groups.top(name)]):
            clusters[groups.top(name)].append(name)
            continue
        fitting = [top for top, held in clusters.items() if held and all(_agree(name, one, known) for one in held)]
        if len(fitting) == 1:
            groups.tie(clusters[fitting[0]][0], name, "person's name")
        clusters[groups.top(name)].append(name)


def _agree(one: str, other: str, known: Known) -> bool:
    if key_of(one) == key_of(other):
        return True
    if frozenset((one, other)) in known.apart:
        return False
    if same_person(one, other):
        return True
    # Some papers print the "Jr." of a politician, others never do; their office tells them from their parent.
    bare = [without_generation(name) for name in (one, other)]
    return bare != [one, other] and same_person(*bare) and bool(_offices(one, known) & _offices(other, known))


def _offices(name: str, known: Known) -> set[frozenset[str]]:
    found = (frozenset(office_words(role)) for held, role, _ in known.roles if held == name)
    return {words for words in found if len(words) > 1}


def _tie_pairs(groups: Groups, bodies: Sequence[str]) -> None:
    addresses = [name for name in bodies if is_address(name)]
    for host in addresses:
        for name in bodies:
            if not is_address(name) and (why := same_body(host, name)):
                groups.tie(name, host, why)
    for phrase in bodies:
        whole = part_of(phrase)
        for name in bodies if whole else ():
            if whole and key_of(name) == key_of(whole):
                groups.tie(name, phrase, "part of it")


def _tie_with_medium(groups: Groups, bodies: Sequence[str], kinds: dict[str, Kind]) -> None:
    """Tie "Velmpost website" to the outlet Velmpost; "Tampa TV" is not the city."""
    by_key = {key_of(name): name for name in bodies if kinds[name] == "outlet"}
    for name in bodies:
        bare = without_medium(name)
        if bare != name and (outlet := by_key.get(key_of(bare))):
            groups.tie(outlet, name, "spelling")


def _tie_shorter(
    groups: Groups, short_ones: Sequence[str], names: Sequence[str], why_of: Callable[[str, str], Same | None]
) -> None:
    """A shorter name goes with a longer one where only one party's longer names explain it."""
    for short in short_ones:
        whys = {long: why for long in names if long != short and (why := why_of(short, long))}
        if whys and len({groups.top(long) for long in whys}) == 1:
            long = next(iter(whys))
            groups.tie(long, short, whys[long])


def _short_person(short: str, long: str, known: Known) -> Same | None:
    """A shorter name of a person; a given name alone is whose full name the same article has."""
    why = short_person(short, long)
    return None if why == "given name" and not known.where[short] & known.where[long] else why


def _short_body(short: str, long: str, known: Known) -> Same | None:
    """A shorter name of a body; one that only begins like an outlet's may be another's that the outlet writes about."""
    why = short_body(short, long)
    begins = why == "short form" and key_of(long).startswith(key_of(short))
    return None if begins and not known.kinds[short].keys() & known.kinds[long].keys() else why
