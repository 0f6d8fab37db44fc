"""schema.org JSON-LD for search engines, from the same entries that the page shows."""

from __future__ import annotations

from typing import Any

from flask import g

from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.edition.entries import Edition, Location, Service

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def describe_service(service: Service, edition: Edition) -> dict[str, Any]:
    """A GovernmentService with its channels: the telephone, and every place."""
    partner = edition.partners[service.partner]
    channels = [
        _omit_empty(
            {
                "@type": "ServiceChannel",
                "servicePhone": _omit_empty(
                    {
                        "@type": "ContactPoint",
                        "telephone": phone.number,
                        "hoursAvailable": _hours(service.opening_times),
                    }
                ),
            }
        )
        for phone in service.phones
    ] + [
        _omit_empty(
            {
                "@type": "ServiceChannel",
                "serviceLocation": _place(edition.locations[at.location], at.opening_times),
            }
        )
        for at in service.places
    ]
    return _omit_empty(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "name": service.name,
            "description": service.summary.read(g.locale).words,
            "inLanguage": g.locale,
            "provider": _omit_empty(
                {"@type": "Organization", "name": partner.name, "url": partner.website}
            ),
            "areaServed": "Leidschendam-Noord",
            "availableChannel": channels,
        }
    )


def _place(location: Location, times: tuple[OpeningTime, ...]) -> dict[str, Any]:
    address = _omit_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": location.address,
            "postalCode": location.postcode,
            "addressLocality": location.place,
            "addressCountry": "NL",
        }
    )
    return _omit_empty(
        {
            "@type": "Place",
            "name": location.name,
            "address": address,
            "openingHoursSpecification": _hours(times),
        }
    )


def _hours(times: tuple[OpeningTime, ...]) -> list[dict[str, Any]]:
    """Only what schema.org can say: weekly hours without appointment."""
    return [
        _omit_empty(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{_DAYS[row.weekday]}",
                "opens": f"{row.opens:%H:%M}",
                "closes": f"{row.closes:%H:%M}" if row.closes != row.opens else "23:59",
                "validFrom": row.valid_from and row.valid_from.isoformat(),
                "validThrough": row.valid_to and row.valid_to.isoformat(),
            }
        )
        for row in times
        if row.opens and row.closes and row.pattern == "every" and not row.by_appointment
    ]


def _omit_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
