"""Names of authors out of what metadata and bylines hold: persons and organizations kept, the rest dropped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns import bylines as en
from wherefrom.lang.en.patterns.spellings import ARTICLE
from wherefrom.lang.fold import letters_of
from wherefrom.lang.outlets import is_agency, outlet_named

_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|\b[\w-]+\.(?:com|co\.uk|org|net)/\S*", re.IGNORECASE
)
_JOINT = re.compile(r"(?<=[a-zà-ÿ.])(?=[A-ZÀ-Þ][a-zà-ÿ]+[ .-])|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})")
_TAGS = re.compile(r"<[^<>]{0,300}>")


def clean_names(values: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """The names in ``values`` (each one name, or several in a byline), without "By", roles, addresses and handles.

    "Doe, Jane" stays one name. The outlet itself is an author only where nobody else is.
    """
    names: list[str] = []
    for value in values:
        for name in _split(_plain(value), outlet):
            if name and not any(name.casefold() == other.casefold() for other in names):
                names.append(name)
    people = [name for name in names if not _is_role(name)] or [n for n in names if outlet_named(n)]
    printed = [name for name in people if not _is_slug(name)]
    if not printed:
        printed = [name.replace("-", " ").title() for name in people]
    others = [name for name in printed if not _is_outlet(name, outlet)]
    return tuple(others or printed)


def is_name(words: str) -> bool:
    """Whether ``words`` could be the name of a person: two to five words, capitals, no digits, no sentence."""
    pieces = words.replace(".", ". ").split()
    if not 2 <= len(pieces) <= 5 or len(words) > 60 or re.search(r"[\d:;?!,<>@/]", words) or en.ROLE.search(words):
        return False
    capitals = sum(piece[0].isupper() for piece in pieces)
    small = (p for p in pieces if not p[0].isupper())
    return capitals >= 2 and pieces[0][0].isupper() and all(p in en.PARTICLES or "'" in p or "-" in p for p in small)


def is_body(name: str, outlet: str | None = None) -> bool:
    """Whether ``name`` is an outlet's, the page's own or another, or has a word that makes it that of a body."""
    if outlet_named(name) or _is_outlet(name, outlet):
        return True
    name = name.title() if name.isupper() else name
    return bool(en.BODY.search(name)) or any(word in lexicon.words("organization_words") for word in name.split())


def _plain(value: str) -> str:
    value = html.unescape(html.unescape(value[:600]))
    value = _ADDRESS.sub(" ", _TAGS.sub(" ", value))
    value = re.sub(r"[^\S\n]+", " ", value).strip(" ,;|-–—•·\n")
    return en.DATE_TAIL.sub("", en.BY.sub("", value)).strip()


def _split(value: str, outlet: str | None) -> list[str]:
    names: list[str] = []
    for piece in en.SPLIT.split(value):
        parts = [part.strip() for part in en.GENERATION.sub(r" \1", piece).split(",")]
        if len(parts) == 2 and all(len(part.split()) == 1 for part in parts) and not en.DEGREE.fullmatch(parts[1]):
            parts = [", ".join(parts)]
        stop = next((i for i, part in enumerate(parts) if en.NOT_WHO.match(part)), len(parts))
        parts = [
            part for i, part in enumerate(parts[:stop]) if i == 0 or outlet_named(part) or not en.DEGREE.fullmatch(part)
        ]
        names.extend(_trimmed(name, outlet) for part in parts for name in _unjoined(part))
    return [name for name in names if name and not en.NOBODY.match(name)]


def _unjoined(words: str) -> list[str]:
    """Two names that stand together without a space ("Jane DoeJohn Roe", "JANE DOEAssociated Press"), as two."""
    for match in _JOINT.finditer(words):
        one, other = words[: match.start()], words[match.start() :]
        if is_name(one) and (is_name(other) or outlet_named(other)) and one.split()[-1] not in en.PREFIXES:
            return [one, *_unjoined(other)]
    return [words]


def _trimmed(name: str, outlet: str | None) -> str:
    name = en.BY.sub("", name).strip(' .:,-–—•|"“”()')
    name = re.sub(r"\s*\d{1,2}[:.]\d\d\s*(?:[ap]m)?\b.*$", "", name)
    words = name.split()
    for i in range(2, len(words)):
        # "Jane Doe The Associated Press": a name, then whose.
        rest = " ".join(words[i:])
        # One word that is a surname as well (Fox) names an outlet only if that is the page's own, or an agency.
        named = outlet_named(rest) if i < len(words) - 1 or rest.isupper() or is_agency(rest) else None
        if (named or _is_outlet(rest, outlet)) and is_name(" ".join(words[:i])) and not outlet_named(name):
            return " ".join(words[:i])
    if len(words) > 2 and not outlet_named(name):
        shorter = en.TAIL.sub("", name).strip()
        name = shorter if len(shorter.split()) >= 2 else name
    if _is_role(name) and len(name.split()) > 2:
        name = _without_role(name.split())
    if len(name.split()) > 8 or len(name) > 80:
        return ""
    return name


def _without_role(words: list[str]) -> str:
    """The name before or after what somebody is ("Ann Lee Senior Reporter"), told by its given name; else all words."""
    given = lexicon.gendered("given_names")
    for some in (words[:3], words[:2], words[-3:], words[-2:]):
        name = " ".join(some)
        middle = len(some) == 2 or len(some[1].rstrip(".")) == 1 or some[1] in en.PARTICLES
        if some[0] in given and middle and is_name(name):
            return name
    return " ".join(words)


def _is_role(name: str) -> bool:
    return bool(en.ROLE.search(name)) and not en.SEVERAL.search(name)


def _is_slug(name: str) -> bool:
    return bool(re.fullmatch(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", name))


def _is_outlet(name: str, outlet: str | None) -> bool:
    if not outlet:
        return False
    one, other = (letters_of(ARTICLE.sub("", words)) for words in (name, outlet))
    known = outlet_named(outlet)
    return one == other or (known is not None and outlet_named(name) == known)
