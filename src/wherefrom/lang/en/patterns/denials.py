"""Words that make a statement the opposite of another."""

from __future__ import annotations

import re

NEGATION = re.compile(
    r"\b(?:not|never|nothing|no|neither|cannot|\w+n[’']t|false|untrue|fabricat\w+|hoax|baseless|unfounded|nonsense)\b"
    r"(?P<scope>(?:\W{1,3}\w+){0,6})",
    re.IGNORECASE,
)
# A "not" or "no" that denies nothing.
NO_NEGATION = re.compile(
    r"\bif not\b|\bnot (?:only|just|yet|all)\b|\bno (?:doubt|longer|later|less|more|matter|one)\b|\bwhy not\b",
    re.IGNORECASE,
)
# By these an outlet takes back what it reported.
WITHDREW = re.compile(
    r"\b(?:withdr[ae]wn?|withdraws|retract\w*|disavow\w*|t(?:ook|aken) (?:back|down))\b", re.IGNORECASE
)
# All that somebody says of a claim whom nothing more is to be heard from: "Rubbish from beginning to end".
_SUBJECT = (
    r"(?:(?:it(?:[’']s| is| was)|this is|that(?:[’']s| is)|the (?:report|claim|story)(?: is| was| as)?|it|them|this|"
)
_SUBJECT += r"that) )?"
_HOW = r"(?:(?:as|complete(?:ly)?|utter(?:ly)?|total(?:ly)?|absolute|pure|sheer|an?|all|nothing but|(?:pack|load) of) )"
_HOW += r"{0,4}"
_FALSE = (
    r"(?:rubbish|nonsense|rot|lies?|fiction|fantasy|invention|fabrication|false|untrue|absurd|ridiculous|gossip|baseless|"
    r"bunk|hogwash|garbage|made[- ]up|not (?:a word (?:of it )?(?:is )?)?true)"
)
VERDICT = re.compile(
    rf"[\W_]*{_SUBJECT}{_HOW}{_FALSE}(?: from (?:beginning|start) to (?:end|finish))?[\W_]*", re.IGNORECASE
)
REPORT = re.compile(
    r"(?:the|this|that|these|those|such|\w+[’']s) (?:reports?|claims?|stor(?:y|ies)|rumou?rs?|allegations?|statements?|"
    r"accounts?)\b",
    re.IGNORECASE,
)
# What is called so is not believed.
REJECTED = re.compile(
    r"\b(?:(?:not|un|isn[’']t|wasn[’']t|no) ?(?:true|truth)|false|fabricat\w+|hoax|baseless|unfounded|groundless|"
    r"nonsense|(?:treated|taken|read) (?:with (?:\w+ )?(?:caution|care|s[ck]epticism)|cautiously)|pinch of salt|"
    r"grain of salt|made[- ]up|inaccurate|incorrect)\b",
    re.IGNORECASE,
)
