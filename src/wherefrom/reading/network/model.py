"""The network: loaded once from the file in this package, run window by window on the CPU with ONNX Runtime."""

from __future__ import annotations

import functools
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from wherefrom.errors import ModelError
from wherefrom.reading.network.decode import Floats, Scores
from wherefrom.reading.network.encode import Pieces, Window
from wherefrom.version import __version__

if TYPE_CHECKING:
    from tokenizers import Tokenizer


OUTPUTS = ("cue", "anchors", "tags", "relays", "names", "stances", "kinds", "states")


@dataclass(frozen=True, slots=True)
class Network:
    """The network ready to run, with the tokenizer it was trained on. Safe to share between threads.

    ``digest`` is the SHA-256 of its file, in hexadecimal.
    """

    session: Any
    tokenizer: Tokenizer
    marks: tuple[int, int]
    digest: str

    @property
    def model(self) -> str:
        """Which network and rules read here, for ``Reading.model``."""
        return f"wherefrom {__version__}, network {self.digest[:12]}"

    def score(self, pieces: Pieces, window: Window) -> tuple[Scores, Floats]:
        """Scores of one window, and the state of each of its pieces: what the network makes of it, shape (n, 384).

        Windows are run one by one: 8-bit activations are scaled over the whole input, so that in a batch the figures
        of a window, and with them the reading, would depend on its neighbours.
        """
        count = window.end - window.start
        ids = np.empty((1, count + 2), dtype=np.int64)
        ids[0, 0], ids[0, -1] = self.marks
        ids[0, 1:-1] = pieces.ids[window.start : window.end]
        types = np.zeros_like(ids)
        types[0, 1:-1] = pieces.types[window.start : window.end]
        found = dict(zip(OUTPUTS, self.session.run(OUTPUTS, {"ids": ids, "types": types}), strict=True))
        real = found["anchors"] < count
        seen = {name: found[name][real] for name in ("anchors", "tags", "relays", "names", "stances")}
        return Scores(cue=found["cue"], kinds=found["kinds"], **seen), found["states"]


def saturates() -> bool:
    """Whether this processor loses the sum of two large products of an unsigned and a signed 8-bit number.

    AVX2 and AVX-512 without VNNI add two neighbours in 16 bits: 255 * 127 + 255 * 127 comes out as 32,767. With the
    network's weights that moves most probabilities and some statements. Asked of the kernel itself (saturation.onnx:
    four inputs times weights of 127), as ONNX Runtime's own test takes processors with VNNI for such as well.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    with as_file(files("wherefrom") / "data" / "saturation.onnx") as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    sums = (session.run(None, {"inputs": np.full((rows, 4), 255, np.uint8)})[0] for rows in (1, 8))
    return any(bool((found != 4 * 255 * 127).any()) for found in sums)


@functools.cache
def load_network(threads: int = 0) -> Network:
    """The network of this package; ``threads`` 0 leaves their number to ONNX Runtime.

    Raises:
        ModelError: the file is missing or damaged; reinstalling the package helps.

    """
    with as_file(files("wherefrom") / "data") as folder:
        return network_in(folder, threads)


def network_in(folder: Path, threads: int = 0) -> Network:
    """The network in a folder, as ``training/export.py`` writes it: network.onnx and tokenizer.json.

    Raises:
        ModelError: one of the files is missing or damaged.

    """
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # The file is stored as optimized as it is to run; optimizing again would only undo that (see training/export.py).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.enable_cpu_mem_arena = False  # windows differ in length; the arena would keep the largest of each
    unfused: list[str] = []
    try:
        if saturates():
            # The same products with unsigned weights: a slower kernel, which adds in 32 bits. ONNX Runtime makes the
            # exchange among its optimizations; what else those find to do here is left out (see training/export.py).
            options.add_session_config_entry("session.x64quantprecision", "1")
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
            unfused = ["SkipLayerNormFusion"]
        path = folder / "network.onnx"
        with ThreadPoolExecutor(1) as beside:
            digest = beside.submit(_digest, path)  # Takes no time: hashing needs one core, making the session another.
            session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=unfused
            )
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    except Exception as error:  # noqa: BLE001 - both libraries raise bare exceptions of their own
        raise ModelError(f"the network in {folder} cannot be loaded ({error}); reinstall wherefrom") from error
    marks = tokenizer.encode("").ids  # [CLS] and [SEP]
    return Network(session, tokenizer, (marks[0], marks[1]), digest.result())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
