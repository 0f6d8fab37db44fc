"""The section "Wat neemt iemand mee, en wat kost het?"."""

from __future__ import annotations

import re
from typing import Any

from wtforms import FieldList, RadioField
from wtforms.validators import Optional

from routekaart.catalogue.pack import PackCost, PackDocument, PackService
from routekaart.content_pack.slugs import make_slug
from routekaart.web.kit.form_fields import Said, line, text
from routekaart.web.partners.section_form import SectionForm

SPARE = 3
FREE, PAID, UNKNOWN = "free", "paid", "unknown"
_AMOUNT = re.compile(r"€?\s*(\d{1,5})(?:[.,](\d{2}|-))?\s*(?:euro)?")


def read_amount(typed: str) -> int:
    """Euro cents of "€ 2,50", "2.50" or "12 euro". Raises Said."""
    found = _AMOUNT.fullmatch(typed.strip())
    if found is None:
        raise Said("Dit is geen bedrag. Schrijf het als 2,50.")
    cents = found[2] if found[2] not in (None, "-") else "0"
    return int(found[1]) * 100 + int(cents)


class BringForm(SectionForm):
    """What to take along, and what it costs."""

    plain = ("fees_description",)

    documents = FieldList(line("Neem mee"))
    cost = RadioField(
        "Kost het iets?",
        [Optional()],
        choices={FREE: "Nee, het is gratis", PAID: "Ja", UNKNOWN: "Dat zeggen wij hier niet"},
    )
    amount = line("Hoeveel?", "In euro. Bijvoorbeeld 2,50.", 20)
    fees_description = text(
        "Wilt u dat uitleggen?", "Bijvoorbeeld: met de Ooievaarspas gratis.", 500
    )

    @classmethod
    def data_of(cls, entry: PackService) -> dict[str, Any]:
        amounts = [each.amount for each in entry.costs]
        kind = UNKNOWN if not amounts else FREE if amounts == [0] else PAID
        paid = next((each for each in amounts if each), None)
        return super().data_of(entry) | {
            "documents": [each.name for each in entry.documents] + [""] * SPARE,
            "cost": kind,
            "amount": f"{paid // 100},{paid % 100:02}" if paid else "",
        }

    def validate_amount(self, field: Any) -> None:
        if self.cost.data == PAID and field.data:
            read_amount(field.data)

    def values(self, entry: PackService) -> dict[str, Any]:
        return super().values(entry) | {
            "documents": self._documents(entry),
            "costs": self._costs(entry),
        }

    def _documents(self, entry: PackService) -> tuple[PackDocument, ...]:
        """By name; what stays the same keeps its key, and with it its translations."""
        keys = {each.name: each.key for each in entry.documents}
        taken = set(keys.values())
        found = []
        for name in dict.fromkeys(each for each in self.documents.data if each):
            key = keys.get(name) or make_slug(name, taken)
            taken.add(key)
            found.append(PackDocument(key=key, name=name))
        return tuple(found)

    def _costs(self, entry: PackService) -> tuple[PackCost, ...]:
        if self.cost.data not in (FREE, PAID):
            return ()
        if self.cost.data == PAID and not self.amount.data:
            return tuple(each for each in entry.costs if each.amount)
        amount = 0 if self.cost.data == FREE else read_amount(self.amount.data)
        same = tuple(each for each in entry.costs if each.amount == amount)
        return same or (PackCost(key="gratis" if amount == 0 else "bedrag", amount=amount),)
