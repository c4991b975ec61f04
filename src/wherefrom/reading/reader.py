"""Article to Reading: the steps in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from wherefrom.intake.article import Article
from wherefrom.reading.chains.links import chains, links_of
from wherefrom.reading.chains.own import is_own_outlet, is_own_report, is_part_of_own, own_names, own_programmes
from wherefrom.reading.chains.relays import frame_of
from wherefrom.reading.chains.steps import Step
from wherefrom.reading.choice import Chooser, learned
from wherefrom.reading.context import Context, Discourse, Party
from wherefrom.reading.contract import with_keys
from wherefrom.reading.items import items_of
from wherefrom.reading.languages import is_whole, unread_in, without
from wherefrom.reading.meaning.dates import date_of
from wherefrom.reading.meaning.flags import explain, statement_flags
from wherefrom.reading.meaning.stance import (
    advises_of,
    announces_step,
    cue_words,
    feels_plainly,
    forecasts,
    is_admission,
    is_appeal,
    is_called_doubtful,
    is_question,
    is_threat,
    puts_question,
    refuses_plainly,
    says_will,
    stance_of,
    tells_of_done,
)
from wherefrom.reading.meaning.targets import taken_up, with_targets
from wherefrom.reading.meaning.voice import voice_of
from wherefrom.reading.network.coreference import groups_of
from wherefrom.reading.network.decode import Scores, attributions
from wherefrom.reading.network.encode import Pieces, Window, encode, windows
from wherefrom.reading.network.features import Encoded, words_of
from wherefrom.reading.network.model import Network, load_network
from wherefrom.reading.parties.cast import CastBuilder
from wherefrom.reading.parties.employers import employers
from wherefrom.reading.parties.evidence import learn_evidence
from wherefrom.reading.parties.groups import entities_of
from wherefrom.reading.parties.headlines import all_names
from wherefrom.reading.parties.nicknames import with_nicknames
from wherefrom.reading.parties.party_kinds import Seen
from wherefrom.reading.parties.roles import learn_roles
from wherefrom.reading.quoted_blocks import with_blocks
from wherefrom.reading.sections import sections_of
from wherefrom.reading.statements.accusations import with_accusations
from wherefrom.reading.statements.authors import without_author
from wherefrom.reading.statements.beginnings import with_beginnings
from wherefrom.reading.statements.coordinated import parted
from wherefrom.reading.statements.dialogue import in_dialogue
from wherefrom.reading.statements.ends import with_ends
from wherefrom.reading.statements.fixed_forms import in_fixed_forms
from wherefrom.reading.statements.gaps import without_gaps
from wherefrom.reading.statements.headings import without_headings, without_topics
from wherefrom.reading.statements.marks import to_their_closing
from wherefrom.reading.statements.nesting import Node, layers_of, nest, with_predicates
from wherefrom.reading.statements.passing_on import passed_on, with_told_of
from wherefrom.reading.statements.passives import with_verdicts
from wherefrom.reading.statements.repair import repair
from wherefrom.reading.statements.retractions import Note, notes_in, without_notes
from wherefrom.reading.statements.set_off import unmarked, with_credited, with_credited_names, with_set_off
from wherefrom.reading.statements.spoken import section_of, with_sections
from wherefrom.reading.statements.unsaid import without_unsaid
from wherefrom.reading.types import Attribution, Layer, Link, Reading, Retraction, Stance, Statement, Voice
from wherefrom.system import give_back_memory
from wherefrom.text.quotations import quotations
from wherefrom.text.sentences import sentences
from wherefrom.text.span import Span

WIDTH = 384  # numbers in the state of a piece
SEEN = 0.5  # of the time of a long text, what the network takes; the chains take nearly all of the rest
_TRIMMED = 64  # windows, some twenty thousand words, after which memory that is free is given back
_IN_MEMORY = 1 << 26  # bytes of states that may be held in memory: those of some 350,000 characters
WORTH = 0.46  # from which on a node is kept: how likely it is right in words and chain, and
FOUND = 0.4  # of how likely it is one at all this share; what is neither would more likely mislead than help


Told = Callable[[float], None]
"""What is told, now and then, which share of an article has been read: from 0 to 1, about in proportion to time."""


def read_article(article: Article, *, threads: int = 0, told: Told = lambda share: None) -> Reading:
    """Every statement that ``article`` passes on, with the chain it came through.

    Paragraphs in other languages than English are left out, and are under ``unread``. ``threads`` is how many the
    network may use; 0 leaves that to ONNX Runtime. The reading is the same.
    """
    network = load_network(threads)
    unread = unread_in(article)
    if is_whole(article, unread):
        foreign = structs.replace(article, language=unread[0].language)
        return Reading(foreign, model=network.model, unread=unread)
    english = without(article, unread)
    seen = find_attributions(english, network, lambda share: told(SEEN * share))
    reading = assemble(english, *seen, told=lambda share: told(SEEN + (1 - SEEN) * share))
    return with_keys(structs.replace(reading, article=article, model=network.model, unread=unread))


def assemble(
    article: Article,
    attributions: Sequence[Attribution],
    encoded: Encoded | None,
    choose: Chooser | None = None,
    told: Told = lambda share: None,
) -> Reading:
    """Everything that can be said about ``attributions``: whose words, through whom, how meant, and when.

    ``encoded`` is what the network makes of the text: mentions are found and brought together as learned from it
    (None: by the names alone). ``choose`` chooses the links of chains, the learned heads where it is not given.

    ``attributions`` may nest in each other's content; nothing inside the article's furniture becomes a statement.
    Statements come in the order of their content, the outer before the inner.
    """
    context = context_of(article)
    notes = notes_of(article, context)
    choose = choose or learned()
    ended = to_their_closing(context, with_ends(context, mend(article, context, attributions, notes), choose.end))
    mended = parted(context, with_told_of(article.text, without_gaps(context, with_beginnings(context, ended))))
    # For entities alone: chains that took the pronouns of their sources from them were worse (training/RUNS.md).
    groups = groups_of(words_of(context, encoded.pieces, mended), encoded) if encoded else ()
    nodes = nest(article.text, mended)
    discourse = Discourse(context)
    chained = chains(article, discourse, nodes, choose, told)
    for number, seen in _seen(nodes, chained).items():
        party = discourse.party(number)
        if seen or party.words:  # of others the words tell more than a head that has seen nothing
            discourse.record(choose.kind(party, seen))
    judged = [_judged(discourse, nodes, i, chain, choose) for i, chain in enumerate(chained)]
    nodes = [one.node for one in judged]
    kept = [
        i for i, one in enumerate(judged) if _is_kept(one) and not is_own_report(discourse, chained[i], one.node.inner)
    ]
    kept = _once(kept, judged, chained)
    entities = entities_of(discourse, groups, *_in_chains(discourse, [chained[i] for i in kept]))
    found = [
        _statement(article, context, place, layers_of(nodes, i), judged[i], links_of(discourse, chained[i], entities))
        for place, i in enumerate(kept)
    ]
    statements = with_targets(article.text, found, _parents(nodes, kept))
    taken_back = tuple(
        Retraction((note.span,), note.stance, taken_up(article.text, note.about, statements)) for note in notes
    )
    return Reading(
        article, tuple(statements), tuple(entities.values()), explain(article, statements), retractions=taken_back
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A node with what is chosen for it: stance and voice, and the probabilities of ``Chooser.trust``."""

    node: Node
    voice: Voice
    stance: Stance
    stance_confidence: float | None
    found: float
    right: float


def _is_kept(judged: Judged) -> bool:
    return judged.right + FOUND * judged.found >= WORTH or _is_plain(judged.node)


def _once(kept: Sequence[int], judged: Sequence[Judged], chained: Sequence[Sequence[Step]]) -> list[int]:
    """Those ``kept`` but such as have content and origin of a likelier one: nobody says a thing twice."""
    best: dict[tuple[tuple[Span, ...], int | None], int] = {}
    for i in kept:
        said = judged[i].node.inner.content, chained[i][0].party if chained[i] else None
        if said not in best or judged[i].right > judged[best[said]].right:
            best[said] = i
    return sorted(best.values())


def _is_plain(node: Node) -> bool:
    """Whether the form of a sentence makes it a statement."""
    return any(layer.plain for layer in node.layers)


def _judged(discourse: Discourse, nodes: Sequence[Node], number: int, chain: Sequence[Step], choose: Chooser) -> Judged:
    node = with_predicates(discourse.text, nodes[number])
    inner = node.inner
    cue = tuple(sorted(span for layer in node.layers for span in layer.cue))
    spoken = section_of(discourse.context, inner) is not None
    voice: Voice = "direct" if spoken else voice_of(discourse.text, inner.content, cue, discourse.quotes)
    said = discourse.text, inner.cue, inner.content, inner.source
    verdict = stance_of(*said)
    asked = is_appeal(*said[:3]) or puts_question(*said[:3])
    asks = asked or (spoken and is_question(discourse.text, inner.content))
    plainly: list[tuple[bool, Stance]] = [
        (refuses_plainly(*said), "refuses"),
        (is_called_doubtful(*said), verdict),
        (is_threat(*said[:3]), "intends"),
        (is_admission(*said[:3]), "confirms"),
        (asks, "asks"),
        (feels_plainly(*said[:3]), "thinks"),
        (forecasts(*said[:2]), "asserts"),
        (verdict == "intends" and says_will(discourse.text, inner.content), "intends"),
        (announces_step(*said[:3]), "intends"),
    ]
    told = next((stance for holds, stance in plainly if holds), None)
    stance, sure = (
        (told, None)
        if told
        else choose.stance(inner, verdict, voice, cue_words(discourse.text, inner.cue, inner.source))
    )
    if stance == "intends" and tells_of_done(*said[:3]):
        stance, sure = "asserts", None
    if stance == "asks" and not asks and advises_of(*said[:3]):
        stance, sure = "asserts", None
    return Judged(node, voice, stance, sure, *choose.trust(discourse, nodes, number, chain, voice))


def _seen(nodes: Sequence[Node], chained: Sequence[Sequence[Step]]) -> dict[int, list[Seen]]:
    """By the number of every party in a chain, the words that mean it with what the network sees from their cue."""
    found: dict[int, list[Seen]] = {}
    for node, chain in zip(nodes, chained, strict=True):
        for step in chain:
            if step.party is not None:
                layer = next((one for one in node.layers if step.span in one.source), node.inner)
                seen = found.setdefault(step.party, [])
                if step.span is not None and layer.view is not None:
                    seen.append((step.span, layer.view))
    return found


def _parents(nodes: Sequence[Node], kept: Sequence[int]) -> list[int | None]:
    """The place among those ``kept`` of the nearest statement that holds each, if any does."""
    places = {i: place for place, i in enumerate(kept)}
    found = []
    for i in kept:
        parent = nodes[i].parent
        while parent is not None and parent not in places:
            parent = nodes[parent].parent
        found.append(None if parent is None else places[parent])
    return found


def mend(
    article: Article, context: Context, attributions: Sequence[Attribution], notes: Sequence[Note]
) -> list[Attribution]:
    """``attributions`` outside furniture and the outlet's ``notes``, repaired, with those of forms and sections.

    None of the author's own voice, and none that nobody said.
    """
    outside = [a for a in attributions if not _in_furniture(article, a)]
    formed = with_verdicts(context, passed_on(context, without_headings(context, without_topics(context, outside))))
    repaired = repair(context, in_dialogue(context, with_accusations(context, formed)))
    found = [*repaired, *(a for a in in_fixed_forms(context, repaired) if not _in_furniture(article, a))]
    placed = with_set_off(context, with_sections(context, found), article.set_off)
    said = without_unsaid(context.text, without_author(context, placed))
    return without_notes(said, notes)


def notes_of(article: Article, context: Context) -> list[Note]:
    """What the article's outlet takes back, or stands by, of what it wrote."""
    own, outlet = context.own, article.outlet
    return notes_in(article.text, context.quotes, lambda name: is_own_outlet(name, own) or is_part_of_own(name, outlet))


def context_of(article: Article) -> Context:
    """The parties that ``article`` names, with its sentences and quotations; nobody has spoken yet."""
    names = with_credited_names(article.text, all_names(article.text), article.set_off)
    builder = CastBuilder(article.text, with_nicknames(article.text, names))
    learn_roles(article.text, builder)
    quotes = unmarked(quotations(article.text), article.set_off)
    learn_evidence(article.text, builder, quotes)
    cast = builder.cast()
    people = [span for span, _, party in cast.mentions if party.kind == "person"]
    outlets = [span for span, _, party in cast.mentions if party.kind == "outlet"]
    working = employers(article.text, cast)
    own = own_names(article)
    sections = sections_of(article.text, own, people)
    return Context(
        article.text,
        cast,
        tuple(sentences(article.text)),
        quotes,
        with_credited(article.text, with_blocks(article.text, sections, cast.mentions, working), article.set_off),
        items_of(article.text, outlets),
        working,
        own | own_programmes(article.text, cast, own),
    )


def find_attributions(
    article: Article, network: Network, told: Told = lambda share: None
) -> tuple[list[Attribution], Encoded]:
    """All attributions of the article's text outside its furniture, of every layer, and the states of every piece."""
    pieces = encode(article.text, network.tokenizer, article.furniture)
    states = _room(len(pieces.ids))
    return decoded(article.text, pieces, _scored(network, pieces, states, told)), Encoded(pieces, states)


def _room(count: int) -> NDArray[np.float16]:
    """Where the states of so many pieces go: those of a book to a file that nobody else sees, and that ends with it."""
    if count * WIDTH * 2 <= _IN_MEMORY:
        return np.zeros((count, WIDTH), dtype=np.float16)
    with TemporaryFile(prefix="wherefrom-") as file:
        return np.memmap(file, dtype=np.float16, mode="w+", shape=(count, WIDTH))


def decoded(text: str, pieces: Pieces, scored: Iterable[tuple[Window, Scores]]) -> list[Attribution]:
    """The attributions of a text that the network has seen, by the place of their contents."""
    found = attributions(text, pieces, scored)
    return sorted(found, key=lambda a: (a.content[0][0], -a.content[-1][1], a.cue))


def _scored(
    network: Network, pieces: Pieces, states: NDArray[np.float16], told: Told
) -> Iterator[tuple[Window, Scores]]:
    """What the network says of each window, one after the other: those of a book would fill the memory."""
    for number, window in enumerate(windows(pieces), start=1):
        if number % _TRIMMED == 0:
            give_back_memory()
        told(window.own_start / len(pieces.ids))
        scores, seen = network.score(pieces, window)
        own = slice(window.own_start, window.own_end)
        states[own] = seen[own.start - window.start : own.stop - window.start]
        yield window, scores


def _in_furniture(article: Article, attribution: Attribution) -> bool:
    spans = (*attribution.content, *attribution.cue)
    return any(s < end and start < e for start, end in article.furniture for s, e in spans)


def _in_chains(discourse: Discourse, chained: Sequence[Sequence[Step]]) -> tuple[list[tuple[Span, Party]], set[int]]:
    """The words on which chains rest, with whom they mean, and the numbers of all parties in chains."""
    steps = [(step.party, step.span) for chain in chained for step in chain if step.party is not None]
    linked = [(span, discourse.party(number)) for number, span in steps if span is not None]
    return linked, {number for number, _ in steps}


def _statement(
    article: Article,
    context: Context,
    number: int,
    layers: Sequence[Attribution],
    judged: Judged,
    chain: tuple[Link, ...],
) -> Statement:
    node, inner = judged.node, judged.node.inner
    frame = frame_of(context, node.layers[0].cue, (), inner.content)
    return Statement(
        id=number,
        content=inner.content,
        cue=tuple(sorted(span for layer in node.layers for span in layer.cue)),
        source=inner.source,
        voice=judged.voice,
        stance=judged.stance,
        chain=chain,
        layers=tuple(Layer(layer.content, layer.cue, layer.source) for layer in layers) if len(layers) > 1 else (),
        date=date_of(article.text, frame.gaps, node.layers[0].cue, article.published),
        confidence=round(judged.right, 3),
        stance_confidence=None if judged.stance_confidence is None else round(judged.stance_confidence, 3),
        flags=statement_flags(chain),
    )
