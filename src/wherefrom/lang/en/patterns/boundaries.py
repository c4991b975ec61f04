"""Where a phrase cannot end or begin, and where it does: function words at its edges, clauses, relatives, times."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH, WEEKDAY
from wherefrom.lang.en.patterns.descriptions import ADDRESSED

# After these a phrase goes on.
HANGING = re.compile(
    r"\b(?:to|an?|the|of|in|for|with|by|on|at|from|into|and|or|nor|as|his|their|its|our|my|your|former|not|who|which|"
    r"than|because|every|very|has|have|is|are|was|were|be|been|will|would|should|could|after|following|where|when|"
    r"within|an?\s[\d/,.]+|Mrs?\.?|Ms\.?|Dr\.?)$"
)
# Before these a phrase goes on as well: "the leader| of the party", "a plan that|’s old".
GOES_ON_BEHIND = re.compile(r"[’'](?:s|re|ve|d|ll|t|m)\b|\s(?:of|than|to\s[a-z]+)\b")
HER = " her"
# "Her" goes on only before a noun ("her son"): "told her to leave" is complete.
HER_NOUN = re.compile(
    r"\s(?!(?:and|or|but|to|in|on|at|for|from|with|by|as|that|of|after|before|when|because|if|up|out|down|over|about|again|"
    r"into|yesterday|today|said|says)\b)[a-z]"
)
# "..., in a move that shows": what the article makes of what was said.
REMARK = re.compile(
    r",\sin\s(?:an?\s(?:\w+\s)?(?:move|step|sign|signal|gesture|blow|shift|twist)|what)\s(?!he\b|she\b|they\b)[^\"“”]{3,200}$"
)
# "..., but gave no details": what the article has to say of whoever said it.
_DETAILS = r"(?:(?:any|further|more|other|immediate)\s)*(?:details?|specifics|explanation|evidence)\b"
NO_MORE = re.compile(
    rf",?\s(?:(?:but|and)\s(?:(?:he|she|it|they)\s)?(?:(?:gave|had|provided|offered|released)\sno\s{_DETAILS}|"
    rf"(?:did\snot|didn['’]t|declined\sto|would\snot)\s(?:immediately\s)?(?:elaborate|specify|(?:give|provide)\s{_DETAILS}))|"
    rf"without\s(?:elaborating|(?:(?:giving|providing|offering|citing)\s)?{_DETAILS}))[^,;.\"“”]{{0,60}}$"
)
# What somebody did besides, or what came before, is not in the quotation: "decried “the smell” and closed the harbour".
BESIDES = re.compile(
    r"(?:(?<=[”\"])\s(?:and|but)\s(?:then\s|also\s)?[a-z]+ed|(?:(?<=[”\"])|,)\swhen\s(?:(?:he|she|they)\s(?:was|were)\s)?asked)"
    r"\s[^\"“”]{3,200}$"
)
# A content that ends on a dash or on the first word of a relative clause ends before it.
RELATIVE_BEGUN = re.compile(
    r"(?:\s+[—–-]+|,\s(?:which|who|whom|whose|because)|,?\s(?:and|but)\s(?:hence|so|thus|then|therefore|now)|\s[(\[])$"
)
CLAUSE_END = re.compile(
    r"[,;:](?=\s)|[—–]|\s--?\s|[\"”]|\s\(|\s(?=(?:which|who|while|because|although|after|before)\s)"
)
# One word between the end of a content and a stop belongs to it, if it is no time and no address.
LAST_WORD = re.compile(
    rf"(?<=\w)(?:[-‑’']\w+|\s(?!(?:{WEEKDAY}|yesterday|tomorrow|again|before|earlier|too|also|because|however|though|reported|"
    r"said|says|told|added|https?|www|pic|via|who|which|and|or|but|that)\b)[\w’'-]+)(?=[.,;!?](?:\s|$)|[.,;!?]?[”\"\n]|$)"
)
# A cue that breaks off behind "is", and what it goes on with up to what is said: "is | not prepared to".
BARE_BE = re.compile(r"(?:is|was|are|were|be|been|am)(?:\s(?:now|still|also|already|again|not))*", re.IGNORECASE)
PREDICATE = re.compile(r"(?P<rest>(?:\s[“\"]?[\w’'-]+[”\"]?){1,6}?)(?:\sthat)?\s", re.IGNORECASE)
# "Vowed to respond to": what is vowed is to respond, so all behind "to" is content; to comment on nothing is refusing.
INFINITIVE = re.compile(
    r"\b(?:intend(?:s|ed|ing)?|intention|plan(?:s|ned|ning)?|vow(?:s|ed|ing)?|pledg(?:es?|ed|ing)|promis(?:es?|ed|ing)|"
    r"threat(?:s|ens?|ened|ening)?|decid(?:es?|ed|ing)|decisions?|cho(?:se|ose|oses|osing|sen)|agree(?:s|d|ing)?|"
    r"want(?:s|ed|ing)?|wish(?:es|ed|ing)?|hop(?:es?|ed|ing)|like|keen|eager|willing|inclined|ready|reluctant|"
    r"refus(?:es?|ed|ing|al)|declin(?:es?|ed|ing)|expect(?:s|ed|ing)?|believed|thought|said|alleged|rumou?red|reported|"
    r"understood|suspected|orders?|ordered|directives?)\s(?:not\s)?to(?=\s(?!(?:comment|acknowledge|be|have|know|believe|"
    r"think|promise)\b)[a-z]+(?:\s[a-z]+){0,2}$)"
    r"|\b(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:believed|thought|said|alleged|rumou?red|reported|expected|understood|"
    r"suspected)\sto(?=\s(?:be|have)$)"
)
# What a speaker says before what he says: "said, you know, it rained"; the comma behind "according to the board".
FILLER = re.compile(
    r"(?:,\s(?=\w)|(?:you know|quote|basically)\s?(?:,|[—–-]+)\s|"
    r"(?:this|the\sfollowing)(?:\s(?:about|of|on)\s[^:\"“”\n]{2,90})?:\s+(?=[\"“]))+",
    re.IGNORECASE,
)
# Who says it, in the middle of what is said: "The pier, says Ann Lee, is weak".
SAYS = re.compile(
    r"(?:says?|said|writes?|wrote|notes?|noted|argues?|argued|adds?|added|explains?|explained)", re.IGNORECASE
)
OPENS_SENTENCE = re.compile(r"(?:^|[\n.!?:]\s*|\b(?:And|But|So|Yet)\s)[\"“]?$")
SAID_BETWEEN = re.compile(
    r"\s(?P<who>(?:the|an?)\s[\w’'.-]+(?:\s[\w’'.-]+){0,5}|[A-Z][\w’'.-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'.-]*){0,5}),\s"
)
THERE = re.compile(r"there", re.IGNORECASE)
OPENS = re.compile(r"(?:^|[^\w ]\s*|\b(?:and|but|as|because|while|although|though|since)\s)$", re.IGNORECASE)
"""Before "there" where nobody else says it: "There are fears that", and not "she said there are plans"."""
ARTICLE_ALONE = re.compile(r"(?:the|an?)$", re.IGNORECASE)
# What follows "according to the", up to six words.
PHRASE_BEHIND_ARTICLE = re.compile(
    r"(?:\s(?!(?:that|who|which|on|in|as|and|said|says|is|was)\s)[\w’'&.-]*[\w’']){1,6}(?=[,;:.!?]?(?:\s|$))"
)
# What a cue noun's content is judged by ("claims that the pier leans are false") is the article's own verdict.
CLAIMS = re.compile(r"\b(?:claims|reports|allegations|accusations|rumou?rs|suggestions|assertions|insinuations)$")
JUDGED = re.compile(
    r"\s(?:is|are|was|were)\s(?:\w+ly\s)?(?:false|untrue|wrong|baseless|unfounded|groundless|nonsense|ridiculous|absurd|"
    r"exaggerated|incorrect|inaccurate|misleading|fabricated)\b[^,;:\"“”]{0,60}$"
)
# "Drew praise from the board": who praises stands behind the cue.
PRAISE_FROM = re.compile(
    r"(?:(?:has|have|had)\s)?(?:gain|dr[ae]w|w[io]n|earn|receiv|attract|fac|got|get|met)\w*\s(?:with\s)?(?:[\w-]+\s){0,3}?"
    r"(?:praise|criticism|condemnation|ridicule|scorn|applause|rebukes?|complaints?|objections?|outrage|anger)\sfrom"
)
# "Granted a request from the union to": who asks stands behind the cue.
NOUN_FROM = re.compile(
    r"\b(?:requests?|demands?|calls?|appeals?|pleas?|petitions?|motions?|complaints?|warnings?|threats?|promises?|proposals?|"
    r"recommendations?|allegations?|accusations?|claims?|objections?)\s(?:from|by)$"
)
ASKS_TO = re.compile(r"(?P<who>(?:[\w’'-]+\s){0,5}?[\w’'-]+)\s(?:to|that)\s(?=[a-z])")
# "The letter addressed to the mayor | reads": what is read out is the letter's.
SENT_TO = re.compile(rf"\b(?P<what>{ADDRESSED.pattern}(?:the\s|an?\s)?)$", re.IGNORECASE)
# "An inquiry into claims of theft | found": it is no theft that found it. "Filed by", "an order by" tell who speaks.
HANGS_ON_DOCUMENT = re.compile(
    r"(?:^|[\s“\"])(?P<what>(?:(?:the|an?|his|her|its|their|this|that|new|recent|current|video|"
    r"(?!(?:While|When|As|But|And|In|For)\b)[A-Z][\w’'-]*)\s){0,4}"
    r"(?:footage|videos?|polls?|surveys?|study|studies|reports?|estimates?|letters?|data|figures|research|investigations?|"
    r"analys[ie]s|articles?|e-?mails?|documents?|images?|photos?|recordings?|tapes?|memos?|reviews?|audits?|inquiry|messages?|"
    r"records|results|findings|guidelines|regulations|transcripts?|consensus|evidence|numbers|statistics)\s"
    r"(?:(?:captured|released|published|conducted|carried\sout|issued|compiled|collected|posted)\s)?"
    r"(?:(?:by|from|of|in|among|into|on|about)\s(?:claims\sof\s|allegations\sof\s)?(?:the\s|an?\s)?))$"
)
READS = re.compile(r"\w+s$|\w+ed$|said$|read$|began$|wrote$|found$|show$|say$|suggest$|indicate$")
"""How a finite verb ends whose subject is a letter; "urging" has the sender for its subject."""
DANGLING = re.compile(
    r"(?:\s(?:and|or|but|on|in|of|for|at|with|by|from|to|that|which|who|than|the|an?|is|was|has|had|also))+$"
)
# A verb within a source: what stands behind it is no part of who speaks, if no relative stands before it.
IN_RELATIVE = re.compile(r"\b(?:who|which|that|whom|whose|where|when|as|there)\b", re.IGNORECASE)
OWN_VERB = re.compile(
    r"(?<=\w)\s(?:(?:has|have|had|will)\s(?:\w+ly\s|also\s)?(?:been\s)?\w+(?:ed|n|t)\b|(?:is|are|was|were)\s\w+"
    r"|(?:filed|issued|released|sent|wrote|published|signed|submitted|posted|circulated|launched|made|held|met|told|called|"
    r"prompted|joined|visited|asked|gave|left)\s(?:an?|the|his|her|its|their|him|them|us|two|three|court|federal|legal|"
    r"judicial|papers|documents|charges)\b)"
)
# After these a cut source goes on; after any other dangling word it only has one word too many.
GOES_ON = frozenset({"and", "of", "in", "for", "from", "at", "with", "on", "by"})
THE_BETWEEN = re.compile(r"\s(?:the\s)?")
# The rest of a noun phrase whose article alone was found, with what may stand between it and its verb.
BEFORE_CUE = re.compile(r"\s((?:[\w’'&.-]+\s){0,5}?[\w’'&.-]+)\s(?:also\s|later\s|then\s|has\s|had\s|have\s|\w+ly\s)*$")
DAY = re.compile(rf"\b(?:{WEEKDAY}|{MONTH}|week|month|year|night|morning|afternoon|evening|days?|time|\d+)\b[^a-z]*$")
# A verb, a relative or "ago" between source and cue: what stands there is no part of a noun phrase.
VERBAL = re.compile(
    r"\s(?:to|that|who|which|is|was|were|are|has|have|had|will|would|said|says|told|met|and|ago|used|\w{3,}ed|\w{3,}ing)\s"
)

# "Told Judge Lee it had": whom it was told is no part of what was told.
TOLD = re.compile(r"\b(?:tell|tells|told|telling|informs?|informed|informing)$", re.IGNORECASE)
TITLES_ONLY = re.compile(r"(?:the\s)?(?:[A-Z][\w.]*\s){0,3}")
LISTENERS = re.compile(
    r"(?:(?!(?:to|if|is|are|was|were|how|what|when|why|where|who|whom|that|of|in|on|at|by|for|from|with|and|or|but|as|not|"
    r"about|because|he|she|it|they|we|I|you|there|this|these|no|story|stories|truth|lies?|tales?|things?|way|time|one)\b)"
    r"[\w’'-]+\s){1,4}(?:that\s)?(?=(?:he|she|it|they|we|I|there)\b)"
)
"""Whom something was told, before a clause whose subject is a pronoun: "told | all member states | they should"."""
WHAT_WAS_TOLD = re.compile(r"\s(?:that\s)?(?=(?:he|she|it|they|we|I|there|his|her|its|their)\b)")
