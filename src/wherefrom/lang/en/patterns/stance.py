"""The attitude that a cue expresses: words of the cue, its source and its content that decide it beside the lexicon."""

from __future__ import annotations

import re

PASSED_ON = re.compile(r"^(?:according to|per|via|citing|quoting)\b")
# "Quoted a man who would not give his name as saying": the words between say nothing of the attitude.
CITED_AS_SAYING = re.compile(r"^((?:quot|cit)\w+)\s.*\sas\s\w+$", re.DOTALL)
AS = "as"
TO_OPENS = "to "
TO_ENDS = " to"
IT_OPENS = "it "
PLEADS = ("plead", "pled")
PLEA = re.compile(r"not guilty|innocent|guilty")
GUILTY = "guilty"
# "Admitted a theft", "admits stealing it", and no clause: "admits that it was hard" only says so.
ADMITS = re.compile(r"\badmi(?:ts?|tted|tting|ssion)(?: to| of)?$")
ADMITTED = re.compile(
    r"(?!(?:having|missing)\b)[a-z]{2,}ing\b|(?:his|her|their|its|the|an?|two|three|four|several|some|any|sexual)\s"
    r"(?!(?:\S+\s){0,8}(?:is|are|was|were|has|have|had|did|does|will|would|could|can)\b)"
)
# "For some, it is a matter of pride"
OPINION_CUE = frozenset({"for", "to", "among"})
# The rest of a phrase whose verb stands before: "calls ... for".
CUE_TAILS = frozenset(
    {"about", "against", "as", "for", "if", "of", "on", "over", "that", "to", "what", "whether", "with"}
)
# "Dodged the question before saying" is a saying; "avoided saying" is none.
SAYING = frozenset({"saying", "adding", "telling", "writing"})
NOT_SAYING = frozenset({"without", "of", "from", "not", "avoided", "avoid"})
# "It was learned that": nobody's belief.
LEARNING = frozenset({"learn", "discover", "know"})
WARNING = frozenset({"warn", "warning"})
# "Warned that the US will hold Iran responsible": what one's own side will do to others is a threat.
THREATENED = re.compile(
    r"^(?:the )?(?:[\w.'-]+ ){1,4}?(?:will|would) (?:\w+ly )?(?:hold \S+ (?:\S+ )?(?:responsible|accountable)|punish|"
    r"retaliate|respond|strike|hit back|take action|act|not tolerate|not hesitate|not stand by|impose|sue|"
    r"prosecute|arrest)\b"
)
ANNOUNCING = frozenset({"announce", "announcement"})
WILLING = frozenset({"will", "would", "going"})
NOT = frozenset({"not", "never", "without", "neither", "nor"})
NO, LITTLE, LONGER = "no", "little", "longer"
# What nobody would or wants is refused: "neither would comment".
WANTING = frozenset({"would", "will", "could", "want", "wanted"})
# "Expressed support" is a position taken; "expressed doubt" is a feeling.
POSITIONS = frozenset({"support", "opposition"})
REJECTING = frozenset({"reject", "dismiss", "deny", "brush", "wave"})
CHALLENGE = "challenge"
OFFER = "offer"
ANSWERED = frozenset({"responded", "replied", "answered", "returned", "commented", "wanted", "wished"})
"""What nobody did who did not answer, or would not."""
NOBODY = re.compile(r"^(?:neither|no one|nobody|none|no)\b")
OWNER = re.compile(r"['’]s?$|^(?:his|her|its|their|my|our|your|whose)$", re.IGNORECASE)
TO_SOMEBODY = re.compile(
    r"^(?:(?:him|her|them|us|me|you|it|people|everyone|everybody) (?:not |never )?to|not to) [a-z]"
)
_CLAUSE = (
    r"(?!(?:he|she|they|it|we|i|there|that|this|these|those|who|which|what|how|whether|if|when|is|are|was|were|has|have|"
    r"had|will|would|can|could|may|might|should|must|do|does|did|be|been|being|not|going|able|ready|set|due|likely|"
    r"unlikely|supposed|willing|used|forced|allowed|want\w*|plan\w*|need\w*|intend\w*|hop(?:e|es|ed|ing)|expect\w*|"
    r"continu\w*|tr(?:y|ies|ied|ying)|beg[aiu]n\w*|agreed?|decid\w*|refus\w*|fail\w*|seem\w*|appear\w*|tend\w*|"
    r"prefer\w*|because|about|said|says)\b)"
)
TELLS = re.compile(r"\b(?:tell|told|warn|caution|remind)(?:s|ed|ing)?$")
# "Warned the airline not to fly": nouns without a verb of their own before the infinitive.
TO_ANYBODY = re.compile(rf"^(?!of )(?:{_CLAUSE}[\w.'-]+ ){{1,6}}?(?:not to|to|against) [a-z]+")
_SOMEBODY = r"(?:you|him|her|them|(?:the|our|all|every|any|those|these)(?: [\w'-]+){1,6}?)"
# "We urge the public", "let's go", and quoted orders that are nothing else.
APPEAL = re.compile(
    r"^\"?(?:(?:so |and |but |today |again )?(?:i|we|they)(?:'re| are| am|'m)? (?:also |again |strongly |now )?"
    r"(?:call(?:ing)? (?:on|for|upon)|urg(?:e|ing)|appeal(?:ing)? (?:to|for)|beg(?:ging)?|implor(?:e|ing)|"
    r"demand(?:ing)?|plead(?:ing)? with|ask(?:ing)? (?:for|all|every\w*|you|people)|want to see|would like to see)\b"
    rf"|(?:i|we) (?:just |also |really )?want {_SOMEBODY} to [a-z]|i (?:do )?hope (?:that )?you\b"
    r"|[a-z]+ (?:yourself|yourselves)\b"
    r"|(?:no, )?you(?: are|'re) not allowed to|(?:no, )?you may not"
    r"|let(?:'s| us) (?!be clear|face it|see|say|not forget))"
    r"|^\"(?:leave|stop|stay|keep|remind|remember|grow up|pay|stand|resign|tell|send|bring|give|release|relax|take|get|"
    r"join|vote|wake|wear|follow|pray|help|imagine|(?:just )?look at (?!what))\b(?! (?:is|was|and)\b)"
)
# "We will sell it", "they “will fight” it": what somebody will do, not what he would.
SAYS_WILL = re.compile(r"[\"“‘']?(?:I|we|he|she|they|it)(?:\s[\"“‘']?will|[’']ll)\s(?!not\b|never\b)", re.IGNORECASE)
# "Followed up with a question about", "opened a line of questioning on": what is asked stands behind it.
PUTS_QUESTION = re.compile(
    r"\b(?:respond|repl(?:y|ie)|follow|counter|interrupt|interject|open|beg[aiu]n|start|clos|end|press|chim|jump)\w*"
    r"(?: (?:up|on|in|again))?(?: with)? (?:an?|the|another|(?:two|three|some|more)(?: more)?) "
    r"(?:[\w-]+ ){0,2}?(?:questions?|line of questioning)(?: (?:about|on|of|as to|over))?(?: whether| if)?$"
)
# "Questioned why": who asks for reasons; "questioned whether" doubts.
QUESTIONS = re.compile(r"^(?:(?:has|have|had|is|are|was|were|been|also|then|again) )*question(?:s|ed|ing)?(?: by)?$")
WHY = re.compile(r"^[\"“']?why\b")
SUGGEST = "suggest"
# "Suggested closing the gate", "that the gate be closed"
DOING = re.compile(
    r"^(?!(?:during|according|nothing|something|anything|everything|king|ring|spring)\b)[a-z]+ing (?!is\b|was\b)"
    r"|^(?:(?!(?:to|will|would|could|can|may|might|should|must|not)\b)\S+ ){1,4}be "
)
# "Its office has reached a deal that will": what is done is no intention, unless it is one ("had decided to leave").
DONE = re.compile(
    r"^(?:(?:the|an?|his|her|its|their|our|my) )?(?:[\w-]+ ){0,3}?[\w-]+(?:['’]d| has| have| had) "
    r"(?:(?:\w+ly|also|already|now|just) )?"
    r"(?!decid|agreed|plann|vow|promis|pledg|resolv|intend|want|offer|threaten|need)"
    r"(?:\w+ed|won|made|set|begun|taken|given|sold|bought|found|left|lost|met|paid|sent|spent)\b(?! to\b)"
)
# "Suggested a wider quay would help", "advised that prices will rise": told as so, unless it would be good to do it.
ADVISING = frozenset({"suggest", "advise"})
TOLD_AS_SO = re.compile(
    r"^(?!\"?it (?:would|might|may|could) be )\"?(?:[^\s,;:?]+ ){1,8}?"
    r"(?:would|could|will|may|might|is|are|was|were|has|had)\b"
)
# "Announced his candidacy", "a review of the rules": what somebody is about to do, in a noun.
OWN_STEP = re.compile(
    r"^\"?(?:(?:an?|the|his|her|their|its) )?(?:[\w-]+ ){0,3}?(?:resignation|candidacy|retirement|campaign|withdrawal|"
    r"suspension|review|reorgani[sz]ation|overhaul|initiative|boycott|strike|"
    r"(?:tax|price|job|pay|rate)s? (?:rises|cuts|increases))\b(?! (?:is|are|was|were|has|had|have|will|would)\b)"
)
FORECASTS = frozenset({"predict", "prediction"})
# "A decision not to": what is decided or vowed is not done.
NOT_TO = re.compile(r"\b(?:decid|decision|vow|promis|pledg|agree|cho[os]|chosen|resolv|opt|elect)\w*\snot(?:\sto)?$")
# What can be turned down: who rejects an offer or a motion refuses, who rejects a claim denies.
TURNED_DOWN = re.compile(
    r"^(?:(?!that\b|(?:claim|report|allegation|accusation|assertion|suggestion|idea|notion|insistence|argument|rumou?r|"
    r"speculation|stor(?:y|ie)|account|version)s?\b)\S+ ){0,4}?(?:offers?|invitations?|requests?|demands?|calls?|"
    r"appeals?|pleas?|bids?|overtures?|applications?|advances|approaches|proposals?|petitions?|interviews?|deals?|ultimatums?|"
    r"motions?|lawsuits?|suits?|legislation|bills?|amendments?|funding|visits?|protocol|pacts?|treaty|accord|increases?|"
    r"efforts?|attempts?|questions?|guidance|gifts?|bail|clemency|parole|visas?|permission|donations?|loans?|vaccin\w+|veto(?:es)?|"
    r"coverage|benefits?|entry|access|treatment|citizenship|asylum|permits?|licen[cs]es?)\b"
)
# "Described the report as total fiction"
NAMED = re.compile(r"^(?:\S+ ){1,6}?(?:as|to be) (.*)")
PUSHES_BACK = re.compile(r"^push\w*(?:\s\w+)? back$")
# "Pushed back on Friday against a report saying": what is reported is denied.
AGAINST = re.compile(r"(?:\s(?!on\s)\w+)?\s(?:on\s\w+day\s)?(?:on|against|at)\s")
# What can be doubted: who challenges the figures doubts, who challenges a rival does not.
CLAIM = re.compile(
    r"^(?:whether|if|how|why|that)\b|\b(?:claims?|assertions?|accuracy|validity|truth|account|version|notion|idea|"
    r"evidence|findings?|story|reports?|credibility|motives?|statistics|figures|numbers|legality|wisdom|veracity)\b"
)
# "Announced that the board will close the gate" is an intention, "will be closed" is none.
ANNOUNCED = re.compile(r"^(?:[\w.'-]+ ){1,6}?(?:will|would) (?!be\b|have\b|not\b|never\b|continue\b)")

# Words and letters of a contraction that has no apostrophe; all others have one.
CONTRACTED = ("cannot", "nna")
CONTRACTIONS = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\b(?:can't|cannot)\b"), "can not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(he|she|it|that|there|this|what|who|here)'s\b"), r"\1 is"),
    (re.compile(r"\bgonna\b"), "going to"),
    (re.compile(r"\bwanna\b"), "want to"),
)
# An ending, and what the base form has in its place.
VERB_ENDINGS = (("", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("d", ""))
_TRYING = ("attempt", "move", "push", "rush", "seek", "struggle", "try", "work")
# These say nothing before another verb of the lexicon: who tries to explain explains.
MERE_TRIALS = frozenset(f"{verb} to" for verb in _TRYING)
FUTURE = frozenset({"will", "would", "shall", "wo"})
AGREEING = frozenset({"agree with", "agree that"})
WANT = "want"
ALLOWING = frozenset({"allow", "permit", "authorize", "authorise"})
EVIDENCE = "evidence"
PREPOSITIONS = frozenset({"to", "of", "about", "on"})
