"""The section "Wat is het?"."""

from __future__ import annotations

from typing import Any

from wtforms import SelectMultipleField
from wtforms.validators import InputRequired

from routekaart.catalogue.pack import PackService
from routekaart.web.kit.form_fields import line, text
from routekaart.web.partners.choices import offer_terms
from routekaart.web.partners.section_form import SectionForm, in_order


class WhatForm(SectionForm):
    """What it is, in the words that residents read first."""

    plain = ("alternate_name", "description", "what_happens")

    name = line("Hoe heet het?")
    alternate_name = line("Heeft het nog een naam?", "Bijvoorbeeld hoe mensen het noemen.")
    summary = text(
        "Wat hebben bewoners eraan, in één zin?",
        "Begin met “U”. Bijvoorbeeld: U krijgt hulp bij het invullen van formulieren.",
        300,
    )
    description = text("Wilt u er meer over vertellen?", "Korte zinnen. Geen moeilijke woorden.")
    what_happens = text(
        "Wat gebeurt er als iemand komt?",
        "Dat stelt mensen gerust. Wie ziet u? Wat vraagt die? Wat gebeurt er daarna?",
    )
    topics = SelectMultipleField("Waar gaat het over?", [])

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.topics.choices = offer_terms("topic")
        self.name.validators = (*self.name.validators, InputRequired("Vul een naam in."))
        self.summary.validators = (
            *self.summary.validators,
            InputRequired("Schrijf in één zin wat bewoners eraan hebben."),
        )

    @classmethod
    def data_of(cls, entry: PackService) -> dict[str, Any]:
        shown = {name: getattr(entry, name) for name in ("name", "summary", "topics")}
        return super().data_of(entry) | shown

    def values(self, entry: PackService) -> dict[str, Any]:
        return super().values(entry) | {
            "name": self.name.data,
            "summary": self.summary.data,
            "topics": in_order(self.topics.data or (), entry.topics),
        }
