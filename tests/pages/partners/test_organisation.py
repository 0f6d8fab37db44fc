"""A partner's own record."""

from __future__ import annotations

from tests.pages.partners.conftest import Office, words

OWN = "kredietbank-nederland"
PAGE, ENTRY = f"/partner/organisatie/{OWN}", f"partner.{OWN}"


def test_what_is_typed_is_kept_in_one_form_and_sent_in(office: Office) -> None:
    editor = office.sign_in(OWN)
    phone = {"phones-0-number": "(070) 3008834"}
    address = editor.send(PAGE, description="Wij helpen.", website="www.voorbeeld.nl", **phone)
    assert "Bewaard en ingestuurd." in editor.open(address)
    record = office.wanted(ENTRY, OWN)
    assert (record.description, record.website) == ("Wij helpen.", "https://www.voorbeeld.nl")
    assert record.phones[0].number == "+31703008834"
    assert office.state_of(ENTRY, OWN) == "submitted"


def test_the_name_is_shown_and_not_asked(office: Office) -> None:
    page = office.sign_in(OWN).open(PAGE)
    assert "<h1>Kredietbank Nederland</h1>" in page
    assert 'name="name"' not in page


def test_saving_what_stands_there_changes_nothing(office: Office) -> None:
    office.sign_in(OWN).send(PAGE)
    assert office.state_of(ENTRY, OWN) == ""


def test_a_trusted_partners_number_is_read_at_once(office: Office) -> None:
    office.trust(OWN)
    office.sign_in(OWN).send(PAGE, **{"phones-0-number": "070 300 88 34"})
    assert [each.number for each in office.live(ENTRY).phones][:1] == ["+31703008834"]


def test_changes_are_taken_back(office: Office) -> None:
    editor = office.sign_in(OWN)
    editor.send(PAGE, description="Wij helpen.")
    editor.send(f"{PAGE}/intrekken", on=PAGE)
    assert office.state_of(ENTRY, OWN) == ""


def test_slips_are_said_and_nothing_is_lost(office: Office) -> None:
    page = office.sign_in(OWN).send(PAGE, 422, email="samira", description="Wij helpen.")
    assert "Dit is geen e-mailadres." in words(page)
    assert "Wij helpen." in page


def test_two_editors_choose(office: Office) -> None:
    one, other = office.sign_in(OWN), office.sign_in(OWN, name="Omar")
    opened = one.form(PAGE) | {"description": "Van Samira"}
    other.send(PAGE, description="Van Omar")
    both = words(one.post(PAGE, opened, 409))
    assert "Van Samira" in both
    assert "Van Omar" in both


def test_that_of_others_is_not_there(office: Office) -> None:
    stranger = office.sign_in("bibliotheek-aan-de-vliet")
    stranger.open(PAGE, 404)
    for path in (PAGE, f"{PAGE}/intrekken"):
        stranger.post(path, {"token": "x"}, 404)
