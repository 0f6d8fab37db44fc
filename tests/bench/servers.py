"""Servers for the time of a measurement: granian on the loopback address, ended by their id."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from routekaart.cli.server import BLOCKING_THREADS, WAITING

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[2]

GRANIAN = (
    "-m", "granian", "--interface", "wsgi", "--factory", "--http", "1", "--no-ws", "--no-log",
    "--host", HOST, "--workers", "1", "--blocking-threads", str(BLOCKING_THREADS),
    "--backpressure", str(WAITING),
)  # fmt: skip
"""The server as `routekaart serve` has it."""


class Server(NamedTuple):
    """A server that answers. `pid` is the process that has the workers as its children."""

    port: int
    pid: int


class Answer(NamedTuple):
    """What the server sent: the body as it came over the line."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@contextmanager
def granian(target: str, environment: Mapping[str, str], ready: str) -> Iterator[Server]:
    """One worker that serves `target` (`module:factory`), once `ready` answers."""
    port = free_port()
    command = [sys.executable, *GRANIAN, "--port", str(port), target]
    with running(command, environment) as process:
        wait_for(port, ready, process)
        yield Server(port, process.pid)


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A process in the folder of the project, ended as by Ctrl-C, and by force after 10 s."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def wait_for(port: int, path: str, process: subprocess.Popen[bytes], patience: float = 30) -> None:
    """Until the first 200. Raises RuntimeError when the server ends or takes too long."""
    until = time.monotonic() + patience
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            if fetch(port, path).status == 200:
                return
        time.sleep(0.005)
    raise RuntimeError(f"no 200 from {path} ({process.args!r})")


def fetch(port: int, path: str, accept_encoding: str = "br", patience: float = 10) -> Answer:
    connection = http.client.HTTPConnection(HOST, port, timeout=patience)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": accept_encoding})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, response.read())
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        return int(asked.getsockname()[1])
