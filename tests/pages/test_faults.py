"""When things go wrong residents read on, and otherwise hear what they can do."""

from __future__ import annotations

import pytest

from routekaart.language.locales import LOCALES
from tests.pages.browsing import Visitor
from tests.real_site import Clock, Reading, make_app, make_settings


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A site on its very first morning, before there is anything to read."""
    clock, reading = Clock(), Reading(None)
    settings = make_settings(tmp_path_factory.mktemp("empty"))
    return Visitor(make_app(settings, clock, reading), clock, reading)


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_database_residents_read_on(visitor: Visitor, locale: str) -> None:
    def notes() -> int:
        answer = visitor.fetch(f"/{locale}/hulp/ping-loket")
        page = visitor.audit(f"/{locale}/hulp/ping-loket", answer)
        return sum(each.get("class") == "note" for each in page.all("p"))

    before = notes()
    visitor.reading.database_reachable = False
    assert notes() == before + 1
    visitor.reading.database_reachable = True
    assert notes() == before


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("below", ["/", "/route/direct", "/hulp/112", "/vandaag", "/nood", "/over"])
def test_before_the_first_edition_a_page_still_helps(
    empty_site: Visitor, locale: str, below: str
) -> None:
    page = empty_site.open(f"/{locale}{below}", status=503)
    assert page.locale == locale
    assert "tel:14070" in page.links
    assert "tel:112" in page.links


def test_before_the_first_edition_a_monitor_hears_so(empty_site: Visitor) -> None:
    assert empty_site.fetch("/health/ready").status_code == 503
    assert empty_site.fetch("/health/live").status_code == 200
    assert empty_site.fetch("/").location == "/nl/"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_fault_of_ours_shows_nothing_of_itself(
    visitor: Visitor, locale: str, monkeypatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("geheim: /srv/routekaart")

    endpoint = "public.emergency"
    monkeypatch.setitem(visitor.app.view_functions, endpoint, fail)
    visitor.clock.set("2026-11-23T10:31")
    answer = visitor.fetch(f"/{locale}/nood")
    page = visitor.audit(f"/{locale}/nood", answer)
    assert (page.status, page.locale) == (500, locale)
    assert "geheim" not in answer.text
    assert "Traceback" not in answer.text
    assert "tel:14070" in page.links


def test_after_a_fault_the_page_comes_back(visitor: Visitor, monkeypatch) -> None:
    """An error is never kept."""
    visitor.clock.set("2026-11-23T10:32")
    with monkeypatch.context() as patched:
        patched.setitem(visitor.app.view_functions, "public.emergency", lambda: 1 / 0)
        assert visitor.fetch("/nl/nood").status_code == 500
    assert visitor.fetch("/nl/nood").status_code == 200


def test_when_even_the_error_page_fails_a_sentence_is_left(visitor: Visitor, monkeypatch) -> None:
    visitor.clock.set("2026-11-23T10:33")
    monkeypatch.setitem(visitor.app.view_functions, "public.emergency", lambda: 1 / 0)
    monkeypatch.setattr("routekaart.web.kit.errors.render_page", lambda *_, **__: 1 / 0)
    answer = visitor.fetch("/nl/nood")
    assert answer.status_code == 500
    assert "14 070" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
