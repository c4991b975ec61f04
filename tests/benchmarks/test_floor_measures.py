"""What the floors measure, on invented articles of a few words."""

from floor_measures import credited, dates, entities, paired, targets
from wherefrom.evaluate import Accuracy, Score

TEXT = "Ann Lee said it rained. She denied it. Lee said it snowed. The Mill Post said so."


def span(words):
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


def statement(content, *, id=0, chain=(), targets=(), date=None):
    return {
        **{"id": id, "content": span(content), "cue": [], "source": [], "chain": list(chain)},
        **{"targets": list(targets), "date": date and {"value": date, "span": [0, 1]}},
    }


def link(name, mention=None, entity=None, kind="person"):
    place = span(mention)[0] if mention else None
    return {"name": name, "kind": kind, "mention": place, "entity": entity}


def gold(*statements, credited_origin=None):
    return {"a": {"id": "a", "text": TEXT, "statements": list(statements), "credited_origin": credited_origin}}


def reading(*statements, credited_origin=None):
    credit = credited_origin and {"name": credited_origin, "evidence": []}
    return {"a": {"article": {"credited_origin": credit}, "statements": list(statements)}}


def test_statements_are_paired_by_half_of_their_words():
    assert paired(TEXT, [statement("it rained"), statement("it snowed")], [statement("it snowed. The")]) == {1: 0}
    assert paired(TEXT, [statement("it rained")], [statement("Ann Lee said it rained. She denied")]) == {}


def test_targets_are_counted_by_statement_not_by_id():
    wanted = gold(statement("it rained"), statement("She denied it", targets=[0]), statement("it snowed"))
    right = reading(statement("it rained", id=7), statement("She denied it", id=8, targets=[7]))
    assert targets(wanted, right) == Score(1, 1, 1)
    wrong = reading(statement("it rained", id=7), statement("it snowed", id=9, targets=[7]))
    assert targets(wanted, wrong) == Score(0, 0, 1)
    missed = reading(statement("it rained", id=7), statement("She denied it", id=8))
    assert targets(wanted, missed) == Score(0, 1, 0)


def test_a_date_counts_where_it_is_marked_and_where_none_is():
    marks = [
        {"article": "a", "content": span("it rained"), "cue": [], "date": "2031-03-11"},
        {"article": "a", "content": span("it snowed"), "cue": [], "date": None},
        {"article": "a", "content": span("She denied it"), "cue": [], "date": None},
    ]
    found = reading(statement("it rained", date="2031-03-11"), statement("it snowed", date="2031"))
    share, score = dates(marks, {"a": TEXT}, found)
    assert share == Accuracy(1, 2)
    assert score == Score(1, 1, 2)


def test_a_credit_is_right_under_any_name_of_the_outlet():
    assert credited(gold(credited_origin="AP"), reading(credited_origin="Associated Press")) == Score(1, 1, 1)
    assert credited(gold(credited_origin="Mill Post"), reading(credited_origin="The Mill Post")) == Score(1, 1, 1)
    assert credited(gold(credited_origin="Mill Post"), reading()) == Score(0, 1, 0)
    assert credited(gold(), reading(credited_origin="Mill Post")) == Score(0, 0, 1)


def test_entities_bring_different_words_for_one_party_together():
    contents = ("it rained", "She denied it", "it snowed", "so")
    names = ("Ann Lee", "Ann Lee", "Ann Lee", "Mill Post")
    mentions = ("Ann Lee", "She", "Lee said", "The Mill Post")
    wanted = gold(*(statement(c, chain=[link(n, m)]) for c, n, m in zip(contents, names, mentions, strict=True)))

    def read(*ids):
        return reading(*(statement(c, chain=[link("x", entity=id)]) for c, id in zip(contents, ids, strict=True)))

    assert entities(wanted, read(1, 1, 1, 2)) == Score(3, 3, 3)
    assert entities(wanted, read(1, 1, 2, 2)) == Score(1, 3, 2)
    assert entities(wanted, read(None, None, None, None)) == Score(0, 3, 0)


def test_the_same_words_twice_say_nothing_about_aliases():
    twice = gold(*(statement(c, chain=[link("Ann Lee", "Ann Lee")]) for c in ("it rained", "it snowed")))
    found = reading(*(statement(c, chain=[link("x", entity=1)]) for c in ("it rained", "it snowed")))
    assert entities(twice, found) == Score(0, 0, 0)
