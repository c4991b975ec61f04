import pytest

from marked import chains
from wherefrom.reading.parties.impersonal import is_impersonal


@pytest.mark.parametrize("words", ["It was reported that", "It is still unclear who", "It emerged that"])
def test_it_stands_for_nobody(words):
    assert is_impersonal(words + " the pier sank.", 2)


@pytest.mark.parametrize("words", ["It was built in 1908", "It said that", "It has announced its plans"])
def test_it_stands_for_somebody(words):
    assert not is_impersonal(words + ".", 2)


def test_an_impersonal_it_is_no_body_named_before():
    text = "The Harbour Board met. {s1 It} {c1 was reported} that {x1 the pier sank}."
    assert chains(text) == [["unnamed"]]
