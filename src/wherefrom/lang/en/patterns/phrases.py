"""Noun phrases that name a source in words, and what joins or hangs on them."""

from __future__ import annotations

import re

DETAIL = re.compile(
    r"(?<=\w{3}),\s(?:many|most|some|all|including|who|which|both|none|one|led|among|whose|speaking)\b.*$"
    r"|(?<=\w{3})\s(?:said|thought|believed|understood|reported)\s(?:by|to)\b.*$"
    r"|(?<=\w{3})\s(?:preparing|speaking|running|hoping|trying|wishing|claiming|seeking|wanting|writing|looking)\s(?:to|for|on|at|in|as)\b.*$"
    r"|(?<=\w{3}),\s(?!(?:said|led|red)\b)(?:[a-z]{3,}ed|written|drawn|made|given|known|sent|held|shown|seen|taken)\b.*$"
    r"|(?<=\w{3}),?\s(?:in|on|to|for|from|with|by|at|under|during)\s(?:which|whom|whose)\b.*$"
    r"|(?<=\w{3})\s(?:(?:late|early|earlier|on)\s)?(?:(?:last|this)\s(?:week|weekend|month|year|night)|yesterday|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s(?:morning|afternoon|evening|night))?$"
)
"""What follows a noun phrase and is no part of a name for people."""
OWNED = ("'s", "’s", "s'", "s’")
MORE_THAN = ["more", "than"]
ONE_OF_THEM = (["one"], ["each"], ["neither"])
POSSESSIVE = frozenset(["his", "her", "their", "its", "my", "our", "your"])
OWN_PUBLICATION = frozenset(["website", "site", "blog", "page", "newspaper", "magazine"])
"""What is a document where somebody owns it ("his website"), and an outlet where nobody does."""
OF = "of"
ALTERNATIVES = frozenset(["and", "or"])
NO_PLURAL = ("ss", "us", "is")
"""Endings in "s" of a singular: "boss", "campus", "crisis"."""
IRREGULAR_PLURALS = {"men": "man", "women": "woman", "people": "person"}
IES = "ies"
ES = ("ches", "shes", "xes", "sses")
NO_SEVERAL = (*NO_PLURAL, "'s", "’s")
SINGLING = frozenset(["this", "that", "each", "every"])
PERSON_ENDINGS: tuple[tuple[str, str | None], ...] = (("man", "m"), ("woman", "f"), ("person", None))
PEOPLE_ENDINGS = ("people", "men")
LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
AGE = re.compile(r"\d+-year-old$")

PREPOSED = re.compile(
    r"\b(?:of|for|to|by|with|from|against|at|in|on|about|through|over|under|into|after|before|between|among|behind|near|"
    r"outside|inside|within|without|despite|during|since|toward|towards|across|around|via|said by|like|including|"
    r"such as|named|called)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a name that only hangs on it: "of Lee", "such as Lee"."""
DESCRIBES_NOUN = re.compile(r"\s(?:[A-Z]\w+\s)?(?!(?:and|or|as|of|in|at|for|from|on|who|also)\b)[a-z]{3,}")
BETWEEN_JOINT = re.compile(
    r"(?:,\s[^,]{0,80})??,?\s*(?:and|&|,|as well as)?\s*(?:(?:the|his|her)\s)?(?:[\w.’'-]+\s){0,5}"
)
"""What may stand between the names of a joint source."""
JOINS = re.compile(r"\band\b|&|as well as")
IN_RELATIVE = re.compile(r"\w\s(?:who|which)\s[^,]*$")
RELATIVE_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which)\s")
