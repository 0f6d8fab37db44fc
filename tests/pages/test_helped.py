"""A yes or a no to "Heeft dit geholpen?" is counted, once each, and nothing of who said it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from routekaart.language.locales import LOCALES
from routekaart.signals.counting import Counted
from tests.pages.browsing import BOTH_WAYS, Visitor
from tests.pages.test_counting import NOBODY, PHONE

TODAY = date(2026, 11, 23)
SERVICE, STEP = "/hulp/ping-loket", "/route/schulden"


@pytest.fixture
def counted(visitor: Visitor, monkeypatch) -> list[Counted]:
    """The answers that were counted; not the pages that were read beside them."""
    found: list[Counted] = []

    def count(what: Counted) -> None:
        if what.kind.endswith("helped"):
            found.append(what)

    monkeypatch.setattr(visitor.app.extensions["routekaart"].tally, "count", count)
    limits = visitor.app.extensions["routekaart.helped_limits"]
    limits._windows[0].storage.reset()
    return found


def say(visitor: Visitor, page: str, answer: str, **headers: str) -> Any:
    """As the form on a page sends it. `page` begins with its language."""
    named = {"User-Agent": PHONE} | {name.replace("_", "-"): v for name, v in headers.items()}
    return visitor.app.test_client().post(
        f"{page}/geholpen", data={"answer": answer}, headers=named
    )


@pytest.mark.parametrize(
    ("page", "answer", "kind"),
    [
        (SERVICE, "ja", "helped"),
        (SERVICE, "nee", "not helped"),
        (STEP, "ja", "step helped"),
        (STEP, "nee", "step not helped"),
        ("/route/anders", "nee", "step not helped"),
    ],
)
def test_an_answer_counts_by_day_and_language_and_is_thanked_for(
    visitor: Visitor, counted, page: str, answer: str, kind: str
) -> None:
    said = say(visitor, f"/ti{page}", answer)
    assert (said.status_code, said.location) == (303, f"/ti{page}/geholpen/{answer}")
    assert "Set-Cookie" not in said.headers
    assert said.headers["Cache-Control"] == "no-store"
    assert counted == [Counted(TODAY, kind, page.rsplit("/", 1)[1], "ti")]
    visitor.open(said.location)
    assert len(counted) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_both_pages_ask_with_two_buttons_that_need_no_script(visitor: Visitor, locale: str) -> None:
    for page in (SERVICE, STEP):
        opened = visitor.open(f"/{locale}{page}")
        (form,) = (each for each in opened.all("form") if each.get("class") == "helped")
        assert (form.get("method"), form.get("action")) == ("post", f"/{locale}{page}/geholpen")
        said = [(each.get("name"), each.get("value")) for each in form.iter("button")]
        assert said == [("answer", "ja"), ("answer", "nee")]
        assert list(form.iter("input")) == []


@pytest.mark.parametrize("page", ["/route/thuis-hulp", "/hulp/veilig-thuis"])
def test_help_against_violence_asks_nothing_and_counts_no_answer(
    visitor: Visitor, counted, page: str
) -> None:
    assert "geholpen" not in visitor.fetch(f"/nl{page}").text
    assert say(visitor, f"/nl{page}", "ja").status_code == 404
    assert visitor.fetch(f"/nl{page}/geholpen/nee").status_code == 404
    assert counted == []


@pytest.mark.parametrize("page", ["/hulp/jongerenadviespunt", "/hulp/er-is-niets", "/route/geld"])
def test_what_has_ended_or_is_no_answer_to_anything_is_not_asked_about(
    visitor: Visitor, counted, page: str
) -> None:
    assert 'class="helped"' not in visitor.fetch(f"/nl{page}").text
    assert say(visitor, f"/nl{page}", "ja").status_code == 404
    assert counted == []


@pytest.mark.parametrize("answer", ["", "misschien", "ja\nnee"])
def test_another_answer_is_refused(visitor: Visitor, counted, answer) -> None:
    assert say(visitor, f"/nl{SERVICE}", answer).status_code == 400
    assert visitor.fetch(f"/nl{SERVICE}/geholpen/misschien").status_code == 404
    assert counted == []


@pytest.mark.parametrize("headers", NOBODY, ids=str)
def test_a_program_is_thanked_and_not_counted(visitor: Visitor, counted, headers) -> None:
    assert say(visitor, f"/nl{SERVICE}", "ja", **headers).status_code == 303
    assert counted == []


def test_another_site_cannot_say_it(visitor: Visitor, counted) -> None:
    for headers in ({"Sec_Fetch_Site": "cross-site"}, {"Origin": "https://elders.example"}):
        assert say(visitor, f"/nl{SERVICE}", "ja", **headers).status_code == 403
    assert counted == []


def test_who_says_it_too_often_is_thanked_and_no_longer_counted(visitor: Visitor, counted) -> None:
    for _ in range(25):
        assert say(visitor, f"/nl{SERVICE}", "nee").status_code == 303
    assert len(counted) == 20


def test_a_long_body_is_refused(visitor: Visitor, counted) -> None:
    client = visitor.app.test_client()
    answer = client.post(f"/nl{STEP}/geholpen", data={"answer": "ja", "more": "x" * 200})
    assert (answer.status_code, counted) == (413, [])


@pytest.mark.parametrize("locale", BOTH_WAYS)
@pytest.mark.parametrize("page", [SERVICE, STEP])
def test_whom_it_did_not_help_is_helped_on(visitor: Visitor, locale: str, page: str) -> None:
    thanks = visitor.open(f"/{locale}{page}/geholpen/nee")
    assert f"/{locale}/route/anders" in thanks.links
    assert any(href.startswith("tel:") for href in thanks.links)
    glad = visitor.open(f"/{locale}{page}/geholpen/ja")
    assert f"/{locale}/route/anders" not in glad.links
    assert f"/{locale}{page}" in glad.links


def test_the_net_itself_is_not_offered_to_whom_it_did_not_help(visitor: Visitor) -> None:
    net = visitor.edition.route_map.outcomes["anders"].safety_net
    thanks = visitor.open(f"/nl/hulp/{net}/geholpen/nee")
    assert list(thanks.main.iter("h3")) == []
    assert "/nl/route/anders" in thanks.links
