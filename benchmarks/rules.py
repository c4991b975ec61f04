"""What each rule gains on articles it was not written on: ``benchmarks/rules.py SHARED [--every N] [--only WORD]``.

Every rule is switched off by itself, and the articles of layered train in which it does something are read again from
what the fold networks say of them (each article by a network and heads that have not seen it). A row: how often the
rule does something, in how many articles, and what is lost without it
in chain F1, statement F1, and of the statements found in right origins, stances and sources, in points. The heads have
learned with all rules on, which is to the rules' advantage. ``--every 4`` takes every fourth article.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from rich.progress import track

from pairing import paired
from quality import TRAIN, article_of
from wherefrom.reading.choice import learned_in
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.network.model import load_network
from wherefrom.reading.parties.cast import _acronyms_of
from wherefrom.reading.reader import assemble, decoded
from wherefrom.reading.types import Attribution

# By module or class below wherefrom.reading: the functions that are rules, and what each answers where it is switched
# off: the number of the argument that it hands back, a value, or what a function makes of the arguments.
HANDS_BACK: dict[str, dict[str, int]] = {
    "statements.repair": {
        "unmarked": 1, "rejoined": 1, "with_turns": 1, "with_uncued": 1, "to_closing_mark": 1,
        "_without_borrowed": 1, "_quoted_whole": 1, "_with_source": 1, "_trimmed": 1, "_passed_on": 1, "completed": 1,
        "_with_inner": 1, "_not_the_object": 1, "over_paragraphs": 1,
    },
    "statements.beginnings": {"_without_link": 1, "_with_that": 1},
    "statements.coordinated": {"_parted": 1},
    "statements.gaps": {"_filled": 1, "_beside_cue": 1},
    "statements.boundaries": {
        "_content": 1, "_source": 1, "_after_article": 1, "_whole_noun": 1, "_whole_word": 1, "_not_dangling": 1,
        "impersonal": 1, "with_apposition": 1, "of_hearsay": 1, "_without_listener": 1,
        "_before_verb": 1, "with_verbs": 1, "_with_infinitive": 1, "_without_filler": 1, "_in_one_paragraph": 1,
        "_not_addressee": 1, "_interrupted": 1,
    },
    "statements.ends": {"_with_word": 1},
    "statements.passing_on": {"_with_cited": 1, "_quoted_as": 1, "_read_out": 1},
    "statements.dialogue": {"_unanswered": 1, "_with_label": 1},
    "chains.links": {
        "_without_own": 1, "_handed_on": 0, "_through_speaker": 3, "_credited": 1, "_with_quoter": 2, "_on_occasion": 2,
        "through_employer": 2, "through_nobody": 2, "lasting": 2, "polled": 2, "with_tellers": 3,
        "without_doubled": 1,
    },
    "reader": {"without_headings": 1, "without_topics": 1, "with_verdicts": 1, "with_accusations": 1, "with_told_of": 1,
        "without_author": 1, "with_blocks": 1, "to_their_closing": 1, "with_predicates": 1,
    },
    "meaning.stance": {"_expressed": 0},
}  # fmt: skip
ANSWERS: dict[str, dict[str, Any]] = {
    "statements.fixed_forms": {"_silent": (), "_neither": ()},
    "statements.sources": {"_possessor": None, "_shared": None, "_first_phrase": None, "_before": None, "_after": None,
        "_behind_verb": None, "circumstance_before": None,
    },
    "statements.repair": {"_is_nickname": False, "tellers_of": None},
    "statements.beginnings": {"_opening": None, "_antecedent": None},
    "statements.gaps": {"_is_open": False},
    "statements.uncued": {"is_within": False},
    "statements.nesting": {"_listener": (), "_is_listener": False},
    "statements.passives": {"_is_accused": False, "_asking": None},
    "statements.unsaid": {"_is_unsaid": False, "_is_act": False, "_is_withheld": False, "_is_supposed": False},
    "chains.links": {
        "_told_gender": None, "_asked_on": (), "_implied": None, "unheld_office": None, "aired": [],
        "_frame_relays": [], "is_object": False, "relays_inside": [],
        "quoted_and_quoter": (None, None),
    },
    "chains.relays": {"_outlets": [], "_according": []},
    "parties.resolve": {
        "joint_party": None, "_publication": None, "_apposed": None, "_antecedent": None, "_pronoun": None,
        "_governing": None, "_subject_before": None, "_together": None, "_spoken_of": (), "_named_behind": None,
        "owned_name": None, "_of_titled": None,
    },
    "parties.candidates": {
        "is_impossible": False, "_members_inside": frozenset(), "is_out_of_sight": False,
        "taken_up": (), "joined_before": (), "settled": None, "_speaks_of_another": False,
        "not_meant": lambda party: False, "is_owner": False, "told_of": None,
        "_of_itself": None, "are_told_by": False,
    },
    "parties.evidence": {"_pronouns": (), "_may_be_firm": False, "_may_be_outlet": False},
    "parties.descriptions": {
        "_same_words": None, "_by_role": None, "_earlier": None, "_issuer": None, "_publisher": None,
        "_introduced": None, "_generic": None, "named_below": None, "full_name": None,
    },
    "parties.headlines": {"headline_names": []},
    "parties.names": {
        "_is_work": False, "_is_dateline": False, "_is_month": False, "is_trade": False, "_opens_label": False,
        "_is_office": False,
    },
    "parties.runs": {
        "_is_abbreviated": False, "_is_in_outlet": False, "_is_body": False, "_listed": 0, "_is_known": False,
    },
    "parties.openers": {"_is_of_body": False, "_is_family_name": False},
    "parties.nicknames": {"nicknames": []},
    "parties.party_kinds": {
        "_is_listed": False, "_is_police": False, "_is_media": False, "_is_of_people": False, "_is_office": False,
    },
    "parties.cast": {
        "_is_programme": False, "are_two_generations": False, "is_saint": False, "elders": frozenset(),
        "is_end_of": False,
    },
    "parties.cast.CastBuilder": {"_namesake": None},
    "parties.roles": {
        "_role_before": None, "_role_apposed": (None, False), "_role_after": None, "_opens_as_body": False,
        "_is_family": False,
    },
    "reader": {"is_admission": False,
        "stance_of": "asserts", "refuses_plainly": False, "notes_of": (), "_is_plain": False, "items_of": (),
        "is_called_doubtful": False, "is_threat": False, "is_question": False, "is_appeal": False,
        "feels_plainly": False, "forecasts": False, "own_programmes": frozenset(), "puts_question": False,
        "says_will": False, "tells_of_done": False, "announces_step": False, "advises_of": False,
    },
    "statements.dialogue": {"_only_asked": False},
    "meaning.dates": {"_is_of_somebody": False},
    "sections": {"_turns": [], "_answers": [], "_posts": [], "_claims": [], "_scripted": [], "_unmarked": ()},
    "chains.aired": {"_titled": [], "_shown": []},
    "statements.spoken": {"_is_thought": False},
    "meaning.stance": {"_is_denied": False, "_is_told": False, "_is_unanswered": False},
    "meaning.clauses": {"stance_of_clause": "asserts", "stance_of_own_clause": None, "verdict_in_name": None},
}  # fmt: skip
OTHERWISE: dict[str, dict[str, Callable[..., Any]]] = {
    "chains.links": {"_carried": lambda _discourse, _node, chain, _passage: (chain, None)},
    "parties.cast": {
        "_acronyms_of": lambda words, known=_acronyms_of: known(words)[:1],
        "with_reign": lambda name, _titled: name,
    },
    "parties.cast.CastBuilder": {"_usual": lambda _builder, draft, _own: draft.name},
    "meaning.stance": {"_in_view_of": lambda found, *_: found.stance},
}

# Patterns and sets of words that are rules by themselves, below wherefrom: switched off, they match nothing.
PATTERNS: dict[str, Sequence[str]] = {
    "lang.en.patterns.boundaries": ("LAST_WORD", "GOES_ON_BEHIND", "NO_MORE", "BESIDES", "NOUN_FROM", "ASKS_TO"),
    "lang.en.patterns.stance": ("TURNED_DOWN", "PUSHES_BACK"),
    "lang.tokens": ("_ENDS",),
    "reading.parties.settled": ("ADDRESSED",),
    "reading.parties.employers": ("PRESENTS",),
    "lang.en.patterns.sources": ("ACCORDING", "MADE_KNOWN"),
    "reading.parties.joint": ("OFFICE_AREAS",),
    "reading.parties.names": ("HONOURS",),
    "reading.parties.runs": ("TICKER", "IN_BODIES", "OWNED_BODIES", "ARTICLES"),
}

Counts = dict[int, Counter[str]]


@dataclass(frozen=True)
class Rule:
    """One function, or pattern, that may be switched off."""

    module: str
    name: str
    off: Any


@dataclass(frozen=True)
class Pattern:
    """What stands in for a pattern or a set of words: it tells when one of its words is there, or has none."""

    known: Any = None
    told: Callable[[], None] = bool

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """``search``, ``match``, ``fullmatch``."""
        return lambda *arguments: self._told(self.known and getattr(self.known, name)(*arguments))

    def __contains__(self, word: str) -> bool:
        """Whether a set has the word."""
        return bool(self._told(self.known and word in self.known))

    def _told(self, answer: Any) -> Any:
        if answer:
            self.told()
        return answer or None


def rules() -> list[Rule]:
    """All of them."""
    found = [Rule(m, f, _back(k)) for m, names in HANDS_BACK.items() for f, k in names.items()]
    found += [Rule(m, f, _answer(value)) for m, names in ANSWERS.items() for f, value in names.items()]
    found += [Rule(m, f, off) for m, names in OTHERWISE.items() for f, off in names.items()]
    return [*found, *(Rule(m, f, Pattern()) for m, names in PATTERNS.items() for f in names)]


def _back(number: int) -> Callable[..., Any]:
    return lambda *arguments, **_: arguments[number]


def _answer(value: Any) -> Callable[..., Any]:
    return lambda *_, **__: value


@dataclass(frozen=True)
class Case:
    """One article: its gold, and what a network that has not seen it finds."""

    row: Any
    fold: int
    attributions: list[Attribution]
    sets: list[Any]


class Measure:
    """Reads the articles and counts what is right."""

    def __init__(self, shared: Path, every: int) -> None:
        sys.path[:0] = [str(shared / "benchmarks"), str(Path(__file__).parents[1] / "training")]
        import score_chains

        from packed import FOLDER, replay

        self.scorer = score_chains
        tokenizer = load_network(1).tokenizer
        self.choosers = {f: learned_in(path) for f, path in enumerate(sorted(FOLDER.glob("heads-*.npz")))}
        self.cases = []
        for number, (fold, row, pieces, seen) in enumerate(replay(shared / TRAIN, tokenizer)):
            if number % every == 0:
                sets = score_chains.token_sets(row["text"], [s["spans"] for s in row["statements"]])
                self.cases.append(Case(row, fold, decoded(row["text"], pieces, seen), sets))

    def counts(self, numbers: Iterable[int] | None = None) -> dict[int, Counter[str]]:
        """For each article, or those of ``numbers``: statements of gold, read and found, and what of these is right."""
        found = {}
        for number in range(len(self.cases)) if numbers is None else numbers:
            case = self.cases[number]
            reading = assemble(article_of(case.row), case.attributions, None, self.choosers[case.fold])
            found[number] = self._compared(case, reading_to_dict(reading)["statements"])
        return found

    def _compared(self, case: Case, read: Sequence[Any]) -> Counter[str]:
        gold = case.row["statements"]
        n = Counter({"gold": len(gold), "read": len(read)})
        for i, j, source in paired(self.scorer, case.sets, self.scorer.token_sets(case.row["text"], read)):
            one, other = gold[i], read[j]
            n["found"] += 1
            n["chain"] += self.scorer.same_chain(one["chain"], other["chain"])
            first, read_first = one["chain"][0], other["chain"][0]
            n["origin"] += self.scorer.same_name(first["name"], read_first["name"], first["kind"])
            n["kind"] += first["kind"] == read_first["kind"]
            n["stance"] += one["stance"] == other["stance"]
            n["source"] += source >= 0.5
        return n


def figures(counts: Counts) -> dict[str, float]:
    """Chain F1, statement F1, and shares of the statements found, in per cent."""
    n: Counter[str] = sum(counts.values(), Counter())
    whole = (n["gold"] + n["read"]) / 2
    return {
        "chain": 100 * n["chain"] / whole,
        "statement": 100 * n["found"] / whole,
        **{name: 100 * n[name] / n["found"] for name in ("origin", "kind", "stance", "source")},
    }


def module_of(rule: Rule) -> Any:
    """The module, or the class, whose name for the function is in use."""
    below = "wherefrom" if isinstance(rule.off, Pattern) else "wherefrom.reading"
    module, _, owner = f"{below}.{rule.module}".rpartition(".")
    return getattr(importlib.import_module(module), owner)


def fires(measure: Measure, wanted: Sequence[Rule]) -> tuple[Counter[Rule], dict[Rule, set[int]], Counts]:
    """How often each rule answers otherwise than switched off, and in which articles; and what is right with all on."""
    times: Counter[Rule] = Counter()
    articles: dict[Rule, set[int]] = defaultdict(set)
    here = [0]

    def note(rule: Rule) -> None:
        times[rule] += 1
        articles[rule].add(here[0])

    def watched(rule: Rule, function: Any) -> Any:
        if isinstance(rule.off, Pattern):
            return Pattern(function, partial(note, rule))

        def call(*arguments: Any, **named: Any) -> Any:
            answer = function(*arguments, **named)
            answer = list(answer) if hasattr(answer, "__next__") else answer
            neutral = rule.off(*arguments, **named)
            if bool(answer) if neutral == () else answer != neutral:
                note(rule)
            return answer

        return call

    found: Counts = {}
    with contextlib.ExitStack() as stack:
        for rule in wanted:
            module = module_of(rule)
            stack.enter_context(mock.patch.object(module, rule.name, watched(rule, getattr(module, rule.name))))
        for number in range(len(measure.cases)):
            here[0] = number
            found |= measure.counts([number])
    return times, articles, found


def main() -> None:
    """Print a row for each rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--only", default="", help="rules whose module or name holds this word")
    options = parser.parse_args()
    measure = Measure(options.shared, options.every)
    wanted = [rule for rule in rules() if options.only in f"{rule.module}.{rule.name}"]
    times, articles, counts = fires(measure, wanted)
    whole = figures(counts)
    print("with all: " + "  ".join(f"{name} {value:.1f}" for name, value in whole.items()), flush=True)
    print("| rule | fires | articles | " + " | ".join(whole) + " |\n| --- | --- | --- |" + " --- |" * len(whole))
    for rule in track(wanted, "rules", disable=not sys.stderr.isatty()):
        with mock.patch.object(module_of(rule), rule.name, rule.off):
            without = figures({**counts, **measure.counts(sorted(articles[rule]))})
        gains = " | ".join(f"{whole[name] - without[name]:+.2f}" for name in whole)
        print(f"| {rule.module}.{rule.name} | {times[rule]} | {len(articles[rule])} | {gains} |", flush=True)


if __name__ == "__main__":
    main()
