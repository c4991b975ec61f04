"""Put something right in an archive: the verbs, each one record and, in the same transaction, what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from wherefrom.archive.add import adding
from wherefrom.archive.corrections.keeping import kept, made, model_reading, overlaid, written
from wherefrom.archive.corrections.overlay import OF_ARTICLE, Overlaid
from wherefrom.archive.corrections.pairing import anchor_at, anchor_of
from wherefrom.archive.corrections.people import settle_verdicts, unpaired_names
from wherefrom.archive.corrections.types import Action, Anchor, Correction, State, Values
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import CorrectionError, NotInArchiveError
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.digest import text_sha256
from wherefrom.text.span import Span

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive


_ITS_ARTICLE = schema.corrections.c.article == schema.articles.c.key


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction with what became of it in the article's newest version."""

    correction: Correction
    state: State


def correct(
    archive: Archive,
    article_id: str,
    action: Action,
    person: str,
    *,
    statement: str | int | None = None,
    after: Values | None = None,
    note: str = "",
) -> Correction:
    """Confirm, reject, change or add a statement, or change the article's metadata; what everybody sees follows.

    ``statement`` is the key or the id of a statement as it is shown now, or the key that the model's has, or the id of
    the correction that added it; those two name it whatever is corrected meanwhile, also one that was rejected.
    Raises NotInArchiveError where the archive has no such article, CorrectionError where the article has no such
    statement or the values do not fit.
    """
    with archive.database.writing() as connection:
        key, own_id = locked(archive, connection, article_id)
        corrections = kept(connection, key)
        now = overlaid(connection, key, own_id, corrections)
        anchor, of, before = _about(connection, key, own_id, now, corrections, (action, statement, after))
        fields = {"anchor": anchor, "of": of, "before": before, "after": after}
        new = made(action, person, note, **_of_article(own_id, now.reading), **fields)
        written(connection, key, new)
        adding.show(connection, archive.database, key, own_id, now.reading)
    return new


def undo(archive: Archive, correction_id: str, person: str, note: str = "") -> Correction:
    """Undo a correction; undoing an undo brings it back.

    Raises NotInArchiveError where the archive has no such correction, CorrectionError where it is undone already.
    """
    new = made("undo", person, note, undoes=correction_id)
    with archive.database.writing() as connection:
        table, articles = schema.corrections, schema.articles
        query = select(articles.c.id, table.c.state).join_from(table, articles, isouter=True, onclause=_ITS_ARTICLE)
        found = connection.execute(query.where(table.c.id == storable(correction_id))).first()
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no correction {correction_id}")
        if found.id is None:
            archive.database.lock(connection, ["parties"])
        else:
            key, own_id = locked(archive, connection, found.id)
        state = connection.execute(select(table.c.state).where(table.c.id == correction_id)).scalar_one()
        if state == "undone":
            raise CorrectionError(f"{correction_id}: is undone already")
        if found.id is None:
            written(connection, None, new)
            settle_verdicts(connection, archive.database)
        else:
            before = adding.shown_now(connection, key, own_id)
            new = replace(new, **_of_article(own_id, before))
            written(connection, key, new)
            adding.show(connection, archive.database, key, own_id, before)
    return new


def _of_article(article_id: str, reading: Reading) -> dict[str, str]:
    return {"article": article_id, "text_sha256": text_sha256(reading.article.text), "model": reading.model}


def corrections(archive: Archive, article_id: str | None = None) -> list[Kept]:
    """The corrections of an article, or of the whole archive, in the order in which they were made.

    Raises NotInArchiveError where there is no such article.
    """
    table = schema.corrections
    query = select(table.c.record, table.c.state).order_by(table.c.key)
    with archive.connect() as connection:
        if article_id is not None:
            found = adding.find_article(connection, storable(article_id), None)
            if found is None:
                raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
            query = query.where((table.c.article == found.key) | (table.c.other == found.key))
        made = [
            Kept(msgspec.json.decode(record, type=Correction), cast(State, state))
            for record, state in connection.execute(query)
        ]
        nowhere = unpaired_names(connection, archive.database, [one.correction for one in made])
    return [
        Kept(one.correction, "unpaired") if one.state == "applied" and one.correction.id in nowhere else one
        for one in made
    ]


def shown(archive: Archive, article_id: str) -> Overlaid:
    """An article as people see it, with which corrections show where. Raises NotInArchiveError."""
    with archive.connect() as connection:
        found = adding.find_article(connection, storable(article_id), None)
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
        return overlaid(connection, found.key, found.id, kept(connection, found.key))


def model_readings(archive: Archive, wanted: Iterable[str] | None = None) -> Iterator[Reading]:
    """The model's own readings of the newest versions, of all articles or of those ``wanted``.

    Raises NotInArchiveError where one is not there.
    """
    for article_id in archive.article_ids() if wanted is None else wanted:
        with archive.connect() as connection:
            found = adding.find_article(connection, storable(article_id), None)
            if found is None:
                raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
            reading = model_reading(connection, found.key, found.id)
        yield reading


def locked(archive: Archive, connection: Connection, article_id: str) -> tuple[int, str]:
    """The article's key and id; nobody else writes to it until the transaction ends."""
    found = adding.find_article(connection, storable(article_id), None)
    if found is None:
        raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
    archive.database.lock(connection, [f"id {found.id}"])
    table = schema.articles
    connection.execute(select(table.c.key).where(table.c.key == found.key).with_for_update())
    return found.key, found.id


def _about(
    connection: Connection,
    key: int,
    article_id: str,
    now: Overlaid,
    corrections: Sequence[Correction],
    what: tuple[Action, str | int | None, Values | None],
) -> tuple[Anchor | None, str | None, Values | None]:
    """What a correction is about: the model's statement, or one that a person added; and the fields as they are."""
    action, asked, after = what
    reading = now.reading
    _check(reading, action, after)
    if action == "metadata":
        article = reading.article
        given = {name: getattr(article, name) for name in OF_ARTICLE if getattr(after, name) is not None}
        return None, None, Values(**given)
    if action == "add" and after is not None and after.content:
        return anchor_at(reading.article.text, after.content, after.cue or ()), None, None
    own = model_reading(connection, key, article_id)
    place = _asked(now, own, corrections, asked)
    before = None
    if after is not None and place.statement is not None:
        names = [name for name in Values.__struct_fields__ if getattr(after, name) is not None]
        before = Values(**{name: getattr(place.statement, name) for name in names})
    if place.number is None:
        return None, place.added, before
    return anchor_of(own.article.text, own.statements[place.number]), None, before


@dataclass(frozen=True, slots=True)
class _Place:
    """A statement as it is (None: one that was added, and rejected), its number in the model's, or who added it."""

    statement: Statement | None
    number: int | None
    added: str | None = None


def _asked(now: Overlaid, own: Reading, corrections: Sequence[Correction], asked: str | int | None) -> _Place:
    """The statement with this key or id, whether it shows or not.

    Two people may be at it at once: so the key that the model's has, or the id of the correction that added it, names
    it whatever the other did, changed its words or rejected it.
    """
    if asked is None:
        raise CorrectionError(f"{own.article.id}: say which statement")
    for shown in now.reading.statements:
        if asked in (shown.key, shown.id, now.added.get(shown.id)) or str(shown.id) == asked:
            return _Place(shown, now.model.get(shown.id), now.added.get(shown.id))
    for number, statement in enumerate(own.statements):
        if asked == statement.key:
            showing = (s for s in now.reading.statements if now.model.get(s.id) == number)
            return _Place(next(showing, statement), number)
    for one in corrections:
        if asked == one.id and one.action == "add" and now.states[one.id] != "undone":
            return _Place(None, None, one.id)
    raise CorrectionError(f"{own.article.id}: has no statement {asked}")


def _check(reading: Reading, action: Action, after: Values | None) -> None:
    """Raises CorrectionError where the values do not fit the action or the text."""
    given = [] if after is None else [n for n in Values.__struct_fields__ if getattr(after, n) is not None]
    of_article = [name for name in given if name in OF_ARTICLE]
    if action == "metadata" and (not given or len(of_article) < len(given)):
        raise CorrectionError(f"metadata are {', '.join(OF_ARTICLE)}")
    if action != "metadata" and of_article:
        raise CorrectionError(f"{of_article[0]} is of the article: change it with the action metadata")
    if action == "change" and not given:
        raise CorrectionError("say what is changed")
    if action in {"confirm", "reject"} and given:
        raise CorrectionError(f"to {action} a statement changes no field of it")
    if after is None:
        if action == "add":
            raise CorrectionError("a statement that is added has a content and a chain")
        return
    if action == "add" and not (after.content and after.chain):
        raise CorrectionError("a statement that is added has a content and a chain")
    if after.chain is not None and not (after.chain and all(link.name.strip() for link in after.chain)):
        raise CorrectionError("a chain has at least one link, each with a name")
    _check_spans(reading, after)


def _check_spans(reading: Reading, after: Values) -> None:
    if after.content is not None and not after.content:
        raise CorrectionError("a statement has a content")
    mentions = tuple(link.mention for link in after.chain or () if link.mention is not None)
    spans: Sequence[Span] = (*(after.content or ()), *(after.cue or ()), *(after.source or ()), *mentions)
    for start, end in spans:
        if not 0 <= start < end <= len(reading.article.text):
            raise CorrectionError(f"[{start}, {end}) is no place in the text of {len(reading.article.text)} characters")
