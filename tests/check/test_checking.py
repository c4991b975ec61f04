"""What the texts say of a quotation, read by the real network; over readings and over an archive."""

import jsonschema
import pytest

import wherefrom
from wherefrom.archive.ask.filters import Filters
from wherefrom.check import check, check_archive
from wherefrom.check.contract import check_schema, checked_to_dict

FIRST = (
    'SELMOR - "The kiln was never switched off that night," said Ada Brook, the foreman.\n\n"Somebody left the door of'
    ' the drying room open, and the sparks did the rest," said Tom Arkwright of the fire brigade.'
)
LATER = (
    'SELMOR - The foreman, Ada Brook, told the inquiry on Friday: "The kiln was never switched off that night."\n\n'
    "The owners said that they would rebuild the works."
)
CHANGED = 'Ada Brook, the foreman, said: "The kiln was switched off that night."'


@pytest.fixture(scope="module")
def readings():
    given = (("a", FIRST, "2031-05-02"), ("b", LATER, "2031-05-09"), ("c", CHANGED, "2031-05-01"))
    return [wherefrom.read(wherefrom.Article(id=i, text=t, published=day, outlet="Selmor Post")) for i, t, day in given]


@pytest.fixture
def archive(tmp_path, readings):
    with wherefrom.Archive(tmp_path / "a.db") as opened:
        for reading in readings:
            opened.add(reading)
        yield opened


def test_where_it_stands_first_and_of_whom(readings):
    found = check("the kiln was never switched off that night", readings[:2], "Ada Brook")
    assert (found.kind, found.words, found.texts) == ("exact", "exact", 2)
    assert [place.article for place in found.places] == ["a", "b"]
    assert found.first == 0
    assert {place.chain[0].name for place in found.places} == {"Ada Brook"}


def test_a_text_that_has_it_exactly_wins_over_one_that_has_it_changed(readings):
    found = check("The kiln was never switched off that night", readings)
    assert (found.kind, found.places[0].article) == ("exact", "a")
    assert {place.article: place.kind for place in found.places}["c"] == "altered"
    assert "another text has it in other words, before it" in found.why
    assert "other words" not in check("The kiln was never switched off that night", readings[:2]).why


def test_words_of_somebody_else(readings):
    found = check("the sparks did the rest", readings, "Ada Brook")
    assert (found.kind, found.words) == ("other-speaker", "exact")
    assert "Tom Arkwright" in found.why
    assert "Ada Brook" in found.why
    assert check("the sparks did the rest", readings, "Arkwright").kind == "exact"


def test_nobody_is_named_where_no_text_names_anybody(readings):
    found = check("they would rebuild the works", readings, "Ada Brook")
    assert found.kind != "other-speaker" or found.places[0].chain[0].kind != "group"


def test_parts_of_two_articles_put_together(readings):
    quotation = "Somebody left the door of the drying room open and they would rebuild the works"
    found = check(quotation, readings)
    assert found.kind == "spliced"
    assert {place.article for place in found.places[:2]} == {"a", "b"}


def test_not_found_and_no_words(readings):
    assert check("a herd of goats crossed the frozen lake", readings).kind == "not-found"
    with pytest.raises(ValueError, match="at least one word"):
        check(" … ", readings)


def test_over_an_archive(archive):
    found = check_archive(archive, "The kiln was switched off that night", "Ada Brook")
    assert (found.kind, found.places[0].article) == ("exact", "c")
    assert check_archive(archive, "somebody left the window of the drying room open").kind == "altered"
    assert check_archive(archive, "kiln").places
    assert check_archive(archive, "never seen in any of these words").kind == "not-found"
    since = Filters(since="2031-05-08")
    assert [
        place.article for place in check_archive(archive, "the kiln was never switched off", filters=since).places
    ] == ["b"]


def test_every_place_slices_to_its_words(readings):
    for quotation in ("the kiln was never switched off that night", "door of the drying room and the sparks"):
        for place in check(quotation, readings).places:
            text = next(r.article.text for r in readings if r.article.id == place.article)
            assert text[slice(*place.span)] == place.words
            assert all(place.span[0] <= start < end <= place.span[1] for start, end in place.pieces)


def test_as_json(readings):
    for quotation, by in (("the sparks did the rest", "Ada Brook"), ("goats crossed the lake", None)):
        jsonschema.validate(checked_to_dict(check(quotation, readings, by)), check_schema())
