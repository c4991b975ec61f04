"""People of a newsroom come in by a login service, the whole way; and every wrong answer of it lets nobody in."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from oidc_provider import CLIENT, SECRET, Provider, by_another_key, by_nobody, by_what_all_know
from web_app import csrf_of, fill, opened, settings
from web_server import running
from wherefrom.web.security import oidc_login
from wherefrom.web.security.sessions import session_of
from wherefrom.web.settings import Oidc, Settings

ADDRESS = "Mira@Example.org"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("oidc") / "a.db"
    fill(made, 1)
    return made


@pytest.fixture(scope="module")
def service() -> Iterator[Provider]:
    provider = Provider()
    with running(provider.app()) as address:
        provider.issuer = address
        yield provider


@pytest.fixture
def provider(service: Provider) -> Provider:
    """As it is before anything is wrong with it."""
    issuer = service.issuer
    service.__init__()  # type: ignore[misc]
    service.issuer = issuer
    return service


@pytest.fixture
def newsroom(place: Path, provider: Provider) -> Settings:
    return settings(place, token=None, oidc=Oidc(provider.issuer, CLIENT, SECRET, ("example.org",)))


def at_service(address: str) -> str:
    """Where the service sends the browser that was sent there."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 302, answer.status
    return answer.headers["location"]


def there(client: TestClient, to: str = "/articles/1") -> str:
    """Where the browser comes back to, once it was at the service."""
    answer = client.get("/login/oidc", params={"to": to}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return at_service(answer.headers["location"])


def is_in(client: TestClient) -> bool:
    return client.get("/articles.json").status_code == 200


def test_the_whole_way_in_and_out(newsroom, provider):
    with opened(newsroom, logged_in=False) as client:
        assert client.get("/articles/1?x=1", follow_redirects=False).headers["location"].startswith("/login?to=")
        form = client.get("/login?to=/articles/1?x=1").text
        assert 'href="/login/oidc?to=/articles/1%3Fx%3D1"' in form
        assert 'name="password"' not in form
        back = client.get(there(client, "/articles/1?x=1"), follow_redirects=False)
        assert (back.status_code, back.headers["location"]) == (303, "/articles/1?x=1")
        cookies = [one.lower() for one in back.headers.get_list("set-cookie")]
        assert all("httponly" in one and "samesite=lax" in one for one in cookies)
        page = client.get("/articles/1").text
        assert ADDRESS in page
        assert not provider.codes
        client.post("/logout", data={"csrf": csrf_of(client)}, follow_redirects=False)
        assert not is_in(client)
        left = client.get("/login?out=1").text
        assert f"{provider.issuer}/logout?client_id={CLIENT}&amp;post_logout_redirect_uri=" in left


def test_it_asks_with_a_challenge_a_state_and_a_nonce_that_are_new_each_time(newsroom):
    with opened(newsroom, logged_in=False) as client:
        asked = [client.get("/login/oidc", follow_redirects=False).headers["location"] for _ in range(2)]
        one, other = (parse_qs(urlsplit(address).query) for address in asked)
        assert all(one[name] != other[name] for name in ("state", "nonce", "code_challenge"))
        assert one["redirect_uri"] == ["http://127.0.0.1/login/oidc/back"]
        assert {"openid", "email"} <= set(one["scope"][0].split())


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"aud": "another client"},
        {"aud": "another client", "azp": CLIENT},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"exp": time.time() - 300},
        {"exp": None},
        {"iat": time.time() + 3_000},
        {"sub": None},
        {"at_hash": "of another token"},
    ],
    ids=",".join,
)
def test_a_token_that_is_wrong_lets_nobody_in(newsroom, provider, wrong, capsys):
    provider.wrong = wrong
    with opened(newsroom, logged_in=False) as client:
        answer = client.get(there(client), follow_redirects=False)
        assert answer.status_code == 400
        assert not is_in(client)
    said = capsys.readouterr().err
    assert "login service: its token is refused" in said
    assert any(claim in said for claim in wrong) or "iat" in wrong  # Of that an old joserfc does not say which.


@pytest.mark.parametrize("signed", [by_another_key, by_nobody, by_what_all_know])
def test_a_token_that_another_signed_lets_nobody_in(newsroom, provider, signed, capsys):
    provider.signed = signed
    with opened(newsroom, logged_in=False) as client:
        assert client.get(there(client), follow_redirects=False).status_code == 400
        assert not is_in(client)
    assert "its token is refused" in capsys.readouterr().err


def test_an_answer_to_a_question_of_another_browser_lets_nobody_in(newsroom):
    with opened(newsroom, logged_in=False) as mine, opened(newsroom, logged_in=False) as theirs:
        back = there(theirs)
        assert mine.get(back, follow_redirects=False).status_code == 400  # No question was asked here.
        there(mine)
        assert mine.get(back, follow_redirects=False).status_code == 400  # Another one was.
        assert not is_in(mine)


def test_an_answer_is_good_once(newsroom):
    with opened(newsroom, logged_in=False) as client:
        back = there(client)
        begun = client.cookies["wherefrom-login"]
        client.get(back, follow_redirects=False)
        assert is_in(client)
        client.cookies.clear()
        assert client.get(back, follow_redirects=False).status_code == 400
        client.cookies.set("wherefrom-login", begun)  # Whoever copied the cookie too finds the code used.
        assert client.get(back, follow_redirects=False).status_code == 400
        assert not is_in(client)


def test_a_login_that_takes_too_long_is_begun_again(newsroom, monkeypatch):
    with opened(newsroom, logged_in=False) as client:
        back = there(client)
        monkeypatch.setattr(oidc_login, "_TIME", -1)
        assert client.get(back, follow_redirects=False).status_code == 400
        assert not is_in(client)


def test_a_code_of_another_answer_does_not_fit(newsroom, provider):
    """Of PKCE: a code that was taken from somebody else's address needs that one's verifier."""
    with opened(newsroom, logged_in=False) as mine, opened(newsroom, logged_in=False) as theirs:
        stolen = parse_qs(urlsplit(there(theirs)).query)["code"][0]
        state = parse_qs(urlsplit(there(mine)).query)["state"][0]
        answer = mine.get("/login/oidc/back", params={"state": state, "code": stolen}, follow_redirects=False)
        assert answer.status_code == 400
        assert not is_in(mine)


def test_a_session_that_was_there_before_is_not_the_one_after(newsroom):
    with opened(newsroom, logged_in=False) as client:
        client.get("/login")
        before = client.cookies["wherefrom"]
        client.get(there(client), follow_redirects=False)
        after = session_of(newsroom.secret, client.cookies["wherefrom"])
        assert after.person == ADDRESS
        assert after.nonce != session_of(newsroom.secret, before).nonce
        client.cookies.clear()
        client.cookies.set("wherefrom", before)
        assert not is_in(client)


@pytest.mark.parametrize(
    ("person", "words"),
    [
        ({"sub": "1", "email": "ann@elsewhere.example", "email_verified": True}, "ann@elsewhere.example may not"),
        ({"sub": "1", "email": "ann@example.org.evil.example", "email_verified": True}, "may not come in"),
        ({"sub": "1", "email": "ann@evil.example@example.org", "email_verified": True}, "verified your address"),
        ({"sub": "1", "email": ADDRESS, "email_verified": False}, "verified your address"),
        ({"sub": "1", "email": ADDRESS, "email_verified": "true"}, "verified your address"),
        ({"sub": "1", "email": ADDRESS}, "verified your address"),
        ({"sub": "1", "name": "Mira"}, "verified your address"),
        ({"sub": "1", "email": ["x"], "email_verified": True}, "verified your address"),
    ],
)
def test_who_is_not_allowed_does_not_come_in(newsroom, provider, person, words):
    provider.person = person
    with opened(newsroom, logged_in=False) as client:
        answer = client.get(there(client), follow_redirects=False)
        assert answer.status_code == 403
        assert words in answer.text
        assert not is_in(client)


def test_who_is_allowed_no_more_is_out(newsroom):
    with opened(newsroom, logged_in=False) as client:
        client.get(there(client), follow_redirects=False)
        cookie = client.cookies["wherefrom"]
        assert is_in(client)
    mine = replace(newsroom.oidc, allowed=("mira@example.org",))
    for oidc, may in (
        (mine, True),
        (replace(mine, allowed=("ann@example.org",)), False),
        (replace(mine, issuer="https://elsewhere.example"), False),
        (None, False),
    ):
        users = None if oidc else Path("no such file")
        with opened(replace(newsroom, oidc=oidc, users=users), logged_in=False) as client:
            client.cookies.set("wherefrom", cookie)
            assert is_in(client) is may


def test_a_service_that_tells_of_people_only_when_asked(newsroom, provider):
    provider.by_userinfo = True
    with opened(newsroom, logged_in=False) as client:
        client.get(there(client), follow_redirects=False)
        assert is_in(client)


def test_what_the_service_refuses_is_told_as_text(newsroom, provider):
    provider.refuses = True
    with opened(newsroom, logged_in=False) as client:
        answer = client.get(there(client), follow_redirects=False)
    assert answer.status_code == 403
    assert "no &lt;b&gt;account&lt;/b&gt;" in answer.text


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"issuer": "https://elsewhere.example"}, 400),
        ({"token_endpoint": "http://elsewhere.example/token"}, 400),
        ({"authorization_endpoint": "javascript:alert(1)"}, 400),
        ({"jwks_uri": None}, 400),
    ],
)
def test_a_service_that_is_another_than_it_was_named_is_not_asked(newsroom, provider, said, status):
    provider.said = said
    with opened(newsroom, logged_in=False) as client:
        assert client.get("/login/oidc", follow_redirects=False).status_code == status


def test_a_service_that_is_not_there_is_told(newsroom, capsys):
    gone = replace(newsroom.oidc, issuer="http://127.0.0.1:9")
    with opened(replace(newsroom, oidc=gone), logged_in=False) as client:
        answer = client.get("/login/oidc", follow_redirects=False)
        assert answer.status_code == 503
        assert "cannot be reached" in answer.text
        assert client.get("/login?out=1").status_code == 200
    assert "127.0.0.1:9" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_login_leads_nowhere_else(newsroom, to):
    with opened(newsroom, logged_in=False) as client:
        back = client.get(there(client, to), follow_redirects=False)
        assert not back.headers["location"].startswith(("//", "/\\", "http"))


def test_passwords_open_beside_it(newsroom, tmp_path, monkeypatch):
    from argon2 import PasswordHasher

    from wherefrom.web.security import users

    monkeypatch.setattr(users, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    users.set_password(tmp_path / "users", "Ann Lee", "a long enough one")
    with opened(replace(newsroom, users=tmp_path / "users"), logged_in=False) as client:
        form = client.get("/login").text
        assert "/login/oidc" in form
        assert 'name="password"' in form
        given = {"csrf": csrf_of(client, "/login"), "name": "Ann Lee", "password": "a long enough one"}
        client.post("/login", data=given)
        assert is_in(client)
