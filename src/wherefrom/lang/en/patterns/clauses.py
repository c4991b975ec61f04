"""How the leading clause of what is said begins, and what its predicate is: requests, futures, verdicts."""

from __future__ import annotations

import re

from wherefrom.lang.en.pronouns import forms

# What speakers say before they begin.
PREFACE = re.compile(
    r"^(?:(?:and|but|so|or|well|yes|yeah|no|then|now|look|listen|okay|ok|oh|also|again|frankly|honestly|sadly|"
    r"unfortunately|obviously|clearly|of course|you know|i mean|to be (?:\w+ )?(?:clear|honest|fair|frank)|"
    r"make no mistake(?: about it)?|let me (?:just )?(?:be (?:\w+ )?clear|say this|say|tell you)|"
    r"i want to be (?:\w+ )?clear|i just want to say|rest assured|believe me|trust me)"
    r"(?:[,:;]\s|\s(?=i\b|we\b|that\b|please\b|let\b|don't\b|do not\b))|(?:and|but|so|today|now)\s)"
)
# A clause or adjunct before the main clause, up to its comma.
FRAME = re.compile(
    r"^(?:as|if|when|while|although|though|because|since|after|before|given|despite|until|unless|once|whatever|in|on|"
    r"at|with|for|from|under|by|over|without|today|tomorrow|tonight|first of all|like \w+|(?:this|next|last) "
    r"(?:week|month|year|time|morning|evening|season|spring|summer|autumn|fall|winter))\b[^,.!?]{0,160},\s"
)
NOTHING = re.compile(
    r"^(?:no[.!,]?$|(?:(?:the )?\w+ (?:(?:will |would )?(?:have|make)|has|had|made) )?no (?:further )?comment\b|"
    r"nothing (?:more )?to (?:say|add))"
)
# An answer that goes on behind its "no" is what follows.
PLAIN_NO = re.compile(r"no[.!]")
# "We are not going to discuss it", "she has no plans to sell": what the speaker will not do.
NOT_GOING = re.compile(
    r"(?:am|are|is|was|were) not going to (?!be\b)\w+|(?:have|has|had) no (?:plans?|intentions?) (?:to|of)\b"
)
# "Let us say" and "do not think" ask for nothing.
REQUEST = re.compile(
    r"^(?:please\b|let (?:us|me|him|her|them|the|every\w*|our|my|people|all)\b(?! (?:say|be clear|tell))|"
    r"(?:do not|never) (?!know|think|believe)[a-z]+\b|(?:it is|it was|now is the|the) (?:high |now |the |past )?time "
    r"(?:has come |had come )?(?:for\b.*? to|to|that)\b|would you|could you|will you|no more\b)"
)
# "Said she was worried": a feeling that is told of.
FEELS = re.compile(
    r"(?:he|she|they)(?: (?:was|were|is|are|(?:had|has|have) been|felt|feels?)|'s|'re)"
    r"(?: (?:not|so|also|still|very|\w+ly))* (?:afraid|alarmed|amazed|angry|anxious|appalled|ashamed|concerned|"
    r"confident|delighted|devastated|disappointed|"
    r"disgusted|embarrassed|encouraged|excited|frustrated|glad|grateful|gratified|happy|heartbroken|hopeful|horrified|"
    r"nervous|optimistic|outraged|pleased|proud|puzzled|relieved|sad|saddened|scared|shocked|sorry|stunned|surprised|"
    r"thrilled|troubled|unhappy|worried)\b"
)
# A question that only asks for assent, and one that the speaker answers, assert.
TAG = re.compile(r"\b(?:huh|right|okay|ok|eh|yeah|you know|isn't it|don't you|doesn't it|aren't they)\?$")
ANSWERED = re.compile(r"\? (?:no|yes|yeah|absolutely|of course|not at all)\b")
# "The board will" in a holder's own words is what the holder will do.
BODY = re.compile(
    r"^(?:the|his|her|its|their|our|my) (?:\w+ )?(?:company|firm|group|agency|government|department|administration|"
    r"team|party|council|ministry|police|bank|board|club|union|office|organi[sz]ation|university|school|hospital|"
    r"campaign|church|airline|network|commission|committee|authorities|authority) "
)
BODY_WILL = re.compile(r"(?:\w+ly |also |not )?(?:will|would|plans?|planned|is going|was going|won't|wouldn't)\b")
# "Our plan is": the noun tells the stance.
MINE = re.compile(r"^(?:my|our|his|her|its|their) (?:\w+ )?(\w+) (?:is|was|remains) ")

BUY = "buy"
# What one "would not buy" if one does not believe it.
BELIEVED = frozenset({"it", "that", "this", "argument", "excuse", "story", "claim", "claims", "explanation", "idea"})
SPEAKERS = forms("subject", person=1)
# These four end like adverbs and are verbs.
ADVERB = re.compile(r"^(?!reply$|apply$|rely$|supply$)\w{2,}ly$")
IS = frozenset({"am", "are", "is", "was", "were", "be", "been", "being"})
HAS = frozenset({"have", "has", "had"})
PAST = frozenset({"was", "were", "did", "had", "been"})
# "No longer"
NOT = frozenset({"not", "never", "longer"})
NO, LONGER = "no", "longer"
# "Will not", "will never".
WILL = "will"
NOT_AT_ALL = frozenset({"not", "never"})
THAT = "that "
MY = ("my ", "our ")
IF = "if "
WE_ALL = frozenset({"all", "both", "too"})
THIRD_PERSON = forms("subject", person=3)
THEY = "they"
# Either pronoun can stand for a body that was named by the other.
OF_BODIES = frozenset({"it", "they"})
GOING, TO, BE, HAVE, WANT = "going", "to", "be", "have", "want"
ABLE, UNABLE, CAN, COULD, WOULD = "able", "unable", "can", "could", "would"
# "Would like to" wants something; any other "would" is no stance of its own.
LIKING = frozenset({"like", "love"})
WAS = frozenset({"was", "were"})
DO = frozenset({"do", "does"})
FUTURE = frozenset({"will", "shall", "going", "about"})
# "I doubt it" doubts; "I doubt that she came" says that she did not.
OBJECTS = frozenset({"it", "him", "her", "them", "this"})
PARTICIPLE_ENDING, PAST_ENDING = "ing", "ed"
# Behind "have" a participle, not a noun: "we have asked".
PAST_ENDINGS = ("ed", "en")

# Verdicts on others' claims

_IS = r"(?:is|are|was|were|be|been|being)"
# What follows "false" where it stands alone: "a false alarm" calls no claim false.
_ALONE = r"(?= (?:and|or|but|because|that|to|when|if|as|on|for|he|she|they|we|i)\b|$)"
FALSE = re.compile(
    rf"\b{_IS} (?:[\w'-]+ ){{0,5}}?(?:(?:false|inaccurate|incorrect|(?<!a )fake){_ALONE}|untrue|not true|unfounded|"
    r"baseless|groundless|fabricated|fake news|lying|a lie|lies|a hoax|nonsense|bogus|not the case|wrong about|garbage|"
    r"(?<!not )(?<!never )made up(?! of)|"
    r"a fabrication|rubbish|fiction|a smear|smears|a myth|preposterous|not (?:so$|correct|accurate)|"
    r"innocent)\b|"
    r"\b(?:never happened|did not happen|no truth|not true|did nothing wrong|(?:done|doing) nothing wrong|no such|"
    r"nothing to do with|had no (?:part|role|involvement|knowledge)|(?:does|do) not (?:wash|hold (?:up|water))|"
    r"(?<!who )(?<!whom )(?<!that )(?<!which )"
    r"(?:i|we) (?:have )?never (?:did|done|said|met|saw|touched|took|received|paid|told|asked))\b|"
    r"\b(?:refute|dispel|rebut|deny) (?:\w+ ){0,3}(?:rumou?rs?|claims?|allegations?|accusations?|information|reports?|"
    r"doubts?)\b|"
    rf"^(?:that|this|it) {_IS} (?:\w+ly )*(?:just |simply )?(?:wrong|absurd|ridiculous|outrageous|ludicrous)$"
)
DOUBTFUL = re.compile(
    r"\b(?:(?:no|little|insufficient|not enough) (?:\w+ ){0,2}(?:evidence|indication|proof)|no record of (?:any|such)|"
    r"not (?:been )?(?:proven|verified|confirmed)|unproven|(?:could|may|might) be a hoax|no way of knowing|"
    r"see how (?:that|it|this) is possible|(?:hard|difficult|impossible) to (?:believe|imagine|see how)|"
    r"(?:highly|very|most|extremely) (?:unlikely|doubtful|dubious)|too good to be true|still out|"
    r"(?:is|was|are|remains?) (?:doubtful|dubious|questionable|unclear)|unclear (?:whether|if|how|why|what))\b"
)
TRUE = re.compile(
    rf"^(?:it|that|this|the (?:report|story|claim|account|allegation)s?) {_IS} (?:indeed |quite |absolutely )?"
    r"(?:true|correct|accurate|right)\b|\b(?:consistent with|in line with what|also (?:heard|saw|witnessed)|"
    r"(?:support|back|back up|bear out|confirm|corroborate)s? (?:the|that|those|these|his|her|their) "
    r"(?:claims?|accounts?|allegations?|accusations?|reports?|story|theory|version))\b"
)
# What a claim is called, where the cue is a naming: "called it total fiction".
FALSE_NAME = re.compile(
    r"\b(?:fake|false|baseless|hoax|lies?|unfounded|fabricat\w+|untrue|fiction|bogus|inventions?|groundless|garbage|"
    r"smears?|made-up|nonsense|rubbish|hogwash|baloney)\b"
)
DOUBTFUL_NAME = re.compile(
    r"\b(?:propaganda|unproven|unlikely|implausible|dubious|far-fetched|questionable|unconvincing|tales|rumou?rs|"
    r"speculation|absurd|ridiculous|laughable)\b"
)
# "No such thing happened"; "no doubt" and the like deny nothing.
NONE = re.compile(
    r"(?:no|nobody|nothing|none|neither|there (?:is|was|are|were|has been|have been) (?:\w+ly )?"
    r"(?:no|nothing(?! new| more| else| to)))\b"
    r"(?! (?:doubt|question|way|reason|need|place|time|room|excuse|substitute|problem)\b)"
)
NEGATIVE = re.compile(
    r"(?:\S+ ){1,8}?(?:am|is|are|was|were|do|does|did|has|have|had|can|could) (?:\w+ )?(?:not|never|no|nothing)\b"
)

# An act of refusal, told by somebody else.
REFUSING = re.compile(r"(?:refus|declin)(?:es|ed|ing)\b", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)

# Who rejects or praises somebody's plan passes nothing on: what the plan is the article knows without him.
JUDGES = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject|dismiss|critici[sz]|defend|prais|affirm|uph(?:eld|old)|block|halt|grant|question|"
    r"welcom|support|oppos|slam|condemn|mock|overturn|approv|endors|denounc|back(?:s|ed|ing)\b|refut|disput|attack|blast|"
    r"rebuff|challeng|applaud|decr(?:y|ied|ies)|rul(?:e|ed|es|ing)\son\b|struck\sdown|hail|ridicul|rubbish|disagree|deplor|lament|"
    r"regret|bemoan|scoff|brush|rebuk|"
    r"express\w*\s(?:\w+\s)?(?:disappointment|concern|regret|anger|outrage|understanding|support|frustration|dismay|doubts?)\b)",
    re.IGNORECASE,
)
THING_SAID = re.compile(
    r"(?:[\w-]+\s){0,2}?(?:request|plan|decision|claim|allegation|accusation|ruling|insistence|proposal|promise|offer|refusal|"
    r"call|demand|threat|order|suggestion|assertion|criticism|statement|bid|attempt|push|pledge|idea|notion|argument|charge|"
    r"assessment|desire|intention|theory|belief|view|warning|move|attack|rumou?r|motion|petition|plea|appeal|remark|comment)s?\b",
    re.IGNORECASE,
)
WHOSE_THING = re.compile(
    r"\s(?:(?:of|with|at|over|about|for|on)\s)?(?:(?:an?|the|his|her|its|their)\s)?(?:[\w.’'-]+\s){0,6}?", re.IGNORECASE
)
"""Between a verb and the thing that is its object: "rejected [the president's] insistence"."""

TELLING = re.compile(
    r"\b(?:tells?|told|telling|inform\w*|assur\w*|warn\w*|remind\w*|advis\w*|promis\w*|ask\w*|said|says?|wrote|writes?|"
    r"testif\w*|explain\w*|admit\w*|confirm\w*|announc\w*)$",
    re.IGNORECASE,
)
"""Verbs that may have a listener."""
TELLS_MORE = re.compile(r"[,;:—–\"“”(]|\b(?:and|but|or|by|because|after|before|while|when|which|who)\s")
"""More than a listener between a cue and what is said."""
TOLD_WHOM = re.compile(
    r"(?:\s(?:to|in|on|at|during|earlier|later|last)(?:\s(?!(?:and|but|or|that|who|which|because|by)\b)[^\s,;:—–\"“”(]+){1,5})+,?"
)
"""Behind the cue of what was said: "wrote to his brother", "said in a letter"."""
