"""A login service of OpenID Connect on this machine: discovery, login, token and keys, signed with a key of its own.

It holds to the standard: a code is good once, for the client, the address and the verifier that it was made for. What
it says can be made wrong, one thing at a time, by ``Provider.wrong``.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "wherefrom-desk", "the secret of the client"
KEY = RSAKey.generate_key(2048, {"kid": "first"})


def by_rsa(claims: dict[str, Any], key: RSAKey = KEY) -> str:
    """Claims as a token, signed as they should be."""
    return jwt.encode({"alg": "RS256", "kid": "first"}, claims, key)


def by_another_key(claims: dict[str, Any]) -> str:
    """By somebody else, who says that it is the service's key."""
    return by_rsa(claims, RSAKey.generate_key(2048, {"kid": "first"}))


def by_nobody(claims: dict[str, Any]) -> str:
    """Not signed, and saying so."""
    return f"{_packed({'alg': 'none'})}.{_packed(claims)}."


def by_what_all_know(claims: dict[str, Any]) -> str:
    """By the public key as if it were a secret that is shared."""
    body = f"{_packed({'alg': 'HS256', 'kid': 'first'})}.{_packed(claims)}"
    digest = hmac.new(KEY.as_pem(private=False), body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def _packed(said: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


class Provider:
    """The service.

    ``person``: the claims about whoever logs in. ``wrong``: claims of tokens that are set otherwise (None: left out).
    ``said``: what its discovery says otherwise. ``signed`` makes a token of claims. ``refuses``: nobody is let in.
    ``by_userinfo``: claims about the person are asked for with the token, and not in it.
    """

    def __init__(self) -> None:
        self.issuer = ""
        self.person: dict[str, Any] = {"sub": "17", "email": "Mira@Example.org", "email_verified": True}
        self.wrong: dict[str, Any] = {}
        self.said: dict[str, Any] = {}
        self.signed: Callable[[dict[str, Any]], str] = by_rsa
        self.refuses = self.by_userinfo = False
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}

    def app(self) -> Starlette:
        """Its pages."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
                Route("/userinfo", self._userinfo),
            ]
        )

    def _discovery(self, _: Request) -> Response:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/logout",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }
        return JSONResponse(said | self.said)

    def _authorize(self, request: Request) -> Response:
        """Whoever comes is logged in already."""
        given = dict(request.query_params)
        assert given["response_type"] == "code"
        assert given["client_id"] == CLIENT
        assert given["code_challenge_method"] == "S256"
        back = f"{given['redirect_uri']}?state={given['state']}"
        if self.refuses:
            return RedirectResponse(f"{back}&error=access_denied&error_description=no+%3Cb%3Eaccount%3C/b%3E", 302)
        code = secrets.token_urlsafe(8)
        self.codes[code] = given
        return RedirectResponse(f"{back}&code={code}&iss={self.issuer}", 302)

    async def _token(self, request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_client"}, 401)
        asked = self.codes.pop(form["code"], None)
        if asked is None or asked["redirect_uri"] != form["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        if create_s256_code_challenge(form["code_verifier"]) != asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant", "error_description": "verifier"}, 400)
        claims = {"iss": self.issuer, "aud": CLIENT, "exp": time.time() + 300, "iat": time.time()}
        about = {"sub": self.person["sub"]} if self.by_userinfo else self.person
        claims |= {"nonce": asked["nonce"]} | about | self.wrong
        made = {name: value for name, value in claims.items() if value is not None}
        access = secrets.token_urlsafe(8)
        self.tokens[access] = self.person
        return JSONResponse({"access_token": access, "token_type": "Bearer", "id_token": self.signed(made)})

    def _keys(self, _: Request) -> Response:
        return JSONResponse({"keys": [KEY.as_dict(private=False)]})

    def _userinfo(self, request: Request) -> Response:
        found = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        return JSONResponse(found) if found else PlainTextResponse("no", 401)
