"""Opening times as a form: the week, the same times for several days, and what is not weekly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, FieldList, FormField, SelectField, SelectMultipleField

from routekaart.catalogue.pack import PackOpeningTime, PackPlace
from routekaart.catalogue.projection import WEEKDAYS, each_day
from routekaart.language.formats import sentence, weekday
from routekaart.language.locales import SOURCE
from routekaart.web.kit.form_fields import DayField, Said, line, text
from routekaart.web.kit.typed_times import RangeRow
from routekaart.web.partners import hours_grid
from routekaart.web.partners.hours_grid import Typed, is_filled
from routekaart.web.partners.phone_rows import PhoneRow, read_phones, show_phones
from routekaart.web.partners.section_form import SectionForm

DAYS = {key: sentence(weekday(n, SOURCE)) for n, key in enumerate(WEEKDAYS)}
PATTERNS = {
    "every": "elke week",
    "1st": "elke eerste van de maand",
    "2nd": "elke tweede van de maand",
    "3rd": "elke derde van de maand",
    "4th": "elke vierde van de maand",
    "last": "elke laatste van de maand",
    "every other week": "om de week",
}
PARTS = {
    "": "weet ik niet",
    "morning": "'s ochtends",
    "afternoon": "'s middags",
    "evening": "'s avonds",
}
_EMPTY = {"opens": "", "closes": "", "by_appointment": False, "overnight": False}


class SlotRow(RangeRow):
    """A range, and what goes with it."""

    too_late = "Tot na middernacht? Zet dan hieronder een vinkje."

    by_appointment = BooleanField("Op afspraak")
    overnight = BooleanField("Ja, tot de volgende dag")

    @property
    def is_overnight(self) -> bool:
        return bool(self.overnight.data)


class SameRow(SlotRow):
    """The same slot on several days, in one go."""

    days = SelectMultipleField("Op welke dagen?", choices=DAYS)
    instead = BooleanField("Haal weg wat er op die dagen stond")

    def validate_days(self, field: Any) -> None:
        if is_filled(self.data) and not field.data:
            raise Said("Kies op welke dagen.")
        if field.data and not is_filled(self.data):
            raise Said("Vul ook in van hoe laat tot hoe laat.")


class ExceptionRow(SlotRow):
    """What is not the same every week."""

    weekday = SelectField("Dag", choices={"": "Kies een dag", **DAYS})
    pattern = SelectField("Hoe vaak?", choices=PATTERNS, default="every")
    part_of_day = SelectField("Weet u de tijd niet? Wanneer is het dan?", choices=PARTS)
    valid_from = DayField("Vanaf", "Leeg: het is al zo.")
    valid_to = DayField("Tot en met", "Leeg: het blijft zo.")
    note = line("Wilt u er iets bij zeggen?")
    gone = BooleanField("Haal dit weg")

    def validate_weekday(self, field: Any) -> None:
        said = is_filled(self.data) or self.note.data or self.valid_from.data or self.valid_to.data
        if said and not field.data and not self.gone.data:
            raise Said("Kies een dag.")

    def validate_pattern(self, field: Any) -> None:
        is_meant = self.weekday.data and not self.gone.data
        if field.data == "every other week" and is_meant and not self.valid_from.data:
            raise Said("Om de week: kies bij “Vanaf” ook de eerste dag.")

    def validate_valid_to(self, field: Any) -> None:
        begins = self.valid_from.data
        if begins and field.data and field.data < begins:
            raise Said("De laatste dag ligt voor de eerste dag.")


def apart(form: Any, field: Any) -> None:
    """The slots of one day do not run into each other. Raises Said."""
    if any(slot.form.errors for slot in field) or form.same.form.errors:
        return
    if overlap := hours_grid.find_overlap(form.slots_on(field.short_name)):
        raise Said(f"Deze tijden lopen door elkaar: {overlap[0]} en {overlap[1]} uur.")


def _slots(name: str) -> FieldList:
    return FieldList(FormField(SlotRow), sentence(name), [apart])


class HoursForm(SectionForm):
    """When somebody can come, or call."""

    same = FormField(SameRow)
    mo = _slots("maandag")
    tu = _slots("dinsdag")
    we = _slots("woensdag")
    th = _slots("donderdag")
    fr = _slots("vrijdag")
    sa = _slots("zaterdag")
    su = _slots("zondag")
    exceptions = FieldList(FormField(ExceptionRow))
    unknown = BooleanField("Wij weten de tijden niet")

    before: Sequence[PackOpeningTime] = ()
    """What was kept when the form was sent."""

    @classmethod
    def data_of(cls, entry: PackPlace) -> dict[str, Any]:
        rows = entry.opening_times
        week = hours_grid.show_week(rows)
        spare = _EMPTY | {"weekday": "", "pattern": "every", "part_of_day": "", "note": ""}
        return {
            **{each: [*slots, dict(_EMPTY)] for each, slots in week.items()},
            "exceptions": [*hours_grid.show_exceptions(rows), spare],
            "unknown": not rows,
        }

    @property
    def week(self) -> list[Any]:
        """The fields of the seven days."""
        return [self[each] for each in WEEKDAYS]

    def slots_on(self, weekday: str) -> list[Typed]:
        """What was typed for one day, here and there."""
        same = self.same.data
        is_meant = weekday in (same["days"] or ())
        typed = [] if is_meant and same["instead"] else list(self[weekday].data)
        return [*typed, *([same] if is_meant else [])]

    def validate_unknown(self, field: Any) -> None:
        if any(each.errors for each in (*self.week, self.exceptions, self.same)):
            return
        rows = self._typed(self.before)
        if not rows and not field.data:
            raise Said("Vul tijden in, of zet hier een vinkje.")
        if rows and self.before and field.data and rows != tuple(each_day(self.before)):
            raise Said(
                "U vulde ook andere tijden in. Wat klopt? Haal dit vinkje weg, of die tijden."
            )

    def read_rows(self, before: Sequence[PackOpeningTime]) -> tuple[PackOpeningTime, ...]:
        """The rows to keep; none when the times are not known."""
        rows = self._typed(before)
        is_unknown = self.unknown.data and rows == tuple(each_day(before))
        return () if is_unknown else rows

    def values(self, entry: PackPlace) -> dict[str, Any]:
        return {"opening_times": self.read_rows(entry.opening_times)}

    def _typed(self, before: Sequence[PackOpeningTime]) -> tuple[PackOpeningTime, ...]:
        week = {each: self.slots_on(each) for each in WEEKDAYS}
        return hours_grid.read_rows(week, _wanted(self.exceptions.data), before)


class PlaceForm(HoursForm):
    """A service at one place."""

    plain = ("description",)

    description = text(
        "Moet iemand iets weten van deze plek?",
        "Bijvoorbeeld: kamer 2, naast de balie. Zet hier geen tijden.",
        500,
    )
    phones = FieldList(FormField(PhoneRow))

    @classmethod
    def data_of(cls, entry: PackPlace) -> dict[str, Any]:
        shown = {"description": entry.description, "phones": show_phones(entry.phones, 1)}
        return super().data_of(entry) | shown

    def values(self, entry: PackPlace) -> dict[str, Any]:
        phones = read_phones(self.phones.data, entry.phones)
        said = {"description": self.description.data or None, "phones": phones}
        return super().values(entry) | said


def _wanted(exceptions: Iterable[Typed]) -> list[Typed]:
    return [each for each in exceptions if each["weekday"] and not each["gone"]]
