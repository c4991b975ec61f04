"""Sixty kinds of text written to hurt, and plain news to set them against; each is made to a number of characters."""

from __future__ import annotations

import random
from collections.abc import Callable

Pattern = Callable[[int], str]
Making = Callable[[random.Random], str]

_FIRST = [
    "Ann",
    "Ben",
    "Clara",
    "David",
    "Edda",
    "Frank",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Karla",
    "Leo",
    "Mona",
    "Nils",
]
_FIRST += ["Olga", "Paul", "Rita", "Sven", "Tilda", "Victor"]
_ONSETS = ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr"]
_ONSETS += ["v", "w"]
_RIMES = ["all", "an", "ard", "ek", "elm", "en", "er", "ill", "in", "oll", "on", "orn", "oss", "und", "unt", "urst"]
_PLACES = ["Harburg", "Lindow", "Marsk", "Tolna", "Weyford", "Ostrand", "Kelmar", "Pellin", "Dunsmoor", "Varnby"]
_BODIES = ["Port Authority", "Water Board", "Bridge Council", "Fishery Union", "Rail Office", "Energy Agency"]
_BODIES += ["City Court", "Grain Exchange"]
_OUTLETS = ["Reuters", "the BBC", "CNN", "the New York Times", "the Guardian", "Bloomberg", "Fox News"]
_OUTLETS += ["the Associated Press", "Al Jazeera", "NPR"]
_VERBS = "said told_reporters denied claimed warned insisted admitted argued added confirmed".replace("_", "~").split()
_SAID = [
    "the bridge would stay closed until spring",
    "nobody had looked at the pumps since May",
    "the grain was sold twice",
]
_NEWS = [
    "{name}, who leads the {body} of {place}, said on Thursday that {said}.",
    "The {body} has 240 workers and two ships, and most of them were in {place} when the water came.",
    "“We had no warning at all,” {last} told reporters. “It came at night, and by morning the road was gone.”",
    "Prices rose by four per cent in the week after the flood, the third rise since the new year.",
    "According to a report by the {body}, {said}.",
    "Two carpenters walked along the dyke in the afternoon and counted eleven boats without a mast.",
    "He denied that the council had known of it, and added that an inquiry would begin in June.",
    "Work on the second bridge began three years ago and was to have ended last autumn.",
    "{name} of {place} told {outlet} that {said}.",
    "The market opened as usual on Saturday, with fewer stalls and a smaller crowd than in other years.",
    "Officials did not answer questions about the cost.",
    "The town lies where two rivers meet, and its lower streets have stood under water nine times since 1950.",
]


def _last(rng: random.Random) -> str:
    return (rng.choice(_ONSETS) + rng.choice(_RIMES) + rng.choice(("", "", "er", "sen", "ow"))).capitalize()


def _name(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {_last(rng)}"


def _words(rng: random.Random) -> str:
    return rng.choice(_SAID)


def _filled(form: str) -> Making:
    """What makes ``form`` with other names each time."""

    def make(rng: random.Random) -> str:
        names = {"name": _name(rng), "other": _name(rng), "third": _name(rng), "last": _last(rng), "said": _words(rng)}
        places = {"place": rng.choice(_PLACES), "body": rng.choice(_BODIES), "outlet": rng.choice(_OUTLETS)}
        verb, number = rng.choice(_VERBS).replace("~", " "), rng.randrange(1, 28)
        letters = "".join(rng.choice("ABCDEFGHKLMNPRSTUW") for _ in range(3))
        return form.format(**names, **places, verb=verb, number=number, letters=letters, label=names["last"].upper())

    return make


def news(length: int) -> str:
    """Plain news: articles of a dozen sentences about people who come back, in paragraphs of two sentences."""
    rng, parts, size = random.Random(7), list[str](), 0
    while size < length:
        values = {
            "name": _name(rng),
            "place": rng.choice(_PLACES),
            "body": rng.choice(_BODIES),
            "outlet": rng.choice(_OUTLETS),
        }
        values["last"] = values["name"].split()[1]
        said = [line.format(**values, said=_words(rng)) for line in _NEWS]
        parts += [" ".join(said[i : i + 2]) + "\n\n" for i in range(0, len(said), 2)]
        size += sum(map(len, parts[-len(said) // 2 :]))
    return "".join(parts)[:length]


def _made(make: Making) -> Pattern:
    def pattern(length: int) -> str:
        rng, parts, size = random.Random(3), list[str](), 0
        while size < length:
            parts.append(make(rng))
            size += len(parts[-1])
        return "".join(parts)[:length]

    return pattern


def _form(form: str) -> Pattern:
    return _made(_filled(form))


def _unit(unit: str) -> Pattern:
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _nested(opening: str, closing: str) -> Pattern:
    def pattern(length: int) -> str:
        deep = length // (len(opening) + len(closing))
        return opening * deep + closing * deep

    return pattern


def _one_sentence(length: int) -> str:
    return news(length + length // 20).replace(".", ",").replace("\n\n", " ")[:length]


PATTERNS: dict[str, Pattern] = {
    "names": _form("{name}, "),
    "names-unbroken": _form("{name} "),
    "names-one-family": _made(lambda rng: f"{_last(rng)} Lee and "),
    "names-said": _form("{name} {verb} that {said}. "),
    "names-told-names": _form("{name} told {other} that {third} left. "),
    "titles": _form("{body} Director {name} said that he had met {place} Mayor {other}. "),
    "descriptions": _form("The minister said the director told the mayor that the spokesman of the {body} left. "),
    "joint-source": _form("{name}, {other} and {third}, "),
    "employers": _form("{name}, editor of the {place} News, said {other} of the {body} lied. "),
    "nicknames": _form("{name} “Nell” {last} said so. "),
    "possessives": _form("{name}’s lawyer’s brother’s "),
    "of-chain": _unit("the head of the office of the deputy of "),
    "bodies-acronyms": _form("the {place} {body} ({letters}) told the {letters}, "),
    "acronyms": _form("{letters} said {letters} "),
    "initials": _form("{letters[0]}. "),
    "abbreviations": _unit("Mr. Dr. St. Gen. Sen. Inc. U.S. "),
    "outlets": _form("{outlet}, the {place} Times, "),
    "outlets-citing": _form("{outlet} reported, citing {outlet}, quoting the {place} Post, "),
    "according-to": _form("according to {name}, "),
    "credits": _form("({outlet}) {place} (AP) — "),
    "said": _unit("said "),
    "he-said": _unit("he said "),
    "he-said-sentences": _unit("He said yes. She said no. "),
    "said-that-said-that": _unit("he said that she told them that "),
    "pronouns": _unit("he she they it his her them who "),
    "pronoun-sentences": _form("{name} met {other}. They told him that she knew it. "),
    "unnamed": _unit("A source said officials told people familiar with it that experts warned aides. "),
    "verdicts": _form("{name} was accused by {other} of lying to {third}. "),
    "denials": _form("{name} denied that {other} denied that {third} denied "),
    "questions": _unit("Who knew? Did he say so? Why did she ask whether they asked? "),
    "one-sentence": _one_sentence,
    "and-clauses": _form("and {name} said that {said} "),
    "one-paragraph": lambda length: news(length + length // 20).replace("\n\n", " ")[:length],
    "short-paragraphs": _form("{name} said so.\n\n"),
    "lines-of-a-word": _form("{last}\n"),
    "headlines": _form("{name} Warns {place} {body} Of Floods\n\n"),
    "opening-marks": _unit("“"),
    "opening-marks-words": _form("“{said}, {last} said "),
    "open-paragraphs": _form("“{said}, and {name} knew.\n\n"),
    "straight-marks": _unit('" a '),
    "quotations": _form("“{said},” {name} said. "),
    "quotations-in-quotations": _nested("“he said ‘she said ", "’”"),
    "single-marks": _form("'{said},' {name} said. "),
    "apostrophes": _unit("'’"),
    "words-in-marks": _unit("“no” ‘yes’ "),
    "brackets": _unit("("),
    "brackets-nested": _nested("(he said [she ", "])"),
    "links": _form("https://{last}.example/{said}?a=[{number}]&b=({last}) "),
    "tags-and-handles": _form('<a href="/{number}">{name}</a> @{last} #{place} — {name} (@{last}) May {number}, 2021 '),
    "dashes": _form("— {said} — {last} — "),
    "dash-speech": _form("— {said}, {name} said.\n"),
    "colons": _form("{last}: "),
    "speaker-labels": _form("{label}: {said}.\n\n"),
    "questions-answers": _form("Q. Did {name} know?\n\nA. {other} said {said}.\n\n"),
    "bullets": _form("• {name} said {said}, he told {other}\n"),
    "capitals": lambda length: news(length).upper(),
    "numbers-dates": _form("On Thursday, {number} May 2019, 1,{number}00 of 3.{number} per cent in June, "),
    "no-spaces": _unit("harbourmaster"),
    "emoji": _form("🙂👩‍👩‍👧 {last} said 🎉\u200b e\u0301 "),
    "languages": _form(
        "{name} said so. Der Hafen bleibt heute geschlossen. Le port reste fermé, selon {other}. Порт закрыт.\n\n"
    ),
}
