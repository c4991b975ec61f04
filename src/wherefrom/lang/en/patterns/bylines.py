"""Bylines: what names nobody, what follows a name, and what stands in front of it."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import MONTH, ORDINAL, SHORT_MONTH, WEEKDAY

BY = re.compile(
    r"^\W{0,3}(?:(?:words|text|report|reporting|story|article|written|posted|published|reviewed|analysis|opinion|"
    r"review|exclusive|interview|special)?\s*by|author|authors|from)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
# Between two names. A slash between names needs the capital: "AFP/Getty", not "and/or"; pages of sister editions have
# the "and" of German, French and Spanish.
SPLIT = re.compile(
    r"\s*(?:;|\||•|·|\n|\t|\s[/–—-]\s|(?<=[a-z])/(?=[A-Z]))\s*|\s+(?:and|&|with|und|et|y)\s+", re.IGNORECASE
)
# What a person is or what stands beside a name on a page: a line that has it is no bare name.
ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnists?|journalists?|producers?|contributors?|staff|bureau|"
    r"chief|analysts?|director|professor|lecturer|fellow|researcher|critic|blogger|presenter|host|anchor|head of|"
    r"deputy|senior|special to|freelance|intern|specialist|meteorologist|photographer|business|politics|technology|"
    r"images?|photos?|getty|shutterstock|istock\w*|text size|size|share|print|comments?|menu|search|home|"
    r"log ?in|articles|posts|stories|profile|view|updated|published|last|minutes?|hours?|ago|read|follow|twitter|"
    r"subscribe)\b",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s+(?:for|of|at|in|from|@)\s+(?:the\s+)?[A-Z].*$|\s*[,(|–—-]\s*(?:the\s+)?(?:associated press|ap|reuters|afp|pa|"
    r"bbc news|cnn|cbc news|bloomberg|upi)\b.*$",
    re.IGNORECASE,
)
DATE_TAIL = re.compile(
    rf"\s*[,|•–—-]?\s*(?:(?:published|updated|posted)\b.*|\d{{1,2}}(?:{ORDINAL})?\s+[A-Z][a-z]+\s+\d{{4}}.*|"
    rf"(?:{MONTH}|{SHORT_MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}}.*|"
    rf"(?:{WEEKDAY}),?\s+(?:\d|(?:{MONTH}|{SHORT_MONTH})\b).*|(?:19|20)\d\d-\d\d-\d\d.*|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}.*)$",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"^(?:admin(?:istrator)?|administrador|root|user\d*|webmaster|web ?desk|online ?desk|editor(?:ial)?|editors?|"
    r"author|agenc(?:y|ies)|wires?|staff|news staff|newsroom|news desk|guest|guest author|contributor|none|null|"
    r"breaking news|latest news|(?:local |world |top )?news|undefined|unknown|anonymous|n/?a|test|wordpress|website|"
    r"\W*)$",
    re.IGNORECASE,
)
# "TPN, in News, Portugal": what follows says where or when, not who.
NOT_WHO = re.compile(r"(?:in|at|on|for|from)\s")
# Several people under one name are an author all the same.
SEVERAL = re.compile(r"\b(?:team|desk|network|newsroom)\b", re.IGNORECASE)
BY_FIRST = re.compile(r"\s*by ", re.IGNORECASE)
# What a body is called that is no person: the broadcaster in place of the author.
BODY = re.compile(
    r"\b(?:Corporation|Broadcasting|Broadcasters?|Company|Co|Corp|Group|Network|Media|News|Newsroom|Newspapers?|Press|"
    r"Agency|Agencies|Services?|Wires?|Television|TV|Radio|Publishing|Publications?|Inc|Ltd|Limited|LLC|GmbH|Team|Desk|"
    r"Staff|Bureau|Gazette|Herald|Times|Tribune|Courier|Chronicle|Journal|Telegraph|Magazine|Online|Association)\b"
)
# Behind a name: what somebody has earned, and whose son somebody is.
DEGREE = re.compile(r"(?:Ph\.?\s?D|Dr|Prof|[A-Z](?:\.?[A-Z]){1,4}|M\.?Sc|B\.?Sc|M\.?Ed|Esq|Pharm\.?D|Psy\.?D)\.?")
GENERATION = re.compile(r",\s+((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")
# What stands small inside a name: Ludwig van Beethoven, Osama bin Laden.
PARTICLES = frozenset(
    [
        "al",
        "av",
        "af",
        "abu",
        "bin",
        "bint",
        "ben",
        "da",
        "das",
        "de",
        "del",
        "della",
        "dem",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "san",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
        "zur",
    ]
)
# What a surname may begin with that goes on with a capital and no space: McDonald, DeVito, LaBeouf.
PREFIXES = frozenset(["Mc", "Mac", "De", "Del", "Des", "Di", "Du", "El", "Al", "Fitz", "La", "Le", "Van", "Von"])
