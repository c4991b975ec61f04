"""A self-contained HTML document: no network, works from disk.

A strict Content Security Policy allows the page its own style sheet and script, by their SHA-256, and nothing else;
so even a fault in escaping could not run what an article brings along.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from wherefrom.report.views.reading.view import shown


def document(title: str, body: str, start: str, *, styles: tuple[str, ...], script: str, tagline: str) -> str:
    """The whole page: ``styles`` and ``script`` are files of this package, ``start`` the id of where reading begins."""
    style, code = "".join(map(_asset, styles)), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(code)}';"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="wherefrom">\n'
        f"<title>{shown(title)} · where it comes from</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#{start}">To the text</a>\n'
        f'<p class="masthead"><b>wherefrom</b> {tagline}</p>\n'
        f'<main>{body}</main>\n<aside id="sheet" role="dialog" aria-label="Details" tabindex="-1" hidden></aside>\n'
        f"<script>{code}</script>\n</body>\n</html>\n"
    )


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
