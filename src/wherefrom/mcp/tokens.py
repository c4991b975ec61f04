"""How many tokens a model takes for a text, an estimate that errs on the high side; and words cut to fit.

Of English words the package's own tokenizer tells the pieces; numbers, signs and other scripts are counted as what they
cost at worst in vocabularies made of bytes. Real answers come out a fifth to a half above what three such vocabularies
give (cl100k, o200k, voyage-3), no text more than a twelfth below.
"""

from __future__ import annotations

import functools
import re
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_PIECE = re.compile(r"[A-Za-z]+|[0-9]+|[^\x00-\x7f]+|\s+|[\x00-\x7f]")
_LONGEST_WORD = 20
"""Letters; what is longer is no word but a code."""
# What steers the screen or hides in a text: it is shown as a mark, one for one, so that places stay what they are.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e0fff]")


def cost(text: str) -> int:
    """About how many tokens a model takes for ``text`` at most."""
    count, words = 0, []
    for found in _PIECE.finditer(text):
        piece, first = found.group(), found.group()[0]
        if not first.isascii():
            count += len(piece.encode("utf-8", "replace"))
        elif first.isalpha():
            if len(piece) > _LONGEST_WORD:
                count += -(-len(piece) * 3 // 4)
            else:
                words.append(piece)
                count += piece[1:] != piece[1:].lower()
        elif first.isdigit():
            # One each in many vocabularies; others have a space before them as one of its own.
            count += len(piece) + (text[found.start() - 1 : found.start()] == " ")
        elif first.isspace():
            count += 0 if piece == " " else -(-len(piece) // 4) if piece.isprintable() else len(piece)
        else:
            count += 1
    pieces = len(_tokenizer().encode(" ".join(words), add_special_tokens=False).ids)
    # What one vocabulary has in pieces another may have in more.
    return count + 1 + pieces + (pieces - len(words)) // 3


def visible(text: str) -> str:
    """``text`` with a replacement mark for each character that nobody sees, and as long as it was."""
    return _HIDDEN.sub("\ufffd", text)


def shortened(text: str, most: int) -> str:
    """The beginning of ``text`` that costs at most ``most`` tokens: whole words, where there are any."""
    text = visible(text)
    if len(text) <= most * 8 and cost(text) <= most:
        return text
    low, high = 0, min(len(text), most * 8)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cost(text[:middle]) <= most else (low, middle - 1)
    space = text.rfind(" ", 0, low + 1)
    return text[: space if space > low // 2 else low].rstrip()


@functools.cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    made = Tokenizer.from_str((files("wherefrom") / "data" / "tokenizer.json").read_text(encoding="utf-8"))
    made.no_truncation()
    made.no_padding()
    return made
