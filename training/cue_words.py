"""Words that often stand in cues, to lang/en/cue_words.txt: ``python training/cue_words.py --corpora DIR``.

The reader runs the network a second time on contents that hold such a word, to find the statements nested in them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

LEAST, SHARE = 5, 0.5  # times seen in a cue; share of the word's occurrences outside contents that are in a cue


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path("src/wherefrom/lang/en/cue_words.txt"))
    options = parser.parse_args()
    in_cue: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    with (options.corpora / "polnear-train.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            attributions = next(iter(row["annotations"].values()))
            inside = {i for a in attributions for s, e in a["content"] for i in range(s, e)}
            cue = {i for a in attributions for s, e in a["cue"] for i in range(s, e)}
            for match in re.finditer(r"[^\W\d_]{3,}", row["text"]):
                if match.start() in cue:
                    in_cue[match.group().lower()] += 1
                if match.start() not in inside:
                    outside[match.group().lower()] += 1
    words = sorted(w for w, n in in_cue.items() if n >= LEAST and n >= SHARE * outside[w])
    head = "# Written by training/cue_words.py: words that often stand in cues."
    options.to.write_text("\n".join([head, *words]) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
