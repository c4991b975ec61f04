import pytest

from marked import only


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s1 Voss} {c1 said} {x1 the bridge was old}.", "asserts"),
        ("{s1 Voss} {c1 criticised} {x1 the plan}.", "asserts"),
        ("{s1 Voss} {c1 acknowledged} {x1 the delay}.", "asserts"),
        ("{s1 Voss} {c1 called} {x1 the plan a scandal}.", "asserts"),
        ("{s1 Voss} {c1 said} {x1 the council should resign}.", "asserts"),
        ("{s1 Voss} {c1 confirmed} {x1 the sale}.", "confirms"),
        ("{s1 Voss} {c1 said} {x1 the log was consistent with what sailors report}.", "confirms"),
        ("{s1 Voss} {c1 denied} {x1 the theft}.", "denies"),
        ("{s1 Voss} {c1 said} {x1 the accusations were false}.", "denies"),
        ("{s1 Voss} {c1 said} {x1 the bridge was not built of steel}.", "asserts"),
        ("{s1 Voss} {c1 doubted} {x1 the figures}.", "doubts"),
        ("{s1 Voss} {c1 had little doubt that} {x1 the bridge would hold}.", "asserts"),
        ("{s1 Voss} {c1 did not doubt} {x1 the figures}.", "asserts"),
        ("{s1 Voss} {c1 said} {x1 there is no evidence of fraud}.", "doubts"),
        ("{s1 Voss} {c1 described} {x1 it as propaganda}.", "doubts"),
        ("{s1 Voss} {c1 did not believe} {x1 the report}.", "doubts"),
        ("{s1 Voss} {c1 declined to} {x1 comment}.", "refuses"),
        ("{s1 Voss} {c1 did not immediately respond to} {x1 a request for comment}.", "refuses"),
        ("{s1 Voss} {c1 said} {x1 she would not sign it}.", "refuses"),
        ("{x1 “I will not sign it,”} {s1 Voss} {c1 said}.", "refuses"),
        ("{s1 Voss} {c1 promised to} {x1 resign}.", "intends"),
        ("{s1 Voss} {c1 wants to} {x1 resign}.", "intends"),
        ("{x1 “We will rebuild it,”} {s1 Voss} {c1 said}.", "intends"),
        ("{s1 Voss} {c1 said} {x1 it will keep the bridge open}.", "intends"),
        ("{s1 Voss} {c1 urged} {x1 the council to act}.", "asks"),
        ("{s1 Voss} {c1 asked whether} {x1 the bridge was safe}.", "asks"),
        ("{s1 Voss} {c1 called for} {x1 a vote}.", "asks"),
        ("{x1 “Please leave the quay,”} {s1 Voss} {c1 said}.", "asks"),
        ("{x1 “Who paid for this?”} {s1 Voss} {c1 said}.", "asks"),
        ("{s1 Voss} {c1 believes} {x1 the bridge is old}.", "thinks"),
        ("{s1 Voss} {c1 fears} {x1 a collapse}.", "thinks"),
        ("{s1 Voss} {c1 is unsure} {x1 what to do}.", "thinks"),
        ("{s1 Voss} {c1 learned} {x1 of the sale}.", "thinks"),
        ("{x1 “I hope it holds,”} {s1 Voss} {c1 said}.", "thinks"),
    ],
)
def test_stance_of_the_holder(marked, stance):
    assert only(marked).stance == stance


def test_the_innermost_cue_decides():
    assert only("{s1 Voss} {c1 said} {x1 {s2 Hille} {c2 denied} {x2 the theft}}.").stance == "denies"


def test_a_relay_that_only_passes_on_takes_no_stance():
    assert only("{s1 Reuters} {c1 reported} {x1 that {s2 Hille} {c2 refused to} {x2 pay}}.").stance == "refuses"


def test_what_things_will_not_be_is_no_refusal():
    assert only("{s1 Anna Voss} {c1 said} {x1 it won't be cheap}.").stance == "asserts"
    assert only("{s1 Anna Voss} {c1 said} {x1 she won't pay}.").stance == "refuses"


def test_pleas():
    assert only("{s1 Anna Voss} {c1 pleaded} {x1 not guilty to all charges}.").stance == "denies"
    assert only("{s1 Anna Voss} {c1 pleaded} {x1 guilty to one charge}.").stance == "asserts"
    assert only("{s1 Anna Voss} {c1 pleaded} {x1 for more time}.").stance == "asks"
