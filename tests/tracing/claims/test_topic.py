"""What a story is about, apart from what all its sentences are about."""

from wherefrom.intake.article import Article
from wherefrom.reading.meaning.vectors import word_vectors
from wherefrom.reading.types import Reading
from wherefrom.tracing.claims.topic import lead_of, topic_of

BODY = 2 * (
    "The army of Velmark holds most of the province since the spring. Soldiers of the army guard the roads north. "
    "The government says that the war will be over by winter. Generals of the army met the president of Velmark again. "
    "Thousands of soldiers have fled from the army to the province in the south this year. "
)


def reading(id, lead):
    return Reading(Article(id=id, text=f"{lead} {BODY}"), (), (), ())


def likeness(meaning, text):
    return float(word_vectors().vector(text) @ meaning)


def test_what_only_the_leads_tell_counts_more_than_what_runs_through_the_articles():
    leads = [
        "The army of Velmark poisoned the wells of three villages, a doctor said. Hundreds drank the poisoned water.",
        "Wells in three villages of Velmark were poisoned by the army, according to a doctor. The water killed cattle.",
    ]
    readings = [reading(str(i), lead) for i, lead in enumerate(leads)]
    topic = topic_of(readings, word_vectors())
    alone = word_vectors().matrix([lead_of(r.article) for r in readings]).mean(0)
    claim, background = (
        "poisoned water in the wells of villages",
        "soldiers of the army hold the province and its roads",
    )
    gained = likeness(topic.meaning, claim) - likeness(topic.meaning, background)
    assert gained > likeness(alone, claim) - likeness(alone, background)
    assert len(topic.nearness) == 2
    assert all(near > 0.5 for near in topic.nearness)


def test_a_story_of_leads_alone_has_a_topic():
    bare = [Reading(Article(id=i, text="A gate broke in Lund."), (), (), ()) for i in "ab"]
    assert topic_of(bare, word_vectors()).nearness[0] > 0.9


def test_the_lead_is_the_title_and_the_first_words_without_furniture():
    article = Article(
        id="a", text="By Ida Brandt\nThe gate broke. " + "word " * 200, title="Gate", furniture=((0, 14),)
    )
    lead = lead_of(article)
    assert lead.startswith("Gate The gate broke.")
    assert len(lead.split()) == 81
