"""A banner as a form: its words in every language, its days, and where it leads."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField, Field, HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from routekaart.edition.banners import LONGEST, BannerEntry, tidy_words
from routekaart.language.locales import SOURCE, Locale
from routekaart.web.kit.form_fields import DayField, Said, in_every_language
from routekaart.web.kit.form_tokens import TokenForm
from routekaart.web.office.translations_asked import ask_about_translations

KINDS = {"ordinary": "Gewoon", "important": "Belangrijk: met een rode rand"}


def _words_in(locale: Locale) -> Field:
    """Of the Dutch alone there must be words."""
    needed = [DataRequired("Schrijf het in het Nederlands.")] if locale.code == SOURCE else []
    short = Length(max=LONGEST, message=f"Maak dit korter: hoogstens {LONGEST} tekens.")
    return TextAreaField(
        locale.name, [*needed, short], filters=[lambda typed: tidy_words(typed or "")]
    )


class BannerForm(TokenForm):
    """`was` is the digest of what the form showed."""

    was = HiddenField()
    words = in_every_language(_words_in)
    still_right = BooleanField("De vertalingen kloppen nog")
    starts_on = DayField("Eerste dag")
    ends_on = DayField("Laatste dag")
    kind = RadioField("Wat voor mededeling?", choices=KINDS)
    link = SelectField(
        "Waar gaat het heen als iemand erop tikt?", choices={}, validate_choice=False
    )

    today = date.min
    before: BannerEntry | None = None
    """The banner as it is now; None of a new one."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for each in (self.starts_on, self.ends_on):
            each.validators = [InputRequired("Kies een dag.")]

    @staticmethod
    def data_of(entry: BannerEntry) -> dict[str, Any]:
        return {
            "words": entry.words,
            "starts_on": entry.starts_on,
            "ends_on": entry.ends_on,
            "kind": entry.kind,
            "link": entry.link or "",
        }

    @property
    def entry(self) -> BannerEntry:
        """What was filled in, once it is valid."""
        return BannerEntry(
            words={locale: words for locale, words in self.words.data.items() if words},
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            kind=self.kind.data,
            link=self.link.data or None,
        )

    def validate_still_right(self, field: Any) -> None:
        """Of other Dutch, each translation is other too, or somebody says that it still holds."""
        before = self.before.words if self.before else {}
        asks = ask_about_translations(before, self.words.data)
        if asks and not field.data:
            raise Said(asks)

    def validate_ends_on(self, field: Any) -> None:
        if field.data and field.data < self.today:
            raise Said("Deze dag is al voorbij.")
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise Said("De laatste dag ligt voor de eerste dag.")

    def validate_link(self, field: Any) -> None:
        if field.data and field.data not in field.choices:
            raise Said("Die bladzijde is er niet. Kies een andere.")
