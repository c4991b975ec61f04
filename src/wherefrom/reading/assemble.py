"""From raw attributions to a reading: layers, chains, stances, dates, flags and the parties behind them."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.intake.article import Article
from wherefrom.reading.chains.links import UNKNOWN, chains
from wherefrom.reading.chains.relays import frame_of
from wherefrom.reading.chains.reporting import Step
from wherefrom.reading.context import Context
from wherefrom.reading.meaning.dates import date_of
from wherefrom.reading.meaning.flags import explain, statement_flags
from wherefrom.reading.meaning.stance import stance_of
from wherefrom.reading.meaning.targets import with_targets
from wherefrom.reading.meaning.voice import voice_of
from wherefrom.reading.network.coreference import Mentioned, groups_of
from wherefrom.reading.network.features import Encoded, words_of
from wherefrom.reading.parties.cast import Cast, Party
from wherefrom.reading.parties.groups import gather_groups
from wherefrom.reading.parties.headlines import headline_names, headlines
from wherefrom.reading.parties.names import Name, names
from wherefrom.reading.parties.roles import gather_roles
from wherefrom.reading.statements.fixed_forms import in_fixed_forms
from wherefrom.reading.statements.nesting import Node, inner_statements, nest
from wherefrom.reading.statements.repair import repair
from wherefrom.reading.types import Attribution, Entity, Layer, Link, Reading, Statement
from wherefrom.text.quotations import is_inside, quotations
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span


def assemble(article: Article, attributions: Sequence[Attribution], encoded: Encoded) -> Reading:
    """Everything that can be said about ``attributions``: whose words, through whom, how meant, and when.

    ``encoded`` is what the network makes of the text: mentions are found and brought together as learned from it.

    ``attributions`` may nest in each other's content; nothing inside the article's furniture becomes a statement.
    Statements come in the order of their content, the outer before the inner.
    """
    context = context_of(article)
    repaired = repair(context, [a for a in attributions if not _in_furniture(article, a)])
    repaired = [*repaired, *(a for a in in_fixed_forms(context, repaired) if not _in_furniture(article, a))]
    groups = groups_of(words_of(context, encoded.pieces, repaired), encoded)
    nodes = nest(article.text, [*repaired, *inner_statements(context, repaired)])
    chained = chains(article, context, nodes)
    for step in (step for chain in chained for step in chain):
        if step.party is not None and step.span is not None:
            _mention(step.party, step.span)
    touched = _learned(context, chained, groups)
    numbers, entities = _entities(context, chained, touched)
    found = [
        _statement(article, context, i, _layers(nodes, i), node, _links(chain, numbers))
        for i, (node, chain) in enumerate(zip(nodes, chained, strict=True))
    ]
    statements = with_targets(article.text, found, [node.parent for node in nodes])
    return Reading(article, tuple(statements), tuple(entities), explain(article, statements))


def context_of(article: Article) -> Context:
    """The parties that ``article`` names, with its sentences and quotations; nobody has spoken yet."""
    cast = Cast()
    cast.gather(article.text, _all_names(article.text))
    gather_roles(article.text, cast)
    return Context(article.text, cast, sentences(article.text), quotations(article.text))


def _all_names(text: str) -> list[Name]:
    lines = headlines(text)
    running = [name for name in names(text) if not is_inside(lines, name.span[0])]
    return sorted([*running, *headline_names(text, lines, running)], key=lambda name: name.span)


def _in_furniture(article: Article, attribution: Attribution) -> bool:
    spans = (*attribution.content, *attribution.cue)
    return any(s < end and start < e for start, end in article.furniture for s, e in spans)


def _layers(nodes: Sequence[Node], number: int) -> tuple[Attribution, ...]:
    """All layers of a node, outermost first: those of the statements it stands inside, then its own."""
    node = nodes[number]
    return (*(_layers(nodes, node.parent) if node.parent is not None else ()), *node.layers)


def _statement(
    article: Article, context: Context, number: int, layers: Sequence[Attribution], node: Node, chain: tuple[Link, ...]
) -> Statement:
    inner = node.inner
    cue = tuple(sorted(span for layer in node.layers for span in layer.cue))
    frame = frame_of(context, node.layers[0].cue, (), inner.content)
    return Statement(
        id=number,
        content=inner.content,
        cue=cue,
        source=inner.source,
        voice=voice_of(article.text, inner.content, cue, context.quotes),
        stance=stance_of(article.text, inner.cue, inner.content, inner.source),
        chain=chain,
        layers=tuple(Layer(layer.content, layer.cue, layer.source) for layer in layers) if len(layers) > 1 else (),
        date=date_of(article.text, frame.gaps, node.layers[0].cue, article.published),
        confidence=min(layer.confidence for layer in node.layers),
        flags=statement_flags(chain),
    )


def _links(chain: Sequence[Step], numbers: dict[int, int]) -> tuple[Link, ...]:
    links = []
    for step in chain:
        if step.party is None:
            links.append(Link(UNKNOWN, "group" if step.plural else "unnamed", None, step.span))
        else:
            links.append(Link(step.party.name, step.party.kind, numbers.get(id(step.party)), step.span))
    return tuple(links) or (Link(UNKNOWN, "unnamed"),)


def _learned(context: Context, chained: Sequence[Sequence[Step]], groups: Sequence[Sequence[Mentioned]]) -> list[Party]:
    """The parties of the learned groups; names that head no mention (of a place, a work) are none."""
    steps = [(s.span, s.party) for chain in chained for s in chain if s.party is not None and s.span is not None]
    touched = gather_groups(context, groups, steps)
    kept = {id(party) for party in touched} | {id(s.party) for chain in chained for s in chain}
    for party in context.cast.parties:
        if id(party) not in kept and party.kind != "document" and len(party.mentions) > 1:
            party.mentions.clear()
    return touched


def _entities(
    context: Context, chained: Sequence[Sequence[Step]], touched: Sequence[Party]
) -> tuple[dict[int, int], list[Entity]]:
    """Parties that speak, are surely named or spoken of, numbered by first mention."""
    linked = {id(step.party) for chain in chained for step in chain if step.party is not None}
    linked |= {id(party) for party in touched}
    kept = [p for p in context.cast.parties if p.mentions and (id(p) in linked or (p.certain and p.words))]
    kept.sort(key=lambda p: p.mentions[0])
    numbers = {id(party): i for i, party in enumerate(kept)}
    return numbers, [_entity(i, party) for i, party in enumerate(kept)]


def _mention(party: Party, span: Span) -> None:
    if not any(s <= span[0] and span[1] <= e or span[0] <= s and e <= span[1] for s, e in party.mentions):
        party.mentions.append(span)
        party.mentions.sort()


def _entity(number: int, party: Party) -> Entity:
    return Entity(number, party.name, party.kind, tuple(party.roles), tuple(party.aliases), tuple(party.mentions))
