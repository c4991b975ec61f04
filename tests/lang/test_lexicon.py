from importlib import resources

import pytest

from wherefrom.lang import lexicon

LISTS = [
    "collectives",
    "documents",
    "occupations",
    "organization_nouns",
    "organization_words",
    "organizations",
    "outlet_nouns",
    "places",
    "starters",
    "titles",
    "given_names",
]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_there_with_a_comment_and_no_entry_twice(name):
    text = (resources.files("wherefrom") / "lang" / "en" / f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith("#")
    entries = lexicon.lines(name)
    assert len(entries) > 20
    assert len(set(entries)) == len(entries)


def test_genders():
    assert lexicon.gendered("occupations")["actress"] == "f"
    assert lexicon.gendered("occupations")["baker"] == "x"
    assert lexicon.gendered("given_names")["Anna"] == "f"


def test_nations_and_their_other_names():
    assert lexicon.nations()["U.S."] == "United States"
    assert lexicon.demonyms()["Lebanese"] == "Lebanon"


def test_word_sets_are_small_closed_lists():
    assert "who" in lexicon.word_set("phrases_stops")
    with pytest.raises(KeyError):
        lexicon.word_set("no such set")


def test_verbs_inflect_by_list_or_by_rule():
    assert lexicon.inflections("swear") == (("swear", "swears", "swearing"), ("swore", "sworn"))
    present, past = lexicon.inflections("deny")
    assert {"deny", "denies", "denying"} <= set(present)
    assert "denied" in past
    assert "admitted" in lexicon.inflections("admit")[1]
