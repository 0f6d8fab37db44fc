"""Asking one question of one server, over a connection to an address that was looked at first.

The name is looked up once, all its addresses are judged, and the connection is made to one of
those: whoever answers the next look-up with another address gains nothing.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Literal, NamedTuple

from routekaart.websites.targets import Target, is_public

Trouble = Literal[
    "gone",
    "fault",
    "no such name",
    "no answer",
    "unsafe",
    "goes round",
    "not allowed",
    "unreadable",
]
"""Why somebody who taps the link gets nowhere."""

TIMEOUT, LONGEST = 10.0, 20.0
"""Seconds that a server may be silent, and that one question may take in all."""

MOST_ADDRESSES = 3
"""Of one name that are tried: a server may have one that this machine cannot reach."""

Resolve = Callable[[str, int], list[str]]


class NoAnswer(Exception):
    """There is none. `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble


class Answer(NamedTuple):
    """What a server says first of all. Nothing of its page is read."""

    status: int
    location: str = ""
    retry_after: str = ""


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class Line:
    """Asks under one name. `resolve` and `may_reach` are given where there is no internet."""

    def __init__(
        self,
        agent: str,
        resolve: Resolve = resolve,
        may_reach: Callable[[str], bool] = is_public,
        longest: float = LONGEST,
    ) -> None:
        self._agent, self._longest = agent, longest
        self._resolve, self._may_reach = resolve, may_reach

    def ask(self, target: Target, method: Literal["HEAD", "GET"]) -> Answer:
        """What it answers. Raises NoAnswer."""
        connection = _Pinned(target, self._find_addresses(target))
        headers = {"User-Agent": self._agent, "Accept": "*/*", "Connection": "close"}
        try:
            with contextlib.closing(connection), _within(self._longest, connection):
                connection.request(method, target.path, headers=headers)
                answer = connection.getresponse()
                told = answer.headers
                return Answer(answer.status, told.get("Location", ""), told.get("Retry-After", ""))
        except ssl.SSLCertVerificationError:
            raise NoAnswer("unsafe") from None
        except (OSError, http.client.HTTPException, ValueError):
            raise NoAnswer("no answer") from None

    def _find_addresses(self, target: Target) -> list[str]:
        try:
            addresses = self._resolve(target.host, target.port)
        except (OSError, UnicodeError):
            raise NoAnswer("no such name") from None
        if not addresses:
            raise NoAnswer("no such name")
        # A name with one address of ours among others is as bad as one of ours alone.
        if not all(self._may_reach(each) for each in addresses):
            raise NoAnswer("not allowed")
        return addresses[:MOST_ADDRESSES]


class _Pinned(http.client.HTTPConnection):
    """Connects to one of these addresses, whatever the name means by now."""

    sock: socket.socket | None

    def __init__(self, target: Target, addresses: list[str]) -> None:
        super().__init__(target.host, target.port, timeout=TIMEOUT)
        self.default_port = 443 if target.by_tls else 80  # else the port stands behind the name
        self._addresses, self._is_over = addresses, False
        self._context = ssl.create_default_context() if target.by_tls else None

    def connect(self) -> None:
        self.sock = plain = self._reach()
        if self._is_over:
            raise TimeoutError
        if self._context is not None:
            # Shaken hands with later, so that whoever ends this finds the socket in `sock`.
            safe = self._context.wrap_socket(
                plain, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = safe
            safe.do_handshake()

    def _reach(self) -> socket.socket:
        for address in self._addresses[:-1]:
            with contextlib.suppress(OSError):
                return socket.create_connection((address, self.port), TIMEOUT)
        return socket.create_connection((self._addresses[-1], self.port), TIMEOUT)

    def break_off(self) -> None:
        """End what another thread waits for, also when it does not wait for an answer yet."""
        self._is_over = True
        if self.sock is not None:
            with contextlib.suppress(OSError):
                # Of the socket itself: that of TLS is not for two threads.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


@contextmanager
def _within(seconds: float, connection: _Pinned) -> Iterator[None]:
    """A server that sends a byte now and then is not waited for beyond this."""
    timer = Timer(seconds, connection.break_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
