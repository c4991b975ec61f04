"""Joint sources: several who say something together are one party, with the joint name and its members.

"Lee and Senator Hale", "the museum, the city and the Harbour Board", "neither the bank nor its owner". Each member is
somebody named, or described in a phrase of its own; in "the director of parks and gardens" the "and" joins what hangs
on a noun, and in "Lee, a teacher and mother of three" what explains a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.descriptions import JOINED_BY
from wherefrom.lang.en.patterns.phrases import (
    AND_BETWEEN,
    BEHIND_HEAD,
    DESCRIBES_NOUN,
    DETERMINED,
    EXPLAINING,
    HANGS_ON,
    JOINER,
    JOINT_OPENS,
    KIN,
    OF_ALL,
    OFFICE_AREAS,
    OWNED_NOUN,
    PAIR,
    RELATIVE_CLAUSE,
    THE,
    WHOSE,
    WITHIN_NAME,
)
from wherefrom.reading.context import Discourse, Mention, Party
from wherefrom.reading.parties.groups import is_preposed
from wherefrom.reading.parties.kinds import classify, parse, singular
from wherefrom.reading.types import Kind
from wherefrom.text.span import Span

Described = Callable[[Span], "Party | None"]
"""Whom words without a name mean."""
REACH = 70
"""Characters between two names that are joined."""
SENTENCES = 3
"""How many sentences back two who are named together may be "they"."""
FARTHER = 12
"""The same for "both" and "the two"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One conjunct: where it stands, whether a lone comma leads up to it, and the name in it that it means."""

    span: Span
    behind_comma: bool
    named: Party | None
    words: str

    @property
    def determined(self) -> bool:
        """Whether it is a phrase by itself, with an article or a number."""
        return DETERMINED.match(self.words) is not None or OWNED_NOUN.match(self.words) is not None


def joint_party(discourse: Discourse, span: Span, described: Described) -> Party | None:
    """The joint party that the words at ``span`` name; None where they mean one, or several under one noun."""
    if JOINER.search(discourse.text, *span) is None:
        return None
    pieces = _without_appositions(discourse, list(_pieces(discourse, span)))
    if len(pieces) > 2 and _is_told_by_names(pieces):
        pieces = pieces[1:]
    if len(pieces) < 2 or not JOINER.search(discourse.text, pieces[0].span[1], pieces[-1].span[0]):
        return None
    if _is_one(discourse.text, pieces):
        return None
    members = [piece.named or _described(piece, described) for piece in pieces]
    known = [member for member in members if member is not None]
    if len(known) < len(members) or len({member.name for member in known}) < len(known):
        return None
    return _together(discourse, known)


def is_surely_joint(discourse: Discourse, span: Span) -> bool:
    """Whether the words at ``span``, which name a joint party, hold nothing that explains a name."""
    pieces = list(_pieces(discourse, span))
    kept = _without_appositions(discourse, pieces)
    before = sum(p.behind_comma and _is_named_behind(q, p) for q, p in pairwise(pieces))
    of_all = sum(OF_ALL.match(p.words) is not None for p in pieces if p not in kept)
    return len(kept) + before + of_all >= len(pieces)


def joined_before(discourse: Discourse, at: int, described: Described, reach: int = SENTENCES) -> Iterator[Party]:
    """Those who are named together at most ``reach`` sentences before ``at``, the last first."""
    here = discourse.sentence_of(at)
    start = discourse.sentences[max(0, here - reach)][0] if here >= 0 else 0
    for joiner in reversed(list(JOINER.finditer(discourse.text, start, at))):
        span = _joined_at(discourse, joiner.span(), (start, at))
        party = joint_party(discourse, span, described) if span else None
        if party is not None:
            yield party


def are_told_by(party: Party, words: str) -> bool:
    """Whether the members of a joint source are what "both officers" or "the pair" are: people, or bodies."""
    noun = words.casefold().split()[-1]
    known = classify(singular(noun))
    return party.kind == ("person" if noun in PAIR or known and known.kind == "unnamed" else known and known.kind)


def _joined_at(discourse: Discourse, joiner: Span, limits: Span) -> Span | None:
    """From the name before an "and" to the one behind it that is of the same kind, or to kin: "Lee and her husband"."""
    text = discourse.text
    near = [m for m in discourse.cast.before(joiner[0], 3) if limits[0] <= m[0][0] and joiner[0] - m[0][1] < REACH]
    kin = KIN.match(text, joiner[1], limits[1])
    if kin and classify(kin.group(1)):
        span = (_lead(text, near[0]), kin.end(1)) if near else None
    else:
        behind = discourse.cast.between(joiner[1], min(limits[1], joiner[1] + REACH))
        right = next((m for m in behind if not WITHIN_NAME.match(text, m[0][1])), None)
        left = next((m for m in near if right and m[2].kind == right[2].kind), None)
        span = (_lead(text, left), right[0][1]) if left and right else None
    return None if span is None or "\n" in text[slice(*span)] else span


def _pieces(discourse: Discourse, span: Span) -> Iterator[Piece]:
    text, (start, end) = discourse.text, span
    opens = JOINT_OPENS.match(text, start, end)
    start = opens.end() if opens else start
    relative = RELATIVE_CLAUSE.search(text, start, end)
    end = relative.start() if relative else end
    names = [m[0] for m in discourse.cast.between(start, end)]
    cuts = [m.span() for m in AND_BETWEEN.finditer(text, start, end) if not any(s < m.start() < e for s, e in names)]
    begins = [(start, False), *((e, JOINER.search(text, s, e) is None) for s, e in cuts)]
    for (begin, comma), stop in zip(begins, [*(s for s, _ in cuts), end], strict=True):
        words = text[begin:stop].rstrip(" ,;:")
        if words:
            piece = begin, begin + len(words)
            yield Piece(piece, comma, _named_in(discourse, piece), words)


def _named_in(discourse: Discourse, piece: Span) -> Party | None:
    """Whom a name at the head of a piece means: no name that hangs on another word, or only describes it."""
    text, heads = discourse.text, []
    for mention in discourse.cast.between(*piece):
        (start, end), _, party = mention
        lead = _lead(text, mention)
        hangs = is_preposed(text, piece[0], lead) or BEHIND_HEAD.search(text, piece[0], lead)
        goes_on = (DESCRIBES_NOUN, WHOSE, WITHIN_NAME)
        if not hangs and not any(pattern.match(text, end, piece[1]) for pattern in goes_on):
            heads.append(party)
    return heads[-1] if heads else None


def _lead(text: str, mention: Mention) -> int:
    """Where a mention begins with its title: "Senator" of "Senator Ann Lee"."""
    (start, _), name, _ = mention
    before = start - len(name.role) - 1 if name.role else start
    return before if name.role and text[max(0, before) : start - 1] == name.role else start


def _without_appositions(discourse: Discourse, pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` without what explains a name, before it or behind it."""
    kept: list[Piece] = []
    explaining = False
    for k, piece in enumerate(pieces):
        last = kept[-1] if kept else None
        if last is None:
            kept.append(piece)
        elif piece.behind_comma and _is_named_behind(last, piece):
            kept[-1], explaining = piece, False
        elif explaining and not _is_fresh(discourse, piece, last):
            continue
        elif piece.behind_comma and _is_person(last) and not piece.determined and _is_no_person(piece):
            explaining = True  # "Ann Lee, UK and Ireland manager"
        elif last.named and piece.behind_comma and _explains(piece, closed=_is_person(last) and _closes(pieces, k)):
            explaining = True
        else:
            kept.append(piece)
            explaining = False
    return kept


def _is_fresh(discourse: Discourse, piece: Piece, last: Piece) -> bool:
    """Whether a piece after what explains a name begins with somebody else: with a name of the same sort, or "the"."""
    start = piece.span[0]
    opens = next((m for m in discourse.cast.between(*piece.span) if _lead(discourse.text, m) == start), None)
    if opens is not None and last.named is not None and opens[2].kind == last.named.kind:
        return opens[2] == piece.named and opens[2].certain
    return piece.words.startswith(THE) and not _is_person(last)


def _closes(pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece ``k`` may be what explains the last name: it goes on, or somebody named follows."""
    behind = pieces[k + 1 : k + 2]
    return not behind or behind[0].named is not None or not behind[0].determined


def _is_named_behind(last: Piece, piece: Piece) -> bool:
    """Whether a person's name follows what they are: "the harbour master, Paul Hill"."""
    person = piece.named is not None and piece.named.kind == "person"
    return person and last.named is None and parse(last.words).kind == "unnamed"


def _is_told_by_names(pieces: Sequence[Piece]) -> bool:
    """Whether people's names follow what they are together: "the attorneys, Ann Lee and Paul Hill"."""
    first, *others = pieces
    plural = first.named is None and parse(first.words).plural
    return plural and others[0].behind_comma and all(_is_person(piece) for piece in others)


def _explains(piece: Piece, *, closed: bool) -> bool:
    if EXPLAINING.match(piece.words):
        return True
    if piece.named is not None:
        return False
    return not piece.determined or (closed and not parse(piece.words).plural)


def _is_one(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether an "and" joins less than two: what hangs on a noun, two offices of one person, two words of a name."""
    first, titles = pieces[0], lexicon.gendered("titles")
    single = first.words.istitle() and " " not in first.words and first.words not in OFFICE_AREAS
    unknown = single and not classify(first.words.casefold())
    if first.named is None and not first.determined and not unknown:
        return True
    for left, right in pairwise(pieces):
        hangs = HANGS_ON.search(text, *left.span)
        both = left.named and right.named and _is_person(left) and _is_person(right)
        if hangs and not right.determined and not (both and right.named and _is_sure(right.named)):
            return True
        # "Deputy Information and Social Services Minister Ann Lee", "Nova writer and performer Ann Lee"
        if both and left.named and _is_named_once(left.named) and _is_told_at_length(right):
            return True
        if hangs and left.named is None and hangs.group(1).isupper():
            return True
        if _is_person(right) and left.named and left.named.words[-1:] and left.named.words[-1] in titles:
            return True  # "Nokia President and Chief Legal Officer Ann Lee"
        if _is_person(right) and left.named and not (_is_person(left) or left.determined):
            return True  # "House Energy and Commerce Chairman Ann Lee"
        if _is_person(right) and left.named is None and not right.determined and not unknown:
            return True  # "the singer and actor Ann Lee"
    return False


def _is_sure(party: Party) -> bool:
    """Whether a name is surely a person's, or has more words than one."""
    return party.certain or len(party.words) > 1


def _is_named_once(party: Party) -> bool:
    """Whether a name may be a part of an office: nothing tells that it is a person's but what stands right there."""
    return not party.certain or (len(party.words) == 1 and len(party.mentions) == 1)


def _is_told_at_length(piece: Piece) -> bool:
    """Whether an office of several words or a trade stands before a name: more than "Senator Lee"."""
    named = piece.named.words[0] if piece.named and piece.named.words else ""
    before = piece.words.partition(named)[0].split() if named else []
    return not piece.determined and (len(before) > 1 or bool(before) and before[0].islower())


def _is_no_person(piece: Piece) -> bool:
    """Whether a piece has a name that is nobody's, or an office that only looks like one: "Liberal Democrat MP"."""
    if piece.named is None or not _is_person(piece):
        return piece.named is not None
    known = classify(piece.words.split()[-1].casefold())
    return not piece.named.certain and known is not None and known.kind == "unnamed"


def _is_person(piece: Piece) -> bool:
    return piece.named is not None and piece.named.kind == "person"


def _described(piece: Piece, described: Described) -> Party | None:
    phrase = parse(piece.words)
    plain = not piece.determined and phrase.text == phrase.text.casefold()
    if plain and not classify(phrase.head):
        return None
    return described(piece.span)


def _together(discourse: Discourse, members: Sequence[Party]) -> Party:
    joined = joint_name([party.name for party in members])
    known = discourse.called(joined)
    kinds = {party.kind for party in members if party.certain or party.phrase} or {members[0].kind}
    kind: Kind = kinds.pop() if len(kinds) == 1 else "organization" if kinds <= {"organization", "outlet"} else "group"
    kind = "group" if kind == "unnamed" else kind
    return known or Party(discourse.next_number, joined, kind, plural=True, joined=tuple(members))


def joint_name(names: Sequence[str]) -> str:
    """Several names as one: "A, B and C"."""
    return JOINED_BY.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
