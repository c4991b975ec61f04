"""The border around one input: whatever goes wrong in it costs this input, with its name, and nothing else."""

from __future__ import annotations

import traceback

from wherefrom.errors import InputError, UnexpectedError


def as_input_error(error: Exception, name: str) -> InputError:
    """``error`` as what it means for the input ``name``: what was wrong with it where that is known, else a fault."""
    if isinstance(error, InputError):
        return error
    if isinstance(error, MemoryError):
        return InputError(name, "needs more memory than there is; split it")
    if isinstance(error, OSError):
        return InputError(name, _why(error))
    where = "".join(traceback.format_exception(error))
    return UnexpectedError(name, f"{type(error).__name__}: {error}"[:500], where)


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied; change its permissions or run as its owner"
    return f"cannot be read: {error.strerror or error}"
