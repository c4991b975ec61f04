import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from wherefrom.archive.add.terms import MOST, story_terms
from wherefrom.archive.archive import Archive
from wherefrom.archive.stories.grouping import group
from wherefrom.archive.stories.titles import story_title
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Reading

# Two events of one week have the same mayor and the same town in them; the third is the first bridge's anniversary.
BRIDGE = [
    (
        "Varnhem closes harbour bridge after cracks are found",
        "2031-03-03",
        "The town of Varnhem closed its old harbour bridge on Monday after divers found two deep cracks in the middle "
        "pillar. Mayor Ilse Morrow said no lorry would cross before the pillar is repaired. Engineers of the Port "
        "Authority had warned of rust in January. The ferry will carry workers across the Lenne meanwhile, every "
        "twenty minutes, and the bus line 14 ends at Salt Square.",
    ),
    (
        "Cracked pillar shuts bridge; ferry to run",
        "2031-03-04",
        "Drivers in Varnhem had to turn back on Monday: the harbour bridge is shut. Divers saw cracks in a pillar, the "
        "Port Authority said, and its engineers fear that more rust hides under the paint. Repairs may take until "
        "autumn. A ferry across the Lenne replaces the bridge, said Ilse Morrow, the mayor.",
    ),
    (
        "Bridge in Varnhem closed",
        "2031-03-03",
        "VARNHEM - A bridge over the Lenne is closed to all traffic since Monday noon. The Port Authority found cracks "
        "in the pillar that carries the middle of the harbour bridge. Engineers and divers will look at the other "
        "pillars this week. Buses stop at Salt Square.",
    ),
]
CHOIR = [
    (
        "Mayor Morrow cuts grant of Varnhem youth choir",
        "2031-03-05",
        "The youth choir of Varnhem loses its grant. Mayor Ilse Morrow told parents on Wednesday that the 40,000 "
        "crowns would go to swimming lessons. The leader of the choir, Tomas Arden, called it a blow: the singers had "
        "won the national prize in Ostby last year. Parents collect signatures against the cut.",
    ),
    (
        "Parents protest against end of choir money",
        "2031-03-05",
        "Two hundred parents sang in front of the town hall in Varnhem because the youth choir gets no more money. "
        "Ilse Morrow, the mayor, wants to spend the grant of 40,000 crowns on swimming lessons. Choir leader Tomas "
        "Arden said that the singers who won in Ostby deserved better.",
    ),
]
ANNIVERSARY = [
    (
        "Harbour bridge turns eighty",
        "2031-08-20",
        "With brass music and cake Varnhem has celebrated the eightieth birthday of its harbour bridge over the Lenne. "
        "Ilse Morrow, the mayor, unveiled a plaque. The Port Authority showed photographs of how the pillars were "
        "built, and old riveters told school classes how cold the winter of that year had been.",
    ),
]
STORIES = {"bridge": BRIDGE, "choir": CHOIR, "anniversary": ANNIVERSARY}
READINGS = [
    Reading(Article(f"{story}-{n}", text, title=title, published=day))
    for story, articles in STORIES.items()
    for n, (title, day, text) in enumerate(articles)
]
EXPECTED = {frozenset(f"{story}-{n}" for n in range(len(articles))) for story, articles in STORIES.items()}


def stories_of(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in archive.stories()}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as archive:
        yield archive


def test_terms_are_names_numbers_and_words_of_the_news() -> None:
    found = dict(story_terms(READINGS[3]))
    assert {"choir", "varnhem", "ilse morrow", "tomas arden", "40000", "grant"} <= found.keys()
    assert not {"the", "of", "said", "wednesday", "year"} & found.keys()
    assert found["choir"] > found["prize"]
    assert sum(weight * weight for weight in found.values()) == pytest.approx(1)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_terms_are_few_and_leave_furniture_out() -> None:
    words = " ".join(f"Name{i} went to Place{i}." for i in range(200))
    article = Article("a", f"{words}\nFollow Zeitblatt everywhere", furniture=((len(words) + 1, len(words) + 28),))
    found = dict(story_terms(Reading(article)))
    assert len(found) == MOST
    assert not {"zeitblatt", "follow", "follow zeitblatt"} & found.keys()
    assert story_terms(Reading(Article("b", ""))) == []


def test_parties_found_by_the_network_count_as_names() -> None:
    text = "Morrow closed the bridge. A spokesman of the council told reporters about the bridge."
    plain = Reading(Article("a", text))
    named = replace(plain, entities=(Entity(0, "Morrow", "person"),))
    assert dict(story_terms(named))["morrow"] > dict(story_terms(plain))["morrow"]


def test_events_of_one_week_with_the_same_mayor_stay_apart() -> None:
    assert {frozenset(ids) for ids in group(READINGS)} == EXPECTED


@given(st.permutations(READINGS))
@settings(max_examples=10)
def test_order_makes_no_difference(readings: list[Reading]) -> None:
    assert group(readings) == group(READINGS)


def test_undated_articles_are_grouped_by_their_text() -> None:
    undated = [replace(r, article=replace(r.article, published=None)) for r in READINGS[:5]]
    assert {frozenset(ids) for ids in group(undated)} == EXPECTED - {frozenset({"anniversary-0"})}


def test_the_same_words_months_later_are_the_same_story() -> None:
    first = READINGS[0]
    again = Article("again", "From our archive. " + first.article.text, title="A look back", published="2031-09-01")
    other = Article("other", READINGS[3].article.text, title="Choir of Varnhem", published="2031-09-01")
    groups = {frozenset(ids) for ids in group([first, Reading(again), Reading(other)])}
    assert groups == {frozenset({first.article.id, "again"}), frozenset({"other"})}


@pytest.mark.parametrize("published", ["2031", "2031-03", "soon", "", "2031-03-04T10:00:00+02:00"])
def test_any_date_goes(published: str) -> None:
    odd = replace(READINGS[1], article=replace(READINGS[1].article, published=published))
    assert [sorted(ids) for ids in group([READINGS[0], odd])] == [["bridge-0", "bridge-1"]]


def test_nothing_and_next_to_nothing() -> None:
    assert group([]) == []
    assert len(group([Reading(Article("a", "")), Reading(Article("b", "")), Reading(Article("c", "…"))])) == 3


@pytest.mark.parametrize("seed", range(3))
def test_archive_gives_the_same_stories_in_any_order(archive: Archive, seed: int) -> None:
    order = list(READINGS)
    random.Random(seed).shuffle(order)
    for reading in order:
        archive.add(reading)
    assert stories_of(archive) == EXPECTED
    before = archive.stories()
    assert archive.add(order[0]).outcome == "unchanged"
    assert archive.stories() == before


def test_an_article_between_two_stories_makes_them_one(archive: Archive) -> None:
    between, *others = READINGS
    for reading in others:
        archive.add(reading)
    archive.set_story(["bridge-1"])
    archive.set_story(["bridge-2"])
    apart = stories_of(archive)
    archive.add(between)
    assert frozenset({"bridge-1"}) in apart
    assert stories_of(archive) == EXPECTED


def test_copies_are_found_in_an_archive_whatever_their_dates(archive: Archive) -> None:
    first = READINGS[0]
    archive.add(first)
    archive.add(Reading(Article("again", f"{first.article.text} Read again.", title="Back", published="2033-01-01")))
    assert stories_of(archive) == {frozenset({first.article.id, "again"})}


def test_how_much_of_a_long_text_is_copied_shows_in_some_of_its_fingerprints(archive: Archive) -> None:
    draw = random.Random(1)
    long, more, other = (["".join(draw.choices("abdeginorstu", k=6)) for _ in range(400)] for _ in range(3))
    texts = {"long": long, "much of it": long[:240] + more[240:], "little of it": long[:40] + other[40:]}
    for year, (name, words) in enumerate(texts.items()):
        archive.add(Reading(Article(name, " ".join(words), published=f"203{year}-01-01")))
    assert stories_of(archive) == {frozenset({"long", "much of it"}), frozenset({"little of it"})}


def test_title_is_that_of_the_most_central_article(archive: Archive) -> None:
    title = story_title(READINGS[:3])
    assert title in {article.title for article in (r.article for r in READINGS[:3])}
    for reading in READINGS[:3]:
        archive.add(reading)
    assert [story.title for story in archive.stories()] == [title]


def test_title_without_titles(archive: Archive) -> None:
    bare = [replace(r, article=replace(r.article, title=None)) for r in READINGS[:2]]
    assert story_title(bare) == "The town of Varnhem closed its old harbour bridge on"
    party = (Entity(0, "Port Authority", "organization"), Entity(1, "two divers", "group"))
    named = [replace(reading, entities=party) for reading in bare]
    assert story_title(named) == "Port Authority"
    for reading in named:
        archive.add(reading)
    assert [story.title for story in archive.stories()] == ["Port Authority"]
    with pytest.raises(ValueError, match="at least one"):
        story_title([])


def test_basil_events(shared: Path) -> None:
    lines = (shared / "corpora" / "basil-dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    readings = [Reading(Article(r["id"], r["text"], title=r["title"], published=r["published"])) for r in rows]
    event = {row["id"]: row["story"] for row in rows}
    groups = group(readings)
    precision = sum(sum(event[a] == event[b] for b in ids) / len(ids) for ids in groups for a in ids) / len(rows)
    home = {id: n for n, ids in enumerate(groups) for id in ids}
    of_event: dict[str, list[str]] = {}
    for id, name in event.items():
        of_event.setdefault(name, []).append(id)
    recall = sum(sum(home[a] == home[b] for b in ids) / len(ids) for ids in of_event.values() for a in ids) / len(rows)
    assert 2 * precision * recall / (precision + recall) >= 0.95
