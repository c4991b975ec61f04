"""Descriptions of people who tell something and are not named."""

from __future__ import annotations

import re

CITES = re.compile(r"\b(?:cit(?:e[sd]?|ing)|quot(?:e[sd]?|ing))\b", re.IGNORECASE)
SOURCE_NOUN = re.compile(
    r"\b(?:sources?|insiders?|officials|person|people|"
    r"official(?=$|,| (?:in|at|of|from|with|who|close|familiar)\b)|members?|employees?|executives?|persons|"
    r"witness(?:es)?|aides?|staffers?|diplomats?|investigators?|colleagues?|friends?)\b",
    re.IGNORECASE,
)
SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|representatives?|reps?|press office|account|statement)\b", re.IGNORECASE)
SEEN_BY = re.compile(r"\b(?:seen|obtained|reviewed|viewed|released|given|leaked|sent)\s(?:by|to)\b", re.IGNORECASE)
"""In a description of a document, before somebody who has it and did not write it."""
BACK = re.compile(r"(?:these|those|this|that|the same|one of (?:these|those|them|the))\b", re.IGNORECASE)
"""How a description begins that points back at a source named before."""
UNHEARD_OF = re.compile(
    r"(?:his|her|their|an?) (?P<who>[a-z]+(?:-[a-z]+)*)(?: (?:who|that|of|in|at|from|with|on|close) [a-z ]+)?"
)
"""A description of somebody whom the words themselves bring in: "her driver", "a technician who works there"."""
NO_OUTLET = re.compile(
    r"the (?P<body>(?:\w+ )?(?:palace|court|ministry|army|navy|police|government|church|union|club|league|school|"
    r"college|university|hospital|council|parliament|embassy|party|household|bank|museum|airline|railway))",
    re.IGNORECASE,
)
"""A body that no outlet is."""
COMMENTERS = re.compile(
    r"\b(?:observers|critics|analysts|experts|commentators|commenters|users|bloggers|pundits|fans|readers|s[ck]eptics|"
    r"supporters|opponents)\b",
    re.IGNORECASE,
)
"""Who comments on what others have told."""
MEDIA = re.compile(
    r"\b(?:media|outlets?|reports?|press|newspapers?|papers?|dail(?:y|ies)|websites?|sites?|stations?|publications?|"
    r"magazine|tabloid|blog)\b",
    re.IGNORECASE,
)
"""What media without a name are called ("local media", "a daily")."""
