"""The headline of a page, without the outlet and the sections that sites put around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wherefrom.intake.credits import brand_of
from wherefrom.lang.en.patterns.page_titles import PUBLICATION, SMALL
from wherefrom.lang.en.patterns.spellings import ARTICLE
from wherefrom.lang.fold import letters_of
from wherefrom.lang.lexicon import word_set
from wherefrom.lang.outlets import outlet_named

_BETWEEN = re.compile(r"(\s*\|\s*|\s+(?:[–—•·»«›~/]|-{1,3}|::?)\s+)")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[a-z]{2,6}){1,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the site a page is on: its name, the page's address, and where it files the article."""

    outlet: str | None = None
    url: str | None = None
    sections: tuple[str, ...] = ()


def read_title(headings: Sequence[str], others: Sequence[str], site: Site) -> str | None:
    """The heading that the rest of the page's titles agree with; a page whose headings are its logo has none.

    ``others`` are the titles in metadata, the most reliable first.
    """
    headings = [h for h in headings if 1 < len(h) <= 400]
    if headings:
        told = [without_site(other, site) for other in others]
        scored = [(max((alike(h, o) for o in told), default=0.5), -i, h) for i, h in enumerate(headings)]
        best = max(scored)
        if best[0] >= 0.3:
            return _without_name(best[2], site)
    return without_site(others[0], site) if others else (headings[0] if headings else None)


def alike(one: str, other: str) -> float:
    """How much two titles have in common: from 0 to 1, by the words of the shorter."""
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return (
        shared if min(len(first), len(second)) > 2 else SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
    )


def without_site(title: str, site: Site) -> str:
    """``title`` without the outlet before or behind it, and without the sections that stand beside the outlet."""
    parts = _BETWEEN.split(title)
    named = False
    while len(parts) > 2:
        if not named and _is_site(parts[-1], site):
            named = True
        elif not _is_section(parts[-1], site) and not _may_be_section(parts, named):
            break
        del parts[-2:]
    while len(parts) > 2 and (_is_site(parts[0], site) or _is_section(parts[0], site)):
        del parts[:2]
    return "".join(parts).strip() or title


def outlet_in(title: str, url: str | None) -> str | None:
    """The publication that a page's title ends or begins with ("Ferries cut - The Kelda Times"); None if none does."""
    parts = _BETWEEN.split(title)
    ends = [parts[-1], parts[0]] if len(parts) > 2 else []
    found = (part.strip() for part in ends if _is_site(part, Site(url=url)))
    return next((part for part in found if not _DOMAIN.fullmatch(part)), None)


def _may_be_section(parts: list[str], named: bool) -> bool:
    """Whether the last part goes for its form: a label, beside the outlet, behind a bar, or behind a longer headline.

    In a headline whose words all have capitals a label looks like the rest, unless it is a single word.
    """
    words, rest = parts[-1].split(), "".join(parts[:-2])
    if not _is_label(parts[-1]) or (_is_label(rest) and len(words) > 1):
        return False
    return named or parts[-2].strip() == "|" or (len(words) <= 3 <= len(rest.split()))


def _without_name(heading: str, site: Site) -> str:
    """A heading without the outlet's very name at its end: what else stands there belongs to it."""
    parts = _BETWEEN.split(heading)
    if len(parts) > 2 and site.outlet and _bare(parts[-1]) == _bare(site.outlet):
        return "".join(parts[:-2])
    return heading


def _is_site(words: str, site: Site) -> bool:
    """Whether ``words`` name a site: this one by its name or address, one that is known, or what is called like one."""
    words = words.strip()
    if not words or len(words.split()) > 6:
        return False
    brand = letters_of(brand_of(site.url) or "")
    if site.outlet and (_bare(words) == _bare(site.outlet) or alike(words, site.outlet) > 0.6):
        return True
    if brand and _bare(words) in {brand, "the" + brand, brand.removeprefix("the")}:
        return True
    if outlet_named(words) is not None or _DOMAIN.fullmatch(words):
        return True
    return site.outlet is None and _is_label(words) and bool(PUBLICATION.search(words))


def _is_section(words: str, site: Site) -> bool:
    known = {name.casefold() for name in site.sections}
    folded = words.strip().casefold()
    return folded in known or folded in word_set("sections_titles") or folded in word_set("sections_regions")


def _is_label(words: str) -> bool:
    """Whether ``words`` are written as names of sections and sites are: few, each with a capital."""
    pieces = words.split()
    return 0 < len(pieces) <= 4 and all(piece[0].isupper() or piece.lower() in SMALL for piece in pieces)


def _bare(name: str) -> str:
    return letters_of(ARTICLE.sub("", name.strip()))
