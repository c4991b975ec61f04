"""Names of one party over several articles, and names that never are: ten of each kind, all invented."""

from __future__ import annotations

from itertools import permutations

import pytest

from wherefrom.archive.parties.parties import Parties, parties_of
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Statement

Named = tuple[str, Kind]


def article(*links: Named, text: str = "x", outlet: str | None = None, url: str | None = None) -> Reading:
    """One article in which all ``links`` speak, each a party of its own."""
    statements = tuple(
        Statement(i, ((0, 1),), (), (), "indirect", "asserts", (Link(name, kind, entity=i),))
        for i, (name, kind) in enumerate(links)
    )
    entities = tuple(Entity(i, name, kind) for i, (name, kind) in enumerate(links) if kind != "unnamed")
    id = f"{abs(hash((links, text, outlet, url)))}"
    return Reading(Article(id=id, text=text, outlet=outlet, url=url), statements, entities)


def same(parties: Parties, one: str, other: str) -> bool:
    return parties.named(one) is not None and parties.named(one) == parties.named(other)


def together(kind: Kind, *names: str) -> Parties:
    """The parties of articles of one story, each with one of ``names``."""
    return parties_of([article((name, kind)) for name in names])


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Shu Fen Lo", "Shu-Fen Lo"),
        ("person", "Sean O'Darragh", "Sean O’Darragh"),
        ("person", "Marta Élan", "Marta Elan"),
        ("person", "JONAS WREDE", "Jonas Wrede"),
        ("person", "Jonas  Wrede", "Jonas Wrede"),
        ("organization", "Harbour Workers' Union", "Harbour Workers’ Union"),
        ("organization", "the Brandt Foundation", "Brandt Foundation"),
        ("outlet", "DockPost", "Dock Post"),
        ("outlet", "The Velm-Kurier", "Velm Kurier"),
        ("outlet", "7to7 Gadgets", "7 to 7 gadgets"),
    ],
)
def test_spellings(kind, one, other):
    assert same(together(kind, one, other), one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sen. Runa Lindqvar", "Runa Lindqvar"),
        ("Dr. Ada Fenn", "Ada Fenn"),
        ("Professor Ivo Marl", "Ivo Marl"),
        ("Mr Kofi Adjel", "Kofi Adjel"),
        ("Gen. Pavo Strand", "Pavo Strand"),
        ("MP Lena Orlund", "Lena Orlund"),
        ("Head of Ostmere Regional Council Idris Valk", "Idris Valk"),
        ("Port Authority chief Maud Hensley", "Maud Hensley"),
        ("Norwegian envoy Tor Haugli", "Tor Haugli"),
        ("Captain Bruno Adler", "Bruno Adler"),
    ],
)
def test_titles_and_words_before_a_name(one, other):
    assert same(together("person", one, other), one, other)


@pytest.mark.parametrize(
    ("kind", "short", "long"),
    [
        ("organization", "NSPA", "North Sea Pilots Association"),
        ("organization", "OHFR", "Office of the Harbour and Fisheries Regulator"),
        ("organization", "BRC", "Brandt Research Council"),
        ("organization", "UFW", "United Ferry Workers"),
        ("outlet", "DLJ", "Dockside Ledger Journal"),
        ("outlet", "VNS", "Velm News Service"),
        ("person", "R. Lindqvar", "Runa Lindqvar"),
        ("person", "J.K. Merrow", "Jane Kirsten Merrow"),
        ("person", "Ada P. Fenn", "Ada Fenn"),
        ("person", "A. Fenn", "Ada Fenn"),
    ],
)
def test_initials_and_acronyms(kind, short, long):
    assert same(together(kind, short, long), short, long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Hartnell", "William Hartnell"),
        ("Bob Ferrand", "Robert Ferrand"),
        ("Liz Okonjo", "Elizabeth Okonjo"),
        ("Jim Tarrow", "James Tarrow"),
        ("Tony Malik", "Anthony Malik"),
        ("Maggie Sund", "Margaret Sund"),
        ("Ted Vance", "Edward Vance"),
        ("Kate Brill", "Catherine Brill"),
        ("Jack Moran", "John Moran"),
        ("Tam Orlo", "Tamsin Orlo"),
    ],
)
def test_nicknames(one, other):
    assert same(together("person", one, other), one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nadim al-Kharoubi", "Nadim Al Kharoubi"),
        ("Nadim al-Kharoubi", "Nadim El-Kharoubi"),
        ("Karim Alhamdani", "Karim al-Hamdani"),
        ("Mohammed Sharqawi", "Muhammad Sharqawi"),
        ("Yousef Qattani", "Yusuf Kattani"),
        ("Qasem Daoudi", "Qassem Daoudi"),
        ("Dmitri Gorskoy", "Dmitry Gorskoi"),
        ("Hussein Abdi Farah", "Hussain Abdi Farah"),
        ("Alexei Tumanov", "Aleksei Tumanov"),
        ("Shekh Omar Talbi", "Omar Talbi"),
    ],
)
def test_transliterations(one, other):
    assert same(together("person", one, other), one, other)


@pytest.mark.parametrize("name", ["Lindqvar", "Ms Lindqvar", "lindqvar", "LINDQVAR", "Senator Lindqvar"])
def test_a_surname_is_that_of_the_only_person_who_has_it(name):
    assert same(together("person", "Runa Lindqvar", "Ivo Marl"), name, "Runa Lindqvar")


@pytest.mark.parametrize("name", ["Lindqvar", "Ms Lindqvar", "lindqvar", "LINDQVAR", "Senator Lindqvar"])
def test_a_surname_of_two_is_nobodys(name):
    assert together("person", "Runa Lindqvar", "Per Lindqvar").named(name) is None


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("nydailynews.com", "New York Daily News"),
        ("qz.com", "Quartz"),
        ("olddockpost.com", "Old Dock Post"),
        ("odpost.net", "Old Dock Post"),
        ("velmtimes.org", "Velm Times"),
        ("www2.velmtimes.org", "Velm Times"),
        ("the-velm-times.co.uk", "The Velm Times"),
        ("Velmtimes.com", "Velm Times"),
        ("english.harbournews.ir", "Harbour News"),
        ("sea.velmpost.com", "Velmpost"),
    ],
)
def test_hosts_by_letters_and_by_the_list(host, name):
    assert same(together("outlet", host, name), host, name)


def test_a_host_is_the_outlet_that_an_article_has_at_its_address():
    parties = parties_of(
        [
            article(outlet="Northern Courier", url="https://www.ncx.example/a/1"),
            article(outlet="ncx.example"),
        ]
    )
    assert same(parties, "ncx.example", "Northern Courier")


def test_an_outlet_in_one_article_is_an_outlet_in_all():
    parties = parties_of(
        [article(("Ravnik", "person")), article(("Ravnik", "organization")), article(("Ravnik", "outlet"))]
    )
    assert parties.named("Ravnik").kind == "outlet"


def test_a_name_that_a_text_calls_a_daily_is_an_outlet():
    parties = parties_of([article(("Ravnik", "person"), text="It was told to the Velmian daily, Ravnik, on Monday.")])
    assert parties.named("Ravnik").kind == "outlet"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nigeria's government", "the Nigerian government"),
        ("government of Norway", "Norwegian government"),
        ("Iraqi parliament", "Iraq’s parliament"),
        ("Kenya's army", "Kenyan army"),
        ("Parliament of Ghana", "Ghanaian Parliament"),
        ("US Department of Transport", "U.S. Transport Department"),
        ("Bank of Japan", "Japan’s Bank"),
        ("French interior ministry", "France's interior ministry"),
        ("Polish Senate", "Senate of Poland"),
        ("Central Bank of Turkey", "Turkish Central Bank"),
    ],
)
def test_a_country_and_its_adjective(one, other):
    assert same(together("organization", one, other), one, other)


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("press office of the Ostmere Council", "Ostmere Council"),
        ("Arabic-language information center of the High Tribal Council", "High Tribal Council"),
        ("website of the Brandt Foundation", "Brandt Foundation"),
        ("the information service of the Harbour Union", "Harbour Union"),
        ("Twitter account of the Velm Police", "Velm Police"),
        ("Korvo Corp.", "Korvo"),
        ("Korvo Holdings Ltd", "Korvo"),
        ("Radio Velm 98.4", "Radio Velm"),
        ("Velmpost news website", "Velmpost"),
        ("Dockside Daily", "Dockside"),
    ],
)
def test_parts_of_a_body_and_formal_names(phrase, body):
    kind: Kind = "outlet" if body in ("Radio Velm", "Velmpost", "Dockside") else "organization"
    assert same(together(kind, body), phrase, body)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Icel Norn", "Ella Norn"),
        ("person", "Mario Benedi", "Maria Benedi"),
        ("person", "Hugo Strand Jr.", "Hugo Strand"),
        ("person", "Hugo Strand Jr.", "Hugo Strand Sr."),
        ("person", "Hugo Strand II", "Hugo Strand III"),
        ("person", "Ann Bellow", "Mary Ann Bellow"),
        ("person", "John Wood", "John Elwood"),
        ("person", "Bob Ferrand", "Richard Ferrand"),
        ("person", "Tor Hansen", "Per Hanson"),
        ("person", "Omar Saleh", "Amir Saleh"),
        ("outlet", "Velm Tribune", "Arn Tribune"),
        ("outlet", "Daily Mail", "Daily Mirror"),
        ("outlet", "The Sun", "Baltimore Sun"),
        ("outlet", "The Times", "New York Times"),
        ("outlet", "Washington Post", "New York Post"),
        ("organization", "University of Velm", "Velm"),
        ("organization", "Ministry of Health", "Ministry of Defence"),
        ("organization", "Norwegian government", "Swedish government"),
        ("organization", "Kenyan army", "Kenyan police"),
        ("organization", "Harbour Union and Ferry Council", "Ferry Council"),
        ("organization", "Haugli and the Ferry Council", "Ferry Council"),
        ("organization", "Velm Airport", "Velm"),
        ("organization", "Arn-Ostmere", "Ostmere"),
    ],
)
def test_two_who_are_never_one(kind, one, other):
    assert not same(together(kind, one, other), one, other)


@pytest.mark.parametrize(
    ("company", "outlet"),
    [
        ("Korvo", "Korvo Watch"),
        ("Korvo", "Korvo Insider"),
        ("Korvo", "Korvo News"),
        ("Mandrel", "Mandrel Daily"),
        ("Brightway", "Brightway Times"),
        ("Aldo", "Cult of Aldo"),
        ("Velm", "Velm Press"),
        ("Tessel", "9to5Tessel"),
        ("Ostmere", "Ostmere Radio"),
        ("Pilotage", "The Pilotage Blog"),
    ],
)
def test_a_company_is_not_the_outlet_that_writes_about_it(company, outlet):
    parties = parties_of([article((company, "organization"), (outlet, "outlet")), article((company, "organization"))])
    assert not same(parties, company, outlet)
    assert parties.counts_as(company) != parties.counts_as(outlet)


def test_two_people_of_one_article_are_two_however_alike_their_names():
    both = parties_of([article(("Jane Robertsen", "person"), ("June Robertsen", "person"))])
    assert not same(both, "Jane Robertsen", "June Robertsen")
    slip = parties_of([article(("Jason Calaghan", "person")), article(("Jason Callaghan", "person"))])
    assert same(slip, "Jason Calaghan", "Jason Callaghan")


def test_a_full_name_that_fits_two_others_is_neither():
    parties = together("person", "John P. Merrow", "John Q. Merrow", "John Merrow")
    assert not same(parties, "John P. Merrow", "John Q. Merrow")
    assert not same(parties, "John Merrow", "John P. Merrow")


def test_names_that_a_reading_has_for_one_party_are_one_but_not_a_child_a_place_or_half_of_two():
    also = {
        "Hugo Strand Jr.": ("person", "Hugo Strand"),
        "Velm Regional Airport": ("organization", "Velm"),
        "DNN & Arn TV": ("outlet", "DNN"),
        "Ostmere Pilots Union": ("organization", "Pilots Union"),
        "Robin M. Tarrow III": ("person", "Robin Tarrow"),
    }
    entities = tuple(Entity(i, name, kind, aliases=(alias,)) for i, (name, (kind, alias)) in enumerate(also.items()))
    parties = parties_of([Reading(Article(id="a", text="x"), (), entities)])
    tied = [name for name, (_, alias) in also.items() if same(parties, name, alias)]
    assert tied == ["Ostmere Pilots Union", "Robin M. Tarrow III"]


def test_a_given_name_alone_is_whose_full_name_the_same_article_has():
    apart = parties_of([article(("Martha Brill", "person")), article(("Martha", "person"))])
    assert not same(apart, "Martha", "Martha Brill")
    assert apart.named("Martha").names == ("Martha",)
    one = parties_of([article(("Martha Brill", "person"), ("Martha", "person"))])
    assert same(one, "Martha", "Martha Brill")


def test_a_junior_is_one_with_the_bare_name_only_where_both_hold_one_office():
    def people(**roles: str) -> Reading:
        entities = [
            Entity(i, name.replace("_", " "), "person", (role,)) for i, (name, role) in enumerate(roles.items())
        ]
        return Reading(Article(id=str(roles), text="x"), (), tuple(entities))

    one = parties_of([people(**{"Hugo R. Strand Jr.": "Vice President"}), people(Hugo_Strand="vice president")])
    assert same(one, "Hugo R. Strand Jr.", "Hugo Strand")
    two = parties_of([people(**{"Hugo Strand Jr.": "son of the president"}), people(Hugo_Strand="president")])
    assert not same(two, "Hugo Strand Jr.", "Hugo Strand")
    generations = parties_of([people(**{"Hugo Strand Jr.": "vice president", "Hugo Strand Sr.": "vice president"})])
    assert not same(generations, "Hugo Strand Jr.", "Hugo Strand Sr.")


def test_the_order_of_the_articles_makes_no_difference():
    readings = [
        article(("Ravnik", "person"), ("Runa Lindqvar", "person")),
        article(("Ravnik", "organization"), ("R. Lindqvar", "person"), ("Velm Panthers", "person")),
        article(("Lindqvar", "person"), ("Panthers", "organization"), ("Velm Panthers", "organization")),
        article(("Kenyan army", "organization"), ("John P. Merrow", "person"), ("John Merrow", "person")),
    ]
    orders = [parties_of(order) for order in permutations(readings)]
    assert len({frozenset((p.name, p.kind, frozenset(p.names)) for p in found.parties) for found in orders}) == 1


def test_a_department_in_either_order_with_its_country_or_without():
    parties = together("organization", "U.S. Department of Harbours", "Harbours Department", "Department of Harbours")
    assert len(parties.parties) == 1


def test_every_join_has_its_reason():
    parties = parties_of(
        [
            article(("Runa Lindqvar", "person"), ("North Sea Pilots Association", "organization")),
            article(("Lindqvar", "person"), ("NSPA", "organization")),
            article(("nydailynews.com", "outlet"), ("New York Daily News", "outlet")),
        ]
    )
    why = {frozenset((join.name, join.other)): join.why for join in parties.joins}
    assert why == {
        frozenset(("Runa Lindqvar", "Lindqvar")): "surname",
        frozenset(("North Sea Pilots Association", "NSPA")): "initials",
        frozenset(("nydailynews.com", "New York Daily News")): "listed outlet",
    }


def test_joint_sources_are_their_members():
    parties = parties_of([article(("Ostmere Council", "organization"), ("Runa Lindqvar", "person"))])
    council, lindqvar = parties.named("Ostmere Council"), parties.named("Runa Lindqvar")
    assert parties.members("Ostmere Council and Runa Lindqvar") == (council, lindqvar)
    assert parties.members("Runa Lindqvar and the Ostmere Council") == (lindqvar, council)
    assert parties.members("Runa Lindqvar") == (lindqvar,)
    assert parties.members("Runa Lindqvar and somebody else") == ()
