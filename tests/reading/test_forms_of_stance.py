"""Words of the content that look like a denial or a doubt and are none, and some that are; read by the real network."""

from __future__ import annotations

import functools

from wherefrom import read

# A text, and the stance of its statement.
ROWS = [
    ("The two choirs never made up, the organist, Ada Blom, said.", "asserts"),
    ("The clinic said it had no record of the patient.", "asserts"),
    ("The coach said he had no doubts about the goalkeeper.", "asserts"),
    ("The ministry said there was no trace of the lorry.", "asserts"),
    ("The story was not made up in a day, said the novelist, Ivo Hart.", "asserts"),
    ("The farm had no false walls, the surveyor said.", "asserts"),
    ("The archive had no copy of the film, director Lea Roux said.", "asserts"),
    ("The hotel said it had no rooms left.", "asserts"),
    ("Nobody was in the tower, Karl Ohm said.", "asserts"),
    ("The bakery said it had no doubt that the flour was good.", "asserts"),
    ("The court said there was no file under that name.", "asserts"),
    ("The council said it had never heard of the firm.", "asserts"),
    ("Tom Vance said that the report about him was made up.", "denies"),
    ("The club said that it doubted the figures.", "doubts"),
    ("The railway said it would not pay.", "refuses"),
    ("The state will not build the dam, minister Ana Reis said.", "refuses"),
]


@functools.cache
def stances(text: str) -> list[tuple[str, int]]:
    return [(one.stance, len(one.targets)) for one in read(text).statements]


def test_a_negative_word_is_no_denial():
    wrong = [(text, stances(text)) for text, wanted in ROWS if stances(text) != [(wanted, 0)]]
    assert len(wrong) <= len(ROWS) / 10, wrong
