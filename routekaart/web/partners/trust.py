"""The section "Goed om te weten": what takes away the fear of coming."""

from __future__ import annotations

from typing import Any

from wtforms import SelectMultipleField

from routekaart.catalogue.pack import PackService
from routekaart.web.kit.form_fields import Said
from routekaart.web.partners.choices import offer_terms
from routekaart.web.partners.section_form import SectionForm, in_order

_OPPOSED = ("walk-in", "by-appointment")


class TrustForm(SectionForm):
    """What is asked of somebody, and what is not."""

    trust_facts = SelectMultipleField("Wat klopt bij u?", [])

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.trust_facts.choices = offer_terms("trust")

    @classmethod
    def data_of(cls, entry: PackService) -> dict[str, Any]:
        return {"trust_facts": entry.trust_facts}

    def validate_trust_facts(self, field: Any) -> None:
        if set(_OPPOSED) <= set(field.data or ()):
            raise Said("Kies er één: zo binnenlopen, of eerst een afspraak.")

    def values(self, entry: PackService) -> dict[str, Any]:
        return {"trust_facts": in_order(self.trust_facts.data or (), entry.trust_facts)}
