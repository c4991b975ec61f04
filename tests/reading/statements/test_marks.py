"""Where words begin and end by the marks in print, in sentences read by the shipped network."""

from __future__ import annotations

import pytest

from plain import said

SPLIT = [
    (
        '"The river," said Paul Stern, the ferryman, "has never been so low, and," he sighed, "it is only June."',
        {("Paul Stern", '"The river," | "has never been so low, and," | "it is only June."')},
    ),
    (
        '"We," said Carla Nunn, "are not the police. Ask," she repeated. "Ask the police."',
        {("Carla Nunn", 'Ask," | "Ask the police."'), ("Carla Nunn", '"We," | "are not the police')},
    ),
    (
        "“The school,” said Vera Moll, its head, “is closing. Closing,” she repeated, “for ever.”",
        {("Vera Moll", "Closing,” | “for ever.”"), ("Vera Moll", "“The school,” | “is closing")},
    ),
    (
        "“If the rain stops,” said Hugo Lenz, pointing at the sky, “we can harvest on Sunday. If not,” he shrugged, “we lose it all.”",  # noqa: E501
        {("Hugo Lenz", "“If the rain stops,” | “we can harvest on Sunday. If not,” | “we lose it all.”")},
    ),
    (
        '"My mother," Ella Ward said, her voice breaking, "waited for four hours," she paused, "on the floor."',
        {("Ella Ward", '"My mother," | "waited for four hours," | "on the floor."')},
    ),
    (
        "“There is,” Rob Tait said, “no money.”\n\n“There is none,” he said again. “None at all.”",
        {("Rob Tait", "“There is,” | “no money.”"), ("Rob Tait", "“There is none,” | “None at all.”")},
    ),
    (
        "“The court,” Judge Ann Pryor said on Thursday, “will not be hurried,” and rose. The hearing resumes on Monday.",  # noqa: E501
        {("Ann Pryor", "“The court,” | “will not be hurried,”")},
    ),
    (
        '"It was," Nadia Kerr told the inquiry, "a simple mistake. Simple," she insisted, "but costly."',
        {("Nadia Kerr", 'Simple," | "but costly."'), ("Nadia Kerr", '"It was," | "a simple mistake')},
    ),
    (
        "“Every spring,” said Otto Brandt, a beekeeper from Ulm, “I lose,” he counted on his fingers, “six or seven hives.”",  # noqa: E501
        {("Otto Brandt", "“Every spring,” | “I lose,” | “six or seven hives.”")},
    ),
    (
        '"The vote," said Lucy Hale, who leads the group, "was fair." She smiled. "Mostly fair."',
        {("Lucy Hale", '"The vote," | "was fair." | "Mostly fair."')},
    ),
    (
        '"Never," said the widow, Edith Crane, "did he speak of it. Never," she repeated. "Not once."',
        {("Edith Crane", 'Never," | "Not once."'), ("Edith Crane", '"Never," | "did he speak of it')},
    ),
    (
        "“My father,” Hanna Weiss recalled, “never owned a car. Never,” she said again. “Not even a bicycle.”",
        {("Hanna Weiss", "Never,” | “Not even a bicycle.”"), ("Hanna Weiss", "“My father,” | “never owned a car")},
    ),
    (
        '"The trouble," said Ivan Petrov, a miner, "is that nobody," he coughed, "wants to hear it."',
        {("Ivan Petrov", '"The trouble," | "is that nobody," | "wants to hear it."')},
    ),
    (
        "“We were told,” Sister Agnes said, “to wait,” and she laughed, “for a miracle.”",
        {("Agnes", "“We were told,” | “to wait,” | “for a miracle.”")},
    ),
    (
        "“It is,” Mary Dell said slowly, “the worst harvest since 1976. The worst,” she repeated, looking at her hands.",  # noqa: E501
        {("Mary Dell", "“It is,” | “the worst harvest since 1976"), ("Mary Dell", "The worst,”")},
    ),
    (
        '"If," said the bishop, Paul Renner, "we close the church, the village dies." He stood up. "It dies."',
        {("Paul Renner", '"If," | "we close the church, the village dies." | "It dies."')},
    ),
    (
        "“A good teacher,” Tom Ashe told the crowd, “listens first, and,” raising his voice, “talks later.”",
        {("Tom Ashe", "“A good teacher,” | “listens first, and,” | “talks later.”")},
    ),
]
NESTED = [
    (
        "“When the coach says ‘Run faster’, we run,” said Emil Vogt.",
        {("Emil Vogt", "“When the coach says ‘Run faster’, we run,”"), ("coach < Emil Vogt", "‘Run faster’")},
    ),
    (
        "“My doctor told me ‘You are fine’ and I was not,” said Greta Sohl. “I nearly died.”",
        {
            ("Greta Sohl", "“My doctor told me ‘You are fine’ and I was not,” | “I nearly died.”"),
            ("Greta Sohl's doctor < Greta Sohl", "‘You are fine’"),
        },
    ),
    (
        "Bruno Katz said: “The guard shouted ‘Get out’ and shut the gate.”",
        {("Bruno Katz", "“The guard shouted ‘Get out’ and shut the gate.”"), ("guard < Bruno Katz", "‘Get out’")},
    ),
    (
        "“The landlord wrote ‘Pay or leave’ on the door,” said Maja Lind, a student, on Monday.",
        {("Maja Lind", "“The landlord wrote ‘Pay or leave’ on the door,”"), ("landlord < Maja Lind", "‘Pay or leave’")},
    ),
    (
        "\"Every year the council says 'Next year', and nothing happens,\" said Colin Marsh.",
        {
            ("Colin Marsh", "\"Every year the council says 'Next year', and nothing happens,\""),
            ("council < Colin Marsh", "'Next year'"),
        },
    ),
    (
        "“He looked at me and said ‘I know who you are’, and then he left,” Yara Stone told the court.",
        {
            ("Yara Stone", "“He looked at me and said ‘I know who you are’, and then he left,”"),
            ("unnamed < Yara Stone", "‘I know who you are’"),
        },
    ),
    (
        "“The bishop told us ‘Be patient’,” said Father Luis Mora. “We have been patient for ten years.”",
        {
            ("Luis Mora", "“The bishop told us ‘Be patient’,” | “We have been patient for ten years.”"),
            ("bishop < Luis Mora", "‘Be patient’"),
        },
    ),
    (
        "\"My boss said 'Take the day off' and then fired me,\" Kim Rowe said.",
        {
            ("Kim Rowe", "\"My boss said 'Take the day off' and then fired me,\""),
            ("Kim Rowe's boss < Kim Rowe", "'Take the day off'"),
        },
    ),
    (
        "“One nurse whispered ‘There are no beds’ and started to cry,” recalled Dr. Adam Pell.",
        {
            ("Adam Pell", "“One nurse whispered ‘There are no beds’ and started to cry,”"),
            ("One nurse < Adam Pell", "‘There are no beds’"),
        },
    ),
    (
        "“Whenever the bank says ‘We value you’, my rent goes up,” said Theo Blum, a waiter. “It is a joke.”",
        {
            ("Theo Blum", "“Whenever the bank says ‘We value you’, my rent goes up,” | “It is a joke.”"),
            ("bank < Theo Blum", "‘We value you’"),
        },
    ),
    (
        "“The police told us ‘Stay inside’, but the smoke came in,” said Rana Aziz, a neighbour.",
        {
            ("Rana Aziz", "“The police told us ‘Stay inside’, but the smoke came in,”"),
            ("police < Rana Aziz", "‘Stay inside’"),
        },
    ),
    (
        "\"When my agent says 'Sign here', I sign,\" joked the singer, Leo Marsh.",
        {
            ("Leo Marsh", "\"When my agent says 'Sign here', I sign,\""),
            ("Leo Marsh's agent < Leo Marsh", "'Sign here'"),
        },
    ),
    (
        "Sara Lund said: “The clerk shouted ‘Next’ and I had to leave.”",
        {("Sara Lund", "“The clerk shouted ‘Next’ and I had to leave.”"), ("clerk < Sara Lund", "‘Next’")},
    ),
    (
        "'My grandmother said \"Never borrow\" and she was right,' said Cath Royle.",
        {
            ("Cath Royle", "'My grandmother said \"Never borrow\" and she was right,'"),
            ("Cath Royle's grandmother < Cath Royle", '"Never borrow"'),
        },
    ),
    (
        "“He wrote ‘I am sorry’ on a card, and that was all,” Vera Pohl told the court.",
        {
            ("Vera Pohl", "“He wrote ‘I am sorry’ on a card, and that was all,”"),
            ("unnamed < Vera Pohl", "‘I am sorry’"),
        },
    ),
    (
        "“The sign says ‘No entry’ and everybody walks in,” complained Jan Tull.",
        {("Jan Tull", "“The sign says ‘No entry’ and everybody walks in,”"), ("sign < Jan Tull", "‘No entry’")},
    ),
    (
        "Aline Roux said: “My sister told me ‘Go away’ and I went.”",
        {
            ("Aline Roux", "“My sister told me ‘Go away’ and I went.”"),
            ("Aline Roux's sister < Aline Roux", "‘Go away’"),
        },
    ),
    (
        "“My neighbour said ‘Call the police’ and I did,” said Ina Voss. “Nobody came.”",
        {
            ("Ina Voss", "“My neighbour said ‘Call the police’ and I did,” | “Nobody came.”"),
            ("Ina Voss's neighbour < Ina Voss", "‘Call the police’"),
        },
    ),
    (
        "« The porter told us « Take the stairs » and went home », said Luc Favre.",
        {
            ("Luc Favre", "« The porter told us « Take the stairs » and went home »"),
            ("porter < Luc Favre", "« Take the stairs »"),
        },
    ),
]
LISTS = [
    (
        "* The suspect is 34, police said.\n* He denies the charge, his lawyer, Tina Orr, said.",
        {("police", "The suspect is 34"), ("Tina Orr", "the charge")},
    ),
    (
        "- Petrol will cost more, the ministry announced.\n- Drivers are angry, says Bob Penn of the drivers' club.",
        {("ministry", "Petrol will cost more"), ("Bob Penn", "Drivers are angry")},
    ),
    (
        "▪ The bridge is safe, engineers say.\n▪ It will open in June, the mayor, Lea Frank, promised.",
        {("engineers", "The bridge is safe"), ("Lea Frank", "It will open in June")},
    ),
    (
        "The day in brief:\n\n– The strike goes on, the union said.\n– The airline offered new talks, its spokesman, Jim Hurst, said.",  # noqa: E501
        {("union", "The strike goes on"), ("Jim Hurst", "The airline offered new talks")},
    ),
    (
        "1. The mine must close, the court ruled.\n2. Its owner will appeal, lawyers said.\n3. Two hundred jobs are at risk, according to the union.",  # noqa: E501
        {
            ("court", "The mine must close"),
            ("lawyers", "Its owner will appeal"),
            ("union", "Two hundred jobs are at risk"),
        },
    ),
    (
        "· The storm will reach the coast tonight, forecasters said.\n· Ferries are cancelled, the port authority said.",  # noqa: E501
        {("forecasters", "The storm will reach the coast tonight"), ("port authority", "Ferries are cancelled")},
    ),
    (
        "► Nobody was hurt, the fire service said.\n► The roof may collapse, warned the architect, Ralf Noll.",
        {("fire service", "Nobody was hurt"), ("Ralf Noll", "The roof may collapse")},
    ),
    (
        "● The airport will open at noon, officials said.\n● Fifty flights were cancelled, according to the airline Norlys.",  # noqa: E501
        {("officials", "The airport will open at noon"), ("Norlys", "Fifty flights were cancelled")},
    ),
    (
        "* Rents rose by a fifth, the study found.\n* Landlords blame the tax, says Bea Wolff of the owners' union.",
        {("study", "Rents rose by a fifth"), ("Landlords < Bea Wolff", "the tax")},
    ),
    (
        "> The vote was legal, the court said.\n> The loser, Ian Petty, said he would go on.",
        {("court", "The vote was legal"), ("Ian Petty", "he would go on")},
    ),
    (
        "1) The bank will close 40 branches, its chairman, Ugo Rossi, said.\n2) No jobs will be lost, he promised.",
        {("Ugo Rossi", "The bank will close 40 branches"), ("Ugo Rossi", "No jobs will be lost")},
    ),
    (
        "• “We are ready,” said Ada Fenn.\n• The army says it needs a week.",
        {("Ada Fenn", "“We are ready,”"), ("army", "it needs a week")},
    ),
]
BRITISH = [
    (
        "'It's the miners' hall and they've sold it,' said Joan Price, who's lived in the street for 50 years. 'They didn't tell us, and they'd no right to.'",  # noqa: E501
        {
            (
                "Joan Price",
                "'It's the miners' hall and they've sold it,' | 'They didn't tell us, and they'd no right to.'",
            )
        },  # noqa: E501
    ),
    (
        "'The farmers' market isn't dead,' said Bill Tanner. 'It's moved.'",
        {("Bill Tanner", "'The farmers' market isn't dead,' | 'It's moved.'")},
    ),
    (
        "'We don't know the players' names yet,' the manager, Alan Shaw, admitted.",
        {("Alan Shaw", "'We don't know the players' names yet,'")},
    ),
    (
        "Doris Hale, 81, said: 'My parents' graves are under water. I can't visit them.'",
        {("Doris Hale", "'My parents' graves are under water. I can't visit them.'")},
    ),
    (
        "‘The nurses’ pay hasn’t risen since 2010,’ said Gwen Moss. ‘They’re leaving.’",
        {("Gwen Moss", "‘The nurses’ pay hasn’t risen since 2010,’ | ‘They’re leaving.’")},
    ),
    (
        "'I've seen the directors' cars,' Ray Dunn told the meeting. 'They aren't poor.'",
        {("Ray Dunn", "'I've seen the directors' cars,' | 'They aren't poor.'")},
    ),
    (
        "She's the headmistress of St Anne's. 'The girls' toilets don't work,' said Fiona Black, 'and nobody's come to mend them.'",  # noqa: E501
        {("Fiona Black", "'The girls' toilets don't work,' | 'and nobody's come to mend them.'")},
    ),
    (
        "'The boys' coats were still wet,' recalled Sergeant Neil Gray, 'when we found them.'",
        {("Neil Gray", "'The boys' coats were still wet,' | 'when we found them.'")},
    ),
    (
        "'I'd never heard of the James' estate,' said Molly Finch. 'Who's James?'",
        {("Molly Finch", "'I'd never heard of the James' estate,' | 'Who's James?'")},
    ),
    (
        "'The neighbours' dog barks all night,' said Peg Rudd. 'I've told them.'",
        {("Peg Rudd", "'The neighbours' dog barks all night,' | 'I've told them.'")},
    ),
    (
        "Len Cope, 66, said: 'It's our grandparents' pub. They won't close it.'",
        {("Len Cope", "'It's our grandparents' pub. They won't close it.'")},
    ),
    (
        "‘The drivers’ union won’t talk to us,’ Sam Peel complained. ‘It’s a disgrace.’",
        {("Sam Peel", "‘The drivers’ union won’t talk to us,’ | ‘It’s a disgrace.’")},
    ),
    (
        "'We'll not pay,' said Nell Gray, of the tenants' league, 'and they know it.'",
        {("Nell Gray", "'We'll not pay,' | 'and they know it.'")},
    ),
    (
        "The minister called it 'a crooks' bargain'.",
        {("minister", "it 'a crooks' bargain'")},
    ),
]
ANGLED = [
    (
        "« We have waited long enough », said Claire Morel. « Now we act. »",
        {("Claire Morel", "« We have waited long enough » | « Now we act. »")},
    ),
    (
        "«The wall will not fall», said the architect, Paolo Ricci, on Monday.",
        {("Paolo Ricci", "«The wall will not fall»")},
    ),
    (
        "»The lake is dead«, said Jutta Brehm, a biologist. »Nobody fishes here.«",
        {("Jutta Brehm", "»The lake is dead« | »Nobody fishes here.«")},
    ),
    (
        "„The theatre will be sold“, said Petr Novak, its manager.",
        {("Petr Novak", "„The theatre will be sold“")},
    ),
    (
        "»We shall see«, replied Harald Voss.",
        {("Harald Voss", "»We shall see«")},
    ),
    (
        "Aline Roux said: « My sister told me « Go away » and I went. »",
        {
            ("Aline Roux", "« My sister told me « Go away » and I went. »"),
            ("Aline Roux's sister < Aline Roux", "« Go away »"),
        },
    ),
    (
        "‹We lost the key›, said Beat Frei.",
        {("Beat Frei", "‹We lost the key›")},
    ),
    (
        "„Prices are too high”, said Jolanta Lis, a shopkeeper. „People cannot pay.”",
        {("Jolanta Lis", "„Prices are too high” | „People cannot pay.”")},
    ),
    (
        "''The band is finished,'' said Sid Marlow. ''We sold the van.''",
        {("Sid Marlow", "''The band is finished,'' | ''We sold the van.''")},
    ),
    (
        "«We are not afraid», said the union leader, Rosa Conti. «We have nothing to lose.»",
        {("Rosa Conti", "«We are not afraid» | «We have nothing to lose.»")},
    ),
    (
        "»The roof leaks«, complained Heidi Kranz, who teaches there.",
        {("Heidi Kranz", "»The roof leaks«")},
    ),
    (
        "„Nobody asked me“, said Milan Hora. „Nobody ever does.“",
        {("Milan Hora", "„Nobody asked me“ | „Nobody ever does.“")},
    ),
    (
        "According to Luc Favre, the plan is « a mistake ».",
        {("Luc Favre", "the plan is « a mistake »")},
    ),
    (
        "‹The harvest failed›, wrote Urs Keller in his diary.",
        {("Urs Keller", "‹The harvest failed›")},
    ),
]


@pytest.mark.parametrize(("text", "statements"), [*SPLIT, *NESTED, *LISTS, *BRITISH, *ANGLED])
def test_each_has_its_own_words(text: str, statements: set[tuple[str, str]]) -> None:
    assert said(text) == statements
