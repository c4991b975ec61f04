"""One job done: what was given is read, within the intake's limits, and goes into the archive article by article."""

from __future__ import annotations

import contextlib
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wherefrom.archive.jobs.keeping import STALE, beat, claim, finish, tell
from wherefrom.archive.jobs.types import MOST_TOLD, Claimed, Outcome, Problem, Result, Told
from wherefrom.errors import ArchiveError, InputError, UnstorableError, WherefromError
from wherefrom.intake.faults import as_input_error

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.intake import Loaded

PAGES_OF_A_FEED = 100
"""Pages at most that a feed or a sitemap is followed to."""
_BETWEEN = 1.0
"""Seconds between two words about how far it is."""
_LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r"[^\w .,()&+@-]")


def work_once(archive: Archive) -> bool:
    """Do the job that has waited longest; False where there is none."""
    claimed = claim(archive)
    if claimed is None:
        return False
    running = _Running(archive, claimed)
    try:
        with _living(archive, claimed.job.key):
            running.go()
        error = None
    except ArchiveError:
        raise
    except WherefromError as problem:
        error = str(problem)
    except Exception as fault:
        error = f"a fault in wherefrom ({type(fault).__name__}); please report it"
    finish(archive, claimed.job.key, replace(running.result, error=error))
    return True


@contextlib.contextmanager
def _living(archive: Archive, key: int) -> Iterator[None]:
    """Around a job: signs of life, also while one article takes long."""
    ended = threading.Event()

    def signs() -> None:
        while not ended.wait(STALE / 3):
            with contextlib.suppress(ArchiveError):
                beat(archive, key)

    thread = threading.Thread(target=signs, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def is_address(words: str) -> bool:
    """Whether words are one http or https address."""
    from wherefrom.intake.address import parse_address

    with contextlib.suppress(ValueError):
        return parse_address(words).scheme in {"http", "https"}
    return False


def file_name(given: str) -> str:
    """A name that a browser gave, as that of a file in a folder of ours; its ending stays."""
    name = PurePosixPath(given.replace("\\", "/")).name
    name = _NOT_IN_NAMES.sub("_", name).strip(". ")
    ending = "".join(PurePosixPath(name).suffixes[-2:])[-20:]
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - len(ending)] + ending


class _Running:
    """A job under way; ``result`` is what it has brought so far."""

    def __init__(self, archive: Archive, claimed: Claimed) -> None:
        self.result = Result()
        self._archive = archive
        self._claimed = claimed
        self._told = time.monotonic()

    def go(self) -> None:
        """To its end. Raises what concerns the job as a whole."""
        with tempfile.TemporaryDirectory(prefix="wherefrom-") as folder:
            for found in self._found(Path(folder)):
                if isinstance(found, InputError):
                    self._failed(found)
                else:
                    self._add(found)
                if time.monotonic() - self._told > _BETWEEN:
                    self._told = time.monotonic()
                    tell(self._archive, self._claimed.job.key, self.result)

    def _found(self, folder: Path) -> Iterator[Loaded | InputError]:
        from wherefrom.archive.add.answers import KeptAnswers
        from wherefrom.intake import count_inputs, load_inputs
        from wherefrom.intake.containers.following import Following

        job = self._claimed.job
        if job.what == "text":
            yield self._text()
            return
        following = Following(limit=PAGES_OF_A_FEED, notice=self._notice)
        if job.what == "address":
            if not is_address(job.name):  # Nothing else may come to where files are opened.
                raise InputError(job.name, "is no address of the web (https://...)")
            yield from load_inputs([job.name], following, answers=KeptAnswers(self._archive.database))
            return
        path = folder / (file_name(job.name) or "upload")
        path.write_bytes(self._claimed.data)
        total = count_inputs([str(path)])
        tell(self._archive, job.key, self.result, total)
        for found in load_inputs([str(path)], following):
            yield self._renamed(found, str(path)) if isinstance(found, InputError) else found

    def _text(self) -> Loaded | InputError:
        from wherefrom.intake import Given
        from wherefrom.intake.loading import load_html, load_text

        said = self._claimed.given
        given = Given(title=said.title, outlet=said.outlet, published=said.published, url=said.url)
        text = self._claimed.data.decode("utf-8", "replace")
        load = load_html if re.match(r"\s*<(?:!doctype|html|\?xml)", text, re.IGNORECASE) else load_text
        try:
            return load(text, "pasted text", given=given)
        except InputError as error:
            return error
        except Exception as fault:
            return as_input_error(fault, "pasted text")

    def _renamed(self, error: InputError, path: str) -> InputError:
        return InputError(error.name.replace(path, self._claimed.job.name), error.reason)

    def _add(self, loaded: Loaded) -> None:
        from wherefrom.reading.reader import read_article
        from wherefrom.report.views.unread import not_read

        article = loaded.article
        try:
            if self._archive.has(article):
                self._did(article.id, article.title, "unchanged")
                return
            reading = read_article(article)
            if reading.unread and (reason := not_read(reading)):
                self._failed(InputError(loaded.name, reason))
                return
            self._did(article.id, article.title, self._archive.add(reading, loaded.data).outcome)
        except InputError as error:
            self._failed(error)
        except UnstorableError as error:
            self._failed(InputError(loaded.name, str(error)))
        except WherefromError:
            raise
        except Exception as fault:
            self._failed(as_input_error(fault, loaded.name))

    def _did(self, article: str, title: str | None, outcome: Outcome) -> None:
        counts = {outcome: getattr(self.result, outcome) + 1}
        told = self.result.articles
        if len(told) < MOST_TOLD:
            told = (*told, Told(article, title, outcome))
        self.result = replace(self.result, articles=told, **counts)

    def _failed(self, error: InputError) -> None:
        problems = self.result.problems
        if len(problems) < MOST_TOLD:
            problems = (*problems, Problem(error.name[:300], error.reason[:600]))
        self.result = replace(self.result, failed=self.result.failed + 1, problems=problems)

    def _notice(self, words: str) -> None:
        problems = self.result.problems
        if len(problems) < MOST_TOLD:
            self.result = replace(self.result, problems=(*problems, Problem("", words[:600])))
