"""Who may ask, from where, and how much."""

import re

import pytest

from web_app import PERSON, TOKEN, opened, settings
from wherefrom.web.security.sessions import cookie_of, new_session, session_of


def test_without_a_session_nothing_is_shown(filled):
    with opened(settings(filled), logged_in=False) as client:
        for path in ("/", "/articles/1", "/articles.json", "/search", "/stories/1/share"):
            answer = client.get(path)
            assert answer.status_code == 401, path
            assert "Harbour" not in answer.text
            assert "Log out" not in answer.text


def test_the_key_opens_a_session_and_leaves_the_address(filled):
    with opened(settings(filled), logged_in=False) as client:
        answer = client.get(f"/articles/1?token={TOKEN}&x=1", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/articles/1?x=1")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert client.get("/articles/1").status_code == 200
        assert PERSON in client.get("/articles/1").text


def test_a_wrong_key_opens_nothing(filled):
    with opened(settings(filled), logged_in=False) as client:
        assert client.get("/?token=guess").status_code == 401
        assert client.get("/", headers={"Authorization": "Bearer guess"}).status_code == 401
        assert client.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_the_address_with_the_key_leads_nowhere_else(filled):
    with opened(settings(filled), logged_in=False) as client:
        answer = client.get(f"//elsewhere.example/?token={TOKEN}", follow_redirects=False)
        assert not answer.headers.get("location", "/").startswith("//")


def test_cookies_that_are_not_ours_are_nobody_s(filled):
    secret = settings(filled).secret
    mine = cookie_of(secret, new_session(secret, "Ann"))
    assert session_of(secret, mine).person == "Ann"
    body, _, signature = mine.partition(".")
    for forged in ("", ".", "x.y", f"{body}.", f"{body}x.{signature}", cookie_of(b"another", new_session(b"a", "Ann"))):
        assert session_of(secret, forged) is None


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"])
def test_other_names_are_not_answered(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


def test_every_answer_forbids_what_stands_inline(client):
    for path in ("/", "/articles/1", "/nowhere", "/articles.json", "/static/x"):
        policy = client.get(path).headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/articles/1", "/stories", "/stories/1", "/search?q=harbour"])
def test_no_page_needs_what_the_policy_forbids(client, path):
    page = client.get(path).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)", page)


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py", "/static//etc/passwd"]
)
def test_static_files_are_those_of_the_list(client, path):
    assert client.get(path).status_code == 404
