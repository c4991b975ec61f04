"""What a story is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wherefrom.archive.stories.grouping import outline_of, story_articles
from wherefrom.archive.stories.near import Articles, near
from wherefrom.reading.types import Reading


def story_title(readings: Sequence[Reading]) -> str:
    """A title for the story that ``readings`` are: that of the most central article.

    Where none has a title, the names that most of them mention; where there are none, the first words of the first.
    """
    if not readings:
        raise ValueError("a story has at least one article")
    title = None
    if any(reading.article.title for reading in readings):
        title = central_title(story_articles([outline_of(reading, with_prints=False) for reading in readings]))
    if title:
        return title
    mentions: Counter[str] = Counter()
    for reading in readings:
        named = (entity for entity in reading.entities if entity.kind in {"person", "organization", "outlet"})
        # One for each article, and a little for each mention, which settles ties.
        mentions.update({entity.name: 1000 + len(entity.mentions) for entity in named})
    if mentions:
        return ", ".join(sorted(mentions, key=lambda name: (-mentions[name], name))[:3])
    words = readings[0].article.text.split(maxsplit=10)[:10]
    return " ".join(words)[:100] or readings[0].article.id


def central_title(articles: Articles) -> str | None:
    """The title of the article that is nearest to all others, of those that have a title."""
    titled = [row for row, article in enumerate(articles.known) if article.title]
    if not titled:
        return None
    best = int(near(articles.part(titled), articles).sum(axis=1).argmax())
    return articles.known[titled[best]].title
