"""A day of a story, watched: every event once, whatever fails or stops on the way."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook as Receiver
from standardwebhooks import WebhookVerificationError

from news_site import Site, page
from places import ROOT
from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify
from wherefrom.errors import WherefromError
from wherefrom.intake.web.pace import Pace
from wherefrom.watch.keeping import Event
from wherefrom.watch.sending import File, Webhook
from wherefrom.watch.watching import Watch
from wherefrom.watch.webhook import secret_of, signed

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between two requests to the server of the test."""
    monkeypatch.setattr(Pace, "wait", lambda *_: None)
    monkeypatch.setattr(Pace, "hold", lambda *_: None)


class Listener:
    """Takes every event."""

    name = "listener"
    apart, turn = False, 5.0

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []

    def ready(self, now: float) -> bool:
        return True

    def send(self, event: Event) -> bool:
        self.heard.append(event.body)
        return True

    def news(self) -> list[tuple[str, str]]:
        """What was heard since the last time: the event and the last part of the article's address."""
        found = [(one["event"], one["article"]["url"].rpartition("/")[2]) for one in self.heard]
        self.heard.clear()
        return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_of_a_story(kind: str, site: Site, hurried: None, tmp_path: Path) -> None:
    listener, said = Listener(), list[str]()
    with Archive(new_archive(kind, tmp_path)) as archive:
        urls = [f"{site.url}/feed"]

        def round_of() -> list[tuple[str, str]]:
            """A round in which all is due, by a watch that knows only what the archive keeps."""
            with archive.database.writing() as connection:
                connection.exec_driver_sql("UPDATE watched SET next = 0")
            watch = Watch(archive, [listener], said.append, every=1, limit=10, private=True, tell_first=True)
            watch.watch(urls)
            watch.round(urls)
            return listener.news()

        site.pages["/feed"] = site.feed("first")
        site.pages["/first"] = page("first")
        assert round_of() == [("new article", "first")]
        assert round_of() == []
        assert [status for _, path, status in site.asked if path == "/first"] == [200, 304]
        site.pages["/feed"] = site.feed("second", "first")
        site.pages["/second"] = 500
        assert round_of() == []
        site.pages["/second"] = (302, {"Location": f"{site.url}/2"})
        site.pages["/2"] = page("second")
        assert ("new origin", "2") in (news := round_of()) or ("new article", "2") in news
        assert ("new article", "2") in news
        site.pages["/feed"] = site.feed("third", "second", "first")
        site.pages["/third"] = page("third")
        assert round_of() == [("now denied", "third"), ("new article", "third")]
        site.pages["/first"] = page("first", " The letter is dated March 2.")
        assert round_of() == [("text changed", "first")]
        site.pages["/first"] = 410
        assert round_of() == [("gone", "first")]
        site.pages["/third"] = 404
        assert round_of() == []
        assert round_of() == [("gone", "third")]
        assert round_of() == []
        assert any("status 500" in line for line in said)
        assert list(verify(archive)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_there_at_the_first_look_is_no_news(kind: str, site: Site, hurried: None, tmp_path: Path) -> None:
    listener = Listener()
    site.pages.update({"/feed": site.feed("second", "first"), "/first": page("first"), "/second": 500})
    urls = [f"{site.url}/feed"]
    with Archive(new_archive(kind, tmp_path)) as archive:

        def round_of() -> list[tuple[str, str]]:
            with archive.database.writing() as connection:
                connection.exec_driver_sql("UPDATE watched SET next = 0")
            watch = Watch(archive, [listener], lambda _: None, every=1, limit=10, private=True)
            watch.watch(urls)
            watch.round(urls)
            return listener.news()

        assert round_of() == []
        assert len(archive) == 1
        site.pages["/second"] = page("second")  # It was there at the first look, but could not be had.
        assert round_of() == []
        assert len(archive) == 2
        site.pages.update({"/feed": site.feed("third", "second", "first"), "/third": page("third")})
        assert round_of() == [("now denied", "third"), ("new article", "third")]
        site.pages["/second"] = page("second", " It adjourned.")
        assert round_of() == [("text changed", "second")]


def test_two_watches_at_once_tell_each_event_once(site: Site, hurried: None, tmp_path: Path) -> None:
    site.pages.update({f"/{name}": page(name) for name in ("first", "second", "third")})
    site.pages["/feed"] = site.feed("third", "second", "first")
    site.slow.update({"/first": 0.3, "/second": 0.3})
    urls, listener = [f"{site.url}/feed"], Listener()
    place = new_archive("sqlite", tmp_path)
    Archive(place).close()

    def one() -> None:
        with Archive(place) as archive:
            watch = Watch(archive, [listener], lambda _: None, every=60, limit=10, private=True, tell_first=True)
            watch.watch(urls)
            for _ in range(3):
                watch.round(urls)

    watches = [threading.Thread(target=one) for _ in range(3)]
    for thread in watches:
        thread.start()
    for thread in watches:
        thread.join()
    told = [event["id"] for event in listener.heard]
    assert len(told) == len(set(told))
    assert sorted(url for event, url in listener.news() if event == "new article") == ["first", "second", "third"]
    paths = [path for _, path, _ in site.asked if path != "/robots.txt"]
    assert sorted(paths) == ["/feed", "/first", "/second", "/third"]


class Stuck(Listener):
    """Takes its time, and then the events."""

    name = "stuck"
    apart = True

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()

    def send(self, event: Event) -> bool:
        return self.free.wait(30) and super().send(event)


def test_a_slow_receiver_keeps_no_other_waiting(site: Site, hurried: None, tmp_path: Path) -> None:
    site.pages.update({"/feed": site.feed("first", "second"), "/first": page("first"), "/second": page("second")})
    stuck, listener, urls = Stuck(), Listener(), [f"{site.url}/feed"]
    with Archive(new_archive("sqlite", tmp_path)) as archive:
        watch = Watch(archive, [stuck, listener], lambda _: None, every=1, limit=10, private=True, tell_first=True)
        watch.watch(urls)
        watch.round(urls)
        told = listener.news()
        assert {("new article", "first"), ("new article", "second")} <= set(told)
        assert stuck.heard == []
        stuck.free.set()
        watch.finish()
        assert stuck.news() == told


def test_private_addresses_are_refused_unless_they_are_allowed(site: Site, hurried: None, tmp_path: Path) -> None:
    said: list[str] = []
    webhook = Webhook(f"{site.url}/hook", secret_of(SECRET), private=False, told=said.append)
    assert not webhook.send(Event("evt_1", {"id": "evt_1"}))
    assert site.messages == []
    assert "not on the public Internet" in said[0]
    with Archive(new_archive("sqlite", tmp_path)) as archive:
        watch = Watch(archive, [], said.append, every=1, limit=10, private=False)
        watch.watch([f"{site.url}/feed"])
        watch.round([f"{site.url}/feed"])
    assert site.asked == []


def test_a_webhook_is_signed_and_sent_again_under_the_same_id(site: Site) -> None:
    said: list[str] = []
    webhook = Webhook(f"{site.url}/hook", secret_of(SECRET), private=True, told=said.append)
    event = Event("evt_1", {"id": "evt_1", "event": "gone"})
    site.refuse, site.lose = 1, 1
    assert not webhook.send(event)
    assert not webhook.ready(time.time())
    assert not webhook.send(event)  # It has it, and its answer was lost.
    assert webhook.send(event)
    assert webhook.ready(time.time())
    assert [headers["webhook-id"] for headers, _ in site.messages] == ["evt_1", "evt_1"]
    for headers, body in site.messages:
        verified(headers, body)


def verified(headers: dict[str, str], body: bytes) -> dict[str, Any]:
    """What a receiver does, by the library of Standard Webhooks: the signature and the time; then the event."""
    found: dict[str, Any] = Receiver(SECRET).verify(body, headers)
    assert found["id"] == headers["webhook-id"]
    for lie in ({"webhook-id": "evt_0"}, {"webhook-timestamp": str(int(headers["webhook-timestamp"]) - 1)}):
        with pytest.raises(WebhookVerificationError):
            Receiver(SECRET).verify(body, headers | lie)
    with pytest.raises(WebhookVerificationError):
        Receiver(SECRET).verify(body + b" ", headers)
    return found


def test_the_receiver_in_the_documentation_verifies_it() -> None:
    (recipe,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "watch.md").read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(recipe, "watch.md", "exec"), names)
    headers, body = signed(secret_of(SECRET), "evt_1", int(time.time()), b"{}"), b"{}"
    assert names["is_genuine"](headers, body, SECRET)
    assert not names["is_genuine"](headers, b"[]", SECRET)
    assert not names["is_genuine"](signed(secret_of(SECRET), "evt_1", int(time.time()) - 999, body), body, SECRET)


def test_the_example_of_the_specification_is_signed_as_it_says() -> None:
    key = secret_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("given", ["", "whsec_", "whsec_!!", "whsec_c2hvcnQ="])
def test_a_secret_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(WherefromError, match="openssl rand"):
        secret_of(given)


def test_a_file_gets_no_event_twice_and_keeps_lines_whole(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    first, second = (Event(f"evt_{n}", {"id": f"evt_{n}"}) for n in (1, 2))
    File(path).send(first)
    path.write_bytes(path.read_bytes() + b'{"id": "evt_')  # A stop cut it off.
    for event in (first, second, second):
        assert File(path).send(event)
    assert path.read_text().splitlines() == ['{"id":"evt_1"}', '{"id": "evt_', '{"id":"evt_2"}']


# The command, stopped and killed


@pytest.mark.slow
def test_each_event_once_over_three_restarts_and_a_kill(site: Site, tmp_path: Path) -> None:
    events, place = tmp_path / "events.jsonl", tmp_path / "archive.db"
    command = [sys.executable, "-m", "wherefrom", "watch", f"{site.url}/feed", "--archive", str(place), "--private"]
    command += ["--tell-first"]
    command += ["--every", "1", "--events", str(events), "--webhook", f"{site.url}/hook"]
    paths = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "WHEREFROM_WEBHOOK_SECRET": SECRET}

    def started() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env={**os.environ, **paths}, stderr=subprocess.DEVNULL)

    def until(*wanted: tuple[str, str], seconds: float = 40) -> None:
        end = time.monotonic() + seconds
        while not set(wanted) <= set(told(events)):
            assert time.monotonic() < end, (wanted, told(events), site.asked)
            time.sleep(0.1)

    def until_asked(path: str, status: int) -> None:
        end = time.monotonic() + 40
        while (path, status) not in {(asked, answered) for _, asked, answered in site.asked}:
            assert time.monotonic() < end, (path, status, site.asked)
            time.sleep(0.1)

    site.pages.update({"/feed": site.feed("first"), "/first": page("first")})
    site.refuse = 1
    running = started()
    until(("new article", "first"))
    running.send_signal(signal.SIGINT)
    assert running.wait(20) == 130
    site.pages.update({"/feed": site.feed("second", "first"), "/second": 500})
    site.slow["/second"] = 0.5
    site.lose = 1
    running = started()
    until_asked("/second", 500)
    site.pages["/second"] = page("second")
    until(("new article", "second"))
    running.kill()  # In the middle of whatever it does then.
    running.wait(20)
    running = started()
    site.pages["/feed"] = (429, {"Retry-After": "2"})
    site.pages["/first"] = page("first", " The letter is dated March 2.")
    until(("text changed", "first"))
    running.terminate()
    running.wait(20)
    site.pages.update({"/feed": site.feed("third", "second", "first"), "/3": page("third"), "/first": 410})
    site.pages["/third"] = (302, {"Location": f"{site.url}/3"})
    running = started()
    until(("now denied", "3"), ("new article", "3"), ("gone", "first"))
    end = time.monotonic() + 20
    while {headers["webhook-id"] for headers, _ in site.messages} != ids(events) and time.monotonic() < end:
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    running.wait(20)
    assert {200, 302, 304, 410, 429, 500} <= {status for _, path, status in site.asked if path != "/hook"}
    assert len(ids(events)) == len(told(events))
    assert len(set(told(events))) == len(told(events))
    received = [verified(headers, body) for headers, body in site.messages]
    assert {one["id"] for one in received} == ids(events)
    assert len(received) <= len(ids(events)) + 2  # Once more where the answer was lost, or the kill came before it.
    times = [at for at, path, _ in site.asked if path != "/hook"]
    assert (
        sum(later - earlier < 0.9 for earlier, later in zip(times, times[1:], strict=False)) <= 4
    )  # Only at restarts.


def lines(events: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in events.read_text().splitlines()] if events.exists() else []


def told(events: Path) -> list[tuple[str, str]]:
    return [(one["event"], one["article"]["url"].rpartition("/")[2]) for one in lines(events)]


def ids(events: Path) -> set[str]:
    return {one["id"] for one in lines(events)}
