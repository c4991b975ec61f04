"""Events sent to an address, signed as Standard Webhooks says (https://www.standardwebhooks.com), version 1."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from wherefrom.errors import WherefromError

_LEAST = 24
"""Bytes of a secret, by the specification."""
PREFIX = "whsec_"


def secret_of(given: str) -> bytes:
    """The key of a secret like ``whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw``. Raises WherefromError."""
    try:
        key = base64.b64decode(given.strip().removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) < _LEAST:
        raise WherefromError(
            f"the secret of the webhook is none: it is {PREFIX} and at least {_LEAST} bytes as base64, as"
            " `openssl rand -base64 32` prints them"
        )
    return key


def signed(key: bytes, event_id: str, at: int, body: bytes) -> dict[str, str]:
    """The headers of one message: its id, when it is sent (seconds since 1970), and the signature of all of it."""
    content = f"{event_id}.{at}.".encode() + body
    signature = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return {"webhook-id": event_id, "webhook-timestamp": str(at), "webhook-signature": f"v1,{signature}"}
