"""Ways: how a statement came to its article, told in parties of the whole trace instead of words of one article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wherefrom.archive.parties.unnamed import is_teller
from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns import unnamed_sources as en
from wherefrom.lang.en.patterns.parties import NEWS_MEDIA
from wherefrom.lang.lexicon import gendered, words
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.text.span import Span
from wherefrom.tracing.parties import NAMED, Parties, is_name
from wherefrom.tracing.types import ChainLink

Chain = tuple[ChainLink, ...]

_WORD = re.compile(r"[^\W\d_]+")
UNNAMED = "unnamed"  # what a reading calls a link of whom its article says nothing
_CITED_WORDS = 16
_BARE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Way:
    """The chain of one statement (origin first, the relay nearest to the article last) in names of the trace.

    ``statement`` is its id in the reading of ``article``; None where the way is a credit outside any statement.
    ``weight``: how plainly the article rests on it, 0 to 1; 0 for a mere relay (a hat tip).
    """

    article: str
    statement: int | None
    chain: Chain
    evidence: tuple[Span, ...] = ()
    weight: float = 1.0


def way_of(reading: Reading, statement: Statement, parties: Parties) -> Way:
    """The way of ``statement``. Its chain is empty where the article names nobody."""
    links = links_of(reading, statement, parties)
    if len(links) > 1 and statement.stance in ("intends", "thinks", "asks", "refuses"):
        # Whose plan is told is not who told of it: "Apple plans, PandoDaily reports" came from PandoDaily.
        links = links[1:]
    chain = [link for link in (_resolve(link, parties) for link in links) if link]
    cited = cited_source(reading.article, statement)
    if cited and not (chain and is_anonymous(chain[0])):
        chain.insert(0, cited)
    if len(chain) > 1 and chain[0].kind == "outlet" and is_anonymous(chain[-1]):
        chain.insert(0, chain.pop())  # an outlet passes on what somebody unnamed told it, hardly the other way round
    evidence = statement.source or statement.cue
    return Way(reading.article.id, statement.id, _distinct(chain), evidence)


def links_of(reading: Reading, statement: Statement, parties: Parties) -> list[Link]:
    """The chain of a statement, where it is not taken for somebody whom it cannot mean.

    "Her driver" and "a technician" are nobody whom the article has named before, "the palace" is no outlet. Not so
    where the article calls the one it was taken for that: "his agent, Lee", then "his agent".
    """
    links, words_of = list(statement.chain), " ".join(reading.article.words_at(statement.source).split())
    first = links[0]
    if first.kind in ("person", "organization") and (described := en.UNHEARD_OF.fullmatch(words_of)):
        roles = [role for entity in reading.entities if entity.id == first.entity for role in entity.roles]
        if first.name not in words_of and not any(described["who"] in role for role in roles):
            links[0] = Link(words_of, "unnamed")
    body = en.NO_OUTLET.fullmatch(words_of)
    if body and (party := parties.named(first.name)) and party.kind == "outlet" and body["body"] not in first.name:
        links[0] = Link(body["body"], "organization")
    return links


def is_anonymous(link: ChainLink) -> bool:
    """Whether the link is a description and not a name: nor has "local media" one."""
    return link.kind in ("unnamed", "group") or (link.kind == "outlet" and NEWS_MEDIA.search(link.name) is not None)


def party_of(link: Link, parties: Parties) -> ChainLink | None:
    """The link in names of the trace, or as it is described; None where it says nothing ("a report", "it")."""
    named = link.kind in NAMED or not is_teller(link.name)  # whose unnamed source it is, the way itself tells
    named = named and not (link.kind == "document" and en.SEEN_BY.search(link.name))
    found = (parties.named(link.name) if named else None) or _resolve(link, parties)
    if found is not None or link.name == UNNAMED or link.kind == "document":
        return found
    bare = " " not in link.name and not is_name(link.name)  # "report", "story": whose, nobody says
    return None if bare and not _tells_who(link) else ChainLink(link.name, link.kind)


def _tells_who(link: Link) -> bool:
    """Whether one word tells who speaks: "hikers", "police", "waiter"; not "they", "reports", "insiders"."""
    word = link.name.casefold()
    if en.MEDIA.fullmatch(word) or word in words("function_words") | words("outlet_nouns") or is_source(word):
        return False
    if link.kind == "unnamed":
        return word not in words("documents") | words("cue_nouns")
    known = gendered("occupations").keys() | words("organization_nouns") | words("collectives")
    return word in known or (link.kind == "group" and word.endswith("s"))


def _resolve(link: Link, parties: Parties) -> ChainLink | None:
    """The link in names of the trace; None where it says nothing ("a report", "it")."""
    if link.kind in NAMED and is_name(link.name):
        return parties.of(link)
    inside = parties.within(link.name)
    if link.kind == "document":
        inside = None if en.SEEN_BY.search(link.name) else inside
        return inside or (ChainLink(link.name, link.kind) if _has_name(link.name) else None)
    if inside and en.SPEAKS_FOR.search(link.name):
        return inside
    if (not is_source(link.name) or "," in link.name) and (last := parties.ends(link.name)):
        return last
    return ChainLink(link.name, "group" if link.kind == "group" else "unnamed") if _describes(link.name) else None


def _describes(name: str) -> bool:
    """Whether an unnamed source is described at all; "unnamed", "it" and "recent rumours" are not."""
    known = gendered("occupations").keys() | words("outlet_nouns")
    return is_source(name) or any(word in known for word in _WORD.findall(name.casefold()))


def is_source(name: str) -> bool:
    """Whether a description is of somebody who tells ("a source close to the talks"), not of an office."""
    return bool(en.SOURCE_NOUN.search(name) or en.SPEAKS_FOR.search(name))


def _has_name(name: str) -> bool:
    return any(word[0].isupper() for word in _WORD.findall(name)[1:])


def cited_source(article: Article, statement: Statement) -> ChainLink | None:
    """The unnamed source that a relay is said to cite: "the paper, citing a person close to the talks"."""
    cue, content = article.words_at(statement.cue), article.words_at(statement.content)
    cites = bool(en.CITES.search(cue))
    if not cites and not (statement.stance == "asserts" and statement.chain[-1].kind == "outlet"):
        return None
    if len(content.split()) > (_CITED_WORDS if cites else _BARE_WORDS) or not en.SOURCE_NOUN.search(content):
        return None
    return ChainLink(content.strip(" ,.“”\"'"), "unnamed")


def _distinct(chain: Iterable[ChainLink]) -> Chain:
    return tuple(dict.fromkeys(chain))
