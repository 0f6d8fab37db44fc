"""Places of a service: one more, one less, and one that nobody knew."""

from __future__ import annotations

from tests.pages.partners.conftest import Office

OWN, PING = "kredietbank-nederland", "service.ping-loket"
WHERE = "/partner/dienst/ping-loket/waar-en-wanneer"
ADD = "/partner/dienst/ping-loket/plek-erbij"
BRIDGE = {
    "location": "-",
    "name": "Buurthuis De Brug",
    "address": "Damlaan 1",
    "postcode": "2265ab",
    "place": "Leidschendam",
}


def places(office: Office) -> list[str]:
    return [each.location for each in office.wanted(PING, OWN).places]


def test_a_known_place_is_chosen_from_the_list(office: Office) -> None:
    phone = office.sign_in(OWN)
    page = phone.open(ADD)
    assert "Sporthal De Fluit (Fluitpolderplein 3, Leidschendam)" in page
    assert 'value="de-plint"' not in page
    assert phone.send(ADD, location="sporthal-de-fluit") == f"{WHERE}/sporthal-de-fluit"
    phone.send(ADD, location="sporthal-de-fluit")
    assert places(office).count("sporthal-de-fluit") == 1


def test_a_place_is_taken_away(office: Office) -> None:
    phone = office.sign_in(OWN)
    phone.send(f"{WHERE}/de-plint/weg", on=WHERE)
    assert "de-plint" not in places(office)
    assert "De Plint" not in phone.open(WHERE)


def test_a_new_place_waits_with_its_service(office: Office) -> None:
    phone = office.sign_in(OWN)
    assert phone.send(ADD, **BRIDGE) == f"{WHERE}/buurthuis-de-brug"
    bridge = office.wanted("location.buurthuis-de-brug", OWN)
    assert (bridge.name, bridge.postcode) == ("Buurthuis De Brug", "2265 AB")
    assert "Buurthuis De Brug" in phone.open(WHERE)
    phone.send("/partner/dienst/ping-loket/insturen", on="/partner/dienst/ping-loket")
    for entry in ("service.ping-loket", "location.buurthuis-de-brug"):
        assert office.state_of(entry, OWN) == "submitted"


def test_a_double_tap_is_one_new_place(office: Office) -> None:
    phone = office.sign_in(OWN)
    data = phone.form(ADD) | BRIDGE
    assert phone.post(ADD, data) == phone.post(ADD, data)
    assert places(office).count("buurthuis-de-brug") == 1


def test_a_new_place_goes_with_what_was_taken_back(office: Office) -> None:
    phone = office.sign_in(OWN)
    phone.send(ADD, **BRIDGE)
    phone.send(f"{WHERE}/buurthuis-de-brug/weg", on=WHERE)
    assert office.draft("location.buurthuis-de-brug", OWN) is None
    phone.send(ADD, **BRIDGE)
    phone.send("/partner/dienst/ping-loket/intrekken", on="/partner/dienst/ping-loket")
    assert office.draft("location.buurthuis-de-brug-2", OWN) is None


def test_the_name_of_a_known_place_is_that_place(office: Office) -> None:
    office.sign_in(OWN).send(ADD, location="-", name="sporthal de fluit")
    assert places(office)[-1] == "sporthal-de-fluit"


def test_slips_are_said(office: Office) -> None:
    phone = office.sign_in(OWN)
    assert "Kies een plek." in phone.send(ADD, 422)
    assert "Vul de naam van de plek in." in phone.send(ADD, 422, location="-")
    wrong = phone.send(ADD, 422, **(BRIDGE | {"postcode": "22"}))
    assert "Schrijf hem als 2262 AB." in wrong
    assert 'value="Damlaan 1"' in wrong
