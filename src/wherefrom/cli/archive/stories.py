"""``wherefrom stories``: which articles of an archive are about the same events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wherefrom.cli.archive.archives import ArchiveOption, JsonlOption, JsonOption, existing_archive, only_one
from wherefrom.cli.output import Results, ending_well, say

if TYPE_CHECKING:
    from wherefrom.archive.stories.rows import StoryRow

EXAMPLES = """\b
Examples:
  wherefrom stories
  wherefrom stories --jsonl | jq -r 'select(.articles | length > 3) | .id'
  wherefrom trace story-1
"""


def stories(archive: ArchiveOption = None, as_json: JsonOption = False, as_jsonl: JsonlOption = False) -> None:
    """List the stories of the archive, in order of their first day: an article is put into one when it is added."""
    only_one(as_json, as_jsonl)
    with ending_well() as results, existing_archive(archive) as opened:
        found = opened.stories()
        if as_json or as_jsonl:
            from wherefrom.cli.listing import print_records

            print_records(map(_record, found), results, lines=as_jsonl)
        elif found:
            _print(found, results)
        else:
            say("the archive is empty; `wherefrom add PATH|URL ...` fills it")


def _record(story: StoryRow) -> dict[str, object]:
    return {
        "id": story.id,
        "title": story.title,
        "from": story.begins,
        "to": story.ends,
        "articles": list(story.articles),
    }


def _print(found: list[StoryRow], results: Results) -> None:
    from wherefrom.cli.listing import console_of, day_words, print_table

    rows = []
    for story in found:
        begins, ends = day_words(story.begins), day_words(story.ends)
        days = begins if begins == ends else f"{begins} – {ends}"
        rows.append((story.id, story.title, days or "no date", f"{len(story.articles):,}"))
    print_table(console_of(results), ("story", "title", "published", "#articles"), rows)
