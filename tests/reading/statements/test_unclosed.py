"""Quotations whose closing mark is missing, read by the shipped network."""

from __future__ import annotations

import pytest

from plain import said

CURLY = [
    (
        "“The dam will hold, the engineer, Maria Voss, told reporters. “We checked every gate.”",
        {("Maria Voss", "“The dam will hold | “We checked every gate.”")},
    ),
    (
        "“Nobody asked the farmers, said Peter Holm, who runs a dairy near Lund. He has forty cows.",
        {("Peter Holm", "“Nobody asked the farmers")},
    ),
    (
        "Clara Boyd dismissed the plan as “a cruel joke. She said the children would have to walk to school.",
        {("Clara Boyd", "the plan as “a cruel joke"), ("Clara Boyd", "the children would have to walk to school")},
    ),
    (
        "The harbour was closed at noon. “Two ships are still out there, said Captain Nils Berg. “They have food for a week.”",  # noqa: E501
        {("Nils Berg", "“Two ships are still out there | “They have food for a week.”")},
    ),
    (
        "Teachers will strike on Monday. “We have waited for three years, the union's leader, Rosa Lind, said. The schools open in August.",  # noqa: E501
        {("Rosa Lind", "“We have waited for three years")},
    ),
    (
        "“I saw the smoke first,” said Tom Reyes. “Then the roof fell in. He ran to the river.",
        {("Tom Reyes", "“I saw the smoke first,” | “Then the roof fell in")},
    ),
    (
        "“The museum cannot pay its guards, its director, Jan Weil, wrote in a letter. The city said it would help.",
        {("Jan Weil", "“The museum cannot pay its guards"), ("city", "it would help")},
    ),
    (
        "Judge Helen Marks called the evidence “thin as paper. The prosecutor, Ivo Kern, said he would appeal.",
        {("Helen Marks", "the evidence “thin as paper"), ("Ivo Kern", "he would appeal")},
    ),
    (
        "“This winter will be hard for everybody, Agnes Dahl warned on Tuesday. “But nobody will freeze.”\n\nHer party had voted against the tax.",  # noqa: E501
        {("Agnes Dahl", "“This winter will be hard for everybody | “But nobody will freeze.”")},
    ),
    (
        "According to Leo Farr, the bridge is “a death trap. He has written to the council twice.",
        {("Leo Farr", "the bridge is “a death trap")},
    ),
    (
        "“The orchestra has not been paid since March, conductor Lena Abt told the newspaper. The city owes it two million.",  # noqa: E501
        {("Lena Abt", "“The orchestra has not been paid since March")},
    ),
    (
        "The nurse, Ola Berg, wrote: “I have not slept for two days. Her ward has forty beds.",
        {("Ola Berg", "“I have not slept for two days")},
    ),
    (
        '"They took my bicycle and my phone, the boy told the judge. The trial goes on.',
        {("boy", '"They took my bicycle and my phone')},
    ),
    (
        'Mayor Dan Holt described the bridge as "a national shame. He wants it closed.',
        {("Dan Holt", 'the bridge as "a national shame'), ("Dan Holt", "it closed")},
    ),
    (
        "“Our cows are dying, said Karl Ebner. “Nobody comes.” His neighbour, Rita Loos, said the same was true of her sheep.",  # noqa: E501
        {("Karl Ebner", "“Our cows are dying | “Nobody comes.”"), ("Rita Loos", "the same was true of her sheep")},
    ),
    (
        '"We lost the first game because we were afraid, admitted the captain, Joao Neves. "We will not be afraid again."',  # noqa: E501
        {("Joao Neves", '"We lost the first game because we were afraid | "We will not be afraid again."')},
    ),
    (
        "“The price of bread will double by June, economist Petra Voigt predicted. Flour costs twice what it did.",
        {("Petra Voigt", "“The price of bread will double by June")},
    ),
    (
        "The company called the claim “absurd and malicious. It will appeal.",
        {("company", "the claim “absurd and malicious")},
    ),
    (
        "'The dam will hold, the engineer, Maria Voss, told reporters. 'We checked every gate.'",
        {("Maria Voss", "'The dam will hold | 'We checked every gate.'")},
    ),
    (
        "'Nobody asked the farmers, said Peter Holm, who runs a dairy near Lund. He has forty cows.",
        {("Peter Holm", "'Nobody asked the farmers")},
    ),
    (
        "Clara Boyd dismissed the plan as 'a cruel joke. She said the children would have to walk to school.",
        {("Clara Boyd", "the plan as 'a cruel joke"), ("Clara Boyd", "the children would have to walk to school")},
    ),
    (
        "‘It’s our land, said Joe Hart. ‘It always was.’",
        {("Joe Hart", "‘It’s our land | ‘It always was.’")},
    ),
    (
        "«The harvest is lost, said Aldo Neri. «We have nothing.»",
        {("Aldo Neri", "«The harvest is lost | «We have nothing.»")},
    ),
    (
        "„The town is dead, said Jan Kos. „Nobody stays.“",
        {("Jan Kos", "„The town is dead | „Nobody stays.“")},
    ),
]
STRAIGHT = [
    (
        '"The factory will shut in May, Karin Holt said. The union\'s Ove Lind called that "a betrayal".',
        {("Karin Holt", '"The factory will shut in May'), ("Ove Lind", 'that "a betrayal"')},
    ),
    (
        'Dina Frost called the verdict "a disgrace. She said she would fight on.',
        {("Dina Frost", 'the verdict "a disgrace'), ("Dina Frost", "she would fight on")},
    ),
    (
        '"We lost everything in the flood, said Omar Reyes, a baker. "Even the oven is gone."',
        {("Omar Reyes", '"We lost everything in the flood | "Even the oven is gone."')},
    ),
    (
        '"No child goes hungry here, the headteacher, Ruth Vane, told us. The school has 300 pupils.',
        {("Ruth Vane", '"No child goes hungry here')},
    ),
    (
        "The pilot, Sven Aker, said the engine was \"on fire. He didn't jump.",
        {("Sven Aker", 'the engine was "on fire')},
    ),
    (
        '"It is a good law, said Senator Ida Beck. Her rival, Tim Coe, called it "a trick". He said he\'d vote no.',
        {("Ida Beck", '"It is a good law'), ("Tim Coe", 'it "a trick"'), ("Tim Coe", "he'd vote no")},
    ),
    (
        '"My brother never owned a gun, Lena Ortiz said on Friday. Police say they found two.',
        {("Lena Ortiz", '"My brother never owned a gun'), ("Police", "they found two")},
    ),
    (
        '"The water is safe to drink, the mayor, Karl Dunn, said. "I drink it myself."\n\nThe laboratory disagrees.',
        {("Karl Dunn", '"The water is safe to drink | "I drink it myself."')},
    ),
    (
        'Mona Reid told the court that her boss was "a thief and a liar. The trial goes on.',
        {("Mona Reid", 'her boss was "a thief and a liar')},
    ),
    (
        "\"We have nothing left to sell, wrote Fred Amis, the firm's founder, in a letter to his workers. The firm has debts of 3 million.",  # noqa: E501
        {("Fred Amis", '"We have nothing left to sell')},
    ),
]


@pytest.mark.parametrize(("text", "statements"), [*CURLY, *STRAIGHT])
def test_each_has_its_own_words(text: str, statements: set[tuple[str, str]]) -> None:
    assert said(text) == statements
