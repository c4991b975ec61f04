"""A PostgreSQL server that refuses, is busy, or goes away: what is said, and that nothing stored is lost."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from archive_samples import numbered
from postgres import new_archive, server
from web_app import csrf_of, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify
from wherefrom.errors import ArchiveBusyError, ArchiveError
from wherefrom.web.importing.running import work_once


def test_a_busy_article_of_postgres_says_so() -> None:
    place = new_archive("postgresql", Path())
    with Archive(place, wait=0.2) as archive, Archive(place) as other, other.database.writing() as connection:
        other.database.lock(connection, ["id post-1"])
        with pytest.raises(ArchiveBusyError, match="another process holds it"):
            archive.add(numbered(1))
        assert archive.add(numbered(2)).outcome == "new"


def test_a_database_that_is_not_there() -> None:
    with pytest.raises(ArchiveError, match="does not exist.*createdb"):
        Archive(server().address("no_such_database"))


def test_a_database_that_cannot_hold_every_character() -> None:
    place = server().new_database("ENCODING 'SQL_ASCII' TEMPLATE template0")
    with pytest.raises(ArchiveError, match="SQL_ASCII.*UTF8"):
        Archive(place)


def test_a_user_without_rights_and_a_server_that_only_reads() -> None:
    place = new_archive("postgresql", Path())
    name = server().name_of(place)
    server().execute("postgres", f"CREATE ROLE visitor_{name} LOGIN")
    with pytest.raises(ArchiveError, match="may not do this.*grant"):
        Archive(server().address(name, f"visitor_{name}"))
    server().execute("postgres", f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with Archive(place) as archive, pytest.raises(ArchiveError, match="read-only"):
        archive.add(numbered(1))


def test_a_server_that_goes_away_in_the_middle() -> None:
    with Archive(new_archive("postgresql", Path())) as archive:
        archive.add(numbered(1))

        def crash(_c: Any, _u: Any, statement: str, *_: Any) -> None:
            if "INTO terms" in statement:
                server().stop(signal.SIGQUIT)

        event.listen(archive.database.engine, "before_cursor_execute", crash)
        with pytest.raises(ArchiveBusyError, match="went away.*safe"):
            archive.add(numbered(2))
        event.remove(archive.database.engine, "before_cursor_execute", crash)
        with pytest.raises(ArchiveBusyError, match="cannot be reached"):
            archive.reading("post-1")
        server().start()
        assert list(archive.article_ids()) == ["post-1"]
        assert archive.add(numbered(2)).outcome == "new"
        assert list(verify(archive)) == []


def test_imports_of_the_application_go_to_postgres() -> None:
    place = new_archive("postgresql", Path())
    words = "The gate is shut, keeper Ana Ruel said on Monday. “It stays shut,” said Tomas Hale, a pilot."
    with opened(settings(place)) as client:
        form = {"csrf": csrf_of(client)}
        answer = client.post("/add/text", data=form | {"text": words, "outlet": "Quay Post"})
        assert answer.url.path == "/imports/1"
        files = [("files", ("one.txt", words.replace("gate", "door").encode())), ("files", ("two.pdf", b"%PDF-1.4 no"))]
        client.post("/add/files", data=form, files=files)
        with Archive(place) as archive:
            while work_once(archive):
                pass
            assert list(verify(archive)) == []
            assert [reading.article.outlet for reading in archive.readings(archive.article_ids())] == [
                "Quay Post",
                None,
            ]
        found = {one["name"]: one["state"] for one in client.get("/imports.json").json()["imports"]}
    assert (found["one.txt"], found["two.pdf"], len(found)) == ("done", "failed", 3)
