"""Every address × every role, as the table of endpoints has it: who may gets in, who may not does
not. Each address is asked for as it is, without a form of ours, so nothing is changed."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule

from routekaart.accounts import sessions
from routekaart.accounts.people import Person
from routekaart.accounts.roles import ROLES
from routekaart.web.endpoints import AUDIENCE_OF
from tests.pages.accounts.conftest import Browser, Desk
from tests.pages.accounts.test_access import OPENS

NOT_FOR_EVERYONE = sorted(name for name, audience in AUDIENCE_OF.items() if audience != "everyone")


def sign_in(desk: Desk, role: Any, is_complete: bool = True) -> Browser:
    """As somebody with this role, without the steps in between."""
    desk.invite("iemand@example.org", role)
    with desk.database.writing() as session:
        person = session.scalars(select(Person)).one()
        token = sessions.begin(session, person, desk.now, "Chrome", second_step=is_complete)
    browser = desk.browser()
    browser.client.set_cookie("__Host-routekaart", token, domain="localhost", secure=True)
    return browser


def address_of(desk: Desk, rule: Rule) -> str:
    """An address of this kind; what it is about is not there."""
    made = {"UUIDConverter": uuid.uuid4(), "IntegerConverter": 1}

    def make(converter: Any) -> object:
        # One of its few words, where an address takes no other.
        is_one_of = isinstance(converter, AnyConverter)
        return min(converter.items) if is_one_of else made.get(type(converter).__name__, "x")

    values = {name: make(each) for name, each in rule._converters.items()}
    return str(desk.app.url_map.bind("localhost").build(rule.endpoint, values))


def ask(desk: Desk, browser: Browser, endpoint: str) -> list[Any]:
    return [
        browser.client.open(address_of(desk, rule), method=method, base_url="https://localhost")
        if method == "GET"
        else browser.client.open(
            address_of(desk, rule), method=method, base_url="https://localhost", data={"x": "y"}
        )
        for rule in desk.app.url_map.iter_rules(endpoint)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


@pytest.mark.parametrize("role", ROLES)
def test_each_address_opens_for_whom_it_is_and_for_nobody_else(desk, role) -> None:
    browser = sign_in(desk, role)
    for endpoint in NOT_FOR_EVERYONE:
        if endpoint == "accounts.sign_out":
            continue
        may = AUDIENCE_OF[endpoint] in OPENS[role] | {"signed in", "halfway"}
        for answer in ask(desk, browser, endpoint):
            assert answer.status_code < 500, endpoint
            assert (answer.status_code != 403) == may, (endpoint, answer.status_code)
            assert answer.location not in ("/inloggen", "/inloggen/code"), endpoint


@pytest.mark.parametrize("role", ["officer", "administrator"])
def test_before_the_second_step_each_address_leads_there(desk, role) -> None:
    browser = sign_in(desk, role, is_complete=False)
    for endpoint in NOT_FOR_EVERYONE:
        if AUDIENCE_OF[endpoint] == "halfway":
            continue
        for answer in ask(desk, browser, endpoint):
            assert (answer.status_code, answer.location) == (303, "/inloggen/code"), endpoint


def test_who_is_not_signed_in_gets_in_nowhere(desk) -> None:
    for endpoint in NOT_FOR_EVERYONE:
        for answer in ask(desk, desk.browser(), endpoint):
            assert answer.status_code in (303, 401), endpoint
            assert answer.location in (None, "/inloggen"), endpoint
