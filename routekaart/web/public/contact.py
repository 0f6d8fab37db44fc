"""How to reach a service: what to tap first, and what else is possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple
from urllib.parse import quote_plus

from flask import g

from routekaart.catalogue.phone_numbers import national, tel_link, whatsapp_link
from routekaart.edition.agenda import Spot
from routekaart.edition.entries import Location, Partner, Phone, Service
from routekaart.language.locales import SOURCE
from routekaart.web.kit.beside import in_both
from routekaart.web.kit.wording import gettext as _
from routekaart.web.kit.words import site_name

HELLO = "Hallo, ik heb hulp nodig. Kunt u mij helpen?"


class Channel(NamedTuple):
    """Something to tap. `detail` stays left to right when it is a number or a web address."""

    kind: Literal["call", "whatsapp", "sms", "go", "mail", "web"]
    label: str
    href: str
    detail: str
    is_code: bool = True


@in_both
def find_channels(service: Service, spots: Iterable[Spot]) -> list[Channel]:
    """In the order of what helps fastest: call, WhatsApp, go there, mail, website."""
    spots = list(spots)
    phones = [*service.phones, *(phone for spot in spots for phone in _phones_at(spot))]
    return [
        *(_reach_by_phone(phone) for phone in phones),
        *(_go_to(spot.location) for spot in spots if spot.location and spot.location.address),
        *_write_to(service.email, service.url),
    ]


@in_both
def find_partner_channels(partner: Partner) -> list[Channel]:
    """How to reach an organisation as a whole."""
    return [
        *(_reach_by_phone(phone) for phone in partner.phones),
        *_write_to(partner.email, partner.website),
    ]


def _phones_at(spot: Spot) -> Iterator[Phone]:
    yield from spot.at.phones if spot.at else ()
    yield from spot.location.phones if spot.location else ()


def _write_to(email: str | None, url: str | None) -> Iterator[Channel]:
    if email:
        yield Channel("mail", _("Mail"), f"mailto:{email}", email)
    if url:
        yield Channel("web", _("Website"), url, site_name(url))


def _reach_by_phone(phone: Phone) -> Channel:
    number = national(phone.number)
    if phone.kind == "whatsapp":
        return Channel("whatsapp", _("WhatsApp"), whatsapp_link(phone.number, say_hello()), number)
    if phone.kind == "sms":
        return Channel("sms", _("Sms"), tel_link(phone.number).replace("tel:", "sms:"), number)
    return Channel("call", _("Bel"), tel_link(phone.number), number)


def say_hello() -> str:
    """A first sentence in Dutch, and under it the same in the visitor's language."""
    own = _("Hallo, ik heb hulp nodig. Kunt u mij helpen?")
    return HELLO if g.locale == SOURCE else f"{HELLO}\n\n{own}"


def _go_to(location: Location) -> Channel:
    return Channel("go", _("Ga erheen"), map_link(location), location.name, is_code=False)


def map_link(location: Location) -> str:
    """A plain link that the phone opens in its map app. Nothing is fetched before the tap."""
    return (
        f"https://www.google.com/maps/dir/?api=1&destination={quote_plus(full_address(location))}"
    )


def open_map_link(location: Location) -> str:
    """The same place on OpenStreetMap."""
    return f"https://www.openstreetmap.org/search?query={quote_plus(full_address(location))}"


def full_address(location: Location) -> str:
    """Street, postcode and place on one line, as far as they are known."""
    town = " ".join(part for part in (location.postcode, location.place) if part)
    return ", ".join(part for part in (location.address, town) if part)
