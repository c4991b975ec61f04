"""Files on whatever storage there is: local ones, and by their address those of S3, Google Cloud, Azure and Hadoop."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from wherefrom.errors import InputError

_ENDINGS = (".warc", ".warc.gz")
_HADOOP_NAMES = {"s3a": "s3", "s3n": "s3"}
"""What Hadoop calls a storage that others call otherwise."""


def is_elsewhere(path: str) -> bool:
    """Whether this is an address on a storage; those of the web are none."""
    return "://" in path and not path.lower().startswith(("http://", "https://"))


def opened(path: str) -> BinaryIO:
    """The file at a path or address, to be read from its beginning on. Raises OSError where it cannot be opened."""
    if "://" not in path:
        return open(path, "rb")
    system, inner = _system_of(path)
    return io.BufferedReader(cast("io.RawIOBase", system.open_input_stream(inner, compression=None)))


def warcs_in(path: str) -> list[str]:
    """The WARC files in a folder, at any depth and in order; of a path that is no folder that path.

    Local paths become absolute, for a worker may run in another folder. Raises InputError where nothing is there, or no
    WARC file in the folder.
    """
    from pyarrow.fs import FileSelector, FileType

    path = path if "://" in path else str(Path(path).absolute())
    try:
        system, inner = _system_of(path)
        kind = system.get_file_info(inner).type
        if kind is FileType.NotFound:
            raise InputError(path, "is not there")
        if kind is not FileType.Directory:
            return [path]
        files = [one.path for one in system.get_file_info(FileSelector(inner, recursive=True)) if one.is_file]
    except (OSError, ValueError) as error:
        raise InputError(path, f"cannot be looked into ({error})") from error
    found = sorted(file for file in files if file.lower().endswith(_ENDINGS))
    if not found:
        raise InputError(path, f"has no WARC file in it ({' or '.join(_ENDINGS)})")
    return [path.removesuffix("/") + file.removeprefix(inner.removesuffix("/")) for file in found]


def _system_of(path: str) -> tuple[Any, str]:
    """The file system of pyarrow for a path or address, and what the file is called there."""
    from pyarrow.fs import FileSystem, LocalFileSystem

    if "://" not in path:
        return LocalFileSystem(), path
    scheme = urlsplit(path).scheme
    system, inner = FileSystem.from_uri(_HADOOP_NAMES.get(scheme, scheme) + path[len(scheme) :])
    return system, inner
