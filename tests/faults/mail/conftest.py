"""A real mail server on loopback, which does what a test asks of it."""

from __future__ import annotations

import email
import logging
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from routekaart.settings import Settings

CANARY = "kanarie"
"""In every address, link and password here; in no log."""


class PostOffice:
    """What came in, and what the server answers: `answers` to an address, `after_data` to a mail.

    An answer of "" ends the connection instead.
    """

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.to: list[str] = []
        self.was_tls: list[bool] = []
        self.answers: dict[str, str] = {}
        self.after_data = "250 OK"

    async def handle_RCPT(
        self, server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer or hang_up(server)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.after_data.startswith("2"):
            mail = email.message_from_bytes(envelope.content, policy=SMTP)
            assert isinstance(mail, EmailMessage)
            self.received.append(mail)
            self.to += envelope.rcpt_tos
            self.was_tls.append(session.ssl is not None)
        return self.after_data or hang_up(server)


def hang_up(server: Any) -> str:
    server.transport.abort()
    return "421 bye"


@pytest.fixture
def office() -> PostOffice:
    return PostOffice()


@pytest.fixture
def port() -> int:
    """A free one, on which nobody listens until `opens`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


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
