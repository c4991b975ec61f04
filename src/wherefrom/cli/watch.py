"""``wherefrom watch``: feeds and addresses watched, and events of what happens."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wherefrom.cli.archive.archives import ArchiveOption, Upgrading
from wherefrom.cli.output import Results, ending_well, say
from wherefrom.errors import ArchiveBusyError, WherefromError

if TYPE_CHECKING:
    from wherefrom.watch.sending import Receiver
    from wherefrom.watch.watching import Watch

EXAMPLES = """\b
Examples:
  wherefrom watch https://www.example.org/news/feed.xml
  wherefrom watch addresses.txt --events events.jsonl
  wherefrom watch --once addresses.txt >> events.jsonl      a single round, for cron
  WHEREFROM_WEBHOOK_SECRET=whsec_... wherefrom watch addresses.txt --webhook https://desk.example.org/hook

\b
Events, a line of JSON each:
  new article    a page that the archive did not have
  text changed   an article has other words than before; which
  gone           its address answers 410, or twice in a row 404
  new origin     the main claim of a story has one more independent origin
  now denied     somebody denies the main claim of a story
"""
_SECRET = "WHEREFROM_WEBHOOK_SECRET"
_LINE = 60.0
_LONGEST_SLEEP = 5.0


def watch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILE|URL", help="Feeds and pages; a file has one a line.", show_default=False),
    ],
    archive: ArchiveOption = None,
    events: Annotated[
        Path | None, typer.Option("--events", metavar="FILE", help="Append the events to a file.", show_default=False)
    ] = None,
    webhook: Annotated[
        str | None, typer.Option("--webhook", metavar="URL", help="Send the events to an address.", show_default=False)
    ] = None,
    every: Annotated[
        float, typer.Option("--every", metavar="SECONDS", min=1, help="Shortest distance between two requests.")
    ] = 300.0,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Pages at most for each feed.")] = 100,
    private: Annotated[bool, typer.Option("--private", help="Addresses may be of your own network.")] = False,
    tell_first: Annotated[
        bool, typer.Option("--tell-first", help="Also tell what an address has at the first look; else it is no news.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="Ask what is due, send what happened, and stop.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notices of addresses that failed.")] = False,
) -> None:
    """Watch feeds and pages: what is new or changed goes into the archive, and events tell what happened.

    Each address is asked at its own pace, sooner where it changes often, and only for what has changed; robots.txt and
    Retry-After count. What a feed or page has at its first look is kept in the archive, but is no news. Events go to
    standard output, or to --events and --webhook. A stop loses none and sends none twice: run the same again. Several
    watches may use one archive. A webhook is signed by the secret in $WHEREFROM_WEBHOOK_SECRET.
    """
    with ending_well() as results:
        from wherefrom.archive.archive import Archive
        from wherefrom.watch.watching import Watch

        urls = _addresses(inputs)
        told = _nowhere if quiet else say
        receivers = _receivers(results, events, webhook, told, private=private)
        with Archive(archive, told=None if quiet else Upgrading()) as opened:
            run = Watch(opened, receivers, told, every=every, limit=limit, private=private, tell_first=tell_first)
            run.watch(urls)
            if once:
                run.round(urls)
                run.finish()
            else:
                _go_on(run, urls)


def _go_on(run: Watch, urls: Sequence[str]) -> None:
    """Round after round, with a line a minute for whoever looks on."""
    next_line = time.monotonic() + _LINE
    while True:
        try:
            due = run.round(urls)
        except ArchiveBusyError as error:
            say(str(error))
            due = time.time() + _LONGEST_SLEEP
        if sys.stderr is not None and sys.stderr.isatty() and time.monotonic() >= next_line:
            next_line = time.monotonic() + _LINE
            counts = ", ".join(f"{count:,} {what}" for what, count in sorted(run.counts.items()))
            say(f"watching: {counts}; next in {max(0.0, due - time.time()):.0f} seconds")
        time.sleep(min(max(due - time.time(), 0.2), _LONGEST_SLEEP))


def _addresses(inputs: Sequence[str]) -> list[str]:
    """The addresses that are named, and those in the files that are. Raises WherefromError."""
    found: list[str] = []
    for given in inputs:
        lines = [given]
        if "://" not in given:
            try:
                lines = Path(given).read_text(encoding="utf-8").splitlines()
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                raise WherefromError(f"{given}: is no address and cannot be read: {reason}") from error
        urls = (line.partition(" #")[0].strip() for line in lines)
        found += [_checked(url, given) for url in urls if url and not url.startswith("#")]
    if not found:
        raise WherefromError(f"{', '.join(inputs)}: no address; write one a line")
    return list(dict.fromkeys(found))


def _checked(url: str, given: str) -> str:
    from wherefrom.intake.address import parse_address

    try:
        if parse_address(url).scheme not in ("http", "https"):
            raise ValueError("only http and https addresses are watched")
    except ValueError as error:
        raise WherefromError(f"{given}: {url[:200]!r} cannot be watched: {error}") from error
    return url


def _receivers(
    results: Results, events: Path | None, webhook: str | None, told: Callable[[str], None], *, private: bool
) -> list[Receiver]:
    from wherefrom.watch.sending import File, Output, Webhook
    from wherefrom.watch.webhook import secret_of

    found: list[Receiver] = []
    if events is not None:
        found.append(File(events))
    if webhook is not None:
        secret = os.environ.get(_SECRET)
        if not secret:
            raise WherefromError(f"--webhook: put the secret that signs the events into ${_SECRET}")
        found.append(Webhook(_checked(webhook, "--webhook"), secret_of(secret), private=private, told=told))

    def write(line: bytes) -> None:
        results.write_bytes(line)
        results.flush()

    return found or [Output(write)]


def _nowhere(words: str) -> None:
    """What --quiet does with notices."""
