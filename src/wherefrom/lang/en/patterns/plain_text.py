"""The first and last lines of a plain text: who wrote it, when, under which sections."""

from __future__ import annotations

import re

from wherefrom.lang.en.calendar import SHORT_WEEKDAY, WEEKDAY

KEYS = re.compile(
    r"\b(Regions?|Themes?|Topics?|Sections?|Category|Categories|Tags|Keywords|Filed under)\s*:\s*", re.IGNORECASE
)
BYLINE = re.compile(
    r"^\W{0,2}(?:(?:written |words |story |posted |report |reported )?by:?|(?:text|words|story|report|author)s?:)\s+"
    r"(?=[A-Z<À-Þ])",
    re.IGNORECASE,
)
DATED = re.compile(
    r"^\W{0,2}(?:first |last )?(?:published|posted|updated|modified|created|date|issued)\b\s*(?:on|at|:)?\s*",
    re.IGNORECASE,
)
# What a line of a date has beside the date itself.
DATE_WORDS = re.compile(
    rf"\b(?:{WEEKDAY}|{SHORT_WEEKDAY}|a\.?m\.?|p\.?m\.?|[ecmp][sd]?t|gmt|bst|utc|ist|at|on|published|posted|updated|"
    r"last|first|date|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|hours|hrs|local time)\b",
    re.IGNORECASE,
)
SECTION_NAMES = {
    "region": "region", "regions": "region", "theme": "theme", "themes": "theme", "topic": "theme", "topics": "theme",
    "section": "theme", "sections": "theme", "category": "theme", "categories": "theme", "filed under": "theme",
    "tags": "tags", "keywords": "tags",
}  # fmt: skip
PAPER = re.compile(
    r"(?:Gazette|Herald|Times|Post|News|Tribune|Courier|Standard|Chronicle|Journal|Observer|Telegraph|Star|Press|Mail|"
    r"Express|Guardian|Independent|Echo|Argus|Bulletin|Dispatch|Examiner|Inquirer|Ledger|Mercury|Monitor|Record|"
    r"Register|Reporter|Review|Sentinel|Sun|Globe|World|Today|Daily|Weekly|Radio|TV)$"
)
"""How the names of newspapers end, for those that no list has."""
MODIFIED = re.compile(r"\W{0,2}(?:last )?(?:updated|modified)", re.IGNORECASE)
READING_TIME = re.compile(r"\d{1,2}\s*[- ]?min(?:ute)?s?(?: read)?")
BETWEEN_NAMES = re.compile(r",|\band\b|\bwith\b|&|\||/| - | – | — ")
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
PASTED_LABEL = re.compile(
    r"(?P<label>title|headline|outlet|publication|newspaper|paper|source|publisher|date|published|publication date|"
    r"author|authors|by|byline|url|link)\s?:\s+(?=\S)",
    re.IGNORECASE,
)
"""What people write before the outlet, the day and the rest where they paste an article."""
PASTED_AS = {
    "title": "title", "headline": "title", "outlet": "outlet", "publication": "outlet", "newspaper": "outlet",
    "paper": "outlet", "source": "outlet", "publisher": "outlet", "date": "date", "published": "date",
    "publication date": "date", "author": "author", "authors": "author", "by": "author", "byline": "author",
    "url": "url", "link": "url",
}  # fmt: skip
