"""Passkeys on the pages: offered once, asked for in time, and good for both steps."""

from __future__ import annotations

import html
import re

import pytest
from sqlalchemy import select

from routekaart.accounts.ending import end_account
from routekaart.accounts.passkeys import Passkey
from routekaart.accounts.people import Person
from routekaart.application import create_app
from routekaart.mail.outbox import Message
from routekaart.settings import Settings
from tests.device import Device
from tests.pages.accounts.conftest import Browser, Desk, read_secret, token_in

EMAIL, OTHER = "samira@example.org", "omar@example.org"
PASSKEYS = "/account/passkeys"


def asked(browser: Browser, path: str) -> tuple[str, dict[str, str]]:
    """The form on a page that wants a passkey: what the browser is told, and the token."""
    page = browser.open(path)
    (form,) = re.findall(r"<form[^>]*data-passkey.*?</form>", page, re.DOTALL)
    (options,) = re.findall(r'data-options="([^"]*)"', form)
    return html.unescape(options), {"token": token_in(form)}


def make(browser: Browser, status: int = 303) -> Device:
    device = Device()
    options, form = asked(browser, PASSKEYS)
    browser.send(PASSKEYS, status, answer=device.make(options), **form)
    return device


def use(browser: Browser, device: Device, status: int = 303, on: str = "/inloggen", to: str = ""):
    options, form = asked(browser, on)
    return browser.send(to or f"{on}/passkey", status, answer=device.use(options), **form)


def where(browser: Browser, path: str = "/account") -> str | None:
    return browser.client.get(path, base_url="https://localhost").location


@pytest.fixture
def samira(desk) -> Device:
    """A passkey of hers."""
    desk.invite(EMAIL, "key figure")
    return make(desk.sign_in(EMAIL))


def test_it_is_offered_once_after_signing_in(desk) -> None:
    desk.invite(EMAIL, "key figure")
    assert desk.browser().send(desk.link_for(EMAIL)).location == PASSKEYS
    assert "Volgende keer sneller?" in desk.sign_in(EMAIL).open(PASSKEYS)
    assert desk.browser().send(desk.link_for(EMAIL)).location == "/sleutelfiguur"


def test_a_passkey_signs_in_for_both_steps_under_a_new_token(desk, samira) -> None:
    desk.invite(EMAIL, "officer")
    browser = desk.browser()
    assert use(browser, samira).location == "/programma"
    assert "Programma" in browser.open("/account")
    first = browser.client.get_cookie("__Host-routekaart", domain="localhost").value
    use(browser, samira)
    assert browser.client.get_cookie("__Host-routekaart", domain="localhost").value != first
    thief = desk.browser()
    thief.client.set_cookie("__Host-routekaart", first, domain="localhost", secure=True)
    assert where(thief) == "/inloggen"


def test_its_owner_hears_of_a_new_passkey(desk, samira) -> None:
    with desk.database.reading() as session:
        letters = session.scalars(select(Message).order_by(Message.created_at)).all()
    assert any("passkey" in each.subject and "Android" in each.text for each in letters)


def test_a_challenge_is_good_once(desk, samira) -> None:
    browser = desk.browser()
    options, form = asked(browser, "/inloggen")
    browser.send("/inloggen/passkey", answer=samira.use(options), **form)
    samira.count += 5
    again = desk.browser()
    page = again.send("/inloggen/passkey", 422, answer=samira.use(options), **form).text
    assert "niet gelukt" in page
    assert form["token"] not in page


def test_a_challenge_is_good_for_ten_minutes(desk, samira) -> None:
    browser = desk.browser()
    options, form = asked(browser, "/inloggen")
    desk.wait(minutes=10, seconds=1)
    browser.send("/inloggen/passkey", 422, answer=samira.use(options), **form)
    assert where(browser) == "/inloggen"


def test_a_challenge_is_of_one_page(desk, samira) -> None:
    """One that was made for confirming is no way in."""
    browser = desk.sign_in(EMAIL)
    options, form = asked(browser, PASSKEYS)
    desk.browser().send("/inloggen/passkey", 422, answer=samira.use(options), **form)


@pytest.mark.parametrize("answer", ["", "x", "{}", '{"id":"AA"}', "é" * 2000])
def test_whatever_else_is_sent_gets_a_page(desk, samira, answer) -> None:
    browser = desk.browser()
    _, form = asked(browser, "/inloggen")
    browser.send("/inloggen/passkey", 422, answer=answer, **form)
    signed = desk.sign_in(EMAIL)
    _, form = asked(signed, PASSKEYS)
    signed.send(PASSKEYS, 422, answer=answer, **form)


def test_of_an_ended_account_it_is_worth_nothing_and_nobody_is_told_why(desk, samira) -> None:
    stranger = Device(owner=b"nobody")
    with desk.database.writing() as session:
        end_account(session, session.scalars(select(Person)).one(), "test", desk.now)
    told = {
        re.sub(r'value="[^"]*"|data-options="[^"]*"', "", use(desk.browser(), each, 422).text)
        for each in (samira, stranger)
    }
    assert len(told) == 1


def test_a_passkey_that_was_taken_away_signs_in_no_more(desk, samira) -> None:
    browser = desk.sign_in(EMAIL)
    with desk.database.reading() as session:
        (kept,) = session.scalars(select(Passkey.id)).all()
    desk.invite(OTHER, "key figure")
    desk.sign_in(OTHER)
    desk.sign_in(OTHER).send(f"{PASSKEYS}/{kept}/weg", 404, on="/account")
    assert "Haal weg" in browser.open("/account")
    browser.send(f"{PASSKEYS}/{kept}/weg", on="/account")
    assert "Haal weg" not in browser.open("/account")
    use(desk.browser(), samira, 422)


def test_an_officer_may_have_a_passkey_instead_of_an_app(desk) -> None:
    desk.invite(EMAIL, "officer")
    browser = desk.sign_in(EMAIL)
    assert f'href="{PASSKEYS}"' in browser.open("/inloggen/app")
    device = make(browser, 200)
    assert "10" in browser.open("/account")
    next_time = desk.sign_in(EMAIL)
    assert where(next_time) == "/inloggen/code"
    assert "herstelcodes" in next_time.open("/inloggen/code")
    use(next_time, device, on="/inloggen/code")
    assert "Programma" in next_time.open("/account")


@pytest.mark.parametrize("has", ["an app", "a passkey"])
def test_a_link_alone_adds_no_way_in_to_who_has_a_second_step(desk, has) -> None:
    desk.invite(EMAIL, "officer")
    if has == "an app":
        desk.sign_in_fully(EMAIL)
    else:
        make(desk.sign_in(EMAIL), 200)
    thief = desk.sign_in(EMAIL)
    assert where(thief, PASSKEYS) == "/inloggen/code"
    assert thief.send(PASSKEYS, on="/inloggen/code", answer="{}").location == "/inloggen/code"
    for path in ("/inloggen/app", "/account", "/account/herstelcodes"):
        assert where(thief, path) in ("/inloggen/code", "/account")
    thief.send("/inloggen/app", on="/inloggen/code", code="000000")
    assert where(thief) == "/inloggen/code"


def test_the_passkey_of_somebody_else_is_no_second_step(desk, samira) -> None:
    desk.invite(OTHER, "officer")
    make(desk.sign_in(OTHER), 200)
    browser = desk.sign_in(OTHER)
    use(browser, samira, 422, on="/inloggen/code")
    assert where(browser) == "/inloggen/code"


def test_an_officer_keeps_the_only_second_step(desk) -> None:
    desk.invite(EMAIL, "officer")
    browser = desk.sign_in(EMAIL)
    make(browser, 200)
    with desk.database.reading() as session:
        kept = session.scalars(select(Passkey.id)).one()
    page = browser.send(f"{PASSKEYS}/{kept}/weg", 422, on="/account").text
    assert "enige tweede stap" in page
    code = read_secret(browser.open("/inloggen/app")).at(desk.now)
    browser.send("/inloggen/app", 200, code=code)
    browser.send(f"{PASSKEYS}/{kept}/weg", on="/account")


def test_new_recovery_codes_come_after_showing_who_one_is(desk) -> None:
    desk.invite(EMAIL, "officer")
    browser = desk.sign_in(EMAIL)
    device = Device()
    options, form = asked(browser, PASSKEYS)
    page = browser.send(PASSKEYS, 200, answer=device.make(options), **form).text
    first = re.findall(r"<li>([a-z0-9-]{19})</li>", page)
    codes = "/account/herstelcodes"
    assert "klopt niet" in browser.send(codes, 422, code="000000").text
    page = use(browser, device, 200, on=codes).text
    second = re.findall(r"<li>([a-z0-9-]{19})</li>", page)
    assert len(second) == 10
    assert not set(first) & set(second)
    browser.send(codes, 422, code=first[0])
    page = browser.send(codes, 200, code=second[0]).text
    assert len(re.findall(r"<li>([a-z0-9-]{19})</li>", page)) == 10


def test_who_needs_no_codes_makes_none(desk) -> None:
    desk.invite(EMAIL, "key figure")
    assert where(desk.sign_in(EMAIL), "/account/herstelcodes") == "/account"


@pytest.mark.parametrize(
    ("public_url", "asked_at", "is_offered"),
    [
        ("", "http://localhost:8000", True),
        ("", "http://127.0.0.1:8000", False),
        ("https://routekaart.example.nl", "https://routekaart.example.nl", True),
        ("https://routekaart.example.nl", "http://localhost:8000", False),
    ],
)
def test_by_a_number_or_another_name_it_is_not_offered(
    tmp_path, desk, public_url, asked_at, is_offered
) -> None:
    settings = Settings(data_dir=tmp_path, public_url=public_url)
    app = create_app(settings, lambda: desk.now, desk.app.extensions["routekaart"].current)
    page = app.test_client().get("/inloggen", base_url=asked_at).text
    assert ("data-passkey" in page) == is_offered


def test_a_button_that_stood_open_too_long_says_so(desk: Desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser, there = desk.sign_in(EMAIL), desk.sign_in(EMAIL)
    page = browser.open("/account")
    other = page.split('action="/account/sessies/')[1].split('"')[0]
    for path in (f"/account/sessies/{other}", "/account/andere-sessies"):
        assert "stond te lang open" in browser.send(path, 422, token="old").text
    there.open("/account")
