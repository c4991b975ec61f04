"""Chains: from the origin of a statement over every relay to the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.intake.article import Article
from wherefrom.lang.en.patterns.pronouns import FIRST, HE, SEVERAL, SHE
from wherefrom.lang.en.patterns.relays import AFTER_ACCORDING, ASKED_ON, OCCASION, SWITCH
from wherefrom.reading.chains.aired import aired
from wherefrom.reading.chains.candidates import Before
from wherefrom.reading.chains.choice import LinkChooser
from wherefrom.reading.chains.doubled import without_doubled
from wherefrom.reading.chains.lasting import lasting
from wherefrom.reading.chains.own import is_own
from wherefrom.reading.chains.polled import polled
from wherefrom.reading.chains.relays import (
    REACH,
    Frame,
    frame_of,
    is_plain,
    quoted_and_quoter,
    relays_in,
    relays_inside,
)
from wherefrom.reading.chains.reporters import outlet_of_reporters, reporters, through_employer
from wherefrom.reading.chains.steps import Step, number_of
from wherefrom.reading.chains.telling import with_tellers
from wherefrom.reading.chains.unheard import through_nobody
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.items import Item, item_at
from wherefrom.reading.parties.kinds import clean
from wherefrom.reading.parties.resolve import agrees, resolve
from wherefrom.reading.parties.speakers import credited, speaker
from wherefrom.reading.parties.unheld import unheld_office
from wherefrom.reading.sections import Section
from wherefrom.reading.statements.nesting import Node, is_object, layers_of
from wherefrom.reading.statements.spoken import section_of
from wherefrom.reading.statements.uncued import implied_speaker
from wherefrom.reading.types import Attribution, Candidate, Entity, Link, Member
from wherefrom.text.span import Span

Sources = dict[int, list[tuple[Span, Attribution]]]
"""Every source, by the number of its sentence."""
UNKNOWN = "unnamed"


@dataclass(frozen=True, slots=True)
class Passage:
    """Who is speaking through whom, as long as nothing interrupts them."""

    origin: int
    relays: tuple[Step, ...]
    end: int
    interrupted: bool = False


def chains(
    article: Article,
    discourse: Discourse,
    nodes: Sequence[Node],
    choose: LinkChooser,
    told: Callable[[float], None] = lambda share: None,
) -> list[list[Step]]:
    """The chain of every node, origin first. Nodes come parents first; text order decides what a pronoun may mean.

    ``choose`` chooses among the candidates that rules and network find; ``told`` is told the share that is done.
    """
    own = discourse.context.own
    sources: Sources = {}
    for layer in (layer for node in nodes for layer in node.layers):
        for span in layer.source:
            sources.setdefault(discourse.sentence_of(span[0]), []).append((span, layer))
    built: list[list[Step]] = []
    before = Before(own=own)
    relays: Counter[int | None] = Counter()
    passage: Passage | None = None
    item: Item | None = None
    for node in nodes:
        here = item_at(discourse.context.items, node.inner.content[0][0])
        if here is not item:
            item, passage, before = here, None, Before(0, (), relays, before.statements, own)
        above = () if node.parent is None else built[node.parent]
        holder = [step for step in above if not _is_author(discourse, step)]
        chain = said = _layers(discourse, node, holder, sources, choose)
        if node.parent is not None:
            apart = is_object(discourse.text, nodes[node.parent].inner, node.layers[0])
            chain = _handed_on(chain, [] if apart else holder)
        else:
            chain, passage = _carried(discourse, node, chain, passage)
        if section_of(discourse.context, node.inner) is not None:
            chain = _without_own(discourse, said, own)
        else:
            chain = _without_own(discourse, chain, own)
            layers, chosen = layers_of(nodes, len(built)), choose.relays(discourse, node, chain, said, before)
            chain = with_tellers(discourse, layers, chain, chosen)
            chain = _on_occasion(discourse, node, _with_quoter(discourse, node, chain, said))
        chain = through_nobody(discourse, node, chain)
        chain = _credited(discourse, _through_speaker(discourse, nodes, node, chain, built), item, own)
        relays.update({step.party for step in chain[1:]})
        before = Before(node.inner.content[-1][1], chain, relays, before.statements + 1, own)
        built.append(chain)
        told(len(built) / len(nodes))
    return without_doubled(discourse, polled(discourse, nodes, lasting(discourse, nodes, built)))


def _with_quoter(discourse: Discourse, node: Node, chain: list[Step], said: Sequence[Step]) -> list[Step]:
    """``chain`` with the one who quotes somebody as saying it, named in so many words, next to the origin."""
    origin, _ = quoted_and_quoter(discourse, node.inner.cue, node.inner.source)
    if origin is None:
        return chain
    quoter = [step for step in said[1:] if step.span in node.inner.source and step.party is not None]
    known = {step.party for step in chain}
    return [*chain[:1], *(step for step in quoter if step.party not in known), *chain[1:]]


def _on_occasion(discourse: Discourse, node: Node, chain: list[Step]) -> list[Step]:
    """``chain`` without relays from before where the sentence names an occasion of its own ("at a rally in Halden")."""
    frame = frame_of(discourse.context, node.inner.cue, node.inner.source, node.inner.content)
    if node.parent is not None or not any(OCCASION.search(discourse.text, *gap) for gap in frame.gaps):
        return chain
    start, end = frame.sentence
    here = {party.number for _, _, party in discourse.cast.between(start, end)}
    return [s for i, s in enumerate(chain) if not i or s.party in here or (s.span and start <= s.span[0] < end)]


def _through_speaker(
    discourse: Discourse, nodes: Sequence[Node], node: Node, chain: list[Step], built: Sequence[Sequence[Step]]
) -> list[Step]:
    """``chain`` with the speaker of the section in which the node stands: whatever is told there came through them.

    Where they say nothing beside it, the section is a layer of the node's own.
    """
    around = [s for layer in node.layers[:-1] if (s := section_of(discourse.context, layer)) is not None]
    handed = list(_spoken(discourse, around[0])) if around else []
    parent = node.parent
    while parent is not None and section_of(discourse.context, nodes[parent].inner) is None:
        parent = nodes[parent].parent
    handed += built[parent] if parent is not None else ()
    passed_on = {(step.party, step.span) for step in handed}
    own = [step for i, step in enumerate(chain) if not i or (step.party, step.span) not in passed_on]
    return _joined(own, [step for step in handed if step.party is not None])


def _credited(discourse: Discourse, chain: list[Step], item: Item | None, own: frozenset[str]) -> list[Step]:
    """``chain`` with the outlet that had the whole item, named in brackets at its end, in place of other items'."""
    if item is None or item.credit is None:
        return chain
    outlet = credited(discourse, item.credit)
    start, end = item.span
    here = {party.number for _, _, party in discourse.cast.between(start, end)}
    kept = [step for i, step in enumerate(chain) if not i or step.party is None or step.party in here]
    if outlet is None or is_own(outlet, own) or any(step.party == outlet.number for step in kept):
        return kept
    return [*kept, Step(outlet.number, item.credit)]


def _layers(
    discourse: Discourse, node: Node, holder: Sequence[Step], sources: Sources, choose: LinkChooser
) -> list[Step]:
    chain = list(holder)[:1]
    outer: list[Step] = []
    for number, layer in enumerate(node.layers):
        if number and is_object(discourse.text, node.layers[number - 1], layer):
            outer = []
        frame = frame_of(discourse.context, layer.cue, layer.source, layer.content)
        who = outer[0].party if outer else chain[0].party if chain else None
        steps = _own_links(discourse, layer, None if who is None else discourse.party(who), choose)
        spoke = (*layer.source, layer.relay)
        speaker = next((s.party for s in reversed(steps) if s.party is not None and s.span in spoke), None)
        section = section_of(discourse.context, layer)
        if section is None or not section.is_turn:  # around a turn stand only others, and notes of what is shown
            steps += _frame_relays(discourse, node, frame, steps, sources)
        steps = through_employer(discourse, layer, steps)
        passed_on = {step.party for step in outer}
        outer = [step for step in outer if not _is_author(discourse, step)]
        outer = _joined([s for i, s in enumerate(steps) if not i or s.party not in passed_on], outer)
        if node.parent is None and layer is node.layers[0] and speaker is not None:
            discourse.hear(_position(layer), discourse.party(speaker))
    return outer


def _handed_on(chain: Sequence[Step], holder: Sequence[Step]) -> list[Step]:
    """``chain`` with ``holder`` behind it, from whom nobody takes it over who is not its origin."""
    passed_on = {step.party for step in holder}
    return _joined([step for i, step in enumerate(chain) if not i or step.party not in passed_on], holder)


def _position(layer: Attribution) -> int:
    return (layer.source or layer.cue or layer.content)[0][0]


def _own_links(discourse: Discourse, layer: Attribution, holder: Party | None, choose: LinkChooser) -> list[Step]:
    """The links that the layer's own source names: one, or several where its pieces come from several layers."""
    section = section_of(discourse.context, layer)
    if section is not None:
        return _spoken(discourse, section)
    item = item_at(discourse.context.items, layer.content[0][0])
    if item is not None and item.credit is not None and layer.source == (item.credit,):
        return [Step(number_of(credited(discourse, item.credit)), item.credit)]
    quoted = quoted_and_quoter(discourse, layer.cue, layer.source)
    origin, relay = (None, layer.relay) if layer.relay else quoted
    if not layer.source:
        implied = _implied(discourse, layer)
        if implied is not None:
            return [Step(number_of(discourse.record(implied)), None)]
        return [choose.source(discourse, None, layer, holder, None)]
    steps: list[Step] = []
    for span in _outermost_first(discourse, layer):
        step = _chosen(discourse, span, layer, holder, choose, quoter=origin is not None)
        discourse.record(_told_gender(discourse, span, step))
        party = None if step.party is None else discourse.party(step.party)
        reported = outlet_of_reporters(discourse, span)
        inside = [Step(p.number, s, sure=s == reported) for p, s in relays_inside(discourse, span) if p != party]
        plural = discourse.text[span[0] : span[1]].casefold() in SEVERAL
        steps = [replace(step, plural=plural), *inside, *steps]
    if origin:
        steps.insert(0, Step(number_of(discourse.record(resolve(discourse, origin, layer.content))), origin))
    if relay:
        party = discourse.record(resolve(discourse, relay, layer.content))
        steps.append(Step(number_of(party), relay, sure=layer.relay is not None))
    return _joined(steps, [])


def _spoken(discourse: Discourse, section: Section) -> list[Step]:
    """The speaker of a section, by its label, and the outlet on which it was held."""
    party = discourse.record(speaker(discourse, section))
    label = None if section.label == section.mark else section.label
    return [Step(number_of(party), label), *aired(discourse, section, party)]


def _chosen(
    discourse: Discourse, span: Span, layer: Attribution, holder: Party | None, choose: LinkChooser, *, quoter: bool
) -> Step:
    """Whom the words at ``span`` mean: whom the rules say where the heads cannot tell, else who is chosen.

    ``quoter``: they are who quotes somebody as saying it, so named beside the cue, and not whom they quote. One place
    means one party, in however many statements it is the source.
    """
    unseen = layer.view is None
    labelled = unseen and any(discourse.text[slice(*cue)] == ":" for cue in layer.cue)
    nobody = unheld_office(discourse, span) if labelled or holder is not None else None
    nobody = nobody or reporters(discourse, span)
    verdict = nobody or resolve(discourse, span, layer.content, holder)
    plain = unseen or layer.plain or (quoter and verdict is not None and bool(verdict.words))
    if nobody or (plain and verdict is not None):
        step = Step(number_of(discourse.record(verdict)), span)
    elif span in discourse.settled:
        step = Step(discourse.settled[span], span)
    else:
        step = choose.source(discourse, span, layer, holder, verdict)
    if step.party is not None:
        discourse.settled[span] = step.party
    return step


def _implied(discourse: Discourse, layer: Attribution) -> Party | None:
    """Whose words a quotation without a cue is: of the person whom the sentence before it is about."""
    speaker = None if layer.cue or layer.view is not None else implied_speaker(discourse.context, layer.content[0][0])
    return None if speaker is None else resolve(discourse, speaker, layer.content)


def _told_gender(discourse: Discourse, span: Span, step: Step) -> Party | None:
    """The party that a pronoun means, with the gender that it tells: who has been "she" is no "he" further on."""
    words = discourse.text[slice(*span)].casefold()
    party = None if step.party is None else discourse.party(step.party)
    if party is None or party.gender is not None or words not in HE | SHE or not agrees(party, words):
        return None
    return replace(party, gender="m" if words in HE else "f")


def _is_author(discourse: Discourse, step: Step) -> bool:
    """Whether a link is the article's own "I" or "we", who are never links."""
    return step.party is None and step.span is not None and discourse.text[slice(*step.span)].casefold() in FIRST


def _outermost_first(discourse: Discourse, layer: Attribution) -> list[Span]:
    if len(layer.source) > 1 and len(layer.cue) > 1:
        end = layer.content[-1][1]
        if layer.cue[-1][0] >= end and layer.source[-1][0] >= end:
            return [layer.source[-1], *layer.source[:-1]]
    return sorted(
        layer.source,
        key=lambda s: not AFTER_ACCORDING.search(discourse.text[max(0, s[0] - 20) : s[0]]),
    )


def _frame_relays(
    discourse: Discourse,
    node: Node,
    frame: Frame,
    steps: Sequence[Step],
    sources: Sources,
) -> list[Step]:
    origin = steps[0].party if steps else None
    beside = sources.get(discourse.sentence_of(frame.sentence[0]), ())
    taken = [span for span, _ in beside]
    others = [layer for _, layer in beside if all(layer is not own for own in node.layers)]
    taken += [span for other in node.layers for span in (*other.source, *([other.relay] if other.relay else []))]
    taken += [span for other in others for span in other.content if not _holds(span, node)]
    text = discourse.text
    found = relays_in(discourse, frame, origin, taken)
    return [Step(party.number, span, sure=is_plain(text, span)) for party, span in found]


def _holds(span: Span, node: Node) -> bool:
    """Whether a content holds the node's own cue or words; what it says is then about the node as well."""
    first = node.layers[0]
    return any(span[0] <= at < span[1] for at, _ in (*first.cue, *first.content))


def _joined(chain: Sequence[Step], holder: Sequence[Step]) -> list[Step]:
    """``chain`` handed on by ``holder``, each party once in a row."""
    joined: list[Step] = []
    known: set[int | None] = set()
    for step in (*chain, *holder):
        if step.party is None or step.party not in known:
            known.add(step.party)
            joined.append(step)
    return joined


def _carried(
    discourse: Discourse, node: Node, chain: list[Step], passage: Passage | None
) -> tuple[list[Step], Passage | None]:
    """``chain`` with the relays that still hold, and the passage as it then stands.

    A relay holds for the same speaker's next statements in the same uninterrupted passage. Somebody else's words
    between interrupt it from the next paragraph on; within the paragraph the speaker may return.
    """
    start, end = node.inner.content[0][0], node.inner.content[-1][1]
    anchor = min(start, node.inner.cue[0][0] if node.inner.cue else start)
    number = discourse.sentence_of(anchor)
    sentence = discourse.sentences[number] if number >= 0 else (start, end)
    origin = chain[0].party if chain else None
    if origin is None:
        return chain, None
    relays = tuple(step for step in chain[1:] if step.party is not None)
    if relays:
        return chain, Passage(origin, relays, end)
    outside = discourse.text[max(sentence[0], start - REACH) : start] if sentence[0] < start else ""
    if passage is not None:
        breaks = len(re.findall(r"\n+", discourse.text[passage.end : max(passage.end, sentence[0])]))
        if breaks > 1 or (breaks and passage.interrupted):
            passage = None
        elif passage.origin != origin:
            return chain, replace(passage, interrupted=True)
    if SWITCH.search(outside):
        return chain, None
    if passage is None:
        asked = _asked_on(discourse, number, origin)
        passage = Passage(origin, asked, end) if asked else None
    if passage is None:
        return chain, None
    return [*chain, *passage.relays], replace(passage, end=max(passage.end, end))


def _asked_on(discourse: Discourse, number: int, origin: int) -> tuple[Step, ...]:
    """The outlet where the sentence right before has the speaker asked ("Asked on the X programme, Lee ...")."""
    if number < 1:
        return ()
    start, end = discourse.sentences[number - 1]
    start = max(start, end - REACH)
    here = discourse.cast.between(start, end)
    if not ASKED_ON.search(discourse.text, start, end) or all(party.number != origin for _, _, party in here):
        return ()
    frame = Frame((start, end), ((start, end),))
    relays = relays_in(discourse, frame, origin, ())
    return tuple(Step(party.number, span) for party, span in relays if party.kind == "outlet")[:1]


def _without_own(discourse: Discourse, chain: list[Step], own: frozenset[str]) -> list[Step]:
    kept = [step for step in chain if step.party is None or not is_own(discourse.party(step.party), own)]
    return kept or chain[:1]


def links_of(discourse: Discourse, chain: Sequence[Step], entities: Mapping[int, Entity]) -> tuple[Link, ...]:
    """The links of a reading for a chain; a chain of nobody is one link that nobody is named for."""
    return tuple(_link(discourse, step, entities) for step in chain) or (Link(UNKNOWN, "unnamed"),)


def _link(discourse: Discourse, step: Step, entities: Mapping[int, Entity]) -> Link:
    # "The bank said" that somebody had said it: the place of nobody is where a name would stand, and no words.
    mention = step.span if step.span and step.span[0] < step.span[1] else None
    if step.rivals and mention:
        rivals = [(discourse.party(number), share) for number, share in step.rivals]
        likely = tuple(Candidate(party.name, round(share, 3)) for party, share in rivals)
        words = clean(discourse.text[slice(*mention)])
        return Link(words, rivals[0][0].kind, None, mention, candidates=likely)
    if step.party is None:
        return Link(UNKNOWN, "group" if step.plural else "unnamed", None, mention)
    party, entity = discourse.party(step.party), entities.get(step.party)
    members = tuple(
        Member(one.name, one.kind, entities[one.number].id if one.number in entities else None)
        for one in map(discourse.party, party.members)
    )
    return Link(party.name, party.kind, None if entity is None else entity.id, mention, members)
