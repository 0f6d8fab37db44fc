"""Looking around as an example: under `routekaart demo` alone, and from this machine alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from routekaart.application import create_app
from routekaart.settings import Settings
from routekaart.web.accounts.demo import EXAMPLES, OpenToOthers, stays_here
from routekaart.web.endpoints import AUDIENCE_OF, IN_A_DEMO
from tests.pages.accounts.conftest import NOW, Browser, Desk

NOBODY: Any = SimpleNamespace(published=None, database_reachable=True)


@pytest.fixture
def demo(sqlite_database, tmp_path) -> Desk:
    app = create_app(Settings(data_dir=tmp_path), lambda: NOW, NOBODY, demo=True)
    app.testing = True
    return Desk(app, sqlite_database)


def here(demo: Desk) -> Browser:
    return demo.browser("127.0.0.1")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.says)
def test_one_looks_around_as_each_role(demo, example) -> None:
    demo.invite("iemand@example.org", "partner editor")  # there is a partner to edit for
    browser = here(demo)
    assert f"Bekijk als {example.says}" in browser.open("/inloggen")
    browser.send("/demo/inloggen", role=example.role, on="/inloggen")
    assert example.name in browser.open("/account")
    browser.send("/demo/inloggen", role=example.role, on="/inloggen")


def test_the_post_is_read_on_a_page(demo) -> None:
    demo.invite("samira@example.org", "key figure")
    assert "nog geen post" in here(demo).open("/demo/post")
    here(demo).send("/inloggen", email="samira@example.org")
    page = here(demo).open("/demo/post")
    assert demo.mailed_links()[0] in page


@pytest.mark.parametrize("role", ["administrator", "", "x", "officer'--"])
def test_nobody_is_an_administrator_by_a_tap(demo, role: str) -> None:
    here(demo).send("/demo/inloggen", 404, role=role, on="/inloggen")


def test_who_comes_from_elsewhere_finds_nothing(demo) -> None:
    elsewhere = demo.browser("192.0.2.1")
    elsewhere.open("/demo/post", 404)
    elsewhere.send("/demo/inloggen", 404, role="officer", on="/inloggen")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
def test_a_proxy_on_this_machine_lets_nobody_in(demo, header: str) -> None:
    headers = {header: "192.0.2.1"}
    for method, path in (("POST", "/demo/inloggen"), ("GET", "/demo/post")):
        answer = here(demo).client.open(
            path, method=method, data={"role": "officer"}, headers=headers
        )
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "differs",
    [
        {"host": "0.0.0.0"},
        {"host": "::"},
        {"proxy_hops": 1},
        {"public_url": "https://routekaart.example.nl"},
        {"trusted_hosts": ("localhost", "routekaart.example.nl")},
    ],
)
def test_a_site_that_others_reach_refuses_to_be_a_demo(tmp_path, differs) -> None:
    with pytest.raises(OpenToOthers):
        create_app(Settings(data_dir=tmp_path, **differs), lambda: NOW, NOBODY, demo=True)
    assert not stays_here(Settings(data_dir=tmp_path, **differs))


def test_no_setting_makes_a_site_a_demo(desk) -> None:
    assert not IN_A_DEMO.keys() & AUDIENCE_OF.keys()
    assert not [rule for rule in desk.app.url_map.iter_rules() if "demo" in rule.rule]
    assert not [each for each in Settings.__dataclass_fields__ if "demo" in each]
    desk.browser().open("/demo/post", 404)
    assert "Bekijk als" not in desk.browser().open("/inloggen")
