import time

from marked import assembled_unseen, chains, read, unmark
from wherefrom.intake.article import Article

TOLD = "{s1 Anna Voss} {c1 told} the BBC {x1 it rained}. "


def test_a_relay_holds_for_the_next_statement_in_the_passage():
    assert chains(TOLD + "{s2 She} {c2 added} {x2 it snowed}.")[1] == ["Anna Voss", "BBC"]


def test_and_into_the_next_paragraph():
    assert chains(TOLD + "\n\n{x2 “It snowed,”} {s2 Voss} {c2 said}.")[1] == ["Anna Voss", "BBC"]


def test_never_backwards():
    text = "{s1 Anna Voss} {c1 said} {x1 it snowed}. {s2 She} {c2 told} the BBC {x2 it rained}."
    assert chains(text) == [["Anna Voss"], ["Anna Voss", "BBC"]]


def test_not_after_a_paragraph_of_somebody_else():
    text = TOLD + "\n\n{s2 Max Hille} {c2 said} {x2 it froze}.\n\n{s3 Voss} {c3 said} {x3 it snowed}."
    assert chains(text)[1:] == [["Max Hille"], ["Anna Voss"]]


def test_not_for_what_was_said_elsewhere():
    assert chains(TOLD + "{s2 She} {c2 said} earlier {x2 it snowed}.")[1] == ["Anna Voss"]


def test_asked_on_a_programme():
    text = "Asked about it on the CNN programme, Anna Voss smiled. {s1 She} {c1 said} {x1 it rained}."
    assert chains(text) == [["Anna Voss", "CNN"]]


def test_no_source_at_all():
    reading = read("{x1 The bridge} is {c1 reportedly} {x1 closed}.")
    (link,) = reading.statements[0].chain
    assert (link.name, link.kind, link.entity, link.mention) == ("unnamed", "unnamed", None, None)
    assert reading.statements[0].source == ()


def test_entities_are_linked_and_hold_the_mentions():
    reading = read("{s1 Port chief Anna Voss} {c1 said} {x1 it rained}. {s2 She} {c2 added} {x2 it snowed}.")
    (entity,) = [e for e in reading.entities if e.name == "Anna Voss"]
    assert {s.chain[0].entity for s in reading.statements} == {entity.id}
    assert [reading.article.text[s:e] for s, e in entity.mentions] == ["Port chief Anna Voss", "She"]
    assert entity.roles == ("Port chief",) or entity.roles == ("chief",)


def test_long_articles_take_linear_time():
    paragraph = "{s1 Port chief Anna Voss} {c1 told} the BBC {x1 that the water was high}. Nobody in Harburg came.\n\n"
    text, attributions = unmark(paragraph)
    many, shifted = text * 6000, []
    for by in range(0, len(many), len(text)):
        for a in attributions:
            roles = [tuple((s + by, e + by) for s, e in spans) for spans in (a.content, a.cue, a.source)]
            shifted.append(type(a)(*roles))
    began = time.process_time()
    reading = assembled_unseen(Article(id="long", text=many), shifted)
    assert len(reading.statements) == 6000
    assert time.process_time() - began < 30


def test_also_said_goes_on_but_also_did_is_another_occasion_where_there_are_two_outlets():
    other = "\n\n{s3 Max Hille} {c3 told} CNN {x3 it froze}."
    assert chains(TOLD + "{s2 Voss} {c2 also said} {x2 it snowed}." + other)[1] == ["Anna Voss", "BBC"]
    assert chains(TOLD + "{s2 Voss} {c2 also defended} {x2 the plan to sail}." + other)[1] == ["Anna Voss"]


def test_an_arabic_family_name_is_found_without_its_article():
    text = (
        "A doctor, {s1 Salim al-Haddan}, {c1 told} {x1 the court of it}. Later {s2 Haddan} {c2 said} {x2 it went on}."
    )
    assert chains(text) == [["Salim al-Haddan"], ["Salim al-Haddan"]]
