"""Telephone numbers in a form: of a service, of one place, of a partner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import RadioField

from routekaart.catalogue.pack import PackPhone
from routekaart.catalogue.phone_numbers import national, parse
from routekaart.web.kit.form_fields import line
from routekaart.web.partners.section_form import Row
from routekaart.web.partners.typed import read_number

KINDS = {"voice": "Bellen", "whatsapp": "WhatsApp", "sms": "Sms"}
SPARE = 2
"""Empty rows below the ones that are filled in."""


class PhoneRow(Row):
    """A telephone number; an empty one is none."""

    number = line("Nummer", most=30)
    kind = RadioField("Waarvoor?", choices=KINDS, default="voice")
    description = line("Van wie of waarvoor?", "Bijvoorbeeld: balie, of alleen voor afspraken.")

    def validate_number(self, field: Any) -> None:
        if field.data:
            field.data = national(read_number(field.data))


def show_phones(phones: Iterable[PackPhone], spare: int = SPARE) -> list[dict[str, str]]:
    """The rows of a form, with a few to fill in."""
    rows = [
        {
            "number": national(each.number),
            "kind": each.kind,
            "description": each.description or "",
        }
        for each in phones
    ]
    return rows + [{"number": "", "kind": "voice", "description": ""}] * spare


def read_phones(
    rows: Iterable[dict[str, Any]], before: Iterable[PackPhone]
) -> tuple[PackPhone, ...]:
    """The rows as they are kept; what stays the same keeps its source."""
    known: dict[tuple[str, str], PackPhone] = {(each.number, each.kind): each for each in before}
    return tuple(_read(row, known) for row in rows if row["number"])


def _read(row: dict[str, Any], known: dict[tuple[str, str], PackPhone]) -> PackPhone:
    number, description = parse(row["number"]), row["description"] or None
    same = known.get((number, row["kind"]))
    if same is not None and same.description == description:
        return same
    return PackPhone(number=number, kind=row["kind"], description=description)
