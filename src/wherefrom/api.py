"""The verbs for Python: ``read`` one article, ``read_many`` articles, ``trace`` the articles of a story."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from wherefrom.errors import InputError, WherefromError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.system import cores

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from wherefrom.tracing.types import Claim, Trace

Source = str | os.PathLike[str] | Article
"""What an article can be read from; ``read`` says how each string is understood."""

Sources = Source | Reading | Iterable[Source | Reading | InputError]
"""What a story can be traced from: its articles, read or to be read; or one file or folder that holds them all."""

Chunk = list[Article | InputError]
Results = list[Reading | InputError]

_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_STARTS_WITH_TAG = re.compile(r"\s*<(?:[a-z]|!doctype|!--|\?xml)", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S*\Z|[^\r\n]*\.(?:html?|xhtml|txt|md|pdf|jsonl?|gz)\Z", re.IGNORECASE)
_CHUNK = 8
"""Articles handed to a process at a time: enough to fill a batch of the network, few enough to keep all busy."""
_MOST_AT_ONCE = 4
"""Articles read at the same time in one process: beyond, the rules, which take turns, would leave the network idle."""


def read(source: Source, *, min_confidence: float = 0.0) -> Reading:
    """The reading of one article.

    ``source`` is understood in this order:

    1. an ``Article``: read as it is;
    2. a ``Path``, or a string that names an existing file: that file (HTML, text or PDF);
    3. a string that is one http or https address: that page, fetched;
    4. a string that starts with a tag: HTML;
    5. a string without any space, or of one line with a file's ending (``.html``, ``.txt``, ``.pdf``): a file that is
       not there, so an InputError says so;
    6. any other string: the text of an article.

    With ``min_confidence`` statements of a lower confidence are left out, their flags too; ids stay as they are. The
    confidence is the probability that the words, the origin and every relay are right: of the statements with 0.8,
    about eight in ten are.

    Raises InputError where the article cannot be read (FetchError where it cannot be fetched), or where the source
    holds several articles (a folder, a batch): those are for ``read_many``. Raises ValueError where
    ``min_confidence`` is not between 0 and 1.
    """
    from wherefrom.reading.confidence import check_least, keep_confident
    from wherefrom.reading.reader import read_article

    check_least(min_confidence)
    found = list(islice(_articles_of(source), 2))
    if len(found) > 1:
        raise InputError(str(source), "holds several articles; use wherefrom.read_many")
    if not found:
        raise InputError(str(source), "holds no article")
    if isinstance(found[0], InputError):
        raise found[0]
    return keep_confident(read_article(found[0]), min_confidence)


def read_many(
    sources: Iterable[Source], *, workers: int = 1, min_confidence: float = 0.0
) -> Iterator[Reading | InputError]:
    """The readings of many articles, in order, as they get ready; memory does not grow with their number.

    Each source is understood as in ``read``; folders and batches (``.jsonl``) give one reading for each article in
    them. Where one cannot be read, the InputError stands in its place, not raised, so that the rest goes on::

        for result in wherefrom.read_many(paths):
            if isinstance(result, wherefrom.InputError):
                print(result.name, result.reason)

    Of sources in a list (any collection) the next articles are begun while one is being finished, on all cores; other
    iterables are asked for a source only when everything before it has been handed out.

    With ``workers`` above 1 that many processes read at the same time. They start afresh, so a script that asks for
    them needs the usual ``if __name__ == "__main__":``. ``min_confidence`` as in ``read``. Raises ValueError where
    ``workers`` is below 1 or ``min_confidence`` not between 0 and 1.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    found = (result for source in sources for result in _articles_of(source))
    at_hand = isinstance(sources, Collection) and "-" not in sources
    return read_found(found, workers=workers, min_confidence=min_confidence, ahead=at_hand)


def read_found(
    found: Iterable[Article | InputError],
    *,
    workers: int = 1,
    min_confidence: float = 0.0,
    ahead: bool = False,
    told: Callable[[float], None] = lambda share: None,
) -> Iterator[Reading | InputError]:
    """The readings of what intake found, in order, errors kept in their place.

    With ``ahead`` a few articles are read at the same time, so that ``found`` is asked for more than was handed out:
    faster, but not for what trickles in, where each reading is wanted as soon as it is there. Where articles are read
    one after the other ``told`` is told now and then which share of the present one is read.

    A fault of wherefrom's own on one article becomes an InputError that says so: it must not cost the rest of a batch.
    Raises ValueError where ``min_confidence`` is not between 0 and 1.
    """
    from wherefrom.reading.confidence import check_least

    check_least(min_confidence)
    at_once = min(cores(), _MOST_AT_ONCE)
    if workers > 1:
        results = _read_in_processes(found, workers)
    else:
        results = _read_in_threads(found, at_once) if ahead and at_once > 1 else _read_here(found, told)
    return (_confident(result, min_confidence) for result in results)


def trace(sources: Sources, *, claim: str | None = None) -> Trace:
    """The trace of articles that are all of one story: its claims, their independent origins, who took from whom.

    Takes what ``read_many`` takes (files, folders, batches, addresses, articles), readings, or what ``read_many``
    gives, mixed as you like; or one of these alone::

        wherefrom.trace("story.jsonl")
        wherefrom.trace(["first.html", "second.pdf", "https://www.example.org/third.html"])

    ``claim``: which of the story's claims is traced, in your own words, or by its number among ``claims``; None for the
    one that most articles are about. Raises NoSuchClaimError, with the nearest claims, where the words mean none.

    An article that cannot be read raises its InputError, for a trace with articles missing would count too few; to go
    on without it, give the readings that ``read_many`` could make. Raises ValueError where there is no article, or
    where two have the same id.
    """
    from wherefrom.tracing.tracer import trace as trace_readings

    return trace_readings(list(_readings_of(sources)), claim=claim)


def claims(sources: Sources) -> tuple[Claim, ...]:
    """The claims of a story that ``trace`` can be asked for, by ``id`` from 1: the main one, then by their articles.

    Each with its articles and origins. Takes and raises what ``trace`` does.
    """
    from wherefrom.tracing.tracer import claims_of

    return claims_of(list(_readings_of(sources)))


def _readings_of(sources: Sources) -> Iterator[Reading]:
    several = [sources] if isinstance(sources, str | os.PathLike | Article | Reading) else sources
    for ready, group in groupby(several, lambda item: isinstance(item, Reading | InputError)):
        some = list(group)
        for result in some if ready else read_many(cast("list[Source]", some)):
            if isinstance(result, InputError):
                raise result
            yield cast(Reading, result)


def _confident(result: Reading | InputError, least: float) -> Reading | InputError:
    from wherefrom.reading.confidence import keep_confident

    return keep_confident(result, least) if isinstance(result, Reading) else result


def _read_here(found: Iterable[Article | InputError], told: Callable[[float], None]) -> Iterator[Reading | InputError]:
    for item in found:
        yield reading_or_fault(item, told=told) if isinstance(item, Article) else item


def _read_in_threads(found: Iterable[Article | InputError], at_once: int) -> Iterator[Reading | InputError]:
    """As ``_read_here``, a core for each article: the network of one runs beside the rules of another."""
    from concurrent.futures import ThreadPoolExecutor

    from wherefrom.reading.network.model import load_network

    pool = ThreadPoolExecutor(at_once)
    running: deque[tuple[Chunk, Future[Results]]] = deque()
    try:
        for item in found:
            if isinstance(item, Article):
                load_network(1)  # here, so that no two threads load it
            running.append(([item], pool.submit(_read_chunk, _articles_in([item]), threads=1)))
            while running and (len(running) > at_once or running[0][1].done()):
                yield from _next_of(running)
        while running:
            yield from _next_of(running)
    finally:
        pool.shutdown(cancel_futures=True)


def _next_of(running: deque[tuple[Chunk, Future[Results]]]) -> Iterator[Reading | InputError]:
    chunk, future = running.popleft()
    return _in_place(chunk, future.result())


def _articles_of(source: Source) -> Iterator[Article | InputError]:
    from wherefrom.intake import article_from_html, article_from_text, read_inputs
    from wherefrom.intake.faults import as_input_error

    if isinstance(source, Article):
        yield source
    elif not source:
        yield InputError("(empty string)", "there is nothing to read")
    elif not isinstance(source, str) or _names_a_place(source):
        yield from read_inputs([os.fspath(source)])
    else:
        build = article_from_html if _STARTS_WITH_TAG.match(source) else article_from_text
        try:
            yield build(source)
        except Exception as error:
            yield as_input_error(error, "text")


def _names_a_place(words: str) -> bool:
    """Whether a string is an address or a file name, not itself the article."""
    if _ADDRESS.match(words) or _exists(words):
        return True
    return not _STARTS_WITH_TAG.match(words) and bool(_FILE_NAME.match(words))


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # Too long for a name, or with a null character in it.
        return False


def _read_in_processes(found: Iterable[Article | InputError], workers: int) -> Iterator[Reading | InputError]:
    readers = _Readers(workers)
    running: deque[tuple[Chunk, Future[Results]]] = deque()
    rest = iter(found)
    try:
        while chunk := list(islice(rest, _CHUNK)):
            running.append((chunk, readers.begin(_articles_in(chunk))))
            if len(running) > workers:  # One chunk waits while each process has one: memory stays bounded.
                yield from readers.next_of(running)
        while running:
            yield from readers.next_of(running)
    finally:
        readers.close()


class _Readers:
    """Processes that read; where one of them is killed, the articles under way are read again, one by one."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _pool_of(workers)

    def begin(self, articles: list[Article]) -> Future[Results]:
        from concurrent.futures import BrokenExecutor

        try:
            return self._pool.submit(_read_chunk, articles, threads=1)
        except BrokenExecutor:
            self._renew()
            return self._pool.submit(_read_chunk, articles, threads=1)

    def next_of(self, running: deque[tuple[Chunk, Future[Results]]]) -> Iterator[Reading | InputError]:
        from concurrent.futures import BrokenExecutor

        chunk, future = running.popleft()
        try:
            return _in_place(chunk, future.result())
        except BrokenExecutor:
            return _in_place(chunk, self._one_by_one(_articles_in(chunk)))

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _one_by_one(self, articles: list[Article]) -> Results:
        """Each by itself in a process of its own, so that it shows which one ends its process."""
        from concurrent.futures import BrokenExecutor

        results: Results = []
        alone = _pool_of(1)
        for article in articles:
            try:
                results += alone.submit(_read_chunk, [article], threads=1).result()
            except BrokenExecutor:
                results.append(InputError(article.id, "ended the process that read it, perhaps for want of memory"))
                alone.shutdown()
                alone = _pool_of(1)
        alone.shutdown()
        return results

    def _renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = _pool_of(self._workers)


def _pool_of(workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from wherefrom.lang.outlets import added_outlets, know_outlets

    # Forked copies of a process whose network has started threads can hang; so each starts afresh.
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=know_outlets, initargs=(added_outlets(),)
    )


def _in_place(chunk: Chunk, results: Results) -> Iterator[Reading | InputError]:
    """``chunk`` with each article replaced by its reading, or by the error that stands in its place."""
    rest = iter(results)
    return (item if isinstance(item, InputError) else next(rest) for item in chunk)


def _articles_in(chunk: Chunk) -> list[Article]:
    return [item for item in chunk if isinstance(item, Article)]


def _read_chunk(articles: list[Article], threads: int = 0) -> Results:
    return [reading_or_fault(article, threads) for article in articles]


def reading_or_fault(
    article: Article, threads: int = 0, told: Callable[[float], None] = lambda share: None
) -> Reading | InputError:
    """The reading of ``article``, or why there is none: a fault of wherefrom's own costs this one article only.

    ``threads`` is how many the network may use, 0: as many as there are cores. ``told`` as in ``read_found``. Raises
    ModelError where the network is missing.
    """
    from wherefrom.intake.faults import as_input_error
    from wherefrom.reading.reader import read_article

    try:
        return read_article(article, threads=threads, told=told)
    except InputError as error:
        return error
    except WherefromError:  # The network is missing: no article could be read.
        raise
    except Exception as error:
        return as_input_error(error, article.id)
