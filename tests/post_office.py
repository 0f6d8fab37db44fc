"""A real mail server on loopback, which does what a test asks of it."""

from __future__ import annotations

import email
import socket
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any


def find_free_port() -> int:
    """On this machine, on which nobody listens yet."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


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
