"""What search engines are told is what the page says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages.audit import Page
from tests.pages.browsing import BOTH_WAYS, Visitor


def data_of(page: Page) -> dict[str, Any]:
    (block,) = (each for each in page.all("script") if each.get("type") == "application/ld+json")
    return json.loads(block.text or "")


def each_value(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from each_value(each)


@pytest.mark.parametrize("locale", BOTH_WAYS)
def test_every_service_is_described_as_its_page_does(visitor: Visitor, locale: str) -> None:
    today = visitor.clock.now.date()
    for service in visitor.edition.services.values():
        if not service.offered_on(today):
            continue
        page = visitor.open(f"/{locale}/hulp/{service.slug}")
        data = data_of(page)
        assert (data["@context"], data["@type"]) == ("https://schema.org", "GovernmentService")
        assert (data["name"], data["inLanguage"]) == (page.heading, locale)
        assert data["description"] in page.words
        assert data["provider"]["name"] in page.words
        numbers = {
            each["telephone"]
            for each in each_value(data)
            if isinstance(each, dict) and "telephone" in each
        }
        assert numbers == {phone.number for phone in service.phones}
        assert [each for each in each_value(data) if each in ("", [], {}, None)] == []


def test_weekly_hours_are_told(visitor: Visitor) -> None:
    data = data_of(visitor.open("/nl/hulp/ping-loket"))
    places = [channel["serviceLocation"] for channel in data["availableChannel"]]
    assert [place["name"] for place in places] == [
        "Bibliotheek aan de Vliet", "Tuinkamer van Noord", "De Plint",
    ]  # fmt: skip
    assert places[0]["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Monday",
            "opens": "10:00",
            "closes": "12:00",
        }
    ]
    assert places[0]["address"]["streetAddress"] == "Fluitpolderplein 5"
    assert "openingHoursSpecification" not in places[2]


def test_hours_that_are_not_weekly_are_not_told(visitor: Visitor) -> None:
    data = data_of(visitor.open("/nl/hulp/jonge-helden"))
    assert "opens" not in json.dumps(data)
