"""A real mail server on loopback, which does what a test asks of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from routekaart.settings import Settings
from tests.post_office import PostOffice, find_free_port

CANARY = "kanarie"
"""In every address, link and password here; in no log."""


@pytest.fixture
def office() -> PostOffice:
    return PostOffice()


@pytest.fixture
def port() -> int:
    """A free one, on which nobody listens until `opens`."""
    return find_free_port()


@pytest.fixture
def opens(office: PostOffice, port: int) -> Iterator[Callable[..., None]]:
    """`opens()`: from now on the server is there."""
    running: list[Controller] = []

    def open_one(**options: Any) -> None:
        controller = Controller(office, "127.0.0.1", port, ready_timeout=60, **options)
        controller.start()
        running.append(controller)

    yield open_one
    for controller in running:
        controller.stop()


@pytest.fixture
def settings(tmp_path: Path, port: int) -> Settings:
    return Settings(
        data_dir=tmp_path,
        public_url="https://routekaart.example.nl",
        mail_url=f"smtp://127.0.0.1:{port}",
        mail_from=f"{CANARY}@routekaart.example.nl",
    )


@pytest.fixture(autouse=True)
def no_canary_in_any_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever happens, no address, link or password is in a log; the server's own is not ours."""
    caplog.set_level(logging.DEBUG)
    yield
    ours = [each for each in caplog.get_records("call") if not each.name.startswith("mail.")]
    told = [logging.Formatter().format(each) for each in ours]
    assert [each for each in told if CANARY in each] == []
