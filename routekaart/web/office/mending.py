"""The words of a proposal that the programme mends itself, instead of giving it back."""

from __future__ import annotations

from typing import Any

from wtforms import Field, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired

from routekaart.catalogue.pack import Entry
from routekaart.review.fields import fields_for_officers
from routekaart.web.kit.form_tokens import TokenForm

MENDED = (
    "name",
    "summary",
    "description",
    "what_happens",
    "application_process",
    "fees_description",
    "alert",
    "reason",
)
_NEEDED = DataRequired(message="Dit kan niet leeg blijven.")


class MendForm(TokenForm):
    """The running text of an entry; of which kind it is, decides which fields there are."""

    seen = HiddenField()
    name = StringField(validators=[_NEEDED])
    summary = TextAreaField(validators=[_NEEDED])
    description = TextAreaField()
    what_happens = TextAreaField()
    application_process = TextAreaField()
    fees_description = TextAreaField()
    alert = TextAreaField()
    reason = StringField(validators=[_NEEDED])

    def keep_fields_of(self, entry: str) -> None:
        """Leave out what an entry of this kind does not have."""
        for name in set(MENDED) - fields_for_officers(entry):
            del self[name]

    def fill(self, wanted: Entry) -> None:
        """Show what the proposal says."""
        for field in self.texts():
            field.data = getattr(wanted, field.name) or ""

    def texts(self) -> list[Field]:
        """The fields to write in."""
        return [self[name] for name in MENDED if name in self]

    def typed(self) -> dict[str, Any]:
        """What each field is to say; nothing at all where it was left empty."""
        return {field.name: _tidy(field.data) or None for field in self.texts()}


def _tidy(typed: str | None) -> str:
    """Browsers end lines in their own way."""
    return (typed or "").replace("\r\n", "\n").strip()
