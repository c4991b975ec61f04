"""Paragraphs that an article prints whole from somebody else's report: "The Courier reports:", and the report below.

Each is a section whose speaker is the outlet, or its journalist; what others say in it came through them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from wherefrom.lang.en.patterns import sections as en
from wherefrom.reading.context import Mention
from wherefrom.reading.sections import Section
from wherefrom.text.sentences import paragraphs
from wherefrom.text.span import Span, meets

LONGEST = 6
"""Paragraphs that may be printed."""
BESIDE = 60
"""Characters between whoever reports and the verb."""


def with_blocks(
    text: str, sections: Sequence[Section], mentions: Sequence[Mention], reporters: Collection[int]
) -> tuple[Section, ...]:
    """``sections`` with the printed reports of ``text`` outside them; ``reporters``: the numbers of journalists."""
    taken = [section.whole for section in sections]
    blocks = (b for b in _blocks(text, mentions, reporters) if not meets(taken, b.whole))
    return tuple(sorted((*sections, *blocks), key=lambda section: section.content))


def _blocks(text: str, mentions: Sequence[Mention], reporters: Collection[int]) -> Iterator[Section]:
    spans, begins = paragraphs(text), [mention[0][0] for mention in mentions]
    for number, (start, end) in enumerate(spans[:-1]):
        match = en.REPORTS_BELOW.search(text, max(start, end - 2 * BESIDE), end)
        if match is None or not en.OPENS_QUOTE.match(text, spans[number + 1][0]):
            continue
        named = mentions[bisect_left(begins, start) : bisect_left(begins, end)]
        whom = _reporter(text, match.span("cue"), named, reporters, follows=match["source"] is not None)
        if whom is not None:
            yield Section((spans[number + 1][0], _end(text, spans, number + 1)), whom, match.span("cue"), whom)


def _reporter(
    text: str, cue: Span, named: Sequence[Mention], reporters: Collection[int], *, follows: bool
) -> Span | None:
    """Who reports: named right before the verb, or behind "according to"; None for anybody but the press."""
    if follows:
        near = [m for m in named if cue[1] <= m[0][0] <= cue[1] + len(" the ")]
    else:
        near = [m for m in named if m[0][1] <= cue[0] <= m[0][1] + BESIDE][-1:]
        near = [m for m in near if en.ANOTHER_SUBJECT.search(text, m[0][1], cue[0]) is None]
    press = [m[0] for m in near if m[2].kind == "outlet" or m[2].number in reporters]
    return press[0] if press else None


def _end(text: str, spans: Sequence[Span], first: int) -> int:
    """Where the report ends that opens in paragraph ``first``: in the first one that closes its quotation."""
    last = first
    while (
        last + 1 < min(len(spans), first + LONGEST)
        and not en.CLOSES_QUOTE.search(text, *spans[last])
        and en.OPENS_QUOTE.match(text, spans[last + 1][0])
    ):
        last += 1
    return spans[last][1]
