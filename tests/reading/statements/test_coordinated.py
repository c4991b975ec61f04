"""What somebody said ends where somebody else goes on in the same sentence."""

import pytest

from marked import read


def told(marked: str) -> list[tuple[str, list[str]]]:
    reading = read(marked)
    return [
        (" … ".join(reading.article.text[slice(*span)] for span in s.content), [link.name for link in s.chain])
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    ("marked", "first"),
    [
        ("{s1 The Harbour Board} {c1 said} {x1 the pier was safe and {s2 a diver} {c2 said} {x2 it leaned}}.",
         "the pier was safe"),
        ("{s1 The Harbour Board} {c1 said} on Friday {x1 the pier was safe, but {s2 a diver} {c2 doubts} {x2 it}}.",
         "the pier was safe"),
        ("{s1 Bakers in Orby} {c1 say} {x1 flour has become dear while {s2 a diver} {c2 blamed} {x2 the mills}}.",
         "flour has become dear"),
    ],
)  # fmt: skip
def test_somebody_else_goes_on(marked, first):
    outer, inner = told(marked)
    assert outer[0] == first
    assert inner[1] == ["diver"]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 The Board} {c1 said} that {x1 the pier was safe and {s2 a diver} {c2 said} {x2 it leaned}}.",
        "{s1 The Board} {c1 said} {x1 it was shut and {s2 it} {c2 hopes to} {x2 open in May}}.",
        "{s1 The Board} {c1 said} {x1 the mayor and {s2 a diver} {c2 wanted to} {x2 see it}}.",
        "{s1 The Board} {c1 said} {x1 “the pier was safe and {s2 a diver} {c2 said} {x2 it leaned}”}.",
        "{s1 The Board} {c1 said} {x1 it had to weigh the cost and {s2 a diver's} {c2 claim that} {x2 it leaned}}.",
        "{s1 Board}{c1 :} {x1 The pier was safe and {s2 a diver} {c2 said} {x2 it leaned}}.",
        "{c1 According to} {s1 the Board}, {x1 the pier was safe and {s2 a diver} {c2 said} {x2 it leaned}}.",
    ],
)
def test_one_goes_on(marked):
    assert any(" and " in content for content, _ in told(marked))
