"""Two names by their letters alone: what is compared of a name, and which of two explains the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.archive.parties.types import Same
from wherefrom.lang.en.patterns import parties as en
from wherefrom.lang.en.patterns.spellings import THE
from wherefrom.lang.fold import fold
from wherefrom.lang.lexicon import capitals, demonyms, gendered, nations, words
from wherefrom.lang.nicknames import may_be_short_for
from wherefrom.lang.outlets import outlet_named, outlet_of_host
from wherefrom.lang.people import given_agree, initials, may_be_same_person, person_name
from wherefrom.reading.types import Kind

NAMED: frozenset[Kind] = frozenset({"person", "organization", "outlet"})
WORD = re.compile(r"[^\W_]+")
TELLING = 6
"""Letters that a part of a name has at least, to stand for the whole."""
_BEGINS = 4
_LABEL = 3
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


def is_name(phrase: str) -> bool:
    """Whether ``phrase`` ends like a name; "Apple news website" is a description, whatever it begins with."""
    parts = phrase.split()
    return bool(parts) and any(c.isupper() or c.isdigit() for c in parts[-1])


def is_description(phrase: str) -> bool:
    """Whether ``phrase`` describes somebody instead of naming them: "a source at the Ledger", "insiders"."""
    named = is_name(phrase) or is_address(phrase) or is_body_of_country(phrase)
    return bool(en.DESCRIBES.match(phrase) or en.TELLERS.search(phrase)) or not named


def is_body_of_country(phrase: str) -> bool:
    """Whether ``phrase`` is a country's with a body of its state: "Norwegian government", "Iraqi parliament"."""
    country, rest = country_key(phrase)
    return bool(country and rest & (en.GOVERNMENT | en.STATE_BODIES)) and fold(phrase.split()[-1]) in rest | {
        fold(country)
    }


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> str:
    """What is compared of a name: letters and digits, without case, accents, spaces, "the" and possessive s."""
    parts = WORD.findall(en.POSSESSIVE.sub("", fold(name)))
    if not parts:
        parts = WORD.findall(name)
    return "".join(parts[1:] if len(parts) > 1 and parts[0] == THE else parts)


@lru_cache(maxsize=1 << 14)
def is_address(name: str) -> bool:
    """Whether ``name`` is written like the host of a site: ``ledger.com``, "Money.Ledger"."""
    return _ADDRESS.fullmatch(name) is not None and not name.replace(".", "").isdigit() and ".." not in name


@lru_cache(maxsize=1 << 14)
def person_key(name: str) -> tuple[str, bool, str]:
    """Surname, whether there is a full given name, and what tells them from a parent of the same name ("jr")."""
    parts = person_name(name)
    found = en.GENERATION.search(name.strip())
    return parts.surname, parts.is_full, found.group(1).casefold() if found else ""


def are_two_generations(one: str, other: str) -> bool:
    """Whether two names are a parent's and a child's; only the number of the third or fourth is often left out."""
    first, second = person_key(one)[2], person_key(other)[2]
    return first != second and not ("" in (first, second) and {first, second} <= en.OFTEN_LEFT_OUT)


@lru_cache(maxsize=1 << 16)
def same_person(one: str, other: str) -> bool:
    """Whether two names of people can be one person's in texts on the same events; Jr. is nobody else."""
    if are_two_generations(one, other):
        return False
    if may_be_same_person(one, other) or _short_given(one, other) or _article_joined(one, other):
        return True
    # A slip of the pen makes no other given name of one; Mario and Maria are two.
    given = [name.split()[0].capitalize() for name in (one, other)]
    slip = given[0] == given[1] or not all(name in gendered("given_names") for name in given)
    return slip and may_be_same_person(one, other, one_story=True)


def _short_given(one: str, other: str) -> bool:
    """Whether two names have one surname, and the given name of one is short for the other's (Bill, William)."""
    first, second = person_name(one), person_name(other)
    both = first.surname == second.surname and first.is_full and second.is_full
    return both and may_be_short_for(first.given[0], second.given[0]) and given_agree(first.given[1:], second.given[1:])


def _article_joined(one: str, other: str) -> bool:
    """Whether two names are one where one has the Arabic article in its surname: "Alkhoury", "al-Khoury"."""
    for joined, apart in ((one, other), (other, one)):
        if en.ARTICLE_APART.search(apart) and (match := en.ARTICLE_JOINED.search(joined)):
            return may_be_same_person(f"{joined[: match.start()]}{en.ARTICLE}{match[1]}", apart, one_story=True)
    return False


@lru_cache(maxsize=1 << 14)
def country_key(name: str) -> tuple[str, frozenset[str]]:
    """The country that a body's name has, and its other words: one for "Nigeria's army", "the Nigerian army"."""
    country, rest = "", []
    for word in _joined_nations(name).split():
        bare = en.POSSESSIVE.sub("", word).strip(",.").replace("_", " ")
        nation = nations().get(bare) or nations().get(word) or demonyms().get(bare)
        if nation and not country:
            country = nation
        elif fold(bare) not in en.NO_WORDS_OF_A_NAME:
            rest.append(fold(bare))
    return country, frozenset(rest)


def office_words(phrase: str) -> set[str]:
    """The words of an office that tell it from others, a country's adjective as the country."""
    country, rest = country_key(phrase)
    found = {word for part in rest for word in _HYPHENED.findall(part)} | ({fold(country)} if country else set())
    return found - words("function_words") - en.TELLS_NOTHING


def _joined_nations(name: str) -> str:
    for nation in nations():
        if " " in nation and nation in name:
            name = name.replace(nation, nation.replace(" ", "_"))
    return name


def state_of(name: str, alone: str = "") -> str:
    """The country whose government, army or capital ``name`` is; ``alone`` where it names none ("the government")."""
    country, rest = country_key(name)
    if country and not rest and not is_description(name):
        return country
    if not rest and name in capitals():
        return capitals()[name]
    if rest and rest - {en.FORCES} <= en.GOVERNMENT and rest != {en.FORCES}:
        return country or (alone if rest <= en.GOVERNS else "")
    return capitals().get(name, "")


def same_body(one: str, other: str) -> Same | None:
    """Why two names are one of a body or outlet, whatever else is known; None where they do not tell."""
    if key_of(one) == key_of(other):
        return "spelling"
    first, second = _listed(one), _listed(other)
    if first or second:
        if first == second:
            return "listed outlet"
        if first and second:
            return None
    if is_address(one) != is_address(other):
        host, name = (one, other) if is_address(one) else (other, one)
        return "address" if is_host_of(host, name) else None
    if key_of(without_medium(one)) == key_of(without_medium(other)):
        return "spelling"
    a, b = country_key(one), country_key(other)
    return "country" if a[0] and a[1] and a == b else None


@lru_cache(maxsize=1 << 14)
def _listed(name: str) -> str | None:
    return outlet_of_host(name) if is_address(name) and name.islower() else outlet_named(name)


@lru_cache(maxsize=1 << 14)
def without_medium(name: str) -> str:
    """The name without what an article adds to it: "Ledger" of "Ledger news website", "Ost" of "Ost 98.1"."""
    bare = en.FREQUENCY.sub("", en.AFTER_A_NAME.sub("", name))
    return bare if is_name(bare) else name


def is_host_of(host: str, name: str) -> bool:
    """Whether ``host`` spells ``name``: whole, or its first words by their initials (``oldailyledger.com``)."""
    brand = _brand(host)
    return (brand in _brands(name) and brand not in words("company_words")) or key_of(host) == key_of(name)


@lru_cache(maxsize=1 << 14)
def _brand(host: str) -> str:
    """The part of a host that names whose it is."""
    labels = [fold(label).replace("-", "") for label in host.split(".")]
    return next((label for label in reversed(labels) if len(label) >= _LABEL and label not in en.TOP_LABELS), "")


@lru_cache(maxsize=1 << 14)
def _brands(name: str) -> frozenset[str]:
    """How the host of a party of that name may spell it."""
    tokens = [fold(word) for word in WORD.findall(en.POSSESSIVE.sub("", name)) if fold(word) != THE]
    found = {THE + "".join(tokens)}
    if tokens:
        firsts = [token[0] for token in tokens]
        found.update("".join(firsts[:cut] + tokens[cut:]) for cut in range(len(tokens)))
        found.update(["".join(firsts)] if len(tokens) > 2 else [])
        bare = "".join(token for token in tokens if token not in words("company_words"))
        found.update([bare] if len(bare) >= _BEGINS else [])
    return frozenset(found)


def without_generation(name: str) -> str:
    """The name without what tells it from a parent's."""
    return en.GENERATION.sub("", name)


def short_person(short: str, long: str) -> Same | None:
    """Why ``short`` may be a shorter name of the person ``long``: words before it, a surname, a given name."""
    if not person_key(long)[1] or en.AND.search(long) or person_key(short)[2] not in ("", person_key(long)[2]):
        return None
    if _adds_words(short, long):
        return "words before the name"
    surname, is_full, _ = person_key(short)
    if not is_full and len(surname) > 2 and (same_person(short, long) or same_person(short, without_generation(long))):
        return "surname"
    given = person_name(long).given
    alone = not person_name(short).given and short.capitalize() in gendered("given_names")
    return "given name" if alone and given and surname == given[0] else None


def _adds_words(longer: str, name: str) -> bool:
    """Whether ``longer`` is ``name`` after an office or other words that are no given names ("MP Ann Lee")."""
    parts, tail = longer.split(), name.split()
    if len(tail) < 2 or len(parts) <= len(tail) or key_of("".join(parts[-len(tail) :])) != key_of("".join(tail)):
        return False
    before = parts[: -len(tail)]
    if en.AND.search(" ".join(before) + " "):
        return False
    return not any(word.strip(",.") in gendered("given_names") for word in before)


def short_body(short: str, long: str) -> Same | None:
    """Why ``short`` may be a shorter name of the body or outlet ``long``."""
    if len(key_of(short)) >= len(key_of(long)):
        return None
    why = _shortened(_letters(short), _letters(long))
    return None if why is None or _two_outlets(short, long) else why


@dataclass(frozen=True, slots=True)
class _Letters:
    """What is compared of a name of a body: ``rest``, the keys of its words; ``told``, its words without "the"."""

    name: str
    key: str
    initials: str
    address: bool
    words: tuple[str, ...]
    rest: tuple[str, ...]
    told: tuple[str, ...]
    told_keys: tuple[str, ...]
    country: tuple[str, frozenset[str]]


@lru_cache(maxsize=1 << 14)
def _letters(name: str) -> _Letters:
    found = WORD.findall(name)
    told = [word for word in found if word != THE]
    first = initials(name) if len(name.split()) > 1 else ""
    keys, told_keys = tuple(map(key_of, found)), tuple(map(key_of, told))
    return _Letters(
        name, key_of(name), first, is_address(name), tuple(found), keys, tuple(told), told_keys, country_key(name)
    )


def _shortened(short: _Letters, long: _Letters) -> Same | None:
    key = short.key
    if len(key) >= 2 and long.initials == key and short.name.isupper():
        return "initials"
    if short.address or long.address:
        return None
    if len(key) >= _BEGINS and long.key.startswith(key):
        rest = long.rest[len(short.words) :]
        if rest and all(w in words("company_words") or w.isdigit() for w in rest):
            return "short form"
    fits = _ends_in(long, short) or _lacks_country(short, long)
    return "short form" if fits and not _is_common(short.name) else None


def _ends_in(long: _Letters, short: _Letters) -> bool:
    """Whether a name ends in ``short`` and is not another body's or place's ("University of Velm", "Lee and Velm")."""
    size = len(short.words)
    before = long.told[:-size]
    if len(short.key) < TELLING or not before or short.key != "".join(long.told_keys[-size:]):
        return False
    return f" {short.words[0]}" in long.name and before[-1].casefold() not in en.BEFORE_ANOTHER


def _lacks_country(short: _Letters, long: _Letters) -> bool:
    """Whether the two differ by the country alone: "Department of Transport", "U.S. Transport Department"."""
    (country, rest), (whose, all_words) = short.country, long.country
    return not country and bool(whose) and len(rest) > 1 and rest == all_words


def _two_outlets(short: str, long: str) -> bool:
    first, second = _listed(short), _listed(long)
    return bool(first and second and first != second)


def _is_common(short: str) -> bool:
    """Whether it is a mere noun for a body: "Council", "Department"."""
    return short.casefold() in words("organization_nouns") and short.casefold() not in words("outlet_nouns")


def part_of(phrase: str) -> str | None:
    """The body of which ``phrase`` is a part or a publication: the council of "the press office of Ost Council"."""
    match = en.PART_OF.match(phrase)
    return phrase[match.end() :] if match else None
