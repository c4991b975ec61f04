"""The table of pronouns."""

from wherefrom.lang.en.pronouns import TABLE, forms


def test_sets_are_taken_by_person_number_gender_and_case():
    assert forms(person=3, gender="f") == {"she", "her", "hers", "herself"}
    assert forms("determiner") == {"my", "our", "your", "his", "her", "its", "their"}
    assert forms("subject", "object", person=1, number="plural") == {"we", "us"}
    assert forms("reflexive", person=2) == {"yourself", "yourselves"}


def test_all_forms_are_small_words():
    assert len(TABLE) == 8
    assert all(form.isalpha() and form.islower() for form in forms())
