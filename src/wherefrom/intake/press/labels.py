"""The vocabulary of the exports: labels before values, marks between articles, in the languages of their interfaces."""

from __future__ import annotations

import re

HEAD = {
    "section": "section", "rubrik": "section", "ressort": "section", "rubrique": "section",
    "length": "words", "länge": "words", "longueur": "words", "longitud": "words", "lengte": "words",
    "byline": "author", "author": "author", "autor": "author", "auteur": "author", "autoren": "author",
    "headline": "title", "title": "title", "überschrift": "title", "titel": "title", "titre": "title",
    "dateline": "dateline", "highlight": "highlight", "correction": "correction", "correction-date": "other",
    "graphic": "other", "anchors": "other", "guests": "other", "series": "other", "column": "other",
    "source": "outlet", "quelle": "outlet", "distribution": "other", "show": "other",
}  # fmt: skip
"""What stands between the outlet and the text of an article of Nexis."""

TAIL = frozenset(
    """classification; language; sprache; langue; publication-type; publikationstyp; journal code; journal-code;
    zeitungs-code; jnl-code; load-date; loaddate; update-date; file-date; correction-date; acc-no; document-type;
    pub-type; graphic; copyright; subject; organization; company; industry; ticker; geographic;
    terms and conditions""".replace("\n", " ").replace("    ", " ").split("; ")
)  # fmt: skip
"""What stands below the text of an article of Nexis."""

BODY = frozenset({"body", "body:", "text:", "haupttext", "corps du texte", "corps", "cuerpo"})
BODY_LABEL = "BODY: "
"""Where the text begins on the same line, or a break at a width was undone."""
ENDS = frozenset({"end of document", "ende des dokuments", "fin du document", "fin del documento", "einde document"})
CLASSIFIED = frozenset({"classification", "klassifizierung", "classification:", "clasificación"})

NUMBERED = re.compile(
    r"\s*(?:\d{1,6} of \d{1,6} documents?"
    r"|(?:document|dokument|documento) \d{1,6} (?:of|von|de) \d{1,6}(?: documents?)?)\s*",
    re.IGNORECASE,
)
"""The line over each article of LexisNexis as plain text, and of ProQuest."""

LABEL = re.compile(r"([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ /&-]{1,38}?)\s?:(?:\s+|$)")
COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s|\(c\)\d|&copy;)", re.IGNORECASE)
COVER = re.compile(
    r"(?:job number|user name|date and time|documents \(\d+\)|search terms|client/matter)\b", re.IGNORECASE
)
EDITION = re.compile(r"(?:[\w.-]+ ){0,5}(?:edition|final|ausgabe|édition)", re.IGNORECASE)
INDEXED = re.compile(r"\(\d{1,3}\s?%\)")
"""How sure the database is of a word that it files an article under."""
LINKED = re.compile(r"link to (?:image|pdf|the original|original)\b.{0,60}", re.IGNORECASE)

WORDS = re.compile(r"\d[\d,. ]{0,9}\s?(?:words|wörter|mots|palabras|parole|woorden)", re.IGNORECASE)
"""The line with the length of an article of Factiva."""
ACCESSION = re.compile(r"(?:document|dokument|documento)\s+([A-Z0-9]{4,14}\d{8}[A-Za-z0-9]{6,14})", re.IGNORECASE)
"""The line under each article of Factiva."""
CODES = frozenset(
    "SE HD CR BY WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN DLN ART CLM".split()  # noqa: SIM905
)
CODED = re.compile(r"([A-Z]{2,3})(?:\s*$|\s*\t\s*|\s{2,})")
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?", re.IGNORECASE)
RUNNING = re.compile(
    r"(?:page \d+ of \d+\s*)?(?:©|\(c\))\s*\d{4} factiva,? inc\..{0,60}|page \d+ of \d+", re.IGNORECASE
)

RULE = re.compile(r"\s*_{20,}\s*")
"""The line between the articles of ProQuest."""
PROQUEST = {
    "author": "author", "title": "title", "publication title": "outlet", "publication date": "date",
    "section": "section", "full text": "text", "document url": "url", "proquest document id": "id",
    "copyright": "rights", "publication info": "info", "language of publication": "language",
}  # fmt: skip
PROQUEST_OTHERS = frozenset(
    """abstract; links; subject; location; people; company / organization; company; classification; pages; first page;
    volume; issue; year; publication year; publisher; place of publication; country of publication;
    publication subject; issn; e-issn; source type; document type; document feature; last updated; database; supplement;
    identifier / keyword; illustration; number of references; broad subject; narrow subject; url; start page;
    dateline; credit; column; sponsored content; publication note; edition;
    isbn; doi; accession number""".replace("\n", " ")
    .replace("    ", " ").split("; ")
)  # fmt: skip

LANGUAGES = {
    "english": "en", "englisch": "en", "anglais": "en", "inglés": "en", "german": "de", "deutsch": "de",
    "allemand": "de", "french": "fr", "français": "fr", "französisch": "fr", "spanish": "es", "español": "es",
    "dutch": "nl", "nederlands": "nl", "italian": "it", "portuguese": "pt",
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier januar", "février februar", "mars märz", "avril april", "mai", "juin juni", "juillet juli",
            "août august", "septembre september", "octobre oktober", "novembre november", "décembre dezember",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""Months of French and German interfaces, which date articles in English too."""
FOREIGN_DAY = re.compile(r"\b(\d{1,2})(?:er|\.)?\s+([a-zà-ÿ]{3,9})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
NUMBER = re.compile(r"\S{1,6}·\d{8}·\S{1,12}·\S{1,60}")
"""The number of an article of Europresse: news·20230721·GU·12345."""
