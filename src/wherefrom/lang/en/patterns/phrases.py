"""Noun phrases that name a source in words, and what joins or hangs on them."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import WEEKDAY

DETAIL = re.compile(
    r"(?<=\w{3}),\s(?:with|many|most|some|all|including|who|which|both|none|one|led|among|whose|speaking)\b.*$"
    r"|(?<=\w{3}),\s(?:(?:him|her|it|them)sel(?:f|ves)|also)\b.*$"
    r"|(?<=[a-z]{3}),\s(?:(?:an?|the|his|her|its|their|near|first|when|chief|having|not)\s(?!.*\b(?:and|or)\b).*|"
    r"on\saverage|though|however|meanwhile)$"
    r"|(?<=\w{3})\s(?:--?|[–—])\s.*$"
    r"|(?<=\w)\.?\s\(\s?[A-Z0-9]{1,6}\.[A-Z]{1,2}\b.*$"
    r"|(?<=\w{3})\s(?:said|thought|believed|understood|reported)\s(?:by|to)\b.*$"
    r"|(?<=\w{3})\s(?:preparing|speaking|running|hoping|trying|wishing|claiming|seeking|wanting|writing|looking)\s(?:to|for|on|at|in|as)\b.*$"
    r"|(?<=\w{3}),\s(?!(?:said|led|red)\b)(?:[a-z]{3,}ed|written|drawn|made|given|known|sent|held|shown|seen|taken)\b.*$"
    r"|(?<=\w{3}),?\s(?:in|on|to|for|from|with|by|at|under|during)\s(?:which|whom|whose)\b.*$"
    r"|(?<=\w{3})(?<!released)(?<!published)(?<!issued)(?<!from)\s(?:(?:late|early|earlier|on)\s)?(?:(?:last|this)\s(?:week|weekend|month|year|night)|yesterday|"
    rf"(?:{WEEKDAY}))(?:\s(?:morning|afternoon|evening|night))?$"
)
"""What follows a noun phrase and is no part of a name for people."""
LEFT_OVER = re.compile(
    r"^\((?![^()]*\))|\s?\((?:[^()\s]{1,40}\s?){0,3}$|(?:\s(?:as|after|by|not|and|or|the|but|than|"
    r"both|(?:had|has|have)(?:\s(?:previously|earlier|also|already))?|sometimes|often|never|always|even|"
    r"last|this|(?:who|which|that)(?:\s(?:argue|say|claim|believe|think|fear|hope)s?)?|"
    r"(?:(?:rather|quite|very)\s)?(?:usual|rare|right|wrong|understandab|reported|alleged|repeated|clear|certain|open|public|"
    r"private|initial|original|final|eventual|actual|probab|apparent|general|typical|large|frequent|regular|routine|"
    r"consistent|strong|firm|flat|quick|immediate|subsequent|previous|simp)ly))+$"
)
"""What a cut leaves at the ends of a phrase: an open parenthesis, a small word, an adverb of the verb."""
ISSUED = re.compile(
    r"(?<=[\w.”]\s)(?P<what>[\w’'-]{3,})(?<!newly)(?<!recently)(?<!just)\s"
    r"(?:released|published|issued|announced|unveiled|circulated|handed\s(?:down|up))"
    r"(?:\s(?:on|in|at|late|early|earlier|this|last|yesterday|today|two|three|\w+day)\b(?:(?!\b(?:by|from|of|to)\b).)*)?$"
)
"""When a document came out, behind two words or more that tell which: "jury indictment issued on Friday"."""
OWNED = ("'s", "’s", "s'", "s’")
MORE_THAN = ["more", "than"]
ONE_OF_THEM = (["one"], ["each"], ["neither"])
POSSESSIVE = frozenset(["his", "her", "their", "its", "my", "our", "your"])
OWN_PUBLICATION = frozenset(["website", "site", "blog", "page", "newspaper", "magazine"])
"""What is a document where somebody owns it ("his website"), and an outlet where nobody does."""
AGENCY = "agency"
NEWS_AGENCY = frozenset(
    ["the", "a", "an", "this", "that", "news", "press", "wire", "state", "official", "semi-official", "its", "their"]
)
"""What an agency is called that is an outlet."""
OF = "of"
ALTERNATIVES = frozenset(["and", "or"])
NO_PLURAL = ("ss", "us", "is")
"""Endings in "s" of a singular: "boss", "campus", "crisis"."""
IRREGULAR_PLURALS = {"men": "man", "women": "woman", "people": "person"}
IES = "ies"
ES = ("ches", "shes", "xes", "sses")
SHARE = re.compile(r"(?:[a-z]+\s){0,3}?(?P<number>\d[\d.,]*)(?:\s?%|\s(?:percent|per\scent)\b)", re.IGNORECASE)
"""How many of a hundred, at the beginning of a phrase: "some 12 percent of respondents"."""
NO_SEVERAL = (*NO_PLURAL, "'s", "’s")
SINGLING = frozenset(["this", "that", "each", "every"])
PERSON_ENDINGS: tuple[tuple[str, str | None], ...] = (("man", "m"), ("woman", "f"), ("person", None))
PEOPLE_ENDINGS = ("people", "men")
LEADING = re.compile(r"^(?:even\s+)?(?:the|a|an)\s+|^even\s+", re.IGNORECASE)
AGE = re.compile(r"\d+-year-old$")

PREPOSED = re.compile(
    r"\b(?:of|for|to|by|with|from|against|at|in|on|about|through|over|under|into|after|before|between|among|behind|near|"
    r"outside|inside|within|without|despite|during|since|toward|towards|across|around|via|said by|like|including|"
    r"such as|named|called)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a name that only hangs on it: "of Lee", "such as Lee"."""
DESCRIBES_NOUN = re.compile(r"\s(?:[A-Z]\w+\s)?(?!(?:and|or|as|of|in|at|for|from|on|who|also)\b)[a-z]{3,}")
IN_RELATIVE = re.compile(r"\w\s(?:who|which)\s[^,]*$")
RELATIVE_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which)\s")
JOINT_OPENS = re.compile(r"(?:both|either|neither)\s(?:of\s)?", re.IGNORECASE)
"""Before the members of a joint source: "both the bank and the police"."""
BOTH = re.compile(r"both\b|(?:the\s)?(?:two|pair|couple|duo)$|(?:the\s)?(?:two|three)\s\w+s$", re.IGNORECASE)
"""Those who were named together: "both", "the two", "both officers"."""
DEFINITE_BOTH = re.compile(r"both\s(?!of\b)\w+s$|the\s(?:pair|couple|duo|two\s\w+s)$", re.IGNORECASE)
"""The same, in so many words, of people or bodies that were named before."""
PAIR = frozenset({"pair", "couple", "duo"})
OFFICE_AREAS = frozenset(
    {"Finance", "Defence", "Defense", "Trade", "Transport", "Energy", "Education", "Health", "Research", "Information"}
    | {"Justice", "Labour", "Labor", "Agriculture", "Culture", "Science", "Industry", "Business", "Economy"}
    | {"Economic", "Economics"}
    | {"Tourism", "Housing", "Planning", "Interior", "Foreign", "Sports", "Youth", "Media", "Sales", "Marketing"}
    | {"Environment", "Technology", "Communications", "Operations", "Strategy", "Policy", "Music", "History", "Law"}
)
"""What somebody is in charge of: in "Finance and Trade Minister Ann Lee" the "and" joins no two parties."""
AND_BETWEEN = re.compile(r",?\s(?:and|&|nor|as well as|along with|together with)\s(?:also\s|both\s)?|,\s")
"""What stands between the members of a joint source; a lone comma may set off an apposition instead."""
JOINER = re.compile(r"\band\b|&|\bnor\b|as well as|(?:along|together) with")
DETERMINED = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|some|many|several|two|three|four|five|other|most|\d+)\s", re.IGNORECASE
)
"""How a noun phrase begins that is one by itself."""
OWNED_NOUN = re.compile(r"(?:[\w.]+\s){0,2}[\w.]+['’]s?\s")
"""A noun that its owner determines: "Lundor's police"."""
HANGS_ON = re.compile(
    r"\s(?:of|for|from|in|at|to|with|including|between|behind|like|by|such as|on|against)\s(?:the\s|an?\s)?(?=(\w))"
)
"""What hangs on a noun: its first letter is the group."""
KIN = re.compile(r"\s(?:(?:his|her|their)\s(?:[\w-]+\s){0,2}?([a-z-]+))\b")
"""Who is joined to somebody by what they are to them: "Lee and her late husband"."""
EXPLAINING = re.compile(r"(?:aged\s)?\d{1,3}$|[RDI]-\w|(?:an?|his|her|their|its|of|from|for|at|in)\s", re.IGNORECASE)
"""How what explains the name before it begins: an age, a party, an article."""
OF_ALL = re.compile(r"(?:all|both|each)\s", re.IGNORECASE)
"""What explains several together: "all members of the committee"."""
BEHIND_HEAD = re.compile(r"\b(?:of|for|from|in|at|to|with|including|by|on|against|near)\s|\(", re.IGNORECASE)
"""After these in a noun phrase its head has passed."""
WITHIN_NAME = re.compile(r"\s[A-Z]|['’]s\s")
"""A name goes on, or owns what follows: "White House" in "White House Counsel Ann Lee"."""
THE = "the "
WHOSE = re.compile(r"['’]s?\s")

NOUN_WORD = re.compile(r"[A-Za-z][\w’'-]*|[^\w\s]")
NOUN_COMPLEMENT = re.compile(
    r"\s(?:of|from|for|against|with|to)\s(?:(?:the|an?|his|her|its|their)\s)?"
    r"(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*|[a-z]+-[a-z]+\s[a-z]+|[a-z-]+)"
    r"|\s(?:in|at)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*"
)
"""What hangs on a common noun and belongs to its phrase: "supporters of same-sex marriage"."""
VERBAL_ENDINGS = ("ed", "ing")
VERB_FOLLOWS = frozenset(
    {"would", "will", "could", "can", "may", "might", "shall", "should", "must", "do", "does", "did", "not"}
)
"""Behind these stands a verb, which describes no noun: "would | include provisions"."""
ADJECTIVAL = re.compile(r"(?:[A-Z][\w’'-]*|\w+(?:al|ic|ive|ist|an|ese|ish|ary|ous|ent))$")
EXPLAINED = re.compile(
    r",\s(?:an?|the|one of|which|who|whose|based|led|run|[\w.]+['’]s)\s|\s[-–—]\s|\s?\(\s?[A-Z0-9.]+\s?\)[\s,]"
)
"""Between a name and what explains it: "Alta Kraft, the country's largest grid", "Alta Kraft (ALK.O)"."""
BODY_AND_NAME = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne)\s(?:[\w’'-]+\s){0,3}?([a-z][\w-]+)(?:\s(?:behind|of|in|from)\s(?:the\s)?[\w’'-]+)?,\s"
    r"(?:the\s)?([A-Z][\w’'&.-]*(?:\s(?:(?:of|for|the|in)\s)*[A-Z][\w’'&.-]*)*),?"
)
"""A body's noun, and its name behind a comma."""
OFF = (", ", ", the ", "— ", "– ")
"""What stands before a name that follows what it is."""
