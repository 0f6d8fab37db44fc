"""Signing in with a link in a mail: once, in time, and without telling who has an account."""

from __future__ import annotations

import logging
from http.cookies import SimpleCookie

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError

from routekaart.accounts.audit import AuditEvent
from routekaart.accounts.ending import end_account
from routekaart.accounts.people import Person
from routekaart.accounts.sessions import LoginSession
from routekaart.accounts.sign_in_links import SignInLink
from routekaart.web.accounts import sign_in
from routekaart.web.accounts.trying import may_mail_link
from routekaart.web.kit.form_tokens import ButtonForm

EMAIL = "samira@example.org"


def test_from_the_mail_to_ones_account(desk) -> None:
    desk.invite(EMAIL, "partner editor")
    browser = desk.browser()
    assert browser.send("/inloggen", email=f"  {EMAIL.upper()} ").location == "/inloggen/verstuurd"
    (link,) = desk.mailed_links()
    assert "Samira" in browser.open(link)
    browser.send(link)
    page = browser.open("/account")
    assert all(words in page for words in ("Samira", EMAIL, "Partner", "Chrome op Android"))


def test_the_cookie_is_as_strict_as_cookies_can_be(desk) -> None:
    desk.invite(EMAIL, "key figure")
    answer = desk.browser().send(desk.link_for(EMAIL))
    cookie = SimpleCookie(answer.headers["Set-Cookie"])["__Host-routekaart"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"], cookie["expires"]) == (
        ("/", "", "", "")
    )


def test_looking_does_not_use_the_link_up(desk) -> None:
    """Mail scanners open every link they see."""
    desk.invite(EMAIL, "key figure")
    link = desk.link_for(EMAIL)
    for _ in range(3):
        assert "Inloggen" in desk.browser("198.51.100.7").open(link)
    desk.browser().send(link)


def test_a_link_is_good_once(desk) -> None:
    desk.invite(EMAIL, "key figure")
    link = desk.link_for(EMAIL)
    form = desk.browser()
    page = form.open(link)
    desk.browser().send(link)
    assert "werkt niet meer" in desk.browser().open(link, 410)
    assert (
        "werkt niet meer"
        in form.client.post(link, data={"token": _token(page)}, base_url="https://localhost").text
    )


def _token(page: str) -> str:
    return page.split('name="token"')[1].split('value="')[1].split('"', maxsplit=1)[0]


def test_a_link_is_good_for_ten_minutes(desk) -> None:
    desk.invite(EMAIL, "key figure")
    first, second = desk.link_for(EMAIL), desk.link_for(EMAIL)
    desk.wait(minutes=9, seconds=59)
    desk.browser().open(first)
    desk.wait(seconds=2)
    desk.browser().open(first, 410)
    desk.browser().open(second, 410)


@pytest.mark.parametrize("token", ["x", "é", "a" * 500, "%00", "..%2f"])
def test_links_that_were_never_ours(desk, token: str) -> None:
    answer = desk.browser().client.get(f"/inloggen/link/{token}")
    assert answer.status_code in (400, 404, 410)


def test_nobody_learns_who_has_an_account(desk) -> None:
    desk.invite(EMAIL, "officer")
    desk.invite("weg@example.org", "key figure")
    with desk.database.writing() as session:
        left = session.scalars(select(Person).where(Person.email == "weg@example.org")).one()
        end_account(session, left, "test", desk.now)
    answers = [
        desk.browser().send("/inloggen", email=email)
        for email in (EMAIL, "weg@example.org", "niemand@example.org")
    ]
    told = [(each.status_code, each.location, each.text) for each in answers]
    assert len(set(told)) == 1
    assert len(desk.mailed_links()) == 1


def test_an_address_that_is_none_stays_on_the_page(desk) -> None:
    page = desk.browser().send("/inloggen", 422, email="samira(at)example").text
    assert "samira(at)example" in page
    assert "Vul uw e-mailadres in" in page


def test_who_asks_too_often_waits_and_others_do_not(desk) -> None:
    desk.invite(EMAIL, "key figure")
    for _ in range(5):
        desk.browser().send("/inloggen", email=EMAIL)
    page = desk.browser().send("/inloggen", 429, email=EMAIL).text
    assert EMAIL in page
    assert "Wacht een kwartier" in page
    desk.browser().send("/inloggen", email="ander@example.org")
    assert len(desk.mailed_links()) == 5
    desk.wait(minutes=15)
    desk.browser().send("/inloggen", email=EMAIL)


def test_a_library_signs_in_behind_one_address(desk) -> None:
    for number in range(40):
        desk.browser("192.0.2.9").send("/inloggen", email=f"p{number}@example.org")
    desk.browser("192.0.2.9").send("/inloggen", 429, email="p40@example.org")
    desk.browser("192.0.2.10").send("/inloggen", email="p40@example.org")


def test_a_foreign_form_signs_nobody_in(desk) -> None:
    desk.invite(EMAIL, "key figure")
    link = desk.link_for(EMAIL)
    client = desk.browser().client
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert (
            client.post(
                link, base_url="https://localhost", headers=headers, data={"token": "x"}
            ).status_code
            == 403
        )
    assert (
        "Set-Cookie"
        not in client.post(link, base_url="https://localhost", data={"token": "x"}).headers
    )


def test_a_copied_cookie_is_worth_nothing_after_signing_out(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    copied = browser.client.get_cookie("__Host-routekaart", domain="localhost").value
    answer = browser.send("/uitloggen", on="/account")
    assert answer.location == "/inloggen"
    assert "cache" in answer.headers["Clear-Site-Data"]
    thief = desk.browser()
    thief.client.set_cookie("__Host-routekaart", copied, domain="localhost", secure=True)
    assert thief.client.get("/account", base_url="https://localhost").location == "/inloggen"


def test_a_session_ends_by_itself(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    for _ in range(11):
        desk.wait(minutes=65)
        answer = browser.client.get("/account", base_url="https://localhost")
    assert answer.status_code == 200
    desk.wait(minutes=6)
    assert browser.client.get("/account", base_url="https://localhost").location == "/inloggen"
    fresh = desk.sign_in(EMAIL)
    desk.wait(hours=2)
    assert fresh.client.get("/account", base_url="https://localhost").location == "/inloggen"


def test_ending_an_account_ends_it_everywhere_at_once(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browsers = [desk.sign_in(EMAIL), desk.sign_in(EMAIL)]
    link = desk.link_for(EMAIL)
    with desk.database.writing() as session:
        end_account(session, session.scalars(select(Person)).one(), "test", desk.now)
    for browser in browsers:
        assert browser.client.get("/account", base_url="https://localhost").location == "/inloggen"
    desk.browser().open(link, 410)


def test_ones_sessions_can_be_ended_and_nobody_elses(desk) -> None:
    desk.invite(EMAIL, "key figure")
    desk.invite("ander@example.org", "key figure")
    here, there, everywhere = (desk.sign_in(EMAIL) for _ in range(3))
    stranger = desk.sign_in("ander@example.org")
    with desk.database.reading() as session:
        found = select(LoginSession.id).join(Person).where(Person.email != EMAIL)
        of_stranger = session.scalars(found).one()
    here.send(f"/account/sessies/{of_stranger}", 404, on="/account")
    assert stranger.open("/account")
    assert here.open("/account").count('class="row"') == 3
    here.send("/account/andere-sessies", on="/account")
    for browser in (there, everywhere):
        assert browser.client.get("/account", base_url="https://localhost").location == "/inloggen"
    assert here.open("/account").count('class="row"') == 1
    assert stranger.open("/account")


def test_one_other_device_can_be_signed_out(desk) -> None:
    desk.invite(EMAIL, "key figure")
    here, there = desk.sign_in(EMAIL), desk.sign_in(EMAIL)
    page = here.open("/account")
    other = page.split('action="/account/sessies/')[1].split('"')[0]
    here.send(f"/account/sessies/{other}", on="/account")
    assert there.client.get("/account", base_url="https://localhost").location == "/inloggen"
    here.open("/account")


def test_a_name_is_never_a_page(desk) -> None:
    desk.invite(EMAIL, "key figure", name="<script>alert(1)</script> مريم")
    browser = desk.sign_in(EMAIL)
    assert "<script>" not in browser.open("/account")


def test_nothing_is_logged_of_who_signs_in(desk, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    desk.invite(EMAIL, "key figure")
    link = desk.link_for(EMAIL)
    browser = desk.browser()
    browser.send(link)
    browser.open("/account")
    desk.browser().open(link, 410)
    assert EMAIL not in caplog.text
    assert link.rsplit("/", 1)[1] not in caplog.text


def test_what_happens_is_on_the_list(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    browser.send("/uitloggen", on="/account")
    with desk.database.reading() as session:
        kinds = session.scalars(select(AuditEvent.kind).order_by(AuditEvent.at)).all()
    assert {"invited", "signed in", "signed out"} <= set(kinds)


def test_when_the_database_is_gone_what_was_typed_stays(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    token = _token(browser.open("/inloggen"))
    gone = desk.database.file.rename(desk.database.file.with_suffix(".gone"))
    assert "antwoordt niet" in browser.open("/account", 503)
    asked = browser.send("/inloggen", 503, token=token, email=EMAIL)
    assert f'value="{EMAIL}"' in asked.text
    assert asked.headers["Retry-After"]
    typed = browser.send("/account/andere-sessies", 503, token=token, says="Elke <b>dinsdag</b>")
    assert "Elke &lt;b&gt;dinsdag&lt;/b&gt;" in typed.text
    assert not desk.database.file.exists(), "an empty one was made"
    gone.rename(desk.database.file)
    browser.send("/inloggen", token=token, email=EMAIL)


def test_an_expired_session_loses_nothing_typed(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    desk.wait(hours=3)
    page = browser.send("/account/andere-sessies", 401, on="/inloggen", says="Elke dinsdag").text
    assert "Elke dinsdag" in page
    assert 'value="Elke dinsdag"' in page


def test_residents_never_get_the_cookie(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    for path in ("/nl/", "/robots.txt", "/onbekend"):
        assert "Set-Cookie" not in browser.client.get(path, base_url="https://localhost").headers


def test_a_letter_that_cannot_be_kept_is_no_link(desk, monkeypatch) -> None:
    """The link and its letter are one unit: both or neither."""
    desk.invite(EMAIL, "key figure")

    def refuse(*_letter: object) -> None:
        raise OperationalError("INSERT", {}, Exception("disk full"))

    monkeypatch.setattr(sign_in, "post", refuse)
    assert f'value="{EMAIL}"' in desk.browser().send("/inloggen", 503, email=EMAIL).text
    with desk.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(SignInLink)) == 0


def test_another_spelling_of_an_address_is_the_same_address(desk) -> None:
    desk.invite(EMAIL, "key figure")
    for spelled in (EMAIL, EMAIL.upper(), "samira@\uff45xample.org", "samira@example\u3002org"):
        desk.browser().send("/inloggen", email=spelled)
    desk.browser().send("/inloggen", email=EMAIL)
    desk.browser().send("/inloggen", 429, email="samira@\uff45xample.org")


def test_a_network_of_ipv6_is_one_visitor(desk) -> None:
    for number in range(40):
        desk.browser(f"2001:db8::{number:x}").send("/inloggen", email=f"p{number}@example.org")
    desk.browser("2001:db8::ffff").send("/inloggen", 429, email="p40@example.org")
    desk.browser("2001:db8:0:1::1").send("/inloggen", email="p40@example.org")


def test_who_signs_in_ends_who_was_signed_in_there(desk) -> None:
    desk.invite(EMAIL, "key figure")
    desk.invite("ander@example.org", "key figure")
    browser = desk.sign_in(EMAIL)
    left = browser.client.get_cookie("__Host-routekaart", domain="localhost").value
    desk.sign_in("ander@example.org", browser)
    assert "ander@example.org" in browser.open("/account")
    thief = desk.browser()
    thief.client.set_cookie("__Host-routekaart", left, domain="localhost", secure=True)
    assert thief.client.get("/account", base_url="https://localhost").location == "/inloggen"


def test_who_wants_to_leave_leaves_also_without_a_database(desk) -> None:
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    gone = desk.database.file.rename(desk.database.file.with_suffix(".gone"))
    browser.send("/uitloggen", 503, token="x")
    gone.rename(desk.database.file)
    assert browser.client.get("/account", base_url="https://localhost").location == "/inloggen"


def test_what_was_kept_can_be_sent_after_signing_in_again(desk) -> None:
    desk.invite(EMAIL, "key figure")
    desk.sign_in(EMAIL)
    here = desk.sign_in(EMAIL)
    token = _token(here.open("/account"))
    desk.wait(hours=3)
    here.send("/account/andere-sessies", 401, token=token)
    there = desk.sign_in(EMAIL)
    desk.sign_in(EMAIL, here)
    here.send("/account/andere-sessies", token=token)
    assert there.client.get("/account", base_url="https://localhost").location == "/inloggen"


def test_invented_addresses_keep_nobody_out(desk) -> None:
    """The letters of an hour are counted where letters go; nobody who asks can tell."""
    with desk.app.app_context(), desk.database.writing() as session:
        taken = [may_mail_link(session, False, desk.now) for _ in range(401)]
        assert taken == [True] * 400 + [False]
        assert may_mail_link(session, True, desk.now)
    desk.invite(EMAIL, "key figure")
    desk.link_for(EMAIL)


def test_when_the_letters_of_an_hour_are_spent_nobody_learns_who_has_an_account(
    desk, monkeypatch, caplog
) -> None:
    desk.invite(EMAIL, "key figure")
    monkeypatch.setattr(sign_in, "may_mail_link", lambda *_: False)
    told = {
        (answer.status_code, answer.location, answer.text)
        for answer in (
            desk.browser().send("/inloggen", email=email) for email in (EMAIL, "x@example.org")
        )
    }
    assert len(told) == 1
    assert desk.mailed_links() == []
    assert "no more links are mailed this hour" in caplog.text
    assert EMAIL not in caplog.text


@pytest.mark.parametrize("why", ["used", "too old"])
def test_a_link_that_is_refused_is_on_the_list(desk, why: str) -> None:
    person = desk.invite(EMAIL, "key figure")
    link = desk.link_for(EMAIL)
    browser = desk.browser()
    token = _token(browser.open(link))
    if why == "used":
        desk.browser().send(link)
    else:
        desk.wait(minutes=11)
    browser.open(link, 410)
    browser.send(link, 410, token=token)
    with desk.database.reading() as session:
        refused = select(AuditEvent.person_id).where(AuditEvent.kind == "link refused")
        assert session.scalars(refused).all() == [person]


def test_signing_out_elsewhere_while_being_signed_out_is_no_fault(desk, monkeypatch) -> None:
    """The session ends between the check of who asks and the deed."""
    desk.invite(EMAIL, "key figure")
    browser = desk.sign_in(EMAIL)
    desk.sign_in(EMAIL)
    token = _token(browser.open("/account"))
    validate = ButtonForm.validate

    def end_meanwhile(form: ButtonForm) -> bool:
        with desk.database.writing() as session:
            session.execute(delete(LoginSession))
        return bool(validate(form))

    monkeypatch.setattr(ButtonForm, "validate", end_meanwhile)
    answer = browser.send("/account/andere-sessies", token=token)
    assert answer.location == "/inloggen"
