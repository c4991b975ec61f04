"""The types that a page of the application is made of: what is asked, what is answered, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wherefrom.web.parameters import Parameter

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form: the name that the browser gave it, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Ask:
    """One request as a view sees it.

    Attributes:
        archive: The open archive.
        settings: Of the application.
        place: What the braces of the view's path stand for.
        given: The value of each parameter that the view or action declares.
        person: Who asks.
        files: What was uploaded.

    """

    archive: Archive
    settings: Settings
    place: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    person: str = ""
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A view as a table: the names of its columns, and its rows."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a view answers, in each of its forms; only the one that is asked for is made.

    Attributes:
        template: Of the page.
        values: What the template shows.
        data: The JSON twin: an answer of ``twins``, or of a contract plain values.
        table: The CSV.
        kept: Changes whenever the page does; then the page is made once and kept. None: made for each request.
        fragment: The template that answers htmx, without the frame.
        status: The HTTP status.

    """

    template: str
    values: Callable[[], Mapping[str, Any]] = dict
    data: Callable[[], Any] = dict
    table: Callable[[], Table] | None = None
    kept: Hashable | None = None
    fragment: str | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Download:
    """A file to save: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Went:
    """What an action answers where the browser goes on to ``path``; ``data`` is the answer to who asked for JSON."""

    path: str
    data: Any = None


@dataclass(frozen=True, slots=True)
class View:
    """A view: its path, who answers it, what it is about, what it may be given.

    ``{article:key}`` in a path is a positive whole number. ``nav`` is its name in the navigation, None for none.
    ``schema`` is the type of ``data``, of several together those of the parts. ``also`` are further paths of the page.
    """

    path: str
    answer: Callable[[Ask], Page | Download | Went]
    about: str
    parameters: tuple[Parameter, ...] = ()
    nav: str | None = None
    is_table: bool = False
    schema: Any = None
    also: tuple[str, ...] = ()
    has_data: bool = True


@dataclass(frozen=True, slots=True)
class Action:
    """What a form or a script may change by POST: as View, with the fields of the form; ``files`` may be uploaded.

    ``downloads``: the media types of the files that it may answer in place of ``schema``.
    """

    path: str
    answer: Callable[[Ask], Page | Download | Went]
    about: str
    fields: tuple[Parameter, ...] = ()
    files: bool = False
    schema: Any = None
    downloads: tuple[str, ...] = ()
