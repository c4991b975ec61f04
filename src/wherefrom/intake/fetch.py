"""A web address to bytes. The only module that opens a socket, and it connects to public addresses alone.

A name is resolved once, every address it has is checked, and the connection goes to exactly an address that was
checked, so that a name which resolves differently the second time (DNS rebinding) gains nothing. Redirects are
followed by hand, each with the same checks. Time, size and packing are bounded.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from wherefrom.errors import FetchError
from wherefrom.intake.address import Address, parse_address
from wherefrom.intake.web.answers import date_of, tag_of
from wherefrom.intake.web.pace import MAX_WAIT, PACE, retry_after

if TYPE_CHECKING:
    import ssl

    import httpcore

MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
USER_AGENT = "wherefrom/0.1 (reads one article at a time, for one person)"

_WAITING = {429, 503}
_REDIRECTS = {301, 302, 303, 307, 308}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_HINTS = {
    401: "it asks for a login; save the page and read the file",
    402: "it asks for payment; save the page and read the file",
    403: "it does not let programs in; save the page and read the file",
    404: "there is no such page; check the address",
    410: "the page is gone; check the address",
    429: "too many requests; wait before trying again",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the unpacked bytes, the address after all redirects, the declared media type, and when.

    ``etag`` and ``modified`` are what the server can be asked by whether that has changed (RFC 9110, section 8.8).
    ``fresh``: these bytes came just now; otherwise they are those of before, of which it said that they still stand.
    """

    data: bytes
    url: str
    media_type: str | None
    at: str
    etag: str | None = None
    modified: str | None = None
    fresh: bool = True


def _unknown(url: str) -> Fetched | None:
    """What is known of an address where nobody keeps anything."""


class StatusError(FetchError):
    """The server answered, but not with the page: its HTTP status, and the seconds after which it wants to be asked."""

    def __init__(self, name: str, status: int, wait: float | None = None) -> None:
        hint = _HINTS.get(status, "try again later, or check the address")
        if wait is not None:
            hint = f"it asks to wait for {wait:,.0f} seconds; try again then"
        super().__init__(name, f"answered with status {status}; {hint}")
        self.status = status
        self.wait = wait


def fetch(
    url: str,
    before: Callable[[str], None] = PACE.wait,
    known: Callable[[str], Fetched | None] = _unknown,
    *,
    private: bool = False,
) -> Fetched:
    """The page at ``url`` (http or https, at most 20 MB, 30 seconds and 5 redirects).

    Only of the public Internet, unless with ``private`` a person has said that it may be of a network of his own.

    ``before`` is called with the address of each request, also that of a redirect: it waits until that one may be made,
    or raises FetchError. ``known`` gives what an address answered before, where that is kept: the server is asked
    whether it has changed, and where not, that answer is given. A server that asks for a short wait is asked once more
    after it. Raises FetchError where the page cannot be had or may not be fetched.
    """
    permitted = is_any if private else is_public
    try:
        return _fetch(url, permitted, before=before, known=known)
    except StatusError as error:
        if error.wait is None:
            raise
        PACE.hold(url, error.wait)
        if error.wait > MAX_WAIT:
            raise
    return _fetch(url, permitted, before=before, known=known)


def post(url: str, data: bytes, headers: Mapping[str, str], *, private: bool = False) -> int:
    """The status with which ``url`` answers JSON that is sent to it; a redirect is not followed.

    Refuses what ``fetch`` refuses. Raises FetchError where nobody answers.
    """
    import httpcore

    target = _checked_url(url, url)
    sent = [("Host", target.netloc), ("User-Agent", USER_AGENT), ("Content-Type", "application/json"), *headers.items()]
    deadline = time.monotonic() + MAX_SECONDS
    backend = _guarded_backend(url, is_any if private else is_public, deadline)
    address = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.target)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_certificates(url), network_backend=backend) as pool,
            pool.stream("POST", address, headers=[*sent, ("Content-Length", str(len(data)))], content=data) as response,
        ):
            return int(response.status)
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise FetchError(url, f"did not answer within {MAX_SECONDS:.0f} seconds") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise FetchError(url, f"could not be reached: {error}; check the address") from error


def is_any(address: str) -> bool:
    """Whether ``address`` may be asked where a person lets a watch into his own network: every one."""
    return True


def is_public(address: str) -> bool:
    """Whether ``address`` (an IP address as text) belongs to the public Internet.

    Private, loopback, link-local, shared (100.64.0.0/10), multicast, reserved and unspecified addresses do not (the
    IANA special-purpose registries, RFC 6890), nor IPv6 addresses that only wrap such an IPv4 address.
    """
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.teredo is not None or found.is_site_local or int(found) >> 32 == 0:
            return False
    return found.is_global and not (
        found.is_private
        or found.is_loopback
        or found.is_link_local
        or found.is_multicast
        or found.is_reserved
        or found.is_unspecified
    )


def _fetch(
    url: str,
    permitted: Callable[[str], bool],
    seconds: float = MAX_SECONDS,
    before: Callable[[str], None] = lambda address: None,
    known: Callable[[str], Fetched | None] = _unknown,
) -> Fetched:
    """Like ``fetch``, with the rule for addresses as a parameter, so that tests can run against a local server."""
    import httpcore

    certificates = _certificates(url)
    left, here = seconds, url
    for _ in range(MAX_REDIRECTS + 1):
        before(str(_checked_url(here, url)))
        held = _held(known, str(_checked_url(here, url)))
        started = time.monotonic()  # What was waited for before does not count.
        backend = _guarded_backend(url, permitted, started + left)
        try:
            with httpcore.ConnectionPool(ssl_context=certificates, network_backend=backend) as pool:
                reply = _get(pool, here, url, started + left, held)
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError(url, f"did not answer within {seconds:.0f} seconds; try again later") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise FetchError(url, f"could not be fetched: {error}; check the address") from error
        finally:
            PACE.answered(here)
        if isinstance(reply, Fetched):
            return reply
        left -= time.monotonic() - started
        try:
            here = urljoin(here, reply)
        except ValueError as error:
            raise FetchError(url, f"redirects to {reply[:200]!r}, which is no address") from error
    raise FetchError(url, f"redirects more than {MAX_REDIRECTS} times; give the final address")


def _held(known: Callable[[str], Fetched | None], address: str) -> Fetched | None:
    """What ``address`` answered before, where it can be asked for changes; what another one answered tells nothing."""
    held = known(address)
    if held is None or held.url != address or not (held.etag or held.modified):
        return None
    return replace(held, fresh=False)


def _get(pool: httpcore.ConnectionPool, here: str, asked: str, deadline: float, held: Fetched | None) -> Fetched | str:
    """The page, or the address it redirects to; ``held`` where it is still what it was."""
    import httpcore

    target = _checked_url(here, asked)
    address = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.target)
    headers = [
        (b"Host", target.netloc.encode()),
        (b"User-Agent", USER_AGENT.encode()),
        (b"Accept", b"text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"),
        (b"Accept-Encoding", b"gzip, deflate"),
        (b"Accept-Language", b"en,*;q=0.5"),
    ]
    if held and held.etag:
        headers.append((b"If-None-Match", held.etag.encode()))
    if held and held.modified:
        headers.append((b"If-Modified-Since", held.modified.encode()))
    left = max(0.1, deadline - time.monotonic())
    timeouts = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), min(15.0, left))}
    with pool.stream("GET", address, headers=headers, extensions=timeouts) as response:
        found = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in response.headers}
        if response.status in _REDIRECTS and "location" in found:
            return found["location"]
        if response.status == 304 and held is not None:
            return held
        if response.status != 200:
            wait = retry_after(found.get("retry-after")) if response.status in _WAITING else None
            raise StatusError(asked, response.status, wait)
        chunks = _in_time(response.iter_stream(), deadline)
        data = b"".join(_unpacked(chunks, found.get("content-encoding", ""), asked))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    tag, modified = tag_of(found.get("etag")), date_of(found.get("last-modified"))
    return Fetched(data, str(target), found.get("content-type"), now, tag, modified)


def _certificates(asked: str) -> ssl.SSLContext:
    """Whose certificates are believed: those of SSL_CERT_FILE or SSL_CERT_DIR where set, else Mozilla's list."""
    import ssl

    import certifi

    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    try:
        if folder and not file:
            return ssl.create_default_context(capath=folder)
        return ssl.create_default_context(cafile=file or certifi.where())
    except OSError as error:
        said = f"SSL_CERT_FILE={file}" if file else f"SSL_CERT_DIR={folder}"
        reason = f"cannot be fetched: no certificates can be read from {said} ({error.strerror or error}); correct it"
        raise FetchError(asked, reason) from error


def _checked_url(here: str, asked: str) -> Address:
    try:
        target = parse_address(here)
    except ValueError as error:
        raise FetchError(asked, f"is not an address that can be fetched: {error}") from error
    if target.scheme not in {"http", "https"} or not target.host:
        where = "" if here == asked else f"redirects to {here[:200]!r}: "
        raise FetchError(asked, f"{where}only http and https addresses are fetched")
    return target


def _in_time(chunks: Iterable[bytes], deadline: float) -> Iterator[bytes]:
    for chunk in chunks:
        if time.monotonic() > deadline:
            raise TimeoutError
        yield chunk


def _unpacked(chunks: Iterable[bytes], encoding: str, asked: str) -> Iterator[bytes]:
    """``chunks`` without their content encoding, refused as soon as they pass the size bound."""
    kinds = [kind.strip().lower() for kind in encoding.split(",") if kind.strip().lower() not in {"", "identity"}]
    if len(kinds) > 1 or (kinds and kinds[0] not in {"gzip", "x-gzip", "deflate"}):
        raise FetchError(asked, f"is packed in a way that was not asked for ({encoding[:60]!r})")
    unpacker: Any = None
    size = packed = 0
    for chunk in chunks:
        packed += len(chunk)
        if kinds and unpacker is None and chunk:
            unpacker = _unpacker(chunk, kinds[0])
        try:
            piece = unpacker.decompress(chunk, MAX_BYTES + 1 - size) if unpacker else chunk
        except zlib.error as error:
            raise FetchError(asked, "sent damaged packed data; try again later") from error
        size += len(piece)
        if max(size, packed) > MAX_BYTES:
            raise FetchError(asked, f"is larger than {MAX_BYTES >> 20} MB; save it and read the file")
        yield piece
    if unpacker and not unpacker.eof:
        raise FetchError(asked, "sent packed data that breaks off before its end; try again later")


def _unpacker(first: bytes, kind: str) -> Any:
    # Servers send "deflate" both with the zlib header that RFC 9110 asks for and without.
    bare = kind == "deflate" and (first[0] & 0x0F != 8 or (len(first) > 1 and (first[0] << 8 | first[1]) % 31 != 0))
    return zlib.decompressobj(wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)


def _resolved(host: str, port: int, asked: str, permitted: Callable[[str], bool]) -> list[str]:
    """Every address of ``host``; FetchError if one of them is not permitted, for then the name is not to be trusted."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(asked, f"the name {host!r} cannot be resolved; check the address and the network") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not permitted(address):
            raise FetchError(asked, f"{host!r} is the address {address}, which is not on the public Internet; refused")
    return addresses


def _timed_stream(inner: httpcore.NetworkStream, deadline: float) -> httpcore.NetworkStream:
    """A connection whose every wait ends at the deadline, so that a server cannot drip bytes for ever."""
    import httpcore

    class Stream(httpcore.NetworkStream):
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return inner.read(max_bytes, _left(deadline, timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            inner.write(buffer, _left(deadline, timeout))

        def close(self) -> None:
            inner.close()

        def start_tls(
            self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore.NetworkStream:
            return _timed_stream(inner.start_tls(ssl_context, server_hostname, _left(deadline, timeout)), deadline)

        def get_extra_info(self, info: str) -> Any:
            return inner.get_extra_info(info)

    return Stream()


def _guarded_backend(asked: str, permitted: Callable[[str], bool], deadline: float) -> httpcore.NetworkBackend:
    import httpcore

    class Backend(httpcore.NetworkBackend):
        """Connects to an address that was checked, never to a name."""

        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Any = None,
        ) -> httpcore.NetworkStream:
            addresses = _resolved(host, port, asked, permitted)
            for address in addresses[:-1]:
                try:
                    return self._connect(address, port, timeout)
                except (httpcore.ConnectError, httpcore.ConnectTimeout):
                    continue
            return self._connect(addresses[-1], port, timeout)

        def _connect(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
            return _timed_stream(httpcore.SyncBackend().connect_tcp(address, port, _left(deadline, timeout)), deadline)

    return Backend()


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left if timeout is None else min(left, timeout)
