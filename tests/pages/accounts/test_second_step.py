"""Officers and administrators show more than a mail account."""

from __future__ import annotations

import re

import pytest

from tests.pages.accounts.conftest import read_secret

EMAIL = "officier@example.org"


@pytest.fixture
def officer(desk) -> str:
    desk.invite(EMAIL, "officer", name="Omar")
    return EMAIL


def cookie(browser) -> str:
    return str(browser.client.get_cookie("__Host-routekaart", domain="localhost").value)


def where(browser, path: str = "/account") -> str | None:
    location = browser.client.get(path, base_url="https://localhost").location
    return None if location is None else str(location)


def test_a_link_alone_leads_to_connecting_an_app(desk, officer) -> None:
    browser = desk.sign_in(officer)
    assert where(browser) == "/inloggen/code"
    assert where(browser, "/inloggen/code") == "/inloggen/app"
    page = browser.open("/inloggen/app")
    assert "<svg" in page
    assert page == browser.open("/inloggen/app") or 'class="key"' in page


def test_the_first_code_connects_the_app_and_gives_recovery_codes(desk, officer) -> None:
    browser, _ = desk.sign_in_fully(officer)
    assert "Programma" in browser.open("/account")
    assert "10" in browser.open("/account")
    assert where(browser, "/inloggen/app") == "/account"


def test_the_cookie_from_before_the_second_step_is_worth_nothing(desk, officer) -> None:
    desk.sign_in_fully(officer)
    desk.wait(minutes=1)
    browser = desk.sign_in(officer)
    before = cookie(browser)
    thief = desk.browser()
    thief.client.set_cookie("__Host-routekaart", before, domain="localhost", secure=True)
    assert where(thief) == "/inloggen/code"


def test_a_wrong_code_leads_nowhere_and_too_many_wait(desk, officer) -> None:
    browser = desk.sign_in(officer)
    for _ in range(6):
        assert "klopt niet" in browser.send("/inloggen/app", 422, code="000000").text
    assert "Wacht een kwartier" in browser.send("/inloggen/app", 429, code="000000").text
    assert where(browser) == "/inloggen/code"


def test_next_time_a_new_code_is_asked_and_an_old_one_refused(desk, officer) -> None:
    _, app = desk.sign_in_fully(officer)
    used = app.at(desk.now)
    browser = desk.sign_in(officer)
    before = cookie(browser)
    assert "klopt niet" in browser.send("/inloggen/code", 422, code=used).text
    desk.wait(seconds=30)
    code = app.at(desk.now)
    browser.send("/inloggen/code", code=f"{code[:3]} {code[3:]}")
    assert cookie(browser) != before
    browser.open("/account")
    thief = desk.browser()
    thief.client.set_cookie("__Host-routekaart", before, domain="localhost", secure=True)
    assert where(thief) == "/inloggen"


def test_a_recovery_code_is_good_once(desk, officer) -> None:
    first = desk.sign_in(officer)
    code = read_secret(first.open("/inloggen/app")).at(desk.now)
    page = first.send("/inloggen/app", 200, code=code).text
    codes = re.findall(r"<li>([a-z0-9-]{19})</li>", page)
    assert len(set(codes)) == 10
    browser = desk.sign_in(officer)
    browser.send("/inloggen/code", code=f" {codes[0].upper()} ")
    assert ">9<" in browser.open("/account")
    again = desk.sign_in(officer)
    again.send("/inloggen/code", 422, code=codes[0])
    again.send("/inloggen/code", code=codes[1].replace("-", ""))


def test_a_partner_needs_no_second_step(desk) -> None:
    desk.invite("p@example.org", "partner editor")
    browser = desk.sign_in("p@example.org")
    browser.open("/account")
    assert where(browser, "/inloggen/code") == "/account"


@pytest.mark.parametrize("code", ["", " ", "é" * 40, "0" * 5000, "١٢٣٤٥٦", "'; --"])
def test_codes_that_are_none(desk, officer, code: str) -> None:
    desk.sign_in_fully(officer)
    browser = desk.sign_in(officer)
    browser.send("/inloggen/code", 422, code=code)
    assert where(browser) == "/inloggen/code"


def test_an_app_is_offered_to_one_session_alone(desk, officer) -> None:
    """Whoever once read a mail and waits halfway does not see the secret of a later sign-in."""
    waiting = desk.sign_in(officer)
    waiting.open("/inloggen/app")
    newer = desk.sign_in(officer)
    newer.open("/inloggen/app")
    assert where(waiting, "/inloggen/app") == "/inloggen"


def test_who_needs_no_second_step_connects_nothing(desk) -> None:
    desk.invite("p@example.org", "partner editor")
    browser = desk.sign_in("p@example.org")
    assert where(browser, "/inloggen/app") == "/account"
