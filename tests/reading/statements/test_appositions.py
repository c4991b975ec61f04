"""A name in apposition: the source is the whole noun phrase, and no part of it stays in the content."""

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article


@pytest.mark.parametrize(
    ("text", "content", "source", "name"),
    [
        (
            "The ferry will sail again, the line's director, Ilse Brandt, said.",
            "The ferry will sail again",
            "the line's director, Ilse Brandt",
            "Ilse Brandt",
        ),
        (
            "Nobody saw the fire start, the watchman, Peder Lunde, told police.",
            "Nobody saw the fire start",
            "the watchman, Peder Lunde",
            "Peder Lunde",
        ),
        ("The dog bit first, its owner, Marta Sool, said.", "The dog bit first", "its owner, Marta Sool", "Marta Sool"),
        (
            "Prices will rise again in spring, the union's chairman, Georg Pell, warned.",
            "Prices will rise again in spring",
            "the union's chairman, Georg Pell",
            "Georg Pell",
        ),
        (
            "The museum's curator, Dana Weiss, said the vase was a copy.",
            "the vase was a copy",
            "The museum's curator, Dana Weiss",
            "Dana Weiss",
        ),
        (
            "Henrik Dall, the bank's chief economist, expects a mild winter.",
            "a mild winter",
            "Henrik Dall, the bank's chief economist",
            "Henrik Dall",
        ),
        (
            "The roof was never inspected, said the school's caretaker, Rudi Kern.",
            "The roof was never inspected",
            "the school's caretaker, Rudi Kern",
            "Rudi Kern",
        ),
        (
            "According to the club's treasurer, Vera Noll, the money was spent on flags.",
            "the money was spent on flags",
            "the club's treasurer, Vera Noll",
            "Vera Noll",
        ),
        (
            "It was the worst storm in living memory, a fisherman, Jon Skaar, recalled.",
            "It was the worst storm in living memory",
            "a fisherman, Jon Skaar",
            "Jon Skaar",
        ),
        (
            "The tests were done twice, the laboratory's head, Dr. Amal Sayegh, added.",
            "The tests were done twice",
            "the laboratory's head, Dr. Amal Sayegh",
            "Amal Sayegh",
        ),
        (
            "The wolves are back, the park's ranger, Finn Olsen, says.",
            "The wolves are back",
            "the park's ranger, Finn Olsen",
            "Finn Olsen",
        ),
        (
            "No train will run before noon, the railway's spokeswoman, Petra Huber, said on Monday.",
            "No train will run before noon",
            "the railway's spokeswoman, Petra Huber",
            "Petra Huber",
        ),
    ],
)
def test_the_whole_noun_phrase_is_the_source(text: str, content: str, source: str, name: str) -> None:
    (statement,) = read_article(Article(id="1", text=text), threads=1).statements
    assert "".join(text[s:e] for s, e in statement.content).rstrip(",") == content
    assert [text[s:e] for s, e in statement.source] == [source]
    assert [(link.name, link.kind) for link in statement.chain] == [(name, "person")]
