""" "Klopt er iets niet?": what a reader tells is kept, and nothing that says who told it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from routekaart.application import create_app
from routekaart.edition.entries import Edition, Partner, Service
from routekaart.edition.store import Published
from routekaart.language.locales import LOCALES
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap
from routekaart.settings import Settings
from routekaart.signals.corrections import LONGEST, Correction
from tests.html import assert_valid, read_html

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
FORM = "/nl/hulp/ping-loket/klopt-niet"


@dataclass
class Desk:
    """The site with one service, its database, and a clock."""

    client: Any
    database: Any
    now: datetime = NOW

    def open(self, path: str = FORM) -> str:
        """The token of a newly opened form."""
        return re.search(r'name="token"[^>]* value="([^"]+)"', self.client.get(path).text)[1]

    def send(self, path: str = FORM, address: str = "127.0.0.1", **fields: str) -> Any:
        fields.setdefault("token", self.open())
        return self.client.post(path, data=fields, environ_base={"REMOTE_ADDR": address})

    def kept(self) -> list[Correction]:
        with self.database.reading() as session:
            return list(session.scalars(select(Correction)))


@pytest.fixture
def desk(sqlite_database, tmp_path) -> Desk:
    service = Service(
        "ping-loket", "PING-loket", "ping", Text("Hulp."), assured_on=date(2026, 1, 1)
    )
    edition = Edition(
        RouteMap("a", {}, {}, (), "b"),
        {service.slug: service},
        {},
        {"ping": Partner("ping", "PING")},
        {},
    )
    published = Published(1, NOW, "a" * 64, "", None, edition)
    current: Any = SimpleNamespace(published=published, database_reachable=True)
    made = Desk(None, sqlite_database)
    app = create_app(Settings(data_dir=tmp_path), lambda: made.now, current)
    app.testing = True
    made.client = app.test_client()
    return made


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", ["klopt-niet", "klopt-niet/dank"])
def test_the_pages_are_valid_in_every_language_and_never_kept(desk, locale, page) -> None:
    answer = desk.client.get(f"/{locale}/hulp/ping-loket/{page}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert_valid(answer.text)


def test_every_field_has_its_label(desk) -> None:
    page = read_html(desk.client.get(FORM).text)
    labelled = {label.get("for") for label in page.iter("label")}
    fields = [*page.iter("textarea"), *(f for f in page.iter("input") if f.get("type") != "hidden")]
    assert len(fields) == 7
    assert {field.get("id") for field in fields} == labelled


def test_a_remark_is_kept_and_thanked_for(desk) -> None:
    answer = desk.send(about="times", says="Op maandag is het dicht.\r\nEcht.  ")
    assert (answer.status_code, answer.location) == (303, f"{FORM}/dank")
    (kept,) = desk.kept()
    assert (kept.service_slug, kept.locale, kept.about) == ("ping-loket", "nl", "times")
    assert (kept.says, kept.created_at) == ("Op maandag is het dicht.\nEcht.", NOW)


def test_a_tap_is_enough(desk) -> None:
    assert desk.send(about="ended").status_code == 303
    assert desk.kept()[0].says == ""


def test_a_double_tap_is_one_remark(desk) -> None:
    token = desk.open()
    assert [desk.send(token=token, about="phone").status_code for _ in range(2)] == [303, 303]
    assert len(desk.kept()) == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Kies wat er niet klopt."),
        ({"about": "names"}, "Kies wat er niet klopt."),
        ({"about": "other", "says": " "}, "Schrijf kort op wat er niet klopt."),
        ({"about": "other", "says": "é" * (LONGEST + 1)}, "Maak de tekst korter, alstublieft."),
    ],
)
def test_an_error_stands_beside_its_field_and_the_text_stays(desk, fields, says) -> None:
    answer = desk.send(**{"says": "bewaar mij", **fields})
    assert answer.status_code == 422
    assert says in answer.text
    assert "Let op:" in answer.text
    assert fields.get("says", "bewaar mij") in answer.text
    assert_valid(answer.text)
    assert desk.kept() == []


def test_the_longest_text_of_the_widest_letters_fits(desk) -> None:
    assert desk.send(about="other", says="💩" * LONGEST).status_code == 303


def test_after_an_error_the_form_is_still_the_same_submission(desk) -> None:
    token = desk.open()
    page = desk.send(token=token).text
    assert token in page
    assert desk.send(token=token, about="place").status_code == 303


def test_hostile_text_is_text(desk) -> None:
    says = '</textarea><script>alert(1)</script> {{ 7*7 }} %(x)s "><img src=x onerror=alert(1)>'
    page = desk.send(says=says)
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    document = read_html(page.text)
    assert next(document.iter("textarea")).text == says
    desk.send(about="other", says=says)
    assert desk.kept()[0].says == says


def test_a_form_left_open_too_long_is_given_anew_with_its_text(desk) -> None:
    token = desk.open()
    desk.now += timedelta(hours=25)
    answer = desk.send(token=token, about="times", says="bewaar mij")
    assert answer.status_code == 422
    assert "stond te lang open" in answer.text
    assert "bewaar mij" in answer.text
    fresh = re.search(r'name="token"[^>]* value="([^"]+)"', answer.text)[1]
    assert desk.send(token=fresh, about="times").status_code == 303


@pytest.mark.parametrize("token", ["", "x", "x.y.z"])
def test_without_a_token_of_ours_nothing_is_kept(desk, token) -> None:
    assert desk.send(token=token, about="times").status_code == 422
    assert desk.kept() == []


def test_another_site_cannot_send_it(desk) -> None:
    fields = {"token": desk.open(), "about": "times"}
    answer = desk.client.post(FORM, data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert desk.kept() == []


def test_too_many_from_one_address_wait_with_their_text(desk) -> None:
    for _ in range(20):
        assert desk.send(about="times", address="192.0.2.1").status_code == 303
    answer = desk.send(about="times", says="bewaar mij", address="192.0.2.1")
    assert answer.status_code == 429
    assert "Probeer het over een uur nog eens." in answer.text
    assert "bewaar mij" in answer.text
    assert desk.send(about="times", address="192.0.2.2").status_code == 303


def test_without_a_database_the_text_stays_on_the_page(desk) -> None:
    desk.database.file.rename(desk.database.file.with_suffix(".away"))
    token = desk.open()
    answer = desk.send(token=token, about="times", says="bewaar mij")
    assert answer.status_code == 503
    assert "Wij kunnen uw bericht nu niet bewaren." in answer.text
    assert "bewaar mij" in answer.text
    assert not desk.database.file.exists()
    desk.database.file.with_suffix(".away").rename(desk.database.file)
    assert desk.send(token=token, about="times", says="bewaar mij").status_code == 303


@pytest.mark.parametrize("page", ["klopt-niet", "klopt-niet/dank"])
def test_an_unknown_service_or_language_is_404(desk, page) -> None:
    for path in (f"/nl/hulp/onbekend/{page}", f"/xx/hulp/ping-loket/{page}"):
        assert desk.client.get(path).status_code == 404
    assert desk.send("/nl/hulp/onbekend/klopt-niet", about="times").status_code == 404


def test_neither_the_address_nor_the_words_are_logged(desk, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    desk.database.file.rename(desk.database.file.with_suffix(".away"))
    desk.send(about="times", says="kanarie", address="192.0.2.99")
    assert caplog.text
    assert "kanarie" not in caplog.text
    assert "192.0.2.99" not in caplog.text
