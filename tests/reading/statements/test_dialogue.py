import pytest

from marked import chains, read, words


def contents(marked: str) -> list[str]:
    reading = read(marked)
    return [words(reading, statement.content) for statement in reading.statements]


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("His cousin, Ida, shrugged.", False),
        ("The driver closed the door.", False),
        ("Max Hille closed the door.", False),
        ("He closed the door.", True),
        ("Lee closed the door.", True),
        ("The price of bread has doubled.", True),
    ],
)
def test_who_stirs_behind_a_quotation_has_given_it(after, kept):
    found = contents(f"{{x1 “It rained,”}} {{c1 said}} {{s1 Ann Lee}}.\n\n{{x1 “It snowed.”}} {after}")
    assert found == ["“It rained,”|“It snowed.”" if kept else "“It rained,”"]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("{c1 Asked whether} {x1 it rained}, {s2 Ann Lee} {c2 said} {x2 it snowed}.", ["it snowed"]),
        ("{s2 Ann Lee} {c2 said} {x2 it snowed} when {c1 asked} {x1 how it was}.", ["it snowed"]),
        ("{s1 Max Hille} {c1 asked whether} {x1 it rained}, and {s2 Ann Lee} {c2 said} {x2 no}.", ["it rained", "no"]),
        ("{s1 Ann Lee} {c1 was asked to} {x1 leave}.", ["Ann Lee|leave"]),
        ("{c1 Asked whether} {x1 it rained}, Ann Lee left.", ["it rained"]),
    ],
)
def test_a_question_beside_its_answer_is_no_statement(marked, found):
    assert contents(marked) == found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Voices\n\nAnn Lee, baker: “It rained.”", ["Ann Lee"]),
        ("Voices\n\nAnn Lee (baker): “It rained.”", ["Ann Lee"]),
        ("Voices\n\nAnd from the baker, Ann Lee:\n\n“It rained.”", ["Ann Lee"]),
        ("Voices\n\nPolice Lee, baker: “It rained.”", ["Police Lee"]),
    ],
)
def test_a_label_gives_the_quotation_behind_it(text, chain):
    assert chains(text) == [chain]


def test_a_sentence_before_a_colon_is_no_label():
    assert chains("According to Ann Lee, there was one rule: “No rain.”") == []
