"""How well the day of publication is read where a page's metadata do not give it.

usage: python benchmarks/page_dates.py SHARED

The pages of ``corpora/pages-dev`` (their gold day) and ``corpora/pages-zyte`` (the day in their metadata) are read
with more and more of what gives a date taken away: JSON-LD, ``meta``, microdata with the page's address, the
machine-readable attribute of ``time``. A line each: how many are right, wrong, and without a day. A day off is wrong
here, though where a page prints its day in another time zone than its metadata it is right as printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pages import SETS, pages_of

TAKEN_AWAY = (
    ("JSON-LD", ".//script[@type='application/ld+json']", None),
    ("meta", ".//meta", None),
    ("microdata and address", ".//*[@itemprop]", "itemprop"),
    ("datetime", ".//*[@datetime]", "datetime"),
)


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    sys.path.insert(0, str(shared / "benchmarks"))
    for chosen in SETS:
        gold, pages = pages_of(shared / "corpora", chosen)
        for number in range(1, len(TAKEN_AWAY) + 1):
            counts = dict.fromkeys(("right", "wrong", "none"), 0)
            for key, (data, url) in pages.items():
                day = gold[key].get("published") or published(data, url, 0)
                counts[verdict(day, published(data, url, number))] += day is not None
            print(chosen, "without", ", ".join(name for name, *_ in TAKEN_AWAY[:number]), counts, flush=True)


def verdict(day: str | None, found: str | None) -> str:
    """Whether a day that was found is the one wanted."""
    if found is None:
        return "none"
    return "right" if (day or "")[:10] == found[:10] else "wrong"


def published(data: bytes, url: str | None, number: int) -> str | None:
    """The day read from a page without the first ``number`` of what gives one."""
    from lxml import html

    from wherefrom.errors import InputError
    from wherefrom.intake.forms.decoding import decode
    from wherefrom.intake.page.page import read_page

    tree = html.document_fromstring(decode(data).encode(), parser=html.HTMLParser(encoding="utf-8"))
    for _, path, attribute in TAKEN_AWAY[:number]:
        for element in tree.findall(path):
            if attribute:
                del element.attrib[attribute]
            else:
                element.drop_tree()
    try:
        return read_page(html.tostring(tree, encoding="unicode"), "page", url if number < 3 else None).published
    except InputError:
        return None


if __name__ == "__main__":
    main()
