"""Words that stand in names: particles, endings, offices, stations."""

from __future__ import annotations

import re

THE, OF, FOR, AND = "the", "of", "for", "and"
AND_SIGNS = frozenset([AND, "&"])
PARTICLES = frozenset(
    {"de", "del", "della", "la", "van", "von", "der", "den", "bin", "ibn", "al", "el", "du", "da", "dos", "di", "dela"}
    | {"arap", "ter", "ten", "zu", "af", "bint", "ould"}
)
JOINERS = frozenset({"of", "for", "on", "and", "&", "the", "in"})
FOR_ON = frozenset(["for", "on"])
BEHIND_COMMA = frozenset({"Jr", "Sr", "Inc", "Ltd", "LLC"})
"""What belongs to the name before a comma."""
GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV", "Jr.", "Sr."})
ADHERENT_ADJECTIVES = frozenset(
    {"Republican", "Democratic", "Democrat", "Communist", "Catholic", "Christian", "Muslim", "Jewish", "Tory"}
)
ADHERENTS = frozenset({"Democrat", "Republican", "Tory", "Conservative", "Liberal"})
CHAMBERS = frozenset({"House", "Senate", "Labour", "Commons"})
IN_STATE = re.compile(
    r",\s(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|"
    r"N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Vt|Va|Wash|W\.\s?Va|Wis|Wyo|D\.C|Ont|Que|B\.C)\."
)
OWNING_BODIES = frozenset(["Office", "Department"])
OWNED_BODIES = frozenset(["Society", "Association", "Institute", "Foundation", "Hospital", "Union"])
"""What belongs to the name before it where that is no country's: "Seamen's Society"."""
OWNED_FIRMS = frozenset(["Inc", "Corp", "Co", "Ltd", "LLC", "PLC"])
"""What belongs to the name before it in any case: "Benda's Inc"."""
ARTICLES = frozenset(["The", "A", "An"])
BEFORE_THE = frozenset(["of", "for", "on", "in"])
BEFORE_OF = frozenset(["Secretary", "Chief", "Speaker", "Director", "Bank", "Church", "Islamic"])
"""Words that a name goes on from with "of": "Secretary of State"."""
ACTING_FOR = frozenset(
    {"Americans", "Artists", "Campaign", "Citizens", "Doctors", "Engineers", "Lawyers", "Moms", "Mothers", "Movement"}
    | {"Parents", "Physicians", "Scholars", "Scientists", "Students", "Teachers", "Veterans", "Women", "Workers"}
)
"""First words of bodies that go on with "for": "Physicians for Peace"."""
ACTING_EVER = frozenset({"Americans", "Physicians", "Moms"})
"""Those that do even where a sentence opens with them, unlike "Lawyers for Lee"."""
ACTING_TO = re.compile(
    r"(?:Committee|Campaign|Coalition|Alliance)\sto\s(?:Ban|Defend|Elect|End|Free|Protect|Re-elect|Reduce|Save|Stop|Support)"
)
"""Where "to" stands in the name of a body: "Committee to Save Trees"."""
TO, AT = "to", "at"
CIRCUIT = re.compile(r"\d+(?:st|nd|rd|th)\sCircuit\b")
CIRCUITS_COURT = re.compile(r"Appeals\sfor\sthe\s(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+)\sCircuit\b")
UNIVERSITY = "University"
HONOURS = frozenset(["KC", "QC", "MP", "MS", "MSP", "MEP", "TD", "CBE", "OBE", "MBE", "PhD", "MD", "RN"])
"""Letters behind a person's name that are no part of it: "Ann Lee KC"."""
TICKER = re.compile(r"[A-Z]{2,5}\.[A-Z]{1,2}\b(?!\.)")
"""The code of a share, which an agency prints behind a firm's name: "Orla Corp ORLA.PK"."""
ROOM = re.compile(r"(?:Oval\sOffice|(?:[A-Z]\w+\s){1,3}(?:Room|Garden|Lawn|Ballroom|Portico))\b")
"""A room or a garden, which is no part of the name of the body that it belongs to: "the White House Situation Room"."""
IN_BODIES = frozenset(
    [("Fire", "Rescue"), ("Search", "Rescue"), ("Accident", "Emergency"), ("Gas", "Electric"), ("Standard", "Poor's")]
)
"""Between these an "and" stands inside the name of a body: "Harle Fire and Rescue"."""
ABBREVIATED = frozenset(["Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros"])
I_OPENS = frozenset(["I", "I'm", "I’m", "I've", "I’ve"])
I_FORMS = frozenset(["i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll"])
PARTICIPLE = "ing"
OF_OFFICE = frozenset(["of", "for"])
BEFORE_NO_PERSON = frozenset(["of", "St", "San"])
SAINT = "St"
OFFICE_MODIFIERS = frozenset(
    {"Prime", "Vice", "Executive", "Acting", "Former", "Foreign", "Press", "Deputy", "Interior", "Finance"}
    | {"Majority", "Minority", "Assistant", "Attorney", "Interim", "Senior", "Opposition"}
)
DESCRIBING = frozenset(
    ["Republican", "Democrat", "Democratic", "Tory", "Labour", "Oscar", "Nobel", "Pentagon", "Facebook"]
    # Trades that are surnames as well, so that only a given name behind them tells.
    + ["Miller", "Weaver", "Joiner", "Goldsmith", "Saddler"]
)
"""Words before a given name that are no part of it: "Pentagon spokesman Ann Lee", "Miller Otto Brun"."""

BRAND = re.compile(r"(?!Mc|Mac|De[A-Z]|Di[A-Z]|La[A-Z]|Le[A-Z]|Van[A-Z])[A-Z][a-z]+[A-Z]\w*")
"""A single word with a capital inside is a company's, not a family name: AdImpact, PolitiFact."""
DOMAINS = (".com", ".org", ".net", ".co.uk", ".tv")
DAILY = "Daily"
AMPERSAND = "&"
SHOW = "Show"
MAGAZINE = "magazine"
LISTENS = re.compile(
    r"\b(?:(?:told|tells|telling)|(?:interview|spoke|talk(?:ed|s)) (?:with|to)|statement to)\s(?:exclusively\s)?$"
)
"""Before whom something is told."""
HEADLINE_VERBS = frozenset(
    {"Says", "Admits", "Warns", "Tells", "Calls", "Urges", "Slams", "Blasts", "Denies", "Reveals", "Accuses"}
    | {"Wants", "Vows", "Demands", "Confirms", "Announces", "Insists", "Compares", "Releases", "Rejects", "Refuses"}
    | {"Defends", "Condemns", "Criticizes", "Criticises", "Praises", "Asks", "Believes", "Thinks", "Predicts"}
    | {"MUST", "JUST", "WATCH", "WATCHED", "SAYING"}
)
"""Verbs that a headline sets with a capital: "Ann Lee Says" names Ann Lee. So do "MUST WATCH Ann Lee"
and, in a list of shots, "ANN LEE SAYING"."""
AGENCIES = (["News", "Agency"], ["Press", "Agency"])
ON_AIR = frozenset(["Radio", "TV"])
STATION = re.compile(r"[KWCX][A-Z]{2,3}-(?:TV|FM|AM|DT)|Radio\s\S+(?:\s\S+){0,2}|TV\s?(?:\d+|[A-Z][a-z]+)")
NEWSY = re.compile(r"(?!WordPress\b)[A-Z][a-z]+(?:Press|News|Wire|TV|Radio)|News[A-Z]\w+")  # AsiaPress, NewsNation

DOMAIN_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|tv)$")
# The words of a name in capitals throughout: "ANN MCLEE".
SHOUTED = re.compile(r"(?P<mc>MC(?=[^\W\d_]{3}))?(?P<rest>[^\W\d_]{2,})")
INITIALS = re.compile(r"(?:\w\.)+")
PRESIDENT = "President"
REIGNING = ("Pope", "King", "Queen", "Prince", "Princess", "Lord")
"""Titles that stay with a name of one word: "Prince Oskar"."""
PRESIDENTS = frozenset([PRESIDENT, "Former President"])
PLURAL_NAMES = ("Republicans", "Democrats", "Conservatives", "Houthis", "Taliban")
NOT_IN_ACRONYMS = frozenset({"of", "the", "for", "and", "on", "in", "&", "de"})
LEGAL_FORMS = frozenset(
    {"Co", "Inc", "Corp", "Ltd", "LLC", "LP", "PLC", "plc", "AG", "SA", "NV", "Limited", "Corporation"}
)
OFFICES = frozenset({"Department", "Ministry", "Office", "Bureau"})
"""Last words of names that also go "Department of ...", as their acronyms do."""
PLAIN = ("of", "New")
"""Edges of names that name nobody by themselves, beside those in the lists."""
OUTLETS_SHARE = frozenset(
    {"News", "Agency", "TV", "Press", "Network", "Service", "Radio", "Television", "Online", "Media"}
)
"""Last words that many outlets share: none of them names one by itself."""
BESIDE_KIN = re.compile(
    r"\b(?:his|her|their|whose|my|['’]s)\s(?:[\w-]+\s){0,2}?(?:sons?|daughters?|wife|husband|father|mother|brothers?|"
    r"sisters?|widow|widower|parents|uncle|aunt|cousin|nephew|niece|partner|child|children),?\s$"
    r"|\b[A-Z]\w+\sand\s$"
)
"""Before a name that is given only beside a relative's: "Lee, whose son, Ben"."""
ARABIC_ARTICLE = re.compile(r"^(?:al|el)-(?=\w{3})", re.IGNORECASE)
GENERIC_TAIL = frozenset(["News", "Press", "Agency", "Service", "Media", "Group", "Corp", "Inc", "Ltd", "Company"])
"""What a body's name may leave out: "Reuters" is "Reuters News Agency"."""
RIVALS = frozenset({"Rival", "Competitor", "Archrival", "Neighbour", "Neighbor"})
"""Words that open a sentence before a name and are no part of it: "Rival Ostra said"."""
FIRMS = frozenset(
    {"Airline", "Automaker", "Brewer", "Carmaker", "Charity", "Chipmaker", "Developer", "Drugmaker", "Housebuilder"}
    | {"Insurer", "Lender", "Manufacturer", "Pollster", "Publisher", "Regulator", "Retailer", "Startup", "Supermarket"}
    | {"Supplier", "Watchdog"}
)
"""The same of bodies: "Retailer Ostra said"."""
COUNTRYMEN = frozenset(
    {"Frenchman", "Frenchwoman", "Englishman", "Englishwoman", "Irishman", "Irishwoman", "Welshman", "Welshwoman"}
    | {"Dutchman", "Dutchwoman", "Scotswoman", "Spaniard", "Swede", "Briton", "Texan", "Londoner", "Californian"}
)
"""Who somebody is by where he is from: "Welshman Otto Brun"."""
HEADS_OF_BODIES = frozenset(
    {"Office", "Street", "Court", "Authority", "Society", "Council", "Agency", "Board", "Commission", "Committee"}
    | {"Department", "Ministry", "Party", "Union", "Association", "Institute", "Foundation", "Trust", "Bank", "House"}
    | {"Inc", "Inc.", "Corp", "Corp.", "Guard", "Service", "Assembly", "Congress", "Parliament", "Alliance"}
)
"""What is no name by itself: the word before it belongs to it, even if it opens a sentence."""
OF_BODIES = frozenset(
    {"national", "public", "international", "federal", "general", "global", "private", "great", "high", "police"}
)
"""Words that open sentences and names of bodies."""
REPORTS_ITSELF = re.compile(
    r"\s(?:(?:has|had|first|also)\s)*(?:reported|said|says|wrote|writes|noted|claimed|quoted|cited|revealed|magazine|that)\b"
)
"""Behind a name that owns nothing, though it ends as if: "Barron's reported", "told Barron's that"."""
SPEAKS_ITSELF = re.compile(r"\s(?:says|(?:has|had)\s(?:also\s)?(?:said|announced|declined|told))\b")
"""Behind it, which neither an owner nor "is" or "has" can have: "Benda's says"."""
BEFORE_REPORT = re.compile(r"\b(?:told|tells|according\sto|reported\sby|quoted\sby|citing)\s(?:the\s)?$", re.IGNORECASE)
"""Before such a name: "according to Barron's"."""
CLEARLY_NAMED = re.compile(
    r"\s(?:(?:has|had|also|later|then)\s)*(?:said|says|told|tells|announced|added|declined|denied|confirmed|warned|insisted|"
    r"argued|noted|wrote|writes|tweeted|explained|claimed|reminded|replied|recalled|testified)\b|,\swh(?:ich|o)\s"
)
"""Behind a single word that opens a sentence, this tells that it is a name."""
NO_NAME_ENDINGS = ("s", "ly", "ing", "ed", "folk", "body", "one", "men", "women", "people", "day")
MONTHS_AND_NAMES = frozenset({"April", "May", "June", "August"})
BEFORE_MONTHS = frozenset(
    {"in", "last", "this", "next", "since", "until", "by", "early", "late", "mid", "from", "through"}
)
"""Behind these they are months: "in April Lee said"."""
GIVEN_TITLES = frozenset({"Dean", "Duke", "Emir"})
"""Titles that are a given name where one word follows: "Senator Dean Lee"."""
WILL = "will"
WILL_NAMED = re.compile(
    r"\s(?:(?:has|had|also|later|then)\s)*(?:[a-z]+ed|said|says|told|is|was|has|had|became|wrote|left|won|made)\b|,(?![^\n.?!]*\?)"
)
"""Behind "Will Lee" this tells that nothing is asked: "Will Lee, a baker"."""
SEATS = frozenset(
    {"mayor", "governor", "bishop", "archbishop", "sheriff", "premier", "president", "minister", "chancellor"}
)
"""Who is over a place or an area that stands before the name: "Mayor of London Ann Lee"."""
SEATED = re.compile(r"\b([A-Za-z]+)\s(?:of|for)\s(?:the\s)?$")
CHIEF = "Chief"
CHIEFS = frozenset({"Executive", "Operating", "Financial", "Officer"})
"""What may stand between "Chief" and the name."""
