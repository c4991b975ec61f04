"""The clause that says who speaks, beside a quotation whose closing mark is missing: ", the mayor, Ann Lee, said"."""

from __future__ import annotations

import re

SAID = (
    r"(?:said|says|told|tells|wrote|writes|asked|asks|added|adds|replied|replies|answered|answers|warned|warns|admitted|"
    r"admits|explained|explains|insisted|insists|argued|argues|claimed|claims|recalled|recalls|declared|declares|"
    r"announced|announces|complained|complains|promised|promises|pleaded|pleads|begged|begs|shouted|shouts|cried|cries|"
    r"whispered|whispers|muttered|mutters|murmured|murmurs|repeated|repeats|demanded|demands|conceded|concedes|"
    r"confirmed|confirms|tweeted|tweets|posted|posts|remembered|remembers|continued|continues|concluded|concludes|"
    r"suggested|suggests|noted|notes|predicted|predicts|protested|protests|objected|objects|stated|states|sighed|sighs|"
    r"observed|observes|joked|jokes|testified|testifies|responded|responds|called out)"
)
_NO_NOUN = (
    r"(?:I|we|you|that|which|who|and|but|or|if|when|is|are|was|were|be|been|has|have|had|will|would|can|could|should|"
    r"may|might|must|do|does|did|not|to)\b"
)
_WORD = rf"(?!{_NO_NOUN})[\w’'&.-]*[\w’']\.?"
_OPENS = r"(?=(?:the|an?|one|his|her|its|their|our|my)\s|[a-z]{4,}(?:\s[a-z]{3,})?\s[A-Z]|[A-Z])"
_PHRASE = rf"{_OPENS}{_WORD}(?:\s{_WORD}){{0,6}}?"
_ENDS = (
    r"(?=[,.;:]|\Z|\n|\s(?:at|in|on|to|of|when|as|while|after|before|during|through|via|from|by|last|this|yesterday|"
    r"today|later|recently|again|\w+day|us|me|him|her|them|reporters)\b)"
)
SPEECH_TAG = re.compile(
    rf"(?<=\w)[,?!](?=\s(?:(?P<subject>he|she|they|{_PHRASE}|{_PHRASE},\s{_PHRASE},)\s"
    rf"(?P<verb>(?:told|tells)(?=\s\w)|{SAID}{_ENDS})"
    rf"|(?P<first>{SAID})\s(?:he|she|they|the|an?|one|his|her|its|our|their|my|[A-Z])))"
)
"""The mark on which the words end, where the clause follows: its subject and verb, or the verb first."""
RESUMES = re.compile(
    r",\s(?=(?:will|would|is|was|are|were|has|have|had|can|could|must|may|might|should|and|but|because|if|when|unless)\s)"
)
"""Where the words go on behind the one who speaks: ", said Lee, will open"."""
INTRODUCES = re.compile(rf"\b(?:{SAID}|like|saying|asking|telling\s\w+|told\s\w+)[,:]?\s$")
"""What stands before a quotation inside another one."""
ADDRESSES = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|us|me|you|You|your|Your|I['’](?:m|ll|ve|d))\b|[?!]"
    r"|,\s(?:asked|answered|replied|cried|shouted|whispered|pleaded|begged)\s"
)
"""Words that a speaker uses of himself or of whom he speaks to, or that say so; a list of findings has none."""
