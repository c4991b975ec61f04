from marked import read, words


def found(text: str) -> list[tuple[str, str, str, str]]:
    reading = read(text)
    return [
        (words(reading, s.source), words(reading, s.cue), words(reading, s.content), s.stance)
        for s in reading.statements
    ]


def test_hearsay_has_an_origin_that_nobody_names():
    text = "The Harburg mill has reportedly been sold to a bank."
    assert found(text) == [("", "reportedly", "The Harburg mill has|been sold to a bank", "asserts")]
    (link,) = read(text).statements[0].chain
    assert (link.name, link.kind) == ("unnamed", "unnamed")


def test_hearsay_inside_another_statement_stays_there():
    assert len(found("{s1 Ann Lee} {c1 said} {x1 the mill has reportedly been sold}.")) == 1


def test_silence_on_a_request_is_a_refusal():
    text = "Ann Lee did not immediately respond to a request for comment."
    assert found(text) == [("Ann Lee", "did not immediately respond to", "a request for comment", "refuses")]


def test_a_quotation_set_off_with_a_dash_names_its_speaker():
    text = "The mill burned.\n\n“We shall build it again.” — Ann Lee\n\nIt rained."
    assert found(text) == [("Ann Lee", "—", "“We shall build it again.”", "intends")]


def test_a_dash_inside_a_sentence_credits_nobody():
    assert found("“We shall build it again.” — that was all on the wall of the mill. It rained.") == []
