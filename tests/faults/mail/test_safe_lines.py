"""Outside this machine nothing is said to a mail server without TLS and a good certificate."""

from __future__ import annotations

import dataclasses
import ssl
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from routekaart.database import Database
from routekaart.mail.line import MailServer
from routekaart.mail.sending import send_due
from routekaart.settings import Settings
from tests.faults.mail.conftest import CANARY
from tests.faults.mail.test_sending import JAN, MINUTE, NOW, kept, posted


def certified(host: str, trust: Path | None = None) -> ssl.SSLContext:
    """What a server shows for `host`; `trust` gets the authority that vouches for it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    if trust is not None:
        authority.cert_pem.write_to_path(trust)
    return context


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of authorities that this process trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authorities.pem"))
    return tmp_path / "authorities.pem"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback, taken for another machine."""
    monkeypatch.setattr(MailServer, "is_this_machine", False)


def knows_us(_server: Any, _session: Any, _envelope: Any, _how: str, shown: Any) -> AuthResult:
    ours = (shown.login, shown.password) == (b"us@x", CANARY.encode())
    return AuthResult(success=ours, handled=False)


@pytest.fixture
def trouble(sqlite_database: Database, settings: Settings) -> Callable[..., str | None]:
    """`trouble("smtps", "user:password@")`: what comes of sending a letter so; None if it went."""

    def send(scheme: str, who: str = "", now: datetime = NOW) -> str | None:
        server = settings.mail_url.removeprefix("smtp://")
        ours = dataclasses.replace(settings, mail_url=f"{scheme}://{who}{server}")
        if not kept(sqlite_database):
            posted(sqlite_database, JAN)
        sent = send_due(sqlite_database, ours, now)
        (message,) = kept(sqlite_database)
        assert sent == (message.sent_at is not None)
        return message.last_trouble

    return send


@pytest.mark.usefixtures("elsewhere")
def test_starttls_and_then_the_password(trouble, office, opens, trusted) -> None:
    opens(
        tls_context=certified("127.0.0.1", trusted),
        require_starttls=True,
        authenticator=knows_us,
        auth_required=True,
    )
    assert trouble("smtp", f"us%40x:{CANARY}@") is None
    assert office.was_tls == [True]


def test_tls_from_the_first_byte(trouble, office, opens, trusted) -> None:
    opens(ssl_context=certified("127.0.0.1", trusted))
    assert trouble("smtps") is None
    assert len(office.received) == 1


@pytest.mark.usefixtures("elsewhere")
def test_a_server_without_tls_gets_nothing(trouble, office, opens) -> None:
    opens(authenticator=knows_us, auth_require_tls=False)
    assert trouble("smtp", f"us%40x:{CANARY}@") == "SMTPNotSupportedError"
    assert office.received == []


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("option", ["tls_context", "ssl_context"])
@pytest.mark.parametrize("host", ["127.0.0.1", "mail.example.org"])
def test_a_bad_certificate_is_refused(option, host, trouble, opens, trusted) -> None:
    """One of an authority that nobody knows, or of another host."""
    known = certified(host, trusted)
    unknown = certified(host)
    opens(**{option: unknown if host == "127.0.0.1" else known})
    found = trouble("smtp" if option == "tls_context" else "smtps")
    assert found == "SSLCertVerificationError"


def test_a_wrong_password_makes_letters_wait(trouble, opens) -> None:
    opens(authenticator=knows_us, auth_require_tls=False)
    assert trouble("smtp", f"us%40x:{CANARY}2@") == "SMTPAuthenticationError 535"
    assert trouble("smtp", f"us%40x:{CANARY}@", NOW + MINUTE) is None
