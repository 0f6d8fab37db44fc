"""Whoever signed in is where they work, without looking for it."""

from __future__ import annotations

import pytest

from routekaart.accounts.roles import Role
from routekaart.web.accounts.arrival import find_work
from tests.pages.accounts.test_sign_in import EMAIL


@pytest.mark.parametrize(
    ("role", "work"), [("partner editor", "/partner/"), ("key figure", "/sleutelfiguur")]
)
def test_who_signed_in_is_where_they_work(desk, role: Role, work: str) -> None:
    desk.invite(EMAIL, role)
    desk.sign_in(EMAIL)  # is offered a passkey, this once
    browser = desk.browser()
    assert browser.send(desk.link_for(EMAIL)).location == work


def test_the_programme_is_at_work_after_the_second_step(desk) -> None:
    desk.invite(EMAIL, "officer")
    app = desk.sign_in_fully(EMAIL)[1]
    leads_to = []
    for _ in range(2):
        desk.wait(minutes=1)
        browser = desk.sign_in(EMAIL)
        leads_to.append(browser.send("/inloggen/code", code=app.at(desk.now)).location)
    assert leads_to == ["/account/passkeys", "/programma"]


def test_who_is_both_begins_with_the_programme() -> None:
    assert find_work(["partner editor", "officer"]) == "/programma"
