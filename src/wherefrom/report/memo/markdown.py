"""A memo as Markdown (CommonMark): what articles bring along can neither be markup nor HTML in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.report.views.memo import Memo, MemoSource, Proof

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LIST_LIKE = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])")
_BREAK = "\\"
"""At the end of a line: the next one begins anew."""
_IN_ADDRESS = re.compile(r"[\s<>\\]")


def memo_markdown(memo: Memo) -> str:
    """The memo as Markdown, lines of any length, ending in a line break."""
    return "\n".join(_lines(memo)).rstrip() + "\n"


def _lines(memo: Memo) -> Iterator[str]:
    yield f"# {_plain(memo.story)}"
    yield ""
    yield _plain(memo.told)
    if memo.claim:
        yield from ("", "**The claim:** " + _plain(memo.claim))
    yield from ("", f"**{_plain(memo.numbers)}.** {_plain(memo.doubt)}".rstrip())
    if memo.sources:
        yield from ("", "## Where it comes from", "")
        for number, source in enumerate(memo.sources, 1):
            yield from _source(number, source)
    if memo.more:
        yield from (_plain(memo.more), "")
    if memo.claim:
        yield from ("## Disputed", "")
        for dispute in memo.disputes:
            yield f"- **{_plain(dispute.name)}** {_plain(dispute.says)}"
            yield from _ended(_proof(dispute.proof, "  "))
        yield from (["", _plain(memo.besides)] if memo.besides else [])
    if memo.uncertain:
        yield from ("", "## Uncertain", "")
        yield from (f"- {_plain(words)}" for words in memo.uncertain)
    yield from ("", "---", "", f"*{_plain(memo.made)}*")


def _source(number: int, source: MemoSource) -> Iterator[str]:
    about = f" ({_plain(source.about)})" if source.about else ""
    yield f"{number}. **{_plain(source.name)}**{about}"
    yield from _proof(source.proof, "   ")
    yield f"   {_plain(source.told)}"
    yield ""


def _ended(lines: Iterator[str]) -> list[str]:
    """Lines of which the last has no break at its end."""
    found = list(lines)
    return [*found[:-1], found[-1].removesuffix(_BREAK)] if found else []


def _proof(proof: Proof | None, margin: str) -> Iterator[str]:
    if proof is None:
        return
    if proof.quotation:
        yield f"{margin}> {_plain(proof.quotation)}"
        yield ""
    facts = [f"*{_plain(proof.title)}*"]
    facts[:0] = [_plain(proof.outlet)] if proof.outlet else []
    facts.append(_plain(proof.day))
    if proof.address:
        facts.append(f"<{_IN_ADDRESS.sub(lambda match: f'%{ord(match.group()):02X}', proof.address)}>")
    yield margin + ", ".join(facts) + _BREAK
    if proof.sha256:
        yield f"{margin}SHA-256 of what was read: `{proof.sha256}`{_BREAK}"


def _plain(words: str) -> str:
    """Words of which nothing is markup."""
    words = _SPECIAL.sub(r"\\\1", words)
    return _LIST_LIKE.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", words)
