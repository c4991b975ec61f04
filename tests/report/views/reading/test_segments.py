from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.report.views.reading.segments import Mark, Segment, segments

MARKS = st.lists(
    st.builds(
        Mark, st.integers(-3, 45), st.integers(-3, 45), st.sampled_from(["content", "cue", "source"]), st.integers(0, 3)
    ),
    max_size=12,
)


@settings(deadline=None)
@given(MARKS, st.sets(st.integers(0, 40)))
def test_segments_tile_the_text_and_know_what_lies_over_them(marks: list[Mark], cuts: set[int]) -> None:
    found = list(segments(0, 40, marks, cuts))
    assert [place for segment in found for place in range(segment.start, segment.end)] == list(range(40))
    assert cuts - {0, 40} <= {segment.start for segment in found}
    for segment in found:
        over = [mark for mark in marks if mark.start <= segment.start and segment.end <= mark.end]
        assert sorted(map(repr, segment.marks)) == sorted(map(repr, over))


def test_marks_come_outermost_first() -> None:
    outer, inner = Mark(0, 9, "content", 1), Mark(3, 6, "content", 0)
    assert [segment.of("content") for segment in segments(0, 9, [inner, outer])] == [[1], [1, 0], [1]]


def test_pieces_of_one_statement_count_once() -> None:
    assert Segment(0, 1, (Mark(0, 2, "cue", 5), Mark(0, 1, "cue", 5))).of("cue") == [5]


def test_an_empty_text_has_no_segments() -> None:
    assert list(segments(0, 0, [Mark(0, 5, "cue")])) == []
