"""Years and days that tell of somebody, and those on which something was said; read by the real network."""

from __future__ import annotations

import functools

from wherefrom.intake.article import Article
from wherefrom.reading.reader import read_article

# A text, and of each statement when it was made.
ROWS = [
    ("The line will close, said Harbour Rail, a company founded in 1893.", [None]),
    ("“We had no choice,” said Ines Moll, who has led the bank since she was elected in 2015.", [None]),
    ("Paul Reyes, born in 1961, said the well was dry.", [None]),
    ("The school was safe, said the builder, whose firm went bankrupt in 2009.", [None]),
    ("“It sank in minutes,” said Ole Dahl, a sailor who retired in March 2011.", [None]),
    ("The Arno, a mill built in 1902, will be torn down, the mayor said.", [None]),
    ("Clara Voss, who won gold in 1988, told the club that she would not return.", [None]),
    ("The law, passed in 1974, protects tenants, the minister said.", [None]),
    ("The minister said on Tuesday that the law passed in 1974 protects tenants.", ["2024-03-05"]),
    ("In 2019 Lea Brandt said the dam was safe.", ["2019"]),
    ("The dam was safe, Lea Brandt, the engineer who built it in 1990, said in 2019.", ["2019"]),
    ("“It is over,” said Jan Smit, who joined the party in 2001, on Monday.", ["2024-03-04"]),
    ("The comet will return, astronomer Rosa Klein wrote in 1986.", ["1986"]),
    ("The airline, which was sold to a fund in 2017, said it would fly again.", [None]),
]


@functools.cache
def dates(text: str) -> list[str | None]:
    found = read_article(Article(id="a", text=text, published="2024-03-06"))
    return [None if one.date is None else one.date.value for one in found.statements]


def test_a_year_is_a_date_only_where_it_tells_when_it_was_said():
    wrong = [(text, dates(text)) for text, wanted in ROWS if dates(text) != wanted]
    assert len(wrong) <= len(ROWS) / 10, wrong
