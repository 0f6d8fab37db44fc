"""One question over a real connection: to the address that was looked at, and not for long."""

from __future__ import annotations

import contextlib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
import trustme

from routekaart.websites.line import Answer, Line, NoAnswer, resolve
from routekaart.websites.targets import Target, is_public, read_target

AGENT = "Routekaart/0 (+https://routekaart.example.nl)"
Handle = Callable[[socket.socket], None]


class Server:
    """Listens on this machine, and lets `handle` do what it likes with who comes."""

    def __init__(self, handle: Handle) -> None:
        self.heard: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self._handle = handle
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                self._handle(connection)


@pytest.fixture
def serve() -> Iterator[Callable[[Handle], Server]]:
    servers: list[Server] = []

    def start(handle: Handle) -> Server:
        servers.append(Server(handle))
        return servers[-1]

    yield start
    for each in servers:
        each.socket.close()


def say(text: str, heard: list[bytes] | None = None) -> Handle:
    def handle(connection: socket.socket) -> None:
        asked = connection.recv(4096)
        if heard is not None:
            heard.append(asked)
        connection.sendall(text.encode())

    return handle


def line(*addresses: str, longest: float = 5.0) -> Line:
    """Every name means these addresses, and this machine may be reached."""
    known = list(addresses or ("127.0.0.1",))
    return Line(AGENT, lambda _host, _port: known, lambda each: each == "127.0.0.1", longest)


def target(server: Server, scheme: str = "http", host: str = "hulp.example") -> Target:
    found = read_target(f"{scheme}://{host}:{server.port}/a?b=c")
    assert found is not None
    return found


def trouble_of(line: Line, target: Target) -> str:
    with pytest.raises(NoAnswer) as nothing:
        line.ask(target, "HEAD")
    return nothing.value.trouble


def test_it_asks_under_our_own_name_for_the_name_and_not_the_address(serve) -> None:
    heard: list[bytes] = []
    server = serve(say("HTTP/1.1 302 Found\r\nLocation: /x\r\nRetry-After: 5\r\n\r\n", heard))
    assert line().ask(target(server), "HEAD") == Answer(302, "/x", "5")
    (asked,) = heard
    assert asked.startswith(b"HEAD /a?b=c HTTP/1.1\r\n")
    assert f"Host: hulp.example:{server.port}\r\n".encode() in asked
    assert f"User-Agent: {AGENT}\r\n".encode() in asked
    assert b"Cookie" not in asked


def test_nothing_of_a_page_is_read(serve) -> None:
    def pour(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(10_000):
            connection.sendall(b"x" * 65_536)

    began = time.monotonic()
    assert line().ask(target(serve(pour)), "GET").status == 200
    assert time.monotonic() - began < 4


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"])
def test_a_name_that_means_one_of_our_own_is_not_asked(serve, address: str) -> None:
    server = serve(say("HTTP/1.1 200 OK\r\n\r\n"))
    for addresses in ([address], ["93.184.215.14", address]):
        asks = Line(AGENT, lambda _host, _port, known=addresses: known, is_public)
        assert trouble_of(asks, target(server)) == "not allowed"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001"])
def test_no_spelling_of_this_machine_gets_through(serve, host: str) -> None:
    heard: list[bytes] = []
    server = serve(say("HTTP/1.1 200 OK\r\n\r\n", heard))
    assert trouble_of(Line(AGENT), target(server, host=host)) in ("not allowed", "no such name")
    assert heard == []


def test_the_name_is_looked_up_once_so_a_second_answer_gains_nothing(serve) -> None:
    heard: list[bytes] = []
    server = serve(say("HTTP/1.1 200 OK\r\n\r\n", heard))
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asks = Line(AGENT, lambda _host, _port: next(answers), lambda each: each == "127.0.0.1")
    assert asks.ask(target(server), "HEAD").status == 200
    assert len(heard) == 1
    assert next(answers) == ["10.0.0.1"], "nobody asked for it"


def test_a_name_that_is_unknown_is_told_apart() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror

    known = Target(False, "er-is-niets.example", 80, "/")
    assert trouble_of(Line(AGENT, unknown), known) == "no such name"
    assert trouble_of(Line(AGENT, lambda _host, _port: []), known) == "no such name"


def test_the_second_address_is_tried_when_nobody_is_at_the_first(serve) -> None:
    server = serve(say("HTTP/1.1 200 OK\r\n\r\n"))
    asks = Line(AGENT, lambda _h, _p: ["127.0.0.2", "127.0.0.1"], lambda each: "127" in each)
    assert asks.ask(target(server), "HEAD").status == 200


@pytest.mark.parametrize(
    "says",
    ["", "hallo\r\n\r\n", "HTTP/1.1 x\r\n\r\n", "HTTP/1.1 200 OK\r\n" + "A: b\r\n" * 200 + "\r\n"],
)
def test_what_is_no_answer_is_none(serve, says: str) -> None:
    assert trouble_of(line(), target(serve(say(says)))) == "no answer"


def test_nobody_there_is_no_answer(serve) -> None:
    server = serve(say(""))
    server.socket.close()
    assert trouble_of(line(), target(server)) == "no answer"


def test_a_server_that_trickles_is_not_waited_for(serve) -> None:
    def trickle(connection: socket.socket) -> None:
        connection.recv(4096)
        for each in "HTTP/1.1 200 OK\r\n" + "X-Long: " + "y" * 5_000:
            connection.sendall(each.encode())
            time.sleep(0.05)

    began = time.monotonic()
    assert trouble_of(line(longest=0.3), target(serve(trickle))) == "no answer"
    assert time.monotonic() - began < 4


def test_a_handshake_that_never_ends_is_not_waited_for(serve) -> None:
    began = time.monotonic()
    silent = serve(lambda connection: time.sleep(8))
    assert trouble_of(line(longest=0.3), target(silent, "https")) == "no answer"
    assert time.monotonic() - began < 4


def test_a_certificate_that_nobody_trusts_is_unsafe(serve) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("hulp.example").configure_cert(context)

    def shake(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as safe:
            safe.recv(4096)

    assert trouble_of(line(), target(serve(shake), "https")) == "unsafe"


def test_a_certificate_is_looked_at_for_the_name_and_not_the_address(serve, monkeypatch) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("hulp.example").configure_cert(context)
    real = ssl.create_default_context

    def trusting() -> ssl.SSLContext:
        made = real()
        authority.configure_trust(made)
        return made

    monkeypatch.setattr(ssl, "create_default_context", trusting)

    def answer(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as safe:
            safe.recv(4096)
            safe.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    server = serve(answer)
    assert line().ask(target(server, "https"), "HEAD").status == 200
    assert trouble_of(line(), target(server, "https", "ander.example")) == "unsafe"


def test_this_machine_is_found_by_its_name() -> None:
    assert set(resolve("localhost", 80)) <= {"127.0.0.1", "::1"}
