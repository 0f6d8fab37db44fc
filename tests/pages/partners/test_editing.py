"""A partner keeps its own entries: section by section, alone and together."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from routekaart.catalogue.services import Service
from routekaart.edition.wanted import Granting
from routekaart.review.proposals import Actor, Proposal
from routekaart.web.partners.sections import SECTIONS
from tests.html import read_html
from tests.pages.partners.conftest import Office, read_form

PARTNER = "gemeente-leidschendam-voorburg"
CAFE = "/partner/dienst/taalcafe"


def test_home_says_what_to_do_first_and_names_every_entry(office: Office) -> None:
    page = office.sign_in(PARTNER).open("/partner/")
    assert "Doe nu dit" in page
    assert f'href="{CAFE}"' in page


@pytest.mark.parametrize("section", [each.key for each in SECTIONS if each.form])
def test_a_section_that_is_saved_unchanged_changes_nothing(office: Office, section: str) -> None:
    editor = office.sign_in(PARTNER)
    for slug in ("taalcafe", "gemeente-leidschendam-voorburg", "ooievaarspas"):
        editor.send(f"/partner/dienst/{slug}/{section}", then="stay")
    with office.database.reading() as session:
        assert session.scalars(select(Proposal)).all() == []


def test_what_is_saved_stands_in_the_form_and_not_on_the_route_map(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    before = office.live("service.taalcafe").summary
    editor.send(f"{CAFE}/wat", summary="U praat met anderen.", then="stay")
    assert "U praat met anderen." in editor.open(f"{CAFE}/wat")
    assert "Veranderd" in editor.open(CAFE)
    assert office.live("service.taalcafe").summary == before


@pytest.mark.parametrize(
    ("section", "field", "typed", "says"),
    [
        ("wat", "name", "", "Vul een naam in."),
        ("wat", "summary", "x" * 301, "Maak dit korter: hoogstens 300 tekens."),
        ("voor-wie", "minimum_age", "abc", "Vul een leeftijd in"),
        ("voor-wie", "minimum_age", "200", "Vul een leeftijd in"),
        ("contact", "phones-0-number", "12", "Schrijf het als 070 300 88 34."),
        ("contact", "email", "samira", "Schrijf het als naam@voorbeeld.nl."),
        ("contact", "url", "javascript://alert.nl/(1)", "Begin een webadres met https://."),
        ("contact", "url", "geen adres", "Schrijf het als www.voorbeeld.nl."),
        ("loopt-af", "valid_to", "2026-02-31", "Vul een dag in"),
    ],
)
def test_what_cannot_be_is_said_kindly_and_nothing_typed_is_lost(
    office: Office, section: str, field: str, typed: str, says: str
) -> None:
    editor = office.sign_in(PARTNER)
    page = editor.send(f"{CAFE}/{section}", 422, **{field: typed})
    assert says in page
    assert typed[:20] in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("070 300 88 34", "+31703008834"), ("06-12345678", "+31612345678"), ("14070", "14070")],
)
def test_numbers_are_read_as_people_write_them(office: Office, typed: str, kept: str) -> None:
    editor = office.sign_in(PARTNER)
    fields = {"phones-0-number": typed, "url": "www.lv.nl", "email": " Taal@LV.nl "}
    editor.send(f"{CAFE}/contact", then="stay", **fields)
    page = editor.open(f"{CAFE}/contact")
    assert "https://www.lv.nl" in page
    assert "taal@lv.nl" in page
    with office.database.reading() as session:
        assert kept in session.scalars(select(Proposal)).one().wanted["phones"]


def test_hard_words_and_long_sentences_are_pointed_out_beside_the_field(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    long = "Wij faciliteren " + "heel veel " * 12 + "mensen met het participeren in de wijk."
    editor.send(f"{CAFE}/wat", description=long, then="stay")
    assert "Kan dit eenvoudiger?" in editor.open(f"{CAFE}/wat")


def test_two_editors_choose_per_field_and_nothing_is_lost(office: Office) -> None:
    one, other = office.sign_in(PARTNER), office.sign_in(PARTNER, name="Omar")
    opened = other.form(f"{CAFE}/wat")
    one.send(f"{CAFE}/wat", summary="Van de een.", description="Een.")
    page = other.post(
        f"{CAFE}/wat",
        {**opened, "summary": "Van de ander.", "description": "Ander.", "what_happens": "Koffie."},
        409,
    )
    assert "Van de een." in page
    assert "Van de ander." in page
    filled = read_form(read_html(page), f"{CAFE}/wat")
    other.post(f"{CAFE}/wat", {**filled, "choose-summary": "theirs"})
    with office.database.reading() as session:
        wanted = session.scalars(select(Proposal)).one().wanted
    assert wanted["summary"] == '"Van de een."'
    assert wanted["description"] == '"Ander."'
    assert wanted["what_happens"] == '"Koffie."'


def test_an_entry_of_somebody_else_is_not_there(office: Office) -> None:
    editor = office.sign_in("woej")
    for path in (CAFE, f"{CAFE}/wat"):
        editor.open(path, 404)
    form = office.sign_in(PARTNER).form(f"{CAFE}/wat")
    editor.post(f"{CAFE}/wat", form, 404)
    for step in ("insturen", "intrekken", "klopt-nog", "kopie"):
        editor.post(f"{CAFE}/{step}", {"token": form["token"]}, 404)


def test_a_section_that_is_not_there_is_answered_as_such(office: Office) -> None:
    office.sign_in(PARTNER).open(f"{CAFE}/onzin", 404)


def test_what_is_sent_in_waits_and_can_be_taken_back(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    editor.send(f"{CAFE}/wat", summary="U praat met anderen.")
    editor.send(f"{CAFE}/insturen", on=CAFE)
    assert "Ingestuurd" in editor.open(CAFE)
    editor.send(f"{CAFE}/intrekken", on=CAFE)
    assert "Staat op de routekaart" in editor.open(CAFE)


def test_what_nobody_can_reach_is_not_sent_in(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    where = editor.send("/partner/nieuw", name="Koffie in de hal", partner=PARTNER)
    assert where == "/partner/dienst/koffie-in-de-hal/wat"
    entry = "/partner/dienst/koffie-in-de-hal"
    assert "Vul eerst in wat het is" in editor.send(f"{entry}/insturen", 422, on=entry)
    editor.send(f"{entry}/wat", summary="U drinkt koffie.")
    assert "hoe iemand u bereikt" in editor.send(f"{entry}/insturen", 422, on=entry)
    editor.send(f"{entry}/contact", **{"phones-0-number": "070 300 88 34"})
    editor.send(f"{entry}/insturen", on=entry)


def test_a_new_service_that_is_begun_twice_is_one(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    form = {**editor.form("/partner/nieuw"), "name": "Koffie"}
    assert editor.post("/partner/nieuw", form) == editor.post("/partner/nieuw", form)
    with office.database.reading() as session:
        assert len(session.scalars(select(Proposal)).all()) == 1


def test_a_copy_says_the_same_under_another_name(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    where = editor.send(f"{CAFE}/kopie", on=CAFE)
    page = editor.open(where)
    assert "Taalcafé (kopie)" in page
    assert office.live("service.taalcafe").summary in page


def test_a_trusted_partners_number_is_read_at_once_and_the_rest_waits(office: Office) -> None:
    office.trust(PARTNER)
    editor = office.sign_in(PARTNER)
    editor.send(f"{CAFE}/contact", **{"phones-0-number": "070 300 88 34"})
    editor.send(f"{CAFE}/wat", summary="U praat met anderen.")
    editor.send(f"{CAFE}/insturen", on=CAFE)
    service = office.edition.edition.services["taalcafe"]
    assert [each.number for each in service.phones] == ["+31703008834"]
    assert service.summary.nl != "U praat met anderen."


def test_confirming_is_read_by_residents(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    editor.send(f"{CAFE}/klopt-nog", on=CAFE)
    assert Granting(office.database, office.settings, office.clock).look()
    assert office.edition.edition.services["taalcafe"].assured_on == office.clock().date()
    assert "Klopt alles nog?" not in editor.open(CAFE)


def test_a_draft_is_read_as_a_resident_would_in_every_language(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    editor.send(f"{CAFE}/wat", summary="U praat met anderen.")
    for locale in ("nl", "ar"):
        page = editor.open(f"{CAFE}/voorbeeld/{locale}")
        assert "U praat met anderen." in page
    assert "U praat met anderen." not in str(office.edition.edition.services["taalcafe"].summary)
    editor.open(f"{CAFE}/voorbeeld/xx", 404)
    office.sign_in("woej").open(f"{CAFE}/voorbeeld/nl", 404)


def test_an_earlier_version_is_seen_and_brought_back(office: Office) -> None:
    office.trust(PARTNER)
    editor = office.sign_in(PARTNER)
    office.clock.set("2026-11-23T11:00")
    editor.send(f"{CAFE}/contact", **{"phones-0-number": "070 300 88 34"})
    editor.send(f"{CAFE}/insturen", on=CAFE)
    with office.database.writing() as session:
        officer = Actor(None, "Anne", office.clock())
        session.scalars(select(Proposal)).one().take("approve", officer)
    page = editor.open(f"{CAFE}/geschiedenis")
    oldest = re.findall(rf'href="({CAFE}/geschiedenis/[\w-]+)"', page)[-1]
    editor.send(oldest)
    with office.database.reading() as session:
        proposal = session.scalars(select(Proposal).where(Proposal.state == "submitted")).one()
        assert proposal.wanted["phones"] == "[]"


def test_an_entry_that_is_to_be_asked_about_sooner_is_asked_about_sooner(office: Office) -> None:
    editor = office.sign_in(PARTNER)
    editor.send(f"{CAFE}/klopt-nog", on=CAFE)
    with office.database.writing() as session:
        service = session.scalars(select(Service).where(Service.slug == "taalcafe")).one()
        service.assure_every_days = 30
    confirmed = office.clock.now
    for days, is_asked in ((29, False), (30, True)):
        office.clock.now = confirmed + timedelta(days=days)
        page = office.sign_in(PARTNER).open(CAFE)
        assert ("Klopt alles nog?" in page) == is_asked


def test_who_has_many_entries_waits_no_longer_for_the_list(office: Office) -> None:
    asked: list[str] = []
    engine = office.app.extensions["routekaart"].database.engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for path in ("/partner/", "/partner/dicht"):
        numbers = []
        for partner in ("woej", PARTNER):  # the second has four times as many
            editor = office.sign_in(partner)
            asked.clear()
            editor.open(path)
            numbers.append(len(asked))
        assert 0 < numbers[1] <= numbers[0] + 8
