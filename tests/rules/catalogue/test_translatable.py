"""Which words are translated, and under which key translators find them."""

from __future__ import annotations

from datetime import date, time

from routekaart.catalogue.holiday_closures import HOLIDAYS, holiday_closures
from routekaart.catalogue.pack import (
    Pack,
    PackClosure,
    PackCost,
    PackDocument,
    PackLocation,
    PackOpeningTime,
    PackPartner,
    PackPhone,
    PackPlace,
    PackService,
    PackTerm,
)
from routekaart.catalogue.translatable import (
    closure_entry,
    note_field,
    phone_field,
    split_key,
    texts_of,
)

DAY = date(2025, 3, 1)
NOTED = PackOpeningTime(weekday="mo", opens=time(9), closes=time(12), note="Met kind")
CALLED = PackPhone(number="112", description="Alleen bij spoed")

PACK = Pack(
    partners={"woej": PackPartner(name="Woej", description="Welzijn.", source="M")},
    locations={
        "de-plint": PackLocation(
            name="De Plint",
            directions="Naast de school.",
            alert="Let op.",
            phones=(CALLED,),
            assured_on=DAY,
            source="P",
        )
    },
    terms={"geld": PackTerm(kind="topic", name="Geld")},
    services={
        "ping-loket": PackService(
            name="PING-loket",
            partner="woej",
            summary="U krijgt hulp.",
            alternate_name="Hulp met geld",
            fees_description="Het kost niets.",
            programme_note="Navragen.",
            assured_on=DAY,
            source="M",
            phones=(CALLED,),
            documents=(PackDocument(key="brief", name="Uw brief"),),
            costs=(
                PackCost(key="gratis", amount=0, description="Gratis"),
                PackCost(key="kopie", amount=100),
            ),
            places=(
                PackPlace(location="de-plint", description="In de avond.", opening_times=(NOTED,)),
            ),
        )
    },
    closures={
        "zomer": PackClosure(
            key="zomer", scope="catalogue", starts_on=DAY, ends_on=DAY, reason="Zomervakantie"
        )
    },
)


def test_every_word_for_residents_has_its_key() -> None:
    texts = {
        key: dutch
        for key, dutch in texts_of(PACK).items()
        if not key.startswith("closure.feestdag-")
    }
    assert texts == {
        "partner.woej.description": "Welzijn.",
        "location.de-plint.directions": "Naast de school.",
        "location.de-plint.alert": "Let op.",
        f"location.de-plint.{phone_field('Alleen bij spoed')}": "Alleen bij spoed",
        "term.geld.name": "Geld",
        "service.ping-loket.alternate_name": "Hulp met geld",
        "service.ping-loket.summary": "U krijgt hulp.",
        "service.ping-loket.fees_description": "Het kost niets.",
        f"service.ping-loket.{phone_field('Alleen bij spoed')}": "Alleen bij spoed",
        "service.ping-loket.document.brief": "Uw brief",
        "service.ping-loket.cost.gratis": "Gratis",
        "service.ping-loket.place.de-plint.description": "In de avond.",
        f"service.ping-loket.place.de-plint.{note_field('Met kind')}": "Met kind",
        "closure.zomer.reason": "Zomervakantie",
    }


def test_a_key_is_an_entry_and_a_field() -> None:
    key = "service.ping-loket.place.de-plint.description"
    assert split_key(key) == ("service.ping-loket", "place.de-plint.description")


def test_every_holiday_of_thirty_years_has_its_text() -> None:
    texts = texts_of(Pack({}, {}, {}, {}, {}))
    closures = holiday_closures(range(2024, 2054))
    assert len(closures) == 30 * 9 + 6
    for key, closure in closures.items():
        assert texts[f"{closure_entry(key)}.reason"] == closure.reason
    assert {closure.reason for closure in closures.values()} == set(HOLIDAYS)
    assert len(texts) == len(HOLIDAYS)


def test_a_holiday_has_one_text_for_all_years() -> None:
    assert closure_entry("feestdag-eerste-kerstdag-2026") == "closure.feestdag-eerste-kerstdag"
    assert closure_entry("zomer-2026") == "closure.zomer-2026"
    day = holiday_closures([2026])["feestdag-eerste-kerstdag-2026"]
    assert (day.starts_on, day.ends_on, day.scope) == (date(2026, 12, 25),) * 2 + ("catalogue",)
