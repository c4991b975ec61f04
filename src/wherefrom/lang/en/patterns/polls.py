"""Polls, and how they tell how many of those asked said something."""

from __future__ import annotations

import re

POLL = re.compile(r"\b(?:polls?|polling|surveys?|stud(?:y|ies)|research|questionnaires?|findings)\b", re.IGNORECASE)
"""What a document is called that tells what shares of people think."""
_NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten)"
SHARE_OF_PEOPLE = re.compile(
    r"(?:(?:about|around|nearly|almost|more|some|only|just|over|roughly|fewer|less|than|up|to|an?|the|another)\s){0,3}"
    r"(?:\d[\d.,]*\s?%|\w+(?:\s|-)(?:percent|per\scent)\b|"
    rf"{_NUMBER}(?:\s|-)(?:in|of|out\sof)(?:\s|-)(?:every\s)?{_NUMBER}\b|"
    r"half\b|majority\b|(?:(?:\w+)(?:\s|-))?(?:thirds?|quarters?|fifths?)\b)",
    re.IGNORECASE,
)
"""How a share of those asked begins: "some 12 percent of respondents", "three in ten", "more than half of voters"."""
