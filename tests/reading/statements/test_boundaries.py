import pytest

from marked import chains, read, words


def source_of(marked: str) -> str:
    reading = read(marked)
    return words(reading, reading.statements[0].source)


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("{s1 The} Harburg Mill Society came, {c1 accusing} {x1 the mayor of theft}.", "The Harburg Mill Society"),
        ("{s1 Posts} on the board of the mill from Friday {c1 warned} {x1 that it was lost}.", None),
        (
            "Critics of the plan at {s1 the mill} {c1 were critical of} {x1 the mayor}.",
            "Critics of the plan at the mill",
        ),
        ("{s1 Max Hille}, who Ann Lee {c1 says} {x1 could be tried for theft}.", "Ann Lee"),
        ("The guild, which {s1 the council banned in May}, {c1 claims} {x1 that it did nothing}.", "The guild"),
        ("{s1 Ann Lee} on Friday {c1 said} {x1 it rained}.", "Ann Lee"),
    ],
)
def test_a_source_is_a_whole_noun_phrase(marked, source):
    assert source_of(marked) == (source or "Posts on the board of the mill from Friday")


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        (
            "{s1 Ann Lee} {c1 said} {x1 they sent the boat to the} old harbour, and left.",
            "they sent the boat to the old harbour",
        ),
        ("{s1 Ann Lee} {c1 said} {x1 it rained}, and left.", "it rained"),
        (
            "A mill burns\n\n{c1 According to} {s1 the mayor} {x0 it} was set on fire by two boys.".replace(
                "{x0 it}", "it"
            ).replace("A mill burns", "{x1 A mill burns}"),
            "it was set on fire by two boys",
        ),
        (
            "Max Hille, {c1 according to} {s1 the Mirror}, {x1 sold the mill to Ann Lee}.",
            "Max Hille|sold the mill to Ann Lee",
        ),
    ],
)
def test_a_content_ends_where_its_clause_does(marked, content):
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == content


def test_a_quotation_in_single_marks_runs_on_over_paragraphs():
    text = "{s1 Ann Lee} {c1 said}: {x1 'The mill is old.}\n\n'We cannot keep it.\n\n'It must go.'\n\nShe left."
    reading = read(text)
    (statement,) = reading.statements
    assert words(reading, statement.content).endswith("'It must go.'")
    assert statement.voice == "direct"


def test_a_resolution_that_a_body_passed_speaks_for_itself():
    assert chains("{s1 The council} {c1 passed a resolution calling for} {x1 peace}.") == [["resolution"]]
    assert chains("{s1 The council} {c1 issued a statement saying} {x1 it rained}.") == [["council"]]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("The Harle Times was first. {c1 According to} {s1 the} paper, {x1 the mill is lost}.", "the paper"),
        ("{x1 Only six mills are left}, a report by {s1 the guild} {c1 shows}.", "a report by the guild"),
        ("The bill before {s1 the Senate} {c1 requires} {x1 every mill to close}.", "The bill before the Senate"),
        ("There was {c1 new alarm} among {s1 party} leaders {x1 that the mill was lost}.", "party leaders"),
        ("{s1 The mill} {c1 drew sharp criticism from} Mayor Ann Lee {x1 for closing early}.", "Mayor Ann Lee"),
        ("Harle, {s1 the guild}, {c1 said} {x1 the mill is lost}.", "the guild"),
    ],
)
def test_a_source_cut_short_goes_on_to_its_noun(marked, source):
    assert source_of(marked) == source


def test_claims_end_before_the_judgement_on_them():
    marked = "{s1 Ann Lee} repeated {c1 claims} that {x1 the guild sold the old mill were false and silly}."
    reading = read(marked)
    assert words(reading, reading.statements[0].content) == "the guild sold the old mill"
