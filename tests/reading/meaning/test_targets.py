from marked import read


def targets(marked: str) -> list[tuple[int, ...]]:
    return [s.targets for s in read(marked).statements]


def test_a_denial_points_at_the_accusation():
    text = (
        "{s1 Harbour pilots} {c1 accused} {x1 the mayor of selling the old ferry}. {s2 The weather office} {c2 expects} "  # noqa: E501
        "{x2 rain}.\n\n{s3 Mayor Max Hille} {c3 denied} {x3 selling the ferry}."
    )
    assert targets(text)[2] == (0,)


def test_whose_statement_is_named():
    text = (
        "{s1 Anna Voss} {c1 announced} {x1 a new pier}. {s2 Max Hille} {c2 announced} {x2 a new quay}. "
        "{s3 Many papers} {c3 doubted} {x3 Voss's statement}."
    )
    assert targets(text)[2] == (0,)


def test_it_goes_on_about_the_same():
    text = (
        "{s1 Anna Voss} {c1 announced} {x1 a new pier}. {s2 Many papers} {c2 doubted} {x2 Voss's account} and "
        "{c3 called} {x3 it propaganda}."
    )
    reading = read(text.replace("{c3", "{c3"))
    assert [s.stance for s in reading.statements] == ["asserts", "doubts", "doubts"]
    assert [s.targets for s in reading.statements] == [(), (0,), (0,)]


def test_a_confirmation_points_at_what_it_confirms():
    text = "{s1 The Courier} {c1 reported} {x1 that the ferry was sold}. {s2 A clerk} {c2 confirmed} {x2 the ferry was sold}."  # noqa: E501
    assert targets(text) == [(), (0,)]


def test_other_stances_have_none():
    assert targets("{s1 Voss} {c1 said} {x1 A is old}. {s2 Hille} {c2 added} {x2 A is old}.") == [(), ()]
