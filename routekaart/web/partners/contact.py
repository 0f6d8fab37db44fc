"""The section "Hoe bereikt iemand u?"."""

from __future__ import annotations

from typing import Any

from wtforms import FieldList, FormField

from routekaart.catalogue.pack import PackService
from routekaart.web.kit.form_fields import line, text
from routekaart.web.partners.phone_rows import PhoneRow, read_phones, show_phones
from routekaart.web.partners.section_form import SectionForm
from routekaart.web.partners.typed import read_email, read_website


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
        shown = {"phones": show_phones(entry.phones), "email": entry.email, "url": entry.url}
        return super().data_of(entry) | shown

    def validate_email(self, field: Any) -> None:
        if field.data:
            field.data = read_email(field.data)

    def validate_url(self, field: Any) -> None:
        if field.data:
            field.data = read_website(field.data)

    def values(self, entry: PackService) -> dict[str, Any]:
        contact = {"email": self.email.data or None, "url": self.url.data or None}
        phones = {"phones": read_phones(self.phones.data, entry.phones)}
        return super().values(entry) | contact | phones
