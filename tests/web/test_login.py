"""People of a newsroom log in: by name and password, with sessions that nobody else can prepare."""

from __future__ import annotations

import re

import pytest

from web_app import SECRET, csrf_of, fill, opened, settings
from wherefrom.web.security import users
from wherefrom.web.security.sessions import cookie_of, new_session
from wherefrom.web.security.users import UsersError, check_password, names, remove_user, set_password

PASSWORD = "a long enough one"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(users, "_hasher", lambda: cheap)
    users._nobody.cache_clear()
    file = tmp_path / "users"
    set_password(file, "Mira Oldham", PASSWORD)
    fill(tmp_path / "a.db", 1)
    yield settings(tmp_path / "a.db", token=None, users=file)
    users._nobody.cache_clear()


def log_in(client, name="Mira Oldham", password=PASSWORD, **more):
    form = {"csrf": csrf_of(client, "/login"), "name": name, "password": password, **more}
    return client.post("/login", data=form, follow_redirects=False)


def test_without_a_login_one_is_led_there_and_back(newsroom):
    with opened(newsroom, logged_in=False) as client:
        answer = client.get("/articles/1?x=1", follow_redirects=False)
        assert answer.headers["location"] == "/login?to=%2Farticles%2F1%3Fx%3D1"
        assert client.get("/articles.json").status_code == 401
        form = client.get("/login?to=/articles/1?x=1").text
        assert 'name="to" value="/articles/1?x=1"' in form
        assert log_in(client, to="/articles/1?x=1").headers["location"] == "/articles/1?x=1"
        assert "Mira Oldham" in client.get("/articles/1").text


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\t//e"]
)
def test_a_login_leads_nowhere_else(newsroom, to):
    with opened(newsroom, logged_in=False) as client:
        assert re.fullmatch(r"/(?:[^/\\].*)?", log_in(client, to=to).headers["location"])


def test_a_session_that_was_there_before_the_login_is_not_the_one_after_it(newsroom):
    with opened(newsroom, logged_in=False) as client:
        client.get("/login")
        before = client.cookies["wherefrom"]
        log_in(client)
        assert client.cookies["wherefrom"] != before
        client.cookies.clear()
        client.cookies.set("wherefrom", before)
        assert client.get("/articles/1", follow_redirects=False).status_code == 303


def test_wrong_passwords_open_nothing_and_soon_have_to_wait(newsroom):
    with opened(newsroom, logged_in=False) as client:
        answers = [log_in(client, password="wrong").status_code for _ in range(6)]
        assert answers == [401] * 5 + [429]
        assert log_in(client).status_code == 429


def test_nobody_learns_which_names_there_are(newsroom):
    with opened(newsroom, logged_in=False) as client:
        wrong, unknown = log_in(client, password="wrong"), log_in(client, name="Nobody Here")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    csrf = re.compile(r'"[\w-]{40,}"')
    assert csrf.sub("", wrong.text) == csrf.sub("", unknown.text)


def test_a_login_needs_the_token_of_its_form(newsroom):
    with opened(newsroom, logged_in=False) as client:
        client.get("/login")
        form = {"name": "Mira Oldham", "password": PASSWORD}
        assert client.post("/login", data=form).status_code == 403


def test_logging_out_ends_it(newsroom):
    with opened(newsroom, logged_in=False) as client:
        log_in(client)
        assert client.post("/logout").status_code == 403
        client.post("/logout", data={"csrf": csrf_of(client)})
        assert client.get("/articles/1", follow_redirects=False).status_code == 303


def test_a_person_who_is_removed_or_has_another_password_is_out(newsroom):
    with opened(newsroom, logged_in=False) as client:
        log_in(client)
        assert client.get("/articles/1").status_code == 200
        set_password(newsroom.users, "Mira Oldham", "quite another one")
        assert client.get("/articles/1", follow_redirects=False).status_code == 303
        log_in(client, password="quite another one")
        assert client.get("/articles/1").status_code == 200
        remove_user(newsroom.users, "Mira Oldham")
        assert client.get("/articles/1", follow_redirects=False).status_code == 303


def test_a_signed_session_of_nobody_known_opens_nothing(newsroom):
    with opened(newsroom, logged_in=False) as client:
        client.cookies.set("wherefrom", cookie_of(SECRET, new_session(SECRET, "Somebody Else", "")))
        assert client.get("/articles/1", follow_redirects=False).status_code == 303


def test_the_file_of_users_is_for_its_owner_alone_and_has_no_password(newsroom):
    assert newsroom.users.stat().st_mode & 0o077 == 0
    assert PASSWORD not in newsroom.users.read_text()
    assert names(newsroom.users) == ["Mira Oldham"]
    assert check_password(newsroom.users, "Mira Oldham", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), ("a\tb", PASSWORD), ("x" * 90, PASSWORD), ("Ann", "short")]
)
def test_names_and_passwords_that_will_not_do(tmp_path, name, password):
    with pytest.raises(UsersError):
        set_password(tmp_path / "users", name, password)
