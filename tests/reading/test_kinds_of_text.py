"""Whole chains in court reports, gossip, opinion, interviews and press releases, by the network and heads that ship.

Four in five of a kind must come out right: what the network does not find is no reason to bend the rest.
"""

import tomllib
from pathlib import Path

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Link, Statement

KINDS: dict[str, list[tuple[str, str]]] = tomllib.loads(
    Path(__file__).with_name("kinds_of_text.toml").read_text(encoding="utf-8")
)


def statement_of(text: str, words: str) -> Statement | None:
    """The last statement whose content holds ``words``."""
    found = read_article(Article(id="t", text=text), threads=1).statements
    holding = [s for s in found if any(words in text[start:end] for start, end in s.content)]
    return holding[-1] if holding else None


def is_right(link: Link, expected: str) -> bool:
    """Whether a link has the words, no others where they are exact, and is of one of the kinds."""
    words, _, kinds = expected.partition("|")
    name = link.name.casefold().removeprefix("the ")
    if words.startswith("="):
        return name == words[1:].casefold() and link.kind in kinds.split()
    bare = name.replace(",", "").replace("’s", "").replace("'s", "").split()
    return set(words.casefold().split()) <= set(bare) and link.kind in kinds.split()


def wrong_with(text: str, expected: str) -> str | None:
    """What is wrong with the chain of a case, if anything is."""
    chain, _, words = expected.partition(" @")
    links = chain.split(" < ")
    found = statement_of(text, words)
    read = found.chain if found else ()
    if len(read) == len(links) and all(is_right(one, told) for one, told in zip(read, links, strict=True)):
        return None
    return f"{text[-90:]} -> " + " < ".join(f"{link.name} ({link.kind})" for link in read)


@pytest.mark.parametrize("kind", KINDS)
def test_four_in_five_of_a_kind(kind: str) -> None:
    wrong = [told for text, expected in KINDS[kind] if (told := wrong_with(text, expected))]
    assert len(wrong) <= len(KINDS[kind]) / 5, "\n".join(wrong)
