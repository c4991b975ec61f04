"""The word lists under ``lang/en``: loaded once, read-only. Long ones have one entry a line, comments after ``#``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

_GENDERS = {"m", "f", "x"}
ENGLISH = "en"
"""Its ISO 639 code."""


def lines(name: str) -> list[str]:
    """The entries of ``lang/en/<name>.txt``, comments and empty lines left out."""
    entries = _text(f"{name}.txt").splitlines()
    return [line.strip() for line in entries if line.strip() and not line.startswith("#")]


def _text(name: str) -> str:
    return (resources.files("wherefrom") / "lang" / "en" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def words(name: str) -> frozenset[str]:
    """The entries of a plain list."""
    return frozenset(lines(name))


@lru_cache(maxsize=1)
def industries() -> Mapping[str, int]:
    """The trade of each word that tells what a firm does; words of one trade have one number."""
    return {word: number for number, line in enumerate(lines("industries")) for word in line.split()}


@lru_cache(maxsize=32)
def gendered(name: str) -> Mapping[str, str]:
    """Entries with the gender they carry: ``m``, ``f``, or ``x`` where either goes."""
    table: dict[str, str] = {}
    for line in lines(name):
        entry, _, gender = line.rpartition(" ")
        if entry and gender in _GENDERS:
            table[entry] = gender
        else:
            table[line] = "x"
    return MappingProxyType(table)


def word_set(name: str) -> frozenset[str]:
    """One of the small closed sets of ``lang/en/word_sets.toml``. Raises KeyError where there is none of that name."""
    return _word_sets()[name]


@lru_cache(maxsize=1)
def _word_sets() -> Mapping[str, frozenset[str]]:
    import tomllib  # Here, as only who reads an article needs it.

    sets: dict[str, str | list[str]] = tomllib.loads(_text("word_sets.toml"))
    return {name: frozenset(entries.split() if isinstance(entries, str) else entries) for name, entries in sets.items()}


def inflections(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The present forms of a verb (the base and "-ing" among them) and its past forms.

    A regular verb gets its last consonant both single and doubled, as nothing here knows where the stress falls.
    """
    irregular = _irregular_verbs().get(verb)
    if irregular:
        return irregular
    stem = verb[:-1] if verb.endswith("e") else verb
    present, past = [verb, f"{verb}s", f"{verb}es", f"{stem}ing"], [f"{stem}ed"]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        present.append(f"{verb[:-1]}ies")
        past.append(f"{verb[:-1]}ied")
    if len(verb) > 2 and verb[-1] in "bdgmnprtlc" and verb[-2] in "aeiou":
        present.append(f"{verb}{verb[-1]}ing")
        past.append(f"{verb}{verb[-1]}ed")
    return tuple(present), tuple(past)


@lru_cache(maxsize=1)
def _irregular_verbs() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    table: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for line in lines("irregular_verbs"):
        verb, _, forms = line.partition(":")
        present, _, past = forms.partition("/")
        table[verb] = ((verb, *present.split()), tuple(past.split()))
    return MappingProxyType(table)


@lru_cache(maxsize=1)
def nations() -> Mapping[str, str]:
    """Every name of a country to its first name in the list."""
    table: dict[str, str] = {}
    for name, _, others in _nation_lines():
        table[name] = name
        for other in others:
            table[other] = name
    return MappingProxyType(table)


@lru_cache(maxsize=1)
def capitals() -> Mapping[str, str]:
    """Seats of governments to the countries for which they stand."""
    return MappingProxyType(dict(line.split(": ") for line in lines("capitals")))


@lru_cache(maxsize=1)
def short_titles() -> Mapping[str, str]:
    """Abbreviated titles, small-lettered, to the office they stand for."""
    return MappingProxyType(dict(line.split() for line in lines("short_titles")))


@lru_cache(maxsize=1)
def languages() -> Mapping[str, str]:
    """ISO 639 codes of languages to their English names."""
    return MappingProxyType({codes.split("=")[0]: name for codes, name in _language_lines()})


@lru_cache(maxsize=1)
def old_languages() -> Mapping[str, str]:
    """Other codes for a language to the one used here."""
    coded = (codes.split("=") for codes, _ in _language_lines())
    return MappingProxyType({other: code for code, *others in coded for other in others})


def _language_lines() -> list[tuple[str, str]]:
    return [(codes, name) for codes, _, name in (line.partition(" ") for line in lines("languages"))]


@lru_cache(maxsize=1)
def demonyms() -> Mapping[str, str]:
    """National adjectives to the country."""
    return MappingProxyType({adjective: name for name, adjectives, _ in _nation_lines() for adjective in adjectives})


def _nation_lines() -> list[tuple[str, list[str], list[str]]]:
    rows = []
    for line in lines("nations"):
        name, _, rest = line.partition(":")
        adjectives, _, others = rest.partition(";")
        rows.append((name.strip(), adjectives.split(), others.split()))
    return rows
