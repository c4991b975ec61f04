"""Outlets of the list in a reading: one party under all their names, a programme its network, agencies as relays."""

from __future__ import annotations

import pytest

from wherefrom.intake.article import Article
from wherefrom.reading.reader import context_of, read_article


@pytest.mark.parametrize(
    ("text", "origin", "relays", "kind"),
    [
        ("The minister will resign on Friday, Agence France-Presse reported.", "Agence France-Presse", [], "outlet"),
        ("“I will not run again,” Senator Ann Lee told Meet the Press on Sunday.", "Ann Lee", ["NBC News"], "person"),
        ("“We are ready,” Ann Lee said on Face the Nation.", "Ann Lee", ["CBS News"], "person"),
        ("The dam may break, engineers told the NYT.", "engineers", ["NYT"], "group"),
        ("Ann Lee told nydailynews.com that she had been fired.", "Ann Lee", ["nydailynews.com"], "person"),
        ("According to dpa, the talks collapsed.", "dpa", [], "outlet"),
        ("The mayor told Ouest-France that the beach would reopen.", "mayor", ["Ouest-France"], "unnamed"),
        ("“It is a hoax,” Anil Rao told Dainik Jagran.", "Anil Rao", ["Dainik Jagran"], "person"),
        ("The strike goes on, a union leader told Radio-Canada.", "union leader", ["Radio-Canada"], "unnamed"),
        ("Farmers blocked the road, Het Laatste Nieuws wrote.", "Het Laatste Nieuws", [], "outlet"),
        ("Anna Holm told Verdens Gang that the ferry was sold.", "Anna Holm", ["Verdens Gang"], "person"),
    ],
)
def test_as_origin_and_as_relay(text: str, origin: str, relays: list[str], kind: str) -> None:
    chain = read_article(Article("a", text)).statements[0].chain
    assert [link.name for link in chain] == [origin, *relays]
    assert chain[0].kind == kind
    assert all(link.kind == "outlet" for link in chain[1:])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bank denied it, Kyodo News said. Its chairman told Kyodo that the figures were wrong.", "Kyodo News"),
        (
            "According to dpa, the talks failed. A negotiator told Deutsche Presse-Agentur that nobody was surprised.",
            "Deutsche Presse-Agentur",
        ),
        ("The dam may break, the NYT wrote. The New York Times said it had seen letters.", "New York Times"),
        ("Lee told nydailynews.com a lie. She told the New York Daily News that she would sue.", "New York Daily News"),
        ("“We are ready,” Ann Lee said on Face the Nation. She told CBS News that the vote was close.", "CBS News"),
    ],
)
def test_other_names_are_one_party(text: str, name: str) -> None:
    reading = read_article(Article("a", text))
    outlets = {(link.name, link.entity) for s in reading.statements for link in s.chain if link.kind == "outlet"}
    assert [named for named, _ in outlets] == [name]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Anna Holm told Skarvposten that the ferry was sold.", {"Skarvposten": "outlet"}),
        ("“It is a hoax,” Anil Rao told Market Hall Moment on Monday.", {"Market Hall Moment": "outlet"}),
        ("The ferry is sold, the news site Velmur wrote. Velmur has the letters.", {"Velmur": "outlet"}),
        ("According to the Tuesday edition of Novy Kurant, the ferry is sold.", {"Novy Kurant": "outlet"}),
        ("The ferry is sold, according to a report on Brattweb. Brattweb reported a quarrel.", {"Brattweb": "outlet"}),
        # Whom the article gives an office, a title or a pronoun is somebody, whoever told him something.
        ("Anna Holm told Rindal, the captain, that the ferry was sold.", {"Rindal": "person"}),
        ("Anna Holm told Mr. Rindal that the ferry was sold.", {"Rindal": "person"}),
        ("Anna Holm told the FBI that the ferry was sold.", {"FBI": "organization"}),
        ("Anna Holm told Velmur media that the ferry was sold.", {"Velmur": "person"}),
    ],
)
def test_that_no_list_knows(text: str, kinds: dict[str, str]) -> None:
    cast = context_of(Article("a", text)).cast
    assert {party.name: party.kind for party in cast.parties if party.name in kinds} == kinds
