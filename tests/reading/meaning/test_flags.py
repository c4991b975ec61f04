import pytest

from marked import read
from wherefrom.reading.meaning.flags import statement_flags
from wherefrom.reading.types import Link


@pytest.mark.parametrize(
    ("kinds", "flags"),
    [
        (["person"], ()),
        (["group"], ("unnamed-origin",)),
        (["unnamed", "outlet"], ("unnamed-origin",)),
        (["person", "unnamed", "outlet"], ("hearsay",)),
        (["unnamed", "person", "outlet"], ("unnamed-origin", "hearsay")),
    ],
)
def test_flags_of_a_chain(kinds, flags):
    assert statement_flags([Link("x", kind) for kind in kinds]) == flags


def test_every_flag_says_why_in_one_sentence():
    reading = read("{s1 Many bakers} {c1 said} {x1 so it was}. It is {c2 reportedly} {x2 closed}.")
    assert [(f.flag, f.statement) for f in reading.flags] == [
        ("unnamed-origin", 0),
        ("unnamed-origin", 1),
        ("undated", None),
    ]
    assert "Many bakers" in reading.flags[0].why
    assert all(f.why.endswith(".") for f in reading.flags)


def test_a_dated_article_is_not_undated():
    assert read("It rained.", published="2020-01-02").flags == ()
