from __future__ import annotations

from marked import chains


def test_a_content_of_two_cues_is_the_inner_ones_as_the_outer_one_tells_it():
    marked = (
        "{s1 The Dockside letter} {c1 warns} {x1 {x2 that the gate might not hold}}, {c2 according to} {s2 the Post}."
    )
    assert chains(marked) == [["Dockside letter", "Post"]]


def test_a_cue_before_a_content_of_its_own_stays_alone():
    marked = "{s1 Ann Lee} {c1 said} {x1 the gate was weak}, but {c2 according to} {s2 the Post} {x2 it will hold}."
    assert chains(marked) == [["Ann Lee"], ["Post"]]
