import pytest

from wherefrom.reading.parties.cast import Cast
from wherefrom.reading.parties.names import names
from wherefrom.reading.parties.roles import gather_roles, is_role


def roles(text: str, name: str) -> list[str]:
    cast = Cast()
    cast.gather(text, names(text))
    gather_roles(text, cast)
    return next(p.roles for p in cast.parties if p.name == name)


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
    assert role in roles(text, "Anna Voss")


def test_a_clause_is_no_role():
    assert roles("Anna Voss, but the director of the port left, stayed.", "Anna Voss") == []
    assert not is_role("which belongs to the director")


def test_role_tells_gender():
    cast = Cast()
    text = "Sasha Blum, an actress, smiled."
    cast.gather(text, names(text))
    gather_roles(text, cast)
    assert cast.parties[0].gender == "f"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The charity Open Hand said it was late.", "Open Hand", "organization"),
        ("The operator, Halden Lumina, said it was late.", "Halden Lumina", "organization"),
        ("The website Aldline said it was late.", "Aldline", "outlet"),
        ("According to the company, Karlsen, who left, was late.", "Karlsen", "person"),
        ("The company Karlsen founded was late.", "Karlsen", "person"),
        ("He told the newspaper Karlsen had been late.", "Karlsen", "person"),
    ],
)
def test_the_noun_beside_a_name_tells_what_it_names(text, name, kind):
    cast = Cast()
    cast.gather(text, names(text))
    gather_roles(text, cast)
    assert [party.kind for party in cast.parties if party.name == name] == [kind]
