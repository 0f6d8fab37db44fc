"""What residents read of an entry, in a few lines for whoever keeps it right."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from routekaart.catalogue.hours import OpeningTimeRow
from routekaart.catalogue.opening_hours.values import OpeningTime, opening_time_of
from routekaart.catalogue.phone_numbers import national
from routekaart.catalogue.phones import Phone, PhoneKind
from routekaart.catalogue.services import Service
from routekaart.language.formats import full_date
from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.reminders.due import Question

SayHours = Callable[[Sequence[OpeningTime], date], Sequence[str]]
"""The ordinary week of today in the words that residents read, a line for days with equal hours."""

NOTHING = "Nog geen telefoon, mail of tijden"

_CALLED: dict[PhoneKind, str] = {"voice": "Telefoon", "whatsapp": "WhatsApp", "sms": "Sms"}


class EntryInShort(NamedTuple):
    """An entry and its lines. `asks` says what comes near; `reads` what residents read now."""

    id: uuid.UUID
    slug: str
    name: str
    partner: str
    since: str
    asks: tuple[str, ...]
    reads: tuple[str, ...]


def put_in_short(
    service: Service, coming: Iterable[Question], say_hours: SayHours, today: date
) -> EntryInShort:
    """The entry as it stands today, with the questions of what comes near."""
    return EntryInShort(
        id=service.id,
        slug=service.slug,
        name=service.name,
        partner=service.partner.name,
        since=full_date(service.assured_on, SOURCE),
        asks=tuple(_ask(each) for each in coming),
        reads=tuple(_lines(service, say_hours, today)) or (NOTHING,),
    )


def _ask(question: Question) -> str:
    day = full_date(question.round, SOURCE)
    if question.kind == "ends":
        return f"Dit stopt op {day}. Klopt dat?"
    return f"Dit is nu dicht. Is het op {day} weer open?"


def _lines(service: Service, say_hours: SayHours, today: date) -> Iterator[str]:
    if service.status == "temporarily closed":
        yield "Tijdelijk gesloten"
    yield from _say_phones(service.phones)
    for said in say_hours(_values(service.opening_times), today):
        yield f"Aan de telefoon: {_go_on(said)}"
    for place in service.places:
        for said in say_hours(_values(place.opening_times), today) or ("tijden onbekend",):
            yield f"{place.location.name}: {_go_on(said)}"
        yield from _say_phones(place.phones)
    if service.email:
        yield f"Mail: {service.email}"
    if service.url:
        yield f"Website: {service.url}"


def _go_on(said: str) -> str:
    """Words that began a line, further on in one."""
    return f"{said[:1].lower()}{said[1:]}"


def _say_phones(phones: Iterable[Phone]) -> Iterator[str]:
    return (f"{_CALLED[each.kind]}: {national(each.number)}" for each in phones)


def _values(rows: Iterable[OpeningTimeRow]) -> list[OpeningTime]:
    return [opening_time_of(row, row.weekday, Text(row.note) if row.note else None) for row in rows]
