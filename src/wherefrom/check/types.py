"""What is said of a quotation that somebody checks: the JSON contract ``wherefrom.check/1``."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from wherefrom.reading.types import Kind, Share
from wherefrom.text.span import Span

SCHEMA_NAME = "wherefrom.check/1"

WordsKind = Literal["exact", "cut", "spliced", "altered"]
WORDS_KINDS: tuple[WordsKind, ...] = get_args(WordsKind)
"""From the one that is best to the one that is worst."""
CheckKind = Literal["exact", "cut", "spliced", "altered", "other-speaker", "not-found"]
Change = Literal["same", "left-out", "put-in", "replaced"]


class Difference(Struct, frozen=True):
    """A stretch of the quotation beside the text.

    Attributes:
        change: ``same``; ``left-out``: words of the text that the quotation lacks; ``put-in``: words that the text
            lacks; ``replaced``: other words in their place.
        quotation: The place in the quotation; empty where words are left out.
        text: The place in the article's text; empty where words are put in.
        marked: Whether the quotation says so itself, by an ellipsis or brackets.

    """

    change: Change
    quotation: Span
    text: Span
    marked: bool = False


class Named(Struct, frozen=True):
    """One link of a chain.

    Attributes:
        name: As the article has it.
        kind: What the link is.

    """

    name: str
    kind: Kind


class Place(Struct, frozen=True):
    """Where the words stand in one article.

    Attributes:
        article: Id of the article.
        outlet: Who published it.
        title: Its title.
        url: Its address.
        published: ISO 8601 day of publication.
        kind: How the words stand there beside the quotation.
        words: The sentences of the article that have them.
        span: The place of ``words`` in the article's text.
        pieces: The words themselves, one span for each run of them.
        share: The part of the quotation's words that stand there.
        differences: The quotation beside the text, in the order of the quotation.
        in_quotation: Whether they stand between quotation marks there.
        statement: Id of the statement in the article's reading that has them; null where none has.
        chain: Who said it there, and through whom; empty where no statement has the words.
        by_speaker: Whether the article gives them to the speaker asked about; null where none was asked about.

    """

    article: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    kind: WordsKind
    words: str
    span: Span
    pieces: tuple[Span, ...]
    share: Share
    differences: tuple[Difference, ...]
    in_quotation: bool
    statement: int | None = None
    chain: tuple[Named, ...] = ()
    by_speaker: bool | None = None


class Checked(Struct, frozen=True, tag_field="schema", tag=SCHEMA_NAME):
    """What the texts say of a quotation; never whether somebody said it.

    Attributes:
        quotation: The words that were checked.
        by: The speaker asked about.
        kind: ``exact``: the same words stand in a text; ``cut``: words are left out between them; ``spliced``: they
            are put together from different places; ``altered``: words are changed, put in or left out one by one;
            ``other-speaker``: the words stand there, of somebody else; ``not-found``.
        words: How the words stand in the best place, also where they are somebody else's; null where not found.
        why: One sentence.
        places: Where they stand, the best first.
        first: Number among ``places`` of the one that was published first; null where none has a day.
        texts: How many texts were looked at.

    """

    quotation: str
    by: str | None
    kind: CheckKind
    words: WordsKind | None
    why: str
    places: tuple[Place, ...] = ()
    first: int | None = None
    texts: int = 0
