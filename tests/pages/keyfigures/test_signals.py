"""What key figures tell reaches the partner and the programme, and says nothing of anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from routekaart.signals.corrections import Correction, find_remarks
from tests.contents import everything
from tests.pages.partners.conftest import Editor, Office, words

OWN = "gemeente-leidschendam-voorburg"
HELP, ENTRY, MISSING = (
    "/sleutelfiguur/hulp/taalcafe",
    "/partner/dienst/taalcafe",
    "/sleutelfiguur/bestaat-niet",
)


def remarks(office: Office) -> list[Correction]:
    with office.database.reading() as session:
        return find_remarks(session)


def test_the_partner_and_the_programme_see_it_and_not_who_told_it(office: Office) -> None:
    teller = office.sign_in(role="key figure", name="Kanarie")
    before = everything(office.database)
    assert teller.send(HELP, about="closed") == f"{HELP}?verteld"
    assert "De partner en het programma zien het." in words(teller.open(f"{HELP}?verteld"))
    kept = set(everything(office.database)) - set(before)
    assert not any("Kanarie" in value for _, value in kept)
    editor, officer = office.sign_in(OWN), office.sign_in(role="officer")
    assert "Een sleutelfiguur zegt dat er iets niet klopt." in editor.open("/partner/")
    for page in (editor.open(ENTRY), officer.open("/programma/reacties")):
        assert "De deur was dicht" in words(page)
        assert "Van een sleutelfiguur." in words(page)
    (remark,) = remarks(office)
    editor.send(f"{ENTRY}/melding/{remark.id}", on=ENTRY, answer="mended")
    assert remarks(office) == []


def test_a_time_to_wait_is_told_in_weeks(office: Office, samira: Editor) -> None:
    assert "Kies hoe lang de wachttijd is." in words(samira.send(HELP, 422, about="waiting"))
    samira.send(HELP, about="waiting", weeks="3")
    assert "De wachttijd is 3 weken" in words(office.sign_in(OWN).open(ENTRY))


@pytest.mark.parametrize(
    "fields", [{}, {"about": "times"}, {"about": "waiting", "weeks": "99"}, {"about": "x"}]
)
def test_what_is_not_offered_is_not_taken(office: Office, samira: Editor, fields) -> None:
    page = words(samira.send(HELP, 422, **fields))
    assert "Kies" in page
    assert "Not a valid" not in page
    assert remarks(office) == []


def test_nothing_can_be_written_along(office: Office, samira: Editor) -> None:
    samira.send(HELP, about="closed", says="Kanarie was er")
    assert remarks(office)[0].says == ""
    assert "<textarea" not in samira.open(HELP)


def test_a_double_tap_is_one_signal(office: Office, samira: Editor) -> None:
    filled = samira.form(HELP) | {"about": "phone"}
    for _ in range(2):
        samira.post(HELP, filled)
    assert [each.about for each in remarks(office)] == ["phone"]


def test_praise_is_read_and_asks_for_nothing(office: Office, samira: Editor) -> None:
    samira.send(HELP, about="helped")
    editor = office.sign_in(OWN)
    assert "zegt dat er iets niet klopt" not in editor.open("/partner/")
    page = editor.open(ENTRY)
    assert "Heel goed geholpen" in page
    assert 'value="mended"' not in page
    (remark,) = remarks(office)
    editor.send(f"{ENTRY}/melding/{remark.id}", on=ENTRY, answer="not needed")
    assert remarks(office) == []


def test_praise_hides_nothing_that_is_wrong(office: Office, samira: Editor) -> None:
    for about in ("helped", "closed", "helped"):
        samira.send(HELP, about=about)
    assert "zegt dat er iets niet klopt" in office.sign_in(OWN).open("/partner/")


def test_one_person_tells_so_much_in_an_hour(office: Office, samira: Editor) -> None:
    filled = samira.form(HELP) | {"about": "closed"}
    for _ in range(20):
        samira.post(HELP, filled)
    assert "over een uur" in words(samira.post(HELP, filled, 429))
    assert "over een uur" in words(samira.send(MISSING, 429, topic="geld"))
    office.sign_in(role="key figure", name="Omar").send(HELP, about="closed")


def test_help_that_does_not_exist_counts_from_five_on(office: Office) -> None:
    for number in range(5):
        teller = office.sign_in(role="key figure", name=f"Kanarie {number}")
        assert teller.send(MISSING, topic="geld", locale="ti", area="Prinsenhof").endswith(
            "?verteld"
        )
    officer = office.sign_in(role="officer")
    assert "misten geen hulp vijf keer" in officer.open("/programma/gezocht")
    office.clock.now += timedelta(days=7)
    officer = office.sign_in(role="officer")
    page = words(officer.open("/programma/gezocht"))
    assert "Geld 5 keer: in het Tigrinya 5 keer, Prinsenhof 5 keer" in page
    assert "onderwerp waar sleutelfiguren geen hulp voor vinden" in officer.open("/programma")
    told = [value for where, value in everything(office.database) if where.startswith("missing")]
    assert not any("Kanarie" in each for each in told)


@pytest.mark.parametrize("wrong", [{"topic": ""}, {"topic": "x"}, {"locale": "xx"}, {"area": "x"}])
def test_only_what_is_on_the_lists_is_taken(samira: Editor, wrong: dict[str, str]) -> None:
    page = words(samira.send(MISSING, 422, **{"topic": "geld", **wrong}))
    assert "Kies een" in page
    assert "Not a valid" not in page


def test_officers_look_and_do_not_tell(office: Office) -> None:
    officer = office.sign_in(role="officer")
    assert "Was u daar?" not in officer.open(HELP)
    officer.open(MISSING, 403)
