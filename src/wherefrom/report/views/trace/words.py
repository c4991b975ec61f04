"""The words in which a trace is told: who had it from whom, how many origins, when."""

from __future__ import annotations

from wherefrom.archive.corrections.types import How
from wherefrom.lang.en.patterns.reports import HAS_DETERMINER, OPENING_THAT, RELATIVE
from wherefrom.reading.types import Stance
from wherefrom.report.views.time import moment
from wherefrom.report.views.trace.tree import COPIES, Edge, Node, TraceView, Way, article_name, party_key
from wherefrom.report.views.words import KIND_WORDS, NOBODY, clean, count, listed, shorten
from wherefrom.tracing.types import Claim, Origin

WAY_MEANINGS: dict[Way, str] = {
    "republished": "prints its text whole, or nearly",
    "excerpted": "prints a part of its text",
    "rewritten": "tells its text in other words",
    "credits": "names it as the source, without its text",
    "heard": "from the source itself",
    "cites": "and names nobody in between",
    "own": "the trail ends here",
}
_VERBS: dict[Way, str] = {
    "republished": "republished",
    "excerpted": "excerpted",
    "rewritten": "rewrote",
    "credits": "credits",
}
WAY_NAMES: dict[Way, str] = {
    "republished": "republished",
    "excerpted": "excerpted",
    "rewritten": "rewritten",
    "credits": "credits",
    "heard": "heard it",
    "cites": "cites the source",
    "own": "no source named",
}
TOOK_WORDS: dict[How, str] = {
    "republished": "Republished",
    "excerpted": "Excerpted",
    "rewritten": "Rewrote",
    "credits": "Credits",
}
NO_ARTICLE = "named on the way; no article of its own here"
_TOLD, _BOTH = 4, 2
"""Outlets that are told by name, and how many are "both"."""
DISPUTE_WORDS: dict[Stance, str] = {"denies": "denies it", "doubts": "doubts it"}
_DISPUTING: tuple[tuple[Stance, str, str], ...] = (
    ("denies", "denies it", "deny it"),
    ("doubts", "doubts it", "doubt it"),
)
_NAME_LIMIT = 120
_MOST_FURTHER = 3


def claim_words(text: str) -> str:
    """What is claimed, as a sentence of its own: without the "that" with which reported speech begins."""
    text = clean(text)
    words = text[said.end() :] if (said := OPENING_THAT.match(text)) else text
    return words[:1].upper() + words[1:]


def way_words(view: TraceView, edge: Edge, above: bool = False) -> str:
    """How it came, as the rest of a sentence that begins with the outlet: ``credits The Dockside Ledger``.

    ``above``: said right under the source, so that it need not be named where it has only a title.
    """
    if edge.way in _VERBS:
        source = view.source(edge)
        titled = source.article is not None and not source.article.outlet
        return f"{_VERBS[edge.way]} {'it' if above and titled else shorten(display(source), _NAME_LIMIT)}"
    return {"heard": "heard it from the source", "cites": "cites the source", "own": "names no source"}[edge.way]


def came_words(view: TraceView, node: Node) -> str:
    """How a node came to have it; empty where all there is to say is that its trail goes round."""
    if node.came is None or (node.came.way == "own" and any(edge.circular for edge in node.others)):
        return ""
    if node.article is None and node.came.way == "cites":
        return "passed it on"
    return way_words(view, node.came, above=True)


def also_words(view: TraceView, node: Node) -> list[str]:
    """The further ways of a node that do not go round, in a few words: credits by name, shared texts counted."""
    further = [edge for edge in node.others if not edge.circular]
    texts = [edge for edge in further if edge.way in COPIES]
    told = [way_words(view, edge) for edge in further if edge.way not in COPIES or len(texts) == 1]
    if len(texts) > 1:
        told.append(f"shares text with {len(texts)} others")
    return told[:_MOST_FURTHER] + ([f"{len(told) - _MOST_FURTHER} more"] if len(told) > _MOST_FURTHER else [])


def goes_round(view: TraceView, node: Node) -> bool:
    """Whether a node stands under a source that in turn has it from this node."""
    if node.came is None:
        return False
    return any(edge.circular and edge.source == node.number for edge in view.source(node.came).others)


def display(node: Node) -> str:
    """The name of a node as people read it."""
    return article_name(node.article) if node.article else origin_name(node.origin) if node.origin else clean(node.name)


def origin_name(origin: Origin) -> str:
    """The name of an origin as people read it."""
    if origin.unattributed:
        return NOBODY
    name = shorten(clean(origin.name), _NAME_LIMIT)
    return "unnamed source" if name in ("unnamed", "") else name


def origin_words(origin: Origin, view: TraceView | None = None) -> str:
    """An origin in a phrase: ``a source who spoke to PandoDaily``."""
    name = origin_name(origin)
    if origin.unattributed:
        who = unattributed_name(origin, view)
        return f"{who}, which names no source"
    if origin.kind == "unnamed" and not HAS_DETERMINER.match(name):
        name = f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
    spoke = f"{'and' if RELATIVE in name else 'who'} spoke to"
    return f"{name} {spoke} {clean(origin.via)}" if origin.via else name


def unattributed_name(origin: Origin, view: TraceView | None) -> str:
    """The outlet (or title) at which the trail of an unattributed origin ends."""
    node = view.node_of.get(origin.name) if view else None
    return shorten(display(node) if node else clean(origin.name), _NAME_LIMIT)


def origin_kind(origin: Origin) -> str:
    """What an origin is, and whom it spoke to."""
    if origin.unattributed:
        return "the trail ends here"
    kind = KIND_WORDS[origin.kind][0]
    return f"{kind}, spoke to {clean(origin.via)}" if origin.via else kind


def root_words(view: TraceView, root: Node) -> str:
    """What stands under the name of an origin in the picture: its kind, or that the trail goes round."""
    if root.origin is None:
        return ""
    round_trip = any(edge.circular for node, _ in view.walk(root) for edge in node.others)
    return "the trail goes round in a circle" if root.origin.unattributed and round_trip else origin_kind(root.origin)


def in_numbers(articles: int, origins: int) -> str:
    """``12 articles, 1 independent origin``."""
    return f"{count(articles, 'article')}, {count(origins, 'independent origin')}"


def carried(view: TraceView) -> str:
    """How many of the articles carry the main claim, and who denies it; empty where there is nothing to add."""
    if view.claim is None:
        return ""
    total, carrying = len(view.trace.readings), view.claim.articles
    said = f"{carrying:,} of them {'carries' if carrying == 1 else 'carry'} it" if carrying < total else ""
    denials = []
    for stance, verb, plural in _DISPUTING:
        names = list(dict.fromkeys(clean(d.name) for d in view.claim.disputed_by if d.stance == stance))
        if names:
            denials.append(f"{listed(names[:4])} {verb if len(names) == 1 else plural}")
    return "; ".join(filter(None, (said, *denials)))


def all_origins(claim: Claim, view: TraceView | None, most: int = 4) -> str:
    """The origins of a claim in a phrase, the first few by name; unattributed ones are counted."""
    named = [origin_words(origin) for origin in claim.origins if not origin.unattributed]
    open_ends = [origin for origin in claim.origins if origin.unattributed]
    if len(open_ends) == 1:
        named.append(origin_words(open_ends[0], view))
    elif open_ends:
        named.append(f"{len(open_ends)} articles that name no source")
    more = len(named) - most
    return "; ".join(named[:most]) + (f"; and {more} more" if more > 0 else "")


def years(view: TraceView) -> bool:
    """Whether the years must be told: the story is not all of one year."""
    found = {at.when.year for reading in view.trace.readings if (at := moment(reading.article.published))}
    return len(found) > 1


def story_title(view: TraceView) -> str:
    """The title of the story, told like a claim where it is one."""
    title = view.trace.story.title
    return claim_words(title) if clean(title) else "Untitled story"


def told_twice(view: TraceView) -> bool:
    """Whether the claim says no more than the title over it."""
    return view.claim is not None and party_key(claim_words(view.claim.text)) == party_key(story_title(view))


def headline_numbers(view: TraceView) -> str:
    """The story in numbers: all its articles, and the independent origins of its main claim."""
    articles = len(view.trace.readings)
    return in_numbers(articles, view.claim.independent_origins) if view.claim else count(articles, "article")


def in_doubt(view: TraceView) -> str:
    """``It may be 2 to 4 origins. ...``, and why; empty where the number of origins is not in doubt."""
    claim = view.claim
    if claim is None or claim.at_least is None or claim.at_most is None or claim.at_least == claim.at_most:
        return ""
    return f"It may be {claim.at_least} to {claim.at_most} origins. {clean(claim.why or '')}".strip()


def connected(view: TraceView) -> list[str]:
    """``The A and the B both belong to X.``: what the outlets have in common, each in a sentence."""
    told = []
    for one in view.trace.connections:
        more = len(one.outlets) - _TOLD
        names = [clean(name) for name in one.outlets[:_TOLD]]
        names += [f"{more} more"] if more > 0 else []
        verb = "belong to" if one.how == "owner" else "print"
        told.append(f"{listed(names)} {'both' if len(one.outlets) == _BOTH else 'all'} {verb} {_ended(one.name)}")
    return told


def _ended(name: str) -> str:
    return f"{clean(name).rstrip('.')}."


def outlets(view: TraceView) -> str:
    """``from 5 outlets``; empty where no article names its own."""
    names = {clean(r.article.outlet).casefold() for r in view.trace.readings if r.article.outlet}
    return f"from {count(len(names), 'outlet')}" if names else ""
