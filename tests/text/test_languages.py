"""Which paragraphs are in another language: judged where they are long enough, English unless certainly another."""

from __future__ import annotations

import pytest

from wherefrom.text.languages import foreign_parts, language_of

GERMAN = "Die Brücke bleibt bis zum Frühjahr gesperrt, weil in zwei Lagern Risse gefunden wurden, sagte die Polizei."
FRENCH = "Le pont restera fermé jusqu'au printemps, car des fissures ont été trouvées dans deux appuis, dit la mairie."
ENGLISH = "The bridge will stay shut until spring, as cracks were found in two of its bearings, the engineer said."


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (GERMAN, "de"),
        (FRENCH, "fr"),
        ("El puente seguirá cerrado hasta la primavera porque se encontraron grietas en dos apoyos.", "es"),
        ("Most pozostanie zamknięty do wiosny, ponieważ w dwóch łożyskach znaleziono pęknięcia.", "pl"),
        ("Мост останется закрытым до весны, так как в двух опорах нашли трещины, сказала инженер.", "ru"),
        ("سيظل الجسر مغلقا حتى الربيع لأن شقوقا وجدت في اثنين من دعاماته كما قالت المهندسة", "ar"),
        ("この橋は、二つの支承にひびが見つかったため、春まで通行止めが続くと技師は話した。", "ja"),
        ("पुल वसंत तक बंद रहेगा क्योंकि उसके दो आधारों में दरारें मिली हैं, इंजीनियर ने कहा।", "hi"),
        ("Köprü ilkbahara kadar kapalı kalacak çünkü iki mesnette çatlak bulundu, dedi mühendis.", "tr"),
        ("Η γέφυρα θα μείνει κλειστή ως την άνοιξη, γιατί βρέθηκαν ρωγμές σε δύο στηρίγματα.", "el"),
    ],
)
def test_other_languages(words: str, language: str) -> None:
    assert language_of(words) == language


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH,
        "“¡Viva la libertad!” he shouted to the crowd that had been waiting in the square since the early morning.",
        "Angela Merkel and Jean-Claude Juncker met the leader of the Partido Popular for talks in Bruxelles on Monday.",
        "Gate 7 is shut, keeper Ana Ruel said. " * 8,
        "The newspaper Süddeutsche Zeitung and the broadcasters Norddeutscher and Westdeutscher Rundfunk reported it.",
    ],
)
def test_english_with_names_and_words_of_others(words: str) -> None:
    assert language_of(words) == "en"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Mehr dazu",
        "Guten Morgen, Berlin",
        "Faycal Bettiche, Nouha Saoudi, Mohamed and Jo Bettiche",
        "\ud83d " * 60,
    ],
)
def test_names_headings_and_the_like_are_not_judged(words: str) -> None:
    assert language_of(words) is None


def parts(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    return [f"{language}: {text[slice(*span)][:12]}" for span, language in foreign_parts(text)]


def test_mixed_texts_are_judged_by_paragraph() -> None:
    assert parts(ENGLISH, GERMAN, ENGLISH, FRENCH) == ["de: Die Brücke b", "fr: Le pont rest"]


def test_a_short_line_goes_with_those_around_it() -> None:
    assert parts(GERMAN, "Lesen Sie mehr", GERMAN) == ["de: Die Brücke b", "de: Lesen Sie me", "de: Die Brücke b"]
    assert parts("Gesperrt", GERMAN) == ["de: Gesperrt", "de: Die Brücke b"]
    assert parts(GERMAN, "He left.", ENGLISH) == ["de: Die Brücke b"]
    assert parts(ENGLISH, GERMAN, "He left.") == ["de: Die Brücke b"]


def test_many_short_lines_are_judged_together() -> None:
    assert len(parts("Wo warst du gestern?", "Ich war nicht hier.", "Das glaube ich nicht.", "Es ist aber so.")) == 4
    assert parts("Where were you?", "I was not here.", "I do not believe that.") == []


def test_what_is_furniture_is_not_judged() -> None:
    text = f"{GERMAN}\n\n{ENGLISH}"
    assert foreign_parts(text, [(0, len(GERMAN))]) == []
