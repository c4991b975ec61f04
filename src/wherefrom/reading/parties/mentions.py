"""Mentions of persons and organizations beyond names and sources: pronouns and noun phrases in the whole text.

The text is gone through once, in order. A pronoun goes to the party that is most salient where it stands: every mention
adds weight, subjects more than others, and the weight halves with each sentence (Lappin and Leass 1994, reduced to what
needs no parser). "I" in a quotation is its speaker. A noun phrase goes back to an earlier one with the same head, to a
person of that office, or, where it names a body ("the company"), to the body last named. Who is mentioned only once
and without a name is no party. "I", "we" and "you" in the article's own words are the author, "we" and the reader.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from wherefrom.lang import lexicon
from wherefrom.lang.tokens import Token, tokens_of
from wherefrom.reading.context import Context
from wherefrom.reading.parties.cast import Party
from wherefrom.reading.parties.phrases import classify, clean, parse, singular
from wherefrom.reading.parties.resolve import HE, SELF, SELVES, SHE, THEY, agrees
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

Said = tuple[Sequence[Span], Party]
"""The content of a statement, and whose words it is."""

OUTSIDE = {
    **dict.fromkeys((*SELF, "mine"), "author"),
    **dict.fromkeys((*SELVES, "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "reader"),
}
"""Whom the first and second person mean in the article's own words: the author, the author with others, the reader."""
PRONOUNS = HE | SHE | THEY | OUTSIDE.keys()
DETERMINERS = frozenset(
    ("the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your", "both", "all")
)
INDEFINITE = frozenset(
    ("a", "an", "one", "some", "many", "most", "several", "two", "three", "four", "five", "other", "more", "no", "few")
    + ("another", "each", "every", "any", "thousands", "hundreds", "dozens", "six", "seven", "eight", "nine", "ten")
)
_AFTER_HEAD = frozenset(
    str.split("""
    of in on at to for from by with and or but who whom whose which that is are was were be been being has have
    had will would can may could should must might do does did not as if when while where because than then into
    over under after before about against between through during without within like also never always often
    still just only even so too said say says told think want know get got make made take took came come go went
    gave give saw see felt feel left ran run held hold kept i you he she it we they him them us me there here
    now today the a an this these those all both around across such themselves himself herself fell stood sat
    spoke met won lost knew thought brought began became put sent paid heard led wrote found chose rose drove
    broke grew sold bought built fought sought needs wants thinks believes
    """)
)
"""Words after which a noun phrase has ended: what follows its head is no noun that it only describes."""
_NO_HEADS = frozenset(
    str.split("""
    all most some many half percent right left thousands millions hundreds dozens city country countries nation
    nations state side services paper website site head voice centre center practice this few several forces
    force units campaign
    """)
)
"""Words that the lists know as sources but that seldom are a party by themselves."""
_VERBISH = re.compile(r"\w{3,}(?:ed|ly|ing)\Z")
_NP_KINDS = ("unnamed", "group", "organization", "outlet")
SUBJECT, OTHER = 1.0, 0.8
"""Weights of a mention at the head of its sentence and elsewhere."""
FAINT = 0.05
"""Below this weight a party is too long unmentioned to be meant by a pronoun."""
BODY_REACH = 3
"""Sentences back in which the body that "the company" means must have been named."""


OFFICES = 200
"""Parties back among which the holder of an office is looked for."""


@dataclass(slots=True)
class _Salience:
    weight: float = 0.0
    sentence: int = -1

    def at(self, sentence: int) -> float:
        return self.weight * 0.5 ** max(0, sentence - self.sentence)


@dataclass(slots=True)
class _Walk:
    """What is known at one place of the text."""

    context: Context
    tokens: list[Token]
    said: list[tuple[Span, Party]]
    salience: dict[int, _Salience] = field(default_factory=dict)
    parties: dict[int, Party] = field(default_factory=dict)
    heads: dict[tuple[str, bool], Party] = field(default_factory=dict)
    found: list[tuple[Span, Party]] = field(default_factory=list)
    last_body: tuple[int, Party] | None = None
    new: dict[int, int] = field(default_factory=dict)
    outside: dict[str, list[Span]] = field(default_factory=dict)

    def mention(self, span: Span, party: Party, weight: float) -> None:
        sentence = self.context.sentence_of(span[0])
        kept = self.salience.setdefault(id(party), _Salience())
        kept.weight, kept.sentence = kept.at(sentence) + weight, sentence
        self.parties[id(party)] = party
        if party.kind in ("organization", "outlet") and party.words:
            self.last_body = (sentence, party)
        if id(party) in self.new:
            self.new[id(party)] += 1


def further_mentions(context: Context, said: Sequence[Said]) -> list[tuple[Span, Party]]:
    """Every further mention with its party; parties that are new are not yet in ``context.cast``.

    ``said`` tells whose words the quotations are. Mentions that the parties have already are not repeated. Nothing
    that is given is changed, but for the gender of a party, which a pronoun can tell.
    """
    contents = sorted(((span, party) for spans, party in said for span in spans), key=lambda pair: pair[0])
    walk = _Walk(context, tokens_of(context.text), contents)
    known = sorted(
        {(span, id(party)): (span, party) for party in context.cast.parties for span in party.mentions}.values(),
        key=lambda pair: pair[0],
    )
    starts = [span for span, _ in known]
    i = 0
    for number, token in enumerate(walk.tokens):
        while i < len(known) and known[i][0][0] <= token.start:
            _take_known(walk, *known[i])
            i += 1
        at = bisect_right(starts, (token.start, 1 << 60)) - 1
        _take_token(walk, number, token, starts[at] if at >= 0 else (-1, -1))
    for name, spans in walk.outside.items():
        party = Party(name, "group" if name == "we" else "unnamed", plural=name == "we")
        walk.found.extend((span, party) for span in spans if len(spans) > 1)
    return [(span, party) for span, party in walk.found if walk.new.get(id(party), 2) > 1]


def _take_known(walk: _Walk, span: Span, party: Party) -> None:
    words = walk.context.text[span[0] : span[1]]
    if not party.words:
        phrase = parse(words)
        walk.heads[phrase.head, phrase.plural] = party
    walk.mention(span, party, _weight(walk, span))


def _take_token(walk: _Walk, number: int, token: Token, known: Span) -> None:
    word = token.text.casefold().replace("’", "'")
    plain = word.split("'")[0]
    if plain in PRONOUNS and (token.text != "US"):
        span = (token.start, token.start + len(plain))
        if known[0] == span[0] and known[1] <= token.end:
            return  # A source that the chains have resolved.
        party = _pronoun(walk, span, plain)
        if party is not None:
            walk.found.append((span, party))
            walk.mention(span, party, _weight(walk, span))
        elif not is_inside(walk.context.quotes, span[0]) and plain in OUTSIDE:
            walk.outside.setdefault(OUTSIDE[plain], []).append(span)
        return
    if known[0] <= token.start < known[1]:
        return
    phrase = _phrase_at(walk, number)
    if phrase is not None:
        _take_phrase(walk, phrase)


def _weight(walk: _Walk, span: Span) -> float:
    text = walk.context.text
    number = walk.context.sentence_of(span[0])
    start = walk.context.sentences[number][0] if number >= 0 else 0
    return SUBJECT if len(text[start : span[0]].split()) <= 4 else OTHER


# Pronouns


def _pronoun(walk: _Walk, span: Span, word: str) -> Party | None:
    speaker, quoted = _speaker(walk, span[0]), is_inside(walk.context.quotes, span[0])
    if word in OUTSIDE:
        return speaker if quoted and OUTSIDE[word] == "author" else None
    sentence = walk.context.sentence_of(span[0])
    best: tuple[float, Party] | None = None
    for key, salience in list(walk.salience.items()):
        party, weight = walk.parties[key], salience.at(sentence)
        if weight < FAINT:
            del walk.salience[key]  # A book would otherwise make every pronoun look at everybody in it.
            continue
        if not _may_be(party, word) or (party is speaker and quoted):
            continue
        if best is None or weight > best[0]:
            best = (weight, party)
    if best is None:
        return None
    party = best[1]
    if party.gender is None and party.kind in ("person", "unnamed") and word not in THEY:
        party.gender = "f" if word in SHE else "m"
    return party


def _may_be(party: Party, word: str) -> bool:
    if word in THEY and not party.plural and party.kind in ("organization", "outlet"):
        return party.name not in lexicon.nations()
    return agrees(party, word)


def _speaker(walk: _Walk, at: int) -> Party | None:
    """Whose words stand at an offset; of nested contents the innermost, which begins last."""
    i = bisect_right(walk.said, at, key=lambda pair: pair[0][0]) - 1
    for (_, end), party in reversed(walk.said[max(0, i - 6) : i + 1]):
        if at < end:
            return party
    return None


# Noun phrases


@dataclass(frozen=True, slots=True)
class _Np:
    span: Span
    head: str
    plural: bool
    kind: str
    gender: str | None
    determiner: str


def _phrase_at(walk: _Walk, number: int) -> _Np | None:
    """The noun phrase whose head is this token, where it names people or a body."""
    token = walk.tokens[number]
    word = token.text.casefold()
    base = re.sub(r"(?:['’]s|(?<=s)['’])\Z", "", word)
    known = classify(base) if token.text[0].islower() or token.opens else None
    if known is None or known[0] not in _NP_KINDS or base in _NO_HEADS or not _ends(walk.tokens, number, base != word):
        return None
    start, determiner = _begin(walk.tokens, number)
    kind, plural, gender = known
    if not determiner and not plural:
        return None
    span = (walk.tokens[start].start, token.start + len(base))
    return _Np(span, singular(base), plural or kind == "group", kind, gender, determiner)


def _ends(tokens: Sequence[Token], number: int, possessive: bool) -> bool:
    """Whether the phrase ends with this word, not with a later noun that this one only describes."""
    if possessive or number + 1 == len(tokens):
        return True
    after = tokens[number + 1]
    word = after.text.casefold()
    if not word[0].isalpha():
        return word[0] not in "-/’'"
    return word in _AFTER_HEAD or (after.text[0].islower() and bool(_VERBISH.match(word))) or after.opens


def _begin(tokens: Sequence[Token], number: int) -> tuple[int, str]:
    """The first word of the phrase and its determiner, which stands at most five words before the head."""
    for back in range(1, 6):
        i = number - back
        if i < 0 or not tokens[i].text[0].isalnum() or tokens[i + 1].opens and back > 0 and i + 1 < number:
            break
        word = tokens[i].text.casefold()
        if word in DETERMINERS or word in INDEFINITE or word.endswith(("'s", "’s")):
            return i, word
        if word in _AFTER_HEAD:
            break
    return number, ""


def _take_phrase(walk: _Walk, np: _Np) -> None:
    party = _antecedent(walk, np)
    if party is None:
        kind = np.kind if np.kind in ("unnamed", "group", "organization", "outlet") else "unnamed"
        name = clean(walk.context.text[np.span[0] : np.span[1]]) or np.head
        party = Party(name, kind, gender=np.gender, plural=np.plural)  # type: ignore[arg-type]
        walk.new[id(party)] = 0
    walk.heads[np.head, np.plural] = party
    walk.found.append((np.span, party))
    walk.mention(np.span, party, _weight(walk, np.span))


def _antecedent(walk: _Walk, np: _Np) -> Party | None:
    if np.determiner in INDEFINITE:
        return None
    same = walk.heads.get((np.head, np.plural))
    if same is not None:
        return same
    if np.plural or np.determiner not in ("the", "this", "that"):
        return None
    if np.kind == "unnamed":
        return _of_office(walk, np)
    if np.kind in ("organization", "outlet") and walk.last_body is not None:
        sentence, body = walk.last_body
        return body if walk.context.sentence_of(np.span[0]) - sentence <= BODY_REACH else None
    return None


def _of_office(walk: _Walk, np: _Np) -> Party | None:
    """The person named before whose office or trade the phrase repeats."""
    for party in islice(reversed(walk.parties.values()), OFFICES):
        if party.kind == "person" and party.words and any(parse(role).head == np.head for role in party.roles):
            return party
    return None


def gather_mentions(context: Context, said: Sequence[Said]) -> list[Party]:
    """Add the further mentions to their parties, new parties to the cast; all parties that got one.

    The mentions that chains give are to be there already: a source that a chain has resolved is not resolved again.
    """
    touched: dict[int, Party] = {}
    for span, party in further_mentions(context, said):
        if id(party) not in touched and not party.mentions:
            context.cast.add(party)
        touched[id(party)] = party
        party.mentions.append(span)
    for party in touched.values():
        party.mentions.sort()
    return list(touched.values())
