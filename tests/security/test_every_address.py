"""What must hold at every address that is not everybody's, tried at each of them: by who may open
it, with something there to look at or to spoil."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from routekaart.web.endpoints import AUDIENCE_OF
from routekaart.web.kit.guards import LARGEST_BODY, OTHER_BODY
from routekaart.web.kit.headers import SECURITY_HEADERS, STRICT_TRANSPORT
from tests.contents import everything
from tests.pages.accounts.conftest import token_in
from tests.security.conftest import CANARY, HERE, KINDS, OTHER, Furnished, Kind, Member

EDITOR, KEY_FIGURE = KINDS[0], KINDS[3]
ELSEWHERE = "?next=//evil.example/&dienst=//evil.example/&terug=/%5Cevil.example"

FINDS_NOTHING = {"office.choose_service", "office.send_kept_logo", "partners.send_kept_logo"}
"""Leads on to what was chosen, and to no other page; or sends a picture by its digest."""

NEEDS_NO_TOKEN = {"accounts.sign_out", "public.say_service_helped", "public.say_step_helped"}
"""Who wants to leave, leaves: also with a form that stood open for days. And residents, who have no
session, answer on a page that is the same for all; an officer meets it in a preview."""

KEEPS_NOTHING = {"partners.preview_hours", "office.check_step"}
"""Gives words about what is typed so far. No form of its own leads there."""

OFFERED_BY_LOOKING = "code_app."
"""A secret for an app has to be kept to be shown. It lets nobody in till it gave a code."""

FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
)


@pytest.fixture(autouse=True)
def nothing_typed_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    told = [logging.Formatter().format(each) for each in caplog.get_records("call")]
    assert [each for each in told if CANARY in each] == []


@pytest.fixture(
    params=KINDS, ids=lambda kind: f"{kind.role}{'' if kind.is_complete else ' halfway'}"
)
def member(site: Furnished, request: pytest.FixtureRequest) -> Member:
    return site.let_in(request.param)


def kept(site: Furnished) -> list[tuple[str, str]]:
    """All that the database holds, but for what is offered by looking."""
    return [
        each for each in everything(site.database) if not each[0].startswith(OFFERED_BY_LOOKING)
    ]


def stays_here(answer: Any) -> bool:
    """Whether it leads to no other site."""
    to = answer.headers.get("Location", "/")
    return to.startswith("/") and not to.startswith(("//", "/\\")) and "evil" not in to


def test_between_them_they_open_every_address(site: Furnished) -> None:
    opened = [site.let_in(kind).endpoints() for kind in KINDS]
    assert set.union(*opened) == {
        name for name, audience in AUDIENCE_OF.items() if audience != "everyone"
    }


def test_looking_changes_nothing_and_every_answer_is_guarded(
    site: Furnished, member: Member
) -> None:
    before = kept(site)
    for rule in site.rules(member, "GET"):
        answer = member.client.get(site.address_of(rule, member) + ELSEWHERE, base_url=HERE)
        expected = (404,) if rule.endpoint in FINDS_NOTHING else (200, 303)
        assert answer.status_code in expected, rule.endpoint
        assert stays_here(answer), rule.endpoint
        assert b"evil" not in answer.data, rule.endpoint
        for name, value in (*SECURITY_HEADERS, STRICT_TRANSPORT):
            assert answer.headers.getlist(name) == [value], rule.endpoint
        assert answer.headers["Cache-Control"] == "no-store", rule.endpoint
        assert "Set-Cookie" not in answer.headers, rule.endpoint
    assert kept(site) == before


def test_a_form_is_taken_only_from_our_own_page_with_its_own_token(
    site: Furnished, member: Member
) -> None:
    """Sent as it stands there, but from another site, without its token, or with that of a page
    that everybody may open."""
    forms, before = site.forms(member), kept(site)
    shown = {each.endpoint for each in forms}
    asked = {rule.endpoint for rule in site.rules(member, "POST")}
    assert asked - shown - KEEPS_NOTHING <= _shown_to_another_kind(member.kind)
    anybodys = token_in(member.client.get("/inloggen", base_url=HERE).text)
    assert anybodys
    for form in forms:
        for headers in FOREIGN:
            assert member.send(form, **headers).status_code == 403, form.endpoint
        if form.endpoint in NEEDS_NO_TOKEN:
            continue
        for token in ("", anybodys):
            answer = member.send(replace(form, fields={**form.fields, "token": token}))
            assert answer.status_code in (303, 422), form.endpoint
            assert stays_here(answer), form.endpoint
    assert kept(site) == before


def _shown_to_another_kind(kind: Kind) -> set[str]:
    """Forms of the second step are shown to who has to take it, before or after they did."""
    before = {"accounts.check_code", "accounts.check_passkey"}
    after = {"accounts.add_passkey", "accounts.confirm_app"}
    codes = {"accounts.make_codes", "accounts.make_codes_by_passkey", "accounts.confirm_app"}
    if not kind.is_complete:
        return after
    return before | (codes if kind in (EDITOR, KEY_FIGURE) else set())


def test_what_nobody_can_read_and_what_is_too_large_is_refused(
    site: Furnished, member: Member
) -> None:
    before = kept(site)
    for rule in site.rules(member, "POST"):
        address, most = site.address_of(rule, member), OTHER_BODY.get(rule.endpoint, LARGEST_BODY)
        for body, status in ((b"x=%ff", 400), (b"\xff=1", 400), (b"x=" + b"a" * most, 413)):
            answer = member.client.post(
                address,
                data=body,
                content_type="application/x-www-form-urlencoded",
                base_url=HERE,
            )
            assert answer.status_code == status, (rule.endpoint, body[:5])
    assert kept(site) == before


def test_what_is_somebody_elses_is_not_there(site: Furnished) -> None:
    """An editor of another organisation asks for all that is there, and sends all of its forms."""
    owner, stranger = site.let_in(EDITOR), site.let_in(EDITOR, OTHER)
    forms, before = site.forms(owner), kept(site)
    for rule in site.rules(owner, "GET"):
        if rule.arguments:
            answer = stranger.client.get(site.address_of(rule, owner), base_url=HERE)
            assert answer.status_code == 404, rule.endpoint
    for form in forms:
        if form.endpoint not in NEEDS_NO_TOKEN:
            is_of_account = form.endpoint.startswith("accounts.")
            names_it = any(each in form.address for each in ("dienst", "dicht/", "organisatie"))
            answer = stranger.send(form)
            assert answer.status_code in ((404,) if names_it else (404, 422)), form.endpoint
            assert not (is_of_account and answer.status_code == 303), form.endpoint
    assert kept(site) == before
