"""What ``trace`` is asked about: inputs to be read, or words that mean a story of the archive; and the reading of them.

An argument that is an existing path, an address or ``-`` is an input; anything else is words.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from wherefrom.cli.columns import NamedColumns
from wherefrom.cli.failures import Failures
from wherefrom.cli.names import Named, unread_notice, unreadable
from wherefrom.cli.output import say
from wherefrom.errors import ArchiveError, InputError

if TYPE_CHECKING:
    from wherefrom.reading.types import Reading

_NAMED = 3
"""Names of inputs that a message tells; of more the number."""


def told_apart(arguments: Sequence[str], named: Sequence[str], *, archive: bool) -> tuple[list[str], str]:
    """The inputs and the words that a command line asks about; one of the two is empty.

    ``named``: what ``--articles`` names, which are inputs whatever they look like. ``archive``: whether ``--archive``
    is given. Raises BadParameter where there are both, or neither.
    """
    inputs = [*named, *(argument for argument in arguments if is_input(argument))]
    words = [argument for argument in arguments if not is_input(argument)]
    if inputs and words:
        raise typer.BadParameter(
            f"{_names(inputs)} {'is an input' if len(inputs) == 1 else 'are inputs'} to be read, but {_names(words)}"
            f" {'is' if len(words) == 1 else 'are'} no file, folder or address that is there. Inputs and words of a"
            " story in the archive do not go together: check the names, or leave one of the two out"
        )
    if inputs and archive:
        raise typer.BadParameter(
            f"{_names(inputs)} {'is an input' if len(inputs) == 1 else 'are inputs'} to be read without an archive;"
            " with --archive say words, or the id of an article or of a story"
        )
    if not inputs and not words:
        raise typer.BadParameter(
            "say which story: articles to read (PATH or URL ...), or WORDS, ARTICLE or STORY of the archive"
        )
    return inputs, " ".join(words)


def is_input(argument: str) -> bool:
    """Whether an argument is an existing path, an address, or ``-`` for standard input."""
    return argument == "-" or "://" in argument or os.path.exists(argument)


@contextlib.contextmanager
def explaining_words(words: str) -> Iterator[None]:
    """Where words look like a file and there is no archive, or no story of that kind, the error says so of both."""
    from wherefrom.intake.containers.batches import SUFFIXES

    try:
        yield
    except ArchiveError as error:
        if "/" in words or words.lower().removesuffix(".gz").endswith(SUFFIXES):
            raise type(error)(f"{words}: there is no such file or folder, and {error}") from error
        raise


class StoryInputs:
    """The readings of the inputs of one story; what failed is said on the way."""

    def __init__(
        self, inputs: Sequence[str], failures: Failures, *, quiet: bool, columns: NamedColumns | None = None
    ) -> None:
        self._failures = failures
        self._inputs = list(dict.fromkeys(inputs))
        self._quiet = quiet
        self._columns = columns or {}

    def readings(self) -> list[Reading]:
        """The readings, in order. Raises InputError where there is no article and no failure said why."""
        read: dict[str, tuple[str, Reading]] = {}
        for name, result in self._results():
            if isinstance(result, InputError):
                self._failures.add(result)
            elif (problem := unreadable(name, result) or _other_of_the_id(name, result, read)) is not None:
                self._failures.add(problem)
            elif result.article.id in read:
                self._note(f"{name}: is the same article as {read[result.article.id][0]}; it is traced once")
            else:
                self._note(unread_notice(name, result))
                read[result.article.id] = (name, result)
        if not read and not self._failures.count:
            raise InputError(_names(self._inputs), "holds no article")
        return [reading for _, reading in read.values()]

    def _note(self, notice: str | None) -> None:
        if notice is not None and not self._quiet:
            say(notice)

    def _results(self) -> Iterator[tuple[str, Reading | InputError]]:
        from wherefrom.api import read_found
        from wherefrom.cli.progress import follow
        from wherefrom.intake import count_inputs, load_inputs
        from wherefrom.intake.containers.following import Following
        from wherefrom.intake.tables.columns import Columns

        total = None
        with contextlib.suppress(OSError):  # What cannot be counted cannot be read either, and says so in its turn.
            total = count_inputs(self._inputs)
        following = Following(notice=self._note)
        named = Named(load_inputs(self._inputs, following, Columns(**self._columns)))
        for result in follow(read_found(named.articles(), ahead=True), total, wanted=not self._quiet):
            yield named.next_name(), result


def _other_of_the_id(name: str, reading: Reading, read: dict[str, tuple[str, Reading]]) -> InputError | None:
    """The error that another article of this id was read before."""
    if reading.article.id not in read:
        return None
    before, known = read[reading.article.id]
    if known.article.text == reading.article.text:
        return None
    return InputError(
        name, f"has the id of {before} ({reading.article.id}); only that one is traced: give each article its own id"
    )


def _names(names: Sequence[str]) -> str:
    """``a.html, b.html and 3 more``."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
