"""Adding articles: files, a pasted text, addresses. Each becomes a job, done by the worker behind the pages."""

from __future__ import annotations

from wherefrom.archive.jobs.keeping import TooManyJobsError, add_job
from wherefrom.archive.jobs.types import Given, What
from wherefrom.report.views.words import clean, shorten
from wherefrom.web.importing.running import file_name, is_address
from wherefrom.web.parameters import day, words
from wherefrom.web.refusals import Refused
from wherefrom.web.settings import MAX_UPLOAD
from wherefrom.web.twins.kept import Added, Limits
from wherefrom.web.views import Action, Ask, Page, View, Went

_MOST_ADDRESSES = 50
_LONGEST_TEXT = 4_000_000
_LATER = "Wait until some of the imports are done, and send it again."


def form(ask: Ask) -> Page:
    """The three ways to give an article."""
    return Page(
        "add.html.j2",
        lambda: {"address": ask.given["address"], "megabytes": ask.settings.max_upload >> 20},
        data=lambda: Limits(ask.settings.max_upload, _MOST_ADDRESSES),
    )


def add_files(ask: Ask) -> Went:
    """Each file a job."""
    files = [one for one in ask.files if one.data.strip()]
    if not files:
        raise Refused(400, "There is no file in the form, or it is empty.", "Choose one or several files, then send.")
    return _went([_job(ask, "file", file_name(one.name) or "upload", one.data) for one in files])


def add_text(ask: Ask) -> Went:
    """A text, or the source of a page, with what the person says about it."""
    text = ask.given["text"]
    if not text:
        raise Refused(400, "There is no text in the form.", "Paste the article, then send.")
    url = ask.given["url"]
    if url and not is_address(url):
        raise Refused(400, "The address is no address of the web.", "It begins with https://, or stays empty.")
    about = Given(
        title=ask.given["title"] or None,
        outlet=ask.given["outlet"] or None,
        published=ask.given["published"],
        url=url or None,
    )
    name = about.title or shorten(clean(text[:400]), 60)
    return _went([_job(ask, "text", name, text.encode("utf-8", "replace"), about)])


def add_addresses(ask: Ask) -> Went:
    """Each address a job: of a page, a feed or a sitemap. Only public ones are fetched."""
    addresses = list(dict.fromkeys(ask.given["address"].split()))
    if not addresses:
        raise Refused(400, "There is no address in the form.", "Give one on each line: https://www.example.org/news")
    if len(addresses) > _MOST_ADDRESSES:
        raise Refused(400, f"At most {_MOST_ADDRESSES} addresses are taken at once.", "Send them in parts.")
    for one in addresses:
        if not is_address(one):
            raise Refused(400, f"{shorten(clean(one), 80)} is no address of the web.", "It begins with https://.")
    return _went([_job(ask, "address", one) for one in addresses])


def _job(ask: Ask, what: What, name: str, data: bytes = b"", given: Given | None = None) -> int:
    try:
        return add_job(ask.archive, what, name, ask.person, data, given)
    except TooManyJobsError as error:
        raise Refused(429, "Too much is waiting to be read already.", _LATER) from error


def _went(keys: list[int]) -> Went:
    path = f"/imports/{keys[0]}" if len(keys) == 1 else "/imports"
    return Went(path, Added(tuple(keys), path))


VIEWS = (
    View(
        "/add",
        form,
        "What can be added at once.",
        (words("address", "An address to begin with.", most=2_000),),
        nav="Add",
        schema=Limits,
    ),
)
ACTIONS = (
    Action("/add/files", add_files, f"Add files, together at most {MAX_UPLOAD >> 20} MB.", files=True, schema=Added),
    Action(
        "/add/text",
        add_text,
        "Add a text.",
        (
            words("text", "The article, or the source of its page.", most=_LONGEST_TEXT),
            words("title", "Its headline.", most=500),
            words("outlet", "Who published it.", most=200),
            day("published", "Its day."),
            words("url", "Its address.", most=2_000),
        ),
        schema=Added,
    ),
    Action(
        "/add/addresses",
        add_addresses,
        "Add pages, feeds or sitemaps by their public addresses.",
        (words("address", "Addresses, separated by white space.", most=100_000),),
        schema=Added,
    ),
)
