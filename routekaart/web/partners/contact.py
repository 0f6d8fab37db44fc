"""The section "Hoe bereikt iemand u?". What is typed is read kindly and kept in one form."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from wtforms import FieldList, FormField, RadioField

from routekaart.accounts.people import UnusableAddress, tidy_email
from routekaart.catalogue.pack import PackPhone, PackService
from routekaart.catalogue.phone_numbers import UnusableNumber, national, parse
from routekaart.web.partners.section_form import Row, Said, SectionForm, line, text

KINDS = {"voice": "Bellen", "whatsapp": "WhatsApp", "sms": "Sms"}
SPARE = 2
"""Empty rows below the ones that are filled in."""


def read_number(typed: str) -> str:
    """A telephone number in the form that is kept. Raises Said."""
    try:
        return parse(typed)
    except UnusableNumber:
        raise Said(
            "Dit is geen nummer dat iemand kan bellen. Schrijf het als 070 300 88 34."
        ) from None


def read_email(typed: str) -> str:
    """An e-mail address in the form that is kept. Raises Said."""
    try:
        return tidy_email(typed)
    except UnusableAddress:
        raise Said("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.") from None


def read_website(typed: str) -> str:
    """A web address that a browser can open; `https://` may be left out. Raises Said."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if "." not in host or any(each.isspace() for each in address) or parts.username:
        raise Said("Dit is geen webadres. Schrijf het als www.voorbeeld.nl.")
    if parts.scheme not in ("https", "http"):
        raise Said("Begin een webadres met https://.")
    return address


class PhoneRow(Row):
    """A telephone number; an empty one is none."""

    number = line("Nummer", most=30)
    kind = RadioField("Waarvoor?", choices=KINDS, default="voice")
    description = line("Van wie of waarvoor?", "Bijvoorbeeld: balie, of alleen voor afspraken.")

    def validate_number(self, field: Any) -> None:
        if field.data:
            field.data = national(read_number(field.data))


class ContactForm(SectionForm):
    """How somebody calls, writes, or begins."""

    plain = ("application_process",)

    phones = FieldList(FormField(PhoneRow))
    email = line("E-mailadres")
    url = line("Website")
    application_process = text(
        "Hoe begint iemand?", "Bijvoorbeeld: U belt eerst voor een afspraak.", 500
    )

    @classmethod
    def data_of(cls, entry: PackService) -> dict[str, Any]:
        rows = [
            {
                "number": national(each.number),
                "kind": each.kind,
                "description": each.description or "",
            }
            for each in entry.phones
        ]
        spare = [{"number": "", "kind": "voice", "description": ""}] * SPARE
        shown = {"phones": rows + spare, "email": entry.email, "url": entry.url}
        return super().data_of(entry) | shown

    def validate_email(self, field: Any) -> None:
        if field.data:
            field.data = read_email(field.data)

    def validate_url(self, field: Any) -> None:
        if field.data:
            field.data = read_website(field.data)

    def values(self, entry: PackService) -> dict[str, Any]:
        known: dict[tuple[str, str], PackPhone] = {
            (each.number, each.kind): each for each in entry.phones
        }
        phones = [_phone(row, known) for row in self.phones.data if row["number"]]
        contact = {"email": self.email.data or None, "url": self.url.data or None}
        return super().values(entry) | contact | {"phones": tuple(phones)}


def _phone(row: dict[str, Any], known: dict[tuple[str, str], PackPhone]) -> PackPhone:
    """A row as it is kept; what stays the same keeps its source."""
    number, description = parse(row["number"]), row["description"] or None
    before = known.get((number, row["kind"]))
    if before is not None and before.description == description:
        return before
    return PackPhone(number=number, kind=row["kind"], description=description)
