"""Every address is declared, and nobody opens what is not for them."""

from __future__ import annotations

import uuid
from typing import get_args

import pytest

from routekaart.accounts.roles import ROLES, Role
from routekaart.web.endpoints import AUDIENCE_OF
from routekaart.web.kit.access import Audience, SignedIn

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
OPENS: dict[Role, set[Audience]] = {
    "partner editor": {"partner editors"},
    "key figure": {"key figures", "key figures or officers"},
    "officer": {"officers", "key figures or officers"},
    "administrator": {"officers", "administrators", "key figures or officers"},
}


def somebody(*roles: Role, is_complete: bool = True) -> SignedIn:
    return SignedIn(
        uuid.uuid4(), uuid.uuid4(), "S", "s@x.nl", frozenset(roles), frozenset(), is_complete
    )


def test_every_address_is_declared_and_nothing_else_is(desk) -> None:
    assert set(AUDIENCE_OF) == {rule.endpoint for rule in desk.app.url_map.iter_rules()}


def test_what_is_not_declared_is_refused(desk, caplog) -> None:
    desk.app.add_url_rule("/vergeten", "forgotten", lambda: "geheim")
    answer = desk.browser().client.get("/vergeten")
    assert answer.status_code == 403
    assert "geheim" not in answer.text
    assert "forgotten" in caplog.text


@pytest.mark.parametrize("audience", [each for each in AUDIENCES if each != "everyone"])
@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_pages(role: Role, audience: Audience) -> None:
    is_for_them = audience in OPENS[role] | {"signed in", "halfway"}
    assert somebody(role).may_open(audience) == is_for_them


@pytest.mark.parametrize("audience", [each for each in AUDIENCES if each != "everyone"])
def test_before_the_second_step_nothing_opens_but_that_step(audience: Audience) -> None:
    halfway = somebody("administrator", is_complete=False)
    assert halfway.may_open(audience) == (audience == "halfway")


def addresses(desk, method: str) -> list[str]:
    """An address for every endpoint that is not for everyone."""
    ids = ("session", "passkey", "person", "proposal", "version", "remark", "kept")
    words = {"slug": "taalcafe", "section": "wat", "entry": "service.ping", "locale": "ar"}
    words |= {"partner": "woej", "key": "woej-20261123", "place": "de-plint", "digest": "c" * 64}
    words |= {"goal": "taal", "service": "taalcafe", "indicator": "bijstand"}
    words |= {"report": "monitor-2023-2024", "number": 1, "table": 1, "sheet": "per-taal"}
    words |= {"kind": "acties", "part": "routekaart"}
    words |= {"banner": "dicht", "concept": "huur", "page": "over", "closure": "dicht"}
    words |= {"noun": "vraag", "step": "geld"}
    values: dict[str, object] = {**{name: uuid.uuid4() for name in ids}, **words}
    with desk.app.test_request_context():
        adapter = desk.app.url_map.bind("localhost")
        return [
            adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
            for rule in desk.app.url_map.iter_rules()
            if AUDIENCE_OF[rule.endpoint] != "everyone" and method in (rule.methods or ())
        ]


def test_who_is_not_signed_in_is_led_to_signing_in(desk) -> None:
    paths = addresses(desk, "GET")
    assert len(paths) >= 3
    for path in paths:
        answer = desk.browser().client.get(path)
        assert (answer.status_code, answer.location) == (303, "/inloggen")


def test_a_form_of_who_is_not_signed_in_changes_nothing(desk) -> None:
    for path in addresses(desk, "POST"):
        answer = desk.browser().client.post(path, data={"says": "Dit typte ik"})
        assert answer.status_code in (303, 401)
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("cookie", ["", "x", "é", "a" * 3000, "../../x", '"; DROP TABLE person'])
def test_a_cookie_that_is_not_ours_is_nobody(desk, cookie: str) -> None:
    browser = desk.browser()
    browser.client.set_cookie("__Host-routekaart", cookie, domain="localhost", secure=True)
    assert browser.client.get("/account", base_url="https://localhost").location == "/inloggen"
