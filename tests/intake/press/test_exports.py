"""Exports of press databases: 300 articles in each form, all read, with outlet and day; what fails is named."""

import time

import pytest

import press_exports as made
from clippings import clippings
from wherefrom.errors import InputError
from wherefrom.intake import article_from_bytes, load_inputs

ARTICLES = clippings(300)


def load(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    found = list(load_inputs([str(path)]))
    return [x for x in found if not isinstance(x, InputError)], [x for x in found if isinstance(x, InputError)]


def text(lines, encoding="utf-8", end="\r\n"):
    return end.join(lines).encode(encoding)


EXPORTS = {
    "nexis.docx": made.docx_of(made.nexis_lines(ARTICLES)),
    "nexis.rtf": made.rtf_of(made.nexis_lines(ARTICLES)),
    "nexis.txt": text(made.nexis_lines(ARTICLES)),
    "nexis without cover.docx": made.docx_of(made.nexis_lines(ARTICLES, cover=False)),
    "lexisnexis.txt": text(made.lexisnexis_lines(ARTICLES), "cp1252"),
    "lexisnexis.docx": made.docx_of(made.lexisnexis_lines(ARTICLES)),
    "factiva.rtf": made.rtf_of(made.factiva_lines(ARTICLES)),
    "factiva.docx": made.docx_of(made.factiva_lines(ARTICLES)),
    "factiva.txt": text(made.factiva_lines(ARTICLES), "utf-8-sig"),
    "factiva indexed.rtf": made.rtf_of(made.factiva_coded_lines(ARTICLES)),
    "factiva indexed.docx": made.docx_of(made.factiva_coded_lines(ARTICLES)),
    "proquest.txt": text(made.proquest_lines(ARTICLES), end="\n"),
    "proquest.rtf": made.rtf_of(made.proquest_lines(ARTICLES)),
    "factiva.html": made.page_of_lines(made.factiva_lines(ARTICLES)),
    "factiva indexed.htm": made.page_of_lines(made.factiva_coded_lines(ARTICLES)),
    "lexisnexis.HTML": made.page_of_lines(made.lexisnexis_lines(ARTICLES)),
    "europresse.html": made.europresse_page(ARTICLES),
    "proquest.docx": made.docx_of(made.proquest_lines(ARTICLES)),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_all_300_articles_with_outlet_day_title_author_and_text(tmp_path, name):
    loaded, errors = load(tmp_path, name, EXPORTS[name])
    assert errors == []
    articles = [x.article for x in loaded]
    assert [a.outlet for a in articles] == [a.outlet for a in ARTICLES]
    assert [a.published for a in articles] == [a.day.isoformat() for a in ARTICLES]
    assert [a.title for a in articles] == [a.title for a in ARTICLES]
    assert [a.authors for a in articles] == [(a.author,) for a in ARTICLES]
    if name != "europresse.html":
        assert [a.language for a in articles] == ["en"] * 300
        assert all(a.rights.holder.startswith("Quay Papers") for a in articles)
    if name not in {"lexisnexis.docx", "lexisnexis.HTML"}:  # Their lines are broken where they should not be.
        assert [a.text for a in articles] == [a.text for a in ARTICLES]
    assert len({a.id for a in articles}) == 300


@pytest.mark.parametrize("name", EXPORTS)
def test_the_snapshot_of_each_article_gives_it_again(tmp_path, name):
    loaded, _ = load(tmp_path, name, EXPORTS[name])
    for one in loaded[::50]:
        again = article_from_bytes(one.data, "again", one.article.snapshot.media_type)
        assert again.text == one.article.text
        assert again.outlet == one.article.outlet
        assert again.published == one.article.published
        assert again.id == one.article.id


def one(tmp_path, lines, name="a.txt"):
    loaded, errors = load(tmp_path, name, text(lines))
    assert errors == []
    (article,) = (x.article for x in loaded)
    return article


NEXIS = [
    "Mill fire kills one",
    "Fen Echo (Ireland)",
    "July 21, 2023",
    "",
    "Copyright 2023 Fen Papers All Rights Reserved",
]


def test_what_stands_below_the_text_is_not_its_text_and_a_correction_is(tmp_path):
    article = one(
        tmp_path,
        [
            *NEXIS,
            "Length: 20 words",
            "Highlight: Nobody saw it come.",
            "Body",
            "",
            "The mill burned, the owner said.",
            "",
        ]
        + ["Update: nobody was hurt.", "", "Correction: An earlier version named another mill.", ""]
        + ["Graphic: The mill (PHOTO)", "", "Load-Date: July 22, 2023", "", "End of Document"],
    )
    assert article.text.split("\n\n") == [
        "Nobody saw it come.",
        "The mill burned, the owner said.",
        "Update: nobody was hurt.",
        "Correction: An earlier version named another mill.",
    ]
    assert (article.title, article.outlet, article.published) == ("Mill fire kills one", "Fen Echo", "2023-07-21")


@pytest.mark.parametrize(
    "labels",
    [
        ["Rubrik: Stadt", "Länge: 20 Wörter", "Autor: Ann Lee", "Body", "Klassifizierung", "Ende des Dokuments"],
        ["Rubrique: Ville", "Longueur: 20 mots", "Auteur: Ann Lee", "Corps", "Classification", "Fin du document"],
    ],
)
def test_nexis_with_a_german_or_french_interface(tmp_path, labels):
    day = "21. Juli 2023 Freitag" if "Autor: Ann Lee" in labels else "vendredi 21 juillet 2023"
    head = ["Mill fire kills one", "Fen Echo", day, *labels[:4]]
    article = one(tmp_path, [*head, "The mill burned, the owner said.", labels[4], "Sprache: ENGLISH", labels[5]])
    assert (article.outlet, article.published, article.authors) == ("Fen Echo", "2023-07-21", ("Ann Lee",))
    assert article.text == "The mill burned, the owner said."


def test_lexisnexis_with_headline_and_body_labelled_below_the_copyright(tmp_path):
    article = one(
        tmp_path,
        [
            "    2 of 3 DOCUMENTS",
            "",
            "     Copyright 2001 Fen Papers",
            "        Fen Echo",
            "",
            "July 21, 2001, Saturday",
            "",
        ]
        + [
            "SECTION: TOWN; Pg. 1",
            "",
            "LENGTH: 99 words",
            "",
            "HEADLINE: Mill fire kills one",
            "",
            "BYLINE: ANN LEE",
            "",
        ]
        + ["BODY:", "   The mill burned on Friday night, the owner of the old place by the river told the"]
        + ["reporters who had come, and nothing could be saved.", "", "   “It is gone,” he said.", ""]
        + ["LOAD-DATE: July 22, 2001"],
    )
    assert (article.title, article.outlet, article.published) == ("Mill fire kills one", "Fen Echo", "2001-07-21")
    assert article.text.startswith(
        "The mill burned on Friday night, the owner of the old place by the river told the repo"
    )
    assert article.text.endswith("saved.\n\n“It is gone,” he said.")


@pytest.mark.parametrize(
    ("above", "title", "authors"),
    [
        (["Fen Echo", "Mill fire kills one", "ANN LEE and TOM FOX"], "Mill fire kills one", ("Ann Lee", "Tom Fox")),
        (["Mill Fire Kills One"], "Mill Fire Kills One", ()),
        (["World News", "Mill fire kills one", "By Ann Lee in Fenton"], "Mill fire kills one", ("Ann Lee",)),
        (["Mill fire kills one; town in mourning", "Ann Lee"], "Mill fire kills one; town in mourning", ("Ann Lee",)),
    ],
)
def test_what_factiva_has_over_the_length(tmp_path, above, title, authors):
    head = ["1,204 words", "21 July 2023", "10:05 AM GMT", "Fen Echo", "FENECH", "English", "(c) 2023 Fen Papers", ""]
    article = one(tmp_path, [*above, *head, "The mill burned.", "Document FENECH0020230721ej7l0001x"])
    assert article.title == title
    assert tuple(name.title() for name in article.authors) == authors
    assert (article.outlet, article.published) == ("Fen Echo", "2023-07-21")
    assert article.id == "FENECH0020230721ej7l0001x"


def test_an_article_without_its_full_text_is_named_and_the_rest_read(tmp_path):
    lines = made.proquest_lines(ARTICLES[:20])
    at = [n for n, line in enumerate(lines) if line.startswith("Full text:")]
    for place in reversed(at[::10]):
        lines[place : place + 7] = []
    loaded, errors = load(tmp_path, "p.txt", text(lines))
    assert len(loaded) == 18
    assert [str(error).split("p.txt, ")[1].split(";")[0] for error in errors] == [
        "article 1: has no full text",
        "article 11: has no full text",
    ]


@pytest.mark.parametrize("name", ["nexis.rtf", "factiva.rtf", "nexis.txt", "factiva indexed.rtf", "nexis.docx"])
def test_a_file_that_breaks_off_gives_what_is_whole_and_says_so(tmp_path, name):
    data = EXPORTS[name]
    loaded, errors = load(tmp_path, name, data[: len(data) * 2 // 3])
    assert len(errors) == 1
    assert len(loaded) == 0 if name.endswith(".docx") else 100 < len(loaded) < 250
    assert all(one.article.outlet and one.article.published for one in loaded)


@pytest.mark.parametrize(
    "lines",
    [
        ["A story.", "", "He typed the words.", "", "End of Document", "", "And he left."],
        ["Document 1 of 2", "", "The court asked for document 1 of 2, the clerk said.", "", "Length: unknown"],
        ["_" * 60, "The weir failed.", "_" * 60, "Title: none"],
        ["The report ran to", "600 words", "21 July 2023", "and nobody read it, she said."],
    ],
)
def test_text_with_words_like_marks_stays_as_it_is(tmp_path, lines):
    assert one(tmp_path, lines).text == "\r\n".join(lines)


def test_the_wrong_encoding_costs_letters_and_no_article(tmp_path):
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        loaded, errors = load(tmp_path, "n.txt", "\r\n".join(made.nexis_lines(ARTICLES[:30])).encode(encoding))
        assert (len(loaded), errors) == (30, [])
        assert loaded[3].article.text == ARTICLES[3].text


def test_a_page_that_speaks_of_an_end_of_document_is_a_page(tmp_path):
    body = "<p>The clerk wrote “End of Document” under the list of the weirs, and nobody read on, she said.</p>" * 6
    html = f"<html><head><title>Weirs</title></head><body><article><h1>Weirs</h1>{body}</article></body></html>"
    (loaded,), errors = load(tmp_path, "a.html", html.encode())
    assert errors == []
    assert loaded.article.text.startswith("The clerk wrote")
    assert loaded.article.snapshot.media_type == "text/html"


def test_an_export_of_ten_thousand_articles_takes_time_by_its_length():
    from wherefrom.intake.press.exports import records_in

    lines = made.nexis_lines(clippings(2_000))

    def seconds(count):
        started = time.perf_counter()
        assert len(records_in(lines * count, broken=True)) >= count
        return time.perf_counter() - started

    assert seconds(5) < 12 * max(seconds(1), 0.05)
