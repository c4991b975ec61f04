import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.intake.article import Article
from wherefrom.reading.types import Kind, Link, Reading, Statement, Voice
from wherefrom.tracing.claims.quotes import Difference, differences, is_altered, quotes

BRIDGE = "We could not let another lorry over the bridge. It has to stay closed until the spring."


def reading(id: str, *said: str, name: str = "Ilse Morrow", kind: Kind = "person", voice: Voice = "direct") -> Reading:
    """An article that prints ``said``, each with what stands between bars as narration: "“One,|” she said, “|two.”"."""
    text, statements = "", []
    for number, printed in enumerate(said):
        content = []
        for at, piece in enumerate(printed.split("|")):
            if at % 2 == 0:
                content.append((len(text), len(text) + len(piece)))
            text += piece
        chain = (Link(name, kind),)
        statements.append(Statement(number, tuple(content), (), (), voice, "asserts", chain))
        text += f" {name} said.\n\n"
    return Reading(Article(id, text), tuple(statements))


def operations(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(d.operation, a[slice(*d.a)], b[slice(*d.b)]) for d in differences(a, b)]


def test_differences_point_at_the_words() -> None:
    a = "“We could not let another lorry over the bridge,” she said"
    b = "We could never let a lorry over the old bridge"
    assert operations(a, b) == [
        ("equal", "We could", "We could"),
        ("replaced", "not", "never"),
        ("equal", "let", "let"),
        ("replaced", "another", "a"),
        ("equal", "lorry over the", "lorry over the"),
        ("inserted", "", "old"),
        ("equal", "bridge", "bridge"),
        ("deleted", "she said", ""),
    ]
    assert differences(a, b)[-1] == Difference("deleted", (50, 58), (46, 46))


PIECES = st.sampled_from(["we", "will", "not", "let", "the", "lorry", "over", "bridge", "…", "[now]", ".", "said"])


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_differences_cover_both_in_order(left: list[str], right: list[str]) -> None:
    a, b = " ".join(left), " ".join(right)
    found = differences(a, b)
    for side, text in ((0, a), (1, b)):
        spans = [(d.a, d.b)[side] for d in found]
        assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
        covered = " ".join(text[start:end] for start, end in spans).split()
        markers = {"…", "[now]", "."}
        assert [w for w in covered if w not in markers] == [w for w in text.split() if w not in markers]
    for d in found:
        if d.operation == "equal":
            here, there = ([w for w in t[slice(*s)].split() if w.isalpha()] for t, s in ((a, d.a), (b, d.b)))
            assert here == there
        assert (d.a[0] < d.a[1]) == (d.operation != "inserted")
        assert (d.b[0] < d.b[1]) == (d.operation != "deleted")


@pytest.mark.parametrize(
    "other",
    [
        BRIDGE,
        "we could not let another lorry over the bridge",
        "It has to stay closed until the spring",
        "We could not let another lorry over the bridge … until the spring",
        "We could not let ... lorry over the bridge. It has to stay closed",
        "We could not let [another heavy truck] over the bridge. It has to stay closed until the spring.",
        "[The city] could not let another lorry over the bridge. It has to stay closed until the spring.",
        "We could not let another lorry over the bridge [in Varnhem]. [I]t has to stay closed until the spring.",
        "‘We could not let another lorry over the bridge’; it has to stay CLOSED until the spring!",
        "We could not let another lorry over the bridge. Safety comes first. It has to stay closed until the spring.",
        "Nothing can be done at once. We could not let another lorry over the bridge.",
        "We could not let another lorry over the bridge. Nobody wanted that to happen.",
        "The harbour needs no bridge at all, and never did.",
        "",
    ],
)
def test_cuts_and_marked_changes_do_not_alter(other: str) -> None:
    assert not is_altered(BRIDGE, other)
    assert not is_altered(other, BRIDGE)


@pytest.mark.parametrize(
    "other",
    [
        "We could let another lorry over the bridge. It has to stay closed until the spring.",
        "We would not let another lorry over the bridge. It has to stay closed until the spring.",
        "We could not let another lorry over the bridge. It has to stay closed until next spring.",
        "We could not let another lorry over the bridge. It has to be kept shut",
        "They could not let another lorry over the bridge",
        "We could not let another single lorry over the bridge",
        "We could not let another lorry over the bridge until the spring",
    ],
)
def test_other_words_alter(other: str) -> None:
    assert is_altered(BRIDGE, other)
    assert is_altered(other, BRIDGE)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The labour programme is at the centre of it", "The labor program is at the center of it"),
        ("The F.B.I. told three mayors about it", "The FBI told 3 mayors about it"),
        ("Gen. Marn won’t organise the defence", "General Marn won't organize the defense"),
    ],
)
def test_spelling_does_not_alter(a: str, b: str) -> None:
    assert [d.operation for d in differences(a, b)] == ["equal"]


def test_same_quotation_in_three_articles() -> None:
    first = reading("a", "“We could not let another lorry over the bridge,|” she said. “|It has to stay closed.”")
    second = reading("b", "“We could not let another lorry over the bridge. It has to stay closed.”", name="Morrow")
    third = reading("c", '"We could let another lorry over the bridge"')
    other = reading("d", "“The ferry will run every twenty minutes from tomorrow morning.”")
    [quote] = quotes([first, second, third, other])
    assert quote.speaker == "Ilse Morrow"
    assert quote.altered
    assert [(variant.text, variant.articles) for variant in quote.variants] == [
        ("We could not let another lorry over the bridge. It has to stay closed.", ("a", "b")),
        ("We could let another lorry over the bridge", ("c",)),
    ]


def test_a_cut_is_another_variant_but_not_altered() -> None:
    [quote] = quotes([reading("a", f"“{BRIDGE}”"), reading("b", "“It has to stay closed until the spring.”")])
    assert len(quote.variants) == 2
    assert not quote.altered


def test_only_the_quoted_part_of_a_mixed_statement() -> None:
    first = reading("a", "the city “could not let another lorry over” it and will “keep it closed”", voice="mixed")
    second = reading("b", "“We could not let another lorry over the bridge and will keep it closed.”")
    [quote] = quotes([first, second])
    assert [variant.text for variant in quote.variants] == [
        "We could not let another lorry over the bridge and will keep it closed.",
        "could not let another lorry over … keep it closed",
    ]
    assert not quote.altered


def test_indirect_speech_and_single_articles_give_nothing() -> None:
    said = f"“{BRIDGE}”"
    assert quotes([reading("a", BRIDGE, voice="indirect"), reading("b", BRIDGE, voice="indirect")]) == ()
    assert quotes([reading("a", said, said)]) == ()
    assert quotes([]) == ()


def test_speakers_are_kept_apart() -> None:
    said = "“The ferry will run again on Monday”"
    assert quotes([reading("a", said, name="Ilse Morrow"), reading("b", said, name="Tom Varga")]) == ()
    unnamed = reading("b", said, name="a spokesman for the port", kind="unnamed")
    [quote] = quotes([reading("a", said), unnamed])
    assert quote.speaker == "Ilse Morrow"
    # A long run of the same words is the same quotation, whoever is said to have said it.
    assert len(quotes([reading("a", f"“{BRIDGE}”"), reading("b", f"“{BRIDGE}”", name="Tom Varga")])) == 1


def test_names_of_the_trace_decide() -> None:
    said = "“The ferry will run again on Monday”"
    readings = [reading("a", said, name="the mayor"), reading("b", said, name="Morrow")]
    assert quotes(readings) == ()
    [quote] = quotes(readings, name_of=lambda article, statement: "Ilse Morrow")
    assert quote.speaker == "Ilse Morrow"
    assert quotes(readings, name_of=lambda article, statement: article) == ()


def test_block_quotation_without_marks() -> None:
    [quote] = quotes([reading("a", BRIDGE), reading("b", f"“{BRIDGE}”")])
    assert [variant.articles for variant in quote.variants] == [("a", "b")]


def test_order_is_that_of_the_articles() -> None:
    ferry, bridge = "“The ferry will run again on Monday morning.”", f"“{BRIDGE}”"
    found = quotes([reading("a", ferry, bridge), reading("b", bridge, ferry)])
    assert [quote.variants[0].text[:3] for quote in found] == ["The", "We "]


@pytest.mark.parametrize("text", ["a " * 300_000, "[" * 500_000, "a." * 300_000, "." * 800_000, ". " * 400_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    began = time.process_time()
    differences(text, text + "b")
    quotes([reading("a", f"“{text}”"), reading("b", f"“{text} b”")])
    assert time.process_time() - began < 10


def test_many_quotations_take_no_time() -> None:
    words = [a + b + c for a in "bdfgkmnprst" for b in ("an", "el", "is", "or") for c in ("den", "ra", "mit", "ku")]
    said = ["“" + " ".join(random.Random(i).sample(words, 15)) + ".”" for i in range(60)]
    began = time.process_time()
    assert len(quotes([reading(str(n), *said) for n in range(10)])) == 60
    assert time.process_time() - began < 10
