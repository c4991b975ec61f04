"""Exports of press databases: invented articles in the forms that Nexis, Factiva, ProQuest and Europresse write."""

import textwrap
from html import escape

from clippings import packed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def nexis_lines(articles, *, cover=True):
    """Nexis Uni: a cover page, then head, "Body", text, "Classification", "End of Document" of each article."""
    lines = []
    if cover:
        lines += ["User Name: Ada", "Date and Time: Monday, 1 May 2024 10:05:00 AM CEST", "Job Number: 123456789", ""]
        lines += [f"Documents ({len(articles)})", *(f"{n}. {a.title}" for n, a in enumerate(articles, 1)), ""]
        lines += ["Search Terms: council", "Search Type: Terms and Connectors", "Narrowed by:", "Content Type"]
    for a in articles:
        day = f"{a.day:%B} {a.day.day}, {a.day:%Y}"
        lines += ["", a.title, f"{a.outlet} (Fenton)", f"{day} {a.day:%A} 10:05 AM GMT", ""]
        lines += [f"Copyright {a.day:%Y} Quay Papers Limited All Rights Reserved", "", "Section: TOWN; Pg. 4"]
        lines += [f"Length: {a.words} words", f"Byline: {a.author}", "Dateline: FENTON", "", "Body", "", ""]
        for paragraph in a.paragraphs:
            lines += [paragraph, ""]
        lines += ["Classification", "", "Language: ENGLISH", "Publication-Type: Newspaper", "Journal Code: QUAY"]
        lines += ["Subject: CITY COUNCILS (90%); MAYORS (78%)", f"Load-Date: {day}", ""]
        lines += ["End of Document", ""]
    return lines


def lexisnexis_lines(articles):
    """LexisNexis of before 2018 as plain text: broken at 80 characters, "1 of 300 DOCUMENTS" over each article."""
    lines = []
    for n, a in enumerate(articles, 1):
        lines += ["", f"{n} of {len(articles)} DOCUMENTS".center(80), "", "", a.outlet.center(80), ""]
        lines += [f"{a.day:%B} {a.day.day}, {a.day:%Y} {a.day:%A}".center(80), "Final Edition".center(80), ""]
        lines += [a.title, "", f"BYLINE: {a.author}", "", "SECTION: TOWN; Pg. 4", "", f"LENGTH: {a.words} words", ""]
        lines += ["DATELINE: FENTON", ""]
        for paragraph in a.paragraphs:
            lines += [*textwrap.wrap(paragraph, 78), ""]
        lines += [f"LOAD-DATE: {a.day:%B} {a.day.day}, {a.day:%Y}", "", "LANGUAGE: ENGLISH", ""]
        lines += ["SUBJECT: CITY COUNCILS (90%); MAYORS (78%); LOCAL ELECTIONS (75%); TOWNS", "(70%)", ""]
        lines += ["PUBLICATION-TYPE: Newspaper", "", f"Copyright {a.day:%Y} Quay Papers Limited".center(80)]
        lines += ["All Rights Reserved".center(80), "", ""]
    return lines


def accession(a):
    return f"QUAYGZ00{a.day:%Y%m%d}ej7l{a.number:05d}"


def factiva_lines(articles):
    """Factiva in its article format: lines without labels in a fixed order."""
    lines = []
    for a in articles:
        lines += [*(["News"] if a.number % 2 else []), a.title, *([f"By {a.author}"] if a.number % 3 else [a.author])]
        lines += [f"{a.words} words", f"{a.day.day} {a.day:%B %Y}", *(["10:05"] if a.number % 2 else [])]
        lines += [a.outlet, "QUAYGZ", *(["4"] if a.number % 5 else []), "English"]
        lines += [f"© {a.day:%Y} Quay Papers Limited. All rights reserved.", ""]
        for paragraph in a.paragraphs:
            lines += [paragraph, ""]
        lines += [f"Document {accession(a)}", ""]
    return [
        *lines,
        "Search Summary",
        "Text",
        "council",
        "Date",
        "In the last year",
        "Results Found",
        str(len(articles)),
    ]


def factiva_coded_lines(articles):
    """Factiva with indexing: two-letter codes, their values beside them or below."""
    lines = []
    for a in articles:
        lines += ["SE", "Town", "HD", a.title, "BY", f"By {a.author}", "WC", f"{a.words} words"]
        lines += ["PD", f"{a.day.day} {a.day:%B %Y}", "SN", a.outlet, "SC", "QUAYGZ", "PG", "4", "LA", "English"]
        lines += ["CY", f"Copyright {a.day:%Y} Quay Papers Limited", "LP", a.paragraphs[0], "TD"]
        for paragraph in a.paragraphs[1:]:
            lines += [paragraph, ""]
        lines += ["NS", "gpol : Domestic Politics", "RE", "uk : United Kingdom", "PUB", "Quay Papers Limited"]
        lines += ["AN", f"Document {accession(a)}", ""]
    return lines


def proquest_lines(articles):
    """ProQuest as plain text, up to its notice at the end."""
    rule = "_" * 60
    lines = [rule, "", "Report Information from ProQuest", "May 01 2024 10:05", rule, "", "Table of contents", ""]
    lines += [f"{n}. {a.title}" for n, a in enumerate(articles, 1)]
    for n, a in enumerate(articles, 1):
        surname, name = a.author.split()[1], a.author.split()[0]
        where = f"{a.outlet}; Fenton (UK) [Fenton (UK)]. {a.day.day} {a.day:%b %Y}: 4."
        lines += [rule, "", f"Document {n} of {len(articles)}", "", a.title, "", f"Author: {surname}, {name}", ""]
        lines += [f"Publication info: {where}", "", f"https://proquest.example/docview/{1000 + n}", ""]
        lines += ["Abstract: The council sells.", "", "Links: https://proquest.example/openurl", ""]
        lines += [f"Full text: {a.paragraphs[0]}", "", *(line for p in a.paragraphs[1:] for line in (p, ""))]
        lines += ["Subject: Councils; Mayors", "", "Location: Fenton", "", f"Title: {a.title}", ""]
        lines += [
            f"Publication title: {a.outlet}; Fenton (UK)",
            "",
            "First page: 4",
            f"Publication year: {a.day:%Y}",
            "",
        ]
        lines += [
            f"Publication date: {a.day:%b} {a.day.day}, {a.day:%Y}",
            "",
            "Section: Town",
            "Source type: Newspaper",
        ]
        lines += ["Language of publication: English", "", f"ProQuest document ID: {1000 + n}", ""]
        lines += [f"Document URL: https://proquest.example/docview/{1000 + n}", ""]
        lines += [f"Copyright: Copyright Quay Papers Limited {a.day:%b} {a.day.day}, {a.day:%Y}", ""]
        lines += [f"Last updated: {a.day:%Y}-12-31", "", "Database: Quay Newsstream", ""]
    return [*lines, rule, "", "Contact us at: https://proquest.example", "Copyright © 2024 ProQuest LLC."]


def page_of_lines(lines):
    """The lines of an export as a page, as Factiva and LexisNexis save one: blocks, cells, codes, no paragraphs."""

    def element(line):
        words = escape(line)
        return f"<tr><td><b>{words}</b>&nbsp;</td></tr>" if len(line) < 3 else f"<div>{words}</div>"

    rows = "".join(map(element, lines))
    return f"<html><head><title>Export</title></head><body><table>{rows}</table></body></html>".encode()


_FRENCH = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def europresse_page(articles):
    """Europresse: an element an article, the day in French for every other one."""

    def article(a):
        french = f"{a.day.day} {_FRENCH[a.day.month - 1]} {a.day.year}"
        day = french if a.number % 2 else f"{a.day:%A, %B} {a.day.day}, {a.day.year}"
        text = "".join(f"<p>{escape(p)}</p>" for p in a.paragraphs)
        return (
            f"<article><header><div class='rdp'><span class='DocPublicationName'>{a.outlet} (site web)</span></div>"
            f"<div><span class='DocHeader'>Town, {day}<br>{a.words} mots, p. 4</span></div>"
            f"<div class='titreArticle'><p class='titreArticleVisu grandTitre'>{escape(a.title)}</p></div></header>"
            f"<section><div class='docAuthors'>{a.author}</div><div class='DocText clearfix'>"
            f"<div class='docOcurrContainer'>{text}</div></div></section>"
            f"<footer><div class='publiC-lblNodoc'>news·{a.day:%Y%m%d}·QG·{a.number}</div>"
            "<small>This article may only be read by subscribers.</small></footer></article>"
        )

    return f"<!DOCTYPE html><html><body>{''.join(map(article, articles))}</body></html>".encode()


def docx_of(lines, *, titles=()):
    """A DOCX file with a paragraph a line, as the databases and Word write it, words cut into runs."""

    def paragraph(line):
        style = (
            '<w:pPr><w:pStyle w:val="Title"/></w:pPr>' if line in titles else "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        )
        half = len(line) // 2
        runs = "".join(
            f'<w:r><w:rPr/><w:t xml:space="preserve">{escape(part, quote=False)}</w:t></w:r>'
            for part in (line[:half], line[half:])
        )
        return f"<w:p>{style}{runs}</w:p>"

    body = "".join(map(paragraph, lines))
    document = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def rtf_of(lines, *, link=True):
    """An RTF file with a paragraph a line, letters beyond ASCII in both ways, a link, a picture, a running head."""

    def words(line):
        line = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if c.isascii() else f"\\'{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c)}?" for c in line)

    linked = r'{\field{\*\fldinst HYPERLINK "https://nexis.example/1"}{\fldrslt{\cf1 Link to PDF}}}\par'
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}}{\colortbl;\red0\green0\blue0;}"
        r"{\header\pard Page 1 of 9\par}{\pict\pngblip 89504e470d0a}"
    )
    body = "".join(rf"{{\pard\f0 {words(line)}\par}}" + "\n" for line in lines)
    return f"{head}\n{linked if link else ''}\n{body}}}".encode("ascii")
