"""How well and how fast pages are read, beside other extractors where they are installed.

usage: python benchmarks/pages.py SHARED [--out FOLDER]

SHARED is the folder with ``corpora/pages-dev.jsonl``, ``corpora/pages-zyte.jsonl`` (bodies only), their pages and
``benchmarks/score_pages.py``. Each extractor reads the same bytes in the same process, one page after the other, after
one page that is not timed; the rate is by processor time, so that what else the machine does changes little. With
``--out`` the predictions are kept, one JSON-lines file a set and an extractor. The tables go to standard output.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Prediction = dict[str, Any]
Extractor = Callable[[bytes, str | None], Prediction]
COLUMNS = ("body shingles F1", "title", "authors", "date")
SETS = ("pages-dev", "pages-zyte")


def by_wherefrom(data: bytes, url: str | None) -> Prediction:
    """What wherefrom reads."""
    from wherefrom.intake.forms.decoding import decode
    from wherefrom.intake.page.page import read_page

    found = read_page(decode(data), "page", url)
    return {"title": found.title, "authors": list(found.authors), "published": found.published, "body": found.text}


def by_trafilatura(data: bytes, url: str | None) -> Prediction:
    """What trafilatura reads, without comments (its default otherwise)."""
    import trafilatura

    found = trafilatura.bare_extraction(data, url=url, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    known = found.as_dict()
    authors = (known.get("author") or "").split("; ")
    return {"title": known.get("title"), "authors": authors, "published": known.get("date"), "body": known.get("text")}


def by_newspaper(data: bytes, url: str | None) -> Prediction:
    """What newspaper4k reads."""
    import newspaper

    article = newspaper.Article(url or "https://page.example/", fetch_images=False)
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    published = article.publish_date.isoformat() if hasattr(article.publish_date, "isoformat") else None
    return {"title": article.title, "authors": article.authors, "published": published, "body": article.text}


EXTRACTORS: dict[str, tuple[str, Extractor]] = {
    "wherefrom": ("wherefrom", by_wherefrom),
    "trafilatura": ("trafilatura", by_trafilatura),
    "newspaper4k": ("newspaper", by_newspaper),
}


def run(extractor: Extractor, pages: dict[str, tuple[bytes, str | None]]) -> tuple[dict[str, Prediction], float]:
    """The predictions for every page, and pages a second of processor time; a page that fails counts as empty."""
    extractor(*next(iter(pages.values())))
    predicted: dict[str, Prediction] = {}
    start = processor_seconds()
    for key, (data, url) in pages.items():
        try:
            predicted[key] = {"id": key, **extractor(data, url)}
        except Exception as error:  # noqa: BLE001 (another project's errors are not ours to know)
            print(f"{key}: {error}", file=sys.stderr)
            predicted[key] = {"id": key}
    return predicted, len(pages) / (processor_seconds() - start)


def processor_seconds() -> float:
    """What this process and its children have used: wherefrom reads pages in a process of its own."""
    found = time.process_time()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # It has just ended.
            continue
        if int(fields[1]) == os.getpid():
            found += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def pages_of(corpora: Path, name: str) -> tuple[dict[str, Any], dict[str, tuple[bytes, str | None]]]:
    """The gold lines of a set by their ids, and the bytes and the address of each page."""
    from score_pages import load

    gold = load(corpora / f"{name}.jsonl")
    packed = {key: corpora / name / f"{key}.html.gz" for key in gold}
    return gold, {key: (gzip.decompress(packed[key].read_bytes()), gold[key].get("url")) for key in gold}


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "benchmarks"))
    for chosen in SETS:
        print_table(chosen, *pages_of(options.shared / "corpora", chosen), options.out)


def print_table(
    chosen: str, gold: dict[str, Any], pages: dict[str, tuple[bytes, str | None]], out: Path | None
) -> None:
    """Every installed extractor's figures on the pages of one set."""
    from score_pages import score

    print(f"\n{chosen}: {len(pages)} pages\n")
    print("| extractor | body shingle F1 | title | authors | date | pages/s (processor) |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (module, extractor) in EXTRACTORS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed here; left out", file=sys.stderr)
            continue
        predicted, rate = run(extractor, pages)
        _, result = score(gold, predicted)
        figures = [result.get(column) for column in COLUMNS]
        cells = " | ".join(f"{100 * one[0]:.1f} ± {100 * one[1]:.1f}" if one else "" for one in figures)
        print(f"| {name} | {cells} | {rate:.0f} |", flush=True)
        if out:
            out.mkdir(parents=True, exist_ok=True)
            written = "".join(json.dumps(entry) + "\n" for entry in predicted.values())
            (out / f"{chosen}-{name}.jsonl").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
