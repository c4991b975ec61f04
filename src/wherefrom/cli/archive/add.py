"""``wherefrom add``: read articles and keep them, with their readings and the bytes they were read from."""

from __future__ import annotations

import contextlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, Upgrading
from wherefrom.cli.columns import NamedColumns, with_columns
from wherefrom.cli.confidence import MinConfidenceOption
from wherefrom.cli.failures import Failures
from wherefrom.cli.names import unread_notice, unreadable
from wherefrom.cli.outlets import OutletsOption, know_outlets
from wherefrom.cli.output import Results, ending_well, say
from wherefrom.errors import InputError

if TYPE_CHECKING:
    from wherefrom.archive.add.adding import Added
    from wherefrom.archive.add.versions import Change
    from wherefrom.archive.archive import Archive
    from wherefrom.intake import Article, Loaded
    from wherefrom.reading.types import Reading

    _Item = tuple[str, Reading, bytes | None]
    """What a reading is called in messages, the reading, and the bytes that it was read from."""

EXAMPLES = """\b
Examples:
  wherefrom add article.html folder/ articles.jsonl
  wherefrom add crawl.warc.gz
  wherefrom add clips.xlsx
  wherefrom add --bulk readings.parquet     # read already: export --what readings, or batch
  wherefrom add https://www.example.org/news/feed.xml
  wherefrom add --limit 500 https://www.example.org/sitemap.xml
  wherefrom add --archive postgresql://desk@db.example.org/news --workers 4 folder/
  find . -name '*.html' -newer last | xargs wherefrom add

\b
Where a run was interrupted, run the same again: what is there already is passed over without reading it.
With --bulk, articles wait up to a minute for others to be stored with; an interrupted run loses those that waited.
A page that has changed since becomes a new version of its article, and what changed is printed.
Of an address that was added before, the server is asked whether it has changed, and sends it only then.
"""

_SHOWN_CHANGES = 6


@with_columns
def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|FEED|-",
            help="Page, text, PDF, DOCX, table, batch (.jsonl), WARC file, folder, feed, sitemap, address; - is stdin.",
            show_default=False,
        ),
    ],
    archive: ArchiveOption = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=256, help="Processes that read at the same time.")
    ] = 1,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="Pages at most for each feed or sitemap.")
    ] = 100,
    min_confidence: MinConfidenceOption = 0.0,
    outlets: OutletsOption = None,
    bulk: Annotated[
        bool,
        typer.Option("--bulk", help="Store a thousand articles at a time: many times as fast, the same archive."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no notices; errors stay.")] = False,
    *,
    columns: NamedColumns | None = None,
) -> None:
    """Read articles and add them to the archive; one that is there already, unchanged, is passed over.

    Each article is stored whole or not at all; with --min-confidence, what is passed over stays as it was stored. An
    input that cannot be read, or is not in English, gets a line on standard error, the others are added all the same,
    and the exit code is 1.
    The last line says how many were new, unchanged, changed, failed.
    """
    with ending_well() as results:
        from wherefrom.archive.archive import Archive

        know_outlets(outlets)
        with Archive(archive, told=None if quiet else Upgrading()) as opened:
            run = _Run(opened, results, min_confidence=min_confidence, bulk=bulk, quiet=quiet)
            run.columns = columns
            try:
                run.add(inputs, workers, limit)
            except BaseException:
                say(f"{run.summary()} so far; run the same again to go on")
                raise
        results.write(run.summary() + "\n")
        results.flush()
        run.failures.close()
        if run.failures.count:
            raise typer.Exit(1)


class _InArchive(InputError):
    """Stands for an article that is in the archive already, so that it goes through the reading in its place."""


class _Run:
    """One run: what came in goes through the reader in order, each with its bytes waiting for it."""

    def __init__(self, archive: Archive, results: Results, *, min_confidence: float, bulk: bool, quiet: bool) -> None:
        from wherefrom.archive.add.answers import KeptAnswers

        self.counts: Counter[str] = Counter()
        self.columns: NamedColumns | None = None
        self.failures = Failures()
        self._archive = archive
        self._results = results
        self._min_confidence = min_confidence
        self._bulk = bulk
        self._quiet = quiet
        self._waiting: deque[Loaded | None] = deque()
        self._answers = KeptAnswers(archive.database)

    def summary(self) -> str:
        """``12 new, 3 unchanged, 1 changed, 2 failed``."""
        self.counts["failed"] = self.failures.count
        return ", ".join(f"{self.counts[name]:,} {name}" for name in ("new", "unchanged", "changed", "failed"))

    def add(self, inputs: list[str], workers: int, limit: int) -> None:
        """Add what the inputs hold: readings as they are, and what is read of the others."""
        ready, inputs = readings_among(inputs)
        self._store(self._ready(ready))
        if inputs:
            self._store(self._read(inputs, workers, limit))

    def _store(self, items: Iterator[_Item]) -> None:
        if not self._bulk:
            for name, reading, data in items:
                with self.failures.border(name):
                    self._told(self._archive.add(reading, data), reading.article)
            return
        handed: deque[_Item] = deque()
        for added in self._archive.add_many(_pairs(items, handed)):
            name, reading, _ = handed.popleft()
            if isinstance(added, InputError):
                self.failures.add(added)
                continue
            with self.failures.border(name):
                self._told(added, reading.article)

    def _read(self, inputs: list[str], workers: int, limit: int) -> Iterator[_Item]:
        """What is read of the inputs, each with its bytes."""
        from wherefrom.api import read_found
        from wherefrom.cli.progress import Share, follow
        from wherefrom.intake import count_inputs
        from wherefrom.reading.types import Reading

        total = None
        with contextlib.suppress(OSError):  # What cannot be counted cannot be read either, and says so in its turn.
            total = count_inputs(inputs)
        share, least = Share(), self._min_confidence
        found = read_found(self._to_read(inputs, limit), workers=workers, min_confidence=least, told=share)
        for result in follow(found, total, wanted=not self._quiet, verb="adding", share=share):
            loaded = self._waiting.popleft()
            if isinstance(result, Reading):
                name = loaded.name if loaded else result.article.id
                if (problem := unreadable(name, result)) is not None:
                    self.failures.add(problem)
                    continue
                if not self._quiet and (notice := unread_notice(name, result)) is not None:
                    self.failures.notice(name, notice)
                yield name, result, loaded.data if loaded else None
            elif isinstance(result, _InArchive):
                self.counts["unchanged"] += 1
            else:
                self.failures.add(result)

    def _ready(self, files: list[str]) -> Iterator[_Item]:
        """The readings of Parquet files, as they are: nothing is read anew."""
        from wherefrom.cli.progress import follow
        from wherefrom.export.parquet import read_parquet
        from wherefrom.reading.confidence import keep_confident

        for file in files:
            with self.failures.border(file):
                for found in follow(read_parquet(file), None, wanted=not self._quiet, verb="adding"):
                    if isinstance(found, InputError):
                        self.failures.add(found)
                        continue
                    kept = None
                    with self.failures.border(found.article.id):
                        kept = keep_confident(found, self._min_confidence)
                    if kept is not None:
                        yield found.article.id, kept, None

    def _to_read(self, inputs: list[str], limit: int) -> Iterator[Article | InputError]:
        """What is not in the archive, to be read; every item leaves its bytes (or None) in ``_waiting``."""
        from wherefrom.intake import load_inputs
        from wherefrom.intake.containers.following import Following
        from wherefrom.intake.tables.columns import Columns

        following = Following(limit=limit, notice=_nowhere if self._quiet else say)
        for found in load_inputs(inputs, following, Columns(**self.columns or {}), self._answers):
            item = found if isinstance(found, InputError) else self._unless_there(found)
            self._waiting.append(None if isinstance(item, InputError) or isinstance(found, InputError) else found)
            yield item

    def _unless_there(self, loaded: Loaded) -> Article | InputError:
        from wherefrom.archive.store.rows import LONGEST_ID

        article = loaded.article
        if len(article.id) > LONGEST_ID:
            return InputError(article.id[:60], f"its id has more than {LONGEST_ID} characters; give it a shorter one")
        if not self._archive.has(article):
            return article
        if loaded.fetched is not None:
            self._answers.unchanged(loaded.data)
        return _InArchive(article.id, "is there")

    def _told(self, added: Added, article: Article) -> None:
        from wherefrom.report.views.words import clean, title_of

        self.counts[added.outcome] += 1
        if added.outcome == "changed":
            self._results.write(f"changed: {clean(title_of(article))} ({added.article}), version {added.version}\n")
            for change in added.changes[:_SHOWN_CHANGES]:
                self._results.write(f"  {_change_words(change)}\n")
            if len(added.changes) > _SHOWN_CHANGES:
                self._results.write(f"  and {len(added.changes) - _SHOWN_CHANGES:,} more changes\n")


def _pairs(items: Iterable[_Item], handed: deque[_Item]) -> Iterator[tuple[Reading, bytes | None]]:
    """Readings with their bytes, as the archive takes many; what was handed over is remembered in its order."""
    for item in items:
        handed.append(item)
        yield item[1:]


def readings_among(inputs: list[str]) -> tuple[list[str], list[str]]:
    """The Parquet files of readings among ``inputs``, those in folders too, and the inputs that are to be read."""
    from pathlib import Path

    ready, others = [], []
    for name in inputs:
        path = Path(name)
        within = sorted(map(str, path.rglob("[!._]*.parquet"))) if "://" not in name and path.is_dir() else []
        ready += within or ([name] if name.lower().endswith(".parquet") and path.is_file() else [])
        if not within and name not in ready:
            others.append(name)
    return ready, others


def _nowhere(notice: str) -> None:
    """What ``--quiet`` does with notices."""


def _change_words(change: Change) -> str:
    from wherefrom.report.views.words import clean, shorten

    if change.what == "reading":
        return f"read again: by version {clean(change.after)}, before by {clean(change.before)}"
    before, after = (shorten(clean(words), 120) for words in (change.before, change.after))
    what = change.what.replace("_", " ")
    if not before:
        return f"{what}: added “{after}”"
    return f"{what}: “{before}” became “{after}”" if after else f"{what}: left out “{before}”"
