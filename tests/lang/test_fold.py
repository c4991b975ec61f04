"""The one folding of letters."""

from pathlib import Path

import pytest

import wherefrom
from wherefrom.lang.fold import fold, letters_of, spelling_key, unaccented


def test_accents_and_ligatures_go_and_capitals_stay():
    assert unaccented("Café Ångström, ﬁrst “Đ”") == "Cafe Angstrom, first “D”"
    assert unaccented("e\u0301") == "e"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Wałbrzych", "walbrzych"),
        ("Ørsted", "orsted"),
        ("Ærøskøbing", "aeroskobing"),
        ("Sigurðsson", "sigurdsson"),
        ("Þorvaldur", "thorvaldur"),
        ("Großmann", "grossmann"),
        ("Đorđević", "dordevic"),
        ("Əhməd", "ahmad"),
        ("Kılıç", "kilic"),
        ("Œdipe", "oedipe"),
        ("Kāneʻohe", "kaneohe"),
        ("Ħamrun", "hamrun"),
        ("Ǿ", "o"),
    ],
)
def test_a_letter_is_found_as_an_english_keyboard_types_it(written, typed):
    assert fold(written) == fold(written.upper()) == typed


def test_case_goes_as_well():
    assert fold("ÉCOLE Straße İ") == "ecole strasse i"


def test_only_letters_and_digits_are_kept():
    assert letters_of("The N.A.A.C.P. — 1,000 cafés_") == "thenaacp1000cafes"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Qassem", "Qasem"), ("O’Neal", "O'neal"), ("José", "Jose"), ("al-Amin", "Al Amin")],
)
def test_spellings_of_a_name_have_one_key(one, other):
    assert spelling_key(one) == spelling_key(other)


def test_nothing_else_in_the_package_folds_accents():
    package = Path(wherefrom.__file__).parent
    folding = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("normalize(", "combining"))
    ]
    assert folding == ["lang/fold.py"]
