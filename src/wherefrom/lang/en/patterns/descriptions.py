"""Sources without a name: offices, kin, bodies, publications."""

from __future__ import annotations

import re

SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
HELD_BY_ONE = frozenset(
    {"governor", "mayor", "president", "premier", "chancellor", "king", "queen", "sheriff", "speaker"}
)
"""Offices that one person holds at a time: of several holders an article is about one."""
LAWMAKERS = frozenset({"senator", "representative", "congressman", "congresswoman", "mp"})
DAY = re.compile(r"\w+day['’]s\s|(?:Today|Yesterday|January|February|March|April|May|June|July|August|\w+ber)['’]s\s")
"""No owner: "Friday's report" is nobody's."""
OF_PLACE = re.compile(r"\b(?:of|for|from)\s(?:the\s)?[A-Z]")
LAWMAKER = "lawmaker"
ONE_THING = (
    {"suit", "lawsuit"},
    {"ruling", "decision"},
    {"paper", "study"},
    {"source", "insider", "informant", "tipster"},
)
"""Nouns that one article uses for the same document, or for the same unnamed person."""
THE_PRESIDENT = "president"
ADDS_NOTHING = frozenset(["s", "same", "anonymous", "unnamed"])
"""Words that a later description may add to an earlier one: "the same source"."""
STATEMENT = "statement"
INTRODUCES = (
    r"\b(?:an?|one)\s(?:[\w’'-]+,?\s){{0,4}}?{head}\b(?:,?\s(?:of|from|for|at|in|against|by|into)\s(?:(?:[A-Z]\.){{2,}}|"
    r"(?!\s(?:is|are|was|were|has|have|had|will|would|can|could|that|who|which|when|after|before|said|says)\b)[\w’' -])"
    r"{{3,80}}(?![\w’'-]))?"
)
ATTORNEY_GENERAL = "attorney general"
YEARS_OLD = "-year-old"
FORMER = "former"
INDEFINITE_A = "a "
BY_ANOTHER = re.compile(
    r"(?:an?|another)\s(?:[\w’'-]+\s){1,4}?(?:to|for|who|that)\s(?!is\s(?:known|called|named|identified)\b)[^,;:“”\"()]*",
    re.IGNORECASE,
)
"""From the beginning of a phrase to a name that only tells whom it means: "an adviser to", "a woman who supports"."""
JOINED_BY = " and "
WIRES = frozenset({"agency", "service", "network", "group", "organization", "company"})
"""What an article calls an outlet that it has just named: "the agency"."""
LETTERED = frozenset({"league", "bureau", "agency", "commission", "union", "association", "authority", "committee"})
"""Bodies that are known by an acronym ending on the noun: "the league" of the NHL, "the bureau" of the FBI."""
REPORTS = frozenset({"report", "story", "article", "piece"})

SAME_OFFICE = ({"ambassador", "envoy"}, {"chief", "head", "boss", "director"}, {"attorney", "lawyer"})
"""Nouns that one article uses for the same office."""
INDEFINITE = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
EMPTY = frozenset(["the", "of", "to", "for", "and", "in", "at", "one", "an", "from", "with", "on"])
"""Words that do not tell offices apart."""
OFFICE_BEFORE = r"\b{head}(?:,|\s[–—-])?\s(?:[A-Z][\w.]*\s)?$"
OFFICE_BEHIND = r"(?:,\s|\s\(|\s[–—-]\s|\s(?:is|was)\s)(?:an?\s|the\s|its\s)?(?:[\w’'-]+\s){{0,4}}?{head}\b"
"""What stands before or behind the name of somebody who has an office."""
ANOTHER = r"\b(?:an?|one|another|two)\s(?:[\w’'-]+\s){{0,3}}?{head}\b"
"""Somebody else of the same noun."""
ANOTHER_ONE = "another "
"""Before the role of somebody who is not the one spoken of before."""
APPOSED_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){0,3}?([a-z][\w-]+),\s$")
BESIDE_AFTER = (
    r"(?:,\s|\s\(|\s[–—-]\s|\s(?:is|was|are|were)\s)(?:an?|the|one\sof\sthe|its|another)?\s?"
    r"(?:[\w’'-]+\s){{0,5}}?{head}s?\b"
)
"""What a name is behind it: "Halden Lines, a small shipping company"."""
BESIDE_BEFORE = r"\b{head}s?(?:,|\s[–—]|\scalled|\snamed|\sknown\sas)?\s(?:the\s)?[“\"]?$"
"""What a name is before it: "the charity Open Hand"."""
ADDRESSED = re.compile(
    r"(?:(?:an?|the|this|that|his|her|their|its)\s)?(?:[\w’'-]+\s)?(?:letter|e-?mail|memo|memorandum|note|message|petition)"
    r"\s(?:(?:addressed|sent|written|delivered|e-?mailed|directed)\s)?to\s",
    re.IGNORECASE,
)
"""How a letter begins that is told by whom it went to: "the letter addressed to Mayor Lee"."""
