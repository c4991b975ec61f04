from marked import chains

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
