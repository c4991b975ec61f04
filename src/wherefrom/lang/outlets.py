"""News outlets and agencies by name: which outlet "the Turkish Anadolu Agency" is, and whose an address is.

The list is ``lang/en/outlets.txt``, written for this package. It says what is certainly an outlet; a name
that is not in it may still be one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from wherefrom.lang.en.patterns import outlets as en
from wherefrom.lang.en.patterns.spellings import ARTICLE
from wherefrom.lang.fold import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """One line of the list: the name used for it everywhere, and its type (``agency``, ``newspaper`` ...)."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class _Lists:
    loose: dict[str, Outlet]
    exact: dict[str, Outlet]
    hosts: dict[str, Outlet]


def outlet_named(words: str) -> str | None:
    """The outlet that ``words`` name, under the one name used for all its spellings; None if they name none.

    ``words`` is a noun phrase taken as a name ("the Lebanese al-Mayadeen TV", "AP", "ABC's This Week"), not a sentence.
    A programme gives its network. Capitals count where a name is an ordinary word otherwise.
    """
    found = outlet_record(words)
    return found.name if found else None


def is_agency(words: str) -> bool:
    """Whether ``words`` name a news agency: an outlet that lives from being passed on by others."""
    found = outlet_record(words)
    return found is not None and found.type == en.AGENCY


@lru_cache(maxsize=20_000)
def outlet_record(words: str) -> Outlet | None:
    """Like ``outlet_named``, with the outlet's type."""
    words = " ".join(words.split()).strip(" \"'“”‘’,.;:()[]")
    if not words or len(words) > 80:
        return None
    for _ in range(5):
        found = _look_up(words)
        if found:
            return found
        shorter = en.TRAILING.sub("", words)
        if shorter == words:
            shorter = en.LEADING.sub("", words)
        if shorter == words:
            break
        words = shorter.strip(" \"'“”‘’,")
    return _look_up_owned(words)


def outlet_of_host(host: str) -> str | None:
    """The outlet whose site ``host`` (``www.example.org``) is, by the longest address in the list that it ends in."""
    parts = host.lower().rstrip(".").split(".")
    hosts = _lists().hosts
    for i in range(len(parts) - 1):
        if (found := hosts.get(".".join(parts[i:]))) is not None:
            return found.name
    return None


def host_of(url: str | None) -> str:
    """The host of an address, lower-case; empty where it has none or is no address."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _look_up(words: str) -> Outlet | None:
    lists = _lists()
    if (found := lists.exact.get(words)) is not None:
        return found
    if not any(c.isupper() for c in words) and "." not in words:
        return None
    key = _folded(words)
    found = lists.loose.get(key)
    return found if found and not _is_other_word(words, key) else None


def _is_other_word(words: str, key: str) -> bool:
    # "Map", "Aap" or "Pa" are no agencies; only the capitals make an abbreviation of three or four letters one.
    return len(key) <= 4 and key in _acronyms() and not ARTICLE.sub("", words).isupper()


def _look_up_owned(words: str) -> Outlet | None:
    """An outlet's programme or pages name the outlet ("ABC's This Week"), its people do not ("CNN's Jake Tapper")."""
    owner, mark, owned = words.replace("’", "'").partition("'s ")
    found = _look_up(owner) if mark else None
    if found is None:
        return None
    programme = _look_up(owned)
    return found if en.OWNED.match(owned) or (programme and programme.name == found.name) else None


def _folded(words: str) -> str:
    bare = ARTICLE.sub("", re.sub("['’‘]", "", fold(words)))
    return " ".join(re.sub(r"[-–\s]+", " ", bare).split())


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(key.casefold() for key, _ in _fields() if key.isupper() and key.isalpha() and len(key) <= 4)


@cache
def _fields() -> tuple[tuple[str, Outlet], ...]:
    rows: list[tuple[str, Outlet]] = []
    text = files("wherefrom").joinpath("lang/en/outlets.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        *names, kind = (field.strip() for field in line.split("|"))
        if kind.startswith(en.PROGRAMME):
            outlet = Outlet(kind.removeprefix(en.PROGRAMME), "broadcaster")
        else:
            outlet = Outlet(names[0].lstrip("="), kind)
        rows.extend((name, outlet) for name in names)
    return tuple(rows)


@cache
def _lists() -> _Lists:
    lists = _Lists({}, {}, {})
    for name, outlet in _fields():
        if name.startswith("="):
            lists.exact.setdefault(name[1:], outlet)
        elif "." in name and name == name.lower() and " " not in name:
            lists.hosts.setdefault(name, outlet)
            lists.loose.setdefault(_folded(name), outlet)
        else:
            lists.exact.setdefault(name, outlet)
            lists.loose.setdefault(_folded(name), outlet)
    return lists
