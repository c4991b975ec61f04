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

# What asks, confesses, refuses, feels or forecasts in so many words.
PLAIN = [
    ("“Remind yourself what the harbour was like,” the pilot, Odd Nilsen, said.", "asks"),
    ("“We urge the owners of small boats to stay in port,” Hanne Lund added.", "asks"),
    ("“We want the ministry to pay for the new quay,” said Karl Weber, who leads the guild.", "asks"),
    ("“Let’s bring the ferry back,” Mayor Ruth Vega told reporters.", "asks"),
    ("“Leave the seals alone,” the ranger, Ann Ode, said.", "asks"),
    ("“I call on my neighbours to open their doors,” said Father Carl Boman.", "asks"),
    ("“We want to see the money go to the schools,” said the teacher, Mia Berg.", "asks"),
    ("The coach warned the goalkeeper not to test the referee’s patience.", "asks"),
    ("The economist Jan Voss suggested closing the smaller of the two mines.", "asks"),
    ("“You are not allowed to sleep here,” the guard said.", "asks"),
    ("The broker Paul Marsh pleaded guilty to forging two signatures.", "confirms"),
    ("The captain, Ivo Tamm, vowed not to leave the wreck.", "refuses"),
    ("The union announced its decision not to sign the contract.", "refuses"),
    ("“We are not going to discuss the fire,” the brewer, Lutz Kern, said.", "refuses"),
    ("The bank said it would make no comment on the loan.", "refuses"),
    ("The opera said it had no plans to sell its house.", "refuses"),
    ("The singer Mara Quill said she was shocked by the bill.", "thinks"),
    ("The owners said they were very disappointed by the ruling.", "thinks"),
    ("Analysts predict that hops will cost twice as much by May.", "asserts"),
    ("“I want my old boat back,” the fisherman, Bo Hask, said.", "asserts"),
    ("“Leave was never an option,” the nurse, Nora Lind, said.", "asserts"),
    ("Officers told Rosa Klein the driver had decided not to stop.", "asserts"),
    ("The museum announced it had reached a deal with the heirs that will bring the clock home.", "asserts"),
    ("The heirs said in a letter that they “will mount a fierce defence of the old clock”.", "intends"),
    ("“We will use all our boats to find him,” said Bo Hask, who heads the coast guard.", "intends"),
    ("“I'll leave you with that thought,” the guide, Ada Blom, concluded.", "intends"),
    ("The brewery announced it had agreed to close its oldest pub.", "intends"),
    ("The study suggests that warming is slower at sea.", "asserts"),
    ("The engineer Olga Reimer suggested a wider quay would help the ferries.", "asserts"),
    ("The clerk, Pia Holm, advised parents the fees would rise in May.", "asserts"),
    ("Deputy mayor Hugo Stein announced his candidacy for the Senate.", "intends"),
    ("The dean, Rita Faber, announced a review of the rules on boarding.", "intends"),
    ("The orchestra announced the death of its founder.", "asserts"),
]


@functools.cache
def stances(text: str) -> list[tuple[str, int]]:
    return [(one.stance, len(one.targets)) for one in read(text).statements]


def test_a_negative_word_is_no_denial():
    wrong = [(text, stances(text)) for text, wanted in ROWS if stances(text) != [(wanted, 0)]]
    assert len(wrong) <= len(ROWS) / 10, wrong


def test_what_is_plain_needs_no_choice():
    wrong = [(text, stances(text)) for text, wanted in PLAIN if wanted not in [stance for stance, _ in stances(text)]]
    assert len(wrong) <= len(PLAIN) / 10, wrong
