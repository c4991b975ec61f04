"""What people said that a trace follows, a sentence each; and what they put right in its articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.intake.article import Article
from wherefrom.report.views.reading.put_right import Made, put_right
from wherefrom.report.views.words import clean, shorten, title_of
from wherefrom.tracing.types import PutRight, Trace

if TYPE_CHECKING:
    from wherefrom.archive.corrections.history import History

_WORDS = 60


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    """An article of the trace in which people put something right. ``entry``: of its part of the page."""

    entry: str
    title: str
    log: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class SaidOfStory:
    """What somebody said that the trace follows: the id of the correction, and who said what when, in a sentence."""

    id: str
    words: str


def corrected_articles(trace: Trace, histories: Sequence[History]) -> tuple[CorrectedArticle, ...]:
    """The articles of ``histories`` in which anything was put right, in the order of the trace.

    What was said of an article and another one the trace tells by itself (``said_of_story``).
    """
    by_id = {found.model.article.id: found for found in histories}
    found = []
    for place, reading in enumerate(trace.readings, start=1):
        if reading.article.id in by_id:
            log = put_right(by_id[reading.article.id]).log
            told = tuple(one for one in log if one.action not in ("derivation", "same-claim"))
            if told:
                found.append(CorrectedArticle(f"e{place}", clean(title_of(reading.article)), told))
    return tuple(found)


def said_of_story(trace: Trace) -> tuple[SaidOfStory, ...]:
    """``Ann Lee, 2031-02-01, says that “Bill Orlo” and “William Orlo” are one: they told me``, for each."""
    articles = {reading.article.id: reading.article for reading in trace.readings}
    said = {
        (reading.article.id, statement.id): reading.article.words_at(statement.content)
        for reading in trace.readings
        for statement in reading.statements
    }
    return tuple(SaidOfStory(one.correction, _sentence(one, articles, said)) for one in trace.put_right)


def _sentence(one: PutRight, articles: Mapping[str, Article], said: Mapping[tuple[str, int], str]) -> str:
    note = f": {clean(one.note)}" if one.note else ""
    return f"{clean(one.person)}, {one.time[:10]}, {_what(one, articles, said)}{note}"


def _what(one: PutRight, articles: Mapping[str, Article], said: Mapping[tuple[str, int], str]) -> str:
    if one.action in ("merge", "split"):
        names = " and ".join(f"“{clean(name)}”" for name in one.names)
        return f"says that {names} are {'one' if one.action == 'merge' else 'never one'}"
    if one.action == "derivation":
        source = _article(one.source, articles) if one.source else clean(one.name or "")
        return (
            f"says that {_article(one.article or '', articles)} {'took' if one.yes else 'did not take'} from {source}"
        )
    words = " and ".join(f"“{shorten(clean(said.get(place, '')), _WORDS)}”" for place in one.statements)
    return f"says that {words} {'are' if one.yes else 'are not'} the same claim"


def _article(article_id: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(article_id)
    return clean((article and (article.outlet or article.title)) or article_id)
