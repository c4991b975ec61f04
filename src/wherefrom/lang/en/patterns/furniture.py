"""Lines that are not the reporting: prompts, credits, copyright, disclaimers; each from the start of its line."""

from __future__ import annotations

import re

COPYRIGHT = re.compile(
    r"(?:©|\(c\)(?=\s*(?:19|20)\d\d)|\bcopyright\b(?=\s*(?:©|\(c\)|(?:19|20)\d\d|by\b|:|(?-i:[A-ZÀ-Þ]))))"
    r"[\s©(c),:]{0,8}(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.]{0,4}(?:by\s+)?"
    r"(?P<holder>(?-i:[A-Z0-9À-Þ])[^\n.;|©]{0,80})?",
    re.IGNORECASE,
)
RESERVED = re.compile(
    r"\ball rights reserved\b|\bmay not be (?:published|reproduced|reprinted|copied)\b", re.IGNORECASE
)
PROMPT = re.compile(
    r"^\W{0,4}(?:"
    r"(?:read|see|also read|see also|read also|read next|more|watch|listen|related|don'?t miss|recommended|"
    r"editor'?s picks?)"
    r"(?:\s+(?:more|also|next|on|here|related|articles?|posts?|stories|coverage|videos?|about this|now|"
    r"live)){0,3}\s*(?::|\||>|»|$)|"
    r"(?:like|follow|find|join|contact|visit|connect with|subscribe to|add)\s+(?:us|our|me|him|her|them|the author|"
    r"[A-Z][\w.' -]{1,40}?)\s+(?:on|at|via|for|channel|newsletter|as)\s*:?\s+(?:@|twitter|facebook|instagram|telegram|"
    r"whatsapp|linkedin|youtube|threads|tiktok|google|x\b|bluesky|social media|news\b|[\w.]+@|https?:|www\.)|"
    r"(?:follow|like)\s+(?:us|me|him|her)\b.{0,80}$|"
    r"follow\s+@|@\w{2,30}\s*$|"
    r"(?:sign|signed)\s+up\s+(?:for|to|here|now)\b|subscribe\s+(?:to|now|here|for|today)\b|"
    r"(?:click|tap)\s+here\b|(?:using|on) a mobile device|"
    r"(?:share|tweet|print|email|e-mail|save|comments?|facebook|twitter|whatsapp|linkedin|reddit|pinterest|"
    r"flipboard|telegram)"
    r"(?:\s+(?:this|on|via|with|to|article|story|page|link|facebook|twitter|whatsapp|linkedin|email|x|friends|it)){0,6}"
    r"\s*(?:\(\d+\))?\s*[:.]?\s*$|"
    r"\d{1,6}\s+(?:comments?|shares?|views?|likes?)\s*$|(?:leave|post|add|write|view|join)\s+(?:a|your|the|all)?\s*"
    r"(?:comments?|reply|conversation|discussion)\b.{0,40}$|"
    r"advertisements?\s*$|(?:story|article) continues (?:below|after)\b|scroll down for\b|skip (?:past|to|advert)|"
    r"this (?:email|message|newsletter) was sent\b|you(?:'re| are) receiving this\b|unsubscribe\b|"
    r"(?:manage|update) your (?:email )?(?:preferences|subscription)|view (?:this email )?in (?:your )?browser|"
    r"(?:download|get) (?:the|our)\b.{0,40}\bapps?\b|"
    r"(?:got|have|do you have) (?:a|any) (?:news )?(?:tips?|story|stories)\b|send (?:us )?(?:your )?(?:news )?tips\b|"
    r"(?:for )?(?:all )?media (?:inquiries|enquiries)\b|for more (?:information|news|stories),?\s+(?:visit|"
    r"contact|follow|see|check)\b|"
    r"comment on .{0,80} articles? on\b|become a (?:member|subscriber|supporter)\b|support (?:our|"
    r"independent) journalism\b|"
    r"donate (?:to|now|today)\b|filed under\s*:|tags?\s*:|topics?\s*:|articles? by\s*:|more (?:articles )?by\s+[A-Z]|"
    r"(?:short ?url|permalink|web address|url|link)\s*:?\s*https?:|"
    r"(?:[^.!?]{0,100}[.!?]\s+)?[^.!?]{0,60}\b(?:get in touch|e-?mail us|contact us|drop us a line|"
    r"do you have a story)\b.{0,80}@[\w-]+\.\w+|"
    r"[^.!?]{0,140}\bsign(?:ed|ing)?[ -]?up (?:for|to) (?:our|the|a|my|[A-Z][\w']*)\b.{0,60}\bnewsletters?\b.{0,60}$|"
    r"you(?:'ve| have) (?:successfully )?subscribed|story saved\W*$|you can find this story in\b|"
    r"(?:by (?:providing|entering|submitting|signing|clicking|subscribing)|we use your|we may use your|"
    r"you can unsubscribe)\b"
    r".{0,200}\b(?:e-?mail|agree|consent|sign-?up|unsubscribe|privacy|terms|data)\b|invalid e-?mail|"
    r"would you like to comment\b|please read our comment policy|ad ?block users?\b|"
    r"[\w.+-]+@[\w-]+\.[\w.]+\s*$|https?://\S+\s*$|www\.\S+\s*$"
    r")",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"^\W{0,4}(?:"
    r"(?:additional |with additional )?reporting (?:by|from)\s+[A-Z].{0,400}$|"
    r"(?:writing|editing|compiled|edited|written|reported|translated)\s+by\s+[A-Z].{0,200}$|"
    r"with (?:files|reporting|additional reporting|inputs?) (?:from|by)\b.{0,200}$|"
    r"(?:the |an? )?(?:associated press|ap|reuters|afp|bloomberg|washington post|new york times|cnn|nbc news|"
    r"abc news|cbs news)?"
    r"(?:'s)?[^.!?]{0,220}\bcontributed (?:to (?:this|the) (?:report|story|article|dispatch|piece)|reporting|"
    r"from)\b.{0,80}$|"
    r"(?:this|the|a version of this)\s+(?:\w+\s+)?(?:story|article|post|piece|report|essay|column|interview|"
    r"content)\s+(?:was|is|has|first|"
    r"originally|appeared|also|may|contains|has been)\b.{0,40}\b(?:published|appeared|appears|posted|ran|run|"
    r"reprinted|republished|"
    r"produced|provided|syndicated|adapted|excerpted|updated|corrected|permission)\b.{0,300}$|"
    r"(?:originally|first|previously|re-?published|reprinted|adapted|excerpted|syndicated|"
    r"translated)\s+(?:published|appeared|posted|"
    r"printed|from|by|with|here|in|on)\b.{0,200}$|"
    r"the original source of this (?:article|story) is\b|(?:story |news |original )?source\s*:\s*[A-Z].{0,80}$|"
    r"(?:contact|reach|email|e-mail) .{0,80}?(?:@|\bat \d|\d{3}[-.]\d{4}).{0,120}$"
    r")",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"^\W{0,4}(?:disclaimer\s*:|terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie policy|"
    r"the (?:views|opinions) (?:expressed|and opinions)\b.{0,200}|"
    r"(?:opinions|views) expressed (?:in|here|by|are)\b.{0,200}|"
    r"\S{4,60} contains copyrighted material\b|if you wish to use copyrighted material\b|"
    r"this material may not be\b|reproduction (?:in whole|without|of)\b|no part of this\b)",
    re.IGNORECASE,
)
OPENS_FOOT = re.compile(r"^\W{0,4}(?:the original source of this (?:article|story) is\b|disclaimer\s*:)", re.IGNORECASE)
AFTER_HOLDER = re.compile(r",|\s(?:all rights|\d{4}|and/or|may not|ltd|limited|inc\b)", re.IGNORECASE)
