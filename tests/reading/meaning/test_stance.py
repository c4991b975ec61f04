import pytest

from marked import only, unmark
from wherefrom.intake.article import Article
from wherefrom.reading.meaning.stance import advises_of, announces_step, cue_words, says_will
from wherefrom.reading.reader import read_article


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ford, a nurse, lost her car. She said she would not buy another.",
        "The guard was asked twice. He said he would not open the gate.",
        "Tom Hale wrote to the board. He told the clerk that he would never pay.",
    ],
)
def test_what_somebody_will_not_do_is_refused(text: str) -> None:
    (statement,) = read_article(Article(id="1", text=text), threads=1).statements
    assert statement.stance == "refuses"


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s1 Voss} {c1 said} {x1 the bridge was old}.", "asserts"),
        ("{s1 Voss} {c1 criticised} {x1 the plan}.", "asserts"),
        ("{s1 Voss} {c1 acknowledged} {x1 the delay}.", "asserts"),
        ("{s1 Voss} {c1 called} {x1 the plan a scandal}.", "asserts"),
        ("{s1 Voss} {c1 said} {x1 the council should resign}.", "asserts"),
        ("{s1 Voss} {c1 confirmed} {x1 the sale}.", "confirms"),
        ("{s1 Voss} {c1 said} {x1 the log was consistent with what sailors report}.", "confirms"),
        ("{s1 Voss} {c1 denied} {x1 the theft}.", "denies"),
        ("{s1 Voss} {c1 said} {x1 the accusations were false}.", "denies"),
        ("{s1 Voss} {c1 said} {x1 the bridge was not built of steel}.", "asserts"),
        ("{s1 Voss} {c1 doubted} {x1 the figures}.", "doubts"),
        ("{s1 Voss} {c1 had little doubt that} {x1 the bridge would hold}.", "asserts"),
        ("{s1 Voss} {c1 did not doubt} {x1 the figures}.", "asserts"),
        ("{s1 Voss} {c1 said} {x1 there is no evidence of fraud}.", "doubts"),
        ("{s1 Voss} {c1 described} {x1 it as propaganda}.", "doubts"),
        ("{s1 Voss} {c1 did not believe} {x1 the report}.", "doubts"),
        ("{s1 Voss} {c1 declined to} {x1 comment}.", "refuses"),
        ("{s1 Voss} {c1 did not immediately respond to} {x1 a request for comment}.", "refuses"),
        ("{s1 Voss} {c1 said} {x1 she would not sign it}.", "refuses"),
        ("{s1 Voss} {c1 said} {x1 she would not buy a new one}.", "refuses"),
        ("{s1 Voss} {c1 said} {x1 she would not buy that story}.", "asserts"),
        ("{x1 “I will not sign it,”} {s1 Voss} {c1 said}.", "refuses"),
        ("{s1 Voss} {c1 promised to} {x1 resign}.", "intends"),
        ("{s1 Voss} {c1 wants to} {x1 resign}.", "intends"),
        ("{x1 “We will rebuild it,”} {s1 Voss} {c1 said}.", "intends"),
        ("{s1 Voss} {c1 said} {x1 it will keep the bridge open}.", "intends"),
        ("{s1 Voss} {c1 urged} {x1 the council to act}.", "asks"),
        ("{s1 Voss} {c1 asked whether} {x1 the bridge was safe}.", "asks"),
        ("{s1 Voss} {c1 called for} {x1 a vote}.", "asks"),
        ("{x1 “Please leave the quay,”} {s1 Voss} {c1 said}.", "asks"),
        ("{x1 “Who paid for this?”} {s1 Voss} {c1 said}.", "asks"),
        ("{s1 Voss} {c1 warned} {x1 the harbour board not to sell}.", "asks"),
        ("{s1 Voss} {c1 told} {x1 drivers of heavy lorries to wait}.", "asks"),
        ("{s1 Voss} {c1 cautioned} {x1 the town against buying boats}.", "asks"),
        ("{s1 Voss} {c1 told} {x1 drivers he was ready to wait}.", "intends"),
        ("{s1 Voss} {c1 warned} {x1 of delays to come}.", "asserts"),
        ("{s1 Voss} {c1 said} {x1 lorries of the town to the south had waited}.", "asserts"),
        ("{x1 “We urge everybody to wait,”} {s1 Voss} {c1 said}.", "asks"),
        ("{x1 “I’m calling on the board to act,”} {s1 Voss} {c1 wrote}.", "asks"),
        ("{x1 “Let’s sell the bridge,”} {s1 Voss} {c1 said}.", "asks"),
        ("{x1 “Leave the boats alone!”} {s1 Voss} {c1 shouted}.", "asks"),
        ("{x1 “Remember the ferry,”} {s1 Voss} {c1 added}.", "asks"),
        ("{s1 Voss} {c1 believes} {x1 the bridge is old}.", "thinks"),
        ("{s1 Voss} {c1 fears} {x1 a collapse}.", "thinks"),
        ("{s1 Voss} {c1 is unsure} {x1 what to do}.", "thinks"),
        ("{s1 Voss} {c1 learned} {x1 of the sale}.", "thinks"),
        ("{x1 “I hope it holds,”} {s1 Voss} {c1 said}.", "thinks"),
        ("{s1 Voss} {c1 was puzzled by} {x1 the plan}.", "thinks"),
        ("{s1 Voss} {c1 is open to} {x1 a new vote}.", "thinks"),
        ("{s1 The bank} {c1 forecasts} {x1 a mild winter}.", "thinks"),
        ("{s1 Estimates} {c1 put} {x1 the damage at two million}.", "thinks"),
        ("{c1 For} {s1 some}, {x1 it is a question of taste}.", "thinks"),
        ("{s1 Voss} {c1 expressed} {x1 deep concern over the pier}.", "thinks"),
        ("{s1 Voss} {c1 expressed} {x1 disbelief at the bill}.", "doubts"),
        ("{s1 Voss} {c1 expressed support for} {x1 the pilots}.", "asserts"),
        ("{x1 “We have every confidence in the pilots,”} {s1 Voss} {c1 said}.", "thinks"),
        ("{x1 “I think the quay is ugly,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{x1 “I was afraid of the dark,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{s1 Voss} {c1 said} {x1 she was worried about the bridge}.", "thinks"),
        ("{s1 Voss} {c1 said} {x1 she had seen the bridge}.", "asserts"),
        ("{s1 The board} {c1 opted against} {x1 a new quay}.", "refuses"),
        ("{s1 The board} {c1 ruled out} {x1 a new quay}.", "refuses"),
        ("{s1 The board} {c1 has no plans to} {x1 sell}.", "refuses"),
        ("{s1 The board} {c1 rejected} {x1 a request for more time}.", "refuses"),
        ("{s1 The judge} {c1 denied} {x1 the harbour's motion}.", "refuses"),
        ("{s1 The council} {c1 dismissed} {x1 two lawsuits over the quay}.", "refuses"),
        ("{s1 Voss} {c1 denied} {x1 claims that the deal was off}.", "denies"),
        ("{s1 The board} {c1 rejected} {x1 the claim that it had lied}.", "denies"),
        ("{s1 Neither of them} {c1 would comment on} {x1 the talks}.", "refuses"),
        ("{s1 Voss} {c1 refused to confirm} {x1 the sale}.", "refuses"),
        ("{s1 Voss} {c1 said} {x1 the bank had no comment on the sale}.", "refuses"),
        ("{x1 “I am not going to talk about the sale,”} {s1 Voss} {c1 said}.", "refuses"),
        ("{x1 “He is not going to be dismissed,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{x1 “We do not discuss rumours,”} {s1 Voss} {c1 said}.", "refuses"),
        ("{x1 “While the quay is old, we cannot agree to a sale,”} {s1 Voss} {c1 said}.", "refuses"),
        ("{x1 “I wouldn't put it like that,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{s1 The board} {c1 is looking to} {x1 buy a ferry}.", "intends"),
        ("{s1 The board} {c1 announced} {x1 the harbour would buy a ferry}.", "intends"),
        ("{s1 Pilots} {c1 warned} {x1 they would block the port}.", "intends"),
        ("{x1 “As mayor, I'll end the strike,”} {s1 Voss} {c1 said}.", "intends"),
        ("{x1 “We will know more on Monday,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{s1 Voss} {c1 cautioned against} {x1 haste}.", "asks"),
        ("{s1 Voss} {c1 told} {x1 them to leave the quay}.", "asks"),
        ("{s1 Pilots} {c1 issued a call for} {x1 a vote}.", "asks"),
        ("{x1 “Let everybody vote,”} {s1 Voss} {c1 said}.", "asks"),
        ("{x1 “It was a good year, right?”} {s1 Voss} {c1 said}.", "asserts"),
        ("{s1 Voss} {c1 disagrees with} {x1 the report}.", "denies"),
        ("{s1 Voss} {c1 branded} {x1 the report “total fiction”}.", "denies"),
        ("{s1 Voss} {c1 insisted} {x1 the bridge was not to blame}.", "denies"),
        ("{x1 “I had nothing to do with the theft,”} {s1 Voss} {c1 said}.", "denies"),
        ("{x1 “That was a false alarm,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{s1 Voss} {c1 pushed back} Friday on a report claiming {x1 the bridge was old}.", "denies"),
        ("{s1 Voss} {c1 does not want} {x1 the quay sold}.", "asks"),
        ("{s1 Voss} {c1 does not want to} {x1 sell the quay}.", "refuses"),
        ("{x1 “I do not want the quay to change,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{x1 “A man who I never met took the ferry,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{x1 “I never met the man,”} {s1 Voss} {c1 said}.", "denies"),
        ("{x1 “No. The quay is older than that,”} {s1 Voss} {c1 said}.", "asserts"),
        ("{x1 “No,”} {s1 Voss} {c1 said}.", "refuses"),
        ("{s1 Congress} {c1 rejected} {x1 the president's veto}.", "refuses"),
        ("{s1 The clinic} {c1 denied} {x1 vaccines to the crew}.", "refuses"),
        ("{s1 Voss} {c1 challenged} {x1 the accuracy of the count}.", "doubts"),
        ("{s1 Voss} {c1 challenged} {x1 the mayor's efforts to sell the quay}.", "asserts"),
        ("{s1 Voss} {c1 said in response to questions about} {x1 the quay that it was old}.", "asserts"),
    ],
)
def test_stance_of_the_holder(marked, stance):
    assert only(marked).stance == stance


def test_the_innermost_cue_decides():
    assert only("{s1 Voss} {c1 said} {x1 {s2 Hille} {c2 denied} {x2 the theft}}.").stance == "denies"


def test_a_relay_that_only_passes_on_takes_no_stance():
    assert only("{s1 Reuters} {c1 reported} {x1 that {s2 Hille} {c2 refused to} {x2 pay}}.").stance == "refuses"


def test_what_things_will_not_be_is_no_refusal():
    assert only("{s1 Anna Voss} {c1 said} {x1 it won't be cheap}.").stance == "asserts"
    assert only("{s1 Anna Voss} {c1 said} {x1 she won't pay}.").stance == "refuses"


def test_pleas():
    assert only("{s1 Anna Voss} {c1 pleaded} {x1 not guilty to all charges}.").stance == "denies"
    assert only("{s1 Anna Voss} {c1 pleaded} {x1 guilty to one charge}.").stance == "confirms"
    assert only("{s1 Anna Voss} {c1 pleaded} {x1 for more time}.").stance == "asks"


def test_a_verb_that_only_leads_up_to_another():
    assert only("{s1 Anna Voss} {c1 tried to explain} {x1 the delay}.").stance == "asserts"
    assert only("{s1 Anna Voss} {c1 sought to deny} {x1 the theft}.").stance == "denies"
    assert only("{s1 Anna Voss} {c1 sought to} {x1 buy the quay}.").stance == "intends"


def test_somebody_elses_future_is_no_intention():
    assert only("{s1 She} {c1 said} {x1 he would repair the ferry}.").stance == "asserts"
    assert only("{s1 Anna Voss} {c1 said} {x1 she would repair the ferry}.").stance == "intends"
    assert only("{s1 Two officers} {c1 said} {x1 he would repair the ferry}.").stance == "asserts"


@pytest.mark.parametrize(
    ("called", "stance"),
    [
        ("{c1 described} {x1 it} as {x1 propaganda}", "doubts"),
        ("{c1 called} {x1 the figures unproven}", "doubts"),
        ("{c1 described} {x1 it} as {x1 a success}", "asserts"),
        ("{c1 called} {x1 the figures a relief}", "asserts"),
    ],
)
def test_what_only_a_doubter_calls_it_is_doubted(called, stance):
    assert only(f"{{s1 Anna Voss}} {called}.").stance == stance


@pytest.mark.parametrize(
    ("warned", "stance"),
    [
        ("the ministry would punish anybody who left", "intends"),
        ("the council will hold builders responsible", "intends"),
        ("Karavan will not tolerate another raid", "intends"),
        ("the union would sue the port", "intends"),
        ("the storm will reach the coast at night", "asserts"),
        ("the bridge would fall in spring", "asserts"),
    ],
)
def test_a_warning_of_what_ones_own_side_will_do_is_a_threat(warned, stance):
    assert only(f"{{s1 Anna Voss}} {{c1 warned}} that {{x1 {warned}}}.").stance == stance


def test_a_cue_is_known_by_its_words_its_base_form_and_the_piece_before():
    text, (layer,) = unmark("{s1 Voss} {c1 said} that she {c1 flatly denied} {x1 it}.")
    assert cue_words(text, layer.cue, layer.source) == ["c:flatly", "c:denied", "C:flatly denied", "p:deny", "o:said"]
    assert cue_words(text, (), layer.source) == []


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s1 Ann Lee} {c1 pleaded guilty to} {x1 stealing a boat}.", "confirms"),
        ("{s1 Ann Lee} {c1 admitted} {x1 the theft of the bell}.", "confirms"),
        ("{s1 Ann Lee} {c1 admits to} {x1 forging two letters}.", "confirms"),
        ("{s1 The yard} {c1 is admitting} {x1 three leaks}.", "confirms"),
        ("{s1 Her} {c1 admission of} {x1 several lies} hurt.", "confirms"),
        ("{s1 Ann Lee} {c1 admitted} that {x1 the pier was old}.", "asserts"),
        ("{s1 Ann Lee} {c1 suggested} {x1 selling the pier}.", "asks"),
        ("{s1 The board} {c1 suggests} {x1 the pier be closed}.", "asks"),
        ("{s1 Nobody} {c1 suggested} {x1 closing it}.", "asks"),
        ("{s1 Ann Lee} {c1 suggested} {x1 the pier would be closed}.", "asserts"),
        ("{s1 Ann Lee} {c1 suggested} {x1 nothing was wrong}.", "asserts"),
    ],
)
def test_admissions_confirm_and_suggestions_ask(marked, stance):
    assert only(marked).stance == stance


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{s1 Reis} {c1 followed up with a question about} {x1 what the bridge had cost}.", "asks"),
        ("{s1 The host} {c1 responded with another question about whether} {x1 the quay was shut}.", "asks"),
        ("{s1 Weber} {c1 opened a line of questioning on} {x1 the missing keys}.", "asks"),
        ("{s1 Judge Vega} {c1 questioned} {x1 why the ferry had left without a pilot}.", "asks"),
        ("{s1 Residents} {c1 questioned} {x1 whether the bridge was safe}.", "doubts"),
        ("{s1 Hart} {c1 skirted questions about} {x1 the pool}.", "refuses"),
    ],
)
def test_who_puts_a_question_asks(marked, stance):
    assert only(marked).stance == stance


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("we will sell the inn", True),
        ("they “will fight” it", True),
        ("“I'll leave you here,”", True),
        ("she would sell the inn", False),
        ("he’d sold the inn", False),
        ("I will not sell the inn", False),
        ("the inn will be sold", False),
    ],
)
def test_what_somebody_will_do_is_told_from_what_he_would(content, says):
    assert says_will(content, ((0, len(content)),)) is says


def test_what_is_announced_in_a_noun_is_about_to_be_done():
    for step, told in (("his retirement", True), ("a broad review of fees", True), ("pay cuts", True),
                       ("the death of its founder", False), ("the strike is over", False)):  # fmt: skip
        text, (a,) = unmark(f"{{s1 Voss}} {{c1 announced}} {{x1 {step}}}.")
        assert announces_step(text, a.cue, a.content) == told, step


def test_who_suggests_that_something_is_so_asks_nobody():
    for said, told in (("a wider quay would help", True), ("the fees could rise", True), ("closing the quay", False),
                       ("it would be wise to wait", False), ("a wider quay", False)):  # fmt: skip
        text, (a,) = unmark(f"{{s1 Voss}} {{c1 suggested}} {{x1 {said}}}.")
        assert advises_of(text, a.cue, a.content) == told, said
