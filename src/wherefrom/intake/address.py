"""A web address taken apart and written the way that it goes over the wire (RFC 3986, host names by IDNA 2008)."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_PORTS = {"http": 80, "https": 443}
_LONGEST = 65_536
_PORT = re.compile(r":\d*\Z")
_NAME = re.compile(r"[\w.-]+", re.ASCII)
# What may stand unescaped: the reserved characters of RFC 3986, and what browsers leave in a path and a query as it is.
_PATH_SAFE = "!$&'()*+,;=:@/%[]\\^|"
_QUERY_SAFE = _PATH_SAFE + "?`{}"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is: every part ASCII, without user, password and fragment; ``port`` is None for the scheme's own."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str | None

    @property
    def target(self) -> str:
        """What is asked of the host."""
        return (self.path or "/") + self._asked()

    @property
    def netloc(self) -> str:
        """Host and port, as in the header ``Host``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.path}{self._asked()}"

    def _asked(self) -> str:
        return "" if self.query is None else f"?{self.query}"


def parse_address(url: str) -> Address:
    """``url`` taken apart. Raises ValueError, saying why, where it is no address of a host."""
    if len(url) > _LONGEST:
        raise ValueError("it is too long")
    bad = next((char for char in url if char.isascii() and not char.isprintable()), None)
    if bad is not None:
        raise ValueError(f"it has the character {bad!r}")
    parts = urlsplit(url)
    host, port = _PORT.sub("", parts.netloc.rpartition("@")[2]), parts.port
    return Address(
        scheme=parts.scheme,
        host=_host(host),
        port=None if port == _PORTS.get(parts.scheme) else port,
        path=quote(_without_dots(parts.path), safe=_PATH_SAFE),
        query=quote(parts.query, safe=_QUERY_SAFE) if "?" in url.partition("#")[0] else None,
    )


def _host(name: str) -> str:
    """The host as the network knows it: an IP address as it is, a name in lower case and, where need be, in IDNA."""
    if name.startswith("["):
        ipaddress.IPv6Address(name[1:-1] if name.endswith("]") else name)
        return name[1:-1]
    if name.count(".") == 3 and name.replace(".", "").isdigit():
        return str(ipaddress.IPv4Address(name))
    if not name.isascii():
        import idna

        name = idna.encode(name.lower()).decode("ascii")
    if name and not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a host")
    return name.lower()


def _without_dots(path: str) -> str:
    """``path`` without the segments ``.`` and ``..``, as RFC 3986 takes them away (section 5.2.4)."""
    if "." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if kept and kept != [""]:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    return "/".join(kept)
