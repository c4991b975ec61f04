"""Exports of 300 invented articles in every form: how many are read, with outlet and day, in what time.

PYTHONPATH=tests/support python benchmarks/exports.py
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import clippings
import press_exports as made
from wherefrom.errors import InputError
from wherefrom.intake import load_inputs

COUNT = 300


def exports() -> dict[str, bytes]:
    """The files, by name."""
    some = clippings.clippings(COUNT)
    nexis, lexis = made.nexis_lines(some), made.lexisnexis_lines(some)
    factiva, coded, proquest = made.factiva_lines(some), made.factiva_coded_lines(some), made.proquest_lines(some)
    files = {
        "clips.csv": clippings.csv_of(some),
        "clips.xlsx": clippings.xlsx_of(some),
        "clips.ods": clippings.ods_of(some),
        "europresse.html": made.europresse_page(some),
        "nexis.zip": clippings.packed({f"{n}.docx": made.docx_of(made.nexis_lines([a])) for n, a in enumerate(some)}),
    }
    for name, lines in (("nexis", nexis), ("lexisnexis", lexis), ("factiva", factiva), ("proquest", proquest)):
        files[f"{name}.docx"] = made.docx_of(lines)
        files[f"{name}.rtf"] = made.rtf_of(lines)
        files[f"{name}.txt"] = "\r\n".join(lines).encode()
    files["factiva indexed.rtf"] = made.rtf_of(coded)
    files["factiva.html"] = made.page_of_lines(factiva)
    return files


def main() -> None:
    """Print a line a form."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in exports().items():
            path = Path(folder, name)
            path.write_bytes(data)
            started = time.perf_counter()
            found = [x.article for x in load_inputs([str(path)]) if not isinstance(x, InputError)]
            seconds = time.perf_counter() - started
            whole = sum(bool(article.outlet and article.published and article.title) for article in found)
            print(f"{name:20} {len(found):4} read, {whole:4} with outlet, day, title  {seconds:5.2f} s")


if __name__ == "__main__":
    main()
