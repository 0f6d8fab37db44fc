"""The section "Voor wie is het?"."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField, SelectMultipleField
from wtforms.validators import NumberRange, Optional

from routekaart.catalogue.pack import PackService
from routekaart.web.kit.form_fields import Said
from routekaart.web.partners.choices import offer_languages, offer_terms
from routekaart.web.partners.section_form import SectionForm, in_order

_NO_AGE = "Vul een leeftijd in, zoals 18."
_AGE = [Optional(), NumberRange(0, 120, _NO_AGE)]


class AgeField(IntegerField):  # type: ignore[misc]
    """A number of years, or nothing."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([each.strip() for each in valuelist])
        except ValueError:
            raise ValueError(_NO_AGE) from None


class ForWhomForm(SectionForm):
    """Who is welcome, and in which languages somebody is helped."""

    minimum_age = AgeField("Vanaf welke leeftijd?", _AGE, description="Leeg: iedereen.")
    maximum_age = AgeField("Tot en met welke leeftijd?", _AGE)
    audiences = SelectMultipleField("Is het speciaal voor iemand?", [])
    languages = SelectMultipleField("Welke talen spreekt u?", [])

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.audiences.choices = offer_terms("audience")
        self.languages.choices = offer_languages(self.languages.data or ())

    @classmethod
    def data_of(cls, entry: PackService) -> dict[str, Any]:
        names = ("minimum_age", "maximum_age", "audiences", "languages")
        return {name: getattr(entry, name) for name in names}

    def validate_maximum_age(self, field: IntegerField) -> None:
        low, high = self.minimum_age.data, field.data
        if low is not None and high is not None and high < low:
            raise Said("De hoogste leeftijd ligt onder de laagste.")

    def values(self, entry: PackService) -> dict[str, Any]:
        return {
            "minimum_age": self.minimum_age.data,
            "maximum_age": self.maximum_age.data,
            "audiences": in_order(self.audiences.data or (), entry.audiences),
            "languages": in_order(self.languages.data or (), entry.languages),
        }
