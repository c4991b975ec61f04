"""What is wrong with a trace, by a short description of what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wherefrom.reading.types import Reading
from wherefrom.tracing.tracer import trace
from wherefrom.tracing.types import Claim, Trace


def wrongs(readings: Sequence[Reading], right: dict[str, Any]) -> list[str]:
    """What a trace of ``readings`` has wrong; nothing where it is all ``right``. Names are compared by ``is_name``.

    Keys of ``right``: ``origins`` ([{"names", "articles", "kind"?, "via"?}], all of the main claim), ``origins_of``
    (article: names, over all claims; with ``each`` also where an article is traced by itself), ``text`` and ``lacks``
    (words of the main claim), ``own_words`` (speaker: words; no claim with somebody's words is under another's name
    alone), ``disputed`` ([names, article]), ``relays``, ``no_flag``, ``no_source`` (articles that nobody took from),
    ``no_derivation``.
    """
    found = trace(readings)
    wrong = list(_wrong(found, right))
    for id, names in right.get("origins_of", {}).items() if right.get("each") else ():
        alone = trace([reading for reading in readings if reading.article.id == id])
        wrong += [f"by itself: {text}" for text in _wrong_origins_of(alone, id, names)]
    return wrong


def _wrong(found: Trace, right: dict[str, Any]) -> Iterator[str]:
    claim = next(claim for claim in found.claims if claim.id == found.main_claim)
    if "origins" in right:
        yield from _wrong_origins(claim, right["origins"])
    for id, names in right.get("origins_of", {}).items():
        yield from _wrong_origins_of(found, id, names)
    yield from (f"no {word!r} in {claim.text!r}" for word in right.get("text", ()) if word not in claim.text)
    yield from (f"{word!r} in {claim.text!r}" for word in right.get("lacks", ()) if word in claim.text)
    yield from _wrong_words(found, right.get("own_words", {}))
    disputes = [(dispute.name, dispute.article) for dispute in claim.disputed_by]
    for names, id in right.get("disputed", ()):
        if not any(is_name(names, name) and id == article for name, article in disputes):
            yield f"{names} in {id} is not among {disputes}"
    passed = set(_relays(found, claim))
    yield from (
        f"{n} is no relay of {passed}" for n in right.get("relays", ()) if not any(is_name(n, p) for p in passed)
    )
    yield from (flag.why for flag in found.flags if flag.flag in right.get("no_flag", ()))
    for derivation in found.derivations:
        if derivation.from_article in right.get("no_source", ()) or right.get("no_derivation"):
            yield f"{derivation.article} {derivation.how} {derivation.from_article or derivation.from_name}"


def is_name(names: str | Sequence[str], name: str) -> bool:
    """Whether ``name`` is one of ``names``, but for case and an article before it."""
    plain = name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")
    wanted = [names] if isinstance(names, str) else names
    return any(plain == one.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ") for one in wanted)


def _wrong_origins(claim: Claim, right: Sequence[dict[str, Any]]) -> Iterator[str]:
    left = list(claim.origins)
    for want in right:
        fitting = [
            origin
            for origin in left
            if is_name(want["names"], origin.name)
            and sorted(origin.articles) == want["articles"]
            and not origin.unattributed
            and origin.kind in want.get("kind", (origin.kind,))
            and origin.via == want.get("via", origin.via)
        ]
        if fitting:
            left.remove(fitting[0])
        else:
            yield f"no origin {want} in {[(o.name, o.kind, o.via, o.articles) for o in claim.origins]}"
    yield from (f"origin too many: {origin.name} {origin.articles}" for origin in left)


def _wrong_origins_of(found: Trace, id: str, names: Sequence[str]) -> Iterator[str]:
    origins = [origin for claim in found.claims for origin in claim.origins if id in origin.articles]
    if any(origin.unattributed or not is_name(names, origin.name) for origin in origins) or not origins:
        yield f"{id} goes back to {[(origin.name, origin.unattributed) for origin in origins]}, not to {names}"


def _wrong_words(found: Trace, own: dict[str, Sequence[str]]) -> Iterator[str]:
    for claim in found.claims:
        names = " ".join(origin.name for origin in claim.origins)
        for speaker, said in own.items():
            if any(word in claim.text for word in said) and speaker not in names:
                yield f"{claim.text!r} is {speaker}'s and under {names}"
    if own and not found.claims[0].origins:
        yield "the main claim has no origin"


def _relays(found: Trace, claim: Claim) -> Iterator[str]:
    outlets = {reading.article.id: reading.article.outlet or "" for reading in found.readings}
    yield from (d.from_name or outlets[d.from_article or ""] for d in found.derivations)
    yield from (link.name for statement in claim.statements for link in statement.chain[1:])
    yield from (origin.via for origin in claim.origins if origin.via)
