"""A memo as the bytes of a file, in the form that the file's ending says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from wherefrom.errors import OutputError
from wherefrom.report.views.memo import Memo

FORMS = (".md", ".docx", ".html")


def is_memo_name(name: str) -> bool:
    """Whether a file of that name can be a memo: its ending is one of ``FORMS``."""
    return PurePath(name).suffix.lower() in FORMS


def memo_bytes(memo: Memo, name: str) -> bytes:
    """The memo as the file ``name`` holds it.

    Raises OutputError where its ending is none of ``FORMS``, and for DOCX where python-docx is missing.
    """
    form = PurePath(name).suffix.lower()
    if form not in FORMS:
        raise OutputError(f"{name}: a memo is one of {', '.join(FORMS)}; give the file such an ending")
    return _WRITERS[form](memo)


def _markdown(memo: Memo) -> bytes:
    from wherefrom.report.memo.markdown import memo_markdown

    return memo_markdown(memo).encode("utf-8", "replace")


def _html(memo: Memo) -> bytes:
    from wherefrom.report.render import render

    return render("memo.html.j2", memo=memo).encode("utf-8", "replace")


def _docx(memo: Memo) -> bytes:
    from wherefrom.report.memo.document import memo_document

    return memo_document(memo)


_WRITERS: dict[str, Callable[[Memo], bytes]] = {".md": _markdown, ".html": _html, ".docx": _docx}
