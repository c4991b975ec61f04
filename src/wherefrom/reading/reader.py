"""Article to Reading: the steps in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from msgspec import structs

from wherefrom.intake.article import Article
from wherefrom.lang import lexicon
from wherefrom.reading.chains.links import chains, links_of
from wherefrom.reading.chains.relays import frame_of
from wherefrom.reading.chains.reporting import Step
from wherefrom.reading.confidence import calibrated
from wherefrom.reading.context import Context, Discourse, Party
from wherefrom.reading.contract import with_keys
from wherefrom.reading.meaning.dates import date_of
from wherefrom.reading.meaning.flags import explain, statement_flags
from wherefrom.reading.meaning.stance import stance_of
from wherefrom.reading.meaning.targets import with_targets
from wherefrom.reading.meaning.voice import voice_of
from wherefrom.reading.network.coreference import groups_of
from wherefrom.reading.network.decode import Scores, attributions
from wherefrom.reading.network.encode import Window, encode, windows
from wherefrom.reading.network.features import Encoded, words_of
from wherefrom.reading.network.model import Network, load_network
from wherefrom.reading.parties.cast import CastBuilder
from wherefrom.reading.parties.groups import entities_of
from wherefrom.reading.parties.headlines import all_names
from wherefrom.reading.parties.roles import learn_roles
from wherefrom.reading.statements.fixed_forms import in_fixed_forms
from wherefrom.reading.statements.nesting import Node, inner_statements, layers_of, nest
from wherefrom.reading.statements.repair import repair
from wherefrom.reading.types import Attribution, Layer, Link, Reading, Statement
from wherefrom.text.quotations import quotations
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

WIDTH = 384  # numbers in the state of a piece
DEPTH = 3  # layers below the outermost that are looked for
SHORTEST = 25  # characters of a content that can hold a statement of its own
NESTED_CONFIDENCE = 0.35  # a nested attribution below this is left out: the content is read without its surroundings
_WORD = re.compile(r"[^\W\d_]{3,}")


def read_article(article: Article, *, threads: int = 0) -> Reading:
    """Every statement that ``article`` passes on, with the chain it came through.

    ``threads`` is how many the network may use; 0 leaves that to ONNX Runtime. The reading is the same.
    """
    network = load_network(threads)
    reading = assemble(article, *find_attributions(article, network))
    return with_keys(structs.replace(reading, model=network.model))


def assemble(article: Article, attributions: Sequence[Attribution], encoded: Encoded) -> Reading:
    """Everything that can be said about ``attributions``: whose words, through whom, how meant, and when.

    ``encoded`` is what the network makes of the text: mentions are found and brought together as learned from it.

    ``attributions`` may nest in each other's content; nothing inside the article's furniture becomes a statement.
    Statements come in the order of their content, the outer before the inner.
    """
    context = context_of(article)
    repaired = repair(context, [a for a in attributions if not _in_furniture(article, a)])
    repaired = [*repaired, *(a for a in in_fixed_forms(context, repaired) if not _in_furniture(article, a))]
    # For entities alone: chains that took the pronouns of their sources from them were worse (training/RUNS.md).
    groups = groups_of(words_of(context, encoded.pieces, repaired), encoded)
    nodes = nest(article.text, [*repaired, *inner_statements(context, repaired)])
    discourse = Discourse(context)
    chained = chains(article, discourse, nodes)
    entities = entities_of(discourse, groups, *_in_chains(discourse, chained))
    found = [
        _statement(article, context, i, layers_of(nodes, i), node, links_of(discourse, chain, entities))
        for i, (node, chain) in enumerate(zip(nodes, chained, strict=True))
    ]
    statements = with_targets(article.text, found, [node.parent for node in nodes])
    return Reading(article, tuple(statements), tuple(entities.values()), explain(article, statements))


def context_of(article: Article) -> Context:
    """The parties that ``article`` names, with its sentences and quotations; nobody has spoken yet."""
    builder = CastBuilder(article.text, all_names(article.text))
    learn_roles(article.text, builder)
    return Context(article.text, builder.cast(), tuple(sentences(article.text)), tuple(quotations(article.text)))


def find_attributions(article: Article, network: Network) -> tuple[list[Attribution], Encoded]:
    """All attributions of the article's text outside its furniture, and what the network makes of every piece.

    PolNeAR, on which the network is trained, marks only the outermost layer. So contents that hold a word of the kind
    that attributes are read once more by themselves, as if they were a text: what was inner is then outermost.
    """
    scored, encoded = run_network(article, network)
    outermost = attributions(article.text, encoded.pieces, scored)
    return _with_inner(article.text, outermost, network), encoded


def run_network(article: Article, network: Network) -> tuple[list[tuple[Window, Scores]], Encoded]:
    """What the network says of every window of the article outside its furniture, and its states of every piece."""
    pieces = encode(article.text, network.tokenizer, article.furniture)
    states = np.zeros((len(pieces.ids), WIDTH), dtype=np.float16)
    scored = []
    for window in windows(pieces):
        scores, seen = network.score_and_states(pieces, window)
        own = slice(window.own_start, window.own_end)
        states[own] = seen[own.start - window.start : own.stop - window.start]
        scored.append((window, scores))
    return scored, Encoded(pieces, states)


def _with_inner(text: str, outermost: list[Attribution], network: Network) -> list[Attribution]:
    found = layer = outermost
    for _ in range(DEPTH):
        layer = [inner for outer in layer for inner in _inside(text, outer, network)]
        found = [*found, *layer]
    found = [replace(a, confidence=calibrated(a.confidence)) for a in found]
    return sorted(found, key=lambda a: (a.content[0][0], -a.content[-1][1], a.cue))


def find_outermost(article: Article, network: Network) -> list[Attribution]:
    """The attributions of the outermost layer alone, as the network gives them: confidence not yet calibrated."""
    return _read(article.text, network, article.furniture)


def _read(text: str, network: Network, skip: tuple[Span, ...] = ()) -> list[Attribution]:
    pieces = encode(text, network.tokenizer, skip)
    return attributions(text, pieces, ((window, network.score(pieces, window)) for window in windows(pieces)))


def _inside(text: str, outer: Attribution, network: Network) -> Iterator[Attribution]:
    for start, end in outer.content:
        if end - start >= SHORTEST and _attributes(text[start:end]):
            for found in _read(text[start:end], network):
                if found.confidence >= NESTED_CONFIDENCE and found.content != ((0, end - start),):
                    yield _moved(found, start)


def _moved(found: Attribution, by: int) -> Attribution:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((s + by, e + by) for s, e in spans)

    return replace(found, content=move(found.content), cue=move(found.cue), source=move(found.source))


def _attributes(text: str) -> bool:
    return not lexicon.words("cue_words").isdisjoint(_WORD.findall(text.lower()))


def _in_furniture(article: Article, attribution: Attribution) -> bool:
    spans = (*attribution.content, *attribution.cue)
    return any(s < end and start < e for start, end in article.furniture for s, e in spans)


def _in_chains(discourse: Discourse, chained: Sequence[Sequence[Step]]) -> tuple[list[tuple[Span, Party]], set[int]]:
    """The words on which chains rest, with whom they mean, and the numbers of all parties in chains."""
    steps = [(step.party, step.span) for chain in chained for step in chain if step.party is not None]
    linked = [(span, discourse.party(number)) for number, span in steps if span is not None]
    return linked, {number for number, _ in steps}


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
