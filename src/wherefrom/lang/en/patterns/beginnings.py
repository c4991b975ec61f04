"""Where what somebody said begins: before its cue, in a relative clause or a sentence's opening, or behind "But"."""

from __future__ import annotations

import re

# The noun of a relative clause

WHICH = re.compile(
    r"(?<!\bin\s)(?<!\bof\s)(?<!\bto\s)(?<!\bon\s)(?<!\bby\s)(?<!\bat\s)(?<!\bas\s)(?<!\bfor\s)(?<!\bfrom\s)(?<!\bwith\s)"
    r"(?<!\babout\s)(?<!\bunder\s)(?<!\bafter\s)(?<!\bduring\s)(?<!\bthan\s)(?<!\bthat\s)(?<!\band\s)(?<!\bor\s)"
    r"(?:,\s|\s[–—-]+\s|(?<=\w)\s|\s\()(?P<which>which|whom|who|that)\s$"
)
"""The pronoun of a relative clause that begins with who says it: "the pier, which Lee says"."""
THAT = "that"
OF_PEOPLE = frozenset({"who", "whom"})
LACKS = re.compile(
    r"(?:(?:is|are|was|were|has|had|will|would|could|can|might|must|should|does|did)(?:n['’]t)?|"
    r"(?:have|may|do)\s(?:not\s)?\w+ed)(?!\s(?:the|this|that|it|he|she|they|we|you|I|there)\b)\b"
)
"""How what is said begins whose subject stands before who says it: "the pier Lee says | is weak"."""
INFINITIVE = re.compile(r"\b(?:to|not|of|with|as|for)$")
"""How a cue ends behind which such a word begins no clause."""
WORD = re.compile(r"[\w$€£][\w’'.&-]*\w|\w")
DETERMINERS, PREPOSITIONS, OUTSIDE = (
    frozenset(words.split())
    for words in (
        "the a an his her their its our my your this these those some many several most other all both no any each "
        "every one two three four five another",
        "of in on at to for from with by about as like into over under after before against between",
        "of in on at to for from with by about as like into over under after before against between during among "
        "through without within i he she it they we you who which what when where while if because but than that then "
        "there also yet so not including",
    )
)
"""Words before a noun; before a noun phrase; that are no part of a plain one."""
OWNER = ("'s", "’s")
OF, AND = "of", frozenset({"and", "or", "&"})
ADJECTIVE = re.compile(
    r"(?:\w+(?:al|ic|ive|ist|an|ese|ish|ary|ous|ent|ed|ing|less|ful|ible|able)|new|old|big|more|\d[\d,.]*|\w+-\w+)$"
)
VERB = re.compile(
    r"\w{2,}ed$|(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|should|must|do|does|did|not|"
    r"made|said|told|sent|gave|took|got|met)$"
)
"""What ends the search for an article, unless it stands right behind one."""
# What opens the sentence: "Under the new law, she said, the pier must go".

_LINK = (
    r"(?:But|And|So|Yet|Or|However|Meanwhile|Therefore|Thus|Otherwise|Similarly|Still|Then|Also|Moreover|Furthermore|"
    r"Nevertheless|Nonetheless|Indeed|First\w*|Second\w*|Third\w*|Finally|Oh|You know|"
    r"(?:For|In) (?:example|instance|addition|fact|other words)|As(?! far))"
)
_OCCASION = (
    r"(?:Asked|\w+ing|(?:In|At|During|On|By|With|Through|Via) (?:(?:an?|his|her|its|their|the) )?(?:[\w-]+ ){0,3}?"
    r"(?:statements?|interviews?|letters?|videos?|posts?|tweets?|emails?|speech|reports?|conference|briefing|hearing|"
    r"summit|filing|response|reply|message|memo|opening|article|blog))"
)
OPENING = re.compile(rf"(?P<opening>(?!(?:{_LINK}|{_OCCASION})\b)[A-Z\"“][^\"“”:;.?!\n]{{3,140}}?),\s$")
"""What opens a sentence, neither tying it to the one before nor telling when and where it was said."""
BETWEEN = re.compile(r",\s$")
"""Behind who says it, before the rest of the sentence."""

# What is no part of it

CONNECTIVE = re.compile(
    r"(?:But|And|Yet|(?:Meanwhile|However|Instead|In addition|Indeed|Then again|Still|Also|Moreover|Therefore|"
    r"Furthermore|Nevertheless|Nonetheless),)\s(?=\w)"
)
"""How a sentence hangs on the one before, in the reporter's words: "But the pier leans, Lee said"."""
DATELINE = re.compile(r"[A-Z]{3,}[A-Z ,.]*(?:\([A-Za-z]+\))?\s?(?:[–—]|--?)\s(?=\w)")

# "That" as a word of what is said: "said that's not needed", "saying that issue is open", "called that idea mad"

THAT_BEFORE = re.compile(r"(?<=\s)that\s?$")
_VERB = (
    r"(?:(?:is|was|has|does|did|would|could)(?:n['’]t)?|will|won['’]t|can(?:not|['’]t)?|may|might)\b"
    # Behind these stands a subject where a condition opens the clause ("would the pier fall"), and "that" is none.
    r"(?!\s(?:the|a|an|this|it|he|she|they|we|you|I|there|any)\b)"
)
THAT_IS_SUBJECT = re.compile(
    rf"['’](?:s|d|ll)\b|{_VERB}|(?:means|meant|led|depends|depended|happens|happened|includes|included)\b"
    r"|(?:issue|claim|deal|decision|accusation|approach|idea|figure|amount|move|plan|ruling|vote|proposal|argument|"
    rf"assertion|statement|allegation|question|comment|version)\s{_VERB}"
)
"""How a clause begins that has no subject, or no article to its noun, without the "that" before it."""
CALLS = re.compile(r"\b(?:call|describ|label|brand|dubb?|characteri[sz])(?:e|s|es|ed|led|ing|ling)?$")
"""Verbs behind which "that" opens no clause."""
