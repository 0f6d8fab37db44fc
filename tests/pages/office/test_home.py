"""The programme begins on a page of its own, and nobody else sees it."""

from __future__ import annotations


def test_the_programme_finds_its_pages_from_its_account(desk) -> None:
    desk.invite("omar@example.org", "officer")
    browser, _ = desk.sign_in_fully("omar@example.org")
    assert 'href="/programma"' in browser.open("/account")
    assert "<h1>Programma</h1>" in browser.open("/programma")


def test_a_partner_is_not_shown_the_way(desk) -> None:
    desk.invite("samira@example.org", "partner editor")
    browser = desk.sign_in("samira@example.org")
    assert 'href="/programma"' not in browser.open("/account")
    browser.open("/programma", 403)
