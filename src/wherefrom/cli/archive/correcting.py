"""What ``wherefrom correct`` does: each kind of correction by the words of a command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.types import Action, Correction, Values
    from wherefrom.reading.types import Kind, Reading, Statement

Making = Callable[["Archive"], "Correction"]


@dataclass(frozen=True, slots=True)
class By:
    """Who corrects, and what they say about it."""

    person: str
    note: str


def put_right(
    archive: Archive,
    by: By,
    article: str | None,
    action: Action,
    statement: str | None,
    given: Mapping[str, object] | None = None,
) -> Correction:
    """Confirm, reject or change the statement of that number or key; ``given``: what is changed."""
    from wherefrom.archive.corrections.making import correct

    reading = archive.reading(article or "")
    found = _statement(reading, statement)
    change = _values(reading, found, given) if given else None
    return correct(archive, article or "", action, by.person, statement=found.id, after=change, note=by.note)


def of_article(archive: Archive, by: By, article: str | None, about: Mapping[str, str | None]) -> Correction:
    """Change what is known of an article."""
    from wherefrom.archive.corrections.making import correct
    from wherefrom.archive.corrections.types import Values

    return correct(archive, article or "", "metadata", by.person, after=Values(**about), note=by.note)  # type: ignore[arg-type]


def of_names(archive: Archive, by: By, action: Literal["merge", "split"], names: tuple[str, str]) -> Correction:
    """Say that two names are one party's, or never."""
    from wherefrom.archive.corrections.people import merge, split

    return (merge if action == "merge" else split)(archive, *names, by.person, by.note)


def derived(archive: Archive, by: By, article: str | None, source: str, *, yes: bool) -> Correction:
    """Say whether the article took from another, or credits a party: ``source`` is an article's id or a name."""
    from wherefrom.archive.corrections.relations import say_derivation
    from wherefrom.archive.corrections.types import Taken

    taken = Taken(article=source) if source in archive else Taken(name=source)
    return say_derivation(archive, article or "", taken, by.person, yes=yes, note=by.note)


def one_claim(
    archive: Archive, by: By, one: tuple[str | None, str | None], other: tuple[str, str], *, yes: bool
) -> Correction:
    """Say whether two statements make one claim."""
    from wherefrom.archive.corrections.relations import say_same_claim

    here = one[0] or "", _statement(archive.reading(one[0] or ""), one[1]).id
    return say_same_claim(archive, here, other, by.person, yes=yes, note=by.note)


def read_whole(archive: Archive, by: By, article: str | None) -> Correction:
    """Say that the whole article was read."""
    from wherefrom.archive.corrections.relations import mark_read_through

    return mark_read_through(archive, article or "", by.person, by.note)


def undone(archive: Archive, by: By, correction: str) -> Correction:
    """Take a correction back."""
    from wherefrom.archive.corrections.making import undo

    return undo(archive, correction, by.person, by.note)


def _statement(reading: Reading, asked: str | None) -> Statement:
    from wherefrom.errors import CorrectionError

    for statement in reading.statements:
        if asked in (str(statement.id), statement.key):
            return statement
    which = "say which statement" if asked is None else f"has no statement {asked}"
    raise CorrectionError(f"{reading.article.id}: {which}; `wherefrom correct {reading.article.id}` lists them")


def _values(reading: Reading, statement: Statement, given: Mapping[str, object]) -> Values:
    from typing import cast

    from msgspec.structs import replace

    from wherefrom.archive.corrections.links import link_named
    from wherefrom.archive.corrections.types import Values
    from wherefrom.reading.types import Stance

    chain = list(statement.chain)
    kind = cast("Kind | None", given.get("kind"))
    if "speaker" in given:
        chain[0] = link_named(reading, cast(str, given["speaker"]), kind, before=chain[0])
    elif kind is not None:
        chain[0] = replace(chain[0], kind=kind)
    if "through" in given:
        chain[1:] = [link_named(reading, name) for name in cast("list[str]", given["through"])]
    changed = tuple(chain) != statement.chain
    return Values(chain=tuple(chain) if changed else None, stance=cast("Stance | None", given.get("stance")))


def listed(archive: Archive, article_id: str) -> str:
    """The statements of an article with their numbers, a line each."""
    from wherefrom.archive.corrections.making import shown
    from wherefrom.report.views.words import clean, shorten

    found = shown(archive, article_id)
    lines = []
    for one in found.reading.statements:
        chain = " → ".join(clean(link.name) for link in one.chain)
        mark = " (corrected)" if one.id in found.by else ""
        words = shorten(clean(found.reading.article.words_at(one.content)), 90)
        lines.append(f"{one.id:4}  {chain} {one.stance}: {words}{mark}\n")
    return "".join(lines)
