"""What a trusted partner changes at once."""

from __future__ import annotations

from typing import Any

import pytest

from routekaart.catalogue.pack import PackOpeningTime, PackPhone, PackPlace
from routekaart.catalogue.projection import as_json
from routekaart.review.trust import goes_live_at_once

HOURS = (PackOpeningTime(weekday="mo"),)
PHONES = (PackPhone(number="+31703008834"),)


def places(**values: Any) -> str:
    return as_json((PackPlace(location="de-plint", **values),))


@pytest.mark.parametrize("field", ["phones", "opening_times"])
def test_telephones_and_hours_change_at_once(field: str) -> None:
    assert goes_live_at_once("service.ping", field, "[]", "[1]")


@pytest.mark.parametrize("field", ["name", "summary", "topics", "status", "valid_to", "email"])
def test_what_a_service_is_waits_for_the_programme(field: str) -> None:
    assert not goes_live_at_once("service.ping", field, '"a"', '"b"')


@pytest.mark.parametrize("change", [{"opening_times": HOURS}, {"phones": PHONES}])
def test_hours_and_telephones_at_a_place_change_at_once(change: dict[str, Any]) -> None:
    assert goes_live_at_once("service.ping", "places", places(), places(**change))


def test_another_place_or_other_words_about_it_wait() -> None:
    moved = as_json((PackPlace(location="tuinkamer"),))
    assert not goes_live_at_once("service.ping", "places", places(), moved)
    told = places(description="Achter.", opening_times=HOURS)
    assert not goes_live_at_once("service.ping", "places", places(), told)
    assert not goes_live_at_once("service.ping", "places", None, moved)


@pytest.mark.parametrize("field", ["starts_on", "reason", "keeps"])
def test_a_closure_is_known_at_once(field: str) -> None:
    assert goes_live_at_once("closure.woej-1", field, None, '"x"')
