import pytest

from marked import only


@pytest.mark.parametrize(
    ("marked", "voice"),
    [
        ("{s1 Voss} {c1 said} {x1 it was late}.", "indirect"),
        ("{x1 “It was late,”} {s1 Voss} {c1 said}. {x1 “Very late.”}", "direct"),
        ("{s1 Voss} {c1 said} {x1 it was “rather late” by then}.", "mixed"),
        ('{s1 Voss} {c1 said}: {x1 "It was late."}', "direct"),
        ("{s1 The page} {c1 states:}\n\n{x1 All visitors must leave by six.}\n\nThen it rained.", "direct"),
        ("{s1 Voss} {c1 warned:} {x1 visitors must leave}.", "indirect"),
    ],
)
def test_voice_follows_the_marks_as_printed(marked, voice):
    assert only(marked).voice == voice


def test_reported_speech_inside_a_quotation_is_direct():
    from marked import read

    outer, inner = read("{x1 “We ran home and {s2 Hille} {c2 said} {x2 it was late},”} {c1 said} {s1 Voss}.").statements
    assert (outer.voice, inner.voice) == ("direct", "direct")
