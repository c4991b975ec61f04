import pytest
from msgspec.structs import replace

from sample_readings import sample
from wherefrom.reading.types import Candidate, Link
from wherefrom.report.views.doubt import is_unsure, stance_words, unsure_who


@pytest.mark.parametrize(("confidence", "unsure"), [(0.0, True), (0.499, True), (0.5, False), (1.0, False)])
def test_a_statement_is_unsure_where_it_is_less_likely_than_not(confidence: float, unsure: bool) -> None:
    assert is_unsure(replace(sample().statements[0], confidence=confidence)) is unsure


@pytest.mark.parametrize(
    ("confidence", "words"), [(None, "denies"), (0.5, "denies"), (0.49, "perhaps denies"), (0.0, "perhaps denies")]
)
def test_a_stance_has_a_confidence_of_its_own(confidence: float | None, words: str) -> None:
    assert stance_words(replace(sample().statements[3], confidence=0.1, stance_confidence=confidence)) == words


def test_whom_the_words_may_mean_stands_with_its_share_the_likeliest_first() -> None:
    either = Link("her deputy", "person", candidates=(Candidate("A\x1b Lind", 0.3), Candidate("Ana Brandt", 0.456)))
    radio = Link("Coast Radio", "outlet")
    assert unsure_who([radio]) == ()
    assert unsure_who([either]) == ("unsure who: Ana Brandt (46 %) or A Lind (30 %)",)
    assert unsure_who([either, radio]) == ("her deputy: unsure who: Ana Brandt (46 %) or A Lind (30 %)",)
    three = replace(either, candidates=(*either.candidates, Candidate("Ivo", 0.2)))
    assert unsure_who([three]) == ("unsure who: Ana Brandt (46 %), A Lind (30 %) or Ivo (20 %)",)
