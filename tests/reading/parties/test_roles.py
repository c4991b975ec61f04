import pytest

from marked import chains
from wherefrom.intake.article import Article
from wherefrom.reading.context import Party
from wherefrom.reading.parties.roles import is_role
from wherefrom.reading.reader import context_of


def party(text: str, name: str) -> Party:
    parties = context_of(Article(id="t", text=text)).cast.parties
    return next(party for party in parties if party.name == name)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It rained, Anna Voss, director of the port, said.", "director of the port"),
        ("It rained, said harbour pilot Anna Voss.", "harbour pilot"),
        ("Anna Voss former spokeswoman of the union revealed it.", "former spokeswoman of the union"),
        ("Anna Voss, 52, a baker from Harburg, said so.", "baker from Harburg"),
        ("We met Port Director Anna Voss.", "Port Director"),
    ],
)
def test_role_before_and_after_the_name(text, role):
    assert role in party(text, "Anna Voss").roles


def test_a_clause_is_no_role():
    assert party("Anna Voss, but the director of the port left, stayed.", "Anna Voss").roles == ()
    assert not is_role("which belongs to the director")


@pytest.mark.parametrize("title", ["President", "Vice President", "Former President"])
def test_the_end_of_a_title_is_no_role(title):
    assert party(f"It rained, and {title} Anna Voss smiled.", "Anna Voss").roles == (title,)


def test_an_office_in_capitals_is_no_part_of_a_name():
    text = "(SOUNDBITE) (German) LATVIAN PRESIDENT ANNA VOSS SAYING: “We meet on Tuesday, and the door is open.”"
    assert party(text, "Anna Voss").kind == "person"


def test_a_president_is_no_resident():
    said = "President Ana Reis has promised to rebuild the dam. {s1 A resident in Velm} {c1 said} {x1 it was too late}."
    assert chains(said) == [["resident in Velm"]]


def test_role_tells_gender():
    assert party("Sasha Blum, an actress, smiled.", "Sasha Blum").gender == "f"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The charity Open Hand said it was late.", "Open Hand", "organization"),
        ("The operator, Halden Lumina, said it was late.", "Halden Lumina", "organization"),
        ("A farm cooperative, Green Valley, said it was late.", "Green Valley", "organization"),
        ("The company behind the dam, Alta Kraft, said it was late.", "Alta Kraft", "organization"),
        ("He left the company, Anna Voss, a baker, said.", "Anna Voss", "person"),
        ("The Holmgrens have a farm.", "Holmgrens", "group"),
        ("The website Aldline said it was late.", "Aldline", "outlet"),
        ("According to the company, Karlsen, who left, was late.", "Karlsen", "person"),
        ("The company Karlsen founded was late.", "Karlsen", "person"),
        ("He told the newspaper Karlsen had been late.", "Karlsen", "person"),
    ],
)
def test_the_noun_beside_a_name_tells_what_it_names(text, name, kind):
    assert party(text, name).kind == kind


# Cataphora: the office stands before the name.

BELOW = "\n\nThe hall was full.\n\n{s2 Kari Moen, the Norwegian envoy to the U.N.,} {c2 said} {x2 it froze}."


def test_the_office_stands_before_the_name():
    text = "{s1 Norway’s ambassador to the U.N.} {c1 told} the council {x1 it snowed}."
    assert chains(text + BELOW) == [["Kari Moen"], ["Kari Moen"]]


def test_one_of_a_trade_in_the_lead():
    text = "{x1 Fares will rise}, {c1 according to} {s1 one well-known analyst}.\n\n"
    text += "{s2 Harbour analyst Kari Moen} {c2 said} {x2 so}."
    assert chains(text)[0] == ["Kari Moen"]


def test_another_office_is_somebody_else():
    assert chains("{s1 The bishop of Halden} {c1 said} {x1 it snowed}." + BELOW)[0] == ["bishop of Halden"]


def test_two_of_one_office_are_nobody_in_particular():
    text = "{s1 One analyst} {c1 said} {x1 it snowed}.\n\nAnalyst Kari Moen and analyst Max Hille walked home."
    assert chains(text)[0] == ["One analyst"]


def test_not_for_somebody_named_before():
    text = "Analyst Kari Moen left. {s1 One analyst} {c1 said} {x1 it snowed}. Analyst Kari Moen came back."
    assert chains(text)[0] == ["One analyst"]
