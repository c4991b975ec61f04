from hypothesis import given, settings
from hypothesis import strategies as st

from sample_readings import STEADY, TEXT, any_readings, doubtful, sample
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.report.views.reading.summary import covered, summarize


def test_the_figures_of_the_sample() -> None:
    summary = summarize(sample())
    assert (summary.statements, summary.named, summary.group, summary.unnamed, summary.sourceless) == (7, 4, 1, 1, 1)
    assert (summary.depth, summary.deepest) == (4, (4,))
    assert summary.by_kind == (("person", 3), ("document", 1), ("group", 1), ("unnamed", 2))
    assert summary.by_stance == (("asserts", 5), ("denies", 1), ("thinks", 1))
    assert dict(summary.by_flag) == {"unnamed-origin": 2, "hearsay": 1, "undated": 1}
    assert summary.sourceless_ids == (6,)
    assert [(d.origin.name, d.stance, d.statements, d.targets) for d in summary.disputes] == [
        ("Tomas Lind", "denies", (3,), (2,))
    ]


def test_sources_are_counted_once_as_origin_and_as_relay() -> None:
    sources = {source.name: source for source in summarize(sample()).sources}
    assert sources["Ana Brandt"].origin_of == (1, 4)
    assert sources["Ana Brandt"].roles == ("harbour master",)
    assert sources["Coast Radio"].relay_of == (1, 4)
    assert sources["Tomas Lind"].origin_of == (3,)
    assert sources["Tomas Lind"].relay_of == (4,)
    quay, hidden = '"We are one storm away from losing the quay,"', "the survey was hidden for a year"
    assert sources["Ana Brandt"].characters == len(quay) + len(hidden)


def test_a_joint_source_stays_one_and_has_its_members_where_the_name_does_not_say_them() -> None:
    sources = {source.name: source for source in summarize(doubtful()).sources}
    assert sources["the two"].members == ("Ana Brandt", "Tomas Lind")
    assert sources["the two"].relay_of == (4,)
    assert sources["Jo Ruel and Ned Pask"].members == ()
    assert sources["Tomas Lind"].origin_of == (3,)


def test_nothing_found() -> None:
    summary = summarize(Reading(Article("a", TEXT)))
    assert (summary.statements, summary.depth, summary.deepest, summary.sources) == (0, 0, (), ())
    assert summary.characters == len(TEXT)


@STEADY
@given(any_readings())
def test_every_statement_is_shared_out_once(reading: Reading) -> None:
    summary = summarize(reading)
    total = len(reading.statements)
    assert summary.named + summary.group + summary.unnamed + summary.sourceless == total
    assert sum(number for _, number in summary.by_kind) == total
    assert sum(number for _, number in summary.by_stance) == total
    assert sum(len(source.origin_of) for source in summary.sources) == total


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_covered_counts_each_character_once(spans: list[tuple[int, int]]) -> None:
    assert covered(spans) == len({place for start, end in spans for place in range(start, end)})
