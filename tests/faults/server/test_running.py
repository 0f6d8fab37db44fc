"""A running server: what may happen to it while residents read."""

from __future__ import annotations

import socket
import urllib.request
from contextlib import ExitStack

import psutil
from sqlalchemy import select

from routekaart.database import Database
from routekaart.signals.counts import DailyCount
from tests.faults.patience import until


def test_demo_says_where_it_is_and_stops_whole_at_ctrl_c(start) -> None:
    server = start("demo")
    assert until(lambda: f"http://127.0.0.1:{server.port}" in server.said.read_text(), within=30)
    assert server.get("/nl/") == server.get("/ar/nood") == 200
    workers = server.workers()
    assert len(workers) == 2
    assert server.interrupt() == 0
    assert not any(worker.is_running() for worker in workers)
    assert server.get() == 0
    said = server.said.read_text()
    assert "Traceback" not in said
    assert len(said.splitlines()) == 2  # which edition, and where


def test_what_was_read_is_counted_when_it_stops(start, prepared) -> None:
    server = start("serve")
    for _ in range(7):
        page = f"http://127.0.0.1:{server.port}/ar/hulp/ping-loket"
        phone = urllib.request.Request(page, headers={"User-Agent": "Mozilla/5.0 (Android 13)"})
        with urllib.request.urlopen(phone, timeout=180) as answer:
            assert answer.status == 200
    assert server.interrupt() == 0
    with Database(prepared.database_file).reading() as session:
        (row,) = session.scalars(select(DailyCount)).all()
    assert (row.kind, row.key, row.locale, row.number) == ("service", "ping-loket", "ar", 7)


def test_a_killed_worker_is_replaced_while_others_serve(start) -> None:
    server = start("serve")
    victim = server.workers()[0]
    victim.kill()
    assert until(lambda: not psutil.pid_exists(victim.pid), within=30)
    assert [server.get() for _ in range(10)] == [200] * 10
    assert until(server.is_whole, within=30)
    assert [server.get() for _ in range(10)] == [200] * 10


def test_half_open_connections_keep_nobody_out(start) -> None:
    server = start("serve")
    with ExitStack() as open_ones:
        for _ in range(40):
            half = open_ones.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            half.sendall(b"POST /nl/hulp/x/klopt-niet HTTP/1.1\r\nHost: localhost\r\nContent-")
        assert [server.get() for _ in range(10)] == [200] * 10


def test_bodies_that_never_come_keep_nobody_out(start) -> None:
    """More of them than there are threads in both processes together."""
    server = start("serve")
    head = (
        b"POST /nl/hulp/ping-loket/klopt-niet HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    with ExitStack() as open_ones:
        for _ in range(40):
            half = open_ones.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            half.sendall(head + b"about=")
        assert [server.get() for _ in range(10)] == [200] * 10


def test_with_the_database_gone_residents_read_on(start, prepared) -> None:
    server = start("serve")
    prepared.database_file.unlink()
    assert [server.get(path) for path in ("/nl/", "/ar/vandaag", "/en/nood")] == [200] * 3
    assert not prepared.database_file.exists()
    assert server.get("/health/ready") == 200


def test_no_address_is_written_down(start) -> None:
    server = start("serve")
    with socket.create_connection(("127.0.0.1", server.port)) as visitor:
        visitor.sendall(b"GET /nl/kanarie HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert visitor.recv(100).startswith(b"HTTP/1.1 404")
        address = f"{visitor.getsockname()[1]}"
    server.interrupt()
    assert "kanarie" not in server.said.read_text()
    assert address not in server.said.read_text()
