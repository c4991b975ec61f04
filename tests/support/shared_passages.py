"""Articles of our own making that share passages, for tests of what an archive finds of them."""

import random

from wherefrom.intake.article import Article

BRIDGE = (
    "Engineers closed the old bridge over the Larn on Friday after divers found cracks in two of its piers, and the"
    " county said that buses would take the long way round through Hebble until the spring at least. Shopkeepers on"
    " the east bank fear for their trade, since most of their customers come on foot from the station."
)
NOTICE = (
    "Readers of the Larn Courier pay for everything that it prints, and nobody else does. If you can spare four crowns"
    " a month, write to the office in Mill Lane, where somebody will gladly send you the form and a calendar."
)


def filler(seed, count=150):
    """Words that no other text has in this order."""
    draw = random.Random(seed)
    letters = "abdefgiklmnoprstuv"
    return " ".join("".join(draw.choices(letters, k=draw.randint(3, 8))) for _ in range(count)).capitalize() + "."


def article(number, *parts, outlet=None, published=None):
    return Article(f"a{number:04}", "\n\n".join(parts), outlet=outlet, published=published)


def changed(text, every):
    words = text.split()
    return " ".join("zeppelin" if i % every == every // 2 else word for i, word in enumerate(words))
