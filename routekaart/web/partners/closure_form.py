"""A closure as a form: from when till when, of what, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import FieldList, FormField, HiddenField, RadioField
from wtforms.validators import InputRequired

from routekaart.catalogue.pack import PackClosure
from routekaart.web.kit.form_fields import DayField, Said, line
from routekaart.web.kit.typed_times import read_time, show_time
from routekaart.web.partners.hours_form import SlotRow
from routekaart.web.partners.hours_grid import is_filled
from routekaart.web.partners.own_closures import LONGEST
from routekaart.web.partners.section_form import SectionForm

EVERYTHING = "-"
"""The choice of the whole organisation; no slug looks like this."""

_OTHERWISE = "anders"
REASONS = {
    "Vakantie": "Vakantie",
    "Ziekte": "Ziekte",
    "Verbouwing": "Verbouwing",
    _OTHERWISE: "Anders",
}
_MOST_RANGES = 2


class ClosureForm(SectionForm):
    """When something is closed, or open at other times."""

    partner = HiddenField()
    starts_on = DayField("Eerste dag")
    ends_on = DayField("Laatste dag")
    what = RadioField("Wat is er dicht?")
    reason = RadioField("Waarom?", choices=REASONS)
    other = line("Anders: waarom?", "Bewoners lezen dit.", 80)
    keeps = RadioField(
        "Bent u helemaal dicht?",
        choices={"closed": "Ja, dicht", "other hours": "Nee, andere tijden"},
    )
    hours = FieldList(FormField(SlotRow))

    today = date.min
    began = date.max
    """The first day as it was, of a closure that is changed: that may be over."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for each in (self.starts_on, self.ends_on):
            each.validators = [InputRequired("Kies een dag.")]

    @classmethod
    def data_of(cls, entry: PackClosure) -> dict[str, Any]:
        is_listed = entry.reason in REASONS or not entry.reason
        shown = [
            {"opens": show_time(opens), "closes": show_time(closes), "overnight": closes <= opens}
            for opens, closes in entry.hours
        ]
        spare = [{"opens": "", "closes": ""}] * max(0, _MOST_RANGES - len(shown))
        return {
            "starts_on": entry.starts_on,
            "ends_on": entry.ends_on,
            "what": entry.target if entry.scope == "service" else EVERYTHING,
            "reason": (entry.reason or next(iter(REASONS))) if is_listed else _OTHERWISE,
            "other": "" if is_listed else entry.reason,
            "keeps": "other hours" if entry.keeps == "other hours" else "closed",
            "hours": shown + spare,
        }

    def validate_starts_on(self, field: Any) -> None:
        if field.data and field.data < min(self.today, self.began):
            raise Said("Deze dag is al voorbij.")

    def validate_ends_on(self, field: Any) -> None:
        first, last = self.starts_on.data, field.data
        if first is None or last is None:
            return
        if last < first:
            raise Said("De laatste dag ligt voor de eerste dag.")
        if last < self.today:
            raise Said("Deze dag is al voorbij.")
        if last - first > LONGEST:
            raise Said("Dit is langer dan een jaar. Zet de dienst dan op “Gestopt”.")

    def validate_other(self, field: Any) -> None:
        if self.reason.data == _OTHERWISE and not field.data:
            raise Said("Schrijf op waarom.")

    def validate_hours(self, field: Any) -> None:
        if self.keeps.data == "other hours" and not any(map(is_filled, field.data)):
            raise Said("Vul in van hoe laat tot hoe laat u wel open bent.")

    def values(self, entry: PackClosure) -> dict[str, Any]:
        is_all = self.what.data == EVERYTHING
        other = self.keeps.data == "other hours"
        hours = [
            (read_time(each["opens"]), read_time(each["closes"]))
            for each in self.hours.data
            if other and is_filled(each)
        ]
        return {
            "scope": "partner" if is_all else "service",
            "target": self.partner.data if is_all else self.what.data,
            "starts_on": self.starts_on.data,
            "ends_on": self.ends_on.data,
            "reason": self.other.data if self.reason.data == _OTHERWISE else self.reason.data,
            "keeps": self.keeps.data,
            "hours": tuple(hours),
        }
