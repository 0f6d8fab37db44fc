"""The line to the mail server: opened when first needed, with TLS, and told apart what goes wrong.

Nothing the server says is passed on, for servers repeat addresses: only the error and its code.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address
from types import TracebackType
from urllib.parse import unquote, urlsplit

TIMEOUT = 10.0
"""Seconds that a server may take for one answer."""

_PORTS = {"smtp": 587, "smtps": 465}


class Refused(Exception):
    """The server will never take this message, or it is no message."""


class NotNow(Exception):
    """The server does not take this message now."""


class NoLine(Exception):
    """Nothing can be sent now, this message or another."""


@dataclass(frozen=True)
class MailServer:
    """Where the mail server is and how it knows us."""

    host: str
    port: int
    is_tls: bool
    """From the first byte; else it is asked for (STARTTLS), and required outside this machine."""
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def at(cls, url: str) -> MailServer:
        """Out of the setting `mail_url`, which was checked there."""
        parts = urlsplit(url)
        return cls(
            host=parts.hostname or "",
            port=parts.port or _PORTS[parts.scheme],
            is_tls=parts.scheme == "smtps",
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )

    @property
    def is_this_machine(self) -> bool:
        """Whether what is said to it stays on loopback."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


class Line:
    """One conversation with the server, for as many messages as there are."""

    def __init__(self, server: MailServer, name: str) -> None:
        """`name` is how we introduce ourselves: our host."""
        self._server = server
        self._name = name
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Line:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._smtp is not None:
            with suppress(OSError):
                self._smtp.quit()
            self._smtp.close()

    def send(self, mail: EmailMessage) -> None:
        """Hand one mail over. Raises Refused, NotNow or NoLine: the error and its code."""
        try:
            if self._smtp is None:
                self._smtp = self._open()
            self._smtp.send_message(mail)
        except smtplib.SMTPRecipientsRefused as fault:
            ((code, _said),) = fault.recipients.values()
            raise _by_code(fault, code) from None
        except smtplib.SMTPDataError as fault:
            raise _by_code(fault, fault.smtp_code) from None
        except OSError as fault:  # every other fault of smtplib, of TLS and of the network
            raise NoLine(_named(fault, getattr(fault, "smtp_code", None))) from None
        except ValueError as fault:
            raise Refused(_named(fault)) from None

    def _open(self) -> smtplib.SMTP:
        server, context = self._server, ssl.create_default_context()
        where = (server.host, server.port, self._name)
        if server.is_tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=TIMEOUT, context=context)
        else:
            smtp = smtplib.SMTP(*where, timeout=TIMEOUT)
        try:
            if not server.is_tls and not server.is_this_machine:
                smtp.starttls(context=context)
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


def _by_code(fault: Exception, code: int) -> Refused | NotNow:
    """5xx is for ever: the server asks not to be tried again."""
    return (Refused if code >= 500 else NotNow)(_named(fault, code))


def _named(fault: Exception, code: int | None = None) -> str:
    return f"{type(fault).__name__} {code or ''}".strip()
