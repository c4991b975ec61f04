"""The tables of an archive, the same on SQLite and PostgreSQL; docs/archive.md says what each is for.

Three more differ between the two, the full-text indexes ``article_words``, ``statement_words`` and ``party_words``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

REVISION = "0011"
"""The newest revision of this schema; ``migrations/versions`` has one module for each."""

STATEMENTS_EACH = 1 << 20
"""The key of a statement is its article's key times this plus its place in the reading, so that rows of a reading lie
together, keys need no asking for, and the key tells the article."""

SEGMENT = 32_768
"""So many articles, by their keys, have their fingerprints beside each other: what is added goes to the newest segment,
whose size is bounded however large the archive grows, and a look-up asks each. Rows say in which segment they are, so
this may change."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts rows by itself only in a column declared INTEGER; comparison by code point is the same everywhere.
Key = BigInteger().with_variant(Integer(), "sqlite")
Words = Text().with_variant(Text(collation="C"), "postgresql")

# Clustered by their key on SQLite, which spares a second tree for tables that are little more than their key.
_CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


def _article() -> Column[int]:
    return Column("article", Key, ForeignKey("articles.key"), nullable=False)


stories = Table(
    "stories",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("title", Words),
)

articles = Table(
    "articles",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("url", Words),
    Column("address", Words),  # the url as it is looked up (rows.address_of)
    Column("outlet", Words),
    Column("title", Words),
    Column("authors", Words, nullable=False),  # JSON list
    Column("published", Words),  # as exact as the input gave it
    Column("day", Words),  # the first ten characters of it; null where undated
    Column("language", Words),
    Column("credited_origin", Words),
    Column("sections", Words),  # JSON: lists of names by classification; null where there are none
    Column("version", Integer, nullable=False),  # the number of the newest, which all other rows describe
    Column("added", Words, nullable=False),
    Column("story", Key, ForeignKey("stories.key")),
    Column("waiting", Integer),  # 1 where an upgrade still has to work out its parties and its story
    Index(None, "address"),
    Index(None, "day"),
    Index(None, "outlet", "day"),
    Index(None, "story"),
)
Index(
    "ix_articles_waiting",
    articles.c.key,
    sqlite_where=articles.c.waiting.is_not(None),
    postgresql_where=articles.c.waiting.is_not(None),
)

other_ids = Table(  # ids under which another version of the same address came
    "other_ids",
    metadata,
    Column("id", Words, primary_key=True),
    _article(),
    **_CLUSTERED,
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("sha256", Words, primary_key=True),
    Column("media_type", Words, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # zlib
)

fetched = Table(  # what an address answered last, where its server can be asked whether that has changed
    "fetched",
    metadata,
    Column("address", Words, primary_key=True),  # after all redirects (rows.address_of)
    Column("at", Words, nullable=False),
    Column("etag", Words),
    Column("modified", Words),
    Column("media_type", Words),
    Column("sha256", Words, nullable=False),  # of the bytes: those of a snapshot, or these
    Column("bytes", BigInteger, nullable=False),
    Column("packed", LargeBinary),  # zlib; null where they are a snapshot, or of an article that was not stored
    Index(None, "sha256"),
)

watched = Table(  # the addresses that ``wherefrom watch`` asks, and when each is due
    "watched",
    metadata,
    Column("address", Words, primary_key=True),  # the url as it is looked up (rows.address_of)
    Column("url", Words, nullable=False),
    Column("feed", Words),  # the address of the feed that has it; null where it was named
    Column("next", Float, nullable=False),  # seconds since 1970
    Column("interval", Float, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
    Column("gone", Integer, nullable=False),
    Column("article", Words),  # articles.id
    Column("version", Integer, nullable=False),  # the newest that events have told
    Index(None, "article"),
)

watch_events = Table(
    "watch_events",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("body", Words, nullable=False),  # wherefrom.event/1 as JSON; '' where it is known and no news
)

watch_sent = Table(  # which receiver has which event
    "watch_sent",
    metadata,
    Column("event", Words, primary_key=True),
    Column("receiver", Words, primary_key=True),
    **_CLUSTERED,
)

versions = Table(
    "versions",
    metadata,
    Column("article", Key, ForeignKey("articles.key"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", Words, nullable=False),  # of all that makes a version (versions.digest)
    Column("text_sha256", Words, nullable=False),
    Column("snapshot", Words, ForeignKey("snapshots.sha256")),
    Column("added", Words, nullable=False),
    Column("reader", Words, nullable=False),  # the version of wherefrom that read it
    Column("changes", Words, nullable=False),  # JSON list, against the version before
    Column("record", LargeBinary, nullable=False),  # wherefrom.reading/1 as JSON, zlib
    Column("shown", LargeBinary),  # the same with people's corrections laid over it; null where there are none
    Index(None, "snapshot"),
)

corrections = Table(  # what people put right; rows are only ever added
    "corrections",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("article", Key, ForeignKey("articles.key")),  # null where it is about parties of the whole archive
    Column("other", Key, ForeignKey("articles.key")),  # where it is about two articles, the other
    Column("time", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("state", Words, nullable=False),  # what became of it in the newest version (corrections.types.State)
    Column("record", Words, nullable=False),  # wherefrom.correction/1 as JSON
    Index(None, "article", "key"),
    Index(None, "other"),
)

statements = Table(
    "statements",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    _article(),
    Column("id", BigInteger, nullable=False),
    Column("content", Words, nullable=False),
    Column("cue", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("voice", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("date", Words),
    Column("confidence", Float, nullable=False),
    Column("flags", Words, nullable=False),  # JSON list
    Column("vector", LargeBinary),  # what it is about (rows.packed_vector); null where the reading does not say
    Index(None, "article"),
)

links = Table(
    "links",
    metadata,
    Column("statement", Key, ForeignKey("statements.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),  # 0 is the origin
    Column("name", Words, nullable=False),
    Column("folded", Words, nullable=False),  # the name as it is looked up (rows.folded)
    Column("kind", Words, nullable=False),
    Column("entity", BigInteger),  # entities.id of the same article
    Index(None, "kind", "statement"),
    **_CLUSTERED,
)

entities = Table(
    "entities",
    metadata,
    Column("article", Key, ForeignKey("articles.key"), primary_key=True, autoincrement=False),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("roles", Words, nullable=False),  # JSON list
    **_CLUSTERED,
)

names = Table(  # every name of an entity, its fullest and its aliases
    "names",
    metadata,
    Column("article", Key, primary_key=True, autoincrement=False),
    Column("entity", BigInteger, primary_key=True, autoincrement=False),
    Column("folded", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Index(None, "folded", "article", "entity"),
    **_CLUSTERED,
)

# Who is who in the whole archive (identity): names, the parties that have them, and why two names are one party's.
parties = Table(
    "parties",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("statements", BigInteger, nullable=False),  # of its names together
    Index(None, "statements", "key"),
)

party_names = Table(
    "party_names",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("name", Words, nullable=False),
    Column("sort", Words, nullable=False),  # person, organization (or outlet), document, group or unnamed
    Column("party", Key, ForeignKey("parties.key"), nullable=False),
    Column("alone", Integer, nullable=False),  # 1 where it fits several parties, so that it is a party by itself
    Column("articles", BigInteger, nullable=False),  # that have the name
    Column("outlets", BigInteger, nullable=False),  # of these, in which it is an outlet's
    Column("statements", BigInteger, nullable=False),  # that originate from it
    Index(None, "name", "sort", unique=True),
    Index(None, "party"),
)

party_keys = Table(  # by which names that may be one party's are found
    "party_keys",
    metadata,
    Column("value", Words, primary_key=True),
    Column("name", Key, primary_key=True, autoincrement=False),
    **_CLUSTERED,
)

party_evidence = Table(  # what an article shows of two names
    "party_evidence",
    metadata,
    Column("name", Key, primary_key=True, autoincrement=False),
    Column("other", Key, primary_key=True, autoincrement=False),
    Column("says", Words, primary_key=True),  # same, called, apart
    Column("article", Key, primary_key=True, autoincrement=False),
    Index(None, "other"),
    Index(None, "article"),
    **_CLUSTERED,
)

party_verdicts = Table(  # what people say of two names, each under its sort; what follows from it besides
    "party_verdicts",
    metadata,
    Column("name", Words, primary_key=True),
    Column("sort", Words, primary_key=True),
    Column("other", Words, primary_key=True),
    Column("other_sort", Words, primary_key=True),
    Column("says", Words, nullable=False),  # merged, parted
    Column("correction", Words, nullable=False),  # corrections.id
    Index(None, "other"),
    **_CLUSTERED,
)

party_joins = Table(  # each name of a party but its first, with another of its names and why they are one
    "party_joins",
    metadata,
    Column("name", Key, primary_key=True, autoincrement=False),
    Column("other", Key, nullable=False),
    Column("why", Words, nullable=False),
    Column("article", Key),  # that shows it; null where the names alone tell
    **_CLUSTERED,
)

speakers = Table(  # whose words a link of a chain is: its name's, or those of the members of a joint source
    "speakers",
    metadata,
    Column("name", Key, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("statement", Key, primary_key=True, autoincrement=False),
    Index(None, "statement"),
    **_CLUSTERED,
)


def _counts(name: str, place: str) -> Table:
    """Of the whole archive: so many statements, in so many articles, of an outlet or a section in a month."""
    return Table(
        name,
        metadata,
        Column(place, Words, primary_key=True),  # '' where not known
        Column("month", Words, primary_key=True),  # '' where undated
        Column("kind", Words, primary_key=True),  # of the origin; '' for all kinds together
        Column("articles", BigInteger, nullable=False),
        Column("statements", BigInteger, nullable=False),
        **_CLUSTERED,
    )


source_counts = _counts("source_counts", "outlet")
section_counts = _counts("section_counts", "section")  # an article in several counts in each

jobs = Table(  # what people gave to be added (archive.jobs): waiting, under way, done
    "jobs",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("made", Words, nullable=False),
    Column("what", Words, nullable=False),  # file, text or address
    Column("name", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("given", Words, nullable=False),  # what the person says about it, as JSON
    Column("data", LargeBinary),  # null once it is done
    Column("bytes", BigInteger, nullable=False),  # of data
    Column("state", Words, nullable=False),
    Column("beat", Words),  # when its worker last gave a sign
    Column("tries", Integer, nullable=False),
    Column("total", BigInteger),  # inputs, where that is known
    Column("result", Words, nullable=False),  # what came of it so far, as JSON
    Index(None, "state", "key"),
)

# The tables below are indexes over the text: many narrow rows, so without foreign keys, whose checks would cost
# more than the rows.
fingerprints = Table(
    "fingerprints",
    metadata,
    Column("segment", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", BigInteger, primary_key=True, autoincrement=False),
    Column("article", Key, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    **_CLUSTERED,
)

fresh_fingerprints = Table(  # of the articles added last; see fingerprint_index
    "fresh_fingerprints",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("article", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # 64-bit integers, signed, little-endian
)

terms = Table(
    "terms",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=True),
    Column("term", Words, nullable=False, unique=True),
    Column("articles", BigInteger, nullable=False),  # in how many articles
)

article_terms = Table(
    "article_terms",
    metadata,
    Column("term", Key, primary_key=True, autoincrement=False),
    Column("day", Words, primary_key=True),  # '' where undated
    Column("article", Key, primary_key=True, autoincrement=False),
    Column("weight", Float, nullable=False),
    **_CLUSTERED,
)

outlines = Table(  # what stories are made of, of an article together: adding another near it reads one row
    "outlines",
    metadata,
    Column("article", Key, primary_key=True, autoincrement=False),
    Column("terms", LargeBinary, nullable=False),  # rows.packed_terms
    Column("about", LargeBinary, nullable=False),  # rows.packed_about
)
