"""Kinds that the words of a description decide, whatever the head of kinds would choose."""

import pytest

from wherefrom import read


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Norwegian media", "outlet"),
        ("Three local news outlets", "outlet"),
        ("State media", "outlet"),
        ("Fishermen on social media", "group"),
        ("Critics of the media", "group"),
    ],
)
def test_news_media_without_a_name_are_outlets(source, kind):
    (statement,) = read(f"{source} said on Monday that two boats had sunk off Halden.").statements
    assert [link.kind for link in statement.chain] == [kind]
