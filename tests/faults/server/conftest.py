"""A prepared data folder, and servers started as a person would start them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from routekaart.settings import PREFIX, Settings
from tests.faults.patience import until
from tests.real_site import ROOT, copy_site


def environment(settings: Settings, **chosen: str) -> dict[str, str]:
    """What makes a command use exactly these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    folders = {
        "DATA_DIR": settings.data_dir,
        "CONTENT_DIR": settings.content_dir,
        "TRANSLATIONS_DIR": settings.translations_dir,
    }
    told = {f"{PREFIX}{name}": str(value) for name, value in {**folders, **chosen}.items()}
    return {**kept, **told, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def prepared(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Settings:
    """Settings of a site that was published once, to do with as a test likes."""
    return copy_site(tmp_path_factory, tmp_path / "site")


class Server:
    """A command that serves, in a process group of its own as under a terminal."""

    def __init__(self, command: str, env: dict[str, str], said: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.said = said
        with said.open("wb") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "routekaart.cli", command],
                env={**env, f"{PREFIX}PORT": str(self.port)},
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def get(self, path: str = "/nl/") -> int:
        """The status; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{self.port}{path}", timeout=180
            ) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError:
            return 0

    def workers(self) -> list[psutil.Process]:
        """The living processes that serve."""
        children = psutil.Process(self.process.pid).children()
        return [child for child in children if child.status() != psutil.STATUS_ZOMBIE]

    def is_whole(self) -> bool:
        """Whether every worker listens; the first one answers before the last one does."""
        listening = [
            any(each.status == psutil.CONN_LISTEN for each in worker.net_connections("tcp"))
            for worker in self.workers()
        ]
        return len(listening) == 2 and all(listening)

    def interrupt(self) -> int:
        """Ctrl-C, which reaches every process of the group; gives the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=180)


@pytest.fixture
def start(prepared: Settings, tmp_path: Path) -> Iterator[Callable[[str], Server]]:
    """`start("serve")`: a server on the prepared folder that answers."""
    started: list[Server] = []

    def start_one(command: str) -> Server:
        server = Server(command, environment(prepared), tmp_path / f"said-{len(started)}")
        started.append(server)
        assert until(server.is_whole, within=30), server.said.read_text()
        assert server.get("/health/ready") == 200
        return server

    yield start_one
    for server in started:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait()
