"""A ZIP file to what the files in it hold, one at a time, in memory, within limits; no name in it is ever a path."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from wherefrom.errors import InputError
from wherefrom.intake.faults import as_input_error
from wherefrom.intake.forms.decoding import MAX_BYTES
from wherefrom.intake.forms.packages import DAMAGE, check_size
from wherefrom.intake.loading import Loaded

MAX_FILES = 20_000
"""Files in one ZIP file that are read."""
MAX_TOTAL = 4 * 1024 * 1024 * 1024
"""Bytes that all files in a ZIP file may have unpacked."""
MAX_DEPTH = 2
"""ZIP files in ZIP files: databases pack those of several days into one."""

Open = Callable[[bytes, str], Iterator[Loaded | InputError]]
"""Reads the content of a file under a name."""


def read_zip(
    stream: BinaryIO, name: str, open_file: Open, suffixes: tuple[str, ...], depth: int = 0
) -> Iterator[Loaded | InputError]:
    """What the files in a ZIP file hold, in its order; those whose names do not end in ``suffixes`` are passed over.

    A file that cannot be read is an InputError in its place. Raises InputError where it is damaged, is beyond
    the limits, or has nothing to read.
    """
    if depth >= MAX_DEPTH:
        raise InputError(name, f"is a ZIP file more than {MAX_DEPTH} deep in others; unpack it first")
    try:
        with zipfile.ZipFile(stream) as package:
            files = [about for about in package.filelist if _is_wanted(about, suffixes)]
            if len(package.filelist) > MAX_FILES:
                raise InputError(name, f"holds more than {MAX_FILES:,} files; split it")
            if sum(about.file_size for about in files) > MAX_TOTAL:
                raise InputError(name, f"unpacks to more than {MAX_TOTAL >> 30} GB; split it")
            if not files:
                raise InputError(name, f"holds nothing to read (read are {', '.join(suffixes)})")
            for about in files:
                yield from _read_file(package, about, name, open_file)
    except DAMAGE as error:
        raise InputError(name, f"is a damaged ZIP file ({error!s:.100}); save or download it again") from error


def _is_wanted(about: zipfile.ZipInfo, suffixes: tuple[str, ...]) -> bool:
    path = PurePosixPath(about.filename.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in path.parts)
    return not about.is_dir() and not hidden and path.name.lower().removesuffix(".gz").endswith(suffixes)


def _read_file(
    package: zipfile.ZipFile, about: zipfile.ZipInfo, name: str, open_file: Open
) -> Iterator[Loaded | InputError]:
    where = f"{name}, {about.filename[:200]}"
    try:
        check_size(about, where)
        if about.file_size > MAX_BYTES:
            raise InputError(where, f"is larger than {MAX_BYTES >> 20} MB, the limit for one input; split it")
        with package.open(about) as file:
            content = file.read(MAX_BYTES + 1)
        yield from open_file(content, where)
    except DAMAGE as error:
        yield InputError(where, f"is damaged in its ZIP file ({error!s:.100}); save or download it again")
    except Exception as error:
        yield as_input_error(error, where)
