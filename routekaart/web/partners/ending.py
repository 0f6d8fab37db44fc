"""The section "Gaat het door?": a pause, a beginning, an end, and what everybody must know now."""

from __future__ import annotations

from typing import Any

from wtforms import RadioField

from routekaart.catalogue.pack import PackService
from routekaart.web.kit.entry_words import SAY_STATUS
from routekaart.web.kit.form_fields import DayField, Said, text
from routekaart.web.partners.section_form import SectionForm


class EndingForm(SectionForm):
    """Whether it goes on, and from when to when."""

    plain = ("alert",)

    status = RadioField("Is dit er nu?", choices=SAY_STATUS)
    valid_from = DayField("Begint het nog?", "De eerste dag. Leeg: het is er al.")
    valid_to = DayField("Stopt het?", "De laatste dag. Leeg: het gaat door.")
    alert = text(
        "Moet iedereen nu iets weten?", "Dit staat bovenaan. Haal het later weer weg.", 300
    )

    @classmethod
    def data_of(cls, entry: PackService) -> dict[str, Any]:
        shown = {name: getattr(entry, name) for name in ("status", "valid_from", "valid_to")}
        return super().data_of(entry) | shown

    def validate_valid_to(self, field: Any) -> None:
        begins = self.valid_from.data
        if begins and field.data and field.data < begins:
            raise Said("De laatste dag ligt voor de eerste dag.")

    def values(self, entry: PackService) -> dict[str, Any]:
        shown = {name: self[name].data for name in ("status", "valid_from", "valid_to")}
        return super().values(entry) | shown
