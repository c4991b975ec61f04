from marked import chains, read, words


def test_between_quoted_and_as_saying_stands_who_said_it():
    reading = read(
        "The Gazette came late. {s1 It} {c1 quoted} {x1 a man who would not give his name as saying that it rained}."
    )
    (statement,) = reading.statements
    assert words(reading, statement.content) == "it rained"
    assert words(reading, statement.cue) == "quoted|as saying"
    assert words(reading, statement.source) == "a man who would not give his name"
    assert statement.stance == "asserts"
    assert [link.name for link in statement.chain][1:] == ["Gazette"]


def test_citing_at_the_end_is_no_part_of_what_was_said():
    text = "{s1 Reuters} {c1 reported} that {x1 the pier fell, citing two divers}."
    reading = read(text)
    assert words(reading, reading.statements[0].content) == "the pier fell"
    assert chains(text) == [["two divers", "Reuters"]]


def test_reasons_are_cited_and_say_nothing():
    assert chains("{s1 Ann Lee} {c1 said} {x1 the pier was shut}, citing a lack of money.") == [["Ann Lee"]]


def test_who_writes_a_letter_and_who_reads_it_out():
    text = "{s1 Ann Lee} {c1 read out} a postcard from her uncle, Max Hille: {x1 “It rained.”}"
    assert chains(text) == [["Max Hille", "Ann Lee"]]


def test_a_statement_of_ones_own_is_read_out_by_nobody_else():
    assert chains("{s1 Ann Lee} {c1 read out} a statement: {x1 “It rained.”}") == [["Ann Lee"]]


def test_whoever_stands_behind_according_to_passes_on_what_was_said():
    text = "“{x1 {x2 The lock is rusty}},” {s1 Reyes} {c1 wrote} on May 3, {c2 according to} {s2 the audit}."
    (statement,) = read(text).statements
    assert [link.name for link in statement.chain] == ["Reyes", "audit"]


def test_whoever_passes_it_on_is_one_link_though_nobody_knows_who_that_is():
    text = "“{x1 {x2 The lock is rusty}},” {s1 Reyes} {c1 said}, {c2 according to} {s2 a source close to the board}."
    assert chains(text) == [["Reyes", "source close to the board"]]


def test_an_interview_is_its_outlets_own():
    text = "“{x1 {x2 The lock is rusty}},” {s1 Reyes} {c1 said}, {c2 according to} {s2 a preview of the interview}."
    assert chains(text)[0] == ["Reyes"]
