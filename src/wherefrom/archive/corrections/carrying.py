"""A correction carried to a later version of its text: the same words, wherever they now stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from wherefrom.archive.add.versions import changes_between
from wherefrom.archive.corrections.types import Anchor, Correction, Values
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link
from wherefrom.text.digest import text_sha256
from wherefrom.text.span import Span

NEAR = 200
"""Characters in which words are looked for where the differences say that they are: white space is in none of them."""


def carried(correction: Correction, old: Article, new: Article) -> Correction | None:
    """``correction``, made on the text of ``old``, with its places in that of ``new``.

    None where one of the words that it stands on was changed, so that a person has to look at it first.
    """
    if old.text == new.text:
        return correction
    moved = _moved(old, new)
    try:
        return replace(
            correction,
            text_sha256=text_sha256(new.text),
            anchor=None if correction.anchor is None else _anchor(correction.anchor, moved),
            before=None if correction.before is None else _values(correction.before, moved),
            after=None if correction.after is None else _values(correction.after, moved),
        )
    except _ChangedError:
        return None


def carried_anchor(anchor: Anchor, old: Article, new: Article) -> Anchor | None:
    """``anchor`` in the text of ``new``; None where one of the words that it stands on was changed."""
    try:
        return _anchor(anchor, _moved(old, new))
    except _ChangedError:
        return None


class _ChangedError(Exception):
    """A word that a span holds was changed."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """Two texts, and what differs: places in the older with those in the newer that stand for them."""

    old: str
    new: str
    changes: Sequence[tuple[Span, Span]]

    def span(self, span: Span) -> Span:
        """Where the words of ``span`` stand in the newer text."""
        by = 0
        for (start, end), (_, stop) in self.changes:
            if end <= span[0]:
                by = stop - end
            elif start < span[1]:
                raise _ChangedError
        words = r"\s+".join(map(re.escape, self.old[slice(*span)].split()))
        around = max(0, span[0] + by - NEAR), span[1] + by + NEAR
        found = list(re.compile(words).finditer(self.new, *around)) if words else []
        if not found:
            raise _ChangedError
        return min(found, key=lambda match: abs(match.start() - span[0] - by)).span()

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Several of them."""
        return tuple(map(self.span, spans))


def _moved(old: Article, new: Article) -> _Moved:
    changes = changes_between(old, new)
    return _Moved(
        old.text, new.text, [(c.before_span, c.after_span) for c in changes if c.before_span and c.after_span]
    )


def _anchor(anchor: Anchor, moved: _Moved) -> Anchor:
    return replace(anchor, content=moved.spans(anchor.content), cue=moved.spans(anchor.cue))


def _values(values: Values, moved: _Moved) -> Values:
    spans = {name: getattr(values, name) for name in ("content", "cue", "source")}
    given = {name: moved.spans(value) for name, value in spans.items() if value is not None}
    chain = None if values.chain is None else tuple(_link(link, moved) for link in values.chain)
    return replace(values, **given, chain=chain)


def _link(link: Link, moved: _Moved) -> Link:
    if link.mention is None:
        return link
    try:
        return replace(link, mention=moved.span(link.mention))
    except _ChangedError:  # Who is meant is known all the same.
        return replace(link, mention=None)
