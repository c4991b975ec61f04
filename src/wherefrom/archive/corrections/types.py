"""What a person puts right, as it is kept: the JSON contract ``wherefrom.correction/1``."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from wherefrom.archive.identity.names import Sort
from wherefrom.reading.types import Link, Stance, Voice
from wherefrom.text.span import Span

SCHEMA_NAME = "wherefrom.correction/1"

Action = Literal[
    "confirm",
    "reject",
    "add",
    "change",
    "metadata",
    "merge",
    "split",
    "derivation",
    "same-claim",
    "read-through",
    "undo",
]
How = Literal["republished", "excerpted", "rewritten", "credits"]
"""How an article took from another, or from a party."""
OF_READING: frozenset[Action] = frozenset({"confirm", "reject", "add", "change", "metadata", "undo"})
"""What is laid over the reading of its article."""
OF_RELATIONS: frozenset[Action] = frozenset({"derivation", "same-claim", "read-through"})
OF_PARTIES: frozenset[Action] = frozenset({"merge", "split"})
State = Literal["applied", "undone", "overruled", "waiting", "unpaired"]
AROUND = 32
"""Characters before and behind the words that an anchor keeps, to know the place again."""


class Anchor(Struct, frozen=True):
    """The statement of the model's reading that a correction is about, by its place and its words.

    Attributes:
        content: Where its content stands in the text.
        cue: Where its cue stands.
        words: The words of the content.
        prefix: What stands before them.
        suffix: What stands behind them.

    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    words: str
    prefix: str = ""
    suffix: str = ""


class Values(Struct, frozen=True, omit_defaults=True):
    """Fields of a statement, or of the article; absent is as it was.

    Attributes:
        content: What is said.
        cue: The words that attribute it.
        source: The words that name the source.
        voice: Direct, indirect or mixed.
        stance: The holder's attitude.
        chain: Origin first, then each relay.
        outlet: Who published the article.
        title: Its headline.
        authors: Its authors.
        published: Its day.

    """

    content: tuple[Span, ...] | None = None
    cue: tuple[Span, ...] | None = None
    source: tuple[Span, ...] | None = None
    voice: Voice | None = None
    stance: Stance | None = None
    chain: tuple[Link, ...] | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None


class PartyName(Struct, frozen=True):
    """One name of the archive.

    Attributes:
        name: As the archive has it.
        sort: Of what sort of party it is: a name of a person and one of a body are two names.

    """

    name: str
    sort: Sort


class Taken(Struct, frozen=True, omit_defaults=True):
    """From whom an article took: exactly one of the two is given.

    Attributes:
        article: Id of the article that it was taken from.
        name: Name of the party that it credits.
        how: How it took; absent where its words are to tell.

    """

    article: str | None = None
    name: str | None = None
    how: How | None = None


class OtherStatement(Struct, frozen=True):
    """A statement of another article.

    Attributes:
        article: Id of the article.
        text_sha256: Of its text at that time.
        anchor: Where the statement stands.

    """

    article: str
    text_sha256: str
    anchor: Anchor


class Correction(Struct, frozen=True, omit_defaults=True, tag_field="schema", tag=SCHEMA_NAME):
    """One thing that one person put right at one time. Nothing of it ever changes; ``undo`` is a correction as well.

    Attributes:
        id: Tells it from every other.
        article: Id of the article; null where it is about the parties of the whole archive.
        text_sha256: Of the text that it was made on; null as ``article``.
        action: ``confirm`` a statement, ``reject`` it, ``add`` one, ``change`` fields of one, ``metadata`` of the
            article; ``merge`` two names into one party, ``split`` them for ever; say whether the article took from
            another (``derivation``), whether two statements make the ``same-claim``; mark the article as
            ``read-through``: what it shows is all there is and right; ``undo`` another correction.
        person: Who made it.
        time: ISO 8601, UTC.
        anchor: The statement it is about; absent for metadata and undo.
        of: Id of the ``add`` that made the statement it is about, where the model had none.
        before: The fields as they were.
        after: The fields as the person has them.
        model: Which network and rules made the reading that was corrected.
        note: What the person says about it.
        undoes: Id of the correction that is undone.
        parties: The two names that are merged or split.
        taken: From whom the article took, or did not.
        other: The statement that makes the same claim as the one that ``anchor`` is about, or does not.
        yes: Whether a derivation, or the same claim, is one; absent where it is not asked.

    """

    id: str
    article: str | None
    text_sha256: str | None
    action: Action
    person: str
    time: str
    anchor: Anchor | None = None
    of: str | None = None
    before: Values | None = None
    after: Values | None = None
    model: str = ""
    note: str = ""
    undoes: str | None = None
    parties: tuple[PartyName, ...] = ()
    taken: Taken | None = None
    other: OtherStatement | None = None
    yes: bool | None = None


# As for readings (reading.contract): taken apart here, not by several threads at once.
msgspec.json.Decoder(Correction)
