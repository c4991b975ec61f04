"""Parties: the mentions of a name brought together across spellings, shortened forms, titles and acronyms.

A party is named by its fullest form in the article. Two full names of persons are one where the family name is the same
after folding (accents, doubled letters, apostrophes) and the given names agree, abbreviate or nearly equal each other.
"""

from __future__ import annotations

import re
import sys
from bisect import insort
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from wherefrom.lang import lexicon
from wherefrom.lang.en.patterns.names import (
    ARABIC_ARTICLE,
    BESIDE_KIN,
    GENERIC_TAIL,
    LEGAL_FORMS,
    NOT_IN_ACRONYMS,
    OFFICES,
    OUTLETS_SHARE,
    PLAIN,
    PLURAL_NAMES,
    PRESIDENT,
    PRESIDENTS,
    SAINT,
)
from wherefrom.lang.fold import fold, spelling_key
from wherefrom.lang.nicknames import full_given_names
from wherefrom.lang.outlets import is_programme, outlet_named
from wherefrom.lang.people import are_two_generations, generation_of, may_be_same_person, without_generation
from wherefrom.reading.context import Cast, Party
from wherefrom.reading.parties.draft import Draft
from wherefrom.reading.parties.headlines import headlines
from wherefrom.reading.parties.kinds import NameKind
from wherefrom.reading.parties.names import Name
from wherefrom.reading.parties.namesakes import elders, in_small_letters, is_end_of, is_saint, name_key, with_reign
from wherefrom.reading.types import Kind
from wherefrom.text.quotations import is_inside
from wherefrom.text.span import Span

_KINDS: dict[NameKind, Kind] = {
    "organization": "organization",
    "outlet": "outlet",
    "document": "document",
    "place": "organization",
    "group": "group",
}

MOST = 60
"""Parties of one family name, given name or short form among whom a mention is looked for."""


class CastBuilder:
    """Brings the names found in ``text`` together as parties; ``cast`` gives them as values."""

    def __init__(self, text: str, found: Sequence[Name]) -> None:
        self.mentions: list[tuple[Span, Name, Draft]] = []
        self._drafts: list[Draft] = []
        self._surnames: dict[str, dict[Draft, None]] = {}
        self._given: dict[str, dict[Draft, None]] = {}
        self._bodies: dict[str, Draft] = {}
        self._acronyms: dict[str, Draft] = {}
        self._edges: dict[str, dict[Draft, None]] = {}
        self._full: dict[str, Draft] = {}
        self._beside = frozenset(n.span[0] for n in found if BESIDE_KIN.search(text, max(0, n.span[0] - 40), n.span[0]))
        self._headlines = headlines(text)
        self._elders = elders(n for n in found if not is_inside(self._headlines, n.span[0]))
        self._bring_together(found)
        self._join_parentheses(text)

    def cast(self) -> Cast:
        """The parties as they are known by now, numbered in the order in which they were found."""
        named: dict[Draft, list[tuple[int, str]]] = {}
        for span, name, party in self.mentions:
            named.setdefault(party, []).append((span[0], " ".join(name.words)))
        parties = [
            Party(
                number, with_reign(self._usual(d, named.get(d, ())), d.titled), d.kind, d.gender, d.plural, d.certain,
                tuple(d.roles), tuple(d.aliases), tuple(sorted(d.mentions)), d.words,
                told=d.told, taken_up=tuple(d.taken_up),
            )
            for number, d in enumerate(self._drafts)
        ]  # fmt: skip
        parties = [_with_aliases(party, draft.name) for party, draft in zip(parties, self._drafts, strict=True)]
        numbers = {draft: number for number, draft in enumerate(self._drafts)}
        return Cast(
            tuple(parties),
            tuple((span, name, parties[numbers[draft]]) for span, name, draft in self.mentions),
            tuple(span[0] for span, _, _ in self.mentions),
            {key: numbers[draft] for key, draft in self._bodies.items()},
            {key: numbers[draft] for key, draft in self._acronyms.items()},
        )

    def _usual(self, draft: Draft, own: Sequence[tuple[int, str]]) -> str:
        """Its fullest name as spelt most; of "US", "America" and the like, none of which is fuller, the usual one."""
        nation = draft.name in lexicon.nations()
        spelt = [form for form in draft.aliases if _is_spelling_of(draft.name, form)]
        if not nation and not spelt:
            return in_small_letters(draft.name, draft.kind)
        used = Counter(form for start, form in own if nation or not is_inside(self._headlines, start))
        if not nation:
            return in_small_letters(max([draft.name, *spelt], key=lambda form: used[form]), draft.kind)
        names = [form for form in used if form in lexicon.nations()]
        if any(" " in form for form in names):
            return max(names, key=len)
        return max(names, key=lambda form: (used[form], len(form)), default=draft.name)

    def _bring_together(self, found: Sequence[Name]) -> None:
        """Fullest names first, so that a short form finds its long one; "Jr." and "Sr." before the name alone."""
        order = sorted(
            range(len(found)),
            key=lambda i: (-min(len(found[i].words), 2), not generation_of(found[i].words), found[i].span),
        )
        owner: dict[int, Draft] = {}
        for i in order:
            if found[i].kind != "place":
                owner[i] = self._place(found[i])
                owner[i].titled.update((found[i].role or "").split())
                owner[i].mentions.append(found[i].span)
                if found[i].span[0] not in self._beside:
                    insort(owner[i].begins, found[i].span[0])
        for i, name in enumerate(found):
            if i in owner:
                party = owner[i]
                self.mentions.append((name.span, name, party))
                party.gender = party.gender or name.gender
                party.add_role(name.role)

    def _place(self, name: Name) -> Draft:
        party = self._person(name) if name.kind in ("person", "unknown") else self._namesake(name)
        if party is None and name.kind != "person":
            party = self._body(name)
        if party is None:
            party = self._new(name)
        self._rename(party, name)
        return party

    def _person(self, name: Name) -> Draft | None:
        words, generation = without_generation(name.words), generation_of(name.words)
        if not words:
            return None
        surname = _surname(words)
        known = [
            p
            for p in _latest(self._surnames.get(surname, {}))
            if not _clash(p.gender, _told_gender(name)) and not are_two_generations(p.generation, generation)
        ]
        known = [p for p in known if is_saint(p.words) == is_saint(name.words)]
        if not generation:
            known = [p for p in known if not (p.generation and " ".join(without_generation(p.words)) in self._elders)]
        if len(words) == 1:
            if name.role in PRESIDENTS:
                known = [p for p in known if PRESIDENT in p.titled or not self._is_family(p)]
            known = [p for p in known if p.words[0].rstrip(".") != SAINT]  # "Francis" of a pope, not of "St. Francis"
            return self._first(known or ([] if generation else self._by_given(surname)))
        full = " ".join(words)
        if len(self._surnames.get(surname, {})) > MOST and full in self._full:
            return self._full[full]
        same = (p for p in known if may_be_same_person(" ".join(without_generation(p.words)), full, one_story=True))
        ends = (p for p in _latest(self._surnames.get(surname, {})) if is_end_of(without_generation(p.words), words))
        return next(same, None) or next(ends, None)

    def _by_given(self, key: str) -> list[Draft]:
        """Who has this given name, or one that it is short for: "Angie" of Angela Orlo."""
        named = (_latest(self._given.get(one, {})) for one in (key, *sorted(full_given_names(key))))
        return next(filter(None, named), [])

    def _is_family(self, party: Draft) -> bool:
        """Whether a party is rather a president's family: a woman without that title, or named only beside others."""
        return party.gender == "f" or all(start in self._beside for start, _ in party.mentions)

    def _namesake(self, name: Name) -> Draft | None:
        """Whose family name it is that the lists know as a body's: "Bloomberg" where the article names the man.

        Also the name in capitals throughout, as transcripts print it: "LEE: Thank you".
        """
        word = name.words[0] if len(name.words) == 1 else ""
        shouted = word.isupper() and len(word) > 3
        if not word or word.isupper() and not shouted or word in lexicon.nations() or _is_programme(word):
            return None
        known = [p for p in _latest(self._surnames.get(_surname([word]), {})) if p.kind == "person"]
        return self._first([p for p in known if shouted or p.certain and len(p.words) > 1])

    def _first(self, parties: Sequence[Draft]) -> Draft | None:
        """Of several parties of one surname, the one that the article names first outside its headlines.

        A family name alone is of whom the article is about, even right after a relative: 85 of 106 such links of
        layered train, where the one last named has 67. Who is named only beside a relative comes last.
        """

        def order(party: Draft) -> tuple[bool, bool, int]:
            outside = [start for start in party.begins if not is_inside(self._headlines, start)]
            return not party.certain, not outside, next(iter(outside or party.begins), sys.maxsize)

        return min(parties, key=order, default=None)

    def _body(self, name: Name) -> Draft | None:
        joined = " ".join(name.words)
        outlet = outlet_named(joined)
        keys = [name_key(name.words), spelling_key(lexicon.nations().get(joined, "")), spelling_key(outlet or "")]
        for key in filter(None, keys):
            if key in self._bodies:
                return self._bodies[key]
        letters = _acronym_key(joined)
        short = self._acronyms.get(letters) if len(name.words) == 1 else None
        if short is not None and not (outlet and short.kind == "person"):
            return short  # but "AP" is not Anna Price
        edges = _latest(self._edges.get(spelling_key(name.words[0] if len(name.words) == 1 else joined), {}))
        if outlet:
            edges = [p for p in edges if p.kind == "outlet"]  # "The Hill" is not short for "Capitol Hill"
        if len(edges) > 1:  # Of "JPMorgan Chase & Co" and "JPMorgan Chase Bank" the firm itself is meant.
            edges = [p for p in edges if p.words[-1].rstrip(".") in LEGAL_FORMS and p.words[0] == name.words[0]]
        if len(edges) != 1:
            return None
        # "Reuters" for "Reuters News Agency", but not "Washington" for "Washington Post".
        only_generic = GENERIC_TAIL.issuperset(edges[0].words[1:]) and edges[0].words[0] == name.words[0]
        # "JPMorgan" for "JPMorgan Chase & Co": the tail says that it is a company, and its first word which.
        company = edges[0].words[-1].rstrip(".") in LEGAL_FORMS and edges[0].words[0] == name.words[0]
        fits = name.definite or name.kind == "outlet" or len(name.words) > 1 or only_generic or company
        return edges[0] if fits else None

    def _new(self, name: Name) -> Draft:
        joined = _network(" ".join(name.words))
        party = Draft(
            joined,
            _KINDS.get(name.kind, "person"),
            name.gender,
            plural=_is_plural(joined),
            certain=name.kind not in ("unknown", "place"),
            words=tuple(joined.split()),
            generation=generation_of(name.words),
            told=name.told,
        )
        self._drafts.append(party)
        return party

    def _rename(self, party: Draft, name: Name) -> None:
        joined = " ".join(name.words)
        party.generation = party.generation or generation_of(name.words)
        if name.kind == "outlet" and party.kind != "outlet" and (party.kind != "person" or not party.certain):
            party.kind = "outlet"
        if not _fuller(name.words, party.words, party.kind) or _is_programme(joined):
            party.add_alias(joined)
        elif joined != party.name:
            old, party.name, party.words = party.name, joined, name.words
            party.add_alias(old)
        if name.kind == "person":
            party.certain = True
        self._index(party, name)

    def _index(self, party: Draft, name: Name) -> None:
        joined = " ".join(name.words)
        if party.kind == "person":
            words = without_generation(name.words)
            if words:
                _note(self._surnames, _surname(words), party)
                if len(words) > 1:
                    self._full.setdefault(" ".join(words), party)
                    for given in {words[0], words[0].partition("-")[0]}:
                        _note(self._given, spelling_key(given), party)
            if party.certain:
                return
        self._bodies.setdefault(name_key(name.words), party)
        for other in (lexicon.nations().get(joined), outlet_named(joined)):
            if other:
                self._bodies.setdefault(spelling_key(other), party)
        if len(name.words) > 1:
            for form in _acronyms_of(name.words):
                self._acronyms.setdefault(form, party)
            for edge in _edges(name.words, party.kind):
                _note(self._edges, edge, party)

    def _join_parentheses(self, text: str) -> None:
        """A short form in parentheses right after a name belongs to it: Syrian Arab Army (SAA)."""
        merged: dict[Draft, Draft] = {}
        for (long, _, named), (short, _, party) in pairwise(self.mentions):
            owner = _root(merged, named)
            if owner is party or owner.kind == "person" or party in merged:
                continue
            if not re.fullmatch(r"\s?\([\"“']?", text[long[1] : short[0]]):
                continue
            if text[short[1] : short[1] + 2].lstrip("\"”'")[:1] == ")":
                owner.absorb(party)
                merged[party] = owner
        if merged:
            self.mentions = [(span, name, _root(merged, party)) for span, name, party in self.mentions]
            self._drafts = [draft for draft in self._drafts if draft not in merged]
            for table in (self._bodies, self._acronyms):
                table.update({key: _root(merged, party) for key, party in table.items()})


def _is_spelling_of(name: str, form: str) -> bool:
    same = spelling_key(form) == spelling_key(name)
    return same and "," not in form and generation_of(form.split()) == generation_of(name.split())


def _with_aliases(party: Party, name: str) -> Party:
    """``party`` with the ``name`` by which it was found, where it goes by another spelling."""
    others = (name, *party.aliases)
    aliases = tuple(other for other in others if other != party.name) if party.name != name else party.aliases
    return replace(party, aliases=aliases)


def _root(merged: Mapping[Draft, Draft], party: Draft) -> Draft:
    while party in merged:
        party = merged[party]
    return party


def _note(table: dict[str, dict[Draft, None]], key: str, party: Draft) -> None:
    table.setdefault(key, {}).setdefault(party)


def _latest(noted: dict[Draft, None]) -> list[Draft]:
    """Who is noted under a name, in order; of more than there are in any news the last."""
    return list(islice(reversed(noted), MOST))[::-1]


def _acronym_key(word: str) -> str:
    """An acronym without its dots, small."""
    return fold(re.sub(r"[.&-]", "", word))


def _acronyms_of(words: Sequence[str]) -> list[str]:
    """How a body of several words may be abbreviated: by its initials, and in other ways, by three letters or more.

    With the small words ("Department of Justice", DOJ, also for "Justice Department"); without a country at the front
    ("US Customs and Border Protection", CBP); with one more letter of the last word ("Tokyo Electric Power Company",
    TEPCO). "U.S." gives both its letters.
    """
    parts = [word for word in words if word not in NOT_IN_ACRONYMS]
    letters = [fold(re.sub(r"[^A-Z]", "", word) if "." in word else word[:1]) for word in parts]
    plain, every = "".join(letters), fold("".join(word[:1] for word in words if word != "&"))
    forms = [every, f"{plain}{fold(parts[-1][1:2])}"] if parts else []
    if parts and parts[-1] in OFFICES:
        forms.append(f"{letters[-1]}o{''.join(letters[:-1])}")
    if len(parts) > 2 and (parts[0] in lexicon.nations() or parts[0] in lexicon.demonyms()):
        forms.append("".join(letters[1:]))
    return [plain, *(form for form in forms if len(form) > 2)]


def _edges(words: Sequence[str], kind: Kind) -> list[str]:
    """The shorter forms a body goes by: its first words, its last words ("the Mirror", "Anadolu")."""
    forms = [spelling_key(" ".join(words[:k])) for k in range(1, len(words))]
    forms += [spelling_key(" ".join(words[k:])) for k in range(1, len(words))]
    plain = _plain_edges()
    last = spelling_key(words[-1])
    named_by_last = kind == "outlet" and words[-1] not in OUTLETS_SHARE
    return [form for form in forms if form and (form not in plain or (named_by_last and form == last))]


@lru_cache(maxsize=1)
def _plain_edges() -> frozenset[str]:
    """Words that name nobody by themselves: "the Bank", "the American"."""
    lists = (*lexicon.words("organization_words"), *lexicon.demonyms(), *lexicon.nations(), *PLAIN)
    return frozenset(map(spelling_key, lists))


def _surname(words: Sequence[str]) -> str:
    """The last word, folded, without the Arabic article: "al-Mosuli" is "Mosuli" as well."""
    return spelling_key(ARABIC_ARTICLE.sub("", words[-1]))


def _told_gender(name: Name) -> str | None:
    return name.gender if name.role or len(name.words) > 1 else None


def _clash(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _fuller(new: Sequence[str], old: Sequence[str], kind: Kind) -> bool:
    if not old:
        return True
    if kind == "person":
        given = lexicon.gendered("given_names")
        if old[0] in given and new[0] not in given and len(old) > 1:
            return False
        return (len(without_generation(new)), generation_of(new)) > (len(without_generation(old)), generation_of(old))
    return len("".join(new)) > len("".join(old)) and not (len(new) == 1 and "." in new[0])


def _is_programme(name: str) -> bool:
    """Whether a name is a programme's, which stands for its network."""
    return is_programme(name) and spelling_key(outlet_named(name) or "") not in spelling_key(name)


def _network(name: str) -> str:
    return (outlet_named(name) or name) if _is_programme(name) else name


def _is_plural(name: str) -> bool:
    return name.endswith(PLURAL_NAMES)
