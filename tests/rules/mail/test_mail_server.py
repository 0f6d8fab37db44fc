"""Which server is meant, and where TLS may be left out."""

from __future__ import annotations

import pytest

from routekaart.mail.line import MailServer


def test_everything_of_the_address_is_read() -> None:
    server = MailServer.at("smtp://jan%40example.org:p%2Fw%3A%C3%A9@mail.example.org:2525")
    assert server == MailServer("mail.example.org", 2525, False, "jan@example.org", "p/w:é")


def test_a_server_has_the_port_of_its_kind() -> None:
    assert MailServer.at("smtp://mail.example.org").port == 587
    assert MailServer.at("smtps://mail.example.org").port == 465


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"])
def test_on_this_machine_tls_may_be_left_out(host: str) -> None:
    assert MailServer.at(f"smtp://{host}").is_this_machine


@pytest.mark.parametrize(
    "host", ["mail.example.org", "10.0.0.1", "localhost.example", "[2001:db8::1]"]
)
def test_everywhere_else_it_may_not(host: str) -> None:
    assert not MailServer.at(f"smtp://{host}").is_this_machine


def test_the_password_is_not_shown() -> None:
    assert "kanarie" not in repr(MailServer.at("smtp://jan:kanarie@mail.example.org"))
