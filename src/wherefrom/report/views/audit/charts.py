"""Counts as bars: the columns of a chart over time, the shares of a row, the squares of a matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wherefrom.archive.audit.citations import Citations
from wherefrom.archive.audit.counts import GROUPS, Count, Group
from wherefrom.archive.audit.periods import Per, begins, filled
from wherefrom.lang.en.calendar import MONTHS
from wherefrom.report.views.words import clean, count, long_date, shorten

MOST_COLUMNS = 120
"""Periods of a chart; of more the last are drawn, and the table below has all."""
MOST_OUTLETS = 24
"""Outlets on each side of the picture of a matrix; the list below has all."""
_HEIGHT = 100.0
_STEPS = 5
_NAME = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: of which class it is, where it begins and how long it is, in hundredths of the longest."""

    look: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Column:
    """One period: its name, all its parts from the bottom up, and in words what they are."""

    name: str
    at: int
    pieces: tuple[Piece, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns over time. ``most``: what the highest stands for. ``left_out``: earlier periods that are not drawn."""

    columns: tuple[Column, ...]
    most: int
    first: str
    last: str
    left_out: int
    words: str


def chart(values: Mapping[str, Sequence[tuple[str, int]]], per: Per) -> Chart | None:
    """The chart of parts (class and number) by period; None where fewer than two periods have a date."""
    dated = [period for period in values if begins(period, per)]
    if len(dated) < 2:
        return None
    shown = filled(dated, per, MOST_COLUMNS)
    totals = {period: sum(number for _, number in values.get(period, ())) for period in shown}
    most = max(totals.values())
    columns = tuple(
        Column(period_words(period, per), at, pieces(values.get(period, ()), most), count(totals[period], "statement"))
        for at, period in enumerate(shown)
    )
    peak = max(shown, key=lambda period: totals[period])
    span = f"from {columns[0].name} to {columns[-1].name}"
    said = f"Statements by {per}, {span}; most in {period_words(peak, per)}: {most:,}"
    return Chart(columns, most, columns[0].name, columns[-1].name, len(set(dated) - set(shown)), said)


def pieces(parts: Sequence[tuple[str, int]], most: int) -> tuple[Piece, ...]:
    """Parts one after the other, in hundredths of ``most``."""
    found, at = list[Piece](), 0.0
    for look, number in parts:
        if number and most:
            length = _HEIGHT * number / most
            found.append(Piece(look, at, length))
            at += length
    return tuple(found)


def groups(one: Count) -> tuple[tuple[Group, int], ...]:
    """How many statements of a count come from each group of sources."""
    return tuple((group, one.of(group)) for group in GROUPS)


def period_words(period: str, per: Per) -> str:
    """A period as people write it: ``March 2031``, ``week 11 of 2031``, ``14 March 2031``; ``no date``."""
    if not period:
        return "no date"
    if per == "week":
        year, _, week = period.partition("-W")
        return f"week {int(week)} of {year}"
    if per == "day":
        return long_date(period)
    year, _, month = period.partition("-")
    known = month.isdecimal() and 1 <= int(month) <= len(MONTHS)
    return f"{MONTHS[int(month) - 1]} {year}" if known else clean(period)


@dataclass(frozen=True, slots=True)
class Square:
    """How many articles of the outlet in the row cite the one in the column; ``step`` of 5 says how many by colour."""

    row: int
    column: int
    articles: int
    step: int
    words: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The picture: names down the side and along the top, and the squares where somebody is cited."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[Square, ...]
    left_out: int
    words: str


def matrix(found: Citations) -> Matrix | None:
    """The outlets with most citations on either side; None where nobody cites anybody."""
    if not found.pairs:
        return None
    citing, cited = found.citing[:MOST_OUTLETS], found.cited[:MOST_OUTLETS]
    most = max(pair.articles for pair in found.pairs)
    squares = tuple(
        Square(
            citing.index(pair.citing),
            cited.index(pair.cited),
            pair.articles,
            -(-_STEPS * pair.articles // most),
            f"{clean(pair.citing)} cites {clean(pair.cited)} in {count(pair.articles, 'article')}",
        )
        for pair in found.pairs
        if pair.citing in citing and pair.cited in cited
    )
    first = found.pairs[0]
    said = (
        f"{count(len(found.citing), 'outlet')} citing, {len(found.cited):,} cited; most often {clean(first.citing)}"
        f" citing {clean(first.cited)}, in {count(first.articles, 'article')}"
    )
    return Matrix(tuple(map(_name, citing)), tuple(map(_name, cited)), squares, len(found.pairs) - len(squares), said)


def _name(name: str) -> str:
    return shorten(clean(name), _NAME)
