"""What was filled in is read back in the words of the form, not as a browser sends it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.faults.portal.conftest import gone
from tests.pages.partners.conftest import Office, words

PARTNER = "gemeente-leidschendam-voorburg"
CAFE = "/partner/dienst/taalcafe"
PLACE = f"{CAFE}/waar-en-wanneer/telefoon"


def read_back(office: Office, path: str, **typed: Any) -> list[str]:
    """The lines of the page that comes instead."""
    editor = office.sign_in(PARTNER)
    filled = {**editor.form(path), **typed}
    with gone(office):
        page = editor.post(path, filled, 503)
    found = page.partition("Dit vulde u in")[2].partition("</ul>")[0]
    return [words(each) for each in re.findall(r"<li>(.*?)</li>", found, re.DOTALL)]


def test_what_was_ticked_is_said_by_its_name(office: Office) -> None:
    audiences = ["voor-moeders", "voor-jongeren"]
    typed = {"audiences": audiences, "languages": ["nl", "ti"], "minimum_age": "18"}
    assert read_back(office, f"{CAFE}/voor-wie", **typed) == [
        "Vanaf welke leeftijd? 18",
        "Is het speciaal voor iemand? Moeders, Jongeren",
        "Welke talen spreekt u? Nederlands, Tigrinya",
    ]


def test_times_are_read_by_day(office: Office) -> None:
    typed = {"tu-0-opens": "13", "tu-0-closes": "14u30", "tu-0-by_appointment": "y"}
    lines = read_back(office, PLACE, **typed)
    assert "Dinsdag van 13, tot 14u30, Op afspraak" in lines
    assert not [each for each in lines if "elke week" in each], "an empty row was not filled in"


def test_what_is_not_a_time_is_read_back_as_it_was_typed(office: Office) -> None:
    typed = {"mo-0-opens": "half negen <ongeveer>"}
    assert "Maandag van half negen <ongeveer>" in read_back(office, PLACE, **typed)


def test_a_telephone_number_says_what_it_is_for(office: Office) -> None:
    typed = {"phones-0-number": "070 300 88 34", "phones-0-kind": "whatsapp", "email": "niets"}
    lines = read_back(office, f"{CAFE}/contact", **typed)
    assert any("070 300 88 34" in each and "WhatsApp" in each for each in lines)
    assert any(each.endswith("niets") for each in lines)


def test_a_closure_says_what_is_closed_and_why(office: Office) -> None:
    typed = {"starts_on": "2026-12-24", "ends_on": "2026-12-31", "what": "taalcafe"}
    assert read_back(office, "/partner/dicht", **typed) == [
        "Eerste dag 2026-12-24",
        "Laatste dag 2026-12-31",
        "Wat is er dicht? Taalcafé",
        "Waarom? Vakantie",
        "Bent u helemaal dicht? Ja, dicht",
    ]


@pytest.mark.parametrize(
    "path", [f"{CAFE}/{each}" for each in ("wat", "goed-om-te-weten", "meenemen-en-kosten")]
)
def test_no_page_shows_how_a_browser_says_it(office: Office, path: str) -> None:
    for line in read_back(office, path):
        assert not re.search(r"[0-9a-f]{64}|=|^y$|^stay$", line)


def test_a_form_that_was_forged_is_read_back_as_well(office: Office) -> None:
    lines = read_back(office, f"{CAFE}/voor-wie", minimum_age="abc", audiences=["onzin"])
    assert lines[:2] == ["Vanaf welke leeftijd? abc", "Is het speciaal voor iemand? onzin"]
