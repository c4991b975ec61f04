"""Where words begin and end by the marks in print, in sentences read by the shipped network."""

from __future__ import annotations

import pytest

from plain import said

UNCLOSED_CURLY = [
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
]
UNCLOSED_STRAIGHT = [
    (
        '"The factory will shut in May, Karin Holt said. The union\'s Ove Lind called that "a betrayal".',
        {("Karin Holt", '"The factory will shut in May'), ("Ove Lind", '"a betrayal"')},
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
SPLIT = [
    (
        '"The river," said Paul Stern, the ferryman, "has never been so low, and," he sighed, "it is only June."',
        {("Paul Stern", '"The river," | "has never been so low, and," | "it is only June."')},
    ),
    (
        '"We," said Carla Nunn, "are not the police. Ask," she repeated. "Ask the police."',
        {("Carla Nunn", '"We," | "are not the police'), ("Carla Nunn", 'Ask," | "Ask the police."')},
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
        {("Nadia Kerr", '"It was," | "a simple mistake'), ("Nadia Kerr", 'Simple," | "but costly."')},
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
            ("My doctor < Greta Sohl", "‘You are fine’"),
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
            ("My boss < Kim Rowe", "'Take the day off'"),
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
]
LISTS = [
    (
        "What we know so far:\n\n» The train left the rails at 6 am, the operator said.\n» Four people are in hospital, doctors say.\n» The driver had worked ten hours, his brother, Paul Kern, told us.",  # noqa: E501
        {
            ("operator", "The train left the rails at 6 am"),
            ("doctors", "Four people are in hospital"),
            ("Paul Kern", "The driver had worked ten hours"),
        },
    ),
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
]


@pytest.mark.parametrize(
    ("text", "statements"), [*UNCLOSED_CURLY, *UNCLOSED_STRAIGHT, *SPLIT, *NESTED, *LISTS, *BRITISH, *ANGLED]
)
def test_each_has_its_own_words(text: str, statements: set[tuple[str, str]]) -> None:
    assert said(text) == statements
