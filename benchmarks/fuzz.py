"""Inputs that are broken on purpose, each between two good ones: what they cost their neighbours, in time and memory.

usage: python benchmarks/fuzz.py [COUNT] [--seed N] [--keep FOLDER]

One input of every container and form is made, then cut, spliced, repeated, packed and strewn with what readers stumble
over, always the same way for a seed. Each is read from a file between two good texts. The exit code is 1 where a
neighbour was lost, an article took more than ten seconds, or a process held more than 1 GB. With ``--keep`` the inputs
that did are written there. Nothing goes into the network: no address is looked up.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import resource
import sys
import tempfile
import time
import uuid
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))

from clippings import clippings, csv_of, ods_of, packed, xlsx_of
from hostile import NEWS, pdf_of_missing_pages
from pdf_files import pdf_of
from press_exports import docx_of, nexis_lines, rtf_of
from warc_files import page_of, warc_of

MAX_SECONDS = 10.0
MAX_MEMORY = 1 << 30
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NOWHERE = "http://127.0.0.1:9/news"
_WORDS = (
    *(b"<p>", b"</p>", b"<a href=x>", b"<div>", b"<table><tr><td>", b"<blockquote>", b"<!--", b"-->", b"<![CDATA["),
    *(
        b"]]>",
        b"&#xD800;",
        b"&#0;",
        b"&",
        b"&amp;",
        b"<!ENTITY a 'b'>",
        b"<?xml?>",
        b"\0",
        b"\xff\xfe",
        b"\xed\xa0\x80",
    ),
    *(b"\r\n\r\n", b"-1", b"9" * 20, b"1e999", b"NaN", b"[" * 200, b'{"a":' * 200, b"%%EOF", b"endstream", b"0 R"),
    *(b"/Count 999999", b"WARC/1.0\r\n", b"Content-Length: -5\r\n", b"From a b\n", b"PK\x03\x04", b"{\\rtf1"),
    *(b"\\u-10000?", b'"', b",", b";", b"\t", b"http://[::1", b"http://xn--i-7iq.ws/", b"http://127.0.0.1:9/"),
    *(b"data:,", "\u202e\u2028\ufeff".encode(), b"he said " * 50),
)


@dataclass
class Found:
    """What became of the inputs: how many, what was wrong with which, the longest, the most memory."""

    inputs: int = 0
    lost: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)  # faults of wherefrom's own, told as such; each cost one input
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    memory: int = 0

    @property
    def is_well(self) -> bool:
        """Whether no neighbour was lost and no bound passed."""
        return not self.lost and not self.slow and self.memory <= MAX_MEMORY


def whole_inputs() -> dict[str, bytes]:
    """One sound input of each container and form, by file name; the same bytes whenever they are made."""
    from warcio.recordbuilder import RecordBuilder

    moment = patch.object(RecordBuilder, "curr_warc_date", lambda *_: "2017-12-04T10:00:00Z")
    with moment, patch("uuid.uuid4", partial(uuid.UUID, int=0)):
        return {name: _undated(data) for name, data in _whole_inputs().items()}


def _undated(data: bytes) -> bytes:
    """A ZIP file with no moment of its making in it; anything else as it is."""
    if not data.startswith(b"PK"):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in made.namelist():
            member = _MOMENT.sub(b"2017-12-04T10:00:00Z", made.read(name))
            written.writestr(zipfile.ZipInfo(name, (2017, 12, 4, 10, 0, 0)), member, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _whole_inputs() -> dict[str, bytes]:
    articles = clippings(3)
    page = page_of("Weir opened at Lowmark", "<meta name=author content='Ann Lee'>")
    item = f"<item><title>Weir</title><link>{_NOWHERE}/1</link><pubDate>Mon, 04 Dec 2017 10:00:00 GMT</pubDate></item>"
    atom = f"<entry><title>Weir</title><link href='{_NOWHERE}'/></entry>"
    json_feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": f"{_NOWHERE}/2"}]}
    lines = "".join(json.dumps({"id": str(number), "text": NEWS * 3}) + "\n" for number in range(4))
    nexis = nexis_lines(articles)
    mail = b"From: Lowmark News <news@lowmark.example>\r\nSubject: Weir\r\nDate: Mon, 04 Dec 2017 10:00:00 +0000\r\n"
    mail += b"Content-Type: text/html; charset=utf-8\r\n\r\n" + page
    return {
        "page.html": page,
        "text.txt": (NEWS + "\n\n").encode() * 8,
        "scan.pdf": pdf_of([["Weir opened at Lowmark", "", *[NEWS] * 6]] * 3, {"Title": "Weir opened"}),
        "few.pdf": pdf_of_missing_pages(3),
        "batch.jsonl": lines.encode(),
        "list.json": json.dumps([{"html": page.decode(), "url": _NOWHERE}, {"text": NEWS}]).encode(),
        "crawl.warc.gz": warc_of(*({"url": f"{_NOWHERE}/{number}", "body": page} for number in range(3))),
        "crawl.warc": warc_of({"url": _NOWHERE, "body": page}, packed=False),
        "feed.xml": f'<?xml version="1.0"?><rss><channel><title>A & B</title>{item}</channel></rss>'.encode(),
        "atom.xml": f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>'.encode(),
        "sitemap.xml": f"<urlset><url><loc>{_NOWHERE}/3</loc></url></urlset>".encode(),
        "feed.json": json.dumps(json_feed).encode(),
        "table.csv": csv_of(articles),
        "table.xlsx": xlsx_of(articles),
        "table.ods": ods_of(articles),
        "export.docx": docx_of(nexis),
        "export.rtf": rtf_of(nexis),
        "export.txt": "\n".join(nexis).encode(),
        "letter.eml": mail,
        "box.mbox": b"From a Mon Dec  4 10:00:00 2017\n" + mail + b"\n\nFrom b Mon Dec  4 10:00:00 2017\n" + mail,
        "all.zip": packed({"a.html": page, "b.txt": NEWS.encode() * 9, "c.jsonl": lines.encode()}),
    }


def broken_inputs(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """``count`` inputs, each a name and bytes, the same for the same seed."""
    chance = random.Random(seed)
    whole = whole_inputs()
    names = sorted(whole)
    for number in range(count):
        name = names[number % len(names)]
        data = whole[name]
        for _ in range(chance.choice((1, 1, 2, 3, 6))):
            data = chance.choice(_WAYS)(data, chance, whole)[: 4 << 20]
        yield name, data


def _flipped(data: bytes, chance: random.Random, _: dict[str, bytes]) -> bytes:
    changed = bytearray(data)
    for _flip in range(chance.randint(1, 20)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random, _: dict[str, bytes]) -> bytes:
    start, end = sorted(chance.randint(0, len(data)) for _end in range(2))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[:end]


def _repeated(data: bytes, chance: random.Random, _: dict[str, bytes]) -> bytes:
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.choice((1, 4, 20, 200, 2000))]
    return data[:start] + piece * chance.choice((2, 10, 100, 3000)) + data[start:]


def _strewn(data: bytes, chance: random.Random, _: dict[str, bytes]) -> bytes:
    for _word in range(chance.choice((1, 3, 10))):
        at = chance.randint(0, len(data))
        data = data[:at] + chance.choice(_WORDS) * chance.choice((1, 1, 2, 50, 2000)) + data[at:]
    return data


def _spliced(data: bytes, chance: random.Random, whole: dict[str, bytes]) -> bytes:
    other = whole[chance.choice(sorted(whole))]
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _numbered(data: bytes, chance: random.Random, _: dict[str, bytes]) -> bytes:
    digits = [at for at in range(len(data)) if 48 <= data[at] <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice((b"0", b"-1", b"4294967296", b"9" * 30)) + data[at + 1 :]


def _packed(data: bytes, chance: random.Random, _: dict[str, bytes]) -> bytes:
    return gzip.compress(data, 1, mtime=0)


_WAYS: tuple[Callable[[bytes, random.Random, dict[str, bytes]], bytes], ...] = (
    *(_flipped, _cut, _repeated, _strewn, _strewn, _spliced, _numbered),
    _packed,
)


def _no_network(host: object, *_: object, **__: object) -> NoReturn:
    """An address with a digit changed is somebody's: no name and no number is looked up."""
    raise OSError(f"{host}: no network here")


def run(count: int, seed: int = 1, keep: Path | None = None) -> Found:
    """Read ``count`` broken inputs, each between two good ones; nothing goes into the network."""
    with patch("socket.getaddrinfo", _no_network):
        return _run(count, seed, keep)


def _run(count: int, seed: int, keep: Path | None) -> Found:
    from wherefrom.errors import UnexpectedError
    from wherefrom.intake import Article, read_inputs
    from wherefrom.intake.containers.following import Following

    found = Found()
    following = Following(limit=3, pause=0.0, notice=lambda notice: None)
    with tempfile.TemporaryDirectory() as folder:
        good = Path(folder, "good.txt")
        good.write_text(NEWS, encoding="utf-8")
        for number, (name, data) in enumerate(broken_inputs(count, seed)):
            path = Path(folder, name)
            path.write_bytes(data)
            results, took = [], 0.0
            last = time.monotonic()
            try:
                for result in read_inputs([str(good), str(path), str(good)], following):
                    results.append(result)
                    took, last = max(took, time.monotonic() - last), time.monotonic()
            except Exception as error:  # That one comes out at all is what is looked for.
                results.clear()
                print(f"{number} {name}: {type(error).__name__}: {error}", file=sys.stderr)
            ends = [results[0], results[-1]] if len(results) > 2 else []
            lost = [isinstance(end, Article) and end.text == NEWS for end in ends] != [True, True]
            found.outcomes.update(type(result).__name__ for result in results[1:-1])
            found.inputs += 1
            found.slowest = max(found.slowest, took)
            if lost:
                found.lost.append(f"{number} {name}")
            if took > MAX_SECONDS:
                found.slow.append(f"{number} {name} {took:.1f} s")
            odd = next((result for result in results if isinstance(result, UnexpectedError)), None)
            if odd:
                found.unexpected.append(f"{number} {name}: {odd}")
            if keep and (lost or odd or took > MAX_SECONDS):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{name}").write_bytes(data)
    found.memory = _most_memory()
    return found


def _most_memory() -> int:
    """The most that this process or one of its children held (children count once they have ended)."""
    from wherefrom.intake.worker.workers import workers

    workers().close()
    scale = 1 if sys.platform == "darwin" else 1 << 10
    children, own = (resource.getrusage(kind).ru_maxrss for kind in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    status = Path("/proc/self/status")
    if status.exists():  # On Linux the usage of a process begins with what the one that started it held.
        own = int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))[0])
    return max(children, own) * scale


def main() -> None:
    """Print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    found = run(options.count, options.seed, options.keep)
    print(f"{found.inputs:,} inputs; results: {dict(found.outcomes.most_common())}")
    print(f"batches that lost a neighbour: {len(found.lost)}; over {MAX_SECONDS:.0f} s: {len(found.slow)}")
    print(f"longest: {found.slowest:.1f} s; most memory of a process: {found.memory >> 20} MB")
    for line in (*found.lost, *found.slow, *found.unexpected):
        print(f"  {line}")
    sys.exit(not found.is_well)


if __name__ == "__main__":
    main()
