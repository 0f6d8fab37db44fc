"""The columns of the list of one's own services: how a field becomes a cell, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from routekaart.web.kit.entry_words import SAY_STATUS, say_field
from routekaart.web.kit.form_fields import Said
from routekaart.web.partners.typed import read_email, read_website

KEY = "Sleutel (niet veranderen)"
"""The header of the column that says which service a row is about."""


class Column(NamedTuple):
    """A field of a service in the list. `read` raises Said for what cannot be."""

    field: str
    width: int
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str

    @property
    def header(self) -> str:
        return say_field(self.field)


def _text(most: int, is_needed: bool = False) -> Callable[[str], str | None]:
    def read(typed: str) -> str | None:
        if len(typed) > most:
            raise Said(f"Maak dit korter: hoogstens {most} tekens.")
        if is_needed and not typed:
            raise Said("Dit vak mag niet leeg zijn.")
        return typed or None

    return read


def _age(typed: str) -> int | None:
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) > 120:
        raise Said("Vul een leeftijd in, zoals 18.")
    return int(typed)


def _day(typed: str) -> date | None:
    if not typed:
        return None
    for written in ("%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(typed, written).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Said("Vul een dag in, zoals 31-12-2026.")


def _status(typed: str) -> str:
    found = {says.casefold(): key for key, says in SAY_STATUS.items()}.get(typed.casefold())
    if found is None:
        raise Said(f"Kies een van deze: {', '.join(SAY_STATUS.values())}.")
    return found


def _contact(read: Callable[[str], str]) -> Callable[[str], str | None]:
    return lambda typed: read(typed) if typed else None


COLUMNS: tuple[Column, ...] = (
    Column("name", 28, _text(200, is_needed=True)),
    Column("summary", 40, _text(300, is_needed=True)),
    Column("description", 48, _text(2_000)),
    Column("what_happens", 40, _text(2_000)),
    Column("application_process", 32, _text(500)),
    Column("fees_description", 24, _text(500)),
    Column("alert", 24, _text(300)),
    Column("minimum_age", 12, _age),
    Column("maximum_age", 12, _age),
    Column("email", 28, _contact(read_email)),
    Column("url", 28, _contact(read_website)),
    Column("status", 18, _status, SAY_STATUS.__getitem__),
    Column("valid_from", 14, _day, lambda day: f"{day:%d-%m-%Y}"),
    Column("valid_to", 14, _day, lambda day: f"{day:%d-%m-%Y}"),
)
"""What fits in one cell. Hours, telephones and places have pages of their own."""


def cell_text(cell: object) -> str:
    """A cell as it was typed: a spreadsheet makes numbers and days of what looks like one."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return str(cell).replace("\r\n", "\n").strip()
