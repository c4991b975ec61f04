"""News outlets and agencies by name: which outlet "the Turkish Anadolu Agency" is, and whose an address is.

The list is ``lang/en/outlets.txt``, written for this package, and what a person adds to it. It says what is certainly
an outlet; a name that is not in it may still be one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from wherefrom.errors import InputError
from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import outlets as en
from wherefrom.lang.en.patterns.spellings import ARTICLE
from wherefrom.lang.fold import fold


@dataclass(frozen=True, slots=True)
class Outlet:
    """One line of the list: the name used for it everywhere, and its type (``agency``, ``newspaper`` ...).

    Where known, its country (ISO 3166-1) and its owner, under one name for all that is the owner's.
    """

    name: str
    type: str
    country: str | None = None
    owner: str | None = None


_Row = tuple[str, Outlet]

AddedOutlets = dict[str, tuple[_Row, ...]]
"""The rows of each file that was added, by its name."""

_added: AddedOutlets = {}
"""The rows of the files that were added: every look-up of this process is to know them, whoever asks."""


@dataclass(frozen=True, slots=True)
class _Lists:
    loose: dict[str, Outlet]
    exact: dict[str, Outlet]
    hosts: dict[str, Outlet]


def add_outlets(path: str | os.PathLike[str]) -> None:
    """Know the outlets of a file as well, from now on in this process: it has the form of the list, and wins over it.

    To be called before anything is read. Raises InputError where the file cannot be read or a line has another form.
    """
    name = os.fspath(path)
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise InputError(name, f"the list of outlets cannot be read: {reason}") from error
    rows: list[_Row] = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.extend(_rows_of(line))
        except ValueError as error:
            raise InputError(f"{name}, line {number}", str(error)) from error
    _added[name] = tuple(rows)
    forget()


def forget() -> None:
    """Forget what was looked up, as the list has changed."""
    for known in (outlet_record, small_names, _rows, _fields, _lists, _programmes, _acronyms):
        known.cache_clear()


def added_outlets() -> AddedOutlets:
    """What the files that were added say, for another process to know it too."""
    return dict(_added)


def know_outlets(added: AddedOutlets) -> None:
    """Know what ``added_outlets`` gave in another process, and of added files nothing else."""
    if _added != added:
        _added.clear()
        _added.update(added)
        forget()


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


def is_programme(words: str) -> bool:
    """Whether ``words`` name a programme, which stands for its network: "Meet the Press"."""
    return outlet_named(words) is not None and _folded(words) in _programmes()


@lru_cache(maxsize=20_000)
def outlet_record(words: str) -> Outlet | None:
    """Like ``outlet_named``, with all that is known of the outlet."""
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


@cache
def small_names() -> frozenset[str]:
    """The names of one word that are written without a capital: "dpa"."""
    return frozenset(name for name, _ in _fields() if name.isalpha() and name.islower())


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
    bare = ARTICLE.sub("", fold(words).replace("'", "").replace("’", "").replace("‘", ""))
    return " ".join(bare.replace("-", " ").replace("–", " ").split())


@cache
def _programmes() -> frozenset[str]:
    return frozenset(_folded(name.lstrip("=")) for name, outlet in _rows() if outlet.type == en.PROGRAMME)


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(key.casefold() for key, _ in _fields() if key.isupper() and key.isalpha() and len(key) <= 4)


@cache
def _fields() -> tuple[_Row, ...]:
    """Every name with its outlet, those of added files first; a programme with the network that it stands for."""
    rows = _rows()
    known = {outlet.name: outlet for _, outlet in reversed(rows) if outlet.type != en.PROGRAMME}
    return tuple((name, known.get(outlet.name) or Outlet(outlet.name, en.BROADCASTER)) for name, outlet in rows)


@cache
def _rows() -> tuple[_Row, ...]:
    """Every name as its line has it."""
    added = [row for rows in _added.values() for row in rows]
    return (*added, *(row for line in lexicon.lines("outlets") for row in _rows_of(line)))


def _rows_of(line: str) -> list[_Row]:
    """The names of a line, each with the outlet. Raises ValueError where the line has another form."""
    if not line.strip() or line.lstrip().startswith("#"):
        return []
    *names, last = (field.strip() for field in line.split("|"))
    if not names or not all(names):
        raise ValueError(f"has no name before its type; {en.FORM}")
    if last.startswith(en.PROGRAMME_OF):
        outlet = Outlet(last.removeprefix(en.PROGRAMME_OF), en.PROGRAMME)
    else:
        kind, country, owner = (*(part.strip() for part in last.split(";", 2)), "", "")[:3]
        if kind not in en.TYPES:
            raise ValueError(f"its type is none of {', '.join(en.TYPES)}; {en.FORM}")
        outlet = Outlet(names[0].lstrip("="), kind, country or None, owner or None)
    return [(name, outlet) for name in names]


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
