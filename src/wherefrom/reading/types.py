"""The types of a reading, in the words of the annotation guide: the JSON contract ``wherefrom.reading/1``.

JSON and its schema come from these types (``contract``); what the schema and the tables of docs/json.md say of each
field stands in the docstrings. They are frozen and hold nothing that could hold them, so the garbage collector need not
look at them (``gc=False``): with an archive read through that took half of the time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from msgspec import Meta, Struct, field

from wherefrom.intake.article import Article
from wherefrom.text.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from wherefrom.reading.network.view import View

SCHEMA_NAME = "wherefrom.reading/1"

Voice = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "confirms", "denies", "doubts", "refuses", "intends", "asks", "thinks"]
Kind = Literal["person", "organization", "outlet", "document", "group", "unnamed"]
VOICES: tuple[Voice, ...] = get_args(Voice)
STANCES: tuple[Stance, ...] = get_args(Stance)
KINDS: tuple[Kind, ...] = get_args(Kind)
ANY_KIND = -math.log(len(KINDS))
"""Log-probability of a kind of which nothing is known."""
FlagName = Literal["unnamed-origin", "hearsay", "undated"]
Share = Annotated[float, Meta(ge=0, le=1)]

UNKNOWN_MODEL = "unknown"
_TWO = Meta(extra_json_schema={"minItems": 2})


def written(value: Any) -> Any:
    """A default that JSON writes all the same: with ``omit_defaults`` a plain default is a key that may be absent."""
    return field(default_factory=lambda: value)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the network finds: content, cue and source spans in one layer, before anything is resolved; no JSON.

    The terms are those of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018). Each role is a tuple of spans in
    text order; ``cue`` and ``source`` may be empty. ``confidence`` is a probability. ``view``: what else the network
    sees from this cue; None where a rule found it. ``plain``: the form leaves no doubt whom the source means ("Ann Lee,
    baker: ..."). ``relay``: where the form names who passes the source's words on ("Lee, citing X").
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    confidence: float = 1.0
    view: View | None = dataclass_field(default=None, compare=False, repr=False)
    plain: bool = False
    relay: Span | None = None


class Layer(Struct, frozen=True, gc=False):
    """One layer of a nested statement, as its outer or inner cue presents it.

    Attributes:
        content: What is said in this layer.
        cue: The words that attribute it in this layer.
        source: The words that name the source of this layer.

    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


class Member(Struct, frozen=True, gc=False):
    """One of those who together are the source.

    Attributes:
        name: The fullest name that the article gives.
        kind: What it is.
        entity: Id of the entity; null where it is no party of its own.

    """

    name: str
    kind: Kind
    entity: int | None = None


class Candidate(Struct, frozen=True, gc=False):
    """One of those whom the words may mean.

    Attributes:
        name: The fullest name that the article gives.
        probability: How likely it is this one.

    """

    name: str
    probability: Share


class Link(Struct, frozen=True, gc=False, omit_defaults=True):
    """One link of a chain.

    Attributes:
        name: The fullest name that the article gives, without titles; for an unnamed source its description;
            ``unnamed`` where there is no source at all (*reportedly*).
        kind: What the link is.
        entity: Id of the entity; null where the link is no party of its own.
        mention: Where the article names it for this statement; null where it does not.
        members: Of a joint source, else absent: those who are it together.
        candidates: Where two or more are about as likely, else absent: each of them; the name then is the description
            in the text.

    """

    name: str
    kind: Kind
    entity: int | None = written(None)
    mention: Span | None = written(None)
    members: Annotated[tuple[Member, ...], _TWO] = ()
    candidates: Annotated[tuple[Candidate, ...], _TWO] = ()


class StatementDate(Struct, frozen=True, gc=False):
    """When the statement was made, and the words that say so.

    Attributes:
        value: ISO 8601 day, week, month or year.
        span: The words that say when.

    """

    value: str
    span: Span


class Statement(Struct, frozen=True, gc=False, omit_defaults=True):
    """Something the article passes on from somebody else, with the chain it came through.

    Attributes:
        id: Its number in this reading.
        content: What is said, thought or known; several pieces where the cue or the source interrupts it. Without
            "that", with its quotation marks.
        cue: The words that attribute it: *said*, *according to*, a colon; empty if there are none.
        source: The words that name the source in that place: *he*, *many experts*; empty if implicit.
        voice: ``direct`` all of it in quotation marks, ``indirect`` none, ``mixed`` part of it.
        stance: The holder's attitude to the content.
        chain: Whose words, knowledge or thought it is (the origin), then each relay on the way to the article. At
            least one link.
        layers: Only where the statement is nested, else absent: its layers, outermost first, the last being the
            statement seen from its innermost cue.
        targets: Ids of the statements that this denial, doubt or confirmation is about.
        date: When the statement was made, where the article says so; else null.
        confidence: The probability that its words, its origin and every relay are right.
        flags: Names of its flags; the reasons are in the flags of the reading.
        key: Tells the statement within one text from every other, also when the text is read again and others are
            found: 16 hexadecimal digits made of the text and the places of content and innermost cue.
        stance_confidence: The probability that its stance is right, of which ``confidence`` says nothing; absent where
            it is not known.

    """

    id: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    voice: Voice
    stance: Stance
    chain: Annotated[tuple[Link, ...], Meta(min_length=1)]
    layers: Annotated[tuple[Layer, ...], _TWO] = ()
    targets: tuple[int, ...] = written(())
    date: StatementDate | None = written(None)
    confidence: Share = written(1.0)
    flags: tuple[FlagName, ...] = written(())
    key: str = written("")
    stance_confidence: Share | None = None


class Entity(Struct, frozen=True, gc=False):
    """One party across all its mentions and spellings in the article.

    Attributes:
        id: Its number in this reading.
        name: Its fullest name in the article.
        kind: What it is.
        roles: What the article says it is: *CIA director*.
        aliases: Other spellings and shorter names in the article.
        mentions: Where the article mentions it, pronouns included.

    """

    id: int
    name: str
    kind: Kind
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Flag(Struct, frozen=True, gc=False):
    """A finding worth a reader's eye.

    Attributes:
        flag: Which finding.
        statement: Id of the statement it is about; null where it is about the article.
        why: One sentence for a reader.

    """

    flag: FlagName
    statement: int | None
    why: str


class Retraction(Struct, frozen=True, gc=False):
    """What the outlet takes back, or stands by, of what it wrote itself; no statement, for nobody else says it.

    Attributes:
        text: The words that say so.
        stance: ``denies`` takes it back, ``confirms`` stands by it.
        targets: Ids of the statements that it is about.

    """

    text: tuple[Span, ...]
    stance: Literal["denies", "confirms"]
    targets: tuple[int, ...] = ()


class Unread(Struct, frozen=True, gc=False):
    """What was not read, because it is in another language than English.

    Attributes:
        text: Its paragraphs.
        language: ISO 639 code of the language.

    """

    text: tuple[Span, ...]
    language: str


class Reading(Struct, frozen=True, gc=False, omit_defaults=True, tag_field="schema", tag=SCHEMA_NAME):
    """Everything wherefrom found in one article.

    Attributes:
        article: The article that was read, with its text.
        statements: What it passes on from somebody else, in order of appearance, outer layers first.
        entities: The parties of the article, each across all its mentions and spellings.
        flags: Findings worth a reader's eye, each with its reason.
        model: Which network and rules made this reading: the version of wherefrom, and how the SHA-256 of its
            ``network.onnx`` begins; ``unknown`` for readings of versions that did not say it.
        retractions: What the outlet takes back of its own; absent where it takes back nothing.
        unread: What was not read because it is in another language than English, by language; absent where all was
            read. Where it is the whole text there are no statements.

    """

    article: Article
    statements: tuple[Statement, ...] = written(())
    entities: tuple[Entity, ...] = written(())
    flags: tuple[Flag, ...] = written(())
    model: str = written(UNKNOWN_MODEL)
    retractions: tuple[Retraction, ...] = ()
    unread: tuple[Unread, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract ``wherefrom.reading/1``: plain dictionaries and lists, ready for ``json.dumps``."""
        from wherefrom.reading.contract import reading_to_dict

        return reading_to_dict(self)

    def vectors(self) -> NDArray[np.int8]:
        """What each statement is about, shape (statements, 96): the cosine of two says how alike they are.

        Whole numbers, of which only the direction counts; zeros where a statement has no content word. They are made
        of the words by a table, so no network runs; JSON does not have them.
        """
        from wherefrom.reading.meaning.vectors import statement_vectors

        return statement_vectors(self)

    def to_dataframe(self) -> Any:
        """A ``pandas.DataFrame`` with one row a statement: its words, its origin, its chain as names with arrows.

        Raises ImportError where pandas is missing (``pip install wherefrom[dataframe]`` brings it).
        """
        from wherefrom.reading.table import reading_frame

        return reading_frame(self)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Its statements as Arrow, a row each, so that pandas, polars and DuckDB take a reading as a table.

        The columns are those of ``wherefrom export --what statements``. Raises OutputError where pyarrow is missing.
        """
        from wherefrom.reading.arrow import statements_stream

        return statements_stream(self, requested_schema)

    def _repr_html_(self) -> str:
        from wherefrom.reading.table import reading_table

        return reading_table(self)
