"""How ``wherefrom serve`` is told who may come in; what it says where that will not do, before anything listens."""

import pytest
from typer.testing import CliRunner

from wherefrom.cli import app
from wherefrom.cli.serve import _service, _settings

OIDC = ("--oidc", "https://login.example.org")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (OIDC, "say who may come in, by --allow"),
        ((*OIDC, "--allow", "example.org"), "WHEREFROM_OIDC_CLIENT: has no client id"),
        ((*OIDC, "--allow", "example.org", "--oidc-client", "none.txt"), "none.txt: cannot be read"),
        ((*OIDC, "--allow", "example.org", "--oidc-client", "empty.txt"), "empty.txt: has no client id"),
        (("--allow", "example.org"), "go with --oidc"),
        (("--host", "0.0.0.0", "--users", "nobody"), "give a login service by --oidc"),
        (("--oidc", "http://login.example.org", "--allow", "a", "--oidc-client", "client.txt"), "like https://"),
    ],
)
def test_what_will_not_do_is_told(tmp_path, monkeypatch, options, says):
    monkeypatch.chdir(tmp_path)
    for name in ("WHEREFROM_OIDC_CLIENT", "WHEREFROM_OIDC_SECRET"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "client.txt").write_text("desk\nsecret\n")
    done = CliRunner().invoke(app, ["serve", "--archive", "a.db", *options])
    assert done.exit_code != 0
    assert says in " ".join(done.output.split())
    assert not (tmp_path / "a.db").exists()


def test_the_login_service_is_that_of_the_file_or_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    file = tmp_path / "client.txt"
    file.write_text("desk\nthe secret\n")
    named = _service("https://login.example.org", file, ["@Example.org", "Ann@elsewhere.org"])
    assert named.allowed == ("example.org", "ann@elsewhere.org")
    monkeypatch.setenv("WHEREFROM_OIDC_CLIENT", "desk")
    monkeypatch.setenv("WHEREFROM_OIDC_SECRET", "the secret")
    assert _service("https://login.example.org", None, ["example.org", "ann@elsewhere.org"]) == named
    made = _settings("a.db", "127.0.0.1", ["desk.example.org"], tmp_path / "nobody", named)
    assert made.has_logins
    assert (made.token, made.users, made.oidc) == (None, None, named)


def test_a_file_is_served_by_one_process_and_says_why(tmp_path):
    done = CliRunner().invoke(app, ["serve", "--archive", str(tmp_path / "a.db"), "--workers", "2", "--port", "0"])
    assert done.exit_code == 1
    assert "one process writes at a time" in done.output
    assert "wherefrom archive copy" in done.output
