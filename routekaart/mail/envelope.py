"""A letter as a mail: RFC 5322 and MIME."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from routekaart.mail.outbox import Message
from routekaart.settings import Settings

SENDER = "Routekaart"
"""Beside the address of `mail_from`."""


def enclose(message: Message, settings: Settings) -> EmailMessage:
    """The mail of a message. Each try gives the same, so that a copy can be told to be one.

    Raises ValueError for a subject of more than one line, however that came into the database.
    """
    mail = EmailMessage(SMTP)
    mail["From"] = Address(SENDER, addr_spec=settings.mail_from)
    mail["To"] = message.recipient
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = f"<{message.id}@{host_of(settings)}>"
    mail["Auto-Submitted"] = "auto-generated"
    # Seven bits: not every server on the way takes more.
    mail.set_content(message.text, cte="quoted-printable")
    mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    return mail


def host_of(settings: Settings) -> str:
    """The name we go by among mail servers: the site's, or else that of our address."""
    host = urlsplit(settings.public_url).hostname
    return host or settings.mail_from.rpartition("@")[2]
