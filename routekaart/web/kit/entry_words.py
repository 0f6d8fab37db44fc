"""The fields of an entry as people who keep it read them, in Dutch: for a preview, a difference
between two versions, a line of history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any

from routekaart.catalogue.opening_hours.values import opening_time_of
from routekaart.catalogue.pack import PackCost, PackOpeningTime, PackPhone, PackPlace
from routekaart.catalogue.phone_numbers import national
from routekaart.catalogue.projection import WEEKDAYS, each_day
from routekaart.language.formats import euros, full_date, time_range
from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.review.fields import read_value
from routekaart.web.kit.hours_in_words import say_usual_hours
from routekaart.web.kit.logos import draw_kept_logo
from routekaart.web.kit.site import site

NAMES: dict[str, str] = {
    "name": "Naam",
    "alternate_name": "Andere naam",
    "summary": "In één zin",
    "description": "Wat het is",
    "what_happens": "Wat er gebeurt",
    "application_process": "Hoe iemand begint",
    "fees_description": "Uitleg over kosten",
    "alert": "Let op",
    "minimum_age": "Vanaf welke leeftijd",
    "maximum_age": "Tot welke leeftijd",
    "email": "E-mailadres",
    "url": "Website",
    "website": "Website",
    "status": "Gaat het door?",
    "valid_from": "Begint op",
    "valid_to": "Laatste dag",
    "topics": "Onderwerpen",
    "audiences": "Voor wie",
    "trust_facts": "Goed om te weten",
    "languages": "Talen",
    "phones": "Telefoon",
    "opening_times": "Telefonisch te bereiken",
    "places": "Waar en wanneer",
    "documents": "Neem mee",
    "costs": "Kosten",
    "logo": "Logo",
    "address": "Straat en nummer",
    "postcode": "Postcode",
    "place": "Plaats",
    "latitude": "Breedtegraad",
    "longitude": "Lengtegraad",
    "directions": "Hoe iemand er komt",
    "accessibility": "Toegankelijkheid",
    "scope": "Wat er dicht is",
    "target": "Van wie",
    "starts_on": "Eerste dag",
    "ends_on": "Laatste dag",
    "reason": "Reden",
    "keeps": "Wat er die dagen geldt",
    "hours": "Andere tijden",
    "urgent": "Met spoed",
    "national": "Landelijk",
    "ask_through": "Vragen via",
    "programme_note": "Notitie van het programma",
    "doubts": "Twijfels",
    "assured_on": "Gecontroleerd op",
    "source": "Bron",
    "trusted": "Vertrouwde partner",
    "partner": "Partner",
    "phone": "Telefoon",
}

SAY_STATUS = {
    "active": "Ja, dit is er",
    "temporarily closed": "Tijdelijk niet",
    "inactive": "Bewoners zien dit niet",
    "defunct": "Gestopt",
}

SAY_KEEPS = {
    "closed": "Dicht",
    "other hours": "Andere tijden",
    "ordinary hours": "Gewone tijden: deze sluiting gaat niet door",
}

_KINDS = {"voice": "bellen", "whatsapp": "WhatsApp", "sms": "sms"}

NOTHING = "Niets ingevuld"


def say_field(field: str) -> str:
    """The name of a field; that of a translation names its language too."""
    name, at, locale = field.partition("@")
    return f"{NAMES.get(name, name)} ({locale})" if at else NAMES.get(name, name)


def say_json(entry: str, field: str, value: str | None) -> list[str]:
    """A value that is JSON, such as history has: line by line, never empty."""
    if value is None:
        return [NOTHING]
    return say_value(field, read_value(entry, field, value))


def say_value(field: str, value: Any) -> list[str]:
    """A value line by line, never empty."""
    if field in _SAY and value not in (None, ()):
        return list(_SAY[field](value))
    if value in (None, "", ()):
        return [NOTHING]
    if isinstance(value, bool):
        return ["Ja" if value else "Nee"]
    if isinstance(value, date):
        return [full_date(value, SOURCE)]
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return str(value).splitlines()


def say_hours(rows: Iterable[PackOpeningTime]) -> list[str]:
    """The ordinary week as a resident reads it, a line for days that share their hours."""
    times = tuple(
        opening_time_of(row, WEEKDAYS.index(row.weekday), Text(row.note) if row.note else None)
        for row in each_day(rows)
    )
    today = site().clock().date()
    lines = [
        f"{line.days}: {line.hours}" + (f" ({line.note.nl})" if line.note else "")
        for line in say_usual_hours(times, today)
    ]
    return [str(line) for line in lines]


def _say_terms(keys: Iterable[str]) -> list[str]:
    terms = site().edition.terms
    return [terms[key].name.nl if key in terms else key for key in keys]


def _say_phone(phone: PackPhone) -> str:
    about = f", {phone.description}" if phone.description else ""
    return f"{national(phone.number)} ({_KINDS[phone.kind]}{about})"


def _say_place(place: PackPlace) -> list[str]:
    known = site().edition.locations.get(place.location)
    lines = [known.name if known else place.location]
    lines += [f"– {line}" for line in say_hours(place.opening_times)] or ["– tijden onbekend"]
    lines += [f"– {_say_phone(each)}" for each in place.phones]
    return [*lines, *([f"– {place.description}"] if place.description else [])]


def _say_cost(cost: PackCost) -> str:
    amount = "Gratis" if cost.amount == 0 else euros(cost.amount, SOURCE)
    return f"{amount}: {cost.description}" if cost.description else amount


def _say_ranges(ranges: Iterable[tuple[time, time]]) -> list[str]:
    return [time_range(opens, closes, SOURCE) for opens, closes in ranges]


def _say_partner(slug: str) -> list[str]:
    known = site().edition.partners.get(slug)
    return [known.name if known else slug]


def _say_service(slug: str) -> list[str]:
    known = site().edition.services.get(slug)
    return [known.name if known else slug]


_SAY: dict[str, Callable[[Any], Iterable[str]]] = {
    "partner": _say_partner,
    "ask_through": _say_service,
    "logo": lambda digest: [draw_kept_logo(digest)],
    "status": lambda value: [SAY_STATUS[value]],
    "keeps": lambda value: [SAY_KEEPS[value]],
    "topics": _say_terms,
    "audiences": _say_terms,
    "trust_facts": _say_terms,
    "accessibility": _say_terms,
    "phones": lambda phones: [_say_phone(each) for each in phones],
    "opening_times": say_hours,
    "places": lambda places: [line for each in places for line in _say_place(each)],
    "documents": lambda documents: [each.name for each in documents],
    "costs": lambda costs: [_say_cost(each) for each in costs],
    "hours": _say_ranges,
    "doubts": lambda doubts: [f"{each.field}: {each.value}" for each in doubts],
}
