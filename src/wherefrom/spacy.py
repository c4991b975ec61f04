"""The spaCy component: every statement of a text, on the spaCy ``Doc``.

    nlp = spacy.blank("en")
    nlp.add_pipe("wherefrom")
    doc = nlp("The gate is shut, keeper Ana Ruel said on Monday.")
    doc._.statements[0].chain[0].name        # 'Ana Ruel'
    doc.spans["wherefrom.content"]           # tokens of each content; span.id_ is the statement's id

spaCy finds the component by its entry point. The component needs no other component, nor their annotations: it reads
``doc.text``. Only this module imports spaCy; ``import wherefrom`` does not.
"""

# No "from __future__ import annotations" here: spaCy before 3.8.14 cannot resolve annotations that are strings.
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from wherefrom.errors import InputError
from wherefrom.intake.article import Article
from wherefrom.intake.found import Given
from wherefrom.reading.confidence import check_least, keep_confident
from wherefrom.reading.contract import reading_from_dict, reading_to_dict
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.digest import text_sha256
from wherefrom.text.span import Span

try:
    from spacy.language import Language
    from spacy.tokens import Doc, SpanGroup
except ImportError as error:
    raise ImportError("the spaCy component needs spaCy: pip install wherefrom[spacy]") from error

ROLES = ("content", "cue", "source")
KEY = "wherefrom"
"""Where ``doc.user_data`` holds the reading: as plain data, because a Doc is stored with what msgpack can write."""


class Wherefrom:
    """The component; ``nlp.add_pipe("wherefrom", config={"min_confidence": 0.8})`` makes it."""

    def __init__(self, min_confidence: float = 0.0, threads: int = 0) -> None:
        check_least(min_confidence)
        if threads < 0:
            raise ValueError(f"threads must be 0 or more, not {threads}")
        self.min_confidence = min_confidence
        self.threads = threads

    def __call__(self, doc: Doc) -> Doc:
        """Read ``doc.text`` and put the reading on the Doc, which is also what comes back.

        Raises ValueError where ``doc._.given`` holds something that is no metadata of an article.
        """
        reading = keep_confident(read_article(_article(doc), threads=self.threads), self.min_confidence)
        record = reading_to_dict(reading)
        del record["article"]["text"]  # doc.text has it.
        doc.user_data[KEY] = {"reading": record, "sha256": text_sha256(doc.text)}
        for role in ROLES:
            doc.spans[f"{KEY}.{role}"] = _group(doc, reading, role)
        return doc


@Language.factory(
    "wherefrom",
    assigns=["doc._.reading", "doc._.statements", "doc.spans"],
    default_config={"min_confidence": 0.0, "threads": 0},
)
def make_component(nlp: Language, name: str, min_confidence: float, threads: int) -> Wherefrom:
    """The component for a pipeline.

    Statements below ``min_confidence`` are left out. ``threads`` is how many the network may use; 0 leaves that to
    ONNX Runtime. Raises ValueError where either is out of range.
    """
    return Wherefrom(min_confidence, threads)


def _article(doc: Doc) -> Article:
    from wherefrom.intake import article_from_text

    given = _given(doc._.given or {})
    try:
        return article_from_text(doc.text, "doc", given=given)
    except InputError:  # Nothing but spaces: a Doc without statements, as spaCy's components do it.
        return Article(id=given.id or "doc", text=doc.text, outlet=given.outlet, published=given.published)


def _given(metadata: Mapping[str, Any]) -> Given:
    names = {field.name for field in fields(Given)}
    unknown = sorted(metadata.keys() - names)
    if unknown:
        raise ValueError(f"doc._.given: {unknown[0]!r} is not one of {', '.join(sorted(names))}")
    authors = metadata.get("authors")
    return Given(**{**metadata, "authors": tuple(authors) if authors is not None else None})


def _group(doc: Doc, reading: Reading, role: str) -> SpanGroup:
    """The tokens of every span of one role, cut wider where a span begins or ends inside a token."""
    spans = [
        doc.char_span(start, end, label=role, span_id=str(statement.id), alignment_mode="expand")
        for statement in reading.statements
        for start, end in _spans(statement, role)
    ]
    return SpanGroup(doc, name=f"{KEY}.{role}", spans=[span for span in spans if span is not None])


def _spans(statement: Statement, role: str) -> tuple[Span, ...]:
    return {"content": statement.content, "cue": statement.cue, "source": statement.source}[role]


def reading_of(doc: Doc) -> Reading | None:
    """The reading of a Doc that the component read (``doc._.reading``).

    None where it has not read it, where the Doc was stored without user data, or where it is cut out of the one that
    was read, so that offsets would mean nothing.
    """
    kept = doc.user_data.get(KEY)
    if not kept or kept["sha256"] != text_sha256(doc.text):
        return None
    record = kept["reading"]
    return reading_from_dict({**record, "article": {**record["article"], "text": doc.text}})


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """The statements of ``reading_of``; none where there is no reading (``doc._.statements``)."""
    reading = reading_of(doc)
    return reading.statements if reading else ()


def _extend() -> None:
    """Put the attributes on ``Doc``; raises ValueError where somebody else's already have their names."""
    for name, extension in (
        ("reading", {"getter": reading_of}),
        ("statements", {"getter": statements_of}),
        ("given", {"default": None}),
    ):
        if Doc.has_extension(name):
            default, _, getter, _ = Doc.get_extension(name)
            if (getter.__module__ if getter else default) != (__name__ if "getter" in extension else None):
                raise ValueError(
                    f"doc._.{name} is taken by another extension, so the wherefrom component cannot use it"
                )
        Doc.set_extension(name, force=True, **extension)


_extend()
