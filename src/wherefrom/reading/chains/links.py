"""Chains: from the origin of a statement over every relay to the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns.pronouns import FIRST, SEVERAL, TAKES_UP, THEY
from wherefrom.lang.en.patterns.relays import (
    ACCORDING_NEAR,
    AFTER_ACCORDING,
    ASKED,
    ASKED_ON,
    CONTRIBUTED,
    GOING_ON,
    HEARSAY,
    SHARED_BY_OUTLETS,
    SMALL_IN_NAMES,
    SWITCH,
)
from wherefrom.lang.outlets import outlet_named
from wherefrom.reading.chains.relays import REACH, Frame, frame_of, quoted_and_quoter, relays_in, relays_inside
from wherefrom.reading.chains.reporting import Step, outlet_of, reported_from, told_to
from wherefrom.reading.context import Context
from wherefrom.reading.parties.cast import Party
from wherefrom.reading.parties.resolve import agrees, resolve
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.statements.passives import has_own_mind, said_around
from wherefrom.reading.types import Attribution
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

Sources = dict[int, list[tuple[Span, Attribution]]]
"""Every source, by the number of its sentence."""
UNKNOWN = "unnamed"
_DATELINE = re.compile(r"^[^\n(]{0,60}\(([A-Z][\w. ]{1,30})\)\s*(?:—|–|--|-)", re.MULTILINE)


@dataclass(slots=True)
class Passage:
    """Who is speaking through whom, as long as nothing interrupts them."""

    origin: Party
    relays: list[Step] = field(default_factory=list)
    end: int = 0
    interrupted: bool = False


def own_names(article: Article) -> frozenset[str]:
    """The names under which the article's own outlet and authors may stand in it; they are never links."""
    own = {article.outlet or "", *article.authors}
    own.update(match.group(1) for match in _DATELINE.finditer(article.text[:1500]))
    for match in CONTRIBUTED.finditer(article.text[-600:]):
        own.add(match.group(1))
    named = {outlet_named(name) or "" for name in own}
    return frozenset(name.casefold() for name in own | named if name)


def is_own(party: Party, own: frozenset[str]) -> bool:
    """Whether a party is the article's own outlet or one of its authors."""
    if party.name.casefold() in own:
        return True
    if party.kind != "outlet":
        return False
    outlet = outlet_named(party.name)
    return bool(outlet and outlet.casefold() in own) or any(_stands_for(name, party.name) for name in own)


def _stands_for(own: str, name: str) -> bool:
    """Whether an article gives its outlet by words of its name or by its initials: "fox", "nyt", "Guardian"."""
    words = [word.casefold() for word in re.findall(r"[\w’'-]+", name) if word.casefold() not in SMALL_IN_NAMES]
    short = [word for word in own.split() if word not in SMALL_IN_NAMES]
    if own in {"".join(word[0] for word in words), "".join(words)} and len(own) > 2:
        return True
    return bool(set(short) - SHARED_BY_OUTLETS) and set(short) <= set(words)


def chains(article: Article, context: Context, nodes: Sequence[Node]) -> list[list[Step]]:
    """The chain of every node, origin first. Nodes come parents first; text order decides what a pronoun may mean."""
    own = own_names(article)
    sources: Sources = {}
    for layer in (layer for node in nodes for layer in node.layers):
        for span in layer.source:
            sources.setdefault(context.sentence_of(span[0]), []).append((span, layer))
    built: list[list[Step]] = []
    passage: Passage | None = None
    for node in nodes:
        holder = (
            [step for step in built[node.parent] if not _is_author(context, step)] if node.parent is not None else []
        )
        chain = _layers(context, node, holder, sources)
        if node.parent is not None:
            passed_on = {id(step.party) for step in holder}
            chain = _joined([s for i, s in enumerate(chain) if not i or id(s.party) not in passed_on], holder)
        else:
            passage = _carry(context, node, chain, passage)
        chain = _without_own(chain, own)
        built.append(chain)
    return built


def _layers(context: Context, node: Node, holder: Sequence[Step], sources: Sources) -> list[Step]:
    chain = list(holder)[:1]
    outer: list[Step] = []
    for layer in node.layers:
        frame = frame_of(context, layer.cue, layer.source, layer.content)
        who = outer[0].party if outer else chain[0].party if chain else None
        steps = _own_links(context, layer, sources, who)
        speaker = next((s.party for s in reversed(steps) if s.party is not None and s.span in layer.source), None)
        steps += _frame_relays(context, node, frame, steps, sources)
        steps += told_to(context, frame.gaps, steps)
        steps = reported_from(context, layer, steps)
        passed_on = {id(step.party) for step in outer}
        if _is_question(context, layer) and layer is not node.inner:
            continue  # Whoever asked has passed nothing on.
        outer = [step for step in outer if not _is_author(context, step)]
        outer = _joined([s for i, s in enumerate(steps) if not i or id(s.party) not in passed_on], outer)
        if node.parent is None and layer is node.layers[0] and speaker is not None:
            context.spoken.append((_position(layer), speaker))
    return outer


def _is_question(context: Context, layer: Attribution) -> bool:
    """Whether a layer is only the question that an answer opens with: "Asked about reports that ..., Lee said"."""
    return not layer.source and bool(layer.cue) and ASKED.fullmatch(context.text, *layer.cue[0]) is not None


def _position(layer: Attribution) -> int:
    return (layer.source or layer.cue or layer.content)[0][0]


def _own_links(context: Context, layer: Attribution, sources: Sources, holder: Party | None) -> list[Step]:
    """The links that the layer's own source names: one, or several where its pieces come from several layers."""
    origin, relay = quoted_and_quoter(context, layer.cue, layer.source)
    if not layer.source:
        return [Step(said_around(context, layer, sources) or _implicit(context, layer, holder), None)]
    steps: list[Step] = []
    for span in _outermost_first(context, layer):
        party = _same_again(context, span, steps) or resolve(context, span, layer.content, holder)
        inside = [Step(p, s) for p, s in relays_inside(context, span) if p is not party]
        plural = context.text[span[0] : span[1]].casefold() in SEVERAL
        steps = [Step(party, span, plural), *inside, *steps]
    if origin:
        steps.insert(0, Step(resolve(context, origin, layer.content), origin))
    if relay:
        steps.append(Step(resolve(context, relay, layer.content), relay))
    steps += outlet_of(context, layer, steps)
    if _is_hearsay(context, layer) or has_own_mind(context, layer):
        steps.append(Step(None, None))
    return _joined(steps, [])


def _is_author(context: Context, step: Step) -> bool:
    """Whether a link is the article's own "I" or "we", who are never links."""
    return step.party is None and step.span is not None and context.text[slice(*step.span)].casefold() in FIRST


def _is_hearsay(context: Context, layer: Attribution) -> bool:
    """Whether somebody unnamed passed it on: "allegedly said", or "Allegedly, Lee said" with the whole sentence."""
    if not layer.cue:
        return False
    number = context.sentence_of(layer.cue[0][0])
    opens = number >= 0 and HEARSAY.match(context.text, context.sentences[number][0])
    return bool(opens or HEARSAY.search(context.text, layer.cue[0][0], layer.cue[-1][1]))


def _same_again(context: Context, span: Span, steps: Sequence[Step]) -> Party | None:
    """A pronoun right after another source of the same statement goes back to it ("Lee said she had been afraid")."""
    if not steps or context.text[span[0] : span[1]].casefold() not in TAKES_UP:
        return None
    party = steps[0].party
    word = context.text[span[0] : span[1]].casefold()
    return party if party is not None and (word in THEY or agrees(party, word)) else None


def _outermost_first(context: Context, layer: Attribution) -> list[Span]:
    if len(layer.source) > 1 and len(layer.cue) > 1:
        end = layer.content[-1][1]
        if layer.cue[-1][0] >= end and layer.source[-1][0] >= end:
            return [layer.source[-1], *layer.source[:-1]]
    return sorted(
        layer.source,
        key=lambda s: not AFTER_ACCORDING.search(context.text[max(0, s[0] - 20) : s[0]]),
    )


def _implicit(context: Context, layer: Attribution, holder: Party | None) -> Party | None:
    """Who speaks where no source is printed: the speaker whose quotation or sentence goes on, if anybody."""
    start = layer.content[0][0]
    if layer.cue and HEARSAY.search(context.text, layer.cue[0][0], layer.cue[-1][1]):
        return _told_after(context, layer.cue[-1][1])
    if not layer.cue:
        return context.last_speaker(start) if is_inside(context.quotes, start) else None
    words = context.text[layer.cue[0][0] : layer.cue[-1][1]].casefold()
    if GOING_ON.match(words):
        return context.last_speaker(layer.cue[0][0])
    return None


def _told_after(context: Context, at: int) -> Party | None:
    """The outlet that the very next sentence names for what was only "reportedly" so."""
    number = context.sentence_of(at) + 1
    if not 0 < number < len(context.sentences):
        return None
    start, end = context.sentences[number]
    for (left, _), _, party in context.cast.between(start, end):
        if party.kind == "outlet" and ACCORDING_NEAR.search(context.text[max(start, left - 80) : left]):
            return party
    return None


def _frame_relays(
    context: Context,
    node: Node,
    frame: Frame,
    steps: Sequence[Step],
    sources: Sources,
) -> list[Step]:
    origin = steps[0].party if steps else None
    if origin is None:
        origin = Party(UNKNOWN, "unnamed")
    beside = sources.get(context.sentence_of(frame.sentence[0]), ())
    taken = [span for span, _ in beside]
    others = [layer for _, layer in beside if all(layer is not own for own in node.layers)]
    taken += [span for other in node.layers for span in other.source]
    taken += [span for other in others for span in other.content if not _holds(span, node)]
    return [Step(party, span) for party, span in relays_in(context, frame, origin, taken)]


def _holds(span: Span, node: Node) -> bool:
    """Whether a content holds the node's own cue or words; what it says is then about the node as well."""
    first = node.layers[0]
    return any(span[0] <= at < span[1] for at, _ in (*first.cue, *first.content))


def _joined(chain: Sequence[Step], holder: Sequence[Step]) -> list[Step]:
    """``chain`` handed on by ``holder``, each party once in a row."""
    joined: list[Step] = []
    for step in (*chain, *holder):
        if joined and step.party is not None and any(step.party is other.party for other in joined):
            continue
        joined.append(step)
    return joined


def _carry(context: Context, node: Node, chain: list[Step], passage: Passage | None) -> Passage | None:
    """Let a relay hold for the same speaker's next statements in the same uninterrupted passage.

    Somebody else's words between interrupt it from the next paragraph on; within the paragraph the speaker may return.
    """
    start, end = node.inner.content[0][0], node.inner.content[-1][1]
    anchor = min(start, node.inner.cue[0][0] if node.inner.cue else start)
    number = context.sentence_of(anchor)
    sentence = context.sentences[number] if number >= 0 else (start, end)
    origin = chain[0].party if chain else None
    if origin is None:
        return None
    if len(chain) == 2 and chain[1].party is None and _goes_on(context, passage, origin, sentence[0]):
        del chain[1:]  # "Lee reportedly added" after "Lee told the Mirror": it is the Mirror that reports it
    relays = [step for step in chain[1:] if step.party is not None]
    if relays:
        return Passage(origin, relays, end)
    outside = context.text[max(sentence[0], start - REACH) : start] if sentence[0] < start else ""
    if passage is not None:
        breaks = len(re.findall(r"\n+", context.text[passage.end : max(passage.end, sentence[0])]))
        if breaks > 1 or (breaks and passage.interrupted):
            passage = None
        elif passage.origin is not origin:
            passage.interrupted = True
            return passage
    if SWITCH.search(outside):
        return None
    if passage is None:
        asked = _asked_on(context, number, origin)
        passage = Passage(origin, asked, end) if asked else None
    if passage is not None:
        chain.extend(passage.relays)
        passage.end = max(passage.end, end)
    return passage


def _goes_on(context: Context, passage: Passage | None, origin: Party, at: int) -> bool:
    """Whether the passage of ``origin`` still runs at ``at``, in its paragraph or the next."""
    if passage is None or passage.origin is not origin or not any(step.party for step in passage.relays):
        return False
    breaks = len(re.findall(r"\n+", context.text[passage.end : max(passage.end, at)]))
    return breaks < 2 and not (breaks and passage.interrupted)


def _asked_on(context: Context, number: int, origin: Party) -> list[Step]:
    """The outlet where the sentence right before has the speaker asked ("Asked on the X programme, Lee ...")."""
    if number < 1:
        return []
    start, end = context.sentences[number - 1]
    start = max(start, end - REACH)
    here = context.cast.between(start, end)
    if not ASKED_ON.search(context.text, start, end) or all(party is not origin for _, _, party in here):
        return []
    frame = Frame((start, end), ((start, end),))
    return [Step(party, span) for party, span in relays_in(context, frame, origin, ()) if party.kind == "outlet"][:1]


def _without_own(chain: list[Step], own: frozenset[str]) -> list[Step]:
    kept = [step for step in chain if step.party is None or not is_own(step.party, own)]
    return kept or chain[:1]
