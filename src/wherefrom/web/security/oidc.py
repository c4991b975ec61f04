"""A login service of OpenID Connect asked: where a person logs in, and who it was that came back from there.

The way is the authorization code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). Authlib makes its
requests and checks its tokens. What the service answers is believed for its signature, issuer, audience, time and nonce
alone, and of a person nothing but an address that the service says it has verified.
"""

from __future__ import annotations

import hashlib
import re
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from wherefrom.errors import WherefromError
from wherefrom.web.refusals import Refused

if TYPE_CHECKING:
    from http.client import HTTPMessage

    from wherefrom.web.settings import Oidc

_SCOPE = "openid email"
_PATIENCE = 10.0
_MOST = 1 << 20
"""Bytes of one answer of the service."""
_KEPT = 3_600.0
"""Seconds that the addresses of the service are believed; its keys are asked for at each login."""
_LEEWAY = 60
"""Seconds by which its clock may differ."""
_SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only who has the service's own key can make: neither none, nor those by the shared secret."""
_HERE = ("localhost", "127.0.0.1", "::1")
_ADDRESS = re.compile(r"[^\s@<>\"\x00-\x1f]{1,64}@[^\s@<>\"\x00-\x1f]{1,190}")


class OidcError(WherefromError):
    """The login service cannot be used as it was named."""


class Metadata(msgspec.Struct, frozen=True):
    """What a service says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is needed here."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    end_session_endpoint: str | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    id_token_signing_alg_values_supported: tuple[str, ...] = ("RS256",)


class _Token(msgspec.Struct, frozen=True):
    id_token: str
    access_token: str | None = None


# As for readings (reading.contract): taken apart here, not by several threads at once.
_METADATA = msgspec.json.Decoder(Metadata)
_TOKEN = msgspec.json.Decoder(_Token)
_OBJECT = msgspec.json.Decoder(dict[str, Any])


def checked_issuer(issuer: str) -> str:
    """The issuer; raises OidcError where it is no address that others cannot listen to."""
    if not _is_safe(issuer) or "?" in issuer or "#" in issuer:
        raise OidcError(f"--oidc {issuer}: an issuer is an address like https://login.example.org/realms/news")
    return issuer


def may_enter(oidc: Oidc, address: str) -> bool:
    """Whether the person with this address may come in."""
    small = address.casefold()
    return small in oidc.allowed or small.rpartition("@")[2] in oidc.allowed


def stamp_of_service(oidc: Oidc) -> str:
    """What the session of a person from there has as its stamp; no password's is like it."""
    return "oidc " + hashlib.sha256(f"{oidc.issuer}\0{oidc.client_id}".encode()).hexdigest()[:16]


class Service:
    """The service, with what it said of itself last. For several threads at once."""

    def __init__(self, oidc: Oidc) -> None:
        self._oidc = oidc
        self._said: tuple[float, Metadata] | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """What people know it by: the host of its issuer."""
        return urlsplit(self._oidc.issuer).netloc

    def login(self, back: str, state: str, nonce: str, verifier: str) -> str:
        """The address where the person logs in, and from which the browser comes ``back``. Raises Refused."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        challenge = {"code_challenge": create_s256_code_challenge(verifier), "code_challenge_method": "S256"}
        where, client = self._metadata().authorization_endpoint, self._oidc.client_id
        return str(prepare_grant_uri(where, client, "code", back, _SCOPE, state, nonce=nonce, **challenge))

    def logout(self, back: str) -> str | None:
        """The address where the person is logged out of the service itself; None where it has none."""
        from authlib.common.urls import add_params_to_uri

        try:
            where = self._metadata().end_session_endpoint
        except Refused:
            return None
        given = [("client_id", self._oidc.client_id), ("post_logout_redirect_uri", back)]
        return str(add_params_to_uri(where, given)) if where and _is_safe(where) else None

    def person(self, code: str, back: str, nonce: str, verifier: str) -> str:
        """The address of the person to whom the service gave ``code``. Raises Refused."""
        said = self._metadata()
        token = self._token(said, code, back, verifier)
        claims = self._claims(said, token, nonce)
        if "email" not in claims and said.userinfo_endpoint and token.access_token:
            headers = {"Authorization": f"Bearer {token.access_token}"}
            more = _decoded(_OBJECT, _asked(said.userinfo_endpoint, headers=headers), said.userinfo_endpoint)
            if more.get("sub") != claims["sub"]:
                raise _not_right(f"{said.userinfo_endpoint} tells of another person than its token")
            claims |= more
        address = claims.get("email")
        if not isinstance(address, str) or not _ADDRESS.fullmatch(address) or claims.get("email_verified") is not True:
            words = f"{self.name} does not say that it has verified your address, so nobody can tell who you are."
            raise Refused(403, words, "Ask whoever runs the login service to have your address verified there.")
        if not may_enter(self._oidc, address):
            raise Refused(403, f"{address} may not come in here.", "Ask whoever runs this server to let you in.")
        return address

    def _metadata(self) -> Metadata:
        with self._lock:
            if self._said and time.monotonic() - self._said[0] < _KEPT:
                return self._said[1]
        where = self._oidc.issuer.rstrip("/") + "/.well-known/openid-configuration"
        said: Metadata = _decoded(_METADATA, _asked(where), where)
        if said.issuer != self._oidc.issuer:
            raise _not_right(f"{where} is of the issuer {said.issuer}, and --oidc says {self._oidc.issuer}")
        for address in (said.authorization_endpoint, said.token_endpoint, said.jwks_uri, said.userinfo_endpoint):
            if address and not _is_safe(address):
                raise _not_right(f"{where} names {address}, which is not https")
        with self._lock:
            self._said = time.monotonic(), said
        return said

    def _token(self, said: Metadata, code: str, back: str, verifier: str) -> _Token:
        from authlib.oauth2.auth import ClientAuth
        from authlib.oauth2.rfc6749.parameters import prepare_token_request

        oidc, ways = self._oidc, said.token_endpoint_auth_methods_supported
        way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
        body = prepare_token_request("authorization_code", "", back, code=code, code_verifier=verifier)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        client = ClientAuth(oidc.client_id, oidc.client_secret, way if oidc.client_secret else "none")
        where, headers, body = client.prepare("POST", said.token_endpoint, headers, body)
        token: _Token = _decoded(_TOKEN, _asked(where, body.encode(), headers), where)
        return token

    def _claims(self, said: Metadata, token: _Token, nonce: str) -> dict[str, Any]:
        """What the token says, once all of it is right."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet
        from joserfc.jws import JWSRegistry

        keys = _decoded(_OBJECT, _asked(said.jwks_uri), said.jwks_uri)
        signed = [one for one in said.id_token_signing_alg_values_supported if one in _SIGNED]
        mine: Any = self._oidc.client_id
        wanted: Any = {"iss": {"essential": True, "value": said.issuer}, "aud": {"essential": True, "value": mine}}
        given = {"nonce": nonce, "client_id": mine, "access_token": token.access_token}
        try:
            registry = JWSRegistry(algorithms=signed, strict_check_header=False)
            read = jwt.decode(token.id_token, KeySet.import_key_set(keys), registry=registry)
            claims = CodeIDToken(read.claims, read.header, wanted, given)
            claims.validate(leeway=_LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise _not_right(f"its token is refused: {error}") from error
        return dict(claims)


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _HERE))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An answer that leads elsewhere is none: a code or a secret goes where the service said, and nowhere else."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str) -> None:
        """Never."""


def _asked(where: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> bytes:
    """What the service answers. By the standard library, which knows the machine's own certificates and proxies."""
    request = urllib.request.Request(where, body, {"User-Agent": "wherefrom", **(headers or {})})
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_PATIENCE) as answer:
            return bytes(answer.read(_MOST))
    except urllib.error.HTTPError as error:
        said = error.read(500).decode("utf-8", "replace")
        if error.code < 500:
            raise _not_right(f"{where} answered {error.code}: {said}") from error
        raise _not_there(f"{where} answered {error.code}") from error
    except OSError as error:
        raise _not_there(f"{where}: {getattr(error, 'reason', None) or error}") from error


def _decoded(decoder: msgspec.json.Decoder[Any], data: bytes, where: str) -> Any:
    try:
        return decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _not_right(f"{where} answered something else than it should ({error})") from error


def _not_right(why: str) -> Refused:
    """Who is not in yet learns no more than that; whoever runs the server reads why."""
    print(f"wherefrom: login service: {why}", file=sys.stderr)  # noqa: T201
    return Refused(400, "The login service's answer is not right, so nobody was let in.", "Log in again.")


def _not_there(why: str) -> Refused:
    print(f"wherefrom: login service: {why}", file=sys.stderr)  # noqa: T201
    return Refused(503, "The login service cannot be reached.", "Try again in a moment.")
