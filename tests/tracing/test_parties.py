from __future__ import annotations

from wherefrom.intake.article import Article
from wherefrom.reading.types import Kind, Link, Reading, Statement
from wherefrom.tracing.parties import Parties, key_of, parties_of
from wherefrom.tracing.types import ChainLink
from wherefrom.tracing.ways import is_anonymous


def named(*links: tuple[str, Kind], text: str = "") -> Reading:
    statements = tuple(
        Statement(i, ((0, 1),), (), (), "indirect", "asserts", (Link(name, kind),))
        for i, (name, kind) in enumerate(links)
    )
    return Reading(Article(id=str(hash((links, text))), text=text or "x"), statements)


def same(parties: Parties, a: str, b: str) -> bool:
    return parties.named(a) is not None and parties.named(a) == parties.named(b)


def test_spelling_spaces_and_articles_make_no_difference():
    assert key_of("The 9 to 5 Gazette’s") == key_of("9to5 gazette") == "9to5gazette"
    assert key_of("Élan") == key_of("Elan")


def test_short_forms_and_initials_go_with_the_only_name_that_explains_them():
    parties = parties_of(
        [
            named(("Dockside Daily", "outlet"), ("North Sea Journal", "outlet")),
            named(("Dockside", "outlet"), ("NSJ", "outlet"), ("Journal", "outlet")),
        ]
    )
    assert same(parties, "Dockside", "Dockside Daily")
    assert same(parties, "NSJ", "North Sea Journal")
    assert same(parties, "the Journal", "North Sea Journal")


def test_a_short_form_of_two_names_stays_apart():
    parties = parties_of([named(("Velm Tribune", "outlet"), ("Arn Tribune", "outlet"), ("Tribune", "outlet"))])
    assert not same(parties, "Tribune", "Velm Tribune")
    assert not same(parties, "Tribune", "Arn Tribune")


def test_a_company_and_a_paper_that_begins_like_it_stay_apart():
    parties = parties_of([named(("Korvo", "organization"), ("Korvo Watch", "outlet"))])
    assert not same(parties, "Korvo", "Korvo Watch")


def test_spellings_of_a_persons_name_are_one_and_a_surname_is_theirs():
    parties = parties_of(
        [
            named(("Jason Calaghan", "person")),
            named(("Jason Callaghan", "person")),
            named(("Holt", "person")),
            named(("Per Holt", "person")),
        ]
    )
    assert same(parties, "Jason Calaghan", "Jason Callaghan")
    assert same(parties, "Holt", "Per Holt")


def test_a_surname_is_a_persons_however_the_full_name_has_it():
    parties = parties_of(
        [
            named(("Nadim al-Kharoubi", "person"), ("Sen. R. Lindqvar", "person")),
            named(("Kharoubi", "person"), ("Runa Lindqvar", "person")),
        ]
    )
    assert same(parties, "Kharoubi", "Nadim al-Kharoubi")
    assert same(parties, "Runa Lindqvar", "Sen. R. Lindqvar")


def test_a_reporter_speaks_for_the_outlet_that_the_text_names_with_them():
    parties = parties_of(
        [named(("Mona Frey", "person"), ("Bugle", "outlet"), text="As Mona Frey of the Bugle reported")]
    )
    assert parties.named("Mona Frey") == ChainLink("Bugle", "outlet")


def test_an_official_does_not_speak_for_the_body_named_after_to():
    parties = parties_of(
        [
            named(
                ("Ida Brandt", "person"),
                ("United Nations", "organization"),
                text="The ambassador to the United Nations Ida Brandt said",
            )
        ]
    )
    assert not same(parties, "Ida Brandt", "United Nations")


def test_a_name_is_found_within_a_description():
    parties = parties_of([named(("Dockside Ledger", "outlet"))])
    assert parties.within("a report in the Dockside Ledger") == ChainLink("Dockside Ledger", "outlet")
    assert parties.ends("Canada's The Dockside Ledger") == ChainLink("Dockside Ledger", "outlet")
    assert parties.ends("a source at the Dockside Ledger") is None
    assert parties.within("a report in a paper") is None


def test_media_without_a_name_are_nobody_named() -> None:
    assert is_anonymous(ChainLink("local media", "outlet"))
    assert not is_anonymous(ChainLink("Coast Radio", "outlet"))
