"""Whole small articles, decision by decision of the annotation guide, with the attributions marked by hand."""

import time

import pytest

from marked import assembled, assembled_unseen, read, unmark, words
from wherefrom.intake.article import Article
from wherefrom.reading.types import Attribution

STORY = """Lundor Port Chief Voss Warns Island: General Qasim Hadari Never Opened Her Parcel

On May 2, {s1 port director Anna Voss} {c1 revealed} {x1 that she mailed a parcel to Gen. Qassim Hadari}, according to Reuters.  # noqa: E501

{x2 "We wanted him to hear it from us,"} {s2 Voss} {c2 said} at the harbour fair.

On April 30, {s3 Mirza Kaleem Dostani, head of the office of the island's leader Omar Sadiq,} {c3 announced} {x3 that Hadari sank the parcel of the port director}. In those weeks {s4 several island papers} {c4 doubted} {x4 Dostani's account} and {c5 painted} {x5 it as mere propaganda}.  # noqa: E501

{x6 {x7 "I sink what I do not want,"} {s7 Dostani} {c7 quoted Gen. Hadari as saying}}, {c6 according to} {s6 the Lundor Evening TV}.  # noqa: E501

{x8 The pier opens a way to the islands}, {c8 according to} {s8 many experts}, because it is deep.

{s9 Tomas Brenk former treasurer of the Free Sailors (FS)} {c9 disclosed} in an interview with the Polish agency PAP that {x9 <u>the port paid for the boats</u>}. Yet {x10 the scheme "sank"} {c10 according to} {s10 Brenk}.  # noqa: E501

By {s11 Copy Desk} {c11 said} {x11 all rights reserved}"""  # noqa: E501


@pytest.fixture(scope="module")
def story():
    text, attributions = unmark(STORY)
    start = text.index("By Copy Desk")
    article = Article(
        id="s",
        text=text,
        outlet="Harburg Post",
        authors=("Copy Desk",),
        published="2017-05-04",
        furniture=((start, len(text)),),
    )
    return assembled(article, attributions)


def statement(reading, content):
    return next(s for s in reading.statements if content in words(reading, s.content))


def chain(found):
    return [(link.name, link.kind) for link in found.chain]


def test_a_revelation_through_an_agency(story):
    found = statement(story, "mailed a parcel")
    assert chain(found) == [("Anna Voss", "person"), ("Reuters", "outlet")]
    assert found.date.value == "2017-05-02"


def test_a_plain_quotation(story):
    found = statement(story, "hear it from us")
    assert (found.voice, chain(found)[0]) == ("direct", ("Anna Voss", "person"))


def test_a_dated_announcement(story):
    found = statement(story, "sank the parcel")
    assert chain(found)[-1] == ("Mirza Kaleem Dostani", "person")
    assert found.date.value == "2017-04-30"


def test_doubt_about_somebodys_statement(story):
    announced = statement(story, "sank the parcel")
    for words_of_it in ("Dostani's account", "as mere propaganda"):
        found = statement(story, words_of_it)
        assert chain(found) == [("several island papers", "group")]
        assert (found.stance, found.targets) == ("doubts", (announced.id,))


def test_a_chain_of_three(story):
    found = statement(story, "I sink what")
    assert [name.replace("ss", "s") for name, _ in chain(found)] == [
        "Qasim Hadari",
        "Mirza Kaleem Dostani",
        "Lundor Evening TV",
    ]
    assert [kind for _, kind in chain(found)] == ["person", "person", "outlet"]
    assert found.flags == ("hearsay",)
    assert len(found.layers) == 2


def test_many_experts(story):
    found = statement(story, "opens a way")
    assert (chain(found), found.flags) == ([("many experts", "group")], ("unnamed-origin",))


def test_an_interview_and_the_next_statement(story):
    for content in ("paid for the boats", '"sank"'):
        assert chain(statement(story, content)) == [("Tomas Brenk", "person"), ("PAP", "outlet")]


def test_one_entity_across_spellings_and_the_headline(story):
    (hadari,) = [e for e in story.entities if "Hadari" in e.name]
    assert {"Qasim Hadari", "Qassim Hadari", "Hadari"} <= {hadari.name, *hadari.aliases}
    spellings = [story.article.text[s:e] for s, e in hadari.mentions]
    assert sum("Hadari" in words for words in spellings) > 2


def test_nothing_out_of_the_furniture(story):
    assert all("rights reserved" not in words(story, s.content) for s in story.statements)


def test_names_come_without_markup(story):
    assert not any("<" in e.name for e in story.entities)


def test_ids_follow_the_order_and_confidence_is_passed_on():
    text, attributions = unmark("{s1 Anna Voss} {c1 said} {x1 it rained}. {s2 She} {c2 added} {x2 it snowed}.")
    given = [Attribution(a.content, a.cue, a.source, 0.5 + 0.25 * i) for i, a in enumerate(attributions)]
    reading = assembled(Article(id="t", text=text), given[::-1])
    assert [(s.id, s.confidence) for s in reading.statements] == [(0, 0.5), (1, 0.75)]


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        # a document that is the subject is the link; where a body issues it, the body is
        ("{s1 The petition} {c1 asks} {x1 for a pier}.", "petition", "document"),
        ("{s1 The Lundor Board} {c1 issued a statement saying} {x1 it rained}.", "Lundor Board", "organization"),
        ("{c1 Under} {s1 the Clean Rivers Act}, {x1 dumping is an offence}.", "Clean Rivers Act", "document"),
        # a spokesman is the spokesman, named as the article names him
        ("{s1 A spokesman for Anna Voss} {c1 said} {x1 it rained}.", "spokesman for Anna Voss", "unnamed"),
        # countries and governments are organizations
        ("{s1 The French government} {c1 said} {x1 it rained}.", "French government", "organization"),
        ("{s1 A senior official} {c1 said} {x1 it rained}.", "senior official", "unnamed"),
        ("{s1 source close to the investigation} {c1 said} {x1 so}.", "source close to the investigation", "unnamed"),
    ],
)
def test_the_origin_as_the_guide_has_it(marked, name, kind):
    (found,) = read(marked).statements
    assert chain(found) == [(name, kind)]


def test_every_span_slices_to_words(story):
    text = story.article.text
    for found in story.statements:
        spans = [*found.content, *found.cue, *found.source, *(link.mention for link in found.chain if link.mention)]
        spans += [s for layer in found.layers for s in (*layer.content, *layer.cue, *layer.source)]
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "\n\n\n",
        "He said",
        "“”" * 1000,
        "<u>" * 1000,
        "Voss said. " * 3000,
        "\u200f" * 50 + "Ünïcode 🎈 said ok",
    ],
)
def test_odd_texts_with_spans_anywhere(text):
    spans = [(i, min(len(text), i + 5)) for i in range(0, len(text), 7)][:300]
    given = [Attribution((a,), (b,), (c,)) for a, b, c in zip(spans, spans[1:], spans[2:], strict=False)]
    given += [Attribution((a,), (), ()) for a in spans]
    began = time.process_time()
    reading = assembled_unseen(Article(id="odd", text=text), given)
    assert all(found.chain for found in reading.statements)
    assert time.process_time() - began < 20


def test_the_layers_of_a_statement_begin_with_the_statement_it_stands_inside():
    reading = read("{s1 Max Hille} {c1 said} {x1 the pier fell, as {s2 Anna Voss} had {c2 warned} {x2 it would fall}}.")
    outer, inner = reading.statements
    assert outer.layers == ()
    assert [layer.cue for layer in inner.layers] == [outer.cue, inner.cue]
