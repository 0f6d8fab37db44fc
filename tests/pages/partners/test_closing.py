"""Closed for a time: two taps from home, seen before it is kept, and called off again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.pages.partners.conftest import Office, words

OWN = "kredietbank-nederland"
CLOSE = "/partner/dicht"
TODAY, ENTRY = date(2026, 11, 23), f"closure.{OWN}-20261123"
CHRISTMAS = {"starts_on": "2026-12-21", "ends_on": "2027-01-03"}
LATER = f"closure.{OWN}-20261221"


def test_closed_today_in_two_taps(office: Office) -> None:
    editor = office.sign_in(OWN)
    page = editor.open("/partner/")
    assert f'href="{CLOSE}?partner={OWN}"' in page
    said = words(editor.open(f"{CLOSE}?partner={OWN}"))
    assert "Vandaag dicht: Vakantie" in said
    editor.send(CLOSE, on=f"{CLOSE}?partner={OWN}")
    closure = office.wanted(ENTRY, OWN)
    assert (closure.scope, closure.target, closure.keeps) == ("partner", OWN, "closed")
    assert (closure.starts_on, closure.ends_on) == (TODAY, TODAY)
    assert office.state_of(ENTRY, OWN) == "submitted"


def test_a_trusted_partner_is_closed_at_once(office: Office) -> None:
    office.trust(OWN)
    editor = office.sign_in(OWN)
    address = editor.send(CLOSE, **CHRISTMAS, reason="anders", other="Wij verhuizen")
    assert "Bewoners lezen het nu." in editor.open(address)
    closures = office.edition.edition.closures
    assert "Wij verhuizen" in {each.reason.nl for each in closures}
    key = LATER.partition(".")[2]
    editor.send(f"{CLOSE}/{key}/gaat-niet-door", on=f"{CLOSE}?partner={OWN}")
    kept = {each.reason.nl: each.keeps for each in office.edition.edition.closures}
    assert kept["Wij verhuizen"] == "ordinary hours"


def test_residents_words_are_read_before_anything_is_kept(office: Office) -> None:
    editor = office.sign_in(OWN)
    page = words(editor.send(CLOSE, 200, **CHRISTMAS, reason="Verbouwing", then="look"))
    assert "PING-loket (Bibliotheek aan de Vliet), maandag 21 december" in page
    assert "Vandaag dicht: Verbouwing. Weer open op maandag 4 januari, 10.00 uur" in page
    assert office.wanted(LATER, OWN) is None


def test_other_times_for_one_service(office: Office) -> None:
    editor = office.sign_in(OWN)
    other = {"hours-0-opens": "13", "hours-0-closes": "14u30"}
    editor.send(CLOSE, **CHRISTMAS, **other, what="ping-loket", keeps="other hours")
    closure = office.wanted("closure.ping-loket-20261221", OWN)
    assert (closure.scope, closure.keeps, len(closure.hours)) == ("service", "other hours", 1)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"starts_on": ""}, "Kies een dag."),
        ({"starts_on": "2026-11-22"}, "Deze dag is al voorbij."),
        ({"starts_on": "2026-12-02", "ends_on": "2026-12-01"}, "ligt voor de eerste dag"),
        ({"ends_on": "2028-01-01"}, "Dit is langer dan een jaar."),
        ({"reason": "anders"}, "Schrijf op waarom."),
        ({"keeps": "other hours"}, "Vul in van hoe laat tot hoe laat u wel open bent."),
    ],
)
def test_what_cannot_be_is_said(office: Office, changes: dict[str, Any], says: str) -> None:
    page = office.sign_in(OWN).send(CLOSE, 422, **changes)
    assert says in words(page)
    assert office.wanted(ENTRY, OWN) is None


def test_the_same_days_are_closed_once(office: Office) -> None:
    editor = office.sign_in(OWN)
    filled = editor.form(CLOSE) | CHRISTMAS
    assert editor.post(CLOSE, filled) == editor.post(CLOSE, filled)
    page = editor.send(CLOSE, 422, starts_on="2026-12-24", ends_on="2026-12-24", reason="Ziekte")
    assert "U gaf al door wat er dan is: 21 december 2026 tot en met 3 januari 2027." in words(page)
    assert office.wanted(f"{LATER}-2", OWN) is None


def test_a_closure_changes(office: Office) -> None:
    editor = office.sign_in(OWN)
    editor.send(CLOSE, **CHRISTMAS)
    key = LATER.partition(".")[2]
    editor.send(f"{CLOSE}/{key}", ends_on="2027-01-10")
    assert office.wanted(LATER, OWN).ends_on == date(2027, 1, 10)
    assert office.state_of(LATER, OWN) == "submitted"


def test_what_nobody_approved_is_taken_back(office: Office) -> None:
    editor = office.sign_in(OWN)
    editor.send(CLOSE, **CHRISTMAS)
    key = LATER.partition(".")[2]
    editor.send(f"{CLOSE}/{key}/gaat-niet-door", on=f"{CLOSE}?partner={OWN}")
    assert office.wanted(LATER, OWN) is None
    assert "U bent niet dicht." in editor.open(f"{CLOSE}?partner={OWN}")


def test_what_was_called_off_can_be_closed_again(office: Office) -> None:
    """Of two closures on one day the shorter decides: there is never one beside the other."""
    office.trust(OWN)
    editor = office.sign_in(OWN)
    editor.send(CLOSE, starts_on="2026-12-24", ends_on="2026-12-24")
    key = f"{OWN}-20261224"
    editor.send(f"{CLOSE}/{key}/gaat-niet-door", on=f"{CLOSE}?partner={OWN}")
    editor.send(CLOSE, **CHRISTMAS)
    assert office.wanted(LATER, OWN) is None
    again = office.wanted(f"closure.{key}", OWN)
    assert (again.starts_on, again.keeps) == (date(2026, 12, 21), "closed")


def test_two_editors_of_one_closure_choose(office: Office) -> None:
    one, other = office.sign_in(OWN), office.sign_in(OWN, name="Omar")
    one.send(CLOSE, **CHRISTMAS)
    address = f"{CLOSE}/{LATER.partition('.')[2]}"
    opened = one.form(address) | {"reason": "Ziekte"}
    other.send(address, reason="Verbouwing")
    both = words(one.post(address, opened, 409))
    assert "Ziekte" in both
    assert "Verbouwing" in both


def test_home_asks_whether_a_closure_still_holds(office: Office) -> None:
    editor = office.sign_in(OWN)
    editor.send(CLOSE)
    home = words(editor.open("/partner/"))
    assert "Klopt dat nog? Dicht: 23 november 2026. Vakantie." in home


def test_the_closures_of_others_are_not_there(office: Office) -> None:
    office.sign_in(OWN).send(CLOSE, **CHRISTMAS)
    key, stranger = LATER.partition(".")[2], office.sign_in("bibliotheek-aan-de-vliet")
    stranger.open(f"{CLOSE}?partner={OWN}", 404)
    stranger.open(f"{CLOSE}/{key}", 404)
    stranger.post(CLOSE, {"partner": OWN}, 404)
    stranger.post(f"{CLOSE}/{key}", {"token": "x"}, 404)
    stranger.post(f"{CLOSE}/{key}/gaat-niet-door", {"token": "x"}, 404)
    assert office.state_of(LATER, OWN) == "submitted"
