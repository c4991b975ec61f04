from wherefrom.text.diff import shared_words, word_changes


def test_changed_words() -> None:
    before, after = "We cannot promise that gate three would hold.", "Gate three would not hold!"
    assert word_changes(before, after) == [
        ("out", "We cannot promise that"),
        ("same", "Gate three would"),
        ("in", "not"),
        ("same", "hold!"),
    ]
    assert word_changes("same words", "same words") == [("same", "same words")]


def test_shared_words_are_marked_in_both() -> None:
    one, other = "It employs 1,400 people at Lund", "It has 1,400 workers at Lund"
    here, there = shared_words(one, other)
    assert [one[slice(*span)] for span in here] == ["It", "1,400", "at Lund"]
    assert [other[slice(*span)] for span in there] == ["It", "1,400", "at Lund"]
    assert shared_words("", "x") == ([], [])
